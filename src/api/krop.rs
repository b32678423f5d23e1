//! The body of a call, read strictly: JSON in UTF-8, not too large or deep, every field known and once, every fault named by its path.

use axum::body::{Body, to_bytes};
use axum::extract::{FromRequest, Request};
use axum::http::HeaderMap;
use axum::http::header::CONTENT_TYPE;
use serde::de::DeserializeOwned;

use super::hoveder::eneste;
use super::objekt::Objekt;
use super::problem::Problem;
use crate::domain::snitflade::ApiKode;

/// The largest body of a single thing, in bytes.
pub const KROP_MAX: usize = 64 * 1024;
/// Objects and lists inside each other: no body of ours has more than three.
const DYBDE_MAX: usize = 8;

/// A body as `T`.
pub struct Krop<T>(pub T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for Krop<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, _: &S) -> Result<Self, Problem> {
        er_af_type(request.headers(), "application/json")?;
        let bytes = hele(request.into_body()).await?;
        laest(&bytes).map(Self)
    }
}

/// The whole body, when it is not too large.
pub async fn hele(body: Body) -> Result<axum::body::Bytes, Problem> {
    to_bytes(body, KROP_MAX).await.map_err(|_| Problem::af(ApiKode::BodyTooLarge))
}

/// Fails unless the body says to be of this type, in UTF-8.
pub fn er_af_type(headers: &HeaderMap, expected: &str) -> Result<(), Problem> {
    let said = eneste(headers, &CONTENT_TYPE).ok().flatten().and_then(|value| value.to_str().ok()).unwrap_or_default();
    let (kind, parameters) = said.split_once(';').unwrap_or((said, ""));
    let parameters = parameters.trim().to_ascii_lowercase();
    let utf8 = matches!(parameters.as_str(), "" | "charset=utf-8" | "charset=\"utf-8\"");
    let is = kind.trim().eq_ignore_ascii_case(expected) && utf8;
    if is { Ok(()) } else { Err(Problem::ved(ApiKode::BodyType, &["Content-Type"])) }
}

/// JSON as `T`.
pub fn laest<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Problem> {
    let text = std::str::from_utf8(bytes).map_err(|_| Problem::af(ApiKode::BodyEncoding))?;
    if dybde(text) > DYBDE_MAX {
        return Err(Problem::af(ApiKode::BodyTooDeep));
    }
    let mut json = serde_json::Deserializer::from_str(text);
    let Objekt(value) = serde_path_to_error::deserialize(&mut json).map_err(|error| fejl(&error))?;
    json.end().map_err(|_| Problem::af(ApiKode::BodyNotJson))?;
    Ok(value)
}

/// How deep objects and lists lie inside each other. Stops counting nothing: a text that is no JSON has a depth too.
fn dybde(text: &str) -> usize {
    let (mut now, mut most, mut quoted, mut escaped) = (0_usize, 0_usize, false, false);
    for byte in text.bytes() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if quoted => escaped = true,
            b'"' => quoted = !quoted,
            b'{' | b'[' if !quoted => {
                now += 1;
                most = most.max(now);
            }
            b'}' | b']' if !quoted => now = now.saturating_sub(1),
            _ => {}
        }
    }
    most
}

fn fejl(error: &serde_path_to_error::Error<serde_json::Error>) -> Problem {
    let inner = error.inner();
    if !inner.is_data() {
        return Problem::af(ApiKode::BodyNotJson);
    }
    let told = inner.to_string();
    let kind = [
        ("unknown field", ApiKode::FieldUnknown),
        ("missing field", ApiKode::FieldMissing),
        ("duplicate field", ApiKode::FieldTwice),
    ];
    let (path, field) = (error.path().to_string(), named(&told));
    match kind.into_iter().find(|(start, _)| told.starts_with(start)) {
        Some((_, kode)) => Problem::ved(kode, &[&joined(&path, field)]),
        None => Problem::ved(ApiKode::FieldType, Some(path.as_str()).filter(|path| *path != ".").as_slice()),
    }
}

/// The field that a sentence names.
fn named(told: &str) -> &str {
    told.split('`').nth(1).unwrap_or_default()
}

/// A path that ends with the field.
fn joined(path: &str, field: &str) -> String {
    match path {
        "." | "" => field.to_owned(),
        path if path == field || path.ends_with(&format!(".{field}")) => path.to_owned(),
        path => format!("{path}.{field}"),
    }
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;

    use super::*;

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Inner {
        #[expect(dead_code, reason = "only read")]
        tal: u8,
    }

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields, rename_all = "camelCase")]
    struct Outer {
        #[expect(dead_code, reason = "only read")]
        #[serde(deserialize_with = "crate::api::objekt::objekt")]
        en_inder: Inner,
    }

    fn told(bytes: &[u8]) -> serde_json::Value {
        serde_json::to_value(laest::<Outer>(bytes).unwrap_err()).unwrap()["koder"][0].clone()
    }

    #[test]
    fn every_fault_has_its_code_and_its_path() {
        for (body, kode, felter) in [
            (r#"{"enInder":{"tal":1,"x":2}}"#, ApiKode::FieldUnknown, vec!["enInder.x"]),
            (r#"{"enInder":{"tal":1},"y":2}"#, ApiKode::FieldUnknown, vec!["y"]),
            (r#"{"enInder":{}}"#, ApiKode::FieldMissing, vec!["enInder.tal"]),
            (r#"{}"#, ApiKode::FieldMissing, vec!["enInder"]),
            (r#"{"enInder":{"tal":1,"tal":1}}"#, ApiKode::FieldTwice, vec!["enInder.tal"]),
            (r#"{"enInder":{"tal":256}}"#, ApiKode::FieldType, vec!["enInder.tal"]),
            (r#"{"enInder":{"tal":"1"}}"#, ApiKode::FieldType, vec!["enInder.tal"]),
            (r#"{"enInder":{"tal":1}} x"#, ApiKode::BodyNotJson, vec![]),
            (r#"{"enInder":"#, ApiKode::BodyNotJson, vec![]),
            ("", ApiKode::BodyNotJson, vec![]),
            (&"[".repeat(9), ApiKode::BodyTooDeep, vec![]),
            (r#"[{"tal":1}]"#, ApiKode::FieldType, vec![]),
            (r#"{"enInder":[1]}"#, ApiKode::FieldType, vec!["enInder"]),
        ] {
            let found = told(body.as_bytes());
            assert_eq!(found["kode"], kode.as_str(), "{body}: {found}");
            assert_eq!(found["felter"], serde_json::json!(felter), "{body}");
        }
        assert_eq!(told(b"{\"\xff\":1}")["kode"], ApiKode::BodyEncoding.as_str());
        assert!(laest::<Outer>(br#"{"enInder":{"tal":1}}"#).is_ok());
    }

    #[test]
    fn braces_inside_a_text_are_no_depth() {
        assert_eq!(dybde(r#"{"a":"[[[\"{{{"}"#), 1);
    }
}
