//! `POST /api/v1/token`: OAuth 2 client credentials (RFC 6749 § 4.4). The client shows its secret by HTTP Basic or in the form.

use axum::extract::{FromRequest, Request, State};
use axum::http::HeaderMap;
use axum::http::header::{AUTHORIZATION, CACHE_CONTROL};
use axum::response::{IntoResponse, Response};
use axum::{Form, Json};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::krop::er_af_type;
use super::problem::Problem;
use super::state::Api;
use crate::domain::ids::KlientId;
use crate::domain::snitflade::{ApiKode, Scope};
use crate::services::klienter::{self, TOKEN_SECONDS, TokenFejl};

/// Formularen.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TokenForm {
    /// `client_credentials`.
    grant_type: String,
    /// Scopes adskilt af mellemrum; udelades det, alle klientens.
    scope: Option<String>,
    /// Klienten, når den ikke siges med HTTP Basic.
    client_id: Option<String>,
    /// Dens hemmelighed, når den ikke siges med HTTP Basic.
    client_secret: Option<String>,
}

/// Svaret.
#[derive(Serialize, ToSchema)]
pub struct TokenSvar {
    /// Sendes som `Authorization: Bearer …`.
    access_token: String,
    /// `Bearer`.
    token_type: &'static str,
    /// Hvor mange sekunder det holder.
    expires_in: i64,
    /// Hvad det gælder for, adskilt af mellemrum.
    scope: String,
}

/// Gives a token.
#[utoipa::path(
    post,
    path = "/token",
    operation_id = "PostToken",
    request_body(content = TokenForm, content_type = "application/x-www-form-urlencoded"),
    responses((status = 200, description = "Et token", body = TokenSvar)),
    tag = "Token"
)]
pub async fn udsted(State(api): State<Api>, request: Request) -> Result<Response, Problem> {
    er_af_type(request.headers(), "application/x-www-form-urlencoded")?;
    let basic = basic(request.headers())?;
    let form = form(request).await?;
    if form.grant_type != "client_credentials" {
        return Err(Problem::ved(ApiKode::GrantUnsupported, &["grant_type"]));
    }
    let (id, secret) = basic.or_else(|| form.client_id.zip(form.client_secret)).ok_or_else(ukendt)?;
    let id: KlientId = id.parse().map_err(|_| ukendt())?;
    let wanted = form.scope.as_deref().map(scopes).transpose()?;
    let given = klienter::token(&api.store, id, &secret, wanted.as_ref()).await.map_err(|error| match error {
        TokenFejl::UkendtKlient => ukendt(),
        TokenFejl::UkendtScope => ukendt_scope(),
        TokenFejl::Store(error) => error.into(),
    })?;
    let answer = TokenSvar {
        access_token: given.token,
        token_type: "Bearer",
        expires_in: TOKEN_SECONDS,
        scope: klienter::joined(&given.scopes),
    };
    Ok(([(CACHE_CONTROL, "no-store")], Json(answer)).into_response())
}

async fn form(request: Request) -> Result<TokenForm, Problem> {
    let form = Form::<TokenForm>::from_request(request, &()).await;
    form.map(|Form(form)| form).map_err(|error| {
        let told = error.body_text();
        let kinds = [
            ("unknown field", ApiKode::FieldUnknown),
            ("missing field", ApiKode::FieldMissing),
            ("duplicate field", ApiKode::FieldTwice),
        ];
        let kind = kinds.into_iter().find(|(words, _)| told.contains(words));
        Problem::ved(kind.map_or(ApiKode::FieldType, |(_, kode)| kode), told.split('`').nth(1).as_slice())
    })
}

/// Id and secret of HTTP Basic, when it is used. Both are percent-decoded there (RFC 6749 § 2.3.1); ours need no encoding.
fn basic(headers: &HeaderMap) -> Result<Option<(String, String)>, Problem> {
    let Some(value) = headers.get(AUTHORIZATION) else { return Ok(None) };
    let encoded = value.to_str().ok().and_then(|value| value.strip_prefix("Basic ")).ok_or_else(ukendt)?;
    let decoded = STANDARD.decode(encoded.trim()).map_err(|_| ukendt())?;
    let text = String::from_utf8(decoded).map_err(|_| ukendt())?;
    let (id, secret) = text.split_once(':').ok_or_else(ukendt)?;
    Ok(Some((id.to_owned(), secret.to_owned())))
}

fn scopes(text: &str) -> Result<std::collections::BTreeSet<Scope>, Problem> {
    text.split_ascii_whitespace().map(|name| Scope::from_text(name).ok_or_else(ukendt_scope)).collect()
}

fn ukendt() -> Problem {
    Problem::af(ApiKode::ClientUnknown)
}

fn ukendt_scope() -> Problem {
    Problem::ved(ApiKode::ScopeUnknown, &["scope"])
}
