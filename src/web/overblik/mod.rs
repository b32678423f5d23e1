//! The overview in figures, for jobcenter and a-kasse: a period, charts with the tables behind them, and a file to take home.

mod chart;
mod table;

use axum::Router;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::get;
use chrono::NaiveDate;
use leptos::prelude::*;
use serde::Deserialize;

use self::table::Emne;
use super::components::{FieldError, error_summary};
use super::csv_fil::csv_linjer;
use super::error::WebError;
use super::login::LoggedIn;
use super::page::{Head, Page};
use super::state::AppState;
use crate::domain::access::Action;
use crate::domain::statistik::Periode;
use crate::services::statistik::Hvem;
use crate::services::zone;
use crate::texts::overblik::{Overblik, periode_fejl, tal_fra};

/// `/jobcenter/overblik`, `/a-kasse/overblik` and their files.
pub fn routes() -> Router<AppState> {
    Router::new()
        .route("/jobcenter/overblik", get(jobcenter))
        .route("/jobcenter/overblik.csv", get(jobcenter_file))
        .route("/a-kasse/overblik", get(a_kasse))
        .route("/a-kasse/overblik.csv", get(a_kasse_file))
}

/// A period as asked for; empty: the usual one.
#[derive(Clone, Default, Deserialize)]
struct Asked {
    #[serde(default)]
    fra: String,
    #[serde(default)]
    til: String,
    /// "ja": not those that are remembered.
    #[serde(default)]
    nye: String,
}

async fn jobcenter(
    app: State<AppState>,
    page: Page,
    login: LoggedIn,
    asked: Query<Asked>,
) -> Result<Response, WebError> {
    let own = login.own_organisation(Action::SeeJobcenter)?;
    show(&app, &page, "/jobcenter/overblik", Hvem::Jobcenter(own), asked.0).await
}

async fn a_kasse(app: State<AppState>, page: Page, login: LoggedIn, asked: Query<Asked>) -> Result<Response, WebError> {
    let own = login.own_organisation(Action::SeeAKasse)?;
    show(&app, &page, "/a-kasse/overblik", Hvem::AKasse(own), asked.0).await
}

async fn jobcenter_file(app: State<AppState>, login: LoggedIn, asked: Query<Asked>) -> Result<Response, WebError> {
    file(&app, Hvem::Jobcenter(login.own_organisation(Action::SeeJobcenter)?), &asked).await
}

async fn a_kasse_file(app: State<AppState>, login: LoggedIn, asked: Query<Asked>) -> Result<Response, WebError> {
    file(&app, Hvem::AKasse(login.own_organisation(Action::SeeAKasse)?), &asked).await
}

/// The period, or which field is wrong and why.
fn periode(asked: &Asked, today: NaiveDate) -> Result<Periode, FieldError> {
    let usual = Periode::around(today);
    let day = |field, text: &str, usual| match text {
        "" => Ok(usual),
        text => text.parse().map_err(|_| FieldError { field, text: Overblik::DateMissing.da().to_owned() }),
    };
    let (fra, til) = (day("fra", &asked.fra, usual.fra())?, day("til", &asked.til, usual.til())?);
    Periode::new(fra, til).map_err(|fejl| FieldError { field: "til", text: periode_fejl(fejl).to_owned() })
}

async fn show(app: &AppState, page: &Page, path: &'static str, hvem: Hvem, asked: Asked) -> Result<Response, WebError> {
    let today = zone::local_date(app.clock.now());
    let (shown, errors) = match periode(&asked, today) {
        Ok(periode) => (Some(periode), vec![]),
        Err(error) => (None, vec![error]),
    };
    let tal = match shown {
        Some(periode) => Some(app.statistik.tal(hvem, periode, asked.nye == "ja").await?),
        None => None,
    };
    let emner = tal.as_ref().map(|tal| table::emner(&tal.tal)).unwrap_or_default();
    let counted = tal.map(|tal| tal_fra(zone::local(tal.at).time()));
    let days = |period: Periode| format!("fra={}&til={}", period.fra(), period.til());
    let renew = shown.map(|period| format!("{path}?{}&nye=ja", days(period)));
    let download = shown.map(|period| format!("{path}.csv?{}", days(period)));
    let form = shown.map_or(asked, |period| Asked {
        fra: period.fra().to_string(),
        til: period.til().to_string(),
        nye: String::new(),
    });
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let head = Head::new(Overblik::Heading.da()).with_errors(!errors.is_empty());
    let summary = error_summary(page, &errors);
    Ok(page.answer(status, head, move || {
        view! {
            {summary}
            <h1>{Overblik::Heading.da()}</h1>
            {period_form(path, &form, errors.first())}
            {counted.map(|text| view! {
                <p>{text} " " <a class="function-link d-print-none" href=renew>{Overblik::Renew.da()}</a></p>
            })}
            {emner.into_iter().map(subject).collect_view()}
            {download.map(|href| view! {
                <p class="d-print-none"><a class="function-link" href=href>{Overblik::Download.da()}</a></p>
            })}
        }
    }))
}

fn period_form(path: &'static str, asked: &Asked, error: Option<&FieldError>) -> impl IntoView + use<> {
    let field = |name: &'static str, label: Overblik, value: &str| {
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
        <form method="get" action=path class="periode d-print-none">
            {field("fra", Overblik::From, &asked.fra)}
            {field("til", Overblik::To, &asked.til)}
            <button class="button button-secondary" type="submit">{Overblik::Show.da()}</button>
        </form>
    }
}

fn subject(emne: Emne) -> impl IntoView {
    let picture = chart::bars(&emne.bars);
    let open = picture.is_none();
    let table = if emne.rows.is_empty() {
        view! { <p>{Overblik::Nothing.da()}</p> }.into_any()
    } else if open {
        figures(&emne)
    } else {
        let table = figures(&emne);
        view! { <details class="tal"><summary>{Overblik::Table.da()}</summary>{table}</details> }.into_any()
    };
    let chart =
        picture.map(|svg| view! { <div class="diagram" role="img" aria-label=emne.heading.da() inner_html=svg></div> });
    view! {
        <section class="overblik-emne">
            <h2>{emne.heading.da()}</h2>
            <p>{emne.lead.da()}</p>
            {chart}
            {table}
        </section>
    }
}

fn figures(emne: &Emne) -> AnyView {
    let head = emne.head.iter().map(|cell| view! { <th scope="col">{cell.da()}</th> }).collect_view();
    let row = |row: &Vec<String>| {
        let cells =
            row.iter().zip(&emne.head).map(|(cell, head)| view! { <td data-title=head.da()>{cell.clone()}</td> });
        view! { <tr>{cells.collect_view()}</tr> }
    };
    view! {
        <table class="table table--compact table--responsive-headers">
            <thead><tr>{head}</tr></thead>
            <tbody>{emne.rows.iter().map(row).collect_view()}</tbody>
        </table>
    }
    .into_any()
}

/// Every figure as a line of its own, with semicolons and the mark by which a Danish spreadsheet reads UTF-8.
async fn file(app: &AppState, hvem: Hvem, asked: &Asked) -> Result<Response, WebError> {
    let periode = periode(asked, zone::local_date(app.clock.now())).map_err(|_| WebError::BadRequest)?;
    let emner = table::emner(&app.statistik.tal(hvem, periode, asked.nye == "ja").await?.tal);
    let lines = emner.iter().flat_map(|emne| {
        let head = emne.head.iter().map(|cell| cell.da().to_owned()).collect::<Vec<_>>();
        let rows = std::iter::once(head).chain(emne.rows.iter().cloned());
        rows.map(|row| [vec![emne.heading.da().to_owned()], row].concat())
    });
    csv_linjer(&format!("overblik-{}-{}", periode.fra(), periode.til()), lines)
}
