//! What is left when the time or the day she wanted is gone: the nearest times, or, with none at all, whom to ring.

use axum::http::StatusCode;
use axum::response::Response;
use chrono::NaiveDate;
use leptos::prelude::*;

use super::{Journey, senere_frist, to_overview};
use crate::services::borger_booking::Situation;
use crate::store::FreeTime;
use crate::texts::borger::soegning::Soegninger;
use crate::texts::borger::{self, Book};
use crate::texts::dates;
use crate::web::components::{Choice, Step, choices, steps};
use crate::web::error::WebError;
use crate::web::page::{Head, Page};
use crate::web::state::AppState;

/// What is gone, and what there is in its place.
pub struct Tabt {
    /// Of the answer.
    pub status: StatusCode,
    /// The day she wanted.
    pub day: NaiveDate,
    /// The nearest free times.
    pub times: Vec<FreeTime>,
    /// What happened, as the page's heading.
    pub heading: String,
}

/// The time or the day is gone: what else is free, nearest first. With nothing else, whom to ring.
pub async fn choose(
    app: &AppState,
    page: &Page,
    journey: Journey,
    situation: &Situation,
    tabt: Tabt,
) -> Result<Response, WebError> {
    let Tabt { status, day, times, heading } = tabt;
    let sprog = page.sprog;
    if times.is_empty() {
        return no_times(app, page, status, situation).await;
    }
    let still = if situation.booking().is_some() { Book::StillOld } else { Book::NotBookedYet };
    let list = times.iter().map(|time| Choice {
        value: time.id.to_string(),
        text: dates::date_time_range(sprog, time.local_start, time.local_end),
        note: borger::form(sprog, time.samtaleform).to_owned(),
        chosen: false,
    });
    let list: Vec<_> = list.collect();
    let asked = journey.asks(situation);
    Ok(page.answer(status, Head::new(heading.clone()), move || {
        steps(sprog, Step::Time, asked, view! {
            <h1>{heading}</h1>
            <p class="font-lead">{still.say(sprog)}</p>
            <form method="post" action=journey.day(day)>
                {choices(sprog, "tid", Book::NearestHeading.say(sprog).to_owned(), 1, list, false, None)}
                <div class="knaprad">
                    <button class="button button-primary" type="submit" name="handling" value="vaelg">{Book::Next.say(sprog)}</button>
                </div>
            </form>
            <p><a class="function-link" href=journey.path()>{Book::OtherDay.say(sprog)}</a></p>
        }
.into_any())
    }))
}

/// There are no times at all. That is written down, and she is told whom to ring.
pub async fn no_times(
    app: &AppState,
    page: &Page,
    status: StatusCode,
    situation: &Situation,
) -> Result<Response, WebError> {
    let sprog = page.sprog;
    let jobcenter = &situation.jobcenter;
    let ring = match situation.open_frist() {
        Some(_) => borger::ring_before_frist(sprog, &jobcenter.navn, jobcenter.telefon.as_deref()),
        None => borger::ring(sprog, &jobcenter.navn, jobcenter.telefon.as_deref()),
    };
    let kept = situation.open_frist().map(|_| Book::NoTimesKept.say(sprog));
    let later = senere_frist::ask_or_asked(app, sprog, situation).await?;
    Ok(page.answer(status, Head::new(Book::NoTimesHeading.say(sprog)), move || {
        view! {
            <div class="spalte">
                <h1>{Book::NoTimesHeading.say(sprog)}</h1>
                <p class="font-lead">{ring}</p>
                {kept.map(|kept| view! { <p>{kept} " " <a href="/borger/soegninger">{Soegninger::ToSearches.say(sprog)}</a></p> })}
                {later}
                {to_overview(sprog)}
            </div>
        }
    }))
}
