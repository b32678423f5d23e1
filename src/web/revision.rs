//! The auditor's page: the newest lines of the audit trail of his organisation, without names.

use axum::extract::State;
use axum::response::Response;
use leptos::prelude::*;

use super::error::WebError;
use super::login::LoggedIn;
use super::page::{Head, Page};
use super::state::AppState;
use crate::domain::access::Action;
use crate::services::zone;
use crate::store::AuditRow;
use crate::texts::staff::{self, Oversight};
use crate::texts::{Sprog, audit, dates};

const NEWEST: i64 = 100;

/// `GET /revision`
pub async fn show(State(app): State<AppState>, page: Page, login: LoggedIn) -> Result<Response, WebError> {
    let own = login.own_organisation(Action::ReadAudit)?;
    let rows = app.store.read().await?.newest_audit(own, NEWEST).await?;
    Ok(page.ok(Head::new(Oversight::AuditHeading.da()), move || {
        view! {
            <h1>{Oversight::AuditHeading.da()}</h1>
            <p class="font-lead">{Oversight::AuditLead.da()}</p>
            {if rows.is_empty() { view! { <p>{Oversight::Nothing.da()}</p> }.into_any() } else { table(rows).into_any() }}
        }
    }))
}

fn table(rows: Vec<AuditRow>) -> impl IntoView {
    let row = |row: AuditRow| {
        view! {
            <tr>
                <td data-title=Oversight::At.da()>{dates::date_time_long(Sprog::Da, zone::local(row.at))}</td>
                <td data-title=Oversight::Actor.da()>{staff::actor(&row.actor_kind)}</td>
                <td data-title=Oversight::Action.da()>{audit::action(&row.action)}</td>
                <td data-title=Oversight::Subject.da()>{row.subject_id.map(|id| id.to_string()).unwrap_or_default()}</td>
            </tr>
        }
    };
    view! {
        <table class="table table--compact table--responsive-headers">
            <thead><tr>
                <th scope="col">{Oversight::At.da()}</th>
                <th scope="col">{Oversight::Actor.da()}</th>
                <th scope="col">{Oversight::Action.da()}</th>
                <th scope="col">{Oversight::Subject.da()}</th>
            </tr></thead>
            <tbody>{rows.into_iter().map(row).collect_view()}</tbody>
        </table>
    }
}
