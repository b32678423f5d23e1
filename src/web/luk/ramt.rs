//! Who is hit, by name, and the two ways to go on.

use leptos::prelude::*;

use super::valg::TID;
use crate::domain::lukning::VARSEL_DAGE;
use crate::services::lukning::{NAVNE_MAX, Ramt};
use crate::store::{RamtSamtale, ValgtTid};
use crate::texts::staff::{Lukning, move_text, og_flere, rammer};
use crate::texts::{Sprog, dates};

/// Times that can be chosen one by one: more do not fit into a form.
const BOKSE_MAX: usize = 150;

/// The part of the form below the choice.
pub fn view(ramt: Ramt) -> AnyView {
    let (set, total) = (ramt.kendetegn(), rammer(ramt.tider.len(), ramt.samtaler.len()));
    let somebody = !ramt.samtaler.is_empty();
    let boxes = (ramt.tider.len() <= BOKSE_MAX).then(|| bokse(&ramt.tider));
    view! {
        <section aria-labelledby="ramt">
            <h2 id="ramt">{Lukning::HitHeading.da()}</h2>
            <p class="font-lead"><strong>{total}</strong></p>
            <input type="hidden" name="set" value=set/>
            {booked(ramt.samtaler)}
            {boxes}
            <h2>{Lukning::ChooseHeading.da()}</h2>
            <p>{Lukning::CloseOnlyText.da()}</p>
            <p><button class="button button-primary" type="submit" name="handling" value="luk">{Lukning::CloseOnly.da()}</button></p>
            {somebody.then(move_them)}
            <p>{Lukning::CallOffText.da()}</p>
            <p><button class="button button-secondary" type="submit" name="handling" value="aflys">{Lukning::CallOff.da()}</button></p>
        </section>
    }
    .into_any()
}

fn move_them() -> impl IntoView {
    view! {
        <p>{move_text(VARSEL_DAGE)}</p>
        <div class="form-group-checkbox">
            <input class="form-checkbox" type="checkbox" id="anden-form" name="anden-form" value="ja"/>
            <label for="anden-form">{Lukning::OtherForm.da()}</label>
        </div>
        <p><button class="button button-secondary" type="submit" name="handling" value="flyt">{Lukning::Move.da()}</button></p>
    }
}

fn booked(samtaler: Vec<RamtSamtale>) -> AnyView {
    if samtaler.is_empty() {
        return view! { <p>{Lukning::Nobody.da()}</p> }.into_any();
    }
    view! { <h3>{Lukning::Booked.da()}</h3> {names(samtaler)} }.into_any()
}

/// Who and when, the first of them by name.
pub fn names(samtaler: Vec<RamtSamtale>) -> AnyView {
    let more = samtaler.len().saturating_sub(NAVNE_MAX);
    let row = |row: RamtSamtale| {
        view! {
            <tr>
                <td data-title=Lukning::When.da()>{dates::date_time_long(Sprog::Da, row.local_start)}</td>
                <td data-title=Lukning::Who.da()>{row.navn}</td>
            </tr>
        }
    };
    let rows = samtaler.into_iter().take(NAVNE_MAX).map(row).collect_view();
    view! {
        <table class="table table--compact table--responsive-headers">
            <thead><tr><th scope="col">{Lukning::When.da()}</th><th scope="col">{Lukning::Who.da()}</th></tr></thead>
            <tbody>{rows}</tbody>
        </table>
        {(more > 0).then(|| view! { <p>{og_flere(more)}</p> })}
    }
    .into_any()
}

fn bokse(tider: &[ValgtTid]) -> AnyView {
    let one = |tid: &ValgtTid| {
        let id = format!("{TID}{}", tid.id);
        let when = dates::date_time_range(Sprog::Da, tid.local_start, tid.local_end);
        view! {
            <div class="form-group-checkbox">
                <input class="form-checkbox" type="checkbox" id=id.clone() name=id.clone() value="1" checked=true/>
                <label for=id>{when}</label>
            </div>
        }
    };
    view! {
        <fieldset>
            <legend class="form-label"><h3>{Lukning::Times.da()}</h3></legend>
            <p>{Lukning::TimesLead.da()}</p>
            <input type="hidden" name="kun" value="1"/>
            {tider.iter().map(one).collect_view()}
        </fieldset>
    }
    .into_any()
}
