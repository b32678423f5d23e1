//! The step in which calling off and moving are confirmed: how many, who, why, what each will read, and where each goes.

use axum::response::Response;
use leptos::prelude::*;

use super::typed::{TIL, Typed};
use super::{PATH, ramt, service, valg};
use crate::domain::besked::BeskedSlags;
use crate::domain::ids::{IndkaldelseId, TidId};
use crate::domain::indkaldelse::Aflyser;
use crate::domain::rules::{Field, Verdict};
use crate::kanaler::kalender::{Parter, fortalt};
use crate::services::kald::Kald;
use crate::services::lukning::{Beskedeksempel, Flytteplan, PlanLinje};
use crate::texts::beskeder::{Skrivelse, om_samtale};
use crate::texts::staff::{Lukning, aflys_heading, antal_tider, flyt_heading};
use crate::texts::{Sprog, dates};
use crate::web::components::{Felt, alert, error_summary, fejl, textarea};
use crate::web::error::WebError;
use crate::web::page::{Head, Page};
use crate::web::state::AppState;
use crate::web::svar::Svar;

/// Calling off: how many, who, why, and what they will read.
pub async fn aflys(
    app: &AppState,
    page: &Page,
    kald: &Kald<'_>,
    typed: Typed,
    svar: Svar,
) -> Result<Response, WebError> {
    let (verdict, chosen) = typed.valg();
    let Some(chosen) = chosen else { return valg::render(app, page, kald, typed, fejlet(verdict)?, None).await };
    let ramt = match service(app).forhaandsvis(kald, &chosen).await {
        Ok(ramt) => ramt,
        Err(afvist) => return valg::render(app, page, kald, typed, Svar::af(afvist)?, None).await,
    };
    let eksempel = match ramt.samtaler.first() {
        Some(first) => Some(service(app).eksempel(kald, first.borger_id, first.id).await?),
        None => None,
    };
    let heading = aflys_heading(ramt.samtaler.len());
    let felt = Felt::new(Field::Begrundelse, Lukning::Reason.da(), typed.begrundelse.clone(), &svar.verdict);
    let why = textarea(felt.hint(Lukning::ReasonHint.da()), 3);
    let set = ramt.kendetegn();
    Ok(step(page, svar, heading, typed, set, move || {
        view! {
            <p class="font-lead">{Lukning::ConfirmCallOff.da()}</p>
            <p>{Lukning::TimesClosed.da()} " " {antal_tider(ramt.tider.len())} "."</p>
            {ramt::senere(&ramt.senere)}
            <h2>{Lukning::Booked.da()}</h2>
            {ramt::names(ramt.samtaler)}
            {why}
            {eksempel.map(|eksempel| message(&eksempel))}
            {buttons("bekraeft-aflys", Lukning::DoCallOff)}
        }
        .into_any()
    }))
}

/// Moving: where each goes, and who stays.
pub async fn flyt(
    app: &AppState,
    page: &Page,
    kald: &Kald<'_>,
    typed: Typed,
    svar: Svar,
) -> Result<Response, WebError> {
    let (verdict, chosen) = typed.valg();
    let Some(chosen) = chosen else { return valg::render(app, page, kald, typed, fejlet(verdict)?, None).await };
    let (ramt, plan) = match service(app).flytteplan(kald, &chosen, typed.anden_form).await {
        Ok(seen) => seen,
        Err(afvist) => return valg::render(app, page, kald, typed, Svar::af(afvist)?, None).await,
    };
    let moved = plan.linjer.iter().filter(|linje| linje.til.is_some()).count();
    let heading = flyt_heading(moved, plan.linjer.len() - moved);
    let (set, til) = (ramt.kendetegn(), plan.til());
    Ok(step(page, svar, heading, typed, set, move || {
        view! {
            <p class="font-lead">{Lukning::ConfirmMove.da()}</p>
            <p>{Lukning::TimesClosed.da()} " " {antal_tider(ramt.tider.len())} "."</p>
            {ramt::senere(&ramt.senere)}
            {til.iter().map(shown).collect_view()}
            {planned(plan)}
            {buttons("bekraeft-flyt", Lukning::DoMove)}
        }
        .into_any()
    }))
}

/// What is wrong with the choice that came along; nothing that a person can mend: it was never on the page.
fn fejlet(verdict: Verdict) -> Result<Svar, WebError> {
    if verdict.is_kept() { Err(WebError::BadRequest) } else { Ok(Svar { verdict, foraeldet: false }) }
}

/// The page around it: the form carries the choice along.
fn step(
    page: &Page,
    svar: Svar,
    heading: String,
    typed: Typed,
    set: String,
    inside: impl FnOnce() -> AnyView + Send + 'static,
) -> Response {
    let errors = fejl(&svar.verdict);
    let head = Head::new(heading.clone()).with_errors(!errors.is_empty());
    let summary = error_summary(page, &errors);
    let stale = svar
        .foraeldet
        .then(|| alert(page, "warning", Lukning::StaleHeading.da().to_owned(), Lukning::StaleText.da().to_owned()));
    page.answer(svar.status(), head, move || {
        view! {
            {summary}
            {stale}
            <h1>{heading}</h1>
            <form method="post" action=PATH novalidate="">
                {typed.hidden()}
                <input type="hidden" name="set" value=set/>
                {inside()}
            </form>
        }
    })
}

fn buttons(handling: &'static str, text: Lukning) -> impl IntoView {
    view! {
        <div class="form-group">
            <button class="button button-primary" type="submit" name="handling" value=handling>{text.da()}</button>
            " " <button class="button button-secondary" type="submit" name="handling" value="vis">{Lukning::BackToChoice.da()}</button>
        </div>
    }
}

/// Carries along where a conversation goes: it goes there, or nowhere.
fn shown((samtale, til): (&IndkaldelseId, &TidId)) -> impl IntoView + use<> {
    view! { <input type="hidden" name=format!("{TIL}{samtale}") value=til.to_string()/> }
}

/// Those who find no time first: they are what somebody has to see to.
fn planned(plan: Flytteplan) -> AnyView {
    let when = |at| dates::date_time_long(Sprog::Da, at);
    let row = |linje: PlanLinje| {
        let til = linje.til.map_or_else(|| Lukning::NoOtherTime.da().to_owned(), |(_, start)| when(start));
        view! {
            <tr>
                <td data-title=Lukning::Who.da()>{linje.samtale.navn}</td>
                <td data-title=Lukning::MovedFrom.da()>{when(linje.samtale.local_start)}</td>
                <td data-title=Lukning::MovedTo.da()>{til}</td>
            </tr>
        }
    };
    let (nowhere, somewhere): (Vec<_>, Vec<_>) = plan.linjer.into_iter().partition(|linje| linje.til.is_none());
    let rows = nowhere.into_iter().chain(somewhere).map(row).collect_view();
    view! {
        <table class="table table--compact table--responsive-headers">
            <thead><tr>
                <th scope="col">{Lukning::Who.da()}</th>
                <th scope="col">{Lukning::MovedFrom.da()}</th>
                <th scope="col">{Lukning::MovedTo.da()}</th>
            </tr></thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

/// The message to the first of them, word for word.
fn message(eksempel: &Beskedeksempel) -> impl IntoView + use<> {
    let parter = Parter { myndighed: &eksempel.myndighed.navn, a_kasse: None, deltagere: &[] };
    let mut told = fortalt(&eksempel.samtale, parter);
    told.kontakt_telefon = told.kontakt_telefon.or(eksempel.myndighed.telefon.as_deref());
    let Skrivelse { emne, indledning, raekker, slutning } =
        om_samtale(BeskedSlags::Aflysning, &told, Some(Aflyser::Lukning));
    let afsnit = |tekster: Vec<String>| tekster.into_iter().map(|tekst| view! { <p>{tekst}</p> }).collect_view();
    let rows = raekker.into_iter().map(|(navn, tekst)| view! { <p>{navn} ": " {tekst}</p> }).collect_view();
    view! {
        <h2>{Lukning::MessageHeading.da()}</h2>
        <p>{Lukning::MessageText.da()}</p>
        <blockquote class="besked-eksempel">
            <p><strong>{emne}</strong></p>
            {afsnit(indledning)}
            {rows}
            {afsnit(slutning)}
        </blockquote>
    }
}
