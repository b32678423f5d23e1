//! Around the pages: whoever asks for far too much is told to wait.

use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::Response;
use tower_sessions::Session;

use crate::web::error::WebError;
use crate::web::login::USER;
use crate::web::state::AppState;

/// See [`crate::web::Limits`].
pub async fn count(
    State(app): State<AppState>,
    session: Session,
    request: Request,
    next: Next,
) -> Result<Response, WebError> {
    app.limits.count(session.get(USER).await?.as_ref(), &request)?;
    Ok(next.run(request).await)
}
