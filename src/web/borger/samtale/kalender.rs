//! The conversation as a file for her calendar.

use axum::extract::{Path, State};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};

use crate::kanaler::kalender::{Anledning, MEDIETYPE, Parter, fil};
use crate::web::error::WebError;
use crate::web::login::LoggedIn;
use crate::web::state::AppState;

/// `GET /borger/samtale/{id}/kalender.ics`
pub async fn download(
    State(app): State<AppState>,
    login: LoggedIn,
    Path(id): Path<String>,
) -> Result<Response, WebError> {
    let (_, seen) = super::looked_at(&app, &login, &id).await?;
    let deltagere: Vec<_> = seen.deltagere.iter().filter_map(|deltager| deltager.navn.clone()).collect();
    let a_kasse = seen.a_kasse.as_ref().filter(|_| seen.a_kasse_deltager).map(|a_kasse| a_kasse.navn.as_str());
    let parter = Parter { myndighed: &seen.myndighed.navn, a_kasse, deltagere: &deltagere };
    let file = fil(&seen.samtale, parter, Anledning::Hentes);
    let headers = [(CONTENT_TYPE, MEDIETYPE), (CONTENT_DISPOSITION, "attachment; filename=\"samtale.ics\"")];
    Ok((headers, file).into_response())
}
