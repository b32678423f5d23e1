//! An agreed time for her: booked by her jobcenter, or the conversation she has moved to it, with a reason.

use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use chrono::NaiveDate;
use leptos::prelude::*;
use serde::Deserialize;

use super::{book_form, borger_id, kvittering};
use crate::domain::ids::{BorgerId, TidId};
use crate::domain::phone::Telefonnummer;
use crate::domain::rules::{Code, Field, Verdict};
use crate::services::borger_booking::{BookRequest, BookingError, PaaVegne, Situation};
use crate::store::FreeTime;
use crate::texts::rules::told;
use crate::texts::staff::{BookForHende, BorgerSide, IndkaldForm};
use crate::texts::{Sprog, dates};
use crate::web::components::{FieldError, alert, error_summary, fejl};
use crate::web::error::WebError;
use crate::web::form::Form;
use crate::web::jobcenter::kald;
use crate::web::login::LoggedIn;
use crate::web::page::{Head, Page};
use crate::web::state::AppState;

/// From which day on; none: today.
#[derive(Deserialize)]
pub struct Asked {
    fra: Option<NaiveDate>,
}

/// The page as it is shown again.
#[derive(Default)]
pub struct Igen {
    /// The faults.
    pub verdict: Verdict,
    /// Heading and text of what stands above it.
    above: Option<(BookForHende, BookForHende)>,
    status: Option<StatusCode>,
    /// What is worth a second look: sent again, it is done.
    pub advarsler: Verdict,
}

/// `GET /jobcenter/borger/{borger}/book`, with `?fra=2026-12-01`
pub async fn show(
    State(app): State<AppState>,
    page: Page,
    login: LoggedIn,
    Path(id): Path<String>,
    asked: Result<Query<Asked>, axum::extract::rejection::QueryRejection>,
) -> Result<Response, WebError> {
    let Query(Asked { fra }) = asked.map_err(|_| WebError::BadRequest)?;
    answer(&app, &page, &login, borger_id(&id)?, fra, &Form::default(), Igen::default()).await
}

/// `POST /jobcenter/borger/{borger}/book`
pub async fn submit(
    State(app): State<AppState>,
    page: Page,
    login: LoggedIn,
    Path(id): Path<String>,
    posted: Form,
) -> Result<Response, WebError> {
    let (kald, id) = (kald(&login)?, borger_id(&id)?);
    app.sagsbehandling.sag(&kald, id).await?;
    // Other times are looked at with all that was typed.
    if let Some(fra) = andre_tider(&posted)? {
        return answer(&app, &page, &login, id, fra, &posted, Igen::default()).await;
    }
    let fra = posted.field("fra").parse().ok();
    let again = |igen| answer(&app, &page, &login, id, fra, &posted, igen);
    let set = seen(&posted)?;
    let (request, begrundelse) = match request(id, &posted, set.is_some()) {
        Ok(request) => (request, posted.field(Field::Begrundelse.as_str())),
        Err(verdict) => return again(Igen { verdict, ..Igen::default() }).await,
    };
    let advarsler = app.booking.set_efter(request.tid).await?;
    if !advarsler.warnings().is_empty() && posted.field("set_igen") != request.tid.to_string() {
        return again(Igen { advarsler, ..Igen::default() }).await;
    }
    let conflict =
        |heading, text| Igen { above: Some((heading, text)), status: Some(StatusCode::CONFLICT), ..Igen::default() };
    match app.booking.book_for(&kald, &request, PaaVegne { begrundelse, set }).await {
        Ok(booked) => {
            let done = if set.is_some() { kvittering::FLYTTET } else { kvittering::BOOKET };
            let to = format!("/jobcenter/borger/{id}/samtale/{}?kvittering={done}", booked.id);
            Ok(Redirect::to(&to).into_response())
        }
        Err(BookingError::Refused(verdict)) => again(Igen { verdict, ..Igen::default() }).await,
        Err(BookingError::Taken(_)) => again(conflict(BookForHende::Taken, BookForHende::TakenText)).await,
        Err(BookingError::Stale(_) | BookingError::AlreadyBooked(_)) => {
            again(conflict(BookForHende::Stale, BookForHende::StaleText)).await
        }
        Err(other) => Err(other.into()),
    }
}

/// From which day on other times are asked for; inside it none: from today. None: they are not.
fn andre_tider(posted: &Form) -> Result<Option<Option<NaiveDate>>, WebError> {
    match posted.field(book_form::ANDRE_TIDER) {
        "" => Ok(None),
        book_form::FOERSTE => Ok(Some(None)),
        day => Ok(Some(Some(day.parse().map_err(|_| WebError::BadRequest)?))),
    }
}

/// The conversation and version the page showed.
fn seen(posted: &Form) -> Result<Option<(crate::domain::ids::IndkaldelseId, i64)>, WebError> {
    match posted.field("samtale") {
        "" => Ok(None),
        samtale => {
            let id = samtale.parse().map_err(|_| WebError::BadRequest)?;
            Ok(Some((id, posted.field("version").parse().map_err(|_| WebError::BadRequest)?)))
        }
    }
}

fn request(borger: BorgerId, posted: &Form, moving: bool) -> Result<BookRequest, Verdict> {
    let tid = posted.field(Field::Tid.as_str()).parse::<TidId>().ok();
    let typed = posted.field(Field::BorgerTelefon.as_str()).trim();
    let telefon = typed.parse::<Telefonnummer>().ok();
    let reason = posted.field(Field::Begrundelse.as_str()).trim();
    let wrong = |broken: bool, felter, code| if broken { Verdict::refused(felter, code) } else { Verdict::default() };
    let no_number = if typed.is_empty() { Code::BorgerTelefonMissing } else { Code::TelefonForm };
    let verdict = wrong(tid.is_none(), &[Field::Tid], Code::TidMissing)
        .and(&wrong(telefon.is_none(), &[Field::BorgerTelefon], no_number))
        .and(&wrong(reason.is_empty(), &[Field::Begrundelse], Code::BegrundelseMissing));
    match (tid, telefon, posted.field("noegle").parse()) {
        (Some(tid), Some(telefon), Ok(key)) if verdict.is_kept() => {
            Ok(BookRequest { borger, tid, telefon, email: None, moving, a_kasse_med: None, key })
        }
        _ => Err(verdict),
    }
}

async fn answer(
    app: &AppState,
    page: &Page,
    login: &LoggedIn,
    id: BorgerId,
    fra: Option<NaiveDate>,
    posted: &Form,
    igen: Igen,
) -> Result<Response, WebError> {
    let sag = app.sagsbehandling.sag(&kald(login)?, id).await?;
    let situation = app.booking.situation(&login.actor, sag.borger.id).await?;
    let times = app.booking.tider_til(&situation, fra.unwrap_or(situation.today)).await?;
    let key = match posted.field("noegle") {
        "" => app.clock.new_id().to_string(),
        key => key.to_owned(),
    };
    Ok(render(page, &situation, fra, times, posted, key, &igen))
}

fn render(
    page: &Page,
    situation: &Situation,
    fra: Option<NaiveDate>,
    times: Vec<FreeTime>,
    posted: &Form,
    key: String,
    igen: &Igen,
) -> Response {
    let verdict = &igen.verdict;
    let fields = [Field::Tid, Field::BorgerTelefon, Field::Begrundelse];
    let is_field = |error: &FieldError| fields.iter().any(|field| field.as_str() == error.field);
    let (of_fields, others): (Vec<_>, Vec<_>) = fejl(verdict).into_iter().partition(is_field);
    // The first of the times is where the summary leads.
    let at = |error: FieldError| {
        if error.field == Field::Tid.as_str() { FieldError { field: "tid-1", ..error } } else { error }
    };
    let errors: Vec<_> = of_fields.into_iter().map(at).collect();
    let summary = error_summary(page, &errors);
    let whole = others
        .into_iter()
        .map(|error| alert(page, "error", BookForHende::CannotHeading.da().to_owned(), error.text))
        .collect_view();
    let above = igen.above.map(|(heading, text)| alert(page, "warning", heading.da().to_owned(), text.da().to_owned()));
    let words: Vec<_> = igen.advarsler.warnings().iter().map(|warning| told(warning.code)).collect();
    let look_again = (!words.is_empty()).then(|| {
        let text = format!("{}. {}", words.join(". "), IndkaldForm::LookAgainText.da());
        alert(page, "warning", IndkaldForm::LookAgain.da().to_owned(), text)
    });
    let booking = situation.booking();
    let (heading, lead) = match booking {
        Some(_) => (BookForHende::MoveHeading, BookForHende::LeadMove),
        None => (BookForHende::BookHeading, BookForHende::Lead),
    };
    let now = booking.map(|row| {
        let when = dates::date_time_range(Sprog::Da, row.local_start, row.local_end);
        view! { <p>{BookForHende::Now.da()} " " {when} "."</p> }
    });
    let not_herself = (!situation.verdict.is_kept()).then(|| view! { <p>{BookForHende::NotHerself.da()}</p> });
    let hers = format!("/jobcenter/borger/{}", situation.borger.id);
    let form = book_form::form(situation, fra, times, posted, key, igen);
    let navn = situation.borger.navn.clone();
    let status =
        igen.status.unwrap_or(if verdict.is_kept() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY });
    page.answer(status, Head::new(heading.da()).with_errors(!verdict.is_kept()), move || {
        view! {
            <div class="spalte">
                {summary} {whole} {above} {look_again}
                <h1>{heading.da()}</h1>
                <p class="font-lead">{navn}</p>
                {now}
                <p>{lead.da()}</p>
                {not_herself}
                {form}
                <p><a class="function-link" href=hers>{BorgerSide::BackToBorger.da()}</a></p>
            </div>
        }
    })
}
