//! Which time of the day. Choosing one holds it.

use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use chrono::{NaiveDate, NaiveTime, Timelike};
use leptos::prelude::*;
use serde::Deserialize;

use super::filter::Filter;
use super::{Journey, nearest, parts, refusal, valg};
use crate::domain::ids::TidId;
use crate::store::FreeTime;
use crate::texts::borger::{self, Book};
use crate::texts::{Sprog, dates};
use crate::web::components::{Choice, FieldError, Step, choices, error_summary, steps};
use crate::web::error::WebError;
use crate::web::form::Form;
use crate::web::login::LoggedIn;
use crate::web::page::{Head, Page};
use crate::web::state::AppState;

/// Which form of meeting.
#[derive(Deserialize)]
pub struct Search {
    #[serde(default)]
    form: String,
}

/// `GET /borger/book/{day}`, with `?form=` for one form of meeting
pub async fn show(
    State(app): State<AppState>,
    page: Page,
    login: LoggedIn,
    path: Path<(String, String)>,
    search: Result<Query<Search>, axum::extract::rejection::QueryRejection>,
) -> Result<Response, WebError> {
    let (journey, day) = parts(path)?;
    let Query(Search { form }) = search.map_err(|_| WebError::BadRequest)?;
    if let Some(answer) = valg::asked_again(&app, &page, &login, journey, None).await? {
        return Ok(answer);
    }
    list(&app, &page, &login, journey, (day, Filter::parse(&form)?), None).await
}

/// `POST /borger/book/{day}`: the time is held, on to the check.
pub async fn submit(
    State(app): State<AppState>,
    page: Page,
    login: LoggedIn,
    path: Path<(String, String)>,
    form: Form,
) -> Result<Response, WebError> {
    let (journey, day) = parts::<NaiveDate>(path)?;
    let borger = login.borger()?;
    if form.field("tid").is_empty() {
        let filter = Filter::parse(form.field("form"))?;
        return list(&app, &page, &login, journey, (day, filter), Some(Book::TimeMissing)).await;
    }
    let tid: TidId = form.field("tid").parse().map_err(|_| WebError::BadRequest)?;
    match app.booking.hold(&login.actor, borger, tid, journey.moves()).await {
        Ok(_) => Ok(Redirect::to(&journey.check(tid)).into_response()),
        Err(error) => {
            let situation = app.booking.situation(&login.actor, borger).await?;
            refusal::explain(&app, &page, journey, &situation, tid, error).await
        }
    }
}

async fn list(
    app: &AppState,
    page: &Page,
    login: &LoggedIn,
    journey: Journey,
    (day, filter): (NaiveDate, Filter),
    error: Option<Book>,
) -> Result<Response, WebError> {
    let situation = app.booking.situation(&login.actor, login.borger()?).await?;
    if let Some(answer) = refusal::cannot_begin(app, page, login, journey, &situation).await? {
        return Ok(answer);
    }
    let times = app.booking.times(&situation, day, filter.0).await?;
    if times.is_empty() {
        let times = app.booking.nearest(&situation, day.and_time(NaiveTime::MIN)).await?;
        let heading = Book::DayIsFull.say(page.sprog).to_owned();
        let full = nearest::Tabt { status: StatusCode::OK, day, times, heading };
        return nearest::choose(app, page, journey, &situation, full).await;
    }
    Ok(render(page, journey, (day, filter), &times, journey.asks(&situation), error))
}

fn render(
    page: &Page,
    journey: Journey,
    (day, filter): (NaiveDate, Filter),
    times: &[FreeTime],
    asked: bool,
    error: Option<Book>,
) -> Response {
    let sprog = page.sprog;
    let status = if error.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let head = Head::new(Book::TimeHeading.say(sprog)).with_errors(error.is_some());
    let errors: Vec<_> =
        error.iter().map(|text| FieldError { field: "tid-1", text: text.say(sprog).to_owned() }).collect();
    let summary = error_summary(page, &errors);
    let (morning, afternoon): (Vec<_>, Vec<_>) =
        times.iter().map(|time| choice_of(sprog, time)).partition(|(before_noon, _)| *before_noon);
    let after_morning = morning.len() + 1;
    let mut error = error.map(|text| text.say(sprog).to_owned());
    let mut half_day = move |legend: Book, first, half: Vec<(bool, Choice)>| {
        let half: Vec<_> = half.into_iter().map(|(_, choice)| choice).collect();
        (!half.is_empty()).then(|| choices(sprog, "tid", legend.say(sprog).to_owned(), first, half, true, error.take()))
    };
    page.answer(status, head, move || {
        steps(sprog, Step::Time, asked, view! {
            {summary}
            <h1>{Book::TimeHeading.say(sprog)}</h1>
            <p class="font-lead">{borger::times_on(sprog, day)}</p>
            {journey.moves().then(|| view! { <p>{Book::KeepsOld.say(sprog)}</p> })}
            <p>{Book::TimeHint.say(sprog)}</p>
            <form method="post" action=journey.day(day)>
                <input type="hidden" name="form" value=filter.word()/>
                {half_day(Book::Morning, 1, morning)}
                {half_day(Book::Afternoon, after_morning, afternoon)}
                <div class="knaprad">
                    <button class="button button-primary" type="submit" name="handling" value="vaelg">{Book::Next.say(sprog)}</button>
                </div>
            </form>
            <p><a class="function-link" href=filter.on(journey.path())>{Book::OtherDay.say(sprog)}</a></p>
        }
.into_any())
    })
}

fn choice_of(sprog: Sprog, time: &FreeTime) -> (bool, Choice) {
    let choice = Choice {
        value: time.id.to_string(),
        text: dates::time_range(sprog, time.local_start.time(), time.local_end.time()),
        note: borger::form(sprog, time.samtaleform).to_owned(),
        chosen: false,
    };
    (time.local_start.hour() < 12, choice)
}
