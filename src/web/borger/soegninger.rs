//! "Det har vi vist dig": the proof of her searches, and of when the pages did not work.

use axum::extract::{Query, State};
use axum::response::Response;
use leptos::prelude::*;
use serde::Deserialize;

use super::to_overview;
use crate::domain::visning::Vist;
use crate::services::borger_booking::Soegninger as Found;
use crate::services::zone;
use crate::store::{Nedetid, Organisation, Visning};
use crate::texts::borger::soegning::{Soegninger, days, form_or_all, outage, vist_linjer};
use crate::texts::{Sprog, dates};
use crate::web::error::WebError;
use crate::web::login::LoggedIn;
use crate::web::page::{Head, Page};
use crate::web::state::AppState;

/// Which page; the first is 0.
#[derive(Deserialize)]
pub struct Which {
    /// Its number.
    #[serde(default)]
    pub side: u16,
}

/// `GET /borger/soegninger`, with `?side=` for older ones
pub async fn show(
    State(app): State<AppState>,
    page: Page,
    login: LoggedIn,
    which: Result<Query<Which>, axum::extract::rejection::QueryRejection>,
) -> Result<Response, WebError> {
    let borger = login.borger()?;
    let Query(Which { side }) = which.map_err(|_| WebError::BadRequest)?;
    let found = app.booking.soegninger(&login.actor, borger, None, side).await?;
    let sprog = page.sprog;
    Ok(page.ok(Head::new(Soegninger::Heading.say(sprog)), move || {
        view! {
            <h1>{Soegninger::Heading.say(sprog)}</h1>
            <p class="font-lead">{Soegninger::Lead.say(sprog)}</p>
            {searches(sprog, &found, Soegninger::Caption.say(sprog), Soegninger::None.say(sprog))}
            {found.flere.then(|| view! { <p><a href=format!("/borger/soegninger?side={}", side.saturating_add(1))>{Soegninger::Older.say(sprog)}</a></p> })}
            {(side > 0).then(|| view! { <p><a href="/borger/soegninger">{Soegninger::Newest.say(sprog)}</a></p> })}
            <h2>{Soegninger::Outages.say(sprog)}</h2>
            {outages(sprog, &found.nedetider)}
            {to_overview(sprog)}
        }
    }))
}

/// The searches under `caption`, or that there are `none`.
pub fn searches(sprog: Sprog, found: &Found, caption: &'static str, none: &'static str) -> AnyView {
    if found.visninger.is_empty() {
        return view! { <p>{none}</p> }.into_any();
    }
    let columns = [Soegninger::At, Soegninger::Frame, Soegninger::Form, Soegninger::Shown, Soegninger::Days];
    let rows = found.visninger.iter().map(|(visning, jobcenter, a_kasse)| row(sprog, visning, jobcenter, a_kasse));
    view! {
        <table class="table table--responsive-headers">
            <caption>{caption}</caption>
            <thead><tr>{columns.map(|column| view! { <th scope="col">{column.say(sprog)}</th> }).collect_view()}</tr></thead>
            <tbody>{rows.collect_view()}</tbody>
        </table>
    }
    .into_any()
}

fn row(
    sprog: Sprog,
    visning: &Visning,
    jobcenter: &Option<Organisation>,
    a_kasse: &Option<Organisation>,
) -> impl IntoView + use<> {
    let names: Vec<_> = jobcenter.iter().chain(a_kasse).map(|known| known.navn.clone()).collect();
    let over = visning.first_date.zip(visning.last_date).map(|(first, last)| days(sprog, first, last));
    view! {
        <tr>
            <th scope="row" data-title=Soegninger::At.say(sprog)>{dates::date_time_long(sprog, zone::local(visning.at))}</th>
            <td data-title=Soegninger::Frame.say(sprog) lang="da">{names.join(" · ")}</td>
            <td data-title=Soegninger::Form.say(sprog)>{form_or_all(sprog, visning.samtaleform)}</td>
            <td data-title=Soegninger::Shown.say(sprog)>{visning.shown.to_string()} {vist(sprog, visning.tider.as_deref())}</td>
            <td data-title=Soegninger::Days.say(sprog)>{over.unwrap_or_else(|| "–".to_owned())}</td>
        </tr>
    }
}

/// The very times or days that one search showed, unfolded when asked for; nothing when they were not kept.
pub fn vist(sprog: Sprog, stored: Option<&str>) -> Option<AnyView> {
    let lines = vist_linjer(sprog, &Vist::fra_tekst(stored?)?);
    let lines = lines.into_iter().map(|line| view! { <li>{line}</li> }).collect_view();
    let list = view! {
        <details class="tal">
            <summary>{Soegninger::TheTimes.say(sprog)}</summary>
            <ul>{lines}</ul>
        </details>
    };
    Some(list.into_any())
}

/// When nobody could search.
pub fn outages(sprog: Sprog, nedetider: &[Nedetid]) -> AnyView {
    if nedetider.is_empty() {
        return view! { <p>{Soegninger::NoOutages.say(sprog)}</p> }.into_any();
    }
    let one = |nede: &Nedetid| {
        view! { <li>{outage(sprog, zone::local(nede.fra), zone::local(nede.til))}</li> }
    };
    view! { <ul>{nedetider.iter().map(one).collect_view()}</ul> }.into_any()
}
