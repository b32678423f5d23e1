//! The members' fælles jobsamtaler of a period.

use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use chrono::{Days, NaiveDate};
use leptos::prelude::*;
use serde::Deserialize;

use super::{laeser, liste};
use crate::domain::statistik::Periode;
use crate::services::zone;
use crate::texts::overblik::periode_fejl;
use crate::texts::staff::Medlem;
use crate::web::components::{FieldError, error_summary};
use crate::web::csv_fil::csv_fil;
use crate::web::error::WebError;
use crate::web::login::LoggedIn;
use crate::web::page::{Head, Page};
use crate::web::state::AppState;

/// Days ahead that are shown when nothing else is asked for.
const AHEAD: Days = Days::new(28);

/// A period as asked for; empty: the coming four weeks.
#[derive(Clone, Default, Deserialize)]
pub struct Asked {
    #[serde(default)]
    fra: String,
    #[serde(default)]
    til: String,
}

impl Asked {
    fn periode(&self, today: NaiveDate) -> Result<Periode, FieldError> {
        let day = |field, text: &str, usual| match text {
            "" => Ok(usual),
            text => text.parse().map_err(|_| FieldError { field, text: Medlem::DateMissing.da().to_owned() }),
        };
        let fra = day("fra", &self.fra, today)?;
        let til = day("til", &self.til, fra.checked_add_days(AHEAD).unwrap_or(fra))?;
        Periode::new(fra, til).map_err(|fejl| FieldError { field: "til", text: periode_fejl(fejl).to_owned() })
    }
}

/// `GET /a-kasse/samtaler`, with `?fra=2026-12-01&til=2026-12-31`
pub async fn show(
    State(app): State<AppState>,
    page: Page,
    login: LoggedIn,
    Query(asked): Query<Asked>,
) -> Result<Response, WebError> {
    let kald = laeser(&login)?;
    let (periode, errors) = match asked.periode(zone::local_date(app.clock.now())) {
        Ok(periode) => (Some(periode), vec![]),
        Err(error) => (None, vec![error]),
    };
    let table = match periode {
        Some(periode) => Some(liste::table(&app.a_kasse.samtaler(&kald, periode).await?, Medlem::None)),
        None => None,
    };
    let shown = periode.map_or(asked, |known| Asked { fra: known.fra().to_string(), til: known.til().to_string() });
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let head = Head::new(Medlem::Heading.da()).with_errors(!errors.is_empty());
    let download = periode.map(|known| format!("/a-kasse/samtaler.csv?fra={}&til={}", known.fra(), known.til()));
    let summary = error_summary(&page, &errors);
    Ok(page.answer(status, head, move || {
        view! {
            {summary}
            <h1>{Medlem::Heading.da()}</h1>
            {form(&shown, errors.first())}
            {table}
            <p class="d-print-none"><a class="function-link" href="/a-kasse/kalender">{Medlem::OwnCalendar.da()}</a></p>
            {download.map(|href| view! {
                <p class="d-print-none"><a class="function-link" href=href>{Medlem::Download.da()}</a></p>
            })}
        }
    }))
}

fn form(asked: &Asked, error: Option<&FieldError>) -> impl IntoView + use<> {
    let field = |name: &'static str, label: Medlem, value: &str| {
        let error = error.filter(|error| error.field == name).map(|error| error.text.clone());
        let (error_id, wrong) = (format!("{name}-error"), error.is_some());
        view! {
            <div class=if wrong { "form-group form-error" } else { "form-group" }>
                <label class="form-label" for=name>{label.da()}</label>
                <span class="form-error-message" id=error_id.clone()>{error}</span>
                <input class="form-input" type="date" id=name name=name value=value.to_owned()
                    aria-describedby=error_id aria-invalid=wrong.then_some("true")/>
            </div>
        }
    };
    view! {
        <form method="get" action="/a-kasse/samtaler" class="periode d-print-none">
            {field("fra", Medlem::From, &asked.fra)}
            {field("til", Medlem::To, &asked.til)}
            <button class="button button-secondary" type="submit">{Medlem::Show.da()}</button>
        </form>
    }
}

/// `GET /a-kasse/samtaler.csv`: the same, for a spreadsheet. No CPR number is in it.
pub async fn file(
    State(app): State<AppState>,
    login: LoggedIn,
    Query(asked): Query<Asked>,
) -> Result<Response, WebError> {
    let kald = laeser(&login)?;
    let periode = asked.periode(zone::local_date(app.clock.now())).map_err(|_| WebError::BadRequest)?;
    let samtaler = app.a_kasse.samtaler(&kald, periode).await?;
    let name = format!("samtaler-{}-{}", periode.fra(), periode.til());
    csv_fil(&name, liste::HEAD.map(Medlem::da), samtaler.iter().map(liste::line))
}
