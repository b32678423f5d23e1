//! The list of tasks: what needs a person, since when, and who has taken it.

use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use leptos::prelude::*;
use serde::Deserialize;
use uuid::Uuid;

use super::kald;
use crate::domain::opgave::{OpgaveHandling, OpgaveSlags, OpgaveStatus};
use crate::services::kald::Afvist;
use crate::services::opgaver::{Ejerskab, OpgaveFilter, Opgaveliste};
use crate::services::zone;
use crate::store::ListetOpgave;
use crate::texts::Sprog;
use crate::texts::dates;
use crate::texts::staff::{Opgaver, antal_samtaler, lukket_tid, opgaver_side, siden};
use crate::web::components::alert;
use crate::web::error::WebError;
use crate::web::form::Form;
use crate::web::login::LoggedIn;
use crate::web::page::{Head, Page};
use crate::web::state::AppState;

/// What the list is narrowed to, as it stands in the address.
#[derive(Clone, Default, Deserialize)]
pub struct Asked {
    #[serde(default)]
    slags: String,
    #[serde(default)]
    ejer: String,
    #[serde(default)]
    vis: String,
    side: Option<u32>,
}

impl Asked {
    fn filter(&self) -> OpgaveFilter {
        let ejerskab = match self.ejer.as_str() {
            "mine" => Ejerskab::Mine,
            "ingens" => Ejerskab::Ingens,
            _ => Ejerskab::Alle,
        };
        let slags = OpgaveSlags::from_text(&self.slags);
        OpgaveFilter { loeste: self.vis == "loeste", slags, ejerskab, side: self.side.unwrap_or(1) }
    }

    /// The same list, at another page.
    fn address(&self, side: u32) -> String {
        let filter = self.filter();
        let slags = filter.slags.map_or("", OpgaveSlags::as_str);
        let ejer = match filter.ejerskab {
            Ejerskab::Alle => "",
            Ejerskab::Mine => "mine",
            Ejerskab::Ingens => "ingens",
        };
        let vis = if filter.loeste { "loeste" } else { "" };
        format!("/jobcenter/opgaver?slags={slags}&ejer={ejer}&vis={vis}&side={side}")
    }
}

/// `GET /jobcenter/opgaver`
pub async fn show(
    State(app): State<AppState>,
    page: Page,
    login: LoggedIn,
    Query(asked): Query<Asked>,
) -> Result<Response, WebError> {
    let liste = app.opgaver.liste(&kald(&login)?, asked.filter()).await?;
    Ok(answer(&app, &page, StatusCode::OK, asked, liste, false))
}

/// `POST /jobcenter/opgaver/{opgave}`: take, give back, see to, put back.
pub async fn submit(
    State(app): State<AppState>,
    page: Page,
    login: LoggedIn,
    Path(opgave): Path<String>,
    Query(asked): Query<Asked>,
    form: Form,
) -> Result<Response, WebError> {
    let kald = kald(&login)?;
    let id: Uuid = opgave.parse().map_err(|_| WebError::NotFound)?;
    let version = form.field("version").parse().map_err(|_| WebError::BadRequest)?;
    let handling = OpgaveHandling::from_text(form.field("handling")).ok_or(WebError::BadRequest)?;
    match app.opgaver.behandl(&kald, id, version, handling).await {
        Ok(()) => Ok(Redirect::to(&asked.address(asked.side.unwrap_or(1))).into_response()),
        Err(Afvist::Foraeldet { .. }) => {
            let liste = app.opgaver.liste(&kald, asked.filter()).await?;
            Ok(answer(&app, &page, StatusCode::CONFLICT, asked, liste, true))
        }
        Err(other) => Err(other.into()),
    }
}

fn answer(app: &AppState, page: &Page, status: StatusCode, asked: Asked, liste: Opgaveliste, stale: bool) -> Response {
    let now = app.clock.now();
    let stale =
        stale.then(|| alert(page, "warning", Opgaver::Stale.da().to_owned(), Opgaver::StaleText.da().to_owned()));
    let here = asked.address(liste.side);
    let items = liste.opgaver.iter().map(|opgave| item(opgave, liste.med_afbud.get(&opgave.id).copied(), &here, now));
    let items = items.collect_view();
    let empty = liste.opgaver.is_empty();
    page.answer(status, Head::new(Opgaver::Heading.da()), move || {
        view! {
            {stale}
            <h1>{Opgaver::Heading.da()}</h1>
            {filter_form(&asked)}
            <p role="status">{opgaver_side(liste.i_alt, liste.side, liste.sider)}</p>
            {empty.then(|| view! { <p>{Opgaver::None.da()}</p> })}
            <ul class="opgaveliste">{items}</ul>
            {pager(&asked, &liste)}
            <p><a class="function-link" href="/jobcenter">{Opgaver::Back.da()}</a></p>
        }
    })
}

fn item(
    opgave: &ListetOpgave,
    samtaler: Option<usize>,
    here: &str,
    now: chrono::DateTime<chrono::Utc>,
) -> impl IntoView + use<> {
    let (href, about) = about(opgave, samtaler);
    let title = format!("{}: {about}", opgave.slags.navn());
    let since = dates::date_time_long(Sprog::Da, zone::local(opgave.created_at));
    let ejer = opgave.ejer_navn.clone().unwrap_or_else(|| Opgaver::Nobody.da().to_owned());
    let lukket = opgave.tid_start.map(|start| lukket_tid(opgave.slags, start, opgave.fristdato));
    let action = format!("/jobcenter/opgaver/{}{}", opgave.id, here.strip_prefix("/jobcenter/opgaver").unwrap_or(""));
    let buttons = buttons(opgave).into_iter().map(|(handling, text)| {
        // Said aloud, each button tells which task it is about.
        let whole = format!("{}: {title}", text.da());
        view! {
            <button class="button button-secondary" type="submit" name="handling" value=handling.as_str() aria-label=whole>
                {text.da()}
            </button>
        }
    });
    let (buttons, version) = (buttons.collect_view(), opgave.version.to_string());
    view! {
        <li class="opgave">
            <h2 class="opgave-titel">
                {match href {
                    Some(href) => view! { <a href=href>{title}</a> }.into_any(),
                    None => title.into_any(),
                }}
            </h2>
            {lukket.map(|text| view! { <p class="opgave-note">{text}</p> })}
            <p class="opgave-note">{Opgaver::Since.da()} " " {since} " (" {siden(now - opgave.created_at)} "). " {Opgaver::Owner.da()} ": " {ejer}</p>
            <form method="post" action=action class="d-print-none">
                <input type="hidden" name="version" value=version/>
                <div class="knaprad">{buttons}</div>
            </form>
        </li>
    }
}

/// Where to see to it, and whom or what it is about: a borger, a day agreed with somebody, an aftale.
fn about(opgave: &ListetOpgave, samtaler: Option<usize>) -> (Option<String>, String) {
    let navn = opgave.borger_navn.clone().unwrap_or_else(|| Opgaver::NotOurs.da().to_owned());
    match (opgave.borger_id, opgave.indkaldelse_id, &opgave.aftalt_med, opgave.dag) {
        (Some(borger), Some(samtale), ..) => (Some(format!("/jobcenter/borger/{borger}/samtale/{samtale}")), navn),
        (Some(borger), None, ..) => (Some(format!("/jobcenter/borger/{borger}")), navn),
        (None, _, Some(part), Some(dag)) => {
            let dagen = dates::date_long(Sprog::Da, dag);
            (
                Some(format!("/jobcenter/dag?dato={dag}")),
                format!("{part}, {dagen} ({})", antal_samtaler(samtaler.unwrap_or(0))),
            )
        }
        (None, _, Some(part), None) => {
            (opgave.aftale_id.map(|aftale| format!("/jobcenter/aftaler/{aftale}")), part.clone())
        }
        (None, _, None, _) => (None, navn),
    }
}

fn buttons(opgave: &ListetOpgave) -> Vec<(OpgaveHandling, Opgaver)> {
    match (opgave.status, opgave.ejer_id) {
        (OpgaveStatus::Loest, _) => vec![(OpgaveHandling::Fortryd, Opgaver::Undo)],
        (OpgaveStatus::Aaben, None) => {
            vec![(OpgaveHandling::Tag, Opgaver::Take), (OpgaveHandling::Loes, Opgaver::Done)]
        }
        (OpgaveStatus::Aaben, Some(_)) => vec![
            (OpgaveHandling::Loes, Opgaver::Done),
            (OpgaveHandling::GivTilbage, Opgaver::GiveBack),
            (OpgaveHandling::Tag, Opgaver::TakeOver),
        ],
    }
}

fn filter_form(asked: &Asked) -> impl IntoView + use<> {
    let select = |name: &'static str, label: Opgaver, chosen: &str, options: Vec<(&'static str, &'static str)>| {
        let chosen = chosen.to_owned();
        let option = move |(value, text): (&'static str, &'static str)| {
            let selected = value == chosen;
            view! { <option value=value selected=selected>{text}</option> }
        };
        view! {
            <div class="form-group">
                <label class="form-label" for=name>{label.da()}</label>
                <select class="form-select" id=name name=name>{options.into_iter().map(option).collect_view()}</select>
            </div>
        }
    };
    let kinds =
        OpgaveSlags::ALL.iter().filter(|slags| slags.er_jobcenterets()).map(|slags| (slags.as_str(), slags.navn()));
    let kinds = std::iter::once(("", Opgaver::AllKinds.da())).chain(kinds).collect();
    let owners = vec![("", Opgaver::AllOwners.da()), ("mine", Opgaver::Mine.da()), ("ingens", Opgaver::Nobodys.da())];
    let states = vec![("", Opgaver::Open.da()), ("loeste", Opgaver::Seen.da())];
    view! {
        <form method="get" action="/jobcenter/opgaver" class="periode d-print-none">
            {select("slags", Opgaver::Kind, &asked.slags, kinds)}
            {select("ejer", Opgaver::Owner, &asked.ejer, owners)}
            {select("vis", Opgaver::State, &asked.vis, states)}
            <button class="button button-secondary" type="submit">{Opgaver::Show.da()}</button>
        </form>
    }
}

fn pager(asked: &Asked, liste: &Opgaveliste) -> impl IntoView + use<> {
    let link = |side: u32, text: Opgaver| {
        let href = asked.address(side);
        view! { <li><a class="function-link" href=href>{text.da()}</a></li> }
    };
    let before = (liste.side > 1).then(|| link(liste.side - 1, Opgaver::Previous));
    let after = (liste.side < liste.sider).then(|| link(liste.side + 1, Opgaver::Next));
    (liste.sider > 1).then(|| view! {
        <nav aria-label=Opgaver::Pages.da() class="d-print-none"><ul class="uge-vaelger nobullet-list">{before} {after}</ul></nav>
    })
}
