//! One of her conversations: what it is, how it went, and calling it off with a reason.

use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use chrono::{DateTime, Utc};
use leptos::prelude::*;

use super::{borger_id, deltagere, kvittering, samtale_form, samtaler};
use crate::domain::haendelse::IndkaldelseHandling;
use crate::domain::ids::IndkaldelseId;
use crate::domain::indkaldelse::IndkaldelseStatus;
use crate::domain::rules::{Code, Field, Verdict};
use crate::services::kald::{Afvist, Kald};
use crate::services::sagsbehandling::Sag;
use crate::store::{Indkaldelse, IndkaldelseVersion, Myndighedsdeltager};
use crate::texts::staff::{BorgerSide, IndkaldForm, SamtaleForm, SamtaleTekst, a_kassen};
use crate::texts::{Sprog, borger as borger_texts, dates};
use crate::web::components::{Detail, alert, details, error_summary, fejl};
use crate::web::error::WebError;
use crate::web::form::Form;
use crate::web::jobcenter::kald;
use crate::web::login::LoggedIn;
use crate::web::page::{Head, Page};
use crate::web::state::AppState;

/// What the page shows.
struct Samtale {
    sag: Sag,
    row: Indkaldelse,
    deltagere: Vec<Myndighedsdeltager>,
    /// Why the a-kasse cannot come, when it has said so.
    afbud: Option<String>,
    own: bool,
    now: DateTime<Utc>,
    /// The id of a participant that may be added.
    ny: uuid::Uuid,
    /// What has just been done with it.
    asked: kvittering::Asked,
}

async fn of(app: &AppState, kald: &Kald<'_>, borger: &str, samtale: &str) -> Result<Samtale, WebError> {
    let id: IndkaldelseId = samtale.parse().map_err(|_| WebError::NotFound)?;
    let borger = borger_id(borger)?;
    let sag = app.sagsbehandling.sag(kald, borger).await?;
    let row = app.samtaler.hent(kald, borger, id).await?;
    let deltagere = app.samtaler.deltagere(kald, borger, id).await?;
    let afbud = match row.a_kasse_afbud_at {
        Some(_) => afbuddets_grund(&app.samtaler.historik_for(kald, borger, id).await?),
        None => None,
    };
    let own = kald.myndighed.id == Some(row.myndighed_id);
    Ok(Samtale {
        afbud,
        sag,
        row,
        deltagere,
        own,
        now: app.clock.now(),
        ny: app.clock.new_id(),
        asked: kvittering::Asked::default(),
    })
}

/// What the a-kasse last said of why it cannot come.
fn afbuddets_grund(versions: &[IndkaldelseVersion]) -> Option<String> {
    let said = |version: &&IndkaldelseVersion| version.handling == IndkaldelseHandling::AKasseAfbud.as_str();
    versions.iter().rev().find(said)?.begrundelse.clone()
}

/// `GET /jobcenter/borger/{borger}/samtale/{samtale}`
pub async fn show(
    State(app): State<AppState>,
    page: Page,
    login: LoggedIn,
    Path((borger, samtale)): Path<(String, String)>,
    Query(asked): Query<kvittering::Asked>,
) -> Result<Response, WebError> {
    let samtale = Samtale { asked, ..of(&app, &kald(&login)?, &borger, &samtale).await? };
    Ok(samtale.render(&page, StatusCode::OK, &Form::default(), &Verdict::default(), false))
}

/// `POST /jobcenter/borger/{borger}/samtale/{samtale}`: call off, or register how it went.
pub async fn submit(
    State(app): State<AppState>,
    page: Page,
    login: LoggedIn,
    Path((borger, samtale)): Path<(String, String)>,
    posted: Form,
) -> Result<Response, WebError> {
    let kald = kald(&login)?;
    let samtale = of(&app, &kald, &borger, &samtale).await?;
    let version: i64 = posted.field("version").parse().map_err(|_| WebError::BadRequest)?;
    let (borger, id) = (samtale.sag.borger.id, samtale.row.id);
    let kvittering = match posted.field("handling") {
        "aflys" => kvittering::AFLYST,
        "udfald" => kvittering::FREMMOEDE,
        _ => "",
    };
    let done = match posted.field("handling") {
        "aflys" => {
            let begrundelse = posted.field(Field::Begrundelse.as_str());
            if begrundelse.trim().is_empty() {
                let verdict = Verdict::refused(&[Field::Begrundelse], Code::BegrundelseMissing);
                return Ok(samtale.render(&page, StatusCode::UNPROCESSABLE_ENTITY, &posted, &verdict, false));
            }
            app.samtaler.aflys_fordi(&kald, borger, id, Some(version), Some(begrundelse)).await.map(|_| ())
        }
        "udfald" if version != samtale.row.version => Err(Afvist::Foraeldet { version: samtale.row.version }),
        "udfald" => {
            let how = posted.field(Field::Udfald.as_str()).parse().unwrap_or(0);
            let took_part = match posted.field(Field::AKasseDeltog.as_str()) {
                "ja" => Some(true),
                "nej" => Some(false),
                _ => None,
            };
            app.samtaler.registrer_udfald(&kald, borger, id, how, took_part).await.map(|_| ())
        }
        "tilfoej" => deltagere::tilfoej(&app, &kald, (borger, id), &posted).await,
        "fjern" => deltagere::fjern(&app, &kald, borger, &posted).await,
        _ => return Err(WebError::BadRequest),
    };
    match done {
        Ok(()) => {
            let back = format!("/jobcenter/borger/{borger}/samtale/{id}");
            let told = if kvittering.is_empty() { back } else { format!("{back}?kvittering={kvittering}") };
            Ok(Redirect::to(&told).into_response())
        }
        Err(Afvist::Regler(verdict)) => {
            Ok(samtale.render(&page, StatusCode::UNPROCESSABLE_ENTITY, &posted, &verdict, false))
        }
        Err(Afvist::Foraeldet { .. }) => {
            Ok(samtale.render(&page, StatusCode::CONFLICT, &posted, &Verdict::default(), true))
        }
        Err(other) => Err(other.into()),
    }
}

impl Samtale {
    fn render(&self, page: &Page, status: StatusCode, posted: &Form, verdict: &Verdict, stale: bool) -> Response {
        let hers = format!("/jobcenter/borger/{}", self.sag.borger.id);
        let action = format!("{hers}/samtale/{}", self.row.id);
        let is_field = |field: &str| {
            let own = [Field::Begrundelse, Field::Udfald, Field::AKasseDeltog, Field::Navn, Field::Rolle];
            own.iter().any(|own| own.as_str() == field)
        };
        let (of_fields, others): (Vec<_>, Vec<_>) = fejl(verdict).into_iter().partition(|error| is_field(error.field));
        let summary = error_summary(page, &of_fields);
        let whole =
            others.into_iter().map(|error| alert(page, "error", SamtaleForm::Cannot.da().to_owned(), error.text));
        let whole = whole.collect_view();
        let stale = stale.then(|| {
            alert(page, "warning", SamtaleForm::Stale.da().to_owned(), SamtaleForm::StaleText.da().to_owned())
        });
        let kvittering = self.asked.vis(page);
        let (navn, heading) = (self.sag.borger.navn.clone(), self.row.samtaletype.name());
        let rows = details(Sprog::Da, self.rows());
        let stands = self.own && self.row.status == IndkaldelseStatus::Planlagt;
        let begun = self.row.starts_at <= self.now;
        let attendance = (stands && begun).then(|| samtale_form::fremmoede(&self.row, &action, posted, verdict));
        let cancel = (stands && !begun).then(|| samtale_form::aflys(&self.row, &action, posted, verdict));
        let open = stands && self.row.is_faelles();
        let who = open.then(|| {
            let typed = (posted, verdict);
            deltagere::section(&action, Some(self.row.myndighed_id), &self.deltagere, self.ny, self.row.version, typed)
        });
        let change = (stands && !begun).then(|| self.change(&hers, &action));
        page.answer(status, Head::new(heading).with_errors(!verdict.is_kept()), move || {
            view! {
                <div class="spalte">
                    {summary} {whole} {stale} {kvittering}
                    <h1>{heading}</h1>
                    <p class="font-lead">{navn}</p>
                    {rows} {change} {attendance} {who} {cancel}
                    <p class="d-print-none"><a class="function-link" href=hers>{BorgerSide::BackToBorger.da()}</a></p>
                </div>
            }
        })
    }

    /// The ways to another time.
    fn change(&self, hers: &str, action: &str) -> AnyView {
        let other = self.row.occupies && self.row.is_faelles();
        let other = other.then(|| {
            let href = format!("{hers}/book");
            view! { <li><a class="function-link" href=href>{IndkaldForm::ToOtherTime.da()}</a></li> }
        });
        view! {
            <ul class="nobullet-list d-print-none">
                {other}
                <li><a class="function-link" href=format!("{action}/ret")>{IndkaldForm::ToChange.da()}</a></li>
            </ul>
        }
        .into_any()
    }

    fn rows(&self) -> Vec<Detail> {
        let row = &self.row;
        let place = row.adresse.clone().or_else(|| row.moedelink.clone()).or_else(|| row.moedetelefon.clone());
        let mut rows = vec![
            Detail::text(SamtaleTekst::When.da(), dates::date_time_range(Sprog::Da, row.local_start, row.local_end)),
            Detail::text(SamtaleTekst::Status.da(), samtaler::status(row, self.now)),
            Detail::text(SamtaleTekst::How.da(), borger_texts::form(Sprog::Da, row.samtaleform)),
            Detail::text(SamtaleTekst::With.da(), row.medarbejder.clone()),
            Detail::text(SamtaleForm::Reference.da(), row.id.kort()),
        ];
        rows.extend(place.map(|place| Detail::text(SamtaleForm::Place.da(), place)));
        let a_kasse = self.sag.a_kasse.as_ref().filter(|own| row.a_kasse_id == Some(own.id));
        let afbud = row.a_kasse_afbud_at.is_some();
        rows.extend(a_kasse.map(|own| Detail::text(SamtaleForm::AKasse.da(), a_kassen(Some(&own.navn), afbud))));
        rows.extend(self.afbud.clone().map(|grund| Detail::text(SamtaleForm::AfbudWhy.da(), grund)));
        let named = |deltager: &Myndighedsdeltager| {
            let navn = deltager.navn.clone().unwrap_or_default();
            format!("{} ({})", navn, deltager.rolle.name()).trim().to_owned()
        };
        let there: Vec<_> = self.deltagere.iter().filter(|deltager| deltager.slettet_at.is_none()).map(named).collect();
        if !there.is_empty() {
            rows.push(Detail::text(SamtaleForm::Participants.da(), there.join(", ")));
        }
        rows
    }
}
