//! The booked conversations that a change hits, by name, and what is to become of those who stand with the old.

use chrono::NaiveDateTime;
use leptos::prelude::*;

use crate::domain::rules::{Field, Verdict};
use crate::domain::serie::SerieDel;
use crate::services::aftaleaendring::Ramte;
use crate::services::navne::NAVNE_MAX;
use crate::store::BooketSamtale;
use crate::texts::common::Common;
use crate::texts::staff::{Aendring, har_nu, og_flere, rammer_samtaler};
use crate::texts::{Sprog, borger, dates, rules};

/// One line of names: when, who, and what else there is to tell.
pub struct Linje {
    /// Local start.
    pub hvornaar: NaiveDateTime,
    /// By name.
    pub navn: String,
    /// In the column of [`navne`]'s heading.
    pub mere: Option<String>,
}

/// Both groups, and the decision about the second. `valgt`: as typed.
pub fn view(ramte: &Ramte, valgt: &str, verdict: &Verdict) -> AnyView {
    if ramte.antal() == 0 {
        return view! { <p>{Aendring::HitNobody.da()}</p> }.into_any();
    }
    let lukkes: Vec<_> = ramte.lukkes.iter().map(|samtale| linje(samtale, &[])).collect();
    let gamle: Vec<_> = ramte.det_gamle.iter().map(|(samtale, dele)| linje(samtale, dele)).collect();
    let closing = (!lukkes.is_empty()).then(|| group(Aendring::ClosingHeading, Aendring::ClosingText, lukkes, None));
    let old = (!gamle.is_empty()).then(|| {
        let names = group(Aendring::OldHeading, Aendring::OldText, gamle, Some(Aendring::HasNow));
        view! { {names} {decision(valgt, verdict)} }
    });
    view! {
        <section aria-labelledby="ramte">
            <h2 id="ramte">{Aendring::HitHeading.da()}</h2>
            <p class="font-lead"><strong>{rammer_samtaler(ramte.antal())}</strong></p>
            {closing}
            {old}
        </section>
    }
    .into_any()
}

/// Both groups, where nothing is decided: each becomes a task.
pub fn kun_navne(ramte: &Ramte) -> AnyView {
    if ramte.antal() == 0 {
        return view! { <p>{Aendring::HitNobody.da()}</p> }.into_any();
    }
    let lukkes: Vec<_> = ramte.lukkes.iter().map(|samtale| linje(samtale, &[])).collect();
    let gamle: Vec<_> = ramte.det_gamle.iter().map(|(samtale, dele)| linje(samtale, dele)).collect();
    let closing = (!lukkes.is_empty()).then(|| group(Aendring::ClosingHeading, Aendring::VersionStand, lukkes, None));
    let old =
        (!gamle.is_empty()).then(|| group(Aendring::OldHeading, Aendring::VersionOld, gamle, Some(Aendring::HasNow)));
    view! {
        <h2>{Aendring::HitHeading.da()}</h2>
        <p class="font-lead"><strong>{rammer_samtaler(ramte.antal())}</strong></p>
        {closing}
        {old}
    }
    .into_any()
}

fn group(heading: Aendring, text: Aendring, linjer: Vec<Linje>, mere: Option<Aendring>) -> AnyView {
    let heading = format!("{} ({})", heading.da(), linjer.len());
    view! { <h3>{heading}</h3> <p>{text.da()}</p> {navne(linjer, mere)} }.into_any()
}

/// Who and when, the first of them by name. `mere`: the heading of the third column.
pub fn navne(linjer: Vec<Linje>, mere: Option<Aendring>) -> AnyView {
    let more = linjer.len().saturating_sub(NAVNE_MAX);
    let row = |linje: Linje| {
        let extra = mere.map(|mere| view! { <td data-title=mere.da()>{linje.mere}</td> });
        view! {
            <tr>
                <td data-title=Aendring::WhenColumn.da()>{dates::date_time_long(Sprog::Da, linje.hvornaar)}</td>
                <td data-title=Aendring::WhoColumn.da()>{linje.navn}</td>
                {extra}
            </tr>
        }
    };
    let rows = linjer.into_iter().take(NAVNE_MAX).map(row).collect_view();
    view! {
        <table class="table table--compact table--responsive-headers">
            <thead><tr>
                <th scope="col">{Aendring::WhenColumn.da()}</th>
                <th scope="col">{Aendring::WhoColumn.da()}</th>
                {mere.map(|mere| view! { <th scope="col">{mere.da()}</th> })}
            </tr></thead>
            <tbody>{rows}</tbody>
        </table>
        {(more > 0).then(|| view! { <p>{og_flere(more)}</p> })}
    }
    .into_any()
}

/// A conversation with the parts of it that are not as the series says now.
fn linje(samtale: &BooketSamtale, dele: &[SerieDel]) -> Linje {
    let told: Vec<_> = dele.iter().filter_map(|&del| Some(har_nu(del, &vaerdi(samtale, del)?))).collect();
    Linje { hvornaar: samtale.local_start, navn: samtale.navn.clone(), mere: Some(told.join("; ")) }
}

fn vaerdi(samtale: &BooketSamtale, del: SerieDel) -> Option<String> {
    match del {
        SerieDel::Sted => {
            let form = borger::form(Sprog::Da, samtale.samtaleform).to_owned();
            let place = [&samtale.adresse, &samtale.moedetelefon, &samtale.moedelink];
            Some(std::iter::once(form).chain(place.into_iter().flatten().cloned()).collect::<Vec<_>>().join(", "))
        }
        SerieDel::Hvem => Some(samtale.medarbejder.clone()),
        SerieDel::Tekst => Some(samtale.titel.clone()),
        _ => None,
    }
}

/// The error summary leads to the group. Nothing is chosen from the start: it is decided.
fn decision(valgt: &str, verdict: &Verdict) -> AnyView {
    let name = Field::BookedeSamtaler.as_str();
    let error = verdict.at(Field::BookedeSamtaler).map(rules::told);
    let error_id = format!("{name}-error");
    let described_by = error.map(|_| error_id.clone());
    let choices = [("ret", Aendring::Follow, Aendring::FollowNote), ("lad-staa", Aendring::Leave, Aendring::LeaveNote)];
    let one = |(value, text, note): (&'static str, Aendring, Aendring)| {
        let (id, note_id) = (format!("{name}-{value}"), format!("{name}-{value}-hint"));
        view! {
            <div class="form-group-radio">
                <input class="form-radio" type="radio" id=id.clone() name=name value=value checked={valgt == value}
                    aria-describedby=note_id.clone()/>
                <label for=id>{text.da()}</label>
                <span class="form-hint" id=note_id>{note.da()}</span>
            </div>
        }
    };
    view! {
        <div class=if error.is_some() { "form-group form-error" } else { "form-group" }>
            <fieldset id=name tabindex="-1" aria-describedby=described_by>
                <legend class="form-label">{Aendring::Choose.da()}</legend>
                {error.map(|text| view! {
                    <span class="form-error-message" id=error_id><span class="sr-only">{Common::ErrorPrefix.say(Sprog::Da)}</span>{text}</span>
                })}
                {choices.map(one).into_iter().collect_view()}
            </fieldset>
        </div>
    }
    .into_any()
}
