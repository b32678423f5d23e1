//! BookingService and BookingWsrmMessageService, which epic 999.8.4 phased out: every call is answered with what replaces it, 410, and counted
//! by its caller. Who called with SOAP gets a fault it can read. No token is asked for: who still calls has none.

use axum::Router;
use axum::extract::{Request, State};
use axum::http::header::{AUTHORIZATION, CONTENT_TYPE};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::any;

use super::problem::Problem;
use super::state::Api;
use super::sti::Sti;
use crate::domain::access::Principal;
use crate::domain::snitflade::ApiKode;
use crate::domain::udfaset::Udfaset;
use crate::services::booking_service::{self, UdfasetFejl};
use crate::services::{Actor, RequestId, klienter};

/// The addresses: a service by itself, where SOAP calls go, and with its operation behind it.
pub fn routes() -> Router<Api> {
    ["BookingService", "BookingWsrmMessageService"].into_iter().fold(Router::new(), |router, service| {
        let with_operation = move |api: State<Api>, Sti(operation): Sti<String>, request: Request| {
            svar(api, service, Some(operation), request)
        };
        let alone = move |api: State<Api>, request: Request| svar(api, service, None, request);
        router
            .route(&format!("/{service}"), any(alone))
            .route(&format!("/{service}/{{operation}}"), any(with_operation))
    })
}

async fn svar(
    State(api): State<Api>,
    service: &'static str,
    operation: Option<String>,
    request: Request,
) -> Result<Response, Problem> {
    let (parts, _) = request.into_parts();
    let operation = operation.or_else(|| soap_action(&parts.headers)).unwrap_or_default();
    let actor = Actor {
        principal: kalder(&api, &parts.headers).await?,
        request_id: parts.extensions.get::<RequestId>().map(|id| id.0.clone()),
    };
    let found = match booking_service::call(&api.store, &api.clock, &actor, service, &operation).await {
        Ok(found) => Some(found),
        Err(UdfasetFejl::Ukendt(_)) => None,
        Err(UdfasetFejl::Store(error)) => return Err(error.into()),
    };
    let told = found.map_or("ukendt", |old| old.operation);
    metrics::counter!("udfasede_kald", "service" => service, "operation" => told).increment(1);
    let successor = found.map_or_else(|| "IndkaldelseService".to_owned(), Udfaset::efterfoelger);
    let soap = version(&parts.headers);
    Ok(match soap {
        Some(version) => fault(version, &successor),
        None => Problem::ved(ApiKode::PhasedOut, &[])
            .efterfoelger(format!("{successor}, /api/v1/Indkaldelse"))
            .into_response(),
    })
}

/// Who calls, when a token says so.
async fn kalder(api: &Api, headers: &HeaderMap) -> Result<Option<Principal>, Problem> {
    let token = headers.get(AUTHORIZATION).and_then(|value| value.to_str().ok()?.strip_prefix("Bearer "));
    let Some(token) = token else { return Ok(None) };
    let known = klienter::kendt(&api.store, token).await?;
    Ok(known.map(|(found, own)| Principal::Klient { id: found.klient.id, organisation: own.first().copied() }))
}

#[derive(Clone, Copy)]
enum Soap {
    V11,
    V12,
}

fn content_type(headers: &HeaderMap) -> &str {
    headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default()
}

fn version(headers: &HeaderMap) -> Option<Soap> {
    let kind = content_type(headers);
    if kind.starts_with("application/soap+xml") {
        Some(Soap::V12)
    } else {
        kind.starts_with("text/xml").then_some(Soap::V11)
    }
}

/// The operation a SOAP call names: the last part of its action.
fn soap_action(headers: &HeaderMap) -> Option<String> {
    let of_header = headers.get("soapaction").and_then(|value| value.to_str().ok());
    let of_type = || content_type(headers).split_once("action=").map(|(_, action)| action);
    let action = of_header.or_else(of_type)?.split(';').next()?.trim().trim_matches('"');
    action.rsplit(['/', '#']).next().map(str::to_owned)
}

/// The table's names alone stand in the fault: nothing of the call is repeated.
fn fault(version: Soap, successor: &str) -> Response {
    let text = format!("Operationen er udfaset. Brug {successor}: /api/v1/Indkaldelse");
    let (kind, body) = match version {
        Soap::V11 => (
            "text/xml; charset=utf-8",
            format!(
                "<?xml version=\"1.0\" encoding=\"utf-8\"?><s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Body><s:Fault>\
                 <faultcode>s:Client</faultcode><faultstring>{text}</faultstring></s:Fault></s:Body></s:Envelope>"
            ),
        ),
        Soap::V12 => (
            "application/soap+xml; charset=utf-8",
            format!(
                "<?xml version=\"1.0\" encoding=\"utf-8\"?><s:Envelope xmlns:s=\"http://www.w3.org/2003/05/soap-envelope\"><s:Body><s:Fault>\
                 <s:Code><s:Value>s:Sender</s:Value></s:Code><s:Reason><s:Text xml:lang=\"da\">{text}</s:Text></s:Reason></s:Fault></s:Body></s:Envelope>"
            ),
        ),
    };
    (StatusCode::GONE, [(CONTENT_TYPE, kind)], body).into_response()
}
