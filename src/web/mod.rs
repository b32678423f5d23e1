//! For people: pages by audience, the forms they post, log-in, and what surrounds every answer.
//!
//! A page is an axum handler that gathers what it shows and renders a Leptos view in the frame of `page.rs`; a form is a
//! `<form method="post">` to the page's own URL, whose handler redirects (303) or renders the same page with what was typed
//! (422, 409). There is no router in the view layer: the URL of a page is in [`router`], its code in the folder of its audience.
//!
//! To add a page: its file under its audience with `show` (and `submit`), its line in [`router`], its row in the route × role
//! test, its visit in the browser tests.

mod a_kasse;
mod aendringer;
mod aftaler;
mod assets;
mod borger;
mod brev;
mod components;
mod csv_fil;
mod drift;
mod error;
mod feed;
mod form;
mod health;
mod jobcenter;
mod kept_form;
mod language;
mod last_person;
mod legal;
mod limits;
mod log_in;
mod login;
mod luk;
mod lukkedage;
mod middleware;
mod min_kalender;
mod overblik;
mod oversigtsmail;
mod own_page;
mod page;
mod request;
mod revision;
mod serier;
mod session_store;
mod snitflade;
mod start;
mod state;
mod stay;
mod svar;
mod week;

pub use limits::Limits;
pub use state::{AppState, EmptyFrontEnd};

use axum::Router;
use axum::routing::{get, post};

/// Every route there is, with everything that surrounds it. `machines`: what is there for other systems, which the log line and
/// compression surround too, and no session.
pub fn router(state: AppState, machines: Router) -> Router {
    let pages = Router::new()
        .route("/", get(start::show))
        .route("/log-ind", get(log_in::show))
        .route("/log-ind/demo", post(log_in::submit))
        .route("/log-ud", post(log_in::log_out))
        .route("/bliv", post(stay::submit))
        .route("/sprog/{code}", get(language::choose))
        .merge(borger::routes())
        .merge(overblik::routes())
        .merge(aftaler::routes())
        .merge(aendringer::routes())
        .merge(serier::routes())
        .merge(luk::routes())
        .merge(lukkedage::routes())
        .merge(jobcenter::routes())
        .merge(a_kasse::routes())
        .merge(snitflade::routes())
        .route("/jobcenter/brev/{besked}", get(brev::show))
        .route("/kalender/{fil}", get(feed::show))
        .route("/oversigtsmail/{kode}", get(oversigtsmail::show).post(oversigtsmail::submit))
        .route("/revision", get(revision::show))
        .route("/drift", get(drift::show))
        .route("/kontakt", get(legal::contact))
        .route("/tilgaengelighed", get(legal::accessibility))
        .route("/privatliv", get(legal::privacy))
        .fallback(|| async { error::WebError::NotFound })
        .method_not_allowed_fallback(|| async { error::WebError::Method });
    let pages = middleware::around_pages(pages, &state);
    let rest = Router::new()
        .route("/healthz", get(health::alive))
        .route("/readyz", get(health::ready))
        .route("/pkg/{hash}/{*file}", get(assets::hashed))
        .route("/favicon.svg", get(assets::favicon))
        .route("/robots.txt", get(assets::robots));
    middleware::around_all(pages.merge(rest).merge(machines.with_state(())), &state).with_state(state)
}
