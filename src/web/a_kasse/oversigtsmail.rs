//! To which addresses the a-kasse's daily digest goes: for its coordinator.

use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use chrono::{DateTime, TimeDelta, Utc};
use leptos::prelude::*;

use super::kald;
use crate::domain::access::Action;
use crate::domain::oversigtsmail::SVARFRIST_DAGE;
use crate::domain::rules::Field;
use crate::services::kald::Kald;
use crate::services::oversigtsmail::OversigtService;
use crate::services::zone;
use crate::store::Oversigtsmail;
use crate::texts::staff::{OversigtTekst as T, oversigt_udfald};
use crate::texts::{Sprog, dates};
use crate::web::components::{Felt, alert, error_summary, fejl, tekstfelt};
use crate::web::error::WebError;
use crate::web::form::Form;
use crate::web::login::LoggedIn;
use crate::web::page::{Head, Page};
use crate::web::state::AppState;
use crate::web::svar::Svar;

const PATH: &str = "/a-kasse/nyt/mail";

/// `GET /a-kasse/nyt/mail`
pub async fn show(State(app): State<AppState>, page: Page, login: LoggedIn) -> Result<Response, WebError> {
    answer(&app, &page, &koordinator(&login)?, String::new(), Svar::default()).await
}

/// `POST /a-kasse/nyt/mail`: puts an address in, takes one away, or lets one be asked again.
pub async fn submit(
    State(app): State<AppState>,
    page: Page,
    login: LoggedIn,
    form: Form,
) -> Result<Response, WebError> {
    let (kald, service) = (koordinator(&login)?, service(&app));
    let typed = form.field(Field::Email.as_str()).to_owned();
    let id = || form.field("adresse").parse().map_err(|_| WebError::BadRequest);
    let done = match form.field("handling") {
        "tilfoej" => service.tilfoej(&kald, &typed).await,
        "fjern" => service.fjern(&kald, id()?).await,
        "spoerg" => service.spoerg_igen(&kald, id()?).await,
        _ => return Err(WebError::BadRequest),
    };
    match done {
        Ok(()) => Ok(Redirect::to(PATH).into_response()),
        Err(afvist) => answer(&app, &page, &kald, typed, Svar::af(afvist)?).await,
    }
}

fn koordinator(login: &LoggedIn) -> Result<Kald<'_>, WebError> {
    kald(login, Action::ManageOversigt)
}

fn service(app: &AppState) -> OversigtService {
    OversigtService::new(app.store.clone(), app.clock.clone())
}

async fn answer(app: &AppState, page: &Page, kald: &Kald<'_>, typed: String, svar: Svar) -> Result<Response, WebError> {
    let (known, now) = (service(app).liste(kald).await?, app.clock.now());
    let errors = fejl(&svar.verdict);
    let summary = error_summary(page, &errors);
    let head = Head::new(T::Heading.da()).with_errors(!errors.is_empty());
    let nowhere =
        (!app.veje.email).then(|| alert(page, "warning", T::NotHere.da().to_owned(), T::NotHereText.da().to_owned()));
    Ok(page.answer(svar.status(), head, move || {
        let felt = Felt::new(Field::Email, T::Email.da(), typed, &svar.verdict);
        view! {
            {summary}
            <h1>{T::Heading.da()}</h1>
            <p class="font-lead">{T::Lead.da()}</p>
            {nowhere}
            <h2>{T::Addresses.da()}</h2>
            {table(known, now)}
            <h2>{T::NewHeading.da()}</h2>
            <p>{T::NewText.da()}</p>
            <form method="post" action=PATH novalidate="">
                {tekstfelt(felt, "email")}
                <p><button class="button button-primary" type="submit" name="handling" value="tilfoej">{T::Add.da()}</button></p>
            </form>
            <p><a class="function-link" href="/a-kasse/nyt">{T::Back.da()}</a></p>
        }
    }))
}

fn table(known: Vec<Oversigtsmail>, now: DateTime<Utc>) -> AnyView {
    if known.is_empty() {
        return view! { <p>{T::None.da()}</p> }.into_any();
    }
    view! {
        <table class="table table--compact table--responsive-headers">
            <thead><tr>
                <th scope="col">{T::Address.da()}</th>
                <th scope="col">{T::State.da()}</th>
                <th scope="col">{T::Last.da()}</th>
                <th scope="col">{T::Do.da()}</th>
            </tr></thead>
            <tbody>{known.into_iter().map(|one| row(one, now)).collect_view()}</tbody>
        </table>
    }
    .into_any()
}

fn row(one: Oversigtsmail, now: DateTime<Utc>) -> impl IntoView {
    let state = match (one.bekraeftet_at, one.sidste_at) {
        (Some(_), _) => T::Confirmed,
        (None, Some(asked)) if asked + TimeDelta::days(SVARFRIST_DAGE) < now => T::Expired,
        (None, _) => T::Waiting,
    };
    // What has not been asked once is about to be.
    let may_ask = one.bekraeftet_at.is_none() && one.sidste_at.is_some();
    let ask = may_ask.then(|| step(&one, "spoerg", T::AskAgain));
    let remove = step(&one, "fjern", T::Remove);
    view! {
        <tr>
            <td data-title=T::Address.da()>{one.email.clone()}</td>
            <td data-title=T::State.da()>{state.da()}</td>
            <td data-title=T::Last.da()>{last(&one)}</td>
            <td data-title=T::Do.da()><div>{ask} {remove}</div></td>
        </tr>
    }
}

/// When the last one was sent and what became of it, with the mail server's code for whoever asks it why.
fn last(one: &Oversigtsmail) -> String {
    let Some((at, udfald)) = one.sidste_at.zip(one.sidste_udfald) else { return T::NeverSent.da().to_owned() };
    let at = dates::date_time_long(Sprog::Da, zone::local(at));
    let kode = one.sidste_kode.as_ref().map(|kode| format!(" ({kode})")).unwrap_or_default();
    format!("{at}: {}{kode}", oversigt_udfald(udfald))
}

fn step(one: &Oversigtsmail, handling: &'static str, text: T) -> impl IntoView + use<> {
    let (id, email) = (one.id.to_string(), one.email.clone());
    view! {
        <form method="post" action=PATH>
            <input type="hidden" name="adresse" value=id/>
            <button class="function-link" type="submit" name="handling" value=handling>
                {text.da()} <span class="sr-only">" " {email}</span>
            </button>
        </form>
    }
}
