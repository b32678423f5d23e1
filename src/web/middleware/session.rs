//! The session cookie, and keeping a session alive while it is used.

use axum::extract::Request;
use axum::middleware::Next;
use axum::response::Response;
use tower_sessions::cookie::SameSite;
use tower_sessions::{Expiry, Session, SessionManagerLayer};

use crate::web::error::WebError;
use crate::web::login::USER;
use crate::web::session_store::Sessions;
use crate::web::state::AppState;
use crate::web::stay;

/// The cookie: `__Host-` and Secure over https; plain `sid` over http, which is only possible on loopback.
pub fn layer(state: &AppState) -> SessionManagerLayer<Sessions> {
    SessionManagerLayer::new(Sessions(state.store.clone()))
        .with_name(if state.https { "__Host-sid" } else { "sid" })
        .with_secure(state.https)
        .with_http_only(true)
        .with_same_site(SameSite::Lax)
        .with_path("/")
        .with_expiry(Expiry::OnInactivity(stay::IDLE))
}

/// Notes that a session is in use.
pub async fn keep_alive(session: Session, request: Request, next: Next) -> Result<Response, WebError> {
    if session.get_value(USER).await?.is_some() {
        stay::note_use(&session).await?;
    }
    Ok(next.run(request).await)
}
