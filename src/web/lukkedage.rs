//! The jobcenter's closed days: the list, closing one, opening it again.

use axum::Router;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use leptos::prelude::*;

use super::components::{Felt, error_summary, fejl, tekstfelt};
use super::error::WebError;
use super::form::Form;
use super::login::LoggedIn;
use super::page::{Head, Page};
use super::state::AppState;
use super::svar::Svar;
use crate::domain::access::Action;
use crate::domain::code_lists::{Ejersystem, MyndighedType};
use crate::domain::rules::Field;
use crate::services::kald::{Kald, Myndighed};
use crate::services::lukkedage::LukkedagService;
use crate::store::Lukkedag;
use crate::texts::staff::{Lukkedage, staar};
use crate::texts::{Sprog, dates};

const PATH: &str = "/jobcenter/lukkedage";

/// `/jobcenter/lukkedage`
pub fn routes() -> Router<AppState> {
    Router::new().route("/jobcenter/lukkedage", get(show).post(submit))
}

fn kald(login: &LoggedIn) -> Result<Kald<'_>, WebError> {
    let id = Some(login.own_organisation(Action::ManageTimes)?);
    let myndighed = Myndighed { slags: MyndighedType::Jobcenter, id, system: Some(Ejersystem::Faellestid) };
    Ok(Kald { actor: &login.actor, myndighed })
}

fn service(app: &AppState) -> LukkedagService {
    LukkedagService::new(app.store.clone(), app.clock.clone())
}

async fn show(State(app): State<AppState>, page: Page, login: LoggedIn) -> Result<Response, WebError> {
    let days = service(&app).liste(&kald(&login)?).await?;
    Ok(render(&page, days, &Form::default(), &Svar::default()))
}

async fn submit(State(app): State<AppState>, page: Page, login: LoggedIn, form: Form) -> Result<Response, WebError> {
    let (kald, service) = (kald(&login)?, service(&app));
    let done = match form.field("handling") {
        "luk" => service.luk(&kald, form.field(Field::Fra.as_str()), form.field(Field::Navn.as_str())).await.map(drop),
        "aabn" => service.aabn(&kald, form.field("dag").parse().map_err(|_| WebError::BadRequest)?).await,
        _ => return Err(WebError::BadRequest),
    };
    match done {
        Ok(()) => Ok(Redirect::to(PATH).into_response()),
        Err(afvist) => {
            let svar = Svar::af(afvist)?;
            Ok(render(&page, service.liste(&kald).await?, &form, &svar))
        }
    }
}

fn render(page: &Page, days: Vec<Lukkedag>, typed: &Form, svar: &Svar) -> Response {
    let errors = fejl(&svar.verdict);
    let head = Head::new(Lukkedage::Heading.da()).with_errors(!errors.is_empty());
    let summary = error_summary(page, &errors);
    let felt =
        |field: Field, label: Lukkedage| Felt::new(field, label.da(), typed.field(field.as_str()), &svar.verdict);
    let day = tekstfelt(felt(Field::Fra, Lukkedage::Day), "date");
    let name = tekstfelt(felt(Field::Navn, Lukkedage::Name).hint(Lukkedage::NameHint.da()), "text");
    page.answer(svar.status(), head, move || {
        view! {
            {summary}
            <h1>{Lukkedage::Heading.da()}</h1>
            <p class="font-lead">{Lukkedage::Lead.da()}</p>
            {table(days)}
            <h2>{Lukkedage::AddHeading.da()}</h2>
            <p>{Lukkedage::AddText.da()}</p>
            <form method="post" novalidate="">
                {day}
                {name}
                <div class="form-group">
                    <button class="button button-primary" type="submit" name="handling" value="luk">{Lukkedage::Add.da()}</button>
                </div>
            </form>
        }
    })
}

fn table(days: Vec<Lukkedag>) -> AnyView {
    if days.is_empty() {
        return view! { <p>{Lukkedage::None.da()}</p> }.into_any();
    }
    view! {
        <table class="table table--responsive-headers">
            <thead><tr>
                <th scope="col">{Lukkedage::Day.da()}</th>
                <th scope="col">{Lukkedage::Name.da()}</th>
                <th scope="col">{Lukkedage::Standing.da()}</th>
                <th scope="col">{Lukkedage::Remove.da()}</th>
            </tr></thead>
            <tbody>{days.into_iter().map(row).collect_view()}</tbody>
        </table>
    }
    .into_any()
}

fn row(day: Lukkedag) -> impl IntoView {
    let (shown, date) = (dates::date_long(Sprog::Da, day.dato), day.dato.to_string());
    let hit = (day.samtaler > 0).then(|| {
        let href = format!("/jobcenter/luk?dag={}", day.dato);
        view! { " " <a href=href>{Lukkedage::Who.da()}</a> }
    });
    view! {
        <tr>
            <td data-title=Lukkedage::Day.da()>{shown.clone()}</td>
            <td data-title=Lukkedage::Name.da()>{day.navn}</td>
            <td data-title=Lukkedage::Standing.da()>{staar(day.samtaler)} {hit}</td>
            <td data-title=Lukkedage::Remove.da()>
                <form method="post">
                    <input type="hidden" name="dag" value=date/>
                    <button class="function-link" type="submit" name="handling" value="aabn">
                        {Lukkedage::Remove.da()} <span class="sr-only">" " {shown}</span>
                    </button>
                </form>
            </td>
        </tr>
    }
}
