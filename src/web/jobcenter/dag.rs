//! The day list: on the screen, on paper, and as a file.

use axum::extract::{Query, State};
use axum::response::Response;
use chrono::NaiveDate;
use leptos::prelude::*;
use serde::Deserialize;

use super::{kald, samtaleliste};
use crate::texts::staff::{Dag, a_kassen, udfald};
use crate::texts::{Sprog, borger, dates};
use crate::web::csv_fil::csv_fil;
use crate::web::error::WebError;
use crate::web::login::LoggedIn;
use crate::web::page::{Head, Page};
use crate::web::state::AppState;

/// Which day; none: today.
#[derive(Deserialize)]
pub struct Asked {
    dato: Option<String>,
}

impl Asked {
    fn dato(&self) -> Result<Option<NaiveDate>, WebError> {
        let typed = self.dato.as_deref().filter(|typed| !typed.is_empty());
        typed.map(str::parse).transpose().map_err(|_| WebError::NotFound)
    }
}

/// `GET /jobcenter/dag`, with `?dato=2026-12-01`
pub async fn show(
    State(app): State<AppState>,
    page: Page,
    login: LoggedIn,
    Query(asked): Query<Asked>,
) -> Result<Response, WebError> {
    let dag = app.sagsbehandling.dagen(&kald(&login)?, asked.dato()?).await?;
    let heading = format!("{} {}", Dag::Heading.da(), dates::date_long(Sprog::Da, dag.dato));
    let link = |day: Option<NaiveDate>, text: Dag| {
        day.map(
            |day| view! { <li><a class="function-link" href=format!("/jobcenter/dag?dato={day}")>{text.da()}</a></li> },
        )
    };
    let (before, after) = (link(dag.dato.pred_opt(), Dag::Previous), link(dag.dato.succ_opt(), Dag::Next));
    let (file, shown) = (format!("/jobcenter/dag.csv?dato={}", dag.dato), dag.dato.to_string());
    Ok(page.ok(Head::new(heading.clone()), move || {
        view! {
            <h1>{heading}</h1>
            <nav class="d-print-none" aria-label=Dag::Choose.da()>
                <ul class="uge-vaelger nobullet-list">{before} {after}</ul>
                <form method="get" action="/jobcenter/dag" class="periode">
                    <div class="form-group">
                        <label class="form-label" for="dato">{Dag::Date.da()}</label>
                        <input class="form-input input-width-s" type="date" id="dato" name="dato" value=shown/>
                    </div>
                    <button class="button button-secondary" type="submit">{Dag::Show.da()}</button>
                </form>
            </nav>
            {samtaleliste::table(dag.samtaler)}
            <p class="d-print-none"><a class="function-link" href=file>{Dag::Download.da()}</a></p>
            <p class="d-print-none"><a class="function-link" href="/jobcenter">{Dag::Back.da()}</a></p>
        }
    }))
}

/// `GET /jobcenter/dag.csv`: the same, for a spreadsheet. No CPR number is in it.
pub async fn file(
    State(app): State<AppState>,
    login: LoggedIn,
    Query(asked): Query<Asked>,
) -> Result<Response, WebError> {
    let dag = app.sagsbehandling.dagen(&kald(&login)?, asked.dato()?).await?;
    let head = [Dag::Time, Dag::Borger, Dag::Phone, Dag::What, Dag::How, Dag::With, Dag::AKasse, Dag::Outcome];
    let rows = dag.samtaler.into_iter().map(|samtale| {
        [
            dates::time_range(Sprog::Da, samtale.local_start.time(), samtale.local_end.time()),
            samtale.navn,
            samtale.borger_telefon.unwrap_or_default(),
            samtale.samtaletype.name().to_owned(),
            borger::form(Sprog::Da, samtale.samtaleform).to_owned(),
            samtale.medarbejder,
            a_kassen(samtale.a_kasse_navn.as_deref(), samtale.a_kasse_afbud),
            samtale.udfald.map_or(Dag::NotRegistered.da(), udfald).to_owned(),
        ]
    });
    csv_fil(&format!("samtaler-{}", dag.dato), head.map(Dag::da), rows)
}
