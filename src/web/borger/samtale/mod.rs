//! One conversation: its page, which begins as the receipt; calling it off; what she needs for it; its calendar file.

mod a_kasse;
mod aflys;
mod behov;
mod kalender;
mod page;

use axum::Router;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};

use super::refusal;
use crate::domain::ids::{BorgerId, IndkaldelseId};
use crate::services::borger_booking::{BookingError, Samtalebillede};
use crate::web::error::WebError;
use crate::web::form::Form;
use crate::web::login::LoggedIn;
use crate::web::page::Page;
use crate::web::state::AppState;

/// `/borger/samtale/{id}` and below.
pub fn routes() -> Router<AppState> {
    Router::new()
        .route("/borger/samtale/{id}", get(page::show))
        .route("/borger/samtale/{id}/bekraeft", post(confirm))
        .route("/borger/samtale/{id}/a-kasse", get(a_kasse::show).post(a_kasse::submit))
        .route("/borger/samtale/{id}/aflys", get(aflys::show).post(aflys::submit))
        .route("/borger/samtale/{id}/behov", get(behov::show).post(behov::submit))
        .route("/borger/samtale/{id}/kalender.ics", get(kalender::download))
}

/// The page of a conversation.
fn path(id: IndkaldelseId) -> String {
    format!("/borger/samtale/{id}")
}

fn id_of(id: &str) -> Result<IndkaldelseId, WebError> {
    id.parse().map_err(|_| WebError::NotFound)
}

async fn looked_at(app: &AppState, login: &LoggedIn, id: &str) -> Result<(BorgerId, Samtalebillede), WebError> {
    let borger = login.borger()?;
    Ok((borger, app.booking.samtale(&login.actor, borger, id_of(id)?).await?))
}

/// `POST /borger/samtale/{id}/bekraeft`: she comes.
async fn confirm(
    State(app): State<AppState>,
    page: Page,
    login: LoggedIn,
    Path(id): Path<String>,
    _form: Form,
) -> Result<Response, WebError> {
    let (borger, id) = (login.borger()?, id_of(&id)?);
    match app.booking.bekraeft(&login.actor, borger, id).await {
        Ok(()) => Ok(Redirect::to(&path(id)).into_response()),
        Err(BookingError::Refused(verdict)) => {
            let situation = app.booking.situation(&login.actor, borger).await?;
            Ok(refusal::conflict(&page, &verdict, &situation.jobcenter))
        }
        Err(other) => Err(other.into()),
    }
}
