//! The proof of her searches, as her jobcenter sees it: what she was shown when, and when the pages did not work.

use axum::extract::{Path, Query, State};
use axum::response::Response;
use leptos::prelude::*;

use super::borger_id;
use crate::texts::Sprog;
use crate::texts::borger::soegning::Soegninger;
use crate::texts::staff::{BorgerSide, HistorikTekst};
use crate::web::borger::soegninger::{Which, outages, searches};
use crate::web::error::WebError;
use crate::web::jobcenter::kald;
use crate::web::login::LoggedIn;
use crate::web::page::{Head, Page};
use crate::web::state::AppState;

/// `GET /jobcenter/borger/{borger}/soegninger`, with `?side=` for older ones
pub async fn show(
    State(app): State<AppState>,
    page: Page,
    login: LoggedIn,
    Path(id): Path<String>,
    which: Result<Query<Which>, axum::extract::rejection::QueryRejection>,
) -> Result<Response, WebError> {
    let (kald, id) = (kald(&login)?, borger_id(&id)?);
    let Query(Which { side }) = which.map_err(|_| WebError::BadRequest)?;
    let sag = app.sagsbehandling.sag(&kald, id).await?;
    let found = app.booking.soegninger(&login.actor, id, kald.myndighed.id, side).await?;
    let hers = format!("/jobcenter/borger/{id}");
    let older = format!("{hers}/soegninger?side={}", side.saturating_add(1));
    Ok(page.ok(Head::new(HistorikTekst::Visninger.da()), move || {
        view! {
            <h1>{HistorikTekst::Visninger.da()}</h1>
            <p class="font-lead">{sag.borger.navn}</p>
            <p>{HistorikTekst::VisningerLead.da()}</p>
            {searches(Sprog::Da, &found, HistorikTekst::VisningerCaption.da(), HistorikTekst::NoVisninger.da())}
            {found.flere.then(|| view! { <p><a class="function-link" href=older>{HistorikTekst::Older.da()}</a></p> })}
            {(side > 0).then(|| view! { <p><a class="function-link" href=format!("{hers}/soegninger")>{HistorikTekst::Newest.da()}</a></p> })}
            <h2>{Soegninger::Outages.say(Sprog::Da)}</h2>
            {outages(Sprog::Da, &found.nedetider)}
            <p class="d-print-none"><a class="function-link" href=hers>{BorgerSide::BackToBorger.da()}</a></p>
        }
    }))
}
