//! What became of a file, on the screen and as a file of its own. Lines are named by their numbers: who they were about is kept
//! nowhere.

use axum::extract::{Path, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use leptos::prelude::*;

use super::formular::heading;
use super::{kald, path, service};
use crate::domain::fil::LinjeUdfald;
use crate::domain::neutral::celle;
use crate::domain::rules::Code;
use crate::services::zone;
use crate::store::{FilImport, FilLinje};
use crate::texts::rules::told;
use crate::texts::staff::{Filer, fil_udfald, oversigt};
use crate::texts::{Sprog, dates};
use crate::web::components::alert;
use crate::web::error::WebError;
use crate::web::login::LoggedIn;
use crate::web::page::{Head, Page};
use crate::web::state::AppState;

/// `GET /jobcenter/filer/resultat/{import}`
pub async fn show(
    State(app): State<AppState>,
    page: Page,
    login: LoggedIn,
    Path(id): Path<String>,
) -> Result<Response, WebError> {
    let (import, linjer) = found(&app, &login, &id).await?;
    let whole = i64::try_from(linjer.len()).is_ok_and(|done| done == import.linjer);
    let title = if whole { Filer::ResultHeading } else { Filer::ResultBroken };
    let broken = (!whole)
        .then(|| alert(&page, "warning", Filer::ResultBroken.da().to_owned(), Filer::ResultBrokenText.da().to_owned()));
    Ok(page.ok(Head::new(title.da()), move || body(title, broken, &import, linjer)))
}

/// `GET /jobcenter/filer/resultat/{import}/linjer.csv`
pub async fn file(State(app): State<AppState>, login: LoggedIn, Path(id): Path<String>) -> Result<Response, WebError> {
    let (import, linjer) = found(&app, &login, &id).await?;
    let mut file = csv::WriterBuilder::new().delimiter(b';').from_writer(b"\xEF\xBB\xBF".to_vec());
    let head = [Filer::Line, Filer::WillBe, Filer::Code, Filer::Why].map(Filer::da);
    file.write_record(head).map_err(|_| WebError::Internal)?;
    for linje in linjer {
        let (codes, words) = (linje.koder.clone(), why(&linje));
        let row = [linje.linje.to_string(), fil_udfald(linje.udfald).to_owned(), codes, words];
        file.write_record(row.iter().map(|cell| celle(cell).into_owned())).map_err(|_| WebError::Internal)?;
    }
    let bytes = file.into_inner().map_err(|_| WebError::Internal)?;
    let name = format!("attachment; filename=\"{}-resultat.csv\"", import.slags.as_str());
    Ok(([(header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()), (header::CONTENT_DISPOSITION, name)], bytes)
        .into_response())
}

async fn found(app: &AppState, login: &LoggedIn, id: &str) -> Result<(FilImport, Vec<FilLinje>), WebError> {
    let kald = kald(login)?;
    let id = id.parse().map_err(|_| WebError::NotFound)?;
    Ok(service(app).resultat(&kald, id).await?)
}

/// The reasons a line was refused for, in words.
fn why(linje: &FilLinje) -> String {
    let words: Vec<_> = linje.koder.split_whitespace().filter_map(Code::from_text).map(told).collect();
    words.join(". ")
}

fn body(title: Filer, broken: Option<AnyView>, import: &FilImport, linjer: Vec<FilLinje>) -> AnyView {
    let counted = oversigt(&linjer.iter().map(|linje| linje.udfald).collect::<Vec<_>>());
    let when = dates::date_time_long(Sprog::Da, zone::local(import.at));
    let (file, again) = (format!("/jobcenter/filer/resultat/{}/linjer.csv", import.id), path(import.slags));
    let refused: Vec<_> = linjer.into_iter().filter(|linje| linje.udfald == LinjeUdfald::Afvist).collect();
    let refused = if refused.is_empty() && broken.is_none() {
        view! { <p>{Filer::AllDone.da()}</p> }.into_any()
    } else {
        table(refused)
    };
    view! {
        <h1>{title.da()}</h1>
        {broken}
        <p class="font-lead">{heading(import.slags)} ", " {when} ". " {counted}</p>
        {refused}
        <p class="d-print-none"><a class="function-link" href=file>{Filer::Download.da()}</a></p>
        <p class="d-print-none"><a class="function-link" href=again>{Filer::Another.da()}</a></p>
        <p class="d-print-none"><a class="function-link" href="/jobcenter">{Filer::Back.da()}</a></p>
    }
    .into_any()
}

fn table(refused: Vec<FilLinje>) -> AnyView {
    if refused.is_empty() {
        return ().into_any();
    }
    let row = |linje: FilLinje| {
        let words = why(&linje);
        view! {
            <tr>
                <td data-title=Filer::Line.da()>{linje.linje}</td>
                <td data-title=Filer::Code.da()>{linje.koder}</td>
                <td data-title=Filer::Why.da()>{words}</td>
            </tr>
        }
    };
    view! {
        <h2>{Filer::RefusedHeading.da()}</h2>
        <table class="table table--compact table--responsive-headers">
            <thead><tr>
                <th scope="col">{Filer::Line.da()}</th>
                <th scope="col">{Filer::Code.da()}</th>
                <th scope="col">{Filer::Why.da()}</th>
            </tr></thead>
            <tbody>{refused.into_iter().map(row).collect_view()}</tbody>
        </table>
    }
    .into_any()
}
