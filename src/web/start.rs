//! The front page: who this is for, what one needs, how long it takes, what happens otherwise.

use axum::response::Response;
use leptos::prelude::*;

use super::page::{Head, Page};
use crate::texts::common::Start;

/// `GET /`
pub async fn show(page: Page) -> Response {
    page.ok(Head::new(Start::Heading.da()).indexed(), || {
        view! {
            <div class="spalte">
                <h1>{Start::Heading.da()}</h1>
                <p class="font-lead">{Start::Lead.da()}</p>
                <h2>{Start::WhoHeading.da()}</h2>
                <p>{Start::Who.da()}</p>
                <h2>{Start::NeedHeading.da()}</h2>
                <ul><li>{Start::NeedTime.da()}</li><li>{Start::NeedPhone.da()}</li></ul>
                <h2>{Start::DeadlineHeading.da()}</h2>
                <p>{Start::Deadline.da()}</p>
                <p><a class="button button-primary" href="/log-ind">{Start::Begin.da()}</a></p>
            </div>
        }
    })
}
