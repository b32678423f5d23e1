//! What became of a file, on the screen and as a file of its own. Lines are named by their numbers: who they were about is kept
//! nowhere.

use axum::extract::{Path, State};
use axum::response::Response;
use leptos::prelude::*;

use super::formular::heading;
use super::{kald, path, service};
use crate::domain::fil::{FilSlags, LinjeUdfald};
use crate::domain::rules::{Code, Field};
use crate::services::zone;
use crate::store::{FilImport, FilLinje};
use crate::texts::staff::{Filer, fil_udfald, linjefejl, oversigt};
use crate::texts::{Sprog, dates};
use crate::web::components::alert;
use crate::web::csv_fil::csv_fil;
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
    let head = [Filer::Line, Filer::WillBe, Filer::Code, Filer::Why].map(Filer::da);
    let row = |linje: FilLinje| {
        let (codes, words) = why(import.slags, &linje);
        [linje.linje.to_string(), fil_udfald(linje.udfald).to_owned(), codes.join(" "), words.join(". ")]
    };
    csv_fil(&format!("{}-resultat", import.slags.as_str()), head, linjer.into_iter().map(row))
}

async fn found(app: &AppState, login: &LoggedIn, id: &str) -> Result<(FilImport, Vec<FilLinje>), WebError> {
    let kald = kald(login)?;
    let id = id.parse().map_err(|_| WebError::NotFound)?;
    Ok(service(app).resultat(&kald, id).await?)
}

/// The rules that refused a line, by their codes, and in words with the column each is about.
fn why(slags: FilSlags, linje: &FilLinje) -> (Vec<&'static str>, Vec<String>) {
    let fault = |stored: &str| {
        let (kode, felt) = stored.split_once(':').map_or((stored, None), |(kode, felt)| (kode, Field::from_text(felt)));
        let kode = Code::from_text(kode)?;
        Some((kode.as_str(), linjefejl(slags, felt, kode)))
    };
    let (mut codes, words): (Vec<_>, Vec<_>) = linje.koder.split_whitespace().filter_map(fault).unzip();
    codes.dedup();
    (codes, words)
}

fn body(title: Filer, broken: Option<AnyView>, import: &FilImport, linjer: Vec<FilLinje>) -> AnyView {
    let counted = oversigt(&linjer.iter().map(|linje| linje.udfald).collect::<Vec<_>>());
    let when = dates::date_time_long(Sprog::Da, zone::local(import.at));
    let (file, again) = (format!("/jobcenter/filer/resultat/{}/linjer.csv", import.id), path(import.slags));
    let refused: Vec<_> = linjer.into_iter().filter(|linje| linje.udfald == LinjeUdfald::Afvist).collect();
    let refused = if refused.is_empty() && broken.is_none() {
        view! { <p>{Filer::AllDone.da()}</p> }.into_any()
    } else {
        table(import.slags, refused)
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

fn table(slags: FilSlags, refused: Vec<FilLinje>) -> AnyView {
    if refused.is_empty() {
        return ().into_any();
    }
    let row = |linje: FilLinje| {
        let (codes, words) = why(slags, &linje);
        let words = words.into_iter().map(|word| view! { <li>{word}</li> }).collect_view();
        view! {
            <tr>
                <td data-title=Filer::Line.da()>{linje.linje}</td>
                <td data-title=Filer::Code.da()>{codes.join(" ")}</td>
                <td data-title=Filer::Why.da()><ul class="nobullet-list">{words}</ul></td>
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
