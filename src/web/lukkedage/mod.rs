//! The jobcenter's closed days: the list, seeing whom closing one hits, closing it, opening it again. `liste`: those that are closed,
//! and what was done. `ramt`: who is hit. `kvittering`: what has just been done.

mod kvittering;
mod liste;
mod ramt;

use axum::Router;
use axum::extract::{Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use leptos::prelude::*;

use super::components::{Felt, alert, error_summary, fejl, tekstfelt};
use super::error::WebError;
use super::form::Form;
use super::login::LoggedIn;
use super::page::{Head, Page};
use super::state::AppState;
use super::svar::Svar;
use crate::domain::access::Action;
use crate::domain::code_lists::{Ejersystem, MyndighedType};
use crate::domain::rules::{Code, Field};
use crate::services::kald::{Kald, Myndighed};
use crate::services::lukkedage::{LukkedagService, LukkedagVist};
use crate::store::{Lukkedag, LukkedagSpor};
use crate::texts::staff::Lukkedage;

const PATH: &str = "/jobcenter/lukkedage";

/// `/jobcenter/lukkedage`
pub fn routes() -> Router<AppState> {
    Router::new().route("/jobcenter/lukkedage", get(show).post(submit))
}

/// What the page shows.
#[derive(Default)]
struct Vist {
    dage: Vec<Lukkedag>,
    historik: Vec<LukkedagSpor>,
    typed: Form,
    svar: Svar,
    ramt: Option<LukkedagVist>,
    /// What has just been done.
    asked: kvittering::Asked,
}

fn kald(login: &LoggedIn) -> Result<Kald<'_>, WebError> {
    let id = Some(login.own_organisation(Action::ManageTimes)?);
    let myndighed = Myndighed { slags: MyndighedType::Jobcenter, id, system: Some(Ejersystem::Faellestid) };
    Ok(Kald { actor: &login.actor, myndighed })
}

fn service(app: &AppState) -> LukkedagService {
    LukkedagService::new(app.store.clone(), app.clock.clone(), app.read_log.clone())
}

async fn show(
    State(app): State<AppState>,
    page: Page,
    login: LoggedIn,
    Query(asked): Query<kvittering::Asked>,
) -> Result<Response, WebError> {
    let (dage, historik) = service(&app).liste(&kald(&login)?).await?;
    Ok(render(&page, Vist { dage, historik, asked, ..Vist::default() }))
}

async fn submit(State(app): State<AppState>, page: Page, login: LoggedIn, form: Form) -> Result<Response, WebError> {
    let (kald, service) = (kald(&login)?, service(&app));
    let (dato, navn) = (form.field(Field::Fra.as_str()), form.field(Field::Navn.as_str()));
    let done = match form.field("handling") {
        "vis" => return vis(&service, &page, &kald, form, Svar::default()).await,
        "luk" => service.luk(&kald, dato, navn, form.field("set")).await.map(drop),
        "ret" => service.ret(&kald, dato, form.field("foer"), navn).await.map(drop),
        "aabn" => service.aabn(&kald, form.field("dag").parse().map_err(|_| WebError::BadRequest)?).await,
        _ => return Err(WebError::BadRequest),
    };
    match done {
        Ok(()) => {
            let to = format!("{PATH}?kvittering={}", kvittering::efter(form.field("handling")));
            Ok(Redirect::to(&to).into_response())
        }
        Err(afvist) => {
            let svar = Svar::af(afvist)?;
            vis(&service, &page, &kald, form, svar).await
        }
    }
}

/// The page with who is hit, unless something typed is wrong. `svar`: what came of a step before.
async fn vis(
    service: &LukkedagService,
    page: &Page,
    kald: &Kald<'_>,
    typed: Form,
    svar: Svar,
) -> Result<Response, WebError> {
    let (dage, historik) = service.liste(kald).await?;
    let mut vist = Vist { dage, historik, typed, svar, ..Vist::default() };
    // A day that is closed already is shown with its reason, so that it can be changed.
    if vist.svar.verdict.is_kept() || vist.svar.verdict.has(Code::LukkedagExists) {
        let (dato, navn) = (vist.typed.field(Field::Fra.as_str()), vist.typed.field(Field::Navn.as_str()));
        match service.forhaandsvis(kald, dato, navn).await {
            Ok(ramt) => vist.ramt = Some(ramt),
            Err(afvist) => vist.svar = Svar { foraeldet: vist.svar.foraeldet, ..Svar::af(afvist)? },
        }
    }
    Ok(render(page, vist))
}

fn render(page: &Page, vist: Vist) -> Response {
    let errors = fejl(&vist.svar.verdict);
    let head = Head::new(Lukkedage::Heading.da()).with_errors(!errors.is_empty());
    let summary = error_summary(page, &errors);
    let stale = vist
        .svar
        .foraeldet
        .then(|| alert(page, "warning", Lukkedage::StaleHeading.da().to_owned(), Lukkedage::StaleText.da().to_owned()));
    let done = vist.asked.vis(page);
    let exists = vist.ramt.as_ref().and_then(|ramt| ramt::exists(page, ramt, &vist.typed));
    page.answer(vist.svar.status(), head, move || {
        let felt = |field: Field, label: Lukkedage| {
            Felt::new(field, label.da(), vist.typed.field(field.as_str()), &vist.svar.verdict)
        };
        let seen = vist.ramt.is_some();
        view! {
            {summary}
            {stale} {done}
            <h1>{Lukkedage::Heading.da()}</h1>
            <p class="font-lead">{Lukkedage::Lead.da()}</p>
            {(!seen).then(|| liste::table(vist.dage))}
            <h2>{Lukkedage::AddHeading.da()}</h2>
            <p>{Lukkedage::AddText.da()}</p>
            <form method="post" novalidate="">
                {exists}
                {tekstfelt(felt(Field::Fra, Lukkedage::Day), "date")}
                {tekstfelt(felt(Field::Navn, Lukkedage::Name).hint(Lukkedage::NameHint.da()), "text")}
                <div class="form-group">
                    <button class=if seen { "button button-secondary" } else { "button button-primary" }
                        type="submit" name="handling" value="vis">{Lukkedage::Preview.da()}</button>
                </div>
                {vist.ramt.map(|ramt| ramt::view(ramt, &vist.typed))}
            </form>
            {liste::history(vist.historik)}
        }
    })
}
