//! Asking for a later frist when no time suits her. It is a task for her jobcenter; the frist stays as it is.

use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use leptos::prelude::*;

use super::to_overview;
use crate::services::borger_booking::Situation;
use crate::services::zone;
use crate::texts::borger::soegning::{SenereFrist, asked};
use crate::texts::refusals::with_authority;
use crate::texts::{Sprog, borger, dates};
use crate::web::error::WebError;
use crate::web::form::Form;
use crate::web::login::LoggedIn;
use crate::web::page::{Head, Page};
use crate::web::state::AppState;

/// `GET /borger/senere-frist`
pub async fn show(State(app): State<AppState>, page: Page, login: LoggedIn) -> Result<Response, WebError> {
    let situation = app.booking.situation(&login.actor, login.borger()?).await?;
    let sprog = page.sprog;
    let body = ask_or_asked(&app, sprog, &situation).await?;
    let asked = situation.open_frist().is_some() && asked_today(&app, &situation).await?;
    let heading = if asked { SenereFrist::Asked } else { SenereFrist::Heading };
    let frist = situation.open_frist().map(|frist| {
        let heading = borger::frist_heading(sprog, frist.status());
        let day = dates::date_long(sprog, frist.frist.fristdato);
        view! { <p class="font-lead">{heading} " " <strong>{day}</strong> "."</p> }
    });
    let none = frist.is_none().then(|| view! { <p class="font-lead">{SenereFrist::NoFrist.say(sprog)}</p> });
    Ok(page.ok(Head::new(heading.say(sprog)), move || {
        view! {
            <div class="spalte">
                <h1>{heading.say(sprog)}</h1>
                {frist}
                {none}
                {body}
                {to_overview(sprog)}
            </div>
        }
    }))
}

/// `POST /borger/senere-frist`: asked; at most one task a day. Without a frist that runs there is nothing to ask for, which the
/// page says.
pub async fn submit(State(app): State<AppState>, login: LoggedIn, _form: Form) -> Result<Response, WebError> {
    let borger = login.borger()?;
    let situation = app.booking.situation(&login.actor, borger).await?;
    if situation.open_frist().is_some() {
        app.booking.bed_om_senere_frist(&login.actor, borger).await?;
    }
    Ok(Redirect::to("/borger/senere-frist").into_response())
}

async fn asked_today(app: &AppState, situation: &Situation) -> Result<bool, WebError> {
    let at = app.booking.bad_om_senere_frist(situation).await?;
    Ok(at.is_some_and(|at| zone::local_date(at) == situation.today))
}

/// When she asked, or the button to ask; nothing without a frist that runs.
pub async fn ask_or_asked(app: &AppState, sprog: Sprog, situation: &Situation) -> Result<Option<AnyView>, WebError> {
    if situation.open_frist().is_none() {
        return Ok(None);
    }
    let at = app.booking.bad_om_senere_frist(situation).await?;
    let today = at.is_some_and(|at| zone::local_date(at) == situation.today);
    let answer = with_authority(SenereFrist::Answer.say(sprog), &situation.jobcenter.navn);
    let told = at.map(|at| view! { <p><strong>{asked(sprog, zone::local(at))}</strong> " " {answer}</p> });
    let lead = with_authority(SenereFrist::Lead.say(sprog), &situation.jobcenter.navn);
    let button = (!today).then(|| {
        view! {
            <p>{lead}</p>
            <form method="post" action="/borger/senere-frist">
                <p class="knaprad"><button class="button button-secondary" type="submit">{SenereFrist::Ask.say(sprog)}</button></p>
            </form>
        }
    });
    Ok(Some(view! { {told} <p>{SenereFrist::Still.say(sprog)}</p> {button} }.into_any()))
}
