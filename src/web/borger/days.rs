//! Which day: a short list of the next days that have times, not a calendar.

use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use chrono::NaiveDate;
use leptos::prelude::*;
use serde::Deserialize;

use super::filter::Filter;
use super::{Journey, nearest, refusal, valg};
use crate::domain::frist::FristStatus;
use crate::services::borger_booking::{Days, FristToday, Situation};
use crate::texts::borger::soegning::{self, Filter as Filtered, SenereFrist};
use crate::texts::borger::{self, Book, Details};
use crate::texts::common::Common;
use crate::texts::{Sprog, dates};
use crate::web::components::{Choice, FieldError, Step, choices, error_summary, steps};
use crate::web::error::WebError;
use crate::web::form::Form;
use crate::web::login::LoggedIn;
use crate::web::page::{Head, Page};
use crate::web::state::AppState;

/// From which day on (none: from today), and which form of meeting.
#[derive(Deserialize)]
pub struct Search {
    fra: Option<NaiveDate>,
    #[serde(default)]
    form: String,
}

/// `GET /borger/book`, `GET /borger/flyt`, with `?fra=` for more and `?form=` for one form of meeting
pub async fn show(
    State(app): State<AppState>,
    page: Page,
    login: LoggedIn,
    Path(journey): Path<String>,
    search: Result<Query<Search>, axum::extract::rejection::QueryRejection>,
) -> Result<Response, WebError> {
    let journey = Journey::parse(&journey)?;
    let Query(Search { fra, form }) = search.map_err(|_| WebError::BadRequest)?;
    let filter = Filter::parse(&form)?;
    if let Some(answer) = valg::asked_again(&app, &page, &login, journey, None).await? {
        return Ok(answer);
    }
    let situation = app.booking.situation(&login.actor, login.borger()?).await?;
    if let Some(answer) = refusal::cannot_begin(&app, &page, &login, journey, &situation).await? {
        return Ok(answer);
    }
    // Nobody is asked about a meeting for which there is no time.
    if valg::is_to_be_asked(&login, journey, &situation).await? && app.booking.has_times(&situation).await? {
        return Ok(Redirect::to(&valg::question_before(journey, fra, filter)).into_response());
    }
    let fra = fra.or_else(|| page.typed("fra")?.parse().ok());
    list(&app, &page, &login, (journey, filter), &situation, fra, None).await
}

/// `POST /borger/book`: on to the times of the day.
pub async fn submit(
    State(app): State<AppState>,
    page: Page,
    login: LoggedIn,
    Path(journey): Path<String>,
    form: Form,
) -> Result<Response, WebError> {
    let (journey, filter) = (Journey::parse(&journey)?, Filter::parse(form.field("form"))?);
    let borger = login.borger()?;
    if let Ok(day) = form.field("dag").parse::<NaiveDate>() {
        return Ok(Redirect::to(&filter.on(&journey.day(day))).into_response());
    }
    let situation = app.booking.situation(&login.actor, borger).await?;
    if let Some(answer) = refusal::cannot_begin(&app, &page, &login, journey, &situation).await? {
        return Ok(answer);
    }
    list(&app, &page, &login, (journey, filter), &situation, form.field("fra").parse().ok(), Some(Book::DayMissing))
        .await
}

async fn list(
    app: &AppState,
    page: &Page,
    login: &LoggedIn,
    (journey, filter): (Journey, Filter),
    situation: &Situation,
    from: Option<NaiveDate>,
    error: Option<Book>,
) -> Result<Response, WebError> {
    let days = app.booking.days(situation, from, filter.0).await?;
    if days.days.is_empty() && from.is_none() && filter.0.is_none() {
        app.booking.meld_ingen_tider(&login.actor, situation).await?;
        return nearest::no_times(app, page, StatusCode::OK, situation).await;
    }
    let forms = app.booking.forms(situation).await?;
    let shown = Shown { journey, from, filter, links: filter.links(page.sprog, journey.path(), &forms) };
    Ok(shown.render(page, situation, days, error))
}

/// What the list was asked for.
struct Shown {
    journey: Journey,
    from: Option<NaiveDate>,
    filter: Filter,
    links: Option<AnyView>,
}

impl Shown {
    fn render(self, page: &Page, situation: &Situation, days: Days, error: Option<Book>) -> Response {
        let Self { journey, from, filter, links } = self;
        let sprog = page.sprog;
        let status = if error.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
        let head = Head::new(Book::DayHeading.say(sprog)).with_errors(error.is_some()).with_script("filter.js");
        let errors: Vec<_> =
            error.iter().map(|text| FieldError { field: "dag-1", text: text.say(sprog).to_owned() }).collect();
        let frist = situation.open_frist().map(|frist| view! { <p>{book_by(sprog, situation, frist)}</p> });
        let now = situation.booking().filter(|_| journey.moves()).map(|booked| {
            let now = dates::date_time_range(sprog, booked.local_start, booked.local_end);
            view! { <p>{Details::Now.say(sprog)} ": " <strong>{now}</strong></p> }
        });
        let later =
            frist.is_some().then(|| view! { <p><a href="/borger/senere-frist">{SenereFrist::Link.say(sprog)}</a></p> });
        let asked = journey.asks(situation);
        let back = if asked { journey.a_kasse() } else { "/borger".to_owned() };
        let told = soegning::shown_days(sprog, days.days.len());
        let (more, summary) = (days.next_from, error_summary(page, &errors));
        // Built while the page is, which knows what she had chosen before she was logged out.
        let list = move || {
            if days.days.is_empty() {
                return nothing(sprog, journey);
            }
            let error = error.map(|text| text.say(sprog).to_owned());
            the_form(sprog, journey, from, filter, days, error)
        };
        let more = more.map(|next| filter.on(&format!("{}?fra={next}", journey.path())));
        page.answer(status, head, move || {
            steps(
                sprog,
                Step::Day,
                asked,
                view! {
                    {summary}
                    <h1>{Book::DayHeading.say(sprog)}</h1>
                    {journey.moves().then(|| view! { <p>{Book::KeepsOld.say(sprog)}</p> })}
                    {now}
                    {frist}
                    {links}
                    <p class="sr-only" role="status" data-besked="">{told}</p>
                    <div data-liste="">
                        {list()}
                        {more.map(|href| view! { <p><a href=href>{Book::MoreDays.say(sprog)}</a></p> })}
                        {from.map(|_| view! { <p><a href=filter.on(journey.path())>{Book::FirstDays.say(sprog)}</a></p> })}
                    </div>
                    {later}
                    <p><a class="function-link" href=back>{Common::Back.say(sprog)}</a></p>
                }
                .into_any(),
            )
        })
    }
}

/// The frist, and that it is the booking it is about.
fn book_by(sprog: Sprog, situation: &Situation, frist: &FristToday) -> impl IntoView + use<> {
    let day = dates::date_long(sprog, frist.frist.fristdato);
    let later = situation.last_day().is_none_or(|last| last > frist.frist.fristdato);
    let later = (frist.status() == FristStatus::Aktiv && later).then(|| Book::MayBeLater.say(sprog));
    view! { {borger::frist_heading(sprog, frist.status())} " " <strong>{day}</strong> ". " {later} }
}

fn the_form(
    sprog: Sprog,
    journey: Journey,
    from: Option<NaiveDate>,
    filter: Filter,
    days: Days,
    error: Option<String>,
) -> AnyView {
    let list = days.days.iter().map(|day| Choice {
        value: day.local_date.to_string(),
        text: dates::date_short(sprog, day.local_date),
        note: soegning::halves(sprog, day.formiddag, day.times - day.formiddag),
        chosen: false,
    });
    let list = choices(sprog, "dag", Book::StepDay.say(sprog).to_owned(), 1, list.collect(), false, error);
    view! {
        <form method="post" action=journey.path()>
            <input type="hidden" name="fra" value=from.map(|from| from.to_string()).unwrap_or_default()/>
            <input type="hidden" name="form" value=filter.word()/>
            {list}
            <div class="knaprad">
                <button class="button button-primary" type="submit" name="handling" value="vaelg">{Book::Next.say(sprog)}</button>
            </div>
        </form>
    }
    .into_any()
}

/// The filter, or a day far ahead, left nothing: never a dead end.
fn nothing(sprog: Sprog, journey: Journey) -> AnyView {
    view! {
        <p class="font-lead">{Filtered::None.say(sprog)}</p>
        <p><a class="button button-primary" href=journey.path()>{Filtered::ShowAll.say(sprog)}</a></p>
    }
    .into_any()
}
