//! Finding a borger by name or CPR number. What is searched for is posted: it never stands in an address.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use leptos::prelude::*;

use super::kald;
use crate::domain::rules::{Field, Verdict};
use crate::services::kald::Afvist;
use crate::services::sagsbehandling::Fundne;
use crate::store::FundetBorger;
use crate::texts::staff::{Soeg, kontaktgruppe};
use crate::web::components::{Felt, error_summary, fejl, tekstfelt};
use crate::web::error::WebError;
use crate::web::form::Form;
use crate::web::login::LoggedIn;
use crate::web::page::{Head, Page};
use crate::web::state::AppState;

/// `GET /jobcenter/soeg`
pub async fn show(page: Page, login: LoggedIn) -> Result<Response, WebError> {
    kald(&login)?;
    Ok(answer(&page, StatusCode::OK, "", &Verdict::default(), None))
}

/// `POST /jobcenter/soeg`: straight on to the one who was found, or to a list.
pub async fn submit(
    State(app): State<AppState>,
    page: Page,
    login: LoggedIn,
    form: Form,
) -> Result<Response, WebError> {
    let typed = form.field(Field::Soegning.as_str());
    match app.sagsbehandling.find(&kald(&login)?, typed).await {
        Ok(Fundne { borgere, .. }) if borgere.len() == 1 => {
            Ok(Redirect::to(&format!("/jobcenter/borger/{}", borgere[0].id)).into_response())
        }
        Ok(fundne) => Ok(answer(&page, StatusCode::OK, typed, &Verdict::default(), Some(fundne))),
        Err(Afvist::Regler(verdict)) => Ok(answer(&page, StatusCode::UNPROCESSABLE_ENTITY, typed, &verdict, None)),
        Err(other) => Err(other.into()),
    }
}

/// The field and its button.
pub fn form(typed: String, verdict: &Verdict) -> AnyView {
    let field = Felt::new(Field::Soegning, Soeg::Label.da(), typed, verdict).hint(Soeg::Hint.da());
    view! {
        <form method="post" action="/jobcenter/soeg" role="search" class="d-print-none" novalidate>
            {tekstfelt(field, "text")}
            <button class="button button-primary" type="submit">{Soeg::Find.da()}</button>
        </form>
    }
    .into_any()
}

fn answer(page: &Page, status: StatusCode, typed: &str, verdict: &Verdict, found: Option<Fundne>) -> Response {
    let errors = fejl(verdict);
    let (summary, form) = (error_summary(page, &errors), form(typed.to_owned(), verdict));
    page.answer(status, Head::new(Soeg::Heading.da()).with_errors(!errors.is_empty()), move || {
        view! {
            {summary}
            <h1>{Soeg::Heading.da()}</h1>
            {form}
            {found.map(results)}
            <p><a class="function-link" href="/jobcenter">{Soeg::Back.da()}</a></p>
        }
    })
}

fn results(Fundne { borgere, flere }: Fundne) -> impl IntoView {
    if borgere.is_empty() {
        return view! { <p role="status">{Soeg::Nobody.da()}</p> }.into_any();
    }
    let row = |borger: FundetBorger| {
        let href = format!("/jobcenter/borger/{}", borger.id);
        view! {
            <li class="opgave">
                <h3 class="opgave-titel"><a href=href>{borger.navn}</a></h3>
                <p class="opgave-note">{kontaktgruppe(borger.kontaktgruppe)} {borger.a_kasse_navn.map(|navn| format!(", {navn}"))}</p>
            </li>
        }
    };
    view! {
        <h2>{Soeg::Found.da()}</h2>
        {flere.then(|| view! { <p role="status">{Soeg::More.da()}</p> })}
        <ul class="opgaveliste">{borgere.into_iter().map(row).collect_view()}</ul>
    }
    .into_any()
}
