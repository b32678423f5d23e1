//! Noticing that a borger's page failed by our fault: an interval without service begins.

use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::Response;

use crate::web::state::AppState;

/// Looks at the answer to each of a borger's pages.
pub async fn notice(State(app): State<AppState>, request: Request, next: Next) -> Response {
    let hers = request.uri().path().starts_with("/borger");
    let response = next.run(request).await;
    if hers && response.status().is_server_error() {
        app.livstegn.fejlede();
    }
    response
}
