//! Nobody from the a-kasse can come on a whole agreed day: whom that is about, and then a word to the jobcenter.

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use chrono::NaiveDate;
use leptos::prelude::*;

use super::{liste, skriver};
use crate::domain::ids::OrganisationId;
use crate::services::a_kasse::{AKasseDag, MedDeltagere};
use crate::services::kald::Kald;
use crate::texts::staff::{HelDag, Medlem, aftalt_den_dag};
use crate::texts::{Sprog, dates};
use crate::web::components::{Detail, alert, details, fejl};
use crate::web::error::WebError;
use crate::web::form::Form;
use crate::web::login::LoggedIn;
use crate::web::page::{Head, Page};
use crate::web::state::AppState;
use crate::web::svar::Svar;

/// The day, when something is agreed with that jobcenter on it.
async fn of(
    app: &AppState,
    kald: &Kald<'_>,
    (dato, jobcenter): &(String, String),
) -> Result<(AKasseDag, OrganisationId), WebError> {
    let dato: NaiveDate = dato.parse().map_err(|_| WebError::NotFound)?;
    let jobcenter: OrganisationId = jobcenter.parse().map_err(|_| WebError::NotFound)?;
    let dag = app.a_kasse.dagen(kald, Some(dato)).await?;
    let agreed = dag.jobcentre.iter().any(|one| one.id == jobcenter);
    if agreed { Ok((dag, jobcenter)) } else { Err(WebError::NotFound) }
}

/// `GET /a-kasse/dag/{day}/kan-ikke-komme/{jobcenter}`
pub async fn show(
    State(app): State<AppState>,
    page: Page,
    login: LoggedIn,
    Path(path): Path<(String, String)>,
) -> Result<Response, WebError> {
    let (dag, jobcenter) = of(&app, &skriver(&login)?, &path).await?;
    Ok(render(&page, &dag, jobcenter, &Svar::default()))
}

/// `POST /a-kasse/dag/{day}/kan-ikke-komme/{jobcenter}`
pub async fn submit(
    State(app): State<AppState>,
    page: Page,
    login: LoggedIn,
    Path(path): Path<(String, String)>,
    _: Form,
) -> Result<Response, WebError> {
    let kald = skriver(&login)?;
    let (dag, jobcenter) = of(&app, &kald, &path).await?;
    match app.a_kasse.kan_ikke_komme_dagen(&kald, jobcenter, dag.dato).await {
        Ok(gjort) => {
            let back = format!("/a-kasse/dag?dato={}&meldt={}&ikke={}", dag.dato, gjort.samtaler, gjort.ikke);
            Ok(Redirect::to(&back).into_response())
        }
        Err(afvist) => Ok(render(&page, &dag, jobcenter, &Svar::af(afvist)?)),
    }
}

fn render(page: &Page, dag: &AKasseDag, jobcenter: OrganisationId, svar: &Svar) -> Response {
    let with = dag.jobcentre.iter().find(|one| one.id == jobcenter);
    let navn = with.map(|one| one.navn.clone()).unwrap_or_default();
    let agreed = with.map(|one| aftalt_den_dag(one.pladser, one.samtaler)).unwrap_or_default();
    let hit = |one: &&MedDeltagere| one.samtale.myndighed_id == jobcenter && !one.fravalgt();
    let hit: Vec<_> = dag.samtaler.iter().filter(hit).cloned().collect();
    let faults = fejl(&svar.verdict);
    let faults = faults.into_iter().map(|error| alert(page, "error", error.text, String::new())).collect_view();
    let rows = details(
        Sprog::Da,
        vec![
            Detail::text(Medlem::Day.da(), dates::date_long(Sprog::Da, dag.dato)),
            Detail::text(Medlem::Jobcenter.da(), navn),
            Detail::text(HelDag::Agreed.da(), agreed),
        ],
    );
    let (table, back) = (liste::table(&hit, Medlem::NoneThatDay), format!("/a-kasse/dag?dato={}", dag.dato));
    let action = format!("/a-kasse/dag/{}/kan-ikke-komme/{jobcenter}", dag.dato);
    let empty = hit.is_empty();
    page.answer(svar.status(), Head::new(HelDag::Heading.da()), move || {
        view! {
            {faults}
            <h1>{HelDag::Heading.da()}</h1>
            <p class="font-lead">{HelDag::Lead.da()}</p>
            {rows}
            <h2>{HelDag::Hit.da()}</h2>
            {if empty { view! { <p>{HelDag::HitNone.da()}</p> }.into_any() } else { table }}
            <form method="post" action=action>
                <div class="knaprad">
                    <button class="button button-primary" type="submit">{HelDag::Confirm.da()}</button>
                    <a class="button button-secondary" href=back>{HelDag::Cancel.da()}</a>
                </div>
            </form>
        }
    })
}
