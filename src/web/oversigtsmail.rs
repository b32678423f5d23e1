//! Where somebody who reads an address says that it wants an a-kasse's daily digest. Nobody is logged in: the code in the mail is the
//! proof. Looking changes nothing, since mail programs look at links by themselves; the button does.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use leptos::prelude::*;

use super::error::WebError;
use super::page::{Head, Page};
use super::state::AppState;
use crate::services::oversigtsmail::OversigtService;
use crate::texts::staff::{OversigtTekst as T, vil_have};

/// `GET /oversigtsmail/{kode}`
pub async fn show(State(app): State<AppState>, page: Page, Path(kode): Path<String>) -> Result<Response, WebError> {
    let Some((email, a_kasse)) = service(&app).spurgt(&kode).await? else { return Ok(gone(&page)) };
    Ok(page.ok(Head::new(T::ConfirmHeading.da()), move || {
        view! {
            <h1>{T::ConfirmHeading.da()}</h1>
            <p class="font-lead">{vil_have(&a_kasse, &email)}</p>
            <form method="post">
                <p><button class="button button-primary" type="submit" name="handling" value="ja">{T::Confirm.da()}</button></p>
            </form>
            <p>{T::ConfirmNo.da()}</p>
        }
    }))
}

/// `POST /oversigtsmail/{kode}`
pub async fn submit(State(app): State<AppState>, page: Page, Path(kode): Path<String>) -> Result<Response, WebError> {
    if !service(&app).bekraeft(&kode).await? {
        return Ok(gone(&page));
    }
    Ok(page.ok(Head::new(T::DoneHeading.da()), told(T::DoneHeading, T::DoneText)))
}

fn service(app: &AppState) -> OversigtService {
    OversigtService::new(app.store.clone(), app.clock.clone())
}

fn gone(page: &Page) -> Response {
    page.answer(StatusCode::NOT_FOUND, Head::new(T::GoneHeading.da()), told(T::GoneHeading, T::GoneText))
}

fn told(heading: T, text: T) -> impl FnOnce() -> AnyView {
    move || {
        view! {
            <h1>{heading.da()}</h1>
            <p class="font-lead">{text.da()}</p>
            <p><a class="function-link" href="/">{T::ToStart.da()}</a></p>
        }
        .into_any()
    }
}
