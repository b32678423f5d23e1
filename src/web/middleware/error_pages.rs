//! Every failure is a page in her language, in the same frame as the rest, that says what to do and by which number to ask.

use axum::extract::{FromRequestParts, Request, State};
use axum::http::header::{CONTENT_TYPE, RETRY_AFTER};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use leptos::prelude::*;

use crate::texts::borger::ring_before_frist;
use crate::texts::common::Problem;
use crate::web::error::WebError;
use crate::web::page::{Head, Page};
use crate::web::request::RequestId;
use crate::web::state::AppState;

/// Replaces an answer that has no page of its own by one.
pub async fn render(State(app): State<AppState>, request: Request, next: Next) -> Response {
    let (mut parts, body) = request.into_parts();
    let page = Page::from_request_parts(&mut parts, &app).await;
    let id = parts.extensions.get::<RequestId>().map(|id| id.0.clone()).unwrap_or_default();
    let response = next.run(Request::from_parts(parts, body)).await;
    match (failure(&response), page) {
        (Some(error), Ok(page)) => error_page(&page, &error, id),
        (Some(error), Err(_)) => error.words().0.into_response(),
        (None, _) => response,
    }
}

fn failure(response: &Response) -> Option<WebError> {
    let has_page = response.headers().get(CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
    let told = response.extensions().get::<WebError>().cloned();
    told.or_else(|| WebError::of_status(response.status()).filter(|_| !has_page))
}

fn error_page(page: &Page, error: &WebError, request_id: String) -> Response {
    let (status, heading, text) = error.words();
    let sprog = page.sprog;
    let ours = status.is_server_error();
    // While the sessions cannot be read nobody's language or municipality is known.
    let other = (ours && page.reader_is_unknown()).then(|| sprog.other());
    let ring = page.jobcenter().filter(|_| ours || matches!(error, WebError::TooMany(_)));
    let ring = ring.map(|(navn, telefon)| ring_before_frist(sprog, &navn, Some(&telefon)));
    let mut response = page.untyped().answer(status, Head::new(heading.say(sprog)), move || {
        view! {
            <div class="spalte">
                <h1>{heading.say(sprog)}</h1>
                <p class="font-lead">{text.say(sprog)}</p>
                {ring.map(|ring| view! { <p><strong>{ring}</strong></p> })}
                {other.map(|other| view! {
                    <div lang=other.code()><h2>{heading.say(other)}</h2> <p>{text.say(other)}</p></div>
                })}
                {ours.then(|| view! { <p class="small-text">{Problem::Reference.say(sprog)} " " {request_id}</p> })}
                <p><a class="button button-primary" href="/">{Problem::ToFrontPage.say(sprog)}</a></p>
            </div>
        }
    });
    if let WebError::TooMany(seconds) = error {
        response.headers_mut().insert(RETRY_AFTER, (*seconds).into());
    }
    response
}
