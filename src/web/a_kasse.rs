//! The a-kasse's page: the agreed times, and its own members' bookings. Nothing of frister.

use axum::extract::{Query, State};
use axum::response::Response;

use super::error::WebError;
use super::login::LoggedIn;
use super::page::Page;
use super::state::AppState;
use super::week::{Side, Which, render};
use crate::domain::access::Action;
use crate::services::uge;

/// `GET /a-kasse`, with `?uge=2026-W48`
pub async fn show(
    State(app): State<AppState>,
    page: Page,
    login: LoggedIn,
    Query(which): Query<Which>,
) -> Result<Response, WebError> {
    let own = login.own_organisation(Action::SeeAKasse)?;
    let uge = uge::show(&app.store, &app.clock, &app.read_log, &login.actor, own, which.week()?).await?;
    Ok(render(&page, Side::AKasse, &uge, false))
}
