//! Frister and borgere from a file: the form, what each line will come to, the result. Between the steps the file travels in the form
//! itself: it has CPR numbers in it, and is kept nowhere.
//!
//! `indsendt`: what was posted. `forhaandsvisning`: what each line will come to. `resultat`: what became of it.

mod forhaandsvisning;
mod formular;
mod indsendt;
mod resultat;

use axum::Router;
use axum::extract::{DefaultBodyLimit, Path, Request, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;

use super::kald;
use crate::domain::fil::{FilFejl, FilSlags};
use crate::domain::rules::frist::BEGRUNDELSE_MAX;
use crate::domain::rules::tekst::{angivet, linjer};
use crate::domain::rules::{Field, Verdict};
use crate::services::fil::{FilAfvist, FilService};
use crate::web::error::WebError;
use crate::web::login::LoggedIn;
use crate::web::page::Page;
use crate::web::state::AppState;

use forhaandsvisning::Fil;
use formular::Formular;
use indsendt::Indsendt;

/// Bytes that are read of a form at most. More than a file may have, so that one that is too large is answered on its own page.
const READ_MAX: usize = 8 * 1024 * 1024;

/// Every page about files.
pub fn routes() -> Router<AppState> {
    Router::new()
        .route("/jobcenter/filer/{slags}", get(show).post(submit))
        .route("/jobcenter/filer/resultat/{import}", get(resultat::show))
        .route("/jobcenter/filer/resultat/{import}/linjer.csv", get(resultat::file))
        .layer(DefaultBodyLimit::max(READ_MAX))
}

fn service(app: &AppState) -> FilService {
    FilService::new(app.store.clone(), app.clock.clone(), app.read_log.clone())
}

fn path(slags: FilSlags) -> String {
    format!("/jobcenter/filer/{}", slags.as_str())
}

/// `GET /jobcenter/filer/{slags}`
async fn show(
    State(app): State<AppState>,
    page: Page,
    login: LoggedIn,
    Path(slags): Path<String>,
) -> Result<Response, WebError> {
    kald(&login)?;
    let slags = FilSlags::from_text(&slags).ok_or(WebError::NotFound)?;
    let a_kasser = service(&app).a_kasser().await?;
    Ok(Formular { slags, tekst: String::new(), fejl: None, a_kasser }.answer(&page, StatusCode::OK))
}

/// `POST /jobcenter/filer/{slags}`: look at what each line will come to, mend them, or do them.
async fn submit(
    State(app): State<AppState>,
    page: Page,
    login: LoggedIn,
    Path(slags): Path<String>,
    request: Request,
) -> Result<Response, WebError> {
    let kald = kald(&login)?;
    let slags = FilSlags::from_text(&slags).ok_or(WebError::NotFound)?;
    let sent = Indsendt::read(request).await?;
    let a_kasser = service(&app).a_kasser().await?;
    let refuse = |tekst: String, fejl: FilFejl| {
        let a_kasser = a_kasser.clone();
        Formular { slags, tekst, fejl: Some(fejl), a_kasser }.answer(&page, StatusCode::UNPROCESSABLE_ENTITY)
    };
    let tekst = match sent.tekst() {
        Ok(tekst) => tekst,
        Err(kode) => return Ok(refuse(sent.indsat().to_owned(), FilFejl::af(kode))),
    };
    if sent.field("handling") == "ret" {
        return Ok(Formular { slags, tekst, fejl: None, a_kasser }.answer(&page, StatusCode::OK));
    }
    let begrundelse = sent.field(Field::Begrundelse.as_str());
    let verdict = linjer(&[Field::Begrundelse], Some(begrundelse), BEGRUNDELSE_MAX);
    let done = if sent.field("handling") == "indlaes" && verdict.is_kept() {
        let id = sent.field("id").parse().map_err(|_| WebError::BadRequest)?;
        let loaded = service(&app).indlaes_og_gem(&kald, id, slags, &tekst, angivet(begrundelse)).await;
        loaded.map(|()| Redirect::to(&format!("/jobcenter/filer/resultat/{id}")).into_response())
    } else {
        let typed = if sent.field("handling") == "indlaes" { verdict } else { Verdict::default() };
        let lines = service(&app).proev(Some(&kald), slags, &tekst).await;
        let id = sent.field("id").parse().unwrap_or_else(|_| app.clock.new_id());
        let jobcenter = kald.myndighed.id.ok_or(WebError::NotFound)?;
        let graenser = app.frister.graenser(jobcenter, None).await?;
        let fil = Fil { slags, id, tekst: &tekst, graenser };
        lines.map(|linjer| forhaandsvisning::answer(&page, &fil, linjer, begrundelse, &typed))
    };
    match done {
        Ok(answer) => Ok(answer),
        // The file was the wrong one: lines that were typed are not lost by it.
        Err(FilAfvist::Fil(fejl)) if !sent.indsat().trim().is_empty() => Ok(refuse(sent.indsat().to_owned(), fejl)),
        Err(FilAfvist::Fil(fejl)) => Ok(refuse(tekst, fejl)),
        Err(FilAfvist::Afvist(afvist)) => Err(afvist.into()),
    }
}
