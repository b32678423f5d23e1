//! The day list: on the screen, on paper, and as a file.

use axum::extract::{Query, State};
use axum::response::Response;
use chrono::NaiveDate;
use leptos::prelude::*;
use serde::Deserialize;

use super::{kald, samtaleliste};
use crate::services::sagsbehandling::Dagsside;
use crate::texts::staff::{Dag, a_kassen, dagen_side, udfald};
use crate::texts::{Sprog, borger, dates};
use crate::web::csv_fil::csv_fil;
use crate::web::error::WebError;
use crate::web::login::LoggedIn;
use crate::web::page::{Head, Page};
use crate::web::state::AppState;

/// Which day; none: today. Of a long day which page, or with `alle=ja` all of it.
#[derive(Deserialize)]
pub struct Asked {
    dato: Option<String>,
    side: Option<u32>,
    alle: Option<String>,
}

impl Asked {
    fn dato(&self) -> Result<Option<NaiveDate>, WebError> {
        let typed = self.dato.as_deref().filter(|typed| !typed.is_empty());
        typed.map(str::parse).transpose().map_err(|_| WebError::NotFound)
    }
}

/// `GET /jobcenter/dag`, with `?dato=2026-12-01`, `&side=2`, `&alle=ja`
pub async fn show(
    State(app): State<AppState>,
    page: Page,
    login: LoggedIn,
    Query(asked): Query<Asked>,
) -> Result<Response, WebError> {
    let (kald, dato) = (kald(&login)?, asked.dato()?);
    let (dag, pager) = if asked.alle.as_deref() == Some("ja") {
        (app.sagsbehandling.dagen(&kald, dato).await?, None)
    } else {
        let side = app.sagsbehandling.dagens_side(&kald, dato, asked.side.unwrap_or(1)).await?;
        let pager = (side.sider > 1).then(|| pager(&side));
        (side.dagen, pager)
    };
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
            {pager.as_ref().map(|(antal, _)| view! { <p role="status">{antal.clone()}</p> })}
            {samtaleliste::table(dag.samtaler)}
            {pager.map(|(_, links)| links)}
            <p class="d-print-none"><a class="function-link" href=file>{Dag::Download.da()}</a></p>
            <p class="d-print-none"><a class="function-link" href="/jobcenter">{Dag::Back.da()}</a></p>
        }
    }))
}

/// Of a day with several pages: what is shown of it, and the way to the rest.
fn pager(shown: &Dagsside) -> (String, AnyView) {
    let day = format!("/jobcenter/dag?dato={}", shown.dagen.dato);
    let link = |side: u32, text: Dag| {
        let href = format!("{day}&side={side}");
        view! { <li><a class="function-link" href=href>{text.da()}</a></li> }
    };
    let before = (shown.side > 1).then(|| link(shown.side - 1, Dag::PreviousPage));
    let after = (shown.side < shown.sider).then(|| link(shown.side + 1, Dag::NextPage));
    let whole = format!("{day}&alle=ja");
    let links = view! {
        <nav class="d-print-none" aria-label=Dag::Pages.da()>
            <ul class="uge-vaelger nobullet-list">{before} {after}</ul>
            <p><a class="function-link" href=whole>{Dag::WholeDay.da()}</a></p>
        </nav>
    };
    (dagen_side(shown.i_alt, shown.side, shown.sider), links.into_any())
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
