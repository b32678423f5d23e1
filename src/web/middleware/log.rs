//! One log line a request: method, route template, status, time, request id. Never the path itself, a query, a body, a name.

use axum::extract::{MatchedPath, Request, State};
use axum::http::{HeaderName, HeaderValue};
use axum::middleware::Next;
use axum::response::Response;
use tracing::Instrument;

use crate::web::request::RequestId;
use crate::web::state::AppState;

const HEADER: HeaderName = HeaderName::from_static("x-request-id");

/// Gives the request its id and writes its line.
pub async fn each_request(State(app): State<AppState>, mut request: Request, next: Next) -> Response {
    let id = app.clock.new_id().simple().to_string();
    let route = request.extensions().get::<MatchedPath>().map_or("-", MatchedPath::as_str).to_owned();
    let span = tracing::info_span!("request", id, method = %request.method(), route);
    request.extensions_mut().insert(RequestId(id.clone()));
    let started = tokio::time::Instant::now();
    let mut response = next.run(request).instrument(span.clone()).await;
    let (status, micros) = (response.status().as_u16(), started.elapsed().as_micros());
    span.in_scope(|| match status {
        500.. => tracing::error!(status, micros, "answered"),
        _ => tracing::info!(status, micros, "answered"),
    });
    metrics::counter!("http_requests", "route" => route, "status" => status.to_string()).increment(1);
    if let Ok(value) = HeaderValue::from_str(&id) {
        response.headers_mut().insert(HEADER, value);
    }
    response
}
