//! Series: putting times into an aftale, and changing them. `skema`: the form. `vilkaar`: the part of it about booking and sharing.
//! `forhaandsvisning`: what it comes to. `kort`: a series in full, here and under its aftale. `sammenfald`: what
//! it meets. `nu`: what is stored now; `vist`: what is shown of all that.

mod forhaandsvisning;
pub mod kort;
mod nu;
mod sammenfald;
mod skema;
mod vilkaar;
mod vist;

use std::hash::{DefaultHasher, Hash, Hasher};

use axum::Router;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use leptos::prelude::*;

use super::aendringer;
use super::components::{Nu, alert, error_summary, fejl};
use super::error::WebError;
use super::form::Form;
use super::login::LoggedIn;
use super::page::{Head, Page};
use super::state::AppState;
use super::svar::Svar;
use crate::domain::access::Action;
use crate::domain::aftale::AftaleStatus;
use crate::domain::code_lists::{Ejersystem, MyndighedType};
use crate::domain::ids::{AftaleId, OrganisationId, SerieId};
use crate::domain::rules::Field;
use crate::domain::rules::serie::SerieForm;
use crate::services::aftaleaendring::{Beslutning, SerieAendring};
use crate::services::kald::{Kald, Myndighed};
use crate::services::serier::{Sammenfald, SerieService};
use crate::services::zone;
use crate::store::Aftale;
use crate::texts::staff::Serier;

/// New series, and series there are.
pub fn routes() -> Router<AppState> {
    Router::new()
        .route("/jobcenter/aftaler/{aftale}/serier/ny", get(ny).post(opret))
        .route("/jobcenter/serier/{serie}", get(ret).post(gem))
}

/// What the page itself posts while it is typed in.
const TJEK: &str = "tjek";

/// What the page shows.
struct Vist {
    heading: Serier,
    aftale: Aftale,
    form: SerieForm,
    kan_dele: Vec<(OrganisationId, String)>,
    version: i64,
    svar: Svar,
    forhaandsvisning: Option<SerieAendring>,
    /// What is to become of the booked conversations, as typed.
    samtaler: String,
    /// It hits others than those who were shown.
    andre_ramt: bool,
    /// What is stored now; empty: it is new.
    nu: Nu,
    /// Series of the same people at the same moments.
    sammenfald: Vec<Sammenfald>,
    /// The form was changed after the preview that was shown with it.
    rettet: bool,
}

fn kald(login: &LoggedIn) -> Result<Kald<'_>, WebError> {
    let id = Some(login.own_organisation(Action::ManageTimes)?);
    let myndighed = Myndighed { slags: MyndighedType::Jobcenter, id, system: Some(Ejersystem::Faellestid) };
    Ok(Kald { actor: &login.actor, myndighed })
}

fn service(app: &AppState) -> SerieService {
    SerieService::new(app.store.clone(), app.clock.clone())
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
    let mut vist = Vist::ny(&service, aftale, vilkaar::typed(skema::typed(&posted), &posted)).await?;
    let id = vist.aftale.id;
    if vist.er_set(&posted) {
        match service.opret(&kald, id, &vist.form).await {
            Ok(_) => return Ok(til_aftalen(id)),
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
    let vist = Vist { heading: Serier::EditHeading, version: row.version, ..new };
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
    let new = Vist::ny(&service, aftale, vilkaar::typed(skema::typed(&posted), &posted)).await?;
    let samtaler = posted.field(Field::BookedeSamtaler.as_str()).to_owned();
    let mut vist = Vist { heading: Serier::EditHeading, version: row.version, samtaler, ..new };
    let aftale = vist.aftale.id;
    vist.svar.foraeldet = version != row.version;
    if !vist.svar.foraeldet && vist.er_set(&posted) {
        let set = posted.field("set").split_once('~').map(|(_, ramte)| ramte);
        let beslutning = Beslutning { set: Some(set.unwrap_or_default()), samtaler: &vist.samtaler };
        match aendringer::service(&app).ret_serie(&kald, id, version, &vist.form, beslutning).await {
            Ok(Some(done)) => return Ok(Redirect::to(&format!("{}/{done}", aendringer::PATH)).into_response()),
            Ok(None) => return Ok(til_aftalen(aftale)),
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

impl Vist {
    async fn ny(service: &SerieService, aftale: Aftale, form: SerieForm) -> Result<Self, WebError> {
        Ok(Self {
            heading: Serier::NewHeading,
            kan_dele: service.kan_dele(&aftale).await?,
            aftale,
            form,
            version: 1,
            svar: Svar::default(),
            forhaandsvisning: None,
            samtaler: String::new(),
            andre_ramt: false,
            nu: Nu::default(),
            sammenfald: vec![],
            rettet: false,
        })
    }

    /// Whether this is to be saved, and was previewed as it is.
    fn er_set(&mut self, posted: &Form) -> bool {
        let wanted = posted.field("handling") == "gem";
        let seen = posted.field("set").split('~').next() == Some(kendetegn(&self.form, self.version).as_str());
        self.rettet = wanted && !seen;
        wanted && seen
    }
}

/// What tells one content of the form, over one stored version, from another.
fn kendetegn(form: &SerieForm, version: i64) -> String {
    let mut hasher = DefaultHasher::new();
    (form, version).hash(&mut hasher);
    format!("{:x}", hasher.finish())
}

fn render(page: &Page, vist: Vist) -> Response {
    let errors = fejl(&vist.svar.verdict);
    let head = Head::new(vist.heading.da()).with_errors(!errors.is_empty()).with_script("form_check.js");
    let summary = error_summary(page, &errors);
    let told = vist.fortalt(page, !errors.is_empty());
    // A newer version asks the a-kasse first; this does not.
    let at_once = (vist.aftale.status == AftaleStatus::Aftalt)
        .then(|| alert(page, "info", Serier::AtOnceHeading.da().to_owned(), Serier::AtOnceText.da().to_owned()));
    page.answer(vist.svar.status(), head, move || {
        let seen = vist.set();
        let back = format!("/jobcenter/aftaler/{}", vist.aftale.id);
        let saving = vist.forhaandsvisning.is_some();
        view! {
            {summary}
            {told}
            <h1>{vist.heading.da()}</h1>
            <p class="font-lead">{Serier::Lead.da()}</p>
            {at_once}
            <form method="post" novalidate="" data-tjek="">
                <input type="hidden" name="version" value=vist.version.to_string()/>
                <input type="hidden" name="set" value=seen/>
                {vist.forhaandsvisning.as_ref().map(|seen| forhaandsvisning::view(seen, &vist.samtaler, &vist.svar.verdict))}
                {saving.then(|| sammenfald::view(&vist.sammenfald))}
                {saving.then(|| view! {
                    <p><button class="button button-primary" type="submit" name="handling" value="gem">{Serier::Save.da()}</button></p>
                })}
                {skema::fields(&vist.form, &vist.aftale, &vist.kan_dele, &vist.svar.verdict, sammenfald::link(&vist.sammenfald), &vist.nu)}
                <p class="font-lead" role="status" data-besked=""></p>
                <div class="form-group">
                    <button class=if saving { "button button-secondary" } else { "button button-primary" } type="submit" name="handling" value="vis">{Serier::Preview.da()}</button>
                    " " <a class="button button-secondary" href=back>{Serier::Cancel.da()}</a>
                </div>
            </form>
        }
    })
}
