//! What surrounds every answer: protection against foreign forms, the session, pages for errors, security headers, the log
//! line with its request id, compression. A layer added later lies further out.

mod error_pages;
mod kept_form;
mod limits;
mod log;
mod nedetid;
mod security;
mod session;

use axum::Router;
use axum::middleware::{from_fn, from_fn_with_state};
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::compression::predicate::{NotForContentType, Predicate, SizeAbove};
use tower_http::csrf::CsrfLayer;

use super::state::AppState;

/// Around what people see: never kept by a browser, never posted from elsewhere, every failure a page.
pub fn around_pages(pages: Router<AppState>, state: &AppState) -> Router<AppState> {
    pages
        // Inside the protection: what a foreign site posts is not kept.
        .layer(from_fn_with_state(state.clone(), kept_form::around))
        .layer(CatchPanicLayer::new())
        .layer(CsrfLayer::new())
        .layer(from_fn_with_state(state.clone(), limits::count))
        .layer(from_fn_with_state(state.clone(), error_pages::render))
        // Asks the session store once: when it is away, nobody further in waits for it again.
        .layer(from_fn(session::keep_alive))
        .layer(session::layer(state))
        // Again: a session that cannot be read, or be saved after the page was made, is a failure too.
        .layer(from_fn_with_state(state.clone(), error_pages::render))
        .layer(from_fn_with_state(state.clone(), nedetid::notice))
        .layer(from_fn_with_state(state.clone(), security::headers))
}

/// Around everything.
pub fn around_all(router: Router<AppState>, state: &AppState) -> Router<AppState> {
    // Fonts are compressed already.
    let worth_it = SizeAbove::new(256).and(NotForContentType::new("font/"));
    router
        .layer(CompressionLayer::new().compress_when(worth_it))
        .layer(from_fn_with_state(state.clone(), log::each_request))
}
