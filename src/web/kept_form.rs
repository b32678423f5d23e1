//! A form that came from somebody who had been logged out meanwhile. It is kept, in the session of nobody, until the same person
//! has logged in again; then the page it came from is shown once with what she had written. She sends it herself: nothing is
//! ever sent again for her.

use std::collections::BTreeMap;

use axum::extract::{FromRequest, Request};
use axum::http::request::Parts;
use leptos::prelude::use_context;
use serde::{Deserialize, Serialize};
use tower_sessions::Session;

use super::error::WebError;
use super::form::Form;
use super::last_person;
use super::login::{USER, User, way_back};
use super::own_page::is_own_page;
use super::state::AppState;
use crate::clock::machine_time;
use crate::domain::access::Principal;
use crate::domain::cpr::Cpr;

const KEPT: &str = "gemt_formular";
/// As long as somebody takes to log in.
const SECONDS: i64 = 30 * 60;
/// Bytes of the longest form that is kept; those of a borger are a tenth of it.
const MAX_BYTES: usize = 4 * 1024;
/// Only her own pages: there alone is a form that takes time to fill in, and none of them asks for a reason or a CPR number.
const PAGES: &str = "/borger/";

/// What is kept.
#[derive(Clone, Serialize, Deserialize)]
pub struct KeptForm {
    path: String,
    fields: BTreeMap<String, String>,
    /// The mark of who wrote it.
    person: String,
    until: i64,
}

/// What she had written, on the page that shows it again.
#[derive(Clone)]
pub struct Typed(KeptForm);

impl Typed {
    /// Keeps it for the next time the page is opened: she has something else to answer first.
    pub async fn keep(&self, session: &Session) -> Result<(), WebError> {
        self.0.clone().keep(session).await
    }

    /// In one field.
    pub fn field(&self, name: &str) -> Option<&str> {
        self.0.fields.get(name).map(String::as_str)
    }
}

/// What she had written in a field of the page being rendered, if this page shows a kept form.
pub fn typed(field: &str) -> Option<String> {
    use_context::<Typed>()?.field(field).map(str::to_owned)
}

impl KeptForm {
    /// The kept form of a session, if `principal` wrote it and it is not too old.
    pub async fn of(session: &Session, principal: Principal) -> Result<Option<Self>, WebError> {
        let kept: Option<Self> = session.get(KEPT).await?;
        let now = machine_time().timestamp();
        Ok(kept.filter(|kept| kept.person == last_person::mark(principal) && now < kept.until))
    }

    /// Keeps it in a session.
    pub async fn keep(self, session: &Session) -> Result<(), WebError> {
        Ok(session.insert(KEPT, self).await?)
    }
}

/// Keeps the form of a request from somebody who was logged in here and is no longer, and sends them to the log-in. Gives back
/// every other request.
pub async fn keep_or_pass(app: &AppState, session: &Session, request: Request) -> Result<Request, WebError> {
    let post = request.method() == axum::http::Method::POST && request.uri().path().starts_with(PAGES);
    let person = last_person::of(app, request.headers()).filter(|_| post && is_own_page(request.uri().path()));
    let Some(person) = person else { return Ok(request) };
    if session.get_value(USER).await?.is_some() {
        return Ok(request);
    }
    let (parts, body) = request.into_parts();
    let (path, back) = (parts.uri.path().to_owned(), way_back(&parts));
    let fields = without_cpr(Form::from_request(Request::from_parts(parts, body), app).await?.into_fields());
    if fields.iter().map(|(name, value)| name.len() + value.len()).sum::<usize>() <= MAX_BYTES {
        let until = machine_time().timestamp() + SECONDS;
        KeptForm { path, fields, person, until }.keep(session).await?;
    }
    Err(WebError::LogIn(back))
}

/// For the page it came from, opened by who wrote it: takes it out of the session and leaves it for the page. Only once.
pub async fn give_back(session: &Session, parts: &mut Parts) -> Result<(), WebError> {
    if parts.method != axum::http::Method::GET || session.get_value(KEPT).await?.is_none() {
        return Ok(());
    }
    let Some(user) = session.get::<User>(USER).await? else { return Ok(()) };
    if let Some(kept) = KeptForm::of(session, user.principal).await?.filter(|kept| kept.path == parts.uri.path()) {
        session.remove_value(KEPT).await?;
        parts.extensions.insert(Typed(kept));
    }
    Ok(())
}

fn without_cpr(fields: BTreeMap<String, String>) -> BTreeMap<String, String> {
    fields.into_iter().filter(|(_, value)| value.parse::<Cpr>().is_err()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cpr_number_is_never_kept() {
        let fields = [("telefon", "87654321"), ("email", "610190-1234"), ("dag", "2026-12-01")];
        let fields = fields.map(|(name, value)| (name.to_owned(), value.to_owned()));
        let kept: Vec<_> = without_cpr(fields.into()).into_keys().collect();
        assert_eq!(kept, ["dag", "telefon"]);
    }
}
