//! For operations: does the process live, and can it serve? Neither says anything secret.

use axum::extract::State;
use axum::http::StatusCode;

use super::state::AppState;

/// The process lives.
pub async fn alive() -> &'static str {
    "ok\n"
}

/// The database can be reached and has the shape this program knows.
pub async fn ready(State(app): State<AppState>) -> (StatusCode, &'static str) {
    match app.store.is_current().await {
        Ok(true) => (StatusCode::OK, "ok\n"),
        Ok(false) => (StatusCode::SERVICE_UNAVAILABLE, "migrations are not current\n"),
        Err(error) => {
            tracing::error!(error = &error as &dyn std::error::Error, "not ready");
            (StatusCode::SERVICE_UNAVAILABLE, "the database cannot be reached\n")
        }
    }
}
