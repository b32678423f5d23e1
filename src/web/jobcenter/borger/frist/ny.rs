//! Setting a frist: the dates, then the letter and the times she can book, then it is set.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use chrono::Days;
use leptos::prelude::*;

use super::brev::brev;
use super::{Typed, tider};
use crate::domain::besked::BeskedSlags;
use crate::domain::code_lists::SamtaleType;
use crate::domain::ids::{BorgerId, FristId};
use crate::domain::rules::frist::{Datoer, Graenser};
use crate::domain::rules::{Code, Field, Verdict};
use crate::services::frist::{FristUdkast, Proevet};
use crate::services::kald::{Afvist, Kald};
use crate::services::sagsbehandling::Sag;
use crate::texts::rules::told;
use crate::texts::staff::{BorgerSide, FristForm};
use crate::web::components::{alert, error_summary, fejl, fejl_sagt};
use crate::web::error::WebError;
use crate::web::form::Form;
use crate::web::jobcenter::borger::{borger_id, kvittering};
use crate::web::jobcenter::kald;
use crate::web::login::LoggedIn;
use crate::web::page::{Head, Page};
use crate::web::state::AppState;

/// Days from the proposed Fristdato to the proposed last day.
const TIL_AFHOLDELSE: Days = Days::new(28);

/// `GET /jobcenter/borger/{borger}/frist`
pub async fn show(
    State(app): State<AppState>,
    page: Page,
    login: LoggedIn,
    Path(id): Path<String>,
) -> Result<Response, WebError> {
    let (kald, id) = (kald(&login)?, borger_id(&id)?);
    let sag = app.sagsbehandling.sag(&kald, id).await?;
    let fristdato = app.frister.foreslaa(sag.borger.jobcenter_id).await?;
    let typed = Typed::with_dates(SamtaleType::FaellesJobsamtale, fristdato, fristdato + TIL_AFHOLDELSE);
    let graenser = app.frister.graenser(sag.borger.jobcenter_id, None).await?;
    Ok(form(&page, StatusCode::OK, &sag, &typed, &Verdict::default(), graenser))
}

/// `POST /jobcenter/borger/{borger}/frist`: look first, then set.
pub async fn submit(
    State(app): State<AppState>,
    page: Page,
    login: LoggedIn,
    Path(id): Path<String>,
    posted: Form,
) -> Result<Response, WebError> {
    let (kald, id) = (kald(&login)?, borger_id(&id)?);
    let sag = app.sagsbehandling.sag(&kald, id).await?;
    let typed = Typed::of(&posted);
    let graenser = app.frister.graenser(sag.borger.jobcenter_id, None).await?;
    let refuse = |verdict: &Verdict| form(&page, StatusCode::UNPROCESSABLE_ENTITY, &sag, &typed, verdict, graenser);
    let datoer = match typed.datoer() {
        Ok(datoer) => datoer,
        Err(verdict) => return Ok(refuse(&verdict)),
    };
    let Datoer { fristdato, sidste_afholdelsesdato } = datoer;
    let udkast = FristUdkast { samtaletype: typed.samtaletype(), fristdato, sidste_afholdelsesdato };
    if posted.field("handling") == "ret" {
        return Ok(form(&page, StatusCode::OK, &sag, &typed, &Verdict::default(), graenser));
    }
    let frist = match posted.field("handling") {
        "saet" => posted.field(Field::FristId.as_str()).parse().map_err(|_| WebError::BadRequest)?,
        _ => FristId::from_uuid(app.clock.new_id()),
    };
    let sent = posted.field("handling") == "saet";
    if sent && is_set(&app, &kald, id, frist).await? {
        // A second click: it is set.
        return Ok(to_borger(id));
    }
    let tried = app.frister.proev(&kald, id, &udkast).await?;
    if !tried.verdict.is_kept() {
        return Ok(refuse(&tried.verdict));
    }
    let verdict = if sent && tried.uden_tider() && typed.begrundelse.trim().is_empty() {
        Verdict::refused(&[Field::Begrundelse], Code::BegrundelseMissing)
    } else {
        Verdict::default()
    };
    if !sent || !verdict.is_kept() {
        return Ok(preview(&page, &sag, &typed, datoer, frist, &tried, &verdict));
    }
    match app.frister.udsted_fordi(&kald, id, frist, &udkast, Some(&typed.begrundelse)).await {
        Ok(_) => Ok(to_borger(id)),
        Err(Afvist::Regler(verdict)) => Ok(refuse(&verdict)),
        Err(other) => Err(other.into()),
    }
}

fn to_borger(id: BorgerId) -> Response {
    Redirect::to(&format!("/jobcenter/borger/{id}?kvittering={}", kvittering::FRIST_SAT)).into_response()
}

async fn is_set(app: &AppState, kald: &Kald<'_>, borger: BorgerId, frist: FristId) -> Result<bool, WebError> {
    match app.frister.hent(kald, borger, frist).await {
        Ok(_) => Ok(true),
        Err(Afvist::Regler(verdict)) if verdict.has(Code::UnknownFrist) => Ok(false),
        Err(other) => Err(other.into()),
    }
}

fn form(page: &Page, status: StatusCode, sag: &Sag, typed: &Typed, verdict: &Verdict, graenser: Graenser) -> Response {
    let errors = fejl_sagt(verdict, |code| typed.told(code, graenser));
    // What concerns her, and no field, stands in the summary alone.
    let of_her = verdict
        .at(Field::Borger)
        .map(|code| alert(page, "error", FristForm::Cannot.da().to_owned(), told(code).to_owned()));
    let errors: Vec<_> = errors.into_iter().filter(|error| error.field != Field::Borger.as_str()).collect();
    let summary = error_summary(page, &errors);
    let head = Head::new(FristForm::NewHeading.da()).with_errors(!verdict.is_kept());
    let (navn, action, back) = addresses(sag);
    let (kind, dates) = (typed.type_field(verdict), typed.date_fields(verdict, graenser));
    page.answer(status, head, move || {
        view! {
            <div class="spalte">
                {summary} {of_her}
                <h1>{FristForm::NewHeading.da()}</h1>
                <p class="font-lead">{navn}</p>
                <form method="post" action=action novalidate>
                    {kind} {dates}
                    <button class="button button-primary" type="submit" name="handling" value="vis">{FristForm::Preview.da()}</button>
                </form>
                <p><a class="function-link" href=back>{BorgerSide::BackToBorger.da()}</a></p>
            </div>
        }
    })
}

fn addresses(sag: &Sag) -> (String, String, String) {
    let hers = format!("/jobcenter/borger/{}", sag.borger.id);
    (sag.borger.navn.clone(), format!("{hers}/frist"), hers)
}

fn preview(
    page: &Page,
    sag: &Sag,
    typed: &Typed,
    datoer: Datoer,
    frist: FristId,
    tried: &Proevet,
    verdict: &Verdict,
) -> Response {
    let errors = fejl(verdict);
    let summary = error_summary(page, &errors);
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let head = Head::new(FristForm::Check.da()).with_errors(!errors.is_empty());
    let none = tried.uden_tider();
    let warnings = tried.verdict.warnings().iter().filter(|warning| warning.code != Code::TooFewTimes);
    let warnings = warnings.map(|warning| alert(page, "warning", told(warning.code).to_owned(), String::new()));
    let warnings = warnings.collect_view();
    let times = tider(page, tried);
    let reason = typed.reason_field(verdict, if none { FristForm::ReasonNeeded } else { FristForm::ReasonHint });
    let (navn, action, back) = addresses(sag);
    let letter = SamtaleType::from_id(typed.samtaletype())
        .map(|samtaletype| brev(sag, BeskedSlags::FristUdstedt, samtaletype, datoer));
    let hidden = typed.hidden();
    page.answer(status, head, move || {
        view! {
            <div class="spalte">
                {summary}
                <h1>{FristForm::Check.da()}</h1>
                <p class="font-lead">{navn}</p>
                {warnings} {times}
                {letter}
                <form method="post" action=action novalidate>
                    {hidden}
                    <input type="hidden" name=Field::FristId.as_str() value=frist.to_string()/>
                    {reason}
                    <div class="knaprad">
                        <button class="button button-primary" type="submit" name="handling" value="saet">{FristForm::Set.da()}</button>
                        <button class="button button-secondary" type="submit" name="handling" value="ret">{FristForm::Change.da()}</button>
                    </div>
                </form>
                <p><a class="function-link" href=back>{BorgerSide::BackToBorger.da()}</a></p>
            </div>
        }
    })
}
