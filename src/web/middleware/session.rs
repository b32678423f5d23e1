//! The session cookie, and keeping a session alive while it is used.

use axum::extract::Request;
use axum::middleware::Next;
use axum::response::Response;
use time::Duration;
use tower_sessions::cookie::SameSite;
use tower_sessions::{Expiry, Session, SessionManagerLayer};

use crate::clock::machine_time;
use crate::web::error::WebError;
use crate::web::login::USER;
use crate::web::session_store::Sessions;
use crate::web::state::AppState;

/// How long somebody stays logged in without doing anything.
const IDLE: Duration = Duration::minutes(30);
/// Use is written down this often at most, so that a busy reader is not a writer.
const NOTE_EVERY_SECONDS: i64 = 60;
const LAST_USE: &str = "sidst_brugt";

/// The cookie: `__Host-` and Secure over https; plain `sid` over http, which is only possible on loopback.
pub fn layer(state: &AppState) -> SessionManagerLayer<Sessions> {
    SessionManagerLayer::new(Sessions(state.store.clone()))
        .with_name(if state.https { "__Host-sid" } else { "sid" })
        .with_secure(state.https)
        .with_http_only(true)
        .with_same_site(SameSite::Lax)
        .with_path("/")
        .with_expiry(Expiry::OnInactivity(IDLE))
}

/// Moves the end of a session that is in use, at most once a minute.
pub async fn keep_alive(session: Session, request: Request, next: Next) -> Result<Response, WebError> {
    if session.get_value(USER).await?.is_some() {
        let now = machine_time().timestamp();
        let noted: Option<i64> = session.get(LAST_USE).await?;
        if noted.is_none_or(|noted| now - noted >= NOTE_EVERY_SECONDS) {
            session.insert(LAST_USE, now).await?;
        }
    }
    Ok(next.run(request).await)
}
