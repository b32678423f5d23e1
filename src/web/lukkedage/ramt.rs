//! Whom closing a day hits, before it is closed; and a day that is closed already.

use leptos::prelude::*;

use crate::domain::rules::Field;
use crate::services::lukkedage::LukkedagVist;
use crate::texts::staff::{Lukkedage, lukkes, lukket_som};
use crate::texts::{Sprog, dates};
use crate::web::components::alert;
use crate::web::form::Form;
use crate::web::luk::names;
use crate::web::page::Page;

/// Why it is closed already, when it is.
pub fn exists(page: &Page, ramt: &LukkedagVist, typed: &Form) -> Option<AnyView> {
    let findes = ramt.findes.as_deref()?;
    let text = lukket_som(findes, typed.field(Field::Navn.as_str()).trim());
    Some(alert(page, "info", Lukkedage::ExistsHeading.da().to_owned(), text))
}

/// What closing it does, and the step that is left: closing it, or changing why it is closed.
pub fn view(ramt: LukkedagVist, typed: &Form) -> AnyView {
    let set = ramt.kendetegn();
    if let Some(findes) = ramt.findes {
        let same = findes == typed.field(Field::Navn.as_str()).trim();
        return view! {
            <input type="hidden" name="foer" value=findes/>
            {(!same).then(|| step("ret", Lukkedage::Change))}
        }
        .into_any();
    }
    let day = dates::date_long(Sprog::Da, ramt.dag);
    let total = lukkes(&day, ramt.ledige(), ramt.samtaler.len());
    let standing = (!ramt.samtaler.is_empty()).then(|| {
        view! {
            <h3>{Lukkedage::StandHeading.da()}</h3>
            <p>{Lukkedage::StandText.da()}</p>
            {names(ramt.samtaler)}
        }
    });
    view! {
        <section aria-labelledby="ramt">
            <h2 id="ramt">{Lukkedage::HitHeading.da()}</h2>
            <p class="font-lead"><strong>{total}</strong></p>
            {standing}
            <p>{Lukkedage::UndoText.da()}</p>
            <input type="hidden" name="set" value=set/>
            {step("luk", Lukkedage::Add)}
        </section>
    }
    .into_any()
}

fn step(handling: &'static str, text: Lukkedage) -> impl IntoView {
    view! {
        <p><button class="button button-primary" type="submit" name="handling" value=handling>{text.da()}</button></p>
    }
}
