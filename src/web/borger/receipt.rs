//! The receipt, and later the page of a conversation: reload shows the same.

use axum::extract::{Path, State};
use axum::response::Response;
use leptos::prelude::*;

use super::rows::Meeting;
use crate::texts::borger::{self, Details};
use crate::texts::dates;
use crate::web::components::{Detail, details};
use crate::web::error::WebError;
use crate::web::login::LoggedIn;
use crate::web::page::{Head, Page};
use crate::web::state::AppState;

/// `GET /borger/samtale/{id}`
pub async fn show(
    State(app): State<AppState>,
    page: Page,
    login: LoggedIn,
    Path(id): Path<String>,
) -> Result<Response, WebError> {
    let borger = login.borger()?;
    let sprog = page.sprog;
    let id = id.parse().map_err(|_| WebError::NotFound)?;
    let booked = app.booking.indkaldelse(&login.actor, borger, id).await?;
    let situation = app.booking.situation(&login.actor, borger).await?;
    let a_kasse =
        situation.a_kasse.as_ref().filter(|own| Some(own.id) == booked.a_kasse_id).map(|own| own.navn.as_str());
    let mut rows = Meeting::booked(&booked).rows(sprog, &situation.jobcenter.navn, a_kasse, None);
    let telefon = booked.borger_telefon.as_deref().map(borger::shown_telefon);
    let contact: Vec<_> = telefon.into_iter().chain(booked.borger_email.clone()).collect();
    rows.push(Detail::text(Details::Contact.say(sprog), contact.join(", ")));
    rows.push(Detail::text(Details::Limit.say(sprog), borger::move_limit(sprog, situation.today, booked.ombook_til)));
    rows.push(Detail::text(Details::Reference.say(sprog), id.to_string()));
    let met = situation.frister.iter().any(|frist| frist.er_indfriet() && frist.frist.indkaldelse_id == Some(id));
    let what_now = borger::what_now(sprog, &situation.jobcenter.navn, met, situation.can_move());
    let (icon, when) = (page.icon("success"), dates::date_time_range(sprog, booked.local_start, booked.local_end));
    Ok(page.ok(Head::new(Details::ReceiptTitle.say(sprog)), move || {
        view! {
            <div class="spalte">
                <div class="kvittering">
                    <svg class="icon-svg kvittering-ikon" aria-hidden="true" focusable="false"><use href=icon></use></svg>
                    <h1 class="kvittering-overskrift">{Details::Booked.say(sprog)}</h1>
                    <p class="kvittering-tekst">{when}</p>
                </div>
                {details(sprog, rows)}
                <h2>{Details::WhatNow.say(sprog)}</h2>
                <p>{what_now}</p>
                <p><a class="button button-secondary" href="/borger">{Details::ToOverview.say(sprog)}</a></p>
            </div>
        }
    }))
}
