//! The accessibility statement and the privacy page.

use axum::response::Response;
use leptos::prelude::*;

use super::page::{Head, Page};
use crate::texts::legal::Legal;

/// `GET /tilgaengelighed`
pub async fn accessibility(page: Page) -> Response {
    let sections = [
        (Legal::StandardHeading, Legal::Standard),
        (Legal::TestedHeading, Legal::Tested),
        (Legal::TellHeading, Legal::Tell),
    ];
    text_page(&page, Legal::AccessibilityHeading, Legal::AccessibilityLead, sections)
}

/// `GET /privatliv`
pub async fn privacy(page: Page) -> Response {
    let sections = [
        (Legal::WhatHeading, Legal::What),
        (Legal::WhoHeading, Legal::Who),
        (Legal::LogHeading, Legal::Log),
        (Legal::CookiesHeading, Legal::Cookies),
    ];
    text_page(&page, Legal::PrivacyHeading, Legal::PrivacyLead, sections)
}

fn text_page<const N: usize>(page: &Page, heading: Legal, lead: Legal, sections: [(Legal, Legal); N]) -> Response {
    let sprog = page.sprog;
    page.ok(Head::new(heading.say(sprog)), move || {
        view! {
            <div class="spalte">
                <h1>{heading.say(sprog)}</h1>
                <p class="font-lead">{lead.say(sprog)}</p>
                {sections.map(|(heading, text)| view! { <h2>{heading.say(sprog)}</h2> <p>{text.say(sprog)}</p> }).collect_view()}
            </div>
        }
    })
}
