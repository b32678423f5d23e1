//! Prolonging a frist that holds, or opening one again that was missed. What it is today decides which.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use leptos::prelude::*;

use super::brev::brev;
use super::{Typed, tider};
use crate::domain::besked::BeskedSlags;
use crate::domain::frist::FristStatus;
use crate::domain::ids::FristId;
use crate::domain::rules::frist::Graenser;
use crate::domain::rules::{Code, Field, Verdict};
use crate::services::frist::LaestFrist;
use crate::services::kald::{Afvist, Kald};
use crate::services::sagsbehandling::Sag;
use crate::texts::staff::{BorgerSide, FristForm, FristTekst, frist_status};
use crate::texts::{Sprog, dates, rules};
use crate::web::components::{Detail, alert, details, error_summary, fejl_sagt};
use crate::web::error::WebError;
use crate::web::form::Form;
use crate::web::jobcenter::borger::{borger_id, kvittering};
use crate::web::jobcenter::kald;
use crate::web::login::LoggedIn;
use crate::web::page::{Head, Page};
use crate::web::state::AppState;

/// What can be done with it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kan {
    Forlaenge,
    Genaabne,
}

impl Kan {
    const fn of(status: FristStatus) -> Option<Self> {
        match status {
            FristStatus::Aktiv => Some(Self::Forlaenge),
            FristStatus::Overskredet => Some(Self::Genaabne),
            FristStatus::Indfriet | FristStatus::AdministrativtLukket => None,
        }
    }

    const fn heading(self) -> FristForm {
        match self {
            Self::Forlaenge => FristForm::ExtendHeading,
            Self::Genaabne => FristForm::ReopenHeading,
        }
    }
}

/// The frist, and between which days its new Fristdato may lie.
async fn kendt(app: &AppState, kald: &Kald<'_>, sag: &Sag, frist: FristId) -> Result<(LaestFrist, Graenser), WebError> {
    let known = app.frister.hent(kald, sag.borger.id, frist).await?;
    let fra = (Kan::of(known.idag.status) == Some(Kan::Forlaenge)).then_some(known.idag.fristdato);
    let graenser = app.frister.graenser(sag.borger.jobcenter_id, fra).await?;
    Ok((known, graenser))
}

/// `GET /jobcenter/borger/{borger}/frist/{frist}`
pub async fn show(
    State(app): State<AppState>,
    page: Page,
    login: LoggedIn,
    Path((id, frist)): Path<(String, String)>,
) -> Result<Response, WebError> {
    let (kald, id) = (kald(&login)?, borger_id(&id)?);
    let frist: FristId = frist.parse().map_err(|_| WebError::NotFound)?;
    let sag = app.sagsbehandling.sag(&kald, id).await?;
    let (known, graenser) = kendt(&app, &kald, &sag, frist).await?;
    let fristdato = match Kan::of(known.idag.status) {
        // A missed one needs new days.
        Some(Kan::Genaabne) => app.frister.foreslaa(sag.borger.jobcenter_id).await?,
        Some(Kan::Forlaenge) | None => known.idag.fristdato,
    };
    let sidste = known.idag.sidste_afholdelsesdato.max(fristdato);
    let typed = Typed::with_dates(known.frist.samtaletype, fristdato, sidste);
    Ok(render(&page, StatusCode::OK, &sag, (&known, graenser), &typed, &Verdict::default(), None))
}

/// `POST /jobcenter/borger/{borger}/frist/{frist}`: look at the letter, or do it.
pub async fn submit(
    State(app): State<AppState>,
    page: Page,
    login: LoggedIn,
    Path((id, frist)): Path<(String, String)>,
    posted: Form,
) -> Result<Response, WebError> {
    let (kald, id) = (kald(&login)?, borger_id(&id)?);
    let frist: FristId = frist.parse().map_err(|_| WebError::NotFound)?;
    let version: i64 = posted.field("version").parse().map_err(|_| WebError::BadRequest)?;
    let sag = app.sagsbehandling.sag(&kald, id).await?;
    let (known, graenser) = kendt(&app, &kald, &sag, frist).await?;
    let typed = Typed::of(&posted);
    let refuse = |status, verdict: &Verdict| Ok(render(&page, status, &sag, (&known, graenser), &typed, verdict, None));
    let datoer = match typed.datoer() {
        Ok(datoer) => datoer,
        Err(verdict) => return refuse(StatusCode::UNPROCESSABLE_ENTITY, &verdict),
    };
    let kvittering = match posted.field("handling") {
        "genaabn" => kvittering::FRIST_GENAABNET,
        _ => kvittering::FRIST_FORLAENGET,
    };
    let tried = app.frister.proev_dage(&kald, id, frist, datoer).await?;
    let sent = posted.field("handling") != "vis" && Kan::of(known.idag.status).is_some();
    if sent && tried.uden_tider() && typed.begrundelse.trim().is_empty() {
        let verdict = Verdict::refused(&[Field::Begrundelse], Code::BegrundelseMissing);
        let status = StatusCode::UNPROCESSABLE_ENTITY;
        return Ok(render(&page, status, &sag, (&known, graenser), &typed, &verdict, Some(tider(&page, &tried))));
    }
    let done = match posted.field("handling") {
        "forlaeng" => app.frister.forlaeng(&kald, id, frist, Some(version), datoer, Some(&typed.begrundelse)).await,
        "genaabn" => app.frister.genaabn(&kald, id, frist, Some(version), datoer, &typed.begrundelse).await,
        _ => {
            let kind = known.frist.samtaletype;
            let letter = brev(&sag, BeskedSlags::FristAendret, kind, datoer);
            let seen = view! { {tider(&page, &tried)} {letter} }.into_any();
            return Ok(render(
                &page,
                StatusCode::OK,
                &sag,
                (&known, graenser),
                &typed,
                &Verdict::default(),
                Some(seen),
            ));
        }
    };
    match done {
        Ok(_) => Ok(Redirect::to(&format!("/jobcenter/borger/{id}?kvittering={kvittering}")).into_response()),
        Err(Afvist::Regler(verdict)) => refuse(StatusCode::UNPROCESSABLE_ENTITY, &verdict),
        Err(Afvist::Foraeldet { .. }) => {
            let (known, graenser) = kendt(&app, &kald, &sag, frist).await?;
            let stale = alert(&page, "warning", FristForm::Stale.da().to_owned(), FristForm::StaleText.da().to_owned());
            let known = (&known, graenser);
            Ok(render(&page, StatusCode::CONFLICT, &sag, known, &typed, &Verdict::default(), Some(stale)))
        }
        Err(other) => Err(other.into()),
    }
}

/// The page; `above` is the letter with the times there are, or that it was changed meanwhile.
fn render(
    page: &Page,
    status: StatusCode,
    sag: &Sag,
    (known, graenser): (&LaestFrist, Graenser),
    typed: &Typed,
    verdict: &Verdict,
    above: Option<AnyView>,
) -> Response {
    let hers = format!("/jobcenter/borger/{}", sag.borger.id);
    let action = format!("{hers}/frist/{}", known.frist.id);
    let kan = Kan::of(known.idag.status);
    let heading = kan.map_or(FristForm::CannotChange, Kan::heading);
    let whole =
        verdict.at(Field::FristId).map(|code| alert(page, "error", rules::told(code).to_owned(), String::new()));
    let errors = fejl_sagt(verdict, |code| typed.told(code, graenser));
    let errors: Vec<_> = errors.into_iter().filter(|error| error.field != Field::FristId.as_str()).collect();
    let summary = error_summary(page, &errors);
    let now = now(known);
    let dates = typed.date_fields(verdict, graenser);
    let form = kan.map(|kan| fields(kan, action, known.frist.version, dates, typed, verdict));
    let cannot = kan.is_none().then(|| view! { <p>{FristForm::CannotChangeText.da()}</p> });
    let navn = sag.borger.navn.clone();
    page.answer(status, Head::new(heading.da()).with_errors(!verdict.is_kept()), move || {
        view! {
            <div class="spalte">
                {summary} {whole}
                <h1>{heading.da()}</h1>
                <p class="font-lead">{navn}</p>
                {above}
                {now} {cannot} {form}
                <p><a class="function-link" href=hers>{BorgerSide::BackToBorger.da()}</a></p>
            </div>
        }
    })
}

fn now(known: &LaestFrist) -> AnyView {
    let plain = |day| dates::date_long(Sprog::Da, day);
    let rows = vec![
        Detail::text(FristTekst::Type.da(), known.frist.samtaletype.name()),
        Detail::text(FristTekst::Fristdato.da(), plain(known.idag.fristdato)),
        Detail::text(FristTekst::LastDay.da(), plain(known.idag.sidste_afholdelsesdato)),
        Detail::text(FristTekst::Status.da(), frist_status(known.idag.status)),
    ];
    view! { <h2>{FristForm::Now.da()}</h2> {details(Sprog::Da, rows)} }.into_any()
}

fn fields(kan: Kan, action: String, version: i64, dates: AnyView, typed: &Typed, verdict: &Verdict) -> AnyView {
    let (value, text, hint) = match kan {
        Kan::Forlaenge => ("forlaeng", FristForm::Extend, FristForm::ReasonHint),
        Kan::Genaabne => ("genaabn", FristForm::Reopen, FristForm::ReasonNeeded),
    };
    view! {
        <form method="post" action=action novalidate>
            <input type="hidden" name="version" value=version.to_string()/>
            <input type="hidden" name=Field::SamtaleType.as_str() value=typed.samtaletype.clone()/>
            {dates}
            {typed.reason_field(verdict, hint)}
            <div class="knaprad">
                <button class="button button-primary" type="submit" name="handling" value=value>{text.da()}</button>
                <button class="button button-secondary" type="submit" name="handling" value="vis">{FristForm::Preview.da()}</button>
            </div>
        </form>
    }
    .into_any()
}
