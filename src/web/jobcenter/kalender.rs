//! An employee's own calendar follows the conversations of one name. The page is `web::min_kalender`.

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;

use super::kald;
use crate::texts::staff::MinKalenderTekst;
use crate::web::error::WebError;
use crate::web::form::Form;
use crate::web::login::LoggedIn;
use crate::web::min_kalender::Side;
use crate::web::page::Page;
use crate::web::state::AppState;

const SIDE: Side = Side { path: "/jobcenter/kalender", back: "/jobcenter", lead: MinKalenderTekst::Lead };

/// `GET /jobcenter/kalender`
pub async fn show(State(app): State<AppState>, page: Page, login: LoggedIn) -> Result<Response, WebError> {
    SIDE.show(&app, &page, &kald(&login)?).await
}

/// `POST /jobcenter/kalender`
pub async fn submit(
    State(app): State<AppState>,
    page: Page,
    login: LoggedIn,
    headers: HeaderMap,
    form: Form,
) -> Result<Response, WebError> {
    SIDE.submit(&app, &page, &kald(&login)?, &headers, &form).await
}
