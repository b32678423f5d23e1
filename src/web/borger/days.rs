//! Which day: a short list of the next days that have times, not a calendar.

use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use chrono::NaiveDate;
use leptos::prelude::*;
use serde::Deserialize;

use super::{Journey, nearest, refusal};
use crate::services::borger_booking::{Days, Situation};
use crate::texts::borger::{self, Book};
use crate::texts::common::Common;
use crate::texts::dates;
use crate::web::components::{Choice, FieldError, choices, error_summary, steps};
use crate::web::error::WebError;
use crate::web::form::Form;
use crate::web::login::LoggedIn;
use crate::web::page::{Head, Page};
use crate::web::state::AppState;

/// From which day on; none: from today.
#[derive(Deserialize)]
pub struct From {
    fra: Option<NaiveDate>,
}

/// `GET /borger/book`, `GET /borger/flyt`, with `?fra=` for more
pub async fn show(
    State(app): State<AppState>,
    page: Page,
    login: LoggedIn,
    Path(journey): Path<String>,
    from: Result<Query<From>, axum::extract::rejection::QueryRejection>,
) -> Result<Response, WebError> {
    let journey = Journey::parse(&journey)?;
    let Query(From { fra }) = from.map_err(|_| WebError::BadRequest)?;
    list(&app, &page, &login, journey, fra, None).await
}

/// `POST /borger/book`: on to the times of the day.
pub async fn submit(
    State(app): State<AppState>,
    page: Page,
    login: LoggedIn,
    Path(journey): Path<String>,
    form: Form,
) -> Result<Response, WebError> {
    let journey = Journey::parse(&journey)?;
    login.borger()?;
    match form.field("dag").parse::<NaiveDate>() {
        Ok(day) => Ok(Redirect::to(&journey.day(day)).into_response()),
        Err(_) => list(&app, &page, &login, journey, form.field("fra").parse().ok(), Some(Book::DayMissing)).await,
    }
}

async fn list(
    app: &AppState,
    page: &Page,
    login: &LoggedIn,
    journey: Journey,
    from: Option<NaiveDate>,
    error: Option<Book>,
) -> Result<Response, WebError> {
    let situation = app.booking.situation(&login.actor, login.borger()?).await?;
    if let Some(answer) = refusal::cannot_begin(page, journey, &situation) {
        return Ok(answer);
    }
    let days = app.booking.days(&situation, from).await?;
    if days.days.is_empty() && from.is_none() {
        return Ok(nearest::no_times(page, StatusCode::OK, &situation));
    }
    Ok(render(page, journey, &situation, from, days, error))
}

fn render(
    page: &Page,
    journey: Journey,
    situation: &Situation,
    from: Option<NaiveDate>,
    days: Days,
    error: Option<Book>,
) -> Response {
    let sprog = page.sprog;
    let status = if error.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let head = Head::new(Book::DayHeading.say(sprog)).with_errors(error.is_some());
    let errors: Vec<_> =
        error.iter().map(|text| FieldError { field: "dag-1", text: text.say(sprog).to_owned() }).collect();
    let frist = situation
        .open_frist()
        .map(|frist| (borger::frist_heading(sprog, frist.status()), dates::date_long(sprog, frist.frist.fristdato)));
    let list = days.days.iter().map(|day| Choice {
        value: day.local_date.to_string(),
        text: dates::date_short(sprog, day.local_date),
        note: borger::free_times(sprog, day.times),
    });
    let (list, summary) = (list.collect(), error_summary(page, &errors));
    page.answer(status, head, move || {
        steps(sprog, 1, view! {
            {summary}
            <h1>{Book::DayHeading.say(sprog)}</h1>
            {journey.moves().then(|| view! { <p>{Book::KeepsOld.say(sprog)}</p> })}
            {frist.map(|(heading, day)| view! { <p>{heading} " " <strong>{day}</strong> "."</p> })}
            <form method="post" action=journey.path()>
                <input type="hidden" name="fra" value=from.map(|from| from.to_string()).unwrap_or_default()/>
                {choices(sprog, "dag", Book::StepDay.say(sprog).to_owned(), 1, list, false, error.map(|text| text.say(sprog).to_owned()))}
                <div class="knaprad">
                    <button class="button button-primary" type="submit" name="handling" value="vaelg">{Book::Next.say(sprog)}</button>
                </div>
            </form>
            {days.next_from.map(|next| view! { <p><a href=format!("{}?fra={next}", journey.path())>{Book::MoreDays.say(sprog)}</a></p> })}
            {from.map(|_| view! { <p><a href=journey.path()>{Book::FirstDays.say(sprog)}</a></p> })}
            <p><a class="function-link" href="/borger">{Common::Back.say(sprog)}</a></p>
        }
.into_any())
    })
}
