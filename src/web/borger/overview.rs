//! Her overview: the frist first, then what she has booked.

use axum::extract::State;
use axum::response::Response;
use leptos::prelude::*;

use super::Journey;
use super::rows::{self, Meeting};
use crate::domain::frist::FristStatus;
use crate::domain::rules::{Breach, Code};
use crate::services::borger_booking::{FristToday, Situation};
use crate::store::Indkaldelse;
use crate::texts::borger::{self, Details, Overview, overview};
use crate::texts::common::Common;
use crate::texts::refusals::{refusal, with_authority};
use crate::texts::{Sprog, dates};
use crate::web::components::{Detail, PRINT_SCRIPT, alert, details, jobnet, phone_link, print_button};
use crate::web::error::WebError;
use crate::web::login::LoggedIn;
use crate::web::page::{Head, Page};
use crate::web::state::AppState;

/// `GET /borger`
pub async fn show(State(app): State<AppState>, page: Page, login: LoggedIn) -> Result<Response, WebError> {
    let situation = app.booking.situation(&login.actor, login.borger()?).await?;
    let (frame, sprog) = (page.clone(), page.sprog);
    Ok(page.ok(Head::new(Overview::Heading.say(sprog)).with_script(PRINT_SCRIPT), move || {
        view! {
            <div class="spalte">
                <h1>{Overview::Heading.say(sprog)}</h1>
                {situation.frister_now().into_iter().map(|frist| frist_panel(sprog, frist, &situation)).collect_view()}
                {why_not(&frame, &situation)}
                {situation.coming.iter().map(|booked| booking(sprog, booked, &situation)).collect_view()}
                {nothing(sprog, &situation)}
                <p class="d-print-none"><a class="function-link" href="/borger/historik">{Overview::Earlier.say(sprog)}</a></p>
            </div>
        }
    }))
}

fn frist_panel(sprog: Sprog, frist: &FristToday, situation: &Situation) -> impl IntoView + use<> {
    let (status, fristdato) = (frist.status(), frist.frist.fristdato);
    let class = match status {
        FristStatus::Aktiv => "frist-panel frist-panel--snart",
        FristStatus::Indfriet | FristStatus::AdministrativtLukket => "frist-panel frist-panel--indfriet",
        FristStatus::Overskredet => "frist-panel frist-panel--overskredet",
    };
    let id = format!("frist-{}", frist.frist.id);
    let labelled_by = id.clone();
    let details = match status {
        FristStatus::Aktiv => Some(open_frist(sprog, frist, situation).into_any()),
        FristStatus::Overskredet if situation.verdict.is_kept() => Some(at_once(sprog, situation).into_any()),
        FristStatus::Overskredet => {
            let what_now = with_authority(refusal(sprog, Code::FristOverskredet).text, &situation.jobcenter.navn);
            let missed = view! {
                <p class="frist-panel-rest">{borger::missed(sprog, fristdato)}</p>
                <p class="frist-panel-konsekvens">{what_now}</p>
                {situation.jobcenter.telefon.as_deref().map(|telefon| view! {
                    <p class="frist-panel-konsekvens">{Common::Phone.say(sprog)} " " {phone_link(telefon)}</p>
                })}
                <p class="frist-panel-konsekvens">{Overview::MissedMeans.say(sprog)} " " {jobnet(sprog)}</p>
            };
            Some(missed.into_any())
        }
        FristStatus::Indfriet | FristStatus::AdministrativtLukket => None,
    };
    view! {
        <section class=class aria-labelledby=labelled_by>
            <h2 class="frist-panel-overskrift" id=id>{borger::frist_heading(sprog, status)}</h2>
            {details}
        </section>
    }
}

fn open_frist(sprog: Sprog, frist: &FristToday, situation: &Situation) -> impl IntoView + use<> {
    let (fristdato, may_book) = (frist.frist.fristdato, situation.verdict.is_kept());
    let can_book = may_book && frist.can_be_met_here() && situation.booking().is_none();
    let jobcenter = &situation.jobcenter;
    let held =
        situation.hold.filter(|hold| hold.expires_at > situation.now).map(|hold| Journey::Book.check(hold.tid_id));
    let find_class = if held.is_some() { "button button-secondary" } else { "button button-primary" };
    let ring = borger::ring_before_frist(sprog, &jobcenter.navn, jobcenter.telefon.as_deref());
    view! {
        <p class="frist-panel-dato"><time datetime=fristdato.to_string()>{dates::date_long(sprog, fristdato)}</time></p>
        <p class="frist-panel-rest">{borger::frist_is(sprog, situation.today, fristdato)} " " {Overview::WholeDay.say(sprog)}</p>
        {may_book.then(|| view! { <p class="frist-panel-konsekvens">{Overview::Consequence.say(sprog)}</p> })}
        {can_book.then(|| view! {
            <p class="knaprad">
                {held.map(|href| view! { <a class="button button-primary" href=href>{Overview::Continue.say(sprog)}</a> })}
                <a class=find_class href=Journey::Book.path()>{Overview::FindTime.say(sprog)}</a>
            </p>
        })}
        <p class="small-text">{Overview::NoTimesFit.say(sprog)} " " {ring}</p>
    }
}

/// She missed a frist and has registered again: she has to book at once.
fn at_once(sprog: Sprog, situation: &Situation) -> impl IntoView + use<> {
    let can_book = situation.booking().is_none();
    let by = situation.last_day().map(|day| overview::at_once(sprog, day));
    view! {
        <p class="frist-panel-rest">{by}</p>
        {can_book.then(|| view! {
            <p class="knaprad">
                <a class="button button-primary" href=Journey::Book.path()>{Overview::FindTime.say(sprog)}</a>
            </p>
        })}
    }
}

/// Why she cannot book, in her words: exempt, withdrawn, at the a-kasse. Of a frist that passed its own panel tells.
fn why_not(page: &Page, situation: &Situation) -> impl IntoView + use<> {
    let sprog = page.sprog;
    let words = |breach: &Breach| {
        let words = refusal(sprog, breach.code);
        alert(page, "info", words.heading.to_owned(), with_authority(words.text, &situation.jobcenter.navn))
    };
    let told = situation.verdict.breaches().iter().filter(|breach| breach.code != Code::FristOverskredet);
    told.map(words).collect_view()
}

fn booking(sprog: Sprog, booked: &Indkaldelse, situation: &Situation) -> impl IntoView + use<> {
    let a_kasse = booked.a_kasse_id.map(|id| situation.navn(id));
    let mut all = Meeting::booked(booked).rows(sprog, situation.navn(booked.myndighed_id), a_kasse, None);
    if !booked.selvbooket {
        let answered = if booked.bekraeftet_at.is_some() { Details::Confirmed } else { Details::NotAnswered };
        all.push(Detail::text(Details::YourAnswer.say(sprog), answered.say(sprog)));
    }
    all.extend(rows::limits(sprog, booked, situation.today));
    let (heading_id, see) = (format!("samtale-{}", booked.id), format!("/borger/samtale/{}", booked.id));
    let (cancel, calendar) = (format!("{see}/aflys"), format!("{see}/kalender.ics"));
    let muligheder = situation.muligheder(booked);
    let can_cancel = muligheder.aflyse.is_kept();
    let must_confirm = !booked.selvbooket && booked.bekraeftet_at.is_none() && muligheder.bekraefte.is_kept();
    let (class, see_text) = match must_confirm {
        true => ("button button-primary", Details::SeeAndConfirm),
        false => ("button button-secondary", Details::SeeMeeting),
    };
    let heading = if booked.selvbooket { Overview::YourBooking } else { Overview::YourSummons };
    view! {
        <section aria-labelledby=heading_id.clone()>
            <h2 id=heading_id.clone()>{heading.say(sprog)}</h2>
            {details(sprog, all)}
            <p class="knaprad d-print-none">
                <a class=class href=see>{see_text.say(sprog)}</a>
                {situation.can_move_here(booked).then(|| view! {
                    <a class="button button-secondary" href=Journey::Flyt.path()>{Overview::Move.say(sprog)}</a>
                })}
                {can_cancel.then(|| view! { <a class="button button-unstyled" href=cancel>{Details::Cancel.say(sprog)}</a> })}
                <a class="button button-unstyled" href=calendar>{Details::Calendar.say(sprog)}</a>
                {print_button(sprog)}
            </p>
        </section>
    }
}

fn nothing(sprog: Sprog, situation: &Situation) -> impl IntoView + use<> {
    let free_to_book = situation.verdict.is_kept() && situation.open_frist().is_none() && situation.coming.is_empty();
    view! {
        {(situation.coming.is_empty() && situation.verdict.is_kept()).then(|| view! { <p>{Overview::NoBooking.say(sprog)}</p> })}
        {free_to_book.then(|| view! {
            <p>{Overview::NothingToDo.say(sprog)}</p>
            <p><a class="button button-primary" href=Journey::Book.path()>{Overview::FindTime.say(sprog)}</a></p>
        })}
    }
}
