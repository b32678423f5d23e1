//! The machine interface for those who read: every method by contract, and a page for each. Made of the document itself and of the table that
//! opens the door, so it says what is so.

mod dokument;
mod metode;

use axum::Router;
use axum::response::Response;
use axum::routing::get;
use leptos::prelude::*;

use super::page::{Head, Page};
use super::state::AppState;
use crate::domain::snitflade::Metode;
use crate::texts::snitflade::Snitflade;

/// What gives tokens: no method of a contract, and the first that a system calls.
const TOKEN: &str = "PostToken";

pub fn routes() -> Router<AppState> {
    Router::new().route("/api", get(show)).route("/api/{metode}", get(metode::show))
}

/// `GET /api`
async fn show(page: Page) -> Response {
    let contracts = Metode::ALL.chunk_by(|one, next| one.kontrakt() == next.kontrakt());
    let contracts = contracts.map(|metoder| {
        let methods = metoder.iter().map(|metode| entry(metode.navn(), metode.hvad())).collect_view();
        view! { <h2>{metoder.first().map(|metode| metode.kontrakt().navn())}</h2> <ul>{methods}</ul> }
    });
    let contracts = contracts.collect_view();
    page.ok(Head::new(Snitflade::Heading.da()), move || {
        view! {
            <div class="spalte">
                <h1>{Snitflade::Heading.da()}</h1>
                <p class="font-lead">{Snitflade::Lead.da()}</p>
                <p><a href="/api/openapi.json">{Snitflade::Whole.da()}</a></p>
                <h2>{Snitflade::Guide.da()}</h2>
                <p>{Snitflade::GuideText.da()}</p>
                <ul>{entry(TOKEN, "Hent et token")}</ul>
                {contracts}
            </div>
        }
    })
}

fn entry(navn: &'static str, hvad: &'static str) -> impl IntoView {
    view! { <li><a href=format!("/api/{navn}")>{navn}</a> ": " {hvad}</li> }
}
