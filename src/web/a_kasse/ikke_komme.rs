//! Nobody from the a-kasse can come, on a whole agreed day or to one conversation: a word to the jobcenter. And that it comes after
//! all.

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use chrono::{DateTime, NaiveDate, Utc};
use leptos::prelude::*;

use super::{liste, skriver};
use crate::domain::afbud::AfbudAarsag;
use crate::domain::ids::OrganisationId;
use crate::domain::rules::Field;
use crate::services::a_kasse::{AKasseDag, EnSamtale};
use crate::services::kald::Kald;
use crate::texts::staff::{EtMedlem, HelDag, Medlem, aftalt_den_dag};
use crate::texts::{Sprog, dates};
use crate::web::components::{Detail, Felt, alert, details, fejl, valgfelt};
use crate::web::error::WebError;
use crate::web::form::Form;
use crate::web::login::LoggedIn;
use crate::web::page::{Head, Page};
use crate::web::state::AppState;
use crate::web::svar::Svar;

/// The day, when something is agreed with that jobcenter on it, and not only shared with it.
async fn of(
    app: &AppState,
    kald: &Kald<'_>,
    (dato, jobcenter): &(String, String),
) -> Result<(AKasseDag, OrganisationId), WebError> {
    let dato: NaiveDate = dato.parse().map_err(|_| WebError::NotFound)?;
    let jobcenter: OrganisationId = jobcenter.parse().map_err(|_| WebError::NotFound)?;
    let dag = app.a_kasse.dagen(kald, Some(dato)).await?;
    let agreed = dag.jobcentre.iter().any(|one| one.id == jobcenter && one.kan_meldes);
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
    Ok(render(&page, &dag, jobcenter, app.clock.now(), &Svar::default()))
}

/// `POST /a-kasse/dag/{day}/kan-ikke-komme/{jobcenter}`
pub async fn submit(
    State(app): State<AppState>,
    page: Page,
    login: LoggedIn,
    Path(path): Path<(String, String)>,
    form: Form,
) -> Result<Response, WebError> {
    let kald = skriver(&login)?;
    let (dag, jobcenter) = of(&app, &kald, &path).await?;
    let fortryd = form.field("handling") == "kommer-alligevel";
    let done = match fortryd {
        true => app.a_kasse.kommer_alligevel_dagen(&kald, jobcenter, dag.dato).await,
        false => app.a_kasse.kan_ikke_komme_dagen(&kald, jobcenter, dag.dato, aarsag(&form)).await,
    };
    match done {
        Ok(gjort) => {
            let what = if fortryd { "fortrudt" } else { "meldt" };
            let back = format!("/a-kasse/dag?dato={}&{what}={}&ikke={}", dag.dato, gjort.samtaler, gjort.ikke);
            Ok(Redirect::to(&back).into_response())
        }
        Err(afvist) => Ok(render(&page, &dag, jobcenter, app.clock.now(), &Svar::af(afvist)?)),
    }
}

/// Why, as chosen; none: nothing that there is.
pub fn aarsag(form: &Form) -> Option<AfbudAarsag> {
    AfbudAarsag::from_text(form.field(Field::Aarsag.as_str()))
}

fn hvorfor(typed: &Form, svar: &Svar) -> AnyView {
    let felt = Felt::new(Field::Aarsag, EtMedlem::Why.da(), typed.field(Field::Aarsag.as_str()), &svar.verdict);
    let nothing = (String::new(), EtMedlem::WhyNot.da().to_owned());
    let codes = AfbudAarsag::ALL.iter().map(|aarsag| (aarsag.as_str().to_owned(), aarsag.navn().to_owned()));
    valgfelt(felt.hint(EtMedlem::WhyHint.da()), std::iter::once(nothing).chain(codes).collect())
}

/// The part of one conversation's page: that nobody can come, said or to be said, and taken back.
pub fn samtale(page: &Page, en: &EnSamtale, typed: &Form, svar: &Svar) -> Option<AnyView> {
    let version = en.samtale.samtale.version.to_string();
    if en.samtale.samtale.a_kasse_afbud_at.is_some() {
        let told = alert(page, "info", EtMedlem::Told.da().to_owned(), EtMedlem::ToldText.da().to_owned());
        let back = en.kommer.then(|| {
            view! {
                <form method="post" class="d-print-none">
                    <p>{EtMedlem::ComesText.da()}</p>
                    <input type="hidden" name="version" value=version/>
                    <button class="button button-secondary" type="submit" name="handling" value="kommer-alligevel">{EtMedlem::ComesButton.da()}</button>
                </form>
            }
        });
        return Some(view! { {told} {back} }.into_any());
    }
    let why = hvorfor(typed, svar);
    let form = || {
        view! {
            <form method="post" class="d-print-none">
                <h2>{EtMedlem::Cannot.da()}</h2>
                <p>{EtMedlem::CannotText.da()}</p>
                <input type="hidden" name="version" value=version/>
                {why}
                <div class="form-group">
                    <button class="button button-secondary" type="submit" name="handling" value="kan-ikke-komme">{EtMedlem::CannotButton.da()}</button>
                </div>
            </form>
        }
    };
    (en.kommer && !en.samtale.fravalgt()).then(|| form().into_any())
}

fn render(page: &Page, dag: &AKasseDag, jobcenter: OrganisationId, now: DateTime<Utc>, svar: &Svar) -> Response {
    let with = dag.jobcentre.iter().find(|one| one.id == jobcenter);
    let meldt = with.and_then(|one| one.meldt);
    let navn = with.map(|one| one.navn.clone()).unwrap_or_default();
    let agreed = with.map(|one| aftalt_den_dag(one.pladser, one.samtaler)).unwrap_or_default();
    let hit: Vec<_> = dag.samtaler.iter().filter(|one| one.faar_besked(jobcenter, now)).cloned().collect();
    let faults = fejl(&svar.verdict);
    let faults = faults.into_iter().map(|error| alert(page, "error", error.text, String::new())).collect_view();
    let why = meldt.and_then(|dag| dag.aarsag).map(|why| Detail::text(HelDag::Why.da(), why.navn()));
    let mut rows = vec![
        Detail::text(Medlem::Day.da(), dates::date_long(Sprog::Da, dag.dato)),
        Detail::text(Medlem::Jobcenter.da(), navn),
        Detail::text(HelDag::Agreed.da(), agreed),
    ];
    rows.extend(why);
    let rows = details(Sprog::Da, rows);
    let table = if hit.is_empty() { None } else { Some(liste::table(&hit, Medlem::NoneThatDay)) };
    let action = format!("/a-kasse/dag/{}/kan-ikke-komme/{jobcenter}", dag.dato);
    let back = format!("/a-kasse/dag?dato={}", dag.dato);
    let (heading, lead) = match meldt {
        Some(_) => (HelDag::ToldHeading, HelDag::ToldLead),
        None => (HelDag::Heading, HelDag::Lead),
    };
    let say = match (meldt, table) {
        (Some(_), None) => None,
        (Some(_), table) => Some(say(&action, HelDag::HitSince, HelDag::Again, table, None)),
        (None, table) => Some(say(&action, HelDag::Hit, HelDag::Confirm, table, Some(hvorfor(&Form::default(), svar)))),
    };
    let members = meldt.map(|_| view! { <p>{HelDag::ToldMembers.da()}</p> });
    let comes = meldt.map(|_| comes(&action));
    page.answer(svar.status(), Head::new(heading.da()), move || {
        view! {
            {faults}
            <h1>{heading.da()}</h1>
            <p class="font-lead">{lead.da()}</p>
            {members} {rows} {say} {comes}
            <p><a class="function-link" href=back>{HelDag::Cancel.da()}</a></p>
        }
    })
}

/// Saying it, of those in the table.
fn say(action: &str, heading: HelDag, text: HelDag, table: Option<AnyView>, why: Option<AnyView>) -> AnyView {
    let action = action.to_owned();
    let table = match table {
        Some(table) => view! { {table} <p>{HelDag::HitText.da()}</p> }.into_any(),
        None => view! { <p>{HelDag::HitNone.da()}</p> }.into_any(),
    };
    view! {
        <h2>{heading.da()}</h2>
        {table}
        <form method="post" action=action>
            {why}
            <div class="knaprad">
                <button class="button button-primary" type="submit" name="handling" value="kan-ikke-komme">{text.da()}</button>
            </div>
        </form>
    }
    .into_any()
}

/// Taking it back.
fn comes(action: &str) -> AnyView {
    let action = action.to_owned();
    view! {
        <h2>{HelDag::ComesHeading.da()}</h2>
        <p>{HelDag::ComesText.da()}</p>
        <form method="post" action=action>
            <div class="knaprad">
                <button class="button button-primary" type="submit" name="handling" value="kommer-alligevel">{EtMedlem::ComesButton.da()}</button>
            </div>
        </form>
    }
    .into_any()
}
