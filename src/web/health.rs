//! For operations: does the process live, and can it serve? Neither says anything secret.

use axum::extract::State;
use axum::http::StatusCode;

use super::state::AppState;
use crate::services::haendelser;
use crate::store::StoreError;

/// The process lives.
pub async fn alive() -> &'static str {
    "ok\n"
}

/// The database can be reached and has the shape this program knows, and what happens is being told.
pub async fn ready(State(app): State<AppState>) -> (StatusCode, &'static str) {
    match state(&app).await {
        Ok(None) => (StatusCode::OK, "ok\n"),
        Ok(Some(fault)) => (StatusCode::SERVICE_UNAVAILABLE, fault),
        Err(error) => {
            tracing::error!(error = &error as &dyn std::error::Error, "not ready");
            (StatusCode::SERVICE_UNAVAILABLE, "the database cannot be reached\n")
        }
    }
}

/// What is wrong, when something is.
async fn state(app: &AppState) -> Result<Option<&'static str>, StoreError> {
    if !app.store.is_current().await? {
        return Ok(Some("migrations are not current\n"));
    }
    let moves = haendelser::bevaeger_sig(&app.store, app.clock.now()).await?;
    Ok((!moves).then_some("the outbox does not move\n"))
}
