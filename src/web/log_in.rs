//! Log-in and log-out. With the demo log-in: one button per demo person.

use axum::extract::{Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use leptos::prelude::*;
use serde::Deserialize;
use tower_sessions::Session;

use super::error::WebError;
use super::form::Form;
use super::login::{self, User};
use super::own_page::is_own_page;
use super::page::{Head, Page};
use super::state::AppState;
use super::{language, last_person};
use crate::config::Login;
use crate::domain::access::Principal;
use crate::domain::ids::OrganisationId;
use crate::store::{Connection, DemoPerson, Organisation, StoreError};
use crate::texts::Sprog;
use crate::texts::common::DemoLogIn;
use crate::texts::staff;

/// The demo people, with what each is for.
const BORGERE: &[(&str, &str)] = &[
    ("borger-med-frist", "Har en frist og skal booke"),
    ("borger-med-booking", "Har booket og kan flytte"),
    ("borger-uden-tider", "Har en frist, men der er ingen tider"),
    ("borger-fritaget", "Er fritaget for selv at booke"),
    ("borger-overskredet", "Nåede ikke fristen"),
    ("borger-anden-a-kasse", "Er medlem af en anden a-kasse"),
    ("borger-indkaldt", "Er indkaldt og skal bekræfte"),
    ("borger-uden-a-kasse", "Har en frist, men a-kassen er ukendt"),
];
const STAFF: [(&str, &str); 6] = [
    ("jobcenter-koordinator", "Jobcenter, koordinator"),
    ("jobcenter-sagsbehandler", "Jobcenter, sagsbehandler"),
    ("a-kasse-koordinator", "A-kasse, koordinator"),
    ("a-kasse-sagsbehandler", "A-kasse, sagsbehandler"),
    ("revisor", "Revisor"),
    ("drift", "Drift"),
];

/// Where to go after log-in.
#[derive(Deserialize)]
pub struct Back {
    #[serde(default)]
    retur: String,
}

/// `GET /log-ind`
pub async fn show(page: Page, Query(back): Query<Back>) -> Response {
    let back = if is_own_page(&back.retur) { back.retur } else { String::new() };
    let sprog = page.sprog;
    page.ok(Head::new(DemoLogIn::Heading.say(sprog)), move || {
        view! {
            <div class="spalte">
                <h1>{DemoLogIn::Heading.say(sprog)}</h1>
                <p class="font-lead">{DemoLogIn::Lead.say(sprog)}</p>
                <form method="post" action="/log-ind/demo">
                    <input type="hidden" name="retur" value=back/>
                    <h2>{DemoLogIn::Borgere.say(sprog)}</h2>
                    {doors(sprog, BORGERE)}
                    <h2>{DemoLogIn::Staff.say(sprog)}</h2>
                    {doors(sprog, &STAFF)}
                </form>
            </div>
        }
    })
}

fn doors(sprog: Sprog, people: &'static [(&str, &str)]) -> impl IntoView {
    let door = |&(slug, what): &(&'static str, &'static str)| {
        view! {
            <li>
                <button class="button button-secondary" type="submit" name="person" value=slug>
                    <span class="sr-only">{DemoLogIn::As.say(sprog)} " "</span> {slug}
                </button>
                <span class="small-text" lang=sprog.lang_of_danish()>{what}</span>
            </li>
        }
    };
    view! { <ul class="demo-personer nobullet-list">{people.iter().map(door).collect_view()}</ul> }
}

/// `POST /log-ind/demo`
pub async fn submit(State(app): State<AppState>, session: Session, form: Form) -> Result<Response, WebError> {
    if app.login != Login::Demo {
        return Err(WebError::NotFound);
    }
    let mut connection = app.store.read().await?;
    let person = connection.demo_person(form.field("person")).await?.ok_or(WebError::BadRequest)?;
    let user = user(&mut connection, person).await?;
    drop(connection);
    login::begin(&app, &session, user, form.field("retur")).await
}

async fn user(connection: &mut Connection, person: DemoPerson) -> Result<User, StoreError> {
    let (organisation, rolle) = match person.principal {
        Principal::Borger(id) => (connection.borger(id).await?.map(|borger| borger.jobcenter_id), None),
        Principal::Medarbejder { organisation, rolle, .. } => (organisation, Some(staff::rolle(rolle).to_owned())),
    };
    let authority = authority(connection, organisation).await?;
    Ok(User {
        principal: person.principal,
        navn: person.navn,
        rolle,
        telefon: authority.as_ref().and_then(|authority| authority.telefon.clone()),
        myndighed: authority.map(|authority| authority.navn),
    })
}

async fn authority(
    connection: &mut Connection,
    id: Option<OrganisationId>,
) -> Result<Option<Organisation>, StoreError> {
    match id {
        Some(id) => connection.organisation(id).await,
        None => Ok(None),
    }
}

/// `POST /log-ud`
pub async fn log_out(State(app): State<AppState>, session: Session, _form: Form) -> Result<Response, WebError> {
    let sprog = language::of(&session).await;
    session.flush().await?;
    if sprog != Sprog::default() {
        language::keep(&session, sprog).await?;
    }
    let mut response = Redirect::to("/").into_response();
    last_person::forget(&app, &mut response);
    Ok(response)
}
