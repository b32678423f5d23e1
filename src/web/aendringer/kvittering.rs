//! What a change of times has done so far, what it has not, and who could not be told; and taking an ending back.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use leptos::prelude::*;

use super::ramte::{Linje, navne};
use super::{PATH, kald, service, til_kvitteringen};
use crate::domain::aftaleaendring::{RamtGrund, RamtUdfald};
use crate::domain::lukning::MasseStatus;
use crate::domain::rules::Code;
use crate::services::aftaleaendring::Kvittering;
use crate::services::kald::Afvist;
use crate::services::zone;
use crate::store::{Aftaleaendring, RamtAfAendring};
use crate::texts::staff::{Aendring, aendring_slags, masse_status, tiderne};
use crate::texts::{Sprog, dates, rules};
use crate::web::components::alert;
use crate::web::error::WebError;
use crate::web::form::Form;
use crate::web::login::LoggedIn;
use crate::web::luk;
use crate::web::page::{Head, Page};
use crate::web::state::AppState;

/// `GET /jobcenter/aendringer/{aendring}`
pub async fn show(
    State(app): State<AppState>,
    page: Page,
    login: LoggedIn,
    Path(id): Path<String>,
) -> Result<Response, WebError> {
    let id = id.parse().map_err(|_| WebError::NotFound)?;
    let kvittering = service(&app).vis(&kald(&login)?, id).await?;
    Ok(render(&page, StatusCode::OK, kvittering, false))
}

/// `POST /jobcenter/aendringer/{aendring}`: takes the ending of an aftale back.
pub async fn fortryd(
    State(app): State<AppState>,
    page: Page,
    login: LoggedIn,
    Path(id): Path<String>,
    form: Form,
) -> Result<Response, WebError> {
    let kald = kald(&login)?;
    let id: uuid::Uuid = id.parse().map_err(|_| WebError::NotFound)?;
    if form.field("handling") != "fortryd" {
        return Err(WebError::BadRequest);
    }
    match service(&app).fortryd_opsigelse(&kald, id).await {
        Ok(()) => Ok(til_kvitteringen(id)),
        // Changed since the page was shown: it says so.
        Err(Afvist::Regler(verdict)) if !verdict.has(Code::NotAuthorised) => {
            let kvittering = service(&app).vis(&kald, id).await?;
            Ok(render(&page, StatusCode::CONFLICT, kvittering, true))
        }
        Err(afvist) => Err(afvist.into()),
    }
}

fn render(page: &Page, status: StatusCode, kvittering: Kvittering, refused: bool) -> Response {
    let heading = aendring_slags(kvittering.aendring.slags);
    let undone = kvittering.aendring.status == MasseStatus::Fortrudt;
    let told = match (refused && !undone, undone) {
        (true, _) => Some(alert(page, "warning", Aendring::UndoNot.da().to_owned(), String::new())),
        (false, true) => Some(alert(page, "info", Aendring::Undone.da().to_owned(), String::new())),
        (false, false) => None,
    };
    page.answer(status, Head::new(heading), move || {
        view! { {told} <h1>{heading}</h1> {body(kvittering)} }
    })
}

fn body(kvittering: Kvittering) -> impl IntoView {
    let Kvittering { aendring, aftale, ramte, kan_fortrydes } = kvittering;
    let when = dates::date_time_long(Sprog::Da, zone::local(aendring.created_at));
    let going_on = aendring.status == MasseStatus::IGang;
    let here = format!("{PATH}/{}", aendring.id);
    let lines = tiderne(aendring.nye, aendring.aendrede, aendring.genaabnede, aendring.lukkede);
    let lines = match lines.is_empty() {
        true => view! { <p>{Aendring::TimesNone.da()}</p> }.into_any(),
        false => {
            let lines = lines.into_iter().map(|line| view! { <li>{line}</li> }).collect_view();
            view! { <ul>{lines}</ul> }.into_any()
        }
    };
    let tasks = ramte.iter().any(|row| matches!(row.udfald, RamtUdfald::Opgave | RamtUdfald::Afvist));
    let back = format!("/jobcenter/aftaler/{}", aftale.id);
    view! {
        <p class="font-lead">{when} ". " {masse_status(aendring.status)} "."</p>
        {going_on.then(|| view! {
            <p>{Aendring::WaitingText.da()}</p>
            <p><a class="button button-secondary" href=here>{Aendring::Refresh.da()}</a></p>
        })}
        <h2>{Aendring::TimesHeading.da()}</h2>
        {lines}
        {ramte.is_empty().then(|| view! { <p>{Aendring::Nobody.da()}</p> })}
        {groups(ramte)}
        {tasks.then(|| view! { <p class="d-print-none"><a class="function-link" href="/jobcenter/opgaver">{Aendring::SeeTasks.da()}</a></p> })}
        {kan_fortrydes.then(undo)}
        <p class="d-print-none"><a class="function-link" href=back>{Aendring::BackToAftale.da()}</a></p>
    }
}

/// What somebody has to see to comes first.
fn groups(ramte: Vec<RamtAfAendring>) -> AnyView {
    let pick = |which: &dyn Fn(&RamtAfAendring) -> bool| -> Vec<RamtAfAendring> {
        ramte.iter().filter(|row| which(row)).cloned().collect()
    };
    let untold = pick(&|row| row.udfald == RamtUdfald::Rettet && row.ikke_naaet);
    let refused = pick(&|row| row.udfald == RamtUdfald::Afvist);
    let closed = pick(&|row| row.udfald == RamtUdfald::Opgave && row.grund == RamtGrund::TidenLukkes);
    let left = pick(&|row| row.udfald == RamtUdfald::Opgave && row.grund == RamtGrund::DetGamle);
    let changed = pick(&|row| row.udfald == RamtUdfald::Rettet && !row.ikke_naaet);
    let gone = pick(&|row| row.udfald == RamtUdfald::Vaek);
    let waiting = pick(&|row| row.udfald == RamtUdfald::Venter);
    let times: Vec<_> = closed.iter().filter_map(|row| Some((row.tid_id?, row.local_start.date()))).collect();
    view! {
        {part(Aendring::Untold, Some(Aendring::UntoldText), untold, None)}
        {part(Aendring::Refused, Some(Aendring::RefusedText), refused, Some(Aendring::Why))}
        {part(Aendring::Closed, Some(Aendring::ClosedText), closed, None)}
        {luk::herfra(&times, Aendring::MoveOrCallOff.da())}
        {part(Aendring::Left, Some(Aendring::LeftText), left, None)}
        {part(Aendring::Changed, None, changed, None)}
        {part(Aendring::Gone, Some(Aendring::GoneText), gone, None)}
        {part(Aendring::Waiting, None, waiting, None)}
    }
    .into_any()
}

fn part(
    heading: Aendring,
    text: Option<Aendring>,
    rows: Vec<RamtAfAendring>,
    mere: Option<Aendring>,
) -> Option<AnyView> {
    if rows.is_empty() {
        return None;
    }
    let heading = format!("{} ({})", heading.da(), rows.len());
    let text = text.map(|text| view! { <p>{text.da()}</p> });
    let linjer = rows.into_iter().map(|row| {
        let code = row.kode.as_deref().and_then(Code::from_text).map(rules::told);
        let why = code.unwrap_or(Aendring::SomebodyElse.da()).to_owned();
        Linje { hvornaar: row.local_start, navn: row.navn, mere: Some(why) }
    });
    Some(view! { <h2>{heading}</h2> {text} {navne(linjer.collect(), mere)} }.into_any())
}

fn undo() -> impl IntoView {
    view! {
        <h2 class="d-print-none">{Aendring::UndoHeading.da()}</h2>
        <p class="d-print-none">{Aendring::UndoText.da()}</p>
        <form method="post" class="d-print-none">
            <button class="button button-secondary" type="submit" name="handling" value="fortryd">{Aendring::Undo.da()}</button>
        </form>
    }
}

/// The receipts of an aftale, to be found again.
pub fn liste(all: Vec<Aftaleaendring>) -> Option<AnyView> {
    if all.is_empty() {
        return None;
    }
    let row = |aendring: Aftaleaendring| {
        let href = format!("{PATH}/{}", aendring.id);
        let when = dates::date_time_long(Sprog::Da, zone::local(aendring.created_at));
        view! {
            <tr>
                <td data-title=Aendring::At.da()><a href=href>{when}</a></td>
                <td data-title=Aendring::What.da()>{aendring_slags(aendring.slags)}</td>
                <td data-title=Aendring::HowFar.da()>{masse_status(aendring.status)}</td>
            </tr>
        }
    };
    let rows = all.into_iter().map(row).collect_view();
    Some(
        view! {
            <h2 class="d-print-none">{Aendring::Receipts.da()}</h2>
            <table class="table table--compact table--responsive-headers d-print-none">
                <thead><tr>
                    <th scope="col">{Aendring::At.da()}</th>
                    <th scope="col">{Aendring::What.da()}</th>
                    <th scope="col">{Aendring::HowFar.da()}</th>
                </tr></thead>
                <tbody>{rows}</tbody>
            </table>
        }
        .into_any(),
    )
}
