//! Aftaler, for jobcenter and a-kasse. `liste`: all of them. `udkast`: writing a draft. `vis`: one of them. `serier`: its
//! times. `trin`: the steps. `opsig`: the one that ends it. `rammer`: whom a newer version hits.

mod liste;
mod opsig;
mod rammer;
mod serier;
mod trin;
mod udkast;
mod vis;

use axum::Router;
use axum::routing::get;

use super::error::WebError;
use super::login::LoggedIn;
use super::state::AppState;
use crate::domain::access::Action;
use crate::domain::code_lists::{Ejersystem, MyndighedType};
use crate::domain::ids::OrganisationId;
use crate::services::aftaler::AftaleService;
use crate::services::kald::{Kald, Myndighed};

/// The aftaler of both sides.
pub fn routes() -> Router<AppState> {
    Router::new()
        .route("/jobcenter/aftaler", get(liste::jobcenter))
        .route("/jobcenter/aftaler/ny", get(udkast::ny).post(udkast::opret))
        .route("/jobcenter/aftaler/{aftale}", get(vis::jobcenter).post(trin::jobcenter))
        .route("/jobcenter/aftaler/{aftale}/ret", get(udkast::ret).post(udkast::gem))
        .route("/jobcenter/aftaler/{aftale}/rammer", get(rammer::show))
        .route("/a-kasse/aftaler", get(liste::a_kasse))
        .route("/a-kasse/aftaler/{aftale}", get(vis::a_kasse).post(trin::a_kasse))
}

/// Whose page it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    Jobcenter,
    AKasse,
}

impl Side {
    const fn path(self) -> &'static str {
        match self {
            Self::Jobcenter => "/jobcenter/aftaler",
            Self::AKasse => "/a-kasse/aftaler",
        }
    }

    /// The employee as a caller who reads. To anybody else the page does not exist.
    fn laeser(self, login: &LoggedIn) -> Result<Kald<'_>, WebError> {
        match self {
            Self::Jobcenter => self.kald(login, Action::SeeJobcenter),
            Self::AKasse => self.kald(login, Action::SeeAKasse),
        }
    }

    /// The employee as a caller who decides.
    fn koordinator(self, login: &LoggedIn) -> Result<Kald<'_>, WebError> {
        match self {
            Self::Jobcenter => self.kald(login, Action::ManageTimes),
            Self::AKasse => self.kald(login, Action::AnswerAftaler),
        }
    }

    fn kald(self, login: &LoggedIn, action: impl Fn(OrganisationId) -> Action) -> Result<Kald<'_>, WebError> {
        let slags = match self {
            Self::Jobcenter => MyndighedType::Jobcenter,
            Self::AKasse => MyndighedType::AKasse,
        };
        let id = Some(login.own_organisation(action)?);
        Ok(Kald { actor: &login.actor, myndighed: Myndighed { slags, id, system: Some(Ejersystem::Faellestid) } })
    }
}

fn service(app: &AppState) -> AftaleService {
    AftaleService::new(app.store.clone(), app.clock.clone())
}
