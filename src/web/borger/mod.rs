//! The borger's pages: overview → day → time → check → receipt. Booking and moving are the same pages under two paths.

mod check;
mod days;
mod filter;
mod historik;
mod nearest;
mod overview;
mod refusal;
mod rows;
mod samtale;
mod senere_frist;
pub mod soegninger;
mod times;
mod valg;

use axum::Router;
use axum::extract::Path;
use axum::routing::get;

use super::error::WebError;
use super::state::AppState;

/// `/borger` and below.
pub fn routes() -> Router<AppState> {
    Router::new()
        .route("/borger", get(overview::show))
        .route("/borger/historik", get(historik::show))
        .merge(samtale::routes())
        .route("/borger/soegninger", get(soegninger::show))
        .route("/borger/senere-frist", get(senere_frist::show).post(senere_frist::submit))
        .route("/borger/{journey}/a-kasse", get(valg::show).post(valg::submit))
        .route("/borger/{journey}", get(days::show).post(days::submit))
        .route("/borger/{journey}/{day}", get(times::show).post(times::submit))
        .route("/borger/{journey}/tjek/{tid}", get(check::show).post(check::submit))
}

/// What the pages are for: a new conversation, or another time for the one she has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Journey {
    /// `/borger/book`
    Book,
    /// `/borger/flyt`
    Flyt,
}

impl Journey {
    fn parse(segment: &str) -> Result<Self, WebError> {
        match segment {
            "book" => Ok(Self::Book),
            "flyt" => Ok(Self::Flyt),
            _ => Err(WebError::NotFound),
        }
    }

    const fn path(self) -> &'static str {
        match self {
            Self::Book => "/borger/book",
            Self::Flyt => "/borger/flyt",
        }
    }

    fn moves(self) -> bool {
        self == Self::Flyt
    }

    /// The way begins with the question about the a-kasse.
    fn asks(self, situation: &crate::services::borger_booking::Situation) -> bool {
        self == Self::Book && situation.spoerges_om_a_kasse()
    }

    fn a_kasse(self) -> String {
        format!("{}/a-kasse", self.path())
    }

    fn day(self, day: chrono::NaiveDate) -> String {
        format!("{}/{day}", self.path())
    }

    fn check(self, tid: crate::domain::ids::TidId) -> String {
        format!("{}/tjek/{tid}", self.path())
    }
}

/// The journey and one more part of the path; a part that cannot be read is a page that does not exist.
fn parts<T: std::str::FromStr>(Path((journey, part)): Path<(String, String)>) -> Result<(Journey, T), WebError> {
    Ok((Journey::parse(&journey)?, part.parse().map_err(|_| WebError::NotFound)?))
}

/// The way back that every page without a next step has.
fn to_overview(sprog: crate::texts::Sprog) -> impl leptos::IntoView + use<> {
    use leptos::prelude::*;
    view! { <p><a class="button button-secondary" href="/borger">{crate::texts::common::Common::Back.say(sprog)}</a></p> }
}
