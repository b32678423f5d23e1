//! Shall the a-kasse take part? Asked on the way to a time, where it is hers to say. Her answer waits in the session and is
//! written with the booking.

use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use chrono::NaiveDate;
use leptos::prelude::*;
use serde::Deserialize;

use super::filter::Filter;
use super::{Journey, refusal};
use crate::domain::ids::TidId;
use crate::services::borger_booking::Situation;
use crate::texts::Sprog;
use crate::texts::borger::Book;
use crate::texts::borger::valg::{Valg, only_with, otherwise};
use crate::texts::common::Common;
use crate::web::components::{Choice, FieldError, Step, choices, error_summary, steps};
use crate::web::error::WebError;
use crate::web::form::Form;
use crate::web::login::LoggedIn;
use crate::web::page::{Head, Page};
use crate::web::state::AppState;

/// The session's key for her answer on the way.
const SAID: &str = "a_kasse_med";

/// Where she goes on when she has answered: back to the check of a time, else to the days she asked for.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Onward {
    tid: Option<TidId>,
    fra: Option<NaiveDate>,
    #[serde(default)]
    form: String,
}

impl Onward {
    fn of(form: &Form) -> Self {
        let (tid, fra) = (form.field("tid").parse().ok(), form.field("fra").parse().ok());
        Self { tid, fra, form: form.field("form").to_owned() }
    }

    fn path(&self, journey: Journey) -> Result<String, WebError> {
        if let Some(tid) = self.tid {
            return Ok(journey.check(tid));
        }
        Ok(days_path(journey.path(), self.fra, Filter::parse(&self.form)?))
    }

    fn fields(&self) -> impl IntoView + use<> {
        let tid = self.tid.map(|tid| tid.to_string());
        let fra = self.fra.map(|fra| fra.to_string());
        let form = Some(self.form.clone()).filter(|form| !form.is_empty());
        let known = [("tid", tid), ("fra", fra), ("form", form)].into_iter();
        let field = |(name, value): (&'static str, Option<String>)| {
            value.map(|value| view! { <input type="hidden" name=name value=value/> })
        };
        known.map(field).collect_view()
    }
}

/// The question, with the days she asked for behind it.
pub fn question_before(journey: Journey, fra: Option<NaiveDate>, filter: Filter) -> String {
    days_path(&journey.a_kasse(), fra, filter)
}

fn days_path(path: &str, fra: Option<NaiveDate>, filter: Filter) -> String {
    filter.on(&fra.map_or_else(|| path.to_owned(), |fra| format!("{path}?fra={fra}")))
}

/// What she has answered on the way.
pub async fn said(login: &LoggedIn) -> Result<Option<bool>, WebError> {
    Ok(login.session.get(SAID).await?)
}

/// Her answer stands in the booking now.
pub async fn forget(login: &LoggedIn) -> Result<(), WebError> {
    login.session.remove_value(SAID).await?;
    Ok(())
}

/// Whether the question comes before the days.
pub async fn is_to_be_asked(login: &LoggedIn, journey: Journey, situation: &Situation) -> Result<bool, WebError> {
    Ok(journey.asks(situation) && said(login).await?.is_none())
}

/// Her answer waits in the session, so a form she sent after that had run out brings none along, and what the law says without one
/// must not slip in: she is asked again, and comes back to the page with the rest of what she had written.
pub async fn asked_again(
    app: &AppState,
    page: &Page,
    login: &LoggedIn,
    journey: Journey,
    tid: Option<TidId>,
) -> Result<Option<Response>, WebError> {
    let Some(typed) = page.sent_too_late() else { return Ok(None) };
    let situation = app.booking.situation(&login.actor, login.borger()?).await?;
    if !is_to_be_asked(login, journey, &situation).await? {
        return Ok(None);
    }
    typed.keep(&login.session).await?;
    let tid = tid.map_or_else(String::new, |tid| format!("?tid={tid}"));
    Ok(Some(Redirect::to(&format!("{}{tid}", journey.a_kasse())).into_response()))
}

/// `GET /borger/book/a-kasse`, with `?tid=` from the check of a time, `?fra=` and `?form=` on the way to the days
pub async fn show(
    State(app): State<AppState>,
    page: Page,
    login: LoggedIn,
    Path(journey): Path<String>,
    onward: Result<Query<Onward>, axum::extract::rejection::QueryRejection>,
) -> Result<Response, WebError> {
    let journey = Journey::parse(&journey)?;
    let Query(onward) = onward.map_err(|_| WebError::BadRequest)?;
    onward.path(journey)?;
    ask(&app, &page, &login, journey, &onward, None).await
}

/// `POST /borger/book/a-kasse`: remembered, on to the days or back to the check.
pub async fn submit(
    State(app): State<AppState>,
    page: Page,
    login: LoggedIn,
    Path(journey): Path<String>,
    form: Form,
) -> Result<Response, WebError> {
    let journey = Journey::parse(&journey)?;
    login.borger()?;
    let onward = Onward::of(&form);
    let next = onward.path(journey)?;
    let Some(med) = answer(&form)? else {
        return ask(&app, &page, &login, journey, &onward, Some(Valg::Missing)).await;
    };
    login.session.insert(SAID, med).await?;
    Ok(Redirect::to(&next).into_response())
}

async fn ask(
    app: &AppState,
    page: &Page,
    login: &LoggedIn,
    journey: Journey,
    onward: &Onward,
    error: Option<Valg>,
) -> Result<Response, WebError> {
    let situation = app.booking.situation(&login.actor, login.borger()?).await?;
    if let Some(answer) = refusal::cannot_begin(app, page, login, journey, &situation).await? {
        return Ok(answer);
    }
    if !situation.spoerges_om_a_kasse() {
        return Ok(Redirect::to(&onward.path(journey)?).into_response());
    }
    let (sprog, asked) = (page.sprog, journey.asks(&situation));
    let status = if error.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let head = Head::new(Valg::Heading.say(sprog)).with_errors(error.is_some());
    let summary = summary(page, error);
    let before = said(login).await?.or_else(|| situation.eget_svar());
    let question = question(sprog, &situation, before, error);
    let fields = onward.fields();
    Ok(page.answer(status, head, move || {
        steps(sprog, Step::AKasse, asked, view! {
            {summary}
            <h1>{Valg::Heading.say(sprog)}</h1>
            <form method="post" action=journey.a_kasse()>
                {fields}
                {question}
                <div class="knaprad">
                    <button class="button button-primary" type="submit" name="handling" value="vaelg">{Book::Next.say(sprog)}</button>
                </div>
            </form>
            <p><a class="function-link" href="/borger">{Common::Back.say(sprog)}</a></p>
        }
        .into_any())
    }))
}

/// The answer as posted; none: she chose none.
///
/// # Errors
/// [`WebError::BadRequest`] on what the page does not offer.
pub fn answer(form: &Form) -> Result<Option<bool>, WebError> {
    match form.field("a_kasse") {
        "" => Ok(None),
        "ja" => Ok(Some(true)),
        "nej" => Ok(Some(false)),
        _ => Err(WebError::BadRequest),
    }
}

/// What is missing, above the heading.
pub fn summary(page: &Page, error: Option<Valg>) -> AnyView {
    let text = |error: Valg| FieldError { field: "a_kasse-1", text: error.say(page.sprog).to_owned() };
    error_summary(page, &error.into_iter().map(text).collect::<Vec<_>>()).into_any()
}

/// Both answers, each explained, what she has said `before`, and what holds without an answer.
pub fn question(sprog: Sprog, situation: &Situation, before: Option<bool>, error: Option<Valg>) -> AnyView {
    let yes = Choice {
        value: "ja".to_owned(),
        text: Valg::Yes.say(sprog).to_owned(),
        note: Valg::YesNote.say(sprog).to_owned(),
        chosen: before == Some(true),
    };
    let no = Choice {
        value: "nej".to_owned(),
        text: only_with(sprog, &situation.jobcenter.navn),
        note: Valg::NoNote.say(sprog).to_owned(),
        chosen: before == Some(false),
    };
    let error = error.map(|error| error.say(sprog).to_owned());
    let held_on = situation.booking().map_or(situation.today, |row| row.local_start.date());
    let list = choices(sprog, "a_kasse", Valg::Legend.say(sprog).to_owned(), 1, vec![yes, no], false, error);
    view! {
        <p class="font-lead">{otherwise(sprog, situation.regime(held_on))}</p>
        <p>{Valg::SameTimes.say(sprog)}</p>
        {list}
    }
    .into_any()
}
