//! For machines: the contracts under `/api/v1`, JSON with the sources' own Danish names, every failure a problem document.
//!
//! `token` lets a client in; `kalder` knows it by its token (`udsteder`: one of another server), `om` asks
//! `domain::snitflade` what it may and about whom, and `spor` remembers what was refused; `gentag` answers a repeated
//! request as it was answered first; `krop` (`objekt`), `sti` and `hoveder` read what was sent, strictly; `problem` and `fejl` say no. A
//! folder or file for each contract holds its methods, which only translate: what is done stands in the services.
//!
//! What stands above a field that is sent or answered is read by people at `/api` and in the document: it is Danish.
//!
//! To add a method: its line in `domain/snitflade/metoder.rs`, its handler with `#[utoipa::path]` in its contract, its line in
//! that contract's `routes`. The document, its lock and the access test find it there.

mod asyncapi;
mod borger_booking;
mod borgere;
mod borgerstatus;
mod certifikat;
mod dokument;
mod fejl;
mod frist;
mod gaesteadgang;
mod gentag;
mod haendelser;
mod henvisninger;
mod hoveder;
mod indkaldelse;
mod kalder;
mod krop;
mod objekt;
mod om;
mod problem;
mod spor;
mod state;
mod sti;
mod takst;
mod tidspunkt;
mod token;
mod udfaset;
mod udsteder;

pub use asyncapi::asyncapi;
pub use state::Api;

use axum::http::HeaderValue;
use axum::http::header::{CACHE_CONTROL, X_CONTENT_TYPE_OPTIONS};
use axum::middleware::from_fn_with_state;
use axum::routing::{get, post};
use axum::{Json, Router};
use tower_http::set_header::SetResponseHeaderLayer;
use utoipa::OpenApi;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::domain::snitflade::ApiKode;
use problem::Problem;

/// The whole interface, to be mounted at the root.
pub fn router(api: &Api) -> Router {
    let (methods, _) = methods().split_for_parts();
    let methods = methods
        .layer(from_fn_with_state(api.clone(), gentag::samme_svar))
        .layer(from_fn_with_state(api.clone(), kalder::lad_ind));
    let open =
        Router::new().route("/token", post(token::udsted)).route("/openapi.json", get(|| async { Json(document()) }));
    let all = methods
        .merge(open)
        .merge(udfaset::routes())
        .fallback(|| async { Problem::af(ApiKode::NotFound) })
        .method_not_allowed_fallback(|| async { Problem::af(ApiKode::MethodNotAllowed) })
        // What is told of a person is kept by nobody on the way.
        .layer(SetResponseHeaderLayer::if_not_present(CACHE_CONTROL, HeaderValue::from_static("no-store")))
        .layer(SetResponseHeaderLayer::if_not_present(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")))
        .with_state(api.clone());
    let well_known = Router::new().route("/api/openapi.json", get(|| async { Json(document()) }));
    Router::new().nest("/api/v1", all).merge(well_known)
}

/// Every method that wants a token, contract by contract.
fn methods() -> OpenApiRouter<Api> {
    OpenApiRouter::new()
        .merge(indkaldelse::routes())
        .merge(frist::routes())
        .merge(borger_booking::routes())
        .merge(borgerstatus::routes())
        .merge(borgere::routes())
        .merge(gaesteadgang::routes())
        .merge(haendelser::routes())
}

/// The OpenAPI document.
pub fn document() -> utoipa::openapi::OpenApi {
    let with_token = OpenApiRouter::new().routes(routes!(token::udsted)).merge(methods());
    let everything: OpenApiRouter<Api> = OpenApiRouter::with_openapi(Dele::openapi()).nest("/api/v1", with_token);
    dokument::faerdig(everything.into_openapi())
}

/// What no method names by itself.
#[derive(OpenApi)]
#[openapi(components(schemas(problem::Indhold)))]
struct Dele;
