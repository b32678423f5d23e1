//! The front page: who this is for, what one needs, how long it takes, what happens otherwise. To staff it is the way to their own pages.

use axum::response::Response;
use leptos::prelude::*;

use super::login::User;
use super::page::{Head, Page};
use crate::texts::borger::Details;
use crate::texts::start::Start;

/// `GET /`
pub async fn show(page: Page) -> Response {
    let sprog = page.sprog;
    let say = |text: Start| text.say(sprog);
    if let Some(user) = page.staff() {
        return staff(&page, user);
    }
    let (href, begin) = match page.home() {
        Some(home) => (home, Details::ToOverview.say(sprog)),
        None => ("/log-ind", say(Start::Begin)),
    };
    let needs = [Start::NeedTime, Start::NeedPhone, Start::NeedDays];
    page.ok(Head::new(say(Start::Heading)).indexed(say(Start::Description)), move || {
        view! {
            <div class="spalte">
                <h1>{say(Start::Heading)}</h1>
                <p class="font-lead">{say(Start::Lead)}</p>
                <p class="knaprad"><a class="button button-primary" href=href>{begin}</a></p>
                <h2>{say(Start::DeadlineHeading)}</h2>
                <p>{say(Start::Deadline)}</p>
                <p>{say(Start::Consequence)}</p>
                <h2>{say(Start::WhoHeading)}</h2>
                <p>{say(Start::Who)}</p>
                <p>{say(Start::WhoElse)}</p>
                <h2>{say(Start::NeedHeading)}</h2>
                <ul>{needs.map(|need| view! { <li>{say(need)}</li> }).collect_view()}</ul>
                <h2>{say(Start::HelpHeading)}</h2>
                <p>{say(Start::Help)}</p>
                <p><a href="/kontakt">{say(Start::HelpLink)}</a></p>
            </div>
        }
    })
}

/// What staff see: a borger's words are about none of them.
fn staff(page: &Page, user: &User) -> Response {
    let sprog = page.sprog;
    let say = |text: Start| text.say(sprog);
    let (home, navn) = (user.home(), user.navn.clone());
    let of: Vec<_> = [&user.rolle, &user.myndighed].into_iter().flatten().cloned().collect();
    page.ok(Head::new(say(Start::StaffHeading)), move || {
        view! {
            <div class="spalte">
                <h1>{say(Start::StaffHeading)}</h1>
                <p class="font-lead">{say(Start::StaffAs)} " " {navn} " (" {of.join(", ")} ")."</p>
                <p class="knaprad"><a class="button button-primary" href=home>{say(Start::ToWork)}</a></p>
                <p>{say(Start::StaffBorger)}</p>
            </div>
        }
    })
}
