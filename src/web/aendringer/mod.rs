//! Changes of an aftale's times: whom they hit, shown before (`ramte`); the receipt, found again and taken back (`kvittering`).

mod kvittering;
pub mod ramte;

use axum::Router;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;

use uuid::Uuid;

use super::error::WebError;
use super::login::LoggedIn;
use super::state::AppState;
use crate::domain::access::Action;
use crate::domain::code_lists::{Ejersystem, MyndighedType};
use crate::services::aftaleaendring::AftaleaendringService;
use crate::services::kald::{Kald, Myndighed};

pub use kvittering::liste;

/// Where the receipts are.
pub const PATH: &str = "/jobcenter/aendringer";

/// The receipts.
pub fn routes() -> Router<AppState> {
    Router::new().route("/jobcenter/aendringer/{aendring}", get(kvittering::show).post(kvittering::fortryd))
}

/// The service.
pub fn service(app: &AppState) -> AftaleaendringService {
    AftaleaendringService::new(app.store.clone(), app.clock.clone(), app.read_log.clone())
}

/// To the receipt of a change.
pub fn til_kvitteringen(aendring: Uuid) -> Response {
    Redirect::to(&format!("{PATH}/{aendring}")).into_response()
}

fn kald(login: &LoggedIn) -> Result<Kald<'_>, WebError> {
    let id = Some(login.own_organisation(Action::ManageTimes)?);
    let myndighed = Myndighed { slags: MyndighedType::Jobcenter, id, system: Some(Ejersystem::Faellestid) };
    Ok(Kald { actor: &login.actor, myndighed })
}
