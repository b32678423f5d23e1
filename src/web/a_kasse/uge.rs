//! The week of agreed times, and its own members' bookings in them.

use axum::extract::{Query, State};
use axum::response::Response;

use crate::domain::access::Action;
use crate::services::uge;
use crate::web::error::WebError;
use crate::web::login::LoggedIn;
use crate::web::page::Page;
use crate::web::state::AppState;
use crate::web::week::{self, Side, Which, render};

/// `GET /a-kasse`, with `?uge=2026-W48`
pub async fn show(
    State(app): State<AppState>,
    page: Page,
    login: LoggedIn,
    Query(which): Query<Which>,
) -> Result<Response, WebError> {
    let own = login.own_organisation(Action::SeeAKasse)?;
    let uge =
        uge::show(&app.store, &app.clock, &app.read_log, &login.actor, own, which.week()?, which.udvalg()?).await?;
    Ok(render(&page, Side::AKasse, &which, &uge, false))
}

/// `GET /a-kasse/uge.csv`: the week's times, for a spreadsheet. Nobody's name is in it.
pub async fn file(
    State(app): State<AppState>,
    login: LoggedIn,
    Query(which): Query<Which>,
) -> Result<Response, WebError> {
    let own = login.own_organisation(Action::SeeAKasse)?;
    let (week, udvalg) = (which.week()?, which.udvalg()?);
    let uge = uge::tider(&app.store, &app.clock, own, week, udvalg).await?;
    week::file(Side::AKasse, &uge)
}
