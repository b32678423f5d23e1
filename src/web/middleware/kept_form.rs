//! Around the pages: a form that came too late is kept, and given back to its page after log-in.

use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::Response;
use tower_sessions::Session;

use crate::web::error::WebError;
use crate::web::kept_form;
use crate::web::state::AppState;

/// See [`kept_form`].
pub async fn around(
    State(app): State<AppState>,
    session: Session,
    request: Request,
    next: Next,
) -> Result<Response, WebError> {
    let request = kept_form::keep_or_pass(&app, &session, request).await?;
    let (mut parts, body) = request.into_parts();
    kept_form::give_back(&session, &mut parts).await?;
    Ok(next.run(Request::from_parts(parts, body)).await)
}
