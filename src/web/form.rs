//! Reading a posted form, strictly: only a URL-encoded form of bounded length, valid UTF-8, each field once.

use std::collections::BTreeMap;

use axum::body::{Body, to_bytes};
use axum::extract::{FromRequest, Request};
use axum::http::header::CONTENT_TYPE;
use percent_encoding::percent_decode;

use super::error::WebError;

/// Bytes of the longest form. Most of ours are a few hundred; one in which two hundred conversations are moved carries 22,000.
const MAX_BYTES: usize = 32 * 1024;
const FORM: &str = "application/x-www-form-urlencoded";

/// The fields of a posted form.
#[derive(Clone, Debug, Default)]
pub struct Form(BTreeMap<String, String>);

impl Form {
    /// A field as typed; one that was not sent is empty.
    pub fn field(&self, name: &str) -> &str {
        self.0.get(name).map_or("", String::as_str)
    }

    /// All of them.
    pub fn into_fields(self) -> BTreeMap<String, String> {
        self.0
    }

    /// What stands after `prefix` in the names of the check boxes that were sent.
    pub fn checked<'a>(&'a self, prefix: &'a str) -> impl Iterator<Item = &'a str> {
        self.0.keys().filter_map(move |name| name.strip_prefix(prefix))
    }

    fn parse(body: &[u8]) -> Result<Self, WebError> {
        let mut fields = BTreeMap::new();
        for pair in body.split(|&byte| byte == b'&').filter(|pair| !pair.is_empty()) {
            let mut halves = pair.splitn(2, |&byte| byte == b'=');
            let name = decoded(halves.next().unwrap_or_default())?;
            let value = decoded(halves.next().unwrap_or_default())?;
            if fields.insert(name, value).is_some() {
                return Err(WebError::BadRequest);
            }
        }
        Ok(Self(fields))
    }
}

/// A NUL is refused too: PostgreSQL cannot keep one in text, and no keyboard types it.
fn decoded(raw: &[u8]) -> Result<String, WebError> {
    let spaced: Vec<u8> = raw.iter().map(|&byte| if byte == b'+' { b' ' } else { byte }).collect();
    let text = percent_decode(&spaced).decode_utf8().map_err(|_| WebError::BadRequest)?;
    if text.contains('\0') { Err(WebError::BadRequest) } else { Ok(text.into_owned()) }
}

impl<S: Sync> FromRequest<S> for Form {
    type Rejection = WebError;

    async fn from_request(request: Request<Body>, _: &S) -> Result<Self, WebError> {
        let content_type =
            request.headers().get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
        let (kind, _) = content_type.split_once(';').unwrap_or((content_type, ""));
        if !kind.trim().eq_ignore_ascii_case(FORM) {
            return Err(WebError::WrongType);
        }
        let body = to_bytes(request.into_body(), MAX_BYTES).await.map_err(|_| WebError::TooLarge)?;
        Self::parse(&body)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_is_read_as_typed() {
        let form = Form::parse("navn=S%C3%B8ren+%26+Co&tom=&sidst".as_bytes()).unwrap();
        assert_eq!(form.field("navn"), "Søren & Co");
        assert_eq!((form.field("tom"), form.field("sidst"), form.field("mangler")), ("", "", ""));
    }

    #[test]
    fn repeated_fields_invalid_utf8_and_nul_are_refused() {
        for body in ["tid=1&tid=2", "navn=%FF%FE", "navn=a%00b"] {
            assert_eq!(Form::parse(body.as_bytes()).err(), Some(WebError::BadRequest), "{body}");
        }
        assert_eq!(Form::parse(b"navn=\xff").err(), Some(WebError::BadRequest));
    }
}
