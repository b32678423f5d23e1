//! What a closure has done so far, what it has not, who could not be told; and opening the times again.

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use leptos::prelude::*;

use super::{PATH, flyttede, kald, ramt, service};
use crate::domain::lukning::{Maade, MasseStatus};
use crate::services::kald::Afvist;
use crate::services::lukning::Resultat;
use crate::services::zone;
use crate::store::{Masseaendring, RamtSamtale};
use crate::texts::staff::{self, Lukning, fremdrift, masse_status};
use crate::texts::{Sprog, dates};
use crate::web::error::WebError;
use crate::web::form::Form;
use crate::web::login::LoggedIn;
use crate::web::page::{Head, Page};
use crate::web::state::AppState;

/// `GET /jobcenter/luk/{masse}`
pub async fn show(
    State(app): State<AppState>,
    page: Page,
    login: LoggedIn,
    Path(id): Path<String>,
) -> Result<Response, WebError> {
    let id = id.parse().map_err(|_| WebError::NotFound)?;
    let resultat = service(&app).vis(&kald(&login)?, id).await?;
    Ok(page.ok(Head::new(Lukning::ResultHeading.da()), move || body(resultat)))
}

/// `POST /jobcenter/luk/{masse}`: opens the times again.
pub async fn fortryd(
    State(app): State<AppState>,
    login: LoggedIn,
    Path(id): Path<String>,
    form: Form,
) -> Result<Response, WebError> {
    let kald = kald(&login)?;
    let id: uuid::Uuid = id.parse().map_err(|_| WebError::NotFound)?;
    if form.field("handling") != "fortryd" {
        return Err(WebError::BadRequest);
    }
    match service(&app).fortryd(&kald, id).await {
        // One that is still going on is shown as it is: it says so.
        Ok(()) | Err(Afvist::Foraeldet { .. }) => Ok(Redirect::to(&format!("{PATH}/{id}")).into_response()),
        Err(afvist) => Err(afvist.into()),
    }
}

fn body(resultat: Resultat) -> impl IntoView {
    let Resultat { masse, aflyst, staar, flyttet, udtaget } = resultat;
    let going_on = masse.status == MasseStatus::IGang;
    let here = format!("{PATH}/{}", masse.id);
    let (stand, of_called_off): (_, Vec<_>) = (staar, aflyst);
    let (untold, told): (Vec<_>, Vec<_>) = of_called_off.into_iter().partition(|row| row.ikke_naaet);
    let (heading, stand_text) = match masse.maade() {
        Maade::Luk => (Lukning::StandHeading, Some(Lukning::StandText)),
        Maade::Aflys | Maade::Flyt { .. } if going_on => (Lukning::WaitingHeading, None),
        Maade::Aflys => (Lukning::StandHeading, Some(Lukning::StandAfterCallOff)),
        Maade::Flyt { .. } => (Lukning::NotMoved, Some(Lukning::NotMovedText)),
    };
    let undo_text = if flyttet.is_empty() { Lukning::UndoText } else { Lukning::UndoMoved };
    view! {
        <h1>{Lukning::ResultHeading.da()}</h1>
        <p class="font-lead">{what(&masse)} ". " {masse_status(masse.status)} "."</p>
        {which(&masse).map(|days| view! { <p><strong>{days}</strong></p> })}
        {masse.begrundelse.as_ref().map(|why| view! { <p>{Lukning::Reason.da()} ": " {why.clone()}</p> })}
        <p>{fremdrift(masse.tider, masse.venter, masse.var_lukket, masse.genaabnet)}</p>
        {udtaget.map(|left_out| view! { <p>{staff::udtaget(left_out.serier, left_out.fra, left_out.til)}</p> })}
        {going_on.then(|| view! {
            <p>{Lukning::RefreshText.da()}</p>
            <p><a class="button button-primary" href=here>{Lukning::Refresh.da()}</a></p>
        })}
        {part(Lukning::NotTold, Some(Lukning::NotToldText), untold)}
        {part(Lukning::CalledOffHeading, None, told)}
        {flyttede::view(flyttet)}
        {part(heading, stand_text, stand)}
        {(masse.status == MasseStatus::Faerdig).then(|| undo(undo_text))}
        <p class="d-print-none"><a class="function-link" href=PATH>{Lukning::Back.da()}</a></p>
    }
}

fn undo(text: Lukning) -> impl IntoView {
    view! {
        <h2 class="d-print-none">{Lukning::UndoHeading.da()}</h2>
        <p class="d-print-none">{text.da()}</p>
        <form method="post" class="d-print-none">
            <button class="button button-secondary" type="submit" name="handling" value="fortryd">{Lukning::Undo.da()}</button>
        </form>
    }
}

fn part(heading: Lukning, text: Option<Lukning>, samtaler: Vec<RamtSamtale>) -> Option<AnyView> {
    if samtaler.is_empty() {
        return None;
    }
    let text = text.map(|text| view! { <p>{text.da()}</p> });
    Some(view! { <h2>{heading.da()} " (" {samtaler.len()} ")"</h2> {text} {ramt::linked_names(samtaler)} }.into_any())
}

const fn what(masse: &Masseaendring) -> &'static str {
    match masse.maade() {
        Maade::Luk => Lukning::CloseOnly.da(),
        Maade::Aflys => Lukning::CallOff.da(),
        Maade::Flyt { .. } => Lukning::Move.da(),
    }
}

/// Which days and whose times.
fn which(masse: &Masseaendring) -> Option<String> {
    let (fra, til) = masse.fra.zip(masse.til)?;
    Some(staff::valgt(fra, til, masse.a_kasse.as_deref(), masse.serier))
}

/// The latest changes, to be found again.
pub fn seneste(latest: Vec<Masseaendring>) -> Option<AnyView> {
    if latest.is_empty() {
        return None;
    }
    let row = |masse: Masseaendring| {
        let href = format!("{PATH}/{}", masse.id);
        let when = dates::date_time_long(Sprog::Da, zone::local(masse.created_at));
        view! {
            <tr>
                <td data-title=Lukning::Begun.da()><a href=href>{when}</a></td>
                <td data-title=Lukning::Days.da()>{which(&masse)}</td>
                <td data-title=Lukning::What.da()>{what(&masse)}</td>
                <td data-title=Lukning::Times.da()>{masse.tider}</td>
                <td data-title=Lukning::State.da()>{masse_status(masse.status)}</td>
            </tr>
        }
    };
    let rows = latest.into_iter().map(row).collect_view();
    Some(
        view! {
            <h2>{Lukning::Latest.da()}</h2>
            <table class="table table--compact table--responsive-headers">
                <thead><tr>
                    <th scope="col">{Lukning::Begun.da()}</th>
                    <th scope="col">{Lukning::Days.da()}</th>
                    <th scope="col">{Lukning::What.da()}</th>
                    <th scope="col">{Lukning::Times.da()}</th>
                    <th scope="col">{Lukning::State.da()}</th>
                </tr></thead>
                <tbody>{rows}</tbody>
            </table>
        }
        .into_any(),
    )
}
