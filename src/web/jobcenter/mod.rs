//! The jobcenter's pages: the day, the list of tasks, borgere with their frister and conversations.
//!
//! `forside`: where one begins. `soeg`: finding a borger. `uge`, `dag`: times and conversations. `kalender`: the same in one's own
//! calendar. `opgaver`: the list of tasks. `tidsbehov`: whether there are times enough. `borger`: everything about one borger. `gaest`:
//! another jobcenter's. `filer`: frister and borgere from a file.

mod borger;
mod dag;
mod filer;
mod forside;
mod gaest;
mod kalender;
mod opgaver;
mod samtaleliste;
mod soeg;
mod tidsbehov;
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
        .route("/jobcenter/gaest", get(gaest::show).post(gaest::submit))
        .route("/jobcenter/gaest/{borger}", get(gaest::laes))
        .route("/jobcenter/tider-nok", get(tidsbehov::show))
        .route("/jobcenter/kalender", get(kalender::show).post(kalender::submit))
        .route("/jobcenter/opgaver", get(opgaver::show))
        .route("/jobcenter/opgaver/{opgave}", post(opgaver::submit))
        .merge(filer::routes())
        .merge(borger::routes())
}

/// The employee as a caller on behalf of his jobcenter. To anybody else the page does not exist.
fn kald(login: &LoggedIn) -> Result<Kald<'_>, WebError> {
    let own = login.own_organisation(Action::WorkWithBorgere)?;
    let myndighed = Myndighed { slags: MyndighedType::Jobcenter, id: Some(own), system: Some(Ejersystem::Faellestid) };
    Ok(Kald { actor: &login.actor, myndighed })
}
