//! What has been: conversations that are over or called off, and frister that no longer run.

use axum::extract::State;
use axum::response::Response;
use leptos::prelude::*;

use crate::domain::code_lists::Udfald;
use crate::domain::frist::FristStatus;
use crate::domain::indkaldelse::{Aflyser, IndkaldelseStatus};
use crate::services::borger_booking::{Flytning, FristToday};
use crate::services::gaest::GaesteService;
use crate::services::zone;
use crate::store::{Indkaldelse, LaestGaesteadgang};
use crate::texts::borger::soegning::Soegninger;
use crate::texts::borger::{Historik, samtale};
use crate::texts::{Sprog, dates};
use crate::web::error::WebError;
use crate::web::login::LoggedIn;
use crate::web::page::{Head, Page};
use crate::web::state::AppState;

/// `GET /borger/historik`
pub async fn show(State(app): State<AppState>, page: Page, login: LoggedIn) -> Result<Response, WebError> {
    let situation = app.booking.situation(&login.actor, login.borger()?).await?;
    let earlier = app.booking.tidligere(&login.actor, &situation).await?;
    let sprog = page.sprog;
    let now: Vec<_> = situation.frister_now().iter().map(|frist| frist.frist.id).collect();
    let over = |frist: &&FristToday| match frist.status() {
        FristStatus::Aktiv => false,
        FristStatus::Overskredet => true,
        FristStatus::Indfriet | FristStatus::AdministrativtLukket => !now.contains(&frist.frist.id),
    };
    let frister: Vec<_> = situation.frister.iter().rev().filter(over).map(|frist| frist_item(sprog, frist)).collect();
    let flytninger = app.booking.flytninger(situation.borger.id).await?;
    let samtaler: Vec<_> = earlier.iter().map(|row| samtale_item(sprog, row)).collect();
    let gaester = GaesteService::new(app.store.clone(), app.clock.clone()).gaester_hos_mig(situation.borger.id).await?;
    Ok(page.ok(Head::new(Historik::Heading.say(sprog)), move || {
        view! {
            <div class="spalte">
                <h1>{Historik::Heading.say(sprog)}</h1>
                <h2>{Historik::Meetings.say(sprog)}</h2>
                {list(samtaler, Historik::NoMeetings.say(sprog))}
                {moves(sprog, flytninger)}
                <h2>{Historik::Frister.say(sprog)}</h2>
                {list(frister, Historik::NoFrister.say(sprog))}
                {guests(sprog, gaester)}
                <p><a href="/borger/soegninger">{Soegninger::ToSearches.say(sprog)}</a></p>
                {super::to_overview(sprog)}
            </div>
        }
    }))
}

fn list(items: Vec<AnyView>, none: &'static str) -> AnyView {
    if items.is_empty() {
        return view! { <p>{none}</p> }.into_any();
    }
    view! { <ul class="historik nobullet-list">{items}</ul> }.into_any()
}

/// Who of other authorities has read about her: which and when. Why is for her jobcenter to tell.
fn guests(sprog: Sprog, gaester: Vec<LaestGaesteadgang>) -> Option<AnyView> {
    let one = |row: LaestGaesteadgang| {
        let at = dates::date_time_long(sprog, zone::local(row.at));
        view! { <li>{row.myndighed} ", " {at}</li> }
    };
    (!gaester.is_empty()).then(|| {
        view! {
            <h2>{Historik::Guests.say(sprog)}</h2>
            <ul>{gaester.into_iter().map(one).collect_view()}</ul>
            <p>{Historik::GuestsText.say(sprog)}</p>
        }
        .into_any()
    })
}

fn samtale_item(sprog: Sprog, row: &Indkaldelse) -> AnyView {
    let when = dates::date_time_range(sprog, row.local_start, row.local_end);
    let href = format!("/borger/samtale/{}", row.id);
    let became = match (row.status, row.udfald) {
        (IndkaldelseStatus::Aflyst, _) if row.aflyst_af == Some(Aflyser::Borger) => Historik::CancelledByYou,
        (IndkaldelseStatus::Aflyst, _) => Historik::Cancelled,
        (_, Some(Udfald::Fremmoedt)) => Historik::Held,
        (_, Some(Udfald::Udeblevet)) => Historik::NoShow,
        (_, Some(Udfald::Afbud)) => Historik::SentWord,
        (_, None) => Historik::HeldUnregistered,
    };
    item(view! { <a href=href>{when}</a> }.into_any(), became.say(sprog))
}

/// Where her conversations were moved, by whomever; nothing where none was.
fn moves(sprog: Sprog, flytninger: Vec<Flytning>) -> Option<AnyView> {
    let one = |flytning: &Flytning| {
        let what = samtale::flytning(sprog, flytning.fra, flytning.til);
        let by = samtale::flyttet_af(sprog, flytning.selv, zone::local(flytning.at));
        item(view! { <span>{what}</span> }.into_any(), by)
    };
    let items: Vec<_> = flytninger.iter().map(one).collect();
    (!items.is_empty()).then(|| {
        view! {
            <h2>{Historik::Moves.say(sprog)}</h2>
            <ul class="historik nobullet-list">{items}</ul>
        }
        .into_any()
    })
}

fn frist_item(sprog: Sprog, frist: &FristToday) -> AnyView {
    let became = match frist.status() {
        _ if frist.er_indfriet() => Historik::Booked,
        FristStatus::Overskredet => Historik::Passed,
        FristStatus::AdministrativtLukket if frist.fakta.var_misset() => Historik::Passed,
        FristStatus::Aktiv | FristStatus::Indfriet | FristStatus::AdministrativtLukket => Historik::NoEffect,
    };
    let day = dates::date_long(sprog, frist.frist.fristdato);
    item(view! { <span>{day}</span> }.into_any(), became.say(sprog))
}

fn item(what: AnyView, became: impl Into<String>) -> AnyView {
    let became: String = became.into();
    view! { <li>{what} <span class="small-text">{became}</span></li> }.into_any()
}
