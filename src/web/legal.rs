//! The pages the law asks for, and the contact page: text in sections, the same for everybody.

use axum::extract::State;
use axum::response::Response;
use leptos::prelude::*;

use super::components::phone_link;
use super::error::WebError;
use super::page::{Head, Page};
use super::state::AppState;
use crate::services::zone;
use crate::store::Organisation;
use crate::texts::legal::kontakt::Kontakt;
use crate::texts::legal::privatliv::{self, Privatliv};
use crate::texts::legal::tilgaengelighed::Tilgaengelighed;

/// `GET /tilgaengelighed`
pub async fn accessibility(page: Page) -> Response {
    use Tilgaengelighed as T;
    let sprog = page.sprog;
    let say = |text: T| text.say(sprog);
    sections(&page, say(T::Heading), say(T::Lead), || {
        view! {
            <h2>{say(T::StatusHeading)}</h2> <p>{say(T::Status)}</p>
            <h2>{say(T::ContentHeading)}</h2> <p>{say(T::Content)}</p>
            <h2>{say(T::MethodHeading)}</h2> <p>{say(T::Method)}</p> <p>{say(T::Date)}</p>
            <h2>{say(T::FeedbackHeading)}</h2> <p>{say(T::Feedback)}</p>
            <p><a href="/kontakt">{say(T::FeedbackLink)}</a></p>
            <h2 id="klage">{say(T::EnforcementHeading)}</h2> <p>{say(T::Enforcement)}</p>
            <p><a href="https://digst.dk/" hreflang="da">{say(T::EnforcementLink)}</a></p>
        }
    })
}

/// `GET /privatliv`
pub async fn privacy(State(app): State<AppState>, page: Page) -> Result<Response, WebError> {
    use Privatliv as P;
    let sprog = page.sprog;
    let say = |text: P| text.say(sprog);
    let today = zone::local_date(app.clock.now());
    let settings = app.store.read().await?.indstillinger_on(None, today).await?;
    let kept = privatliv::kept(sprog, &settings);
    let rights = [P::RightSee, P::RightCorrect, P::RightDelete, P::RightObject];
    Ok(sections(&page, say(P::Heading), say(P::Lead), || {
        view! {
            <h2>{say(P::ControllerHeading)}</h2> <p>{say(P::Controller)}</p>
            <h2>{say(P::WhatHeading)}</h2> <p>{say(P::What)}</p>
            <h2>{say(P::SourceHeading)}</h2> <p>{say(P::Source)}</p>
            <h2>{say(P::PurposeHeading)}</h2> <p>{say(P::Purpose)}</p> <p>{say(P::Basis)}</p>
            <h2>{say(P::WhoHeading)}</h2> <p>{say(P::Who)}</p>
            <h2>{say(P::KeptHeading)}</h2>
            <ul>{kept.map(|line| view! { <li>{line}</li> }).collect_view()}</ul>
            <p>{say(P::KeptRest)}</p>
            <h2>{say(P::LogHeading)}</h2> <p>{say(P::Log)}</p>
            <h2>{say(P::RightsHeading)}</h2>
            <ul>{rights.map(|right| view! { <li>{say(right)}</li> }).collect_view()}</ul>
            <p>{say(P::RightsHow)}</p>
            <h2>{say(P::ComplainHeading)}</h2> <p>{say(P::Complain)}</p>
            <p><a href="https://www.datatilsynet.dk/" hreflang="da">{say(P::ComplainLink)}</a></p>
            <h2>{say(P::CookiesHeading)}</h2> <p>{say(P::Cookies)}</p>
        }
    }))
}

/// `GET /kontakt`
pub async fn contact(State(app): State<AppState>, page: Page) -> Result<Response, WebError> {
    use Kontakt as K;
    let sprog = page.sprog;
    let say = |text: K| text.say(sprog);
    // Somebody logged in need not look for the number.
    let yours = page.authority().map(|(navn, telefon)| {
        view! { <p>{say(K::RingYours)} " " <strong>{navn}</strong> ": " {phone_link(&telefon)}</p> }
    });
    let all = if yours.is_none() { jobcentre(&app).await? } else { Vec::new() };
    let all = (!all.is_empty()).then(|| view! { <p>{say(K::FindYours)}</p> <ul class="kommuner">{all}</ul> });
    let top = yours.is_some().then(|| view! { <p>{say(K::Top)}</p> });
    Ok(sections(&page, say(K::Heading), say(K::Lead), || {
        view! {
            <h2>{say(K::RingHeading)}</h2>
            {yours}
            {all}
            <p>{say(K::Ring)}</p> {top} <p>{say(K::DeadlineFirst)}</p>
            <h2>{say(K::HandHeading)}</h2>
            <ul>
                {[K::HandName, K::HandFrist, K::HandNumber, K::HandReference].map(|item| view! { <li>{say(item)}</li> }).collect_view()}
            </ul>
            <h2>{say(K::OtherHeading)}</h2>
            <ul>{[K::OtherAKasse, K::OtherSick].map(|item| view! { <li>{say(item)}</li> }).collect_view()}</ul>
            <h2>{say(K::AccessHeading)}</h2> <p>{say(K::Access)}</p>
            <p><a href="/tilgaengelighed#klage">{say(K::AccessLink)}</a></p>
        }
    }))
}

/// Each jobcenter that has a number, by name.
async fn jobcentre(app: &AppState) -> Result<Vec<AnyView>, WebError> {
    let mut all = app.store.read().await?.organisationer().await?;
    all.retain(|one| one.kind == "jobcenter" && one.valid_to.is_none());
    all.sort_by(|one, other| one.navn.cmp(&other.navn));
    let item = |one: Organisation| {
        let telefon = one.telefon?;
        Some(view! { <li><span lang="da">{one.navn}</span> ": " {phone_link(&telefon)}</li> }.into_any())
    };
    Ok(all.into_iter().filter_map(item).collect())
}

fn sections<V: IntoView + 'static>(
    page: &Page,
    heading: &'static str,
    lead: &'static str,
    body: impl FnOnce() -> V,
) -> Response {
    page.ok(Head::new(heading).indexed(lead), move || {
        view! { <div class="spalte"><h1>{heading}</h1> <p class="font-lead">{lead}</p> {body()}</div> }
    })
}
