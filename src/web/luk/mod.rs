//! Closing times without fear: choose, see who is hit, decide, see what was done. `valg`: the choice, as it is `typed`. `ramt`: who
//! is hit. `bekraeft`: the step before anybody's conversation is called off or moved. `resultat`: what was done, and undoing it. `flyttede`: where conversations went.

mod bekraeft;
mod flyttede;
mod herfra;
mod ramt;
mod resultat;
mod typed;
mod valg;

use axum::Router;
use axum::routing::get;

use super::error::WebError;
use super::login::LoggedIn;
use super::state::AppState;
use crate::domain::access::Action;
use crate::domain::code_lists::{Ejersystem, MyndighedType};
use crate::services::kald::{Kald, Myndighed};
use crate::services::lukning::LukningService;

pub use herfra::herfra;
pub use ramt::names;

const PATH: &str = "/jobcenter/luk";

/// `/jobcenter/luk` and the changes it began.
pub fn routes() -> Router<AppState> {
    Router::new()
        .route("/jobcenter/luk", get(valg::show).post(valg::submit))
        .route("/jobcenter/luk/{masse}", get(resultat::show).post(resultat::fortryd))
}

fn kald(login: &LoggedIn) -> Result<Kald<'_>, WebError> {
    let id = Some(login.own_organisation(Action::ManageTimes)?);
    let myndighed = Myndighed { slags: MyndighedType::Jobcenter, id, system: Some(Ejersystem::Faellestid) };
    Ok(Kald { actor: &login.actor, myndighed })
}

fn service(app: &AppState) -> LukningService {
    LukningService::new(app.store.clone(), app.clock.clone(), app.read_log.clone())
}
