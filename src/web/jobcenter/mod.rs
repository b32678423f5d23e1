//! The jobcenter's pages: the day, the list of tasks, borgere with their frister and conversations.
//!
//! `forside`: where one begins. `soeg`: finding a borger. `uge`, `dag`: times and conversations. `opgaver`: the list of tasks.
//! `borger`: everything about one borger.

mod borger;
mod dag;
mod forside;
mod opgaver;
mod samtaleliste;
mod soeg;
mod uge;

use axum::Router;
use axum::routing::{get, post};

use super::error::WebError;
use super::login::LoggedIn;
use super::state::AppState;
use crate::domain::access::Action;
use crate::domain::code_lists::{Ejersystem, MyndighedType};
use crate::services::kald::{Kald, Myndighed};

/// Every page of the jobcenter that is about its borgere.
pub fn routes() -> Router<AppState> {
    Router::new()
        .route("/jobcenter", get(forside::show))
        .route("/jobcenter/soeg", get(soeg::show).post(soeg::submit))
        .route("/jobcenter/uge", get(uge::show))
        .route("/jobcenter/uge.csv", get(uge::file))
        .route("/jobcenter/dag", get(dag::show))
        .route("/jobcenter/dag.csv", get(dag::file))
        .route("/jobcenter/opgaver", get(opgaver::show))
        .route("/jobcenter/opgaver/{opgave}", post(opgaver::submit))
        .merge(borger::routes())
}

/// The employee as a caller on behalf of his jobcenter. To anybody else the page does not exist.
fn kald(login: &LoggedIn) -> Result<Kald<'_>, WebError> {
    let own = login.own_organisation(Action::WorkWithBorgere)?;
    let myndighed = Myndighed { slags: MyndighedType::Jobcenter, id: Some(own), system: Some(Ejersystem::Faellestid) };
    Ok(Kald { actor: &login.actor, myndighed })
}
