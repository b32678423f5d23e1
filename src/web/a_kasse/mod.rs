//! The a-kasse's pages: the agreed times and its own members' fælles jobsamtaler. Nothing of frister.
//!
//! `uge`: the week of agreed times. `samtaler`: a period. `dag`: a day, for print too; `ikke_komme`: nobody can come that day.
//! `kalender`: the same in one's own calendar. `samtale`: who comes to one. `nyt`: what is new; `oversigtsmail`: where it is told by mail. `liste`: the table that several of them show.

mod dag;
mod ikke_komme;
mod kalender;
mod liste;
mod nyt;
mod oversigtsmail;
mod samtale;
mod samtaler;
mod uge;

use axum::Router;
use axum::routing::get;

use super::error::WebError;
use super::login::LoggedIn;
use super::state::AppState;
use crate::domain::access::Action;
use crate::domain::code_lists::{Ejersystem, MyndighedType};
use crate::domain::ids::OrganisationId;
use crate::services::kald::{Kald, Myndighed};

/// Every page of the a-kasse that is about its members.
pub fn routes() -> Router<AppState> {
    Router::new()
        .route("/a-kasse", get(uge::show))
        .route("/a-kasse/uge.csv", get(uge::file))
        .route("/a-kasse/samtaler", get(samtaler::show))
        .route("/a-kasse/samtaler.csv", get(samtaler::file))
        .route("/a-kasse/samtale/{samtale}", get(samtale::show).post(samtale::submit))
        .route("/a-kasse/dag", get(dag::show).post(dag::submit))
        .route("/a-kasse/dag.csv", get(dag::file))
        .route("/a-kasse/dag/{day}/kan-ikke-komme/{jobcenter}", get(ikke_komme::show).post(ikke_komme::submit))
        .route("/a-kasse/kalender", get(kalender::show).post(kalender::submit))
        .route("/a-kasse/nyt", get(nyt::show))
        .route("/a-kasse/nyt/mail", get(oversigtsmail::show).post(oversigtsmail::submit))
}

/// The employee as a caller who reads. To anybody else the page does not exist.
fn laeser(login: &LoggedIn) -> Result<Kald<'_>, WebError> {
    kald(login, Action::SeeAKasse)
}

/// The employee as a caller who says who comes.
fn skriver(login: &LoggedIn) -> Result<Kald<'_>, WebError> {
    kald(login, Action::WorkWithMembers)
}

fn kald(login: &LoggedIn, action: impl Fn(OrganisationId) -> Action) -> Result<Kald<'_>, WebError> {
    let id = Some(login.own_organisation(action)?);
    let myndighed = Myndighed { slags: MyndighedType::AKasse, id, system: Some(Ejersystem::Faellestid) };
    Ok(Kald { actor: &login.actor, myndighed })
}
