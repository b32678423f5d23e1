//! A failure as a machine meets it: a problem document (RFC 9457) with every code, the fields it is about, and a line for a person.

use axum::Json;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, ETAG, RETRY_AFTER, WWW_AUTHENTICATE};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use utoipa::ToSchema;

use super::borger_booking::LedigTid;
use crate::domain::rules::{Breach, Code, Verdict};
use crate::domain::snitflade::ApiKode;
use crate::texts;

/// En kode: hvilken regel, hvor, og i ord.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[schema(example = json!({ "kode": "90002", "felter": ["starttidspunkt"], "tekst": "Samtalen kan ikke begynde før i dag" }))]
pub struct Kode {
    /// DFDG's nummer, hvor der er et; `FT…` er vores egen regel, `FA…` en fejl i selve kaldet.
    pub kode: String,
    /// Felterne, den handler om, som de hedder i kaldet; se på det første.
    pub felter: Vec<String>,
    /// En linje til et menneske, på dansk.
    pub tekst: String,
}

/// A failure, ready to be answered.
#[derive(Clone, Debug, Serialize)]
#[serde(transparent)]
pub struct Problem(Box<Indhold>);

/// Et nej (RFC 9457). Intet er ændret.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Problem, example = json!({
    "type": "about:blank", "title": "Unprocessable Entity", "status": 422,
    "koder": [{ "kode": "90002", "felter": ["starttidspunkt"], "tekst": "Samtalen kan ikke begynde før i dag" }]
}))]
pub struct Indhold {
    /// `about:blank`: statussen siger hvilken slags, koderne præcis hvad.
    #[serde(rename = "type")]
    slags: &'static str,
    /// Statussen i ord.
    title: &'static str,
    /// HTTP-statussen.
    status: u16,
    /// Alle koder, i rækkefølge.
    koder: Vec<Kode>,
    /// Ved en tid, en anden nåede: de nærmeste, der er tilbage.
    #[serde(skip_serializing_if = "Option::is_none")]
    ledige_tider: Option<Vec<LedigTid>>,
    /// Ved en udfaset operation: det, der erstatter den.
    #[serde(skip_serializing_if = "Option::is_none")]
    efterfoelger: Option<String>,
    /// Sekunder, før det er værd at prøve igen.
    #[serde(skip)]
    vent: Option<u64>,
    /// Den udgave, der er nu.
    #[serde(skip)]
    version: Option<i64>,
}

impl Problem {
    /// A problem with these codes.
    pub fn med(status: StatusCode, koder: Vec<Kode>) -> Self {
        Self(Box::new(Indhold {
            slags: "about:blank",
            title: status.canonical_reason().unwrap_or("Error"),
            status: status.as_u16(),
            koder,
            ledige_tider: None,
            efterfoelger: None,
            vent: None,
            version: None,
        }))
    }

    /// Its codes alone.
    pub fn koder(self) -> Vec<Kode> {
        self.0.koder
    }

    /// A fault of the call itself.
    pub fn af(kode: ApiKode) -> Self {
        Self::ved(kode, &[])
    }

    /// A fault of the call itself, at these fields.
    pub fn ved(kode: ApiKode, felter: &[&str]) -> Self {
        let felter = felter.iter().map(|felt| (*felt).to_owned()).collect();
        let told = Kode { kode: kode.as_str().to_owned(), felter, tekst: texts::api::told(kode).to_owned() };
        Self::med(status(kode), vec![told])
    }

    /// What rules found.
    pub fn regler(status: StatusCode, verdict: &Verdict) -> Self {
        Self::med(status, koder(verdict.breaches()))
    }

    /// One rule, at the field of its name.
    pub fn regel(status: StatusCode, kode: Code) -> Self {
        let told = Kode { kode: kode.as_str().to_owned(), felter: vec![], tekst: texts::rules::told(kode).to_owned() };
        Self::med(status, vec![told])
    }

    /// Worth trying again after so many seconds.
    #[must_use]
    pub fn vent(mut self, seconds: u64) -> Self {
        self.0.vent = Some(seconds);
        self
    }

    /// With the version there is now.
    #[must_use]
    pub fn version(mut self, version: i64) -> Self {
        self.0.version = Some(version);
        self
    }

    /// With the times that are left.
    #[must_use]
    pub fn ledige(mut self, tider: Vec<LedigTid>) -> Self {
        self.0.ledige_tider = Some(tider);
        self
    }

    /// With what to call instead.
    #[must_use]
    pub fn efterfoelger(mut self, navn: String) -> Self {
        self.0.efterfoelger = Some(navn);
        self
    }
}

/// Breaches as they are told.
pub fn koder(breaches: &[Breach]) -> Vec<Kode> {
    let told = |breach: &Breach| Kode {
        kode: breach.code.as_str().to_owned(),
        felter: breach.fields.iter().map(|field| field.as_str().to_owned()).collect(),
        tekst: texts::rules::told(breach.code).to_owned(),
    };
    breaches.iter().map(told).collect()
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.0.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let mut response = (status, Json(&self.0)).into_response();
        let headers = response.headers_mut();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
        if status == StatusCode::UNAUTHORIZED {
            headers.insert(WWW_AUTHENTICATE, HeaderValue::from_static("Bearer realm=\"faellestid\""));
        }
        if let Some(seconds) = self.0.vent {
            headers.insert(RETRY_AFTER, HeaderValue::from(seconds));
        }
        if let Some(etag) = self.0.version.and_then(|version| HeaderValue::try_from(format!("\"{version}\"")).ok()) {
            headers.insert(ETAG, etag);
        }
        response
    }
}

const fn status(kode: ApiKode) -> StatusCode {
    match kode {
        ApiKode::TokenMissing | ApiKode::TokenInvalid | ApiKode::ClientUnknown | ApiKode::CertificateMissing => {
            StatusCode::UNAUTHORIZED
        }
        ApiKode::ScopeMissing | ApiKode::MethodForbidden | ApiKode::OrganisationForeign => StatusCode::FORBIDDEN,
        ApiKode::GrantUnsupported
        | ApiKode::ScopeUnknown
        | ApiKode::OrganisationMissing
        | ApiKode::PersonnummerMissing
        | ApiKode::PersonnummerForm
        | ApiKode::RequestIdMissing
        | ApiKode::RequestIdForm
        | ApiKode::IfMatchForm
        | ApiKode::UserForm
        | ApiKode::UserMissing
        | ApiKode::BodyNotJson
        | ApiKode::BodyEncoding
        | ApiKode::FieldUnknown
        | ApiKode::FieldMissing
        | ApiKode::FieldTwice
        | ApiKode::FieldType
        | ApiKode::BodyTooDeep
        | ApiKode::QueryInvalid
        | ApiKode::PathInvalid => StatusCode::BAD_REQUEST,
        ApiKode::RequestIdReused | ApiKode::VersionMismatch => StatusCode::PRECONDITION_FAILED,
        ApiKode::RequestInProgress | ApiKode::TimeTaken | ApiKode::AlreadyBooked => StatusCode::CONFLICT,
        ApiKode::BodyTooLarge => StatusCode::PAYLOAD_TOO_LARGE,
        ApiKode::BodyType => StatusCode::UNSUPPORTED_MEDIA_TYPE,
        ApiKode::NotFound | ApiKode::OfferUnknown => StatusCode::NOT_FOUND,
        ApiKode::MethodNotAllowed => StatusCode::METHOD_NOT_ALLOWED,
        ApiKode::TooManyRequests => StatusCode::TOO_MANY_REQUESTS,
        ApiKode::PhasedOut => StatusCode::GONE,
        ApiKode::OriginInvalid | ApiKode::ErrorKindUnknown | ApiKode::GuestNotNeeded => {
            StatusCode::UNPROCESSABLE_ENTITY
        }
        ApiKode::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
        ApiKode::Internal => StatusCode::INTERNAL_SERVER_ERROR,
    }
}
