//! The page of a conversation. Right after booking it is the receipt; reload shows the same.

use axum::extract::{Path, State};
use axum::response::Response;
use leptos::prelude::*;

use crate::domain::code_lists::Udfald;
use crate::domain::indkaldelse::{Aflyser, IndkaldelseStatus};
use crate::services::borger_booking::Samtalebillede;
use crate::store::Indkaldelse;
use crate::texts::borger::valg::{self, Valg};
use crate::texts::borger::{self, Afbud, Details, Needs, Overview, samtale};
use crate::texts::refusals::with_authority;
use crate::texts::{Sprog, dates};
use crate::web::borger::Journey;
use crate::web::borger::rows::{self, Meeting};
use crate::web::components::{Change, Detail, PRINT_SCRIPT, details, print_button};
use crate::web::error::WebError;
use crate::web::login::LoggedIn;
use crate::web::page::{Head, Page};
use crate::web::state::AppState;

/// The place of the row after what it is and when.
const AFTER_WHEN: usize = 2;

/// `GET /borger/samtale/{id}`
pub async fn show(
    State(app): State<AppState>,
    page: Page,
    login: LoggedIn,
    Path(id): Path<String>,
) -> Result<Response, WebError> {
    let (_, seen) = super::looked_at(&app, &login, &id).await?;
    let sprog = page.sprog;
    let stands = seen.samtale.is_coming(seen.situation.now);
    let title = if stands && seen.samtale.selvbooket { Details::ReceiptTitle } else { Details::MeetingTitle };
    let banner = banner(&page, &seen);
    let all = rows(sprog, &seen);
    Ok(page.ok(Head::new(title.say(sprog)).with_script(PRINT_SCRIPT), move || {
        view! {
            <div class="spalte">
                {banner}
                <h2>{Details::WhatNow.say(sprog)}</h2>
                <p>{what_now(sprog, &seen)}</p>
                {may_book_anew(&seen).then(|| view! { <p class="knaprad">{book_new(sprog)}</p> })}
                {stands.then(|| actions(sprog, &seen))}
                {details(sprog, all)}
                {stands.then(|| needs(sprog, &seen))}
                <p class="d-print-none">
                    <a class="button button-secondary" href="/borger">{Details::ToOverview.say(sprog)}</a>
                </p>
            </div>
        }
    }))
}

/// What has become of the conversation, as a heading.
fn state(seen: &Samtalebillede) -> (Details, &'static str, &'static str) {
    let row = &seen.samtale;
    match row.status {
        IndkaldelseStatus::Aflyst => (Details::Cancelled, "kvittering kvittering--aflyst", "info"),
        IndkaldelseStatus::Planlagt if !row.is_coming(seen.situation.now) => {
            (Details::Over, "kvittering kvittering--forbi", "info")
        }
        IndkaldelseStatus::Planlagt if row.selvbooket && seen.flyttet_fra.is_some() => {
            (Details::Moved, "kvittering", "success")
        }
        IndkaldelseStatus::Planlagt if row.selvbooket => (Details::Booked, "kvittering", "success"),
        IndkaldelseStatus::Planlagt if row.bekraeftet_at.is_some() => (Details::Confirmed, "kvittering", "success"),
        IndkaldelseStatus::Planlagt => (Details::Summoned, "kvittering kvittering--forbi", "info"),
    }
}

fn banner(page: &Page, seen: &Samtalebillede) -> impl IntoView + use<> {
    let sprog = page.sprog;
    let (heading, class, icon) = state(seen);
    let icon = page.icon(icon);
    let when = dates::date_time_range(sprog, seen.samtale.local_start, seen.samtale.local_end);
    view! {
        <div class=class>
            <svg class="icon-svg kvittering-ikon" aria-hidden="true" focusable="false"><use href=icon></use></svg>
            <h1 class="kvittering-overskrift">{heading.say(sprog)}</h1>
            <p class="kvittering-tekst">{when}</p>
        </div>
    }
}

fn what_now(sprog: Sprog, seen: &Samtalebillede) -> String {
    let (row, situation) = (&seen.samtale, &seen.situation);
    let myndighed = &seen.myndighed.navn;
    match (row.status, row.udfald) {
        (IndkaldelseStatus::Aflyst, _) => {
            let by = match row.aflyst_af {
                Some(Aflyser::Borger) => Details::CancelledByYou.say(sprog).to_owned(),
                _ => samtale::cancelled_by(sprog, myndighed),
            };
            let next = situation.open_frist().filter(|_| situation.booking().is_none());
            let next = next
                .map(|frist| {
                    let again = samtale::holds_again(sprog, situation.today, frist.frist.fristdato);
                    format!("{again} {}", Afbud::MustBook.say(sprog))
                })
                .unwrap_or_default();
            let next = if row.selvbooket { next } else { with_authority(Details::SummonedAnew.say(sprog), myndighed) };
            format!("{by} {next} {}", Details::CalendarToo.say(sprog))
        }
        (_, Some(Udfald::Fremmoedt)) => Details::Came.say(sprog).to_owned(),
        (_, Some(Udfald::Udeblevet)) => Details::DidNotCome.say(sprog).to_owned(),
        (_, Some(Udfald::Afbud)) => Details::SentWord.say(sprog).to_owned(),
        (_, None) if !row.is_coming(situation.now) => Details::Over.say(sprog).to_owned(),
        (_, None) if row.selvbooket => {
            let met = |frist: &&crate::services::borger_booking::FristToday| {
                frist.er_indfriet() && frist.frist.indkaldelse_id == Some(row.id)
            };
            let met = situation.frister.iter().any(|frist| met(&frist));
            let now = borger::what_now(sprog, myndighed, met, situation.can_move_here(row));
            let old = seen.flyttet_fra.map(|_| format!(" {}", Details::OldTimeGone.say(sprog)));
            format!("{now}{}", old.unwrap_or_default())
        }
        (_, None) => samtale::summoned(sprog, myndighed, row.bekraeftet_at.is_some()),
    }
}

fn actions(sprog: Sprog, seen: &Samtalebillede) -> impl IntoView + use<> {
    let row = &seen.samtale;
    let may_confirm = !row.selvbooket && row.bekraeftet_at.is_none() && seen.muligheder.bekraefte.is_kept();
    let confirm = format!("{}/bekraeft", super::path(row.id));
    let confirm = may_confirm.then(|| {
        view! {
            <form method="post" action=confirm>
                <button class="button button-primary" type="submit" name="handling" value="bekraeft">
                    {Details::Confirm.say(sprog)}
                </button>
            </form>
        }
    });
    let links = links(sprog, seen);
    view! { <div class="knaprad d-print-none">{confirm} {links}</div> }
}

/// Moving, calling off and the calendar: each only where it can be done.
fn links(sprog: Sprog, seen: &Samtalebillede) -> impl IntoView + use<> {
    let row = &seen.samtale;
    let move_it = seen.situation.can_move_here(row).then(|| {
        view! { <a class="button button-secondary" href=Journey::Flyt.path()>{Overview::Move.say(sprog)}</a> }
    });
    let cancel = cancel_link(sprog, row, seen.muligheder.aflyse.is_kept());
    let calendar = format!("{}/kalender.ics", super::path(row.id));
    view! {
        {move_it} {cancel}
        <a class="button button-unstyled" href=calendar>{Details::Calendar.say(sprog)}</a>
        {print_button(sprog)}
    }
}

fn cancel_link(sprog: Sprog, row: &Indkaldelse, may: bool) -> Option<impl IntoView + use<>> {
    let href = format!("{}/aflys", super::path(row.id));
    may.then(|| view! { <a class="button button-unstyled" href=href>{Details::Cancel.say(sprog)}</a> })
}

fn rows(sprog: Sprog, seen: &Samtalebillede) -> Vec<Detail> {
    let (row, today) = (&seen.samtale, seen.situation.today);
    if row.status == IndkaldelseStatus::Aflyst {
        return cancelled_rows(sprog, seen);
    }
    let asks = seen.situation.vaelger_a_kasse_til(row.id);
    let a_kasse = seen.a_kasse.as_ref().filter(|_| !asks).map(|a_kasse| a_kasse.navn.as_str());
    let mut all = Meeting::booked(row).rows(sprog, &seen.myndighed.navn, a_kasse, None);
    if let Some(before) = seen.flyttet_fra {
        let before = dates::date_time_long(sprog, before);
        all.insert(AFTER_WHEN, Detail::text(Details::Before.say(sprog), before));
    }
    if row.a_kasse_afbud_at.is_some() {
        all.push(Detail::text(Details::AKasse.say(sprog), Details::AKasseAway.say(sprog)));
    }
    if let Some(a_kasse) = seen.a_kasse.as_ref().filter(|_| asks) {
        let change = Some(Change::Link(format!("/borger/samtale/{}/a-kasse", row.id)));
        let told = valg::takes_part(sprog, seen.a_kasse_deltager, &a_kasse.navn);
        all.push(Detail { change, ..Detail::text(Valg::Row.say(sprog), told) });
    }
    let others: Vec<_> = seen.deltagere.iter().filter_map(|deltager| deltager.navn.clone()).collect();
    if !others.is_empty() {
        all.push(Detail::danish(sprog, Details::Also.say(sprog), others.join(", ")));
    }
    all.extend(rows::contact(sprog, row));
    all.extend(rows::questions(sprog, row, &seen.myndighed));
    if row.is_coming(seen.situation.now) {
        all.extend(rows::limits(sprog, row, today));
    }
    all.push(Detail::text(Details::Reference.say(sprog), row.id.kort()));
    all
}

/// Of one that will not be held: which it was, and whom to ask.
fn cancelled_rows(sprog: Sprog, seen: &Samtalebillede) -> Vec<Detail> {
    let row = &seen.samtale;
    let when = dates::date_time_range(sprog, row.local_start, row.local_end);
    let mut all = vec![Detail::danish(sprog, Details::Title.say(sprog), &row.titel)];
    all.push(Detail::text(Details::When.say(sprog), when));
    all.extend(rows::questions(sprog, row, &seen.myndighed));
    all.push(Detail::text(Details::Reference.say(sprog), row.id.kort()));
    all
}

/// What she has said she needs, and where to say so.
fn needs(sprog: Sprog, seen: &Samtalebillede) -> impl IntoView + use<> {
    let told: Vec<_> = seen.behov.iter().map(|&behov| samtale::behov(sprog, behov)).collect();
    let list = (!told.is_empty()).then(|| {
        view! {
            <p>{Details::YouNeed.say(sprog)}</p>
            <ul>{told.into_iter().map(|behov| view! { <li>{behov}</li> }).collect_view()}</ul>
        }
    });
    let href = format!("{}/behov", super::path(seen.samtale.id));
    view! {
        <h2>{Details::Needs.say(sprog)}</h2>
        {list}
        <p>{Details::Bisidder.say(sprog)}</p>
        <p class="d-print-none"><a class="function-link" href=href>{Needs::Link.say(sprog)}</a></p>
    }
}

fn may_book_anew(seen: &Samtalebillede) -> bool {
    let situation = &seen.situation;
    seen.samtale.status == IndkaldelseStatus::Aflyst && situation.verdict.is_kept() && situation.booking().is_none()
}

fn book_new(sprog: Sprog) -> impl IntoView {
    view! { <a class="button button-primary" href=Journey::Book.path()>{Afbud::BookNew.say(sprog)}</a> }
}
