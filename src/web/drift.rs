//! The operations page: how the system does, in figures, without personal data.

mod modtagere;
mod udfasede;

use axum::extract::State;
use axum::response::Response;
use chrono::TimeDelta;
use leptos::prelude::*;

use super::error::WebError;
use super::login::LoggedIn;
use super::page::{Head, Page};
use super::state::AppState;
use crate::domain::access::Action;
use crate::services::besked::sendetid;
use crate::texts::Sprog;
use crate::texts::staff::{self, Oversight, Week};
use crate::web::components::{Detail, details};

/// A message that waits longer is looked into: there is no way to send it, or none works.
const OVERDUE: TimeDelta = TimeDelta::hours(1);

/// Callers of what was phased out that are shown, the latest first.
const UDFASEDE: i64 = 50;

/// `GET /drift`
pub async fn show(State(app): State<AppState>, page: Page, login: LoggedIn) -> Result<Response, WebError> {
    login.authorise(Action::SeeOperations)?;
    let current = app.store.is_current().await?;
    let now = app.clock.now();
    let mut connection = app.store.read().await?;
    let counts = connection.counts(now, sendetid::dagen(now), now - OVERDUE).await?;
    let modtagere = connection.abonnementer().await?;
    let (udfasede, klienter) = (connection.udfasede_kald(UDFASEDE).await?, connection.api_klienter().await?);
    drop(connection);
    let rows = vec![
        Detail::text(Oversight::Database.da(), app.store.engine_name()),
        Detail::text(Oversight::Current.da(), if current { Week::Yes.da() } else { Week::No.da() }),
        Detail::text(Oversight::Times.da(), counts.coming_tider.to_string()),
        Detail::text(Oversight::Bookings.da(), counts.coming_indkaldelser.to_string()),
        Detail::text(Oversight::Waiting.da(), counts.waiting_notifikationer.to_string()),
        Detail::text(Oversight::Ways.da(), staff::veje(&app.veje.kanaler())),
        Detail::text(Oversight::Overdue.da(), counts.overdue_notifikationer.to_string()),
        Detail::text(Oversight::Sent.da(), counts.sent_notifikationer.to_string()),
        Detail::text(Oversight::Unreached.da(), counts.unreached_notifikationer.to_string()),
        Detail::text(Oversight::Events.da(), counts.unnumbered_haendelser.to_string()),
    ];
    Ok(page.ok(Head::new(Oversight::OperationsHeading.da()), move || {
        view! {
            <h1>{Oversight::OperationsHeading.da()}</h1>
            <p class="font-lead">{Oversight::OperationsLead.da()}</p>
            {details(Sprog::Da, rows)}
            {modtagere::section(&modtagere)}
            {udfasede::section(&udfasede, &klienter)}
        }
    }))
}
