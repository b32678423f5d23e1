//! Another jobcenter's borger, opened with a reason and read as a guest. `GET /jobcenter/gaest`: the form. The number is posted: it
//! never stands in an address.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use leptos::prelude::*;

use super::borger::{frister, samtaler, stamdata_rows};
use super::kald;
use crate::domain::access::Action;
use crate::domain::rules::{Field, Verdict};
use crate::services::gaest::{Aabnet, GaesteService, Gaestens};
use crate::services::kald::Afvist;
use crate::services::zone;
use crate::texts::Sprog;
use crate::texts::staff::{Gaest, udloeber};
use crate::web::components::{Detail, Felt, details, error_summary, fejl, tekstfelt, textarea};
use crate::web::error::WebError;
use crate::web::form::Form;
use crate::web::login::LoggedIn;
use crate::web::page::{Head, Page};
use crate::web::state::AppState;

fn service(app: &AppState) -> GaesteService {
    GaesteService::new(app.store.clone(), app.clock.clone())
}

/// `GET /jobcenter/gaest`
pub async fn show(page: Page, login: LoggedIn) -> Result<Response, WebError> {
    login.own_organisation(Action::OpenAsGuest)?;
    Ok(form(&page, StatusCode::OK, ["", ""], &Verdict::default()))
}

/// `POST /jobcenter/gaest`
pub async fn submit(
    State(app): State<AppState>,
    page: Page,
    login: LoggedIn,
    posted: Form,
) -> Result<Response, WebError> {
    login.own_organisation(Action::OpenAsGuest)?;
    let typed = [Field::Personnummer, Field::Begrundelse].map(|field| posted.field(field.as_str()));
    match service(&app).aabn(&kald(&login)?, typed[0], typed[1]).await {
        Ok(Aabnet::Egen(id)) => Ok(Redirect::to(&format!("/jobcenter/borger/{id}")).into_response()),
        Ok(Aabnet::Gaest(id)) => Ok(Redirect::to(&format!("/jobcenter/gaest/{id}")).into_response()),
        Err(Afvist::Regler(verdict)) => Ok(form(&page, StatusCode::UNPROCESSABLE_ENTITY, typed, &verdict)),
        Err(other) => Err(other.into()),
    }
}

fn form(page: &Page, status: StatusCode, [cpr, why]: [&str; 2], verdict: &Verdict) -> Response {
    let errors = fejl(verdict);
    let summary = error_summary(page, &errors);
    let cpr = Felt::new(Field::Personnummer, Gaest::Cpr.da(), cpr, verdict);
    let why = Felt::new(Field::Begrundelse, Gaest::Why.da(), why, verdict).hint(Gaest::WhyHint.da());
    page.answer(status, Head::new(Gaest::Heading.da()).with_errors(!errors.is_empty()), move || {
        view! {
            {summary}
            <h1>{Gaest::Heading.da()}</h1>
            <p class="font-lead">{Gaest::Lead.da()}</p>
            <p>{Gaest::Seen.da()}</p>
            <form method="post" action="/jobcenter/gaest" novalidate="">
                {tekstfelt(cpr, "text")}
                {textarea(why, 3)}
                <div class="form-group">
                    <button class="button button-primary" type="submit">{Gaest::Open.da()}</button>
                </div>
            </form>
            <p><a class="function-link" href="/jobcenter">{Gaest::Back.da()}</a></p>
        }
    })
}

/// `GET /jobcenter/gaest/{borger}`
pub async fn laes(
    State(app): State<AppState>,
    page: Page,
    login: LoggedIn,
    Path(id): Path<String>,
) -> Result<Response, WebError> {
    login.own_organisation(Action::OpenAsGuest)?;
    let id = id.parse().map_err(|_| WebError::NotFound)?;
    let gaestens = service(&app).laes(&kald(&login)?, id).await?;
    let som_gaest = gaestens.kald(&login.actor);
    // Each of these looks is audited as his, at her own jobcenter.
    let hendes_frister = app.frister.hent_alle(&som_gaest, id).await?;
    let hendes_samtaler = app.samtaler.hent_alle(&som_gaest, id).await?;
    let Gaestens { borger, jobcenter, udloeber_at } = gaestens;
    let a_kasse = match borger.a_kasse_id {
        Some(a_kasse) => app.store.read().await?.organisation(a_kasse).await?,
        None => None,
    };
    let now = app.clock.now();
    Ok(page.ok(Head::new(borger.navn.clone()), move || {
        let mut rows = vec![Detail::text(Gaest::Jobcenter.da(), jobcenter.navn)];
        rows.extend(stamdata_rows(&borger, a_kasse.as_ref()));
        view! {
            <h1>{borger.navn.clone()}</h1>
            <p class="font-lead">{Gaest::ReadOnly.da()} " " {udloeber(zone::local(udloeber_at))}</p>
            {details(Sprog::Da, rows)}
            {frister::section(None, hendes_frister)}
            {samtaler::section(None, hendes_samtaler, now)}
            <p class="d-print-none"><a class="function-link" href="/jobcenter">{Gaest::Back.da()}</a></p>
        }
    }))
}
