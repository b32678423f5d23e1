//! Pages for when she cannot go on: each says why in her words, and what to do.

use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use leptos::prelude::*;

use super::{Journey, nearest, to_overview};
use crate::domain::ids::TidId;
use crate::domain::rules::{Code, Verdict};
use crate::services::borger_booking::{BookingError, Situation};
use crate::store::Organisation;
use crate::texts::borger::{Book, Overview};
use crate::texts::refusals::{refusal, with_authority};
use crate::web::error::WebError;
use crate::web::login::LoggedIn;
use crate::web::page::{Head, Page};
use crate::web::state::AppState;

/// Why she cannot begin this journey, as a page; none: she can.
/// Where it is because nobody knows her a-kasse, her jobcenter gets a task.
pub async fn cannot_begin(
    app: &AppState,
    page: &Page,
    login: &LoggedIn,
    journey: Journey,
    situation: &Situation,
) -> Result<Option<Response>, WebError> {
    if !situation.verdict.is_kept() {
        app.booking.meld_ukendt_a_kasse(&login.actor, situation).await?;
        return Ok(Some(refused(page, StatusCode::OK, &situation.verdict, &situation.jobcenter)));
    }
    Ok(match (journey, situation.booking()) {
        (Journey::Book, Some(_)) => Some(already_booked(page, StatusCode::OK)),
        (Journey::Flyt, None) => Some(Redirect::to(Journey::Book.path()).into_response()),
        (Journey::Flyt, Some(_)) if !situation.can_move() => {
            let why = situation.ombooking.first().unwrap_or(Code::OmbookLimitPassed);
            Some(words(page, StatusCode::OK, why, &situation.jobcenter))
        }
        _ => None,
    })
}

/// What the booking of `tid` said no with, as a page. Losing a race shows what else is free around it.
pub async fn explain(
    app: &AppState,
    page: &Page,
    journey: Journey,
    situation: &Situation,
    tid: TidId,
    error: BookingError,
) -> Result<Response, WebError> {
    match error {
        BookingError::AlreadyBooked(_) => Ok(already_booked(page, StatusCode::CONFLICT)),
        BookingError::Taken(_) => {
            lost(app, page, journey, situation, tid, Book::Taken.say(page.sprog).to_owned()).await
        }
        BookingError::Refused(verdict) if !concerns_person(&verdict) => {
            let heading = verdict.first().map_or("", |code| refusal(page.sprog, code).heading).to_owned();
            lost(app, page, journey, situation, tid, heading).await
        }
        BookingError::Refused(verdict) => Ok(refused(page, StatusCode::CONFLICT, &verdict, &situation.jobcenter)),
        other => Err(other.into()),
    }
}

fn concerns_person(verdict: &Verdict) -> bool {
    verdict.at(crate::domain::rules::Field::Borger).is_some()
}

/// The time is gone: the nearest others, in a form that goes on from there.
async fn lost(
    app: &AppState,
    page: &Page,
    journey: Journey,
    situation: &Situation,
    tid: TidId,
    heading: String,
) -> Result<Response, WebError> {
    let lost = app.booking.chosen(situation.borger.id, tid).await?.tid;
    let others = app.booking.nearest(situation, lost.local_start).await?;
    let tabt = nearest::Tabt { status: StatusCode::CONFLICT, day: lost.local_date, times: others, heading };
    nearest::choose(app, page, journey, situation, tabt).await
}

/// She has a conversation already, or the very time she is asked about.
pub fn already_booked(page: &Page, status: StatusCode) -> Response {
    let sprog = page.sprog;
    page.answer(status, Head::new(Book::AlreadyHeading.say(sprog)), move || {
        view! {
            <div class="spalte">
                <h1>{Book::AlreadyHeading.say(sprog)}</h1>
                <p class="font-lead">{Book::AlreadyText.say(sprog)}</p>
                <p class="knaprad">
                    <a class="button button-primary" href="/borger">{Book::SeeBooking.say(sprog)}</a>
                    <a class="button button-secondary" href=Journey::Flyt.path()>{Overview::Move.say(sprog)}</a>
                </p>
            </div>
        }
    })
}

/// A rule says no to what she asked for, as a page.
pub fn conflict(page: &Page, verdict: &Verdict, myndighed: &Organisation) -> Response {
    refused(page, StatusCode::CONFLICT, verdict, myndighed)
}

fn refused(page: &Page, status: StatusCode, verdict: &Verdict, jobcenter: &Organisation) -> Response {
    words(page, status, verdict.first().unwrap_or(Code::OutsideFrame), jobcenter)
}

fn words(page: &Page, status: StatusCode, code: Code, jobcenter: &Organisation) -> Response {
    let sprog = page.sprog;
    let words = refusal(sprog, code);
    let text = with_authority(words.text, &jobcenter.navn);
    page.answer(status, Head::new(words.heading), move || {
        view! {
            <div class="spalte">
                <h1>{words.heading}</h1>
                <p class="font-lead">{text}</p>
                {to_overview(sprog)}
            </div>
        }
    })
}
