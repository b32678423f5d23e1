//! Series: putting times into an aftale, and changing them. `skema`: the form. `vilkaar`: the part of it about booking and sharing.
//! `forhaandsvisning`: what it comes to. `kort`: a series in full, here and under its aftale. `sammenfald`: what it meets. `ja`: saving
//! it, with the a-kasse's yes where that is needed. `vist`: the page. `ved_siden`: what it shows beside its form. `nu`: what is stored now.

mod forhaandsvisning;
mod ja;
pub mod kort;
mod nu;
mod sammenfald;
mod skema;
mod ved_siden;
mod vilkaar;
mod vist;

use axum::Router;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;

use self::vist::{Handling, Vist, render};
use super::aendringer;
use super::error::WebError;
use super::form::Form;
use super::login::LoggedIn;
use super::page::Page;
use super::state::AppState;
use super::svar::Svar;
use crate::domain::access::Action;
use crate::domain::code_lists::{Ejersystem, MyndighedType};
use crate::domain::ids::{AftaleId, SerieId};
use crate::domain::rules::Field;
use crate::domain::rules::serie::SerieForm;
use crate::services::aftaleaendring::Beslutning;
use crate::services::kald::{Kald, Myndighed};
use crate::services::serier::SerieService;
use crate::services::zone;

/// What the script posts while the form is typed.
const TJEK: &str = "tjek";

/// New series, and series there are.
pub fn routes() -> Router<AppState> {
    Router::new()
        .route("/jobcenter/aftaler/{aftale}/serier/ny", get(ny).post(opret))
        .route("/jobcenter/serier/{serie}", get(ret).post(gem))
}

fn kald(login: &LoggedIn) -> Result<Kald<'_>, WebError> {
    let id = Some(login.own_organisation(Action::ManageTimes)?);
    let myndighed = Myndighed { slags: MyndighedType::Jobcenter, id, system: Some(Ejersystem::Faellestid) };
    Ok(Kald { actor: &login.actor, myndighed })
}

fn service(app: &AppState) -> SerieService {
    SerieService::new(app.store.clone(), app.clock.clone())
}

/// As typed, every field.
fn typed(posted: &Form) -> SerieForm {
    ja::typed(vilkaar::typed(skema::typed(posted), posted), posted)
}

fn til_aftalen(id: AftaleId) -> Response {
    Redirect::to(&format!("/jobcenter/aftaler/{id}")).into_response()
}

/// `GET /jobcenter/aftaler/{aftale}/serier/ny`
async fn ny(
    State(app): State<AppState>,
    page: Page,
    login: LoggedIn,
    Path(id): Path<String>,
) -> Result<Response, WebError> {
    let kald = kald(&login)?;
    let aftale = service(&app).aftale(&kald, id.parse().map_err(|_| WebError::NotFound)?).await?;
    let form = skema::begyndt(&aftale, zone::local_date(app.clock.now()));
    Ok(render(&page, Vist::ny(&service(&app), aftale, form).await?))
}

/// `POST /jobcenter/aftaler/{aftale}/serier/ny`
async fn opret(
    State(app): State<AppState>,
    page: Page,
    login: LoggedIn,
    Path(id): Path<String>,
    posted: Form,
) -> Result<Response, WebError> {
    let kald = kald(&login)?;
    let service = service(&app);
    let aftale = service.aftale(&kald, id.parse().map_err(|_| WebError::NotFound)?).await?;
    let mut vist = Vist::ny(&service, aftale, typed(&posted)).await?;
    let id = vist.aftale.id;
    if let Some(handling) = vist.oensket(&posted) {
        let done = match handling {
            Handling::Gem => service.opret(&kald, id, &vist.form).await.map(|_| id),
            Handling::Foreslaa => service.foreslaa(&kald, id, None, &vist.form).await,
        };
        match done {
            Ok(at) => return Ok(til_aftalen(at)),
            Err(afvist) => vist.svar = Svar::af(afvist)?,
        }
    }
    vist.vis(&app, &kald, None, true).await?;
    Ok(render(&page, vist))
}

/// `GET /jobcenter/serier/{serie}`
async fn ret(
    State(app): State<AppState>,
    page: Page,
    login: LoggedIn,
    Path(id): Path<String>,
) -> Result<Response, WebError> {
    let (row, aftale) = service(&app).serie(&kald(&login)?, id.parse().map_err(|_| WebError::NotFound)?).await?;
    let service = service(&app);
    let form = vilkaar::stored(skema::stored(&row, &aftale), &row, &service.andele(row.id).await?);
    let new = Vist::ny(&service, aftale, form).await?;
    let vist = new.ret(row.version);
    Ok(render(&page, vist))
}

/// `POST /jobcenter/serier/{serie}`
async fn gem(
    State(app): State<AppState>,
    page: Page,
    login: LoggedIn,
    Path(id): Path<String>,
    posted: Form,
) -> Result<Response, WebError> {
    let kald = kald(&login)?;
    let service = service(&app);
    let id: SerieId = id.parse().map_err(|_| WebError::NotFound)?;
    let (row, aftale) = service.serie(&kald, id).await?;
    let version = posted.field("version").parse().map_err(|_| WebError::BadRequest)?;
    let new = Vist::ny(&service, aftale, typed(&posted)).await?;
    let samtaler = posted.field(Field::BookedeSamtaler.as_str()).to_owned();
    let mut vist = new.ret(row.version);
    vist.samtaler = samtaler;
    let aftale = vist.aftale.id;
    vist.svar.foraeldet = version != row.version;
    let wanted = if vist.svar.foraeldet { None } else { vist.oensket(&posted) };
    if let Some(handling) = wanted {
        let done = match handling {
            Handling::Gem => {
                let set = posted.field("set").split_once('~').map(|(_, ramte)| ramte);
                let beslutning = Beslutning { set: Some(set.unwrap_or_default()), samtaler: &vist.samtaler };
                let done = aendringer::service(&app).ret_serie(&kald, id, version, &vist.form, beslutning).await;
                done.map(|done| done.map_or_else(|| til_aftalen(aftale), aendringer::til_kvitteringen))
            }
            Handling::Foreslaa => {
                service.foreslaa(&kald, aftale, Some((id, version)), &vist.form).await.map(til_aftalen)
            }
        };
        match done {
            Ok(answer) => return Ok(answer),
            Err(afvist) => vist.svar = Svar::af(afvist)?,
        }
    }
    let (row, _) = service.serie(&kald, id).await?;
    // The same version: it was not the series that changed, but whom it hits.
    (vist.andre_ramt, vist.version) = (vist.svar.foraeldet && row.version == version, row.version);
    // Asked while it is typed, for its faults and its total alone: nobody is named.
    let only_checked = posted.field("handling") == TJEK && !vist.svar.foraeldet;
    if !only_checked {
        vist.nu_gemt(&app, &service, &kald, &row).await?;
    }
    vist.vis(&app, &kald, Some(id), !only_checked).await?;
    Ok(render(&page, vist))
}
