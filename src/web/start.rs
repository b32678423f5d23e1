//! The front page: who this is for, what one needs, how long it takes, what happens otherwise.

use axum::response::Response;
use leptos::prelude::*;

use super::page::{Head, Page};
use crate::texts::common::Start;

/// `GET /`
pub async fn show(page: Page) -> Response {
    let sprog = page.sprog;
    page.ok(Head::new(Start::Heading.say(sprog)).indexed(), move || {
        view! {
            <div class="spalte">
                <h1>{Start::Heading.say(sprog)}</h1>
                <p class="font-lead">{Start::Lead.say(sprog)}</p>
                <h2>{Start::WhoHeading.say(sprog)}</h2>
                <p>{Start::Who.say(sprog)}</p>
                <h2>{Start::NeedHeading.say(sprog)}</h2>
                <ul><li>{Start::NeedTime.say(sprog)}</li><li>{Start::NeedPhone.say(sprog)}</li></ul>
                <h2>{Start::DeadlineHeading.say(sprog)}</h2>
                <p>{Start::Deadline.say(sprog)}</p>
                <p><a class="button button-primary" href="/log-ind">{Start::Begin.say(sprog)}</a></p>
            </div>
        }
    })
}
