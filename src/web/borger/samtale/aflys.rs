//! Calling a conversation off: first the way to move it, then what calling off means, then the button.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use leptos::prelude::*;

use crate::domain::indkaldelse::IndkaldelseStatus;
use crate::services::borger_booking::{BookingError, EfterAflysning, Samtalebillede};
use crate::texts::Sprog;
use crate::texts::borger::{Afbud, Overview, samtale};
use crate::texts::refusals::with_authority;
use crate::web::borger::rows::Meeting;
use crate::web::borger::{Journey, refusal};
use crate::web::components::{alert, details, jobnet};
use crate::web::error::WebError;
use crate::web::form::Form;
use crate::web::login::LoggedIn;
use crate::web::page::{Head, Page};
use crate::web::state::AppState;

/// `GET /borger/samtale/{id}/aflys`
pub async fn show(
    State(app): State<AppState>,
    page: Page,
    login: LoggedIn,
    Path(id): Path<String>,
) -> Result<Response, WebError> {
    let (_, seen) = super::looked_at(&app, &login, &id).await?;
    Ok(ask(&page, StatusCode::OK, &seen))
}

/// `POST /borger/samtale/{id}/aflys`. Sent again it leads to the page that says it is called off.
pub async fn submit(
    State(app): State<AppState>,
    page: Page,
    login: LoggedIn,
    Path(id): Path<String>,
    form: Form,
) -> Result<Response, WebError> {
    let (borger, id) = (login.borger()?, super::id_of(&id)?);
    let seen: i64 = form.field("version").parse().map_err(|_| WebError::BadRequest)?;
    match app.booking.aflys(&login.actor, borger, id, Some(seen)).await {
        Ok(()) => Ok(Redirect::to(&super::path(id)).into_response()),
        Err(BookingError::Refused(_) | BookingError::Stale(_)) => {
            let seen = app.booking.samtale(&login.actor, borger, id).await?;
            Ok(ask(&page, StatusCode::CONFLICT, &seen))
        }
        Err(other) => Err(other.into()),
    }
}

/// The question; or why it is not asked: it is called off already, or cannot be.
fn ask(page: &Page, status: StatusCode, seen: &Samtalebillede) -> Response {
    let sprog = page.sprog;
    if seen.samtale.status == IndkaldelseStatus::Aflyst {
        return Redirect::to(&super::path(seen.samtale.id)).into_response();
    }
    if !seen.muligheder.aflyse.is_kept() {
        return refusal::conflict(page, &seen.muligheder.aflyse, &seen.myndighed);
    }
    let changed = (status == StatusCode::CONFLICT)
        .then(|| alert(page, "warning", Afbud::Changed.say(sprog).to_owned(), String::new()));
    let a_kasse = seen.a_kasse.as_ref().map(|a_kasse| a_kasse.navn.as_str());
    let rows = Meeting::booked(&seen.samtale).rows(sprog, &seen.myndighed.navn, a_kasse, None);
    let (back, version) = (super::path(seen.samtale.id), seen.samtale.version);
    let action = format!("{back}/aflys");
    let can_move = seen.situation.can_move_here(&seen.samtale);
    let consequences = consequences(sprog, seen);
    page.answer(status, Head::new(Afbud::Heading.say(sprog)), move || {
        view! {
            <div class="spalte">
                {changed}
                <h1>{Afbud::Heading.say(sprog)}</h1>
                {details(sprog, rows)}
                {can_move.then(|| view! {
                    <p>{Afbud::MoveInstead.say(sprog)}</p>
                    <p><a class="button button-primary" href=Journey::Flyt.path()>{Overview::Move.say(sprog)}</a></p>
                })}
                <h2>{Afbud::ConsequenceHeading.say(sprog)}</h2>
                <ul>{consequences.into_iter().map(|text| view! { <li>{text}</li> }).collect_view()}</ul>
                <p>{Afbud::Ill.say(sprog)} " " {jobnet(sprog)}</p>
                <form method="post" action=action>
                    <input type="hidden" name="version" value=version/>
                    <div class="knaprad">
                        <button class="button button-secondary" type="submit" name="handling" value="aflys">
                            {Afbud::Confirm.say(sprog)}
                        </button>
                        <a class="button button-unstyled" href=back>{Afbud::Keep.say(sprog)}</a>
                    </div>
                </form>
            </div>
        }
    })
}

/// The frist first, then that a summons is a duty, then the dagpenge of the day.
fn consequences(sprog: Sprog, seen: &Samtalebillede) -> Vec<String> {
    let (today, myndighed) = (seen.situation.today, &seen.situation.jobcenter.navn);
    let of_frist = |efter: &EfterAflysning| match *efter {
        EfterAflysning::GaelderIgen(day) => {
            format!("{} {}", samtale::holds_again(sprog, today, day), Afbud::MustBook.say(sprog))
        }
        EfterAflysning::UdenFrist(day) => samtale::without_frist(sprog, myndighed, day),
        EfterAflysning::MissetIgen(_) => samtale::missed_again(sprog, myndighed),
    };
    let mut all: Vec<_> = seen.efter_aflysning.iter().map(of_frist).collect();
    if !seen.samtale.selvbooket {
        all.push(with_authority(Afbud::Summoned.say(sprog), &seen.myndighed.navn));
    }
    all.push(Afbud::Dagpenge.say(sprog).to_owned());
    all
}
