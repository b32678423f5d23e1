//! The week: agreements, and the times with who has booked.

use axum::extract::{Query, State};
use axum::response::Response;

use crate::domain::access::Action;
use crate::services::uge;
use crate::web::error::WebError;
use crate::web::login::LoggedIn;
use crate::web::page::Page;
use crate::web::state::AppState;
use crate::web::week::{self, Side, Which, render};

/// `GET /jobcenter/uge`, with `?uge=2026-W48`
pub async fn show(
    State(app): State<AppState>,
    page: Page,
    login: LoggedIn,
    Query(which): Query<Which>,
) -> Result<Response, WebError> {
    let own = login.own_organisation(Action::SeeJobcenter)?;
    let uge =
        uge::show(&app.store, &app.clock, &app.read_log, &login.actor, own, which.week()?, which.udvalg()?).await?;
    Ok(render(&page, Side::Jobcenter, &which, &uge, login.own_organisation(Action::ManageTimes).is_ok()))
}

/// `GET /jobcenter/uge.csv`: the week's times, for a spreadsheet. Nobody's name is in it.
pub async fn file(
    State(app): State<AppState>,
    login: LoggedIn,
    Query(which): Query<Which>,
) -> Result<Response, WebError> {
    let own = login.own_organisation(Action::SeeJobcenter)?;
    let (week, udvalg) = (which.week()?, which.udvalg()?);
    let uge = uge::tider(&app.store, &app.clock, own, week, udvalg).await?;
    week::file(Side::Jobcenter, &uge)
}
