//! Changing later whether the a-kasse takes part in a conversation that is booked.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use leptos::prelude::*;

use super::{id_of, path};
use crate::domain::ids::IndkaldelseId;
use crate::services::borger_booking::Situation;
use crate::texts::borger::valg::{Valg, takes_part};
use crate::texts::common::Common;
use crate::web::borger::valg::{answer, question, summary};
use crate::web::error::WebError;
use crate::web::form::Form;
use crate::web::login::LoggedIn;
use crate::web::page::{Head, Page};
use crate::web::state::AppState;

/// `GET /borger/samtale/{id}/a-kasse`
pub async fn show(
    State(app): State<AppState>,
    page: Page,
    login: LoggedIn,
    Path(id): Path<String>,
) -> Result<Response, WebError> {
    let (situation, id) = of_hers(&app, &login, &id).await?;
    Ok(render(&page, &situation, id, None))
}

/// `POST /borger/samtale/{id}/a-kasse`: registered at once.
pub async fn submit(
    State(app): State<AppState>,
    page: Page,
    login: LoggedIn,
    Path(id): Path<String>,
    form: Form,
) -> Result<Response, WebError> {
    let (situation, id) = of_hers(&app, &login, &id).await?;
    let Some(med) = answer(&form)? else { return Ok(render(&page, &situation, id, Some(Valg::Missing))) };
    app.booking.svar_om_a_kasse(&login.actor, situation.borger.id, id, med).await?;
    Ok(Redirect::to(&path(id)).into_response())
}

/// The conversation she has booked, which has not begun and where the choice is hers. Of any other there is no such page.
async fn of_hers(app: &AppState, login: &LoggedIn, id: &str) -> Result<(Situation, IndkaldelseId), WebError> {
    let id = id_of(id)?;
    let situation = app.booking.situation(&login.actor, login.borger()?).await?;
    if situation.vaelger_a_kasse_til(id) { Ok((situation, id)) } else { Err(WebError::NotFound) }
}

fn render(page: &Page, situation: &Situation, id: IndkaldelseId, error: Option<Valg>) -> Response {
    let sprog = page.sprog;
    let status = if error.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let head = Head::new(Valg::Heading.say(sprog)).with_errors(error.is_some());
    let held_on = situation.booking().map_or(situation.today, |row| row.local_start.date());
    let takes_part_now = situation.a_kasse_deltager(held_on, None);
    let now = situation.a_kasse.as_ref().map(|own| takes_part(sprog, takes_part_now, &own.navn));
    let (summary, question) = (summary(page, error), question(sprog, situation, Some(takes_part_now), error));
    page.answer(status, head, move || {
        view! {
            <div class="spalte">
                {summary}
                <h1>{Valg::Heading.say(sprog)}</h1>
                <p><strong>{now}"."</strong></p>
                <form method="post" action=format!("{}/a-kasse", path(id))>
                    {question}
                    <div class="knaprad">
                        <button class="button button-primary" type="submit">{Valg::Save.say(sprog)}</button>
                    </div>
                </form>
                <p><a class="function-link" href=path(id)>{Common::Back.say(sprog)}</a></p>
            </div>
        }
    })
}
