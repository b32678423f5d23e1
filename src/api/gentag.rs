//! The same answer to the same request: a client that lost the answer sends it again under the same x-requestId and learns what
//! became of it, never doing it twice (`docs/adr/0015-request-ids.md`). Ids belong to their client and are kept as long as the
//! setting for answers says.

use std::time::Duration;

use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{MatchedPath, Request, State};
use axum::http::header::{CONTENT_TYPE, ETAG, LOCATION};
use axum::http::{HeaderName, HeaderValue, Method, StatusCode, request};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::hoveder::{self, BRUGER, IF_MATCH, ORGANISATION, PERSONNUMMER};
use super::kalder::Kalder;
use super::krop::hele;
use super::problem::Problem;
use super::state::Api;
use crate::domain::snitflade::ApiKode;
use crate::store::StoreError;

/// Tells a repeated answer from a first one.
const GENTAGET: HeaderName = HeaderName::from_static("x-gentaget");
/// After so long, somebody who began to answer is taken for dead.
const OPGIVES_EFTER: Duration = Duration::from_secs(60);
/// The header lines of an answer that are kept with it.
const HUSKES: [HeaderName; 3] = [CONTENT_TYPE, ETAG, LOCATION];
/// The bulk load is streamed and not kept: each of its lines is harmless to send again.
const STROEM: &str = "/Borgere";

/// What is kept under an id.
#[derive(Serialize, Deserialize)]
struct Husket {
    /// Of the request: another one under the same id is refused.
    aftryk: String,
    /// When it was begun.
    begyndt: DateTime<Utc>,
    /// None: it is being answered.
    svar: Option<Svar>,
}

#[derive(Serialize, Deserialize)]
struct Svar {
    status: u16,
    hoveder: Vec<(String, String)>,
    krop: String,
}

/// An id that this call answers.
struct Krav {
    kalder: String,
    id: String,
    stored: String,
}

/// Around every method that changes something.
pub async fn samme_svar(State(api): State<Api>, kalder: Kalder, request: Request, next: Next) -> Response {
    let path = request.extensions().get::<MatchedPath>();
    let streamed = path.is_some_and(|path| path.as_str().ends_with(STROEM)) && *request.method() == Method::POST;
    if matches!(*request.method(), Method::GET | Method::HEAD) || streamed {
        return next.run(request).await;
    }
    // A task of its own: what was begun is finished and kept, even if the client hangs up.
    let answered = tokio::spawn(async move { besvaret(&api, &kalder, request, next).await }).await;
    match answered {
        Ok(Ok(response)) => response,
        Ok(Err(problem)) => problem.into_response(),
        Err(_) => Problem::af(ApiKode::Internal).into_response(),
    }
}

async fn besvaret(api: &Api, kalder: &Kalder, request: Request, next: Next) -> Result<Response, Problem> {
    let id = kalder.request_id()?;
    let (parts, body) = request.into_parts();
    let body = hele(body).await?;
    let aftryk = aftryk(&parts, &body);
    let krav = match begynd(api, format!("klient:{}", kalder.identitet.klient), id, aftryk).await? {
        Ok(krav) => krav,
        Err(svar) => return Ok(igen(svar)),
    };
    let response = next.run(Request::from_parts(parts, Body::from(body))).await;
    Ok(afslut(api, krav, response).await?)
}

/// Begins to answer, or gives the answer that was given.
async fn begynd(api: &Api, kalder: String, id: String, aftryk: String) -> Result<Result<Krav, Svar>, Problem> {
    let now = api.clock.now();
    let claim = Husket { aftryk: aftryk.clone(), begyndt: now, svar: None };
    let stored = serde_json::to_string(&claim).map_err(StoreError::unwritable)?;
    let mut tx = api.store.begin().await?;
    if tx.claim_answer(&kalder, &id, &stored, now).await? {
        tx.commit().await?;
        return Ok(Ok(Krav { kalder, id, stored }));
    }
    let before = tx.answer_given(&kalder, &id).await?.unwrap_or_default();
    let husket: Husket = serde_json::from_str(&before).map_err(StoreError::unwritable)?;
    if husket.aftryk != aftryk {
        return Err(Problem::ved(ApiKode::RequestIdReused, &[hoveder::REQUEST_ID]));
    }
    match husket.svar {
        Some(svar) => Ok(Err(svar)),
        None if now - husket.begyndt < TimeDelta::from_std(OPGIVES_EFTER).unwrap_or_default() => {
            Err(Problem::ved(ApiKode::RequestInProgress, &[hoveder::REQUEST_ID]).vent(1))
        }
        None => {
            if !tx.replace_answer(&kalder, &id, &before, &stored, now).await? {
                return Err(Problem::ved(ApiKode::RequestInProgress, &[hoveder::REQUEST_ID]).vent(1));
            }
            tx.commit().await?;
            Ok(Ok(Krav { kalder, id, stored }))
        }
    }
}

/// Keeps the answer; a failure of ours, or a wait, is none: the next try is answered afresh.
async fn afslut(api: &Api, krav: Krav, response: Response) -> Result<Response, StoreError> {
    let (parts, body) = response.into_parts();
    let body = to_bytes(body, usize::MAX).await.unwrap_or_default();
    let mut tx = api.store.begin().await?;
    if parts.status.is_server_error() || parts.status == StatusCode::TOO_MANY_REQUESTS {
        tx.forget_claim(&krav.kalder, &krav.id, &krav.stored).await?;
    } else {
        let mut husket: Husket = serde_json::from_str(&krav.stored).map_err(StoreError::unwritable)?;
        let kept = HUSKES.iter().filter_map(|name| Some((name, parts.headers.get(name)?.to_str().ok()?)));
        husket.svar = Some(Svar {
            status: parts.status.as_u16(),
            hoveder: kept.map(|(name, value)| (name.to_string(), value.to_owned())).collect(),
            krop: String::from_utf8_lossy(&body).into_owned(),
        });
        let answer = serde_json::to_string(&husket).map_err(StoreError::unwritable)?;
        tx.replace_answer(&krav.kalder, &krav.id, &krav.stored, &answer, husket.begyndt).await?;
    }
    tx.commit().await?;
    Ok(Response::from_parts(parts, Body::from(body)))
}

fn igen(svar: Svar) -> Response {
    let status = StatusCode::from_u16(svar.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let mut response = (status, svar.krop).into_response();
    response.headers_mut().remove(CONTENT_TYPE);
    for (name, value) in svar.hoveder {
        if let (Ok(name), Ok(value)) = (HeaderName::try_from(name), HeaderValue::try_from(value)) {
            response.headers_mut().insert(name, value);
        }
    }
    response.headers_mut().insert(GENTAGET, HeaderValue::from_static("ja"));
    response
}

/// What makes two requests the same: all that decides the answer.
fn aftryk(parts: &request::Parts, body: &Bytes) -> String {
    let mut digest = Sha256::new();
    digest.update(parts.method.as_str());
    digest.update([0]);
    digest.update(parts.uri.path_and_query().map_or("", |path| path.as_str()));
    for name in [PERSONNUMMER, ORGANISATION, BRUGER, IF_MATCH] {
        digest.update([0]);
        digest.update(parts.headers.get(name).map(HeaderValue::as_bytes).unwrap_or_default());
    }
    digest.update([0]);
    digest.update(body);
    digest.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}
