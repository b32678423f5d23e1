//! A caseworker's conversations for his own calendar, to whoever has the address. It is no page: nobody is logged in.

use axum::extract::{Path, State};
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};

use super::error::WebError;
use super::state::AppState;
use crate::kanaler::{arbejdskalender, kalender::MEDIETYPE};

/// Where the addresses begin.
pub const PATH: &str = "/kalender/";

/// `GET /kalender/{fil}`: the secret and `.ics`. One that is closed is as unknown as one that never was.
pub async fn show(State(app): State<AppState>, Path(fil): Path<String>) -> Result<Response, WebError> {
    let secret = fil.strip_suffix(".ics").ok_or(WebError::NotFound)?;
    let fulgt = app.kalender.fulgt(secret).await?.ok_or(WebError::NotFound)?;
    Ok(([(CONTENT_TYPE, MEDIETYPE)], arbejdskalender::fil(&fulgt)).into_response())
}
