//! Which language the pages speak: a link on each page, kept in the session.

use axum::extract::{Path, Query};
use axum::http::request::Parts;
use axum::response::{IntoResponse, Redirect, Response};
use serde::Deserialize;
use tower_sessions::Session;

use super::error::WebError;
use super::own_page::is_own_page;
use crate::texts::Sprog;

/// The session's key for the code of the language.
const SPROG: &str = "sprog";

/// The page to go on to.
#[derive(Deserialize)]
pub struct Onward {
    #[serde(default)]
    til: String,
}

/// `GET /sprog/{code}?til=/borger`
pub async fn choose(
    session: Session,
    Path(code): Path<String>,
    Query(onward): Query<Onward>,
) -> Result<Response, WebError> {
    let sprog = Sprog::of_code(&code).ok_or(WebError::NotFound)?;
    keep(&session, sprog).await?;
    let onward = if is_own_page(&onward.til) { onward.til } else { "/".to_owned() };
    Ok(Redirect::to(&onward).into_response())
}

/// Keeps the choice for the rest of the session.
pub async fn keep(session: &Session, sprog: Sprog) -> Result<(), WebError> {
    Ok(session.insert(SPROG, sprog.code()).await?)
}

/// What the session says; Danish to somebody who has not chosen, and when the session cannot be read.
pub async fn of(session: &Session) -> Sprog {
    let code: Option<String> = session.get(SPROG).await.ok().flatten();
    code.and_then(|code| Sprog::of_code(&code)).unwrap_or_default()
}

/// The same, of a request.
pub async fn chosen(parts: &Parts) -> Sprog {
    match parts.extensions.get::<Session>() {
        Some(session) => of(session).await,
        None => Sprog::default(),
    }
}
