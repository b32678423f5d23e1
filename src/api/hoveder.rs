//! What a call says in its headers.

use std::fmt::Write as _;

use axum::http::header::AsHeaderName;
use axum::http::{HeaderMap, HeaderName, HeaderValue};

use super::problem::Problem;
use crate::domain::cpr::Cpr;
use crate::domain::snitflade::ApiKode;

/// Whose data it is about. Never in an address, never in a log.
pub const PERSONNUMMER: &str = "x-civilregistrationIdentifier";
/// For which of its organisations a client calls: the jobcenter's five digits, or the a-kasse's key.
pub const ORGANISATION: &str = "x-organisation";
/// The user on whose behalf it calls, as the calling system knows him.
pub const BRUGER: &str = "x-bruger";
/// The caller's own id of the request.
pub const REQUEST_ID: &str = "x-requestId";
/// The version the caller read.
pub const IF_MATCH: &str = "If-Match";

const REQUEST_ID_MAX: usize = 46;
const BRUGER_MAX: usize = 100;

/// The one value of a header. Two of them say nothing: nobody knows which the caller meant, and a proxy may have read the other.
pub fn eneste(headers: &HeaderMap, name: impl AsHeaderName) -> Result<Option<&HeaderValue>, ()> {
    let mut values = headers.get_all(name).iter();
    match (values.next(), values.next()) {
        (found, None) => Ok(found),
        (_, Some(_)) => Err(()),
    }
}

/// The personnummer.
pub fn personnummer(headers: &HeaderMap) -> Result<Cpr, Problem> {
    let wrong = || Problem::ved(ApiKode::PersonnummerForm, &[PERSONNUMMER]);
    let value = eneste(headers, PERSONNUMMER).map_err(|()| wrong())?;
    let value = value.ok_or_else(|| Problem::ved(ApiKode::PersonnummerMissing, &[PERSONNUMMER]))?;
    value.to_str().ok().and_then(|text| text.parse().ok()).ok_or_else(wrong)
}

/// The organisation, as named.
pub fn organisation(headers: &HeaderMap) -> Result<Option<&str>, Problem> {
    let foreign = || Problem::ved(ApiKode::OrganisationForeign, &[ORGANISATION]);
    let Some(value) = eneste(headers, ORGANISATION).map_err(|()| foreign())? else { return Ok(None) };
    value.to_str().map(Some).map_err(|_| foreign())
}

/// The user.
pub fn bruger(headers: &HeaderMap) -> Result<Option<String>, Problem> {
    synlig(headers, BRUGER, BRUGER_MAX).map_err(|()| Problem::ved(ApiKode::UserForm, &[BRUGER]))
}

/// The id of a request that changes something: without it a retry could do it twice.
pub fn request_id(headers: &HeaderMap) -> Result<String, Problem> {
    let found = synlig(headers, REQUEST_ID, REQUEST_ID_MAX);
    let found = found.map_err(|()| Problem::ved(ApiKode::RequestIdForm, &[REQUEST_ID]))?;
    found.ok_or_else(|| Problem::ved(ApiKode::RequestIdMissing, &[REQUEST_ID]))
}

/// The version that is expected; none: whichever it is.
pub fn if_match(headers: &HeaderMap) -> Result<Option<i64>, Problem> {
    let wrong = || Problem::ved(ApiKode::IfMatchForm, &[IF_MATCH]);
    let Some(value) = eneste(headers, IF_MATCH).map_err(|()| wrong())? else { return Ok(None) };
    match value.to_str().map_err(|_| wrong())?.trim() {
        "*" => Ok(None),
        quoted => {
            let inside = quoted.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
            Ok(Some(inside.and_then(|version| version.parse().ok()).ok_or_else(wrong)?))
        }
    }
}

/// The header that says which version an answer is of.
pub fn etag(version: i64) -> (HeaderName, HeaderValue) {
    let mut text = String::new();
    write!(text, "\"{version}\"").ok();
    (axum::http::header::ETAG, HeaderValue::try_from(text).unwrap_or_else(|_| HeaderValue::from_static("\"\"")))
}

/// One header of visible ASCII, 1 to `most` characters.
fn synlig(headers: &HeaderMap, name: &str, most: usize) -> Result<Option<String>, ()> {
    let Some(value) = eneste(headers, name)? else { return Ok(None) };
    let text = value.to_str().map_err(|_| ())?;
    let fits = (1..=most).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_graphic());
    if fits { Ok(Some(text.to_owned())) } else { Err(()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(name: &'static str, value: &str) -> HeaderMap {
        HeaderMap::from_iter([(HeaderName::from_bytes(name.as_bytes()).unwrap(), value.parse().unwrap())])
    }

    #[test]
    fn a_request_id_has_1_to_46_visible_characters() {
        assert!(request_id(&HeaderMap::new()).is_err());
        for (text, fits) in
            [("a", true), (&"a".repeat(46), true), (&"a".repeat(47), false), ("", false), ("a b", false)]
        {
            assert_eq!(request_id(&with(REQUEST_ID, text)).is_ok(), fits, "{text}");
        }
    }

    #[test]
    fn a_header_that_stands_twice_says_nothing() {
        let mut headers = with(PERSONNUMMER, "6101901234");
        assert!(personnummer(&headers).is_ok());
        headers.append(HeaderName::from_bytes(PERSONNUMMER.as_bytes()).unwrap(), "6101905678".parse().unwrap());
        assert!(personnummer(&headers).is_err());
        let mut headers = with(REQUEST_ID, "a");
        headers.append(HeaderName::from_bytes(REQUEST_ID.as_bytes()).unwrap(), "a".parse().unwrap());
        assert!(request_id(&headers).is_err());
    }

    #[test]
    fn a_version_is_quoted_and_a_star_is_any() {
        assert_eq!(if_match(&HeaderMap::new()).unwrap(), None);
        assert_eq!(if_match(&with(IF_MATCH, "*")).unwrap(), None);
        assert_eq!(if_match(&with(IF_MATCH, "\"7\"")).unwrap(), Some(7));
        for wrong in ["7", "\"\"", "W/\"7\"", "\"7", "\"x\""] {
            assert!(if_match(&with(IF_MATCH, wrong)).is_err(), "{wrong}");
        }
        assert_eq!(etag(7).1, "\"7\"");
    }
}
