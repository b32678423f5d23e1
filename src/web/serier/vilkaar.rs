//! The part of a series' form that says when its times can be booked, and which a-kasser share them.

use std::collections::BTreeMap;

use leptos::prelude::*;

use super::nu::andele;
use crate::domain::ids::OrganisationId;
use crate::domain::rules::serie::SerieForm;
use crate::domain::rules::{Field, Verdict};
use crate::store::{SerieAndel, SerieRow};
use crate::texts::common::Common;
use crate::texts::staff::Serier;
use crate::texts::{Sprog, rules};
use crate::web::components::{Felt, Nu, tekstfelt};
use crate::web::form::Form;

/// The a-kasser that can share it, by name; the one of the aftale first.
pub type KanDele = [(OrganisationId, String)];

fn name_of(a_kasse: OrganisationId) -> String {
    format!("andel-{a_kasse}")
}

/// A stored series, with who shares it.
pub fn stored(form: SerieForm, row: &SerieRow, andele: &[SerieAndel]) -> SerieForm {
    let number = |number: Option<i32>| number.map(|number| number.to_string()).unwrap_or_default();
    let kl = row.bookbar.bookbar_til_kl.map(|kl| kl.format("%H:%M").to_string());
    SerieForm {
        bookbar_fra: number(row.bookbar.bookbar_fra_dage),
        bookbar_til: number(row.bookbar.bookbar_til_dage),
        bookbar_til_kl: kl.unwrap_or_default(),
        frigiv: number(row.bookbar.frigiv_timer),
        andele: andele.iter().map(|andel| (andel.a_kasse_id, andel.pladser.to_string())).collect(),
        ..form
    }
}

/// As typed. What stands in an unknown a-kasse's field is nobody's.
pub fn typed(form: SerieForm, posted: &Form) -> SerieForm {
    let field = |field: Field| posted.field(field.as_str()).to_owned();
    let andele: BTreeMap<_, _> = posted
        .checked("andel-")
        .filter_map(|id| id.parse().ok())
        .map(|id| (id, posted.field(&name_of(id)).to_owned()))
        .collect();
    SerieForm {
        bookbar_fra: field(Field::BookbarFra),
        bookbar_til: field(Field::BookbarTil),
        bookbar_til_kl: field(Field::BookbarTilKl),
        frigiv: field(Field::FrigivTimer),
        andele,
        ..form
    }
}

/// The fields.
pub fn fields(form: &SerieForm, kan_dele: &KanDele, verdict: &Verdict, nu: &Nu) -> AnyView {
    let felt =
        |field, label: Serier, value: &str| Felt::new(field, label.da(), value, verdict).nu(nu.ved(field, value));
    view! {
        <h2>{Serier::Bookable.da()}</h2>
        {tekstfelt(felt(Field::BookbarFra, Serier::BookableFrom, &form.bookbar_fra).hint(Serier::BookableFromHint.da()), "text")}
        {tekstfelt(felt(Field::BookbarTil, Serier::BookableTo, &form.bookbar_til).hint(Serier::BookableToHint.da()), "text")}
        {tekstfelt(felt(Field::BookbarTilKl, Serier::BookableClock, &form.bookbar_til_kl).hint(Serier::BookableClockHint.da()), "time")}
        {(kan_dele.len() > 1).then(|| shares(form, kan_dele, verdict, nu))}
    }
    .into_any()
}

/// A field for each a-kasse; the error summary leads to the group.
fn shares(form: &SerieForm, kan_dele: &KanDele, verdict: &Verdict, nu: &Nu) -> AnyView {
    let error = verdict.at(Field::Andele).map(rules::told);
    let error_id = format!("{}-error", Field::Andele.as_str());
    let hint_id = format!("{}-hint", Field::Andele.as_str());
    let described_by = [Some(hint_id.clone()), error.map(|_| error_id.clone())];
    let described_by: Vec<_> = described_by.into_iter().flatten().collect();
    let share = |(id, navn): &(OrganisationId, String)| {
        let (name, value) = (name_of(*id), form.andele.get(id).cloned().unwrap_or_default());
        view! {
            <div class="form-group">
                <label class="form-label" for=name.clone()>{navn.clone()}</label>
                <input class="form-input input-width-s" type="text" id=name.clone() name=name value=value maxlength="10"
                    autocomplete="off" inputmode="numeric"/>
            </div>
        }
    };
    let released = Felt::new(Field::FrigivTimer, Serier::Release.da(), form.frigiv.clone(), verdict);
    let released = released.nu(nu.ved(Field::FrigivTimer, &form.frigiv));
    view! {
        <h2>{Serier::Sharing.da()}</h2>
        <div class=if error.is_some() { "form-group form-error" } else { "form-group" }>
            <fieldset id=Field::Andele.as_str() tabindex="-1" aria-describedby=described_by.join(" ")>
                <legend class="form-label">{Serier::Shares.da()}</legend>
                <span class="form-hint" id=hint_id>{Serier::SharesHint.da()}</span>
                {nu.ved(Field::Andele, &andele(form)).map(|text| view! { <span class="form-hint gemt-nu">{text}</span> })}
                {error.map(|text| view! {
                    <span class="form-error-message" id=error_id><span class="sr-only">{Common::ErrorPrefix.say(Sprog::Da)}</span>{text}</span>
                })}
                {kan_dele.iter().map(share).collect_view()}
            </fieldset>
        </div>
        {tekstfelt(released.hint(Serier::ReleaseHint.da()), "text")}
    }
    .into_any()
}
