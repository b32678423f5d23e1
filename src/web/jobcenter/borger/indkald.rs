//! Summoning her to a conversation at any time, and changing one that stands, with a reason. What the rules warn of is shown first, and
//! done when it is sent again.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};

use super::indkald_form::{Formular, SE_FORSKEL};
use super::indkald_typed::Typed;
use super::{borger_id, kvittering};
use crate::domain::ids::IndkaldelseId;
use crate::domain::indkaldelse::Udkast;
use crate::domain::rules::{Code, Field, Verdict};
use crate::services::indkaldelse::som_udkast;
use crate::services::kald::{Afvist, Kald};
use crate::services::sagsbehandling::Sag;
use crate::store::Indkaldelse;
use crate::web::components::Nu;
use crate::web::error::WebError;
use crate::web::form::Form;
use crate::web::jobcenter::kald;
use crate::web::login::LoggedIn;
use crate::web::page::Page;
use crate::web::state::AppState;

/// What is worth a second look: the rest only tells what is assumed.
const SEES_AGAIN: [Code; 5] =
    [Code::Sammenfald, Code::OneAtATime, Code::OutsideDagtimer, Code::OnDayOff, Code::OnLukkedag];

/// `GET /jobcenter/borger/{borger}/indkald`
pub async fn show(
    State(app): State<AppState>,
    page: Page,
    login: LoggedIn,
    Path(id): Path<String>,
) -> Result<Response, WebError> {
    let sag = app.sagsbehandling.sag(&kald(&login)?, borger_id(&id)?).await?;
    let id = IndkaldelseId::from_uuid(app.clock.new_id());
    let typed = Typed::begin(&sag, &login.user.navn);
    Ok(Formular { sag: &sag, id, version: None, typed: &typed, nu: Nu::default() }.answer(
        &page,
        StatusCode::OK,
        &Verdict::default(),
    ))
}

/// `POST /jobcenter/borger/{borger}/indkald`
pub async fn submit(
    State(app): State<AppState>,
    page: Page,
    login: LoggedIn,
    Path(id): Path<String>,
    posted: Form,
) -> Result<Response, WebError> {
    let kald = kald(&login)?;
    let sag = app.sagsbehandling.sag(&kald, borger_id(&id)?).await?;
    let id = posted.field(Field::IndkaldelseId.as_str()).parse().map_err(|_| WebError::BadRequest)?;
    let typed = Typed::of(&posted);
    let form = Formular { sag: &sag, id, version: None, typed: &typed, nu: Nu::default() };
    if is_made(&app, &kald, &sag, id).await? {
        // A second click: she is summoned.
        return Ok(to_samtale(&sag, id, kvittering::INDKALDT));
    }
    let udkast = typed.over(Typed::empty());
    if let Some(answer) = look_first(&app, &page, &kald, &form, None, &udkast).await? {
        return Ok(answer);
    }
    let done = app.samtaler.opret_fordi(&kald, sag.borger.id, id, &udkast, Some(&typed.begrundelse)).await;
    finish(&page, &form, done.map(|_| ()))
}

/// `GET /jobcenter/borger/{borger}/samtale/{samtale}/ret`
pub async fn change(
    State(app): State<AppState>,
    page: Page,
    login: LoggedIn,
    Path(path): Path<(String, String)>,
) -> Result<Response, WebError> {
    let (sag, row) = own(&app, &kald(&login)?, path).await?;
    let typed = Typed::from_row(&sag, &row);
    let form = Formular { sag: &sag, id: row.id, version: Some(row.version), typed: &typed, nu: Nu::default() };
    Ok(form.answer(&page, StatusCode::OK, &Verdict::default()))
}

/// `POST /jobcenter/borger/{borger}/samtale/{samtale}/ret`
pub async fn submit_change(
    State(app): State<AppState>,
    page: Page,
    login: LoggedIn,
    Path(path): Path<(String, String)>,
    posted: Form,
) -> Result<Response, WebError> {
    let kald = kald(&login)?;
    let (sag, row) = own(&app, &kald, path).await?;
    let version: i64 = posted.field("version").parse().map_err(|_| WebError::BadRequest)?;
    let typed = Typed::of(&posted);
    let nu = nu_gemt(&app, &kald, &sag, &row, version != row.version).await?;
    let form = Formular { sag: &sag, id: row.id, version: Some(row.version), typed: &typed, nu };
    if version != row.version {
        return Ok(form.stale(&page));
    }
    if posted.field("handling") == SE_FORSKEL {
        return Ok(form.difference(&page));
    }
    let udkast = typed.over(som_udkast(&row));
    if let Some(answer) = look_first(&app, &page, &kald, &form, Some(row.id), &udkast).await? {
        return Ok(answer);
    }
    let why = Some(typed.begrundelse.as_str());
    match app.samtaler.opdater_fordi(&kald, sag.borger.id, row.id, Some(version), &udkast, why).await {
        // Changed between the look and the write.
        Err(Afvist::Foraeldet { .. }) => {
            let row = app.samtaler.hent(&kald, sag.borger.id, row.id).await?;
            let nu = nu_gemt(&app, &kald, &sag, &row, true).await?;
            Ok(Formular { version: Some(row.version), nu, ..form }.stale(&page))
        }
        done => finish(&page, &form, done.map(|_| ())),
    }
}

/// What is stored now. `andre`: somebody else has changed it, and is named.
async fn nu_gemt(app: &AppState, kald: &Kald<'_>, sag: &Sag, row: &Indkaldelse, andre: bool) -> Result<Nu, WebError> {
    let nu = Typed::from_row(sag, row).nu();
    let last = if andre { app.samtaler.sidst_aendret(kald, row.id).await? } else { None };
    Ok(match last {
        Some((navn, at)) => nu.af(navn.as_deref(), at, app.clock.now()),
        None => nu,
    })
}

/// One the caller has summoned; of others the page does not exist.
async fn own(
    app: &AppState,
    kald: &Kald<'_>,
    (borger, samtale): (String, String),
) -> Result<(Sag, Indkaldelse), WebError> {
    let id: IndkaldelseId = samtale.parse().map_err(|_| WebError::NotFound)?;
    let sag = app.sagsbehandling.sag(kald, borger_id(&borger)?).await?;
    let row = app.samtaler.hent(kald, sag.borger.id, id).await?;
    if kald.myndighed.id == Some(row.myndighed_id) { Ok((sag, row)) } else { Err(WebError::NotFound) }
}

async fn is_made(app: &AppState, kald: &Kald<'_>, sag: &Sag, id: IndkaldelseId) -> Result<bool, WebError> {
    match app.samtaler.hent(kald, sag.borger.id, id).await {
        Ok(_) => Ok(true),
        Err(Afvist::Regler(verdict)) if verdict.has(Code::UnknownIndkaldelse) => Ok(false),
        Err(other) => Err(other.into()),
    }
}

/// Every fault, or what is worth a second look and has not had it.
async fn look_first(
    app: &AppState,
    page: &Page,
    kald: &Kald<'_>,
    form: &Formular<'_>,
    changed: Option<IndkaldelseId>,
    udkast: &Udkast,
) -> Result<Option<Response>, WebError> {
    let own = form.typed.verdict();
    match app.samtaler.proev(kald, form.sag.borger.id, changed, udkast).await {
        Err(Afvist::Regler(verdict)) => {
            Ok(Some(form.answer(page, StatusCode::UNPROCESSABLE_ENTITY, &verdict.and(&own))))
        }
        Err(other) => Err(other.into()),
        Ok(_) if !own.is_kept() => Ok(Some(form.answer(page, StatusCode::UNPROCESSABLE_ENTITY, &own))),
        Ok(warned) => {
            let again = warned.warnings().iter().any(|warning| SEES_AGAIN.contains(&warning.code));
            Ok((again && form.typed.set_igen != form.typed.set_igen_om(&warned)).then(|| form.warn(page, &warned)))
        }
    }
}

fn finish(page: &Page, form: &Formular<'_>, done: Result<(), Afvist>) -> Result<Response, WebError> {
    match done {
        Ok(()) => {
            let done = if form.version.is_some() { kvittering::RETTET } else { kvittering::INDKALDT };
            Ok(to_samtale(form.sag, form.id, done))
        }
        Err(Afvist::Regler(verdict)) => Ok(form.answer(page, StatusCode::UNPROCESSABLE_ENTITY, &verdict)),
        Err(Afvist::Foraeldet { .. }) => Ok(form.stale(page)),
        Err(other) => Err(other.into()),
    }
}

fn to_samtale(sag: &Sag, id: IndkaldelseId, done: &str) -> Response {
    Redirect::to(&format!("/jobcenter/borger/{}/samtale/{id}?kvittering={done}", sag.borger.id)).into_response()
}
