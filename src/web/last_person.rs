//! Whose browser it was last: a mark that outlives the session, so that what she sent too late is shown to nobody else. It says
//! who only to somebody who knows already; log-out takes it away.

use axum::http::HeaderMap;
use axum::http::header::{COOKIE, HeaderValue, SET_COOKIE};
use axum::response::Response;
use sha2::{Digest, Sha256};
use time::Duration;
use tower_sessions::cookie::{Cookie, SameSite};

use super::state::AppState;
use crate::domain::access::Principal;

/// As long as anybody sits with one page open; the browser forgets it by itself then.
const KEPT: Duration = Duration::hours(12);

/// The mark of a person.
pub fn mark(principal: Principal) -> String {
    let sum = Sha256::digest(format!("sidst {principal:?}"));
    sum.iter().take(16).map(|byte| format!("{byte:02x}")).collect()
}

/// The mark that a browser brings.
pub fn of(app: &AppState, headers: &HeaderMap) -> Option<String> {
    let lines = headers.get_all(COOKIE).into_iter().filter_map(|line| line.to_str().ok());
    let mut cookies = lines.flat_map(Cookie::split_parse).filter_map(Result::ok);
    cookies.find(|cookie| cookie.name() == name(app)).map(|cookie| cookie.value().to_owned())
}

/// Has the browser keep the mark of who has just logged in.
pub fn remember(app: &AppState, response: &mut Response, principal: Principal) {
    set(app, response, mark(principal), KEPT);
}

/// Has the browser forget it.
pub fn forget(app: &AppState, response: &mut Response) {
    set(app, response, String::new(), Duration::ZERO);
}

fn name(app: &AppState) -> &'static str {
    if app.https { "__Host-sidst" } else { "sidst" }
}

fn set(app: &AppState, response: &mut Response, value: String, kept: Duration) {
    let cookie = Cookie::build((name(app), value))
        .path("/")
        .secure(app.https)
        .http_only(true)
        .same_site(SameSite::Lax)
        .max_age(kept)
        .build();
    if let Ok(line) = HeaderValue::from_str(&cookie.to_string()) {
        response.headers_mut().append(SET_COOKIE, line);
    }
}
