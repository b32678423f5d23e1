//! One borger, as her jobcenter works with her. Her page is put together here; each part of it and each form has its file.

mod beskeder;
mod book;
mod book_form;
mod deltagere;
mod fravaer;
mod frist;
pub(super) mod frister;
mod gaester;
mod historik;
mod indkald;
mod indkald_form;
mod indkald_typed;
mod kvittering;
mod ophoer;
mod samtale;
mod samtale_form;
pub(super) mod samtaler;
mod selvbooking;
mod soegninger;

use axum::Router;
use axum::extract::{Path, Query, State};
use axum::response::Response;
use axum::routing::get;
use leptos::prelude::*;

use super::kald;
use crate::domain::cpr::Cpr;
use crate::domain::ids::BorgerId;
use crate::services::gaest::GaesteService;
use crate::services::sagsbehandling::{Omkring, Sag};
use crate::store::{Borger, Organisation};
use crate::texts::staff::{BorgerSide, kontaktgruppe, tilmeldt};
use crate::texts::{Sprog, borger as borger_texts, dates};
use crate::web::components::{Detail, details};
use crate::web::error::WebError;
use crate::web::login::LoggedIn;
use crate::web::page::{Head, Page};
use crate::web::state::AppState;

/// Every page about one borger.
pub fn routes() -> Router<AppState> {
    Router::new()
        .route("/jobcenter/borger/{borger}", get(show))
        .route("/jobcenter/borger/{borger}/frist", get(frist::ny::show).post(frist::ny::submit))
        .route("/jobcenter/borger/{borger}/frist/{frist}", get(frist::aendr::show).post(frist::aendr::submit))
        .route("/jobcenter/borger/{borger}/book", get(book::show).post(book::submit))
        .route("/jobcenter/borger/{borger}/indkald", get(indkald::show).post(indkald::submit))
        .route("/jobcenter/borger/{borger}/samtale/{samtale}/ret", get(indkald::change).post(indkald::submit_change))
        .route("/jobcenter/borger/{borger}/samtale/{samtale}", get(samtale::show).post(samtale::submit))
        .route("/jobcenter/borger/{borger}/soegninger", get(soegninger::show))
        .route("/jobcenter/borger/{borger}/fravaer/{fravaer}", get(ophoer::show).post(ophoer::submit))
        .route("/jobcenter/borger/{borger}/selvbooking", get(selvbooking::show).post(selvbooking::submit))
}

/// The id in an address; what is none leads nowhere.
fn borger_id(text: &str) -> Result<BorgerId, WebError> {
    text.parse().map_err(|_| WebError::NotFound)
}

/// `GET /jobcenter/borger/{borger}`
pub async fn show(
    State(app): State<AppState>,
    page: Page,
    login: LoggedIn,
    Path(id): Path<String>,
    Query(asked): Query<kvittering::Asked>,
) -> Result<Response, WebError> {
    let (kald, id) = (kald(&login)?, borger_id(&id)?);
    let kvittering = asked.vis(&page);
    let sag = app.sagsbehandling.sag(&kald, id).await?;
    let frister = app.frister.hent_alle(&kald, id).await?;
    let frist_versioner = app.frister.historik(&kald, id).await?;
    let samtaler = app.samtaler.hent_alle(&kald, id).await?;
    let samtale_versioner = app.samtaler.historik(&kald, id).await?;
    let valg = app.samtaler.valghistorik(&kald, id).await?;
    let fravaer = app.register.fravaer_of(&kald, id).await?;
    let Omkring { cpr, beskeder, medvirkende } = app.sagsbehandling.omkring(&kald, id).await?;
    let gaester = GaesteService::new(app.store.clone(), app.clock.clone()).gaester(&kald, id).await?;
    let today = sag.today;
    Ok(page.ok(Head::new(sag.borger.navn.clone()), move || {
        view! {
            {kvittering}
            <h1>{sag.borger.navn.clone()}</h1>
            {stamdata(&sag, cpr.as_ref())}
            {frister::section(Some(id), frister)}
            {samtaler::section(Some(id), samtaler, app.clock.now())}
            {samtaler::valg_section(valg)}
            {fravaer::section(id, fravaer, sag.afgoerelser.clone(), today)}
            {historik::visninger(id, sag.visninger)}
            {beskeder::section(beskeder)}
            {historik::section(frist_versioner, samtale_versioner, &medvirkende)}
            {gaester::section(gaester)}
            <p class="d-print-none"><a class="function-link" href="/jobcenter">{BorgerSide::Back.da()}</a></p>
        }
    }))
}

fn stamdata(sag: &Sag, cpr: Option<&Cpr>) -> AnyView {
    let born = cpr.and_then(Cpr::foedselsdato).map(|day| dates::date_plain(Sprog::Da, day));
    let mut rows = vec![];
    rows.extend(born.map(|born| Detail::text(BorgerSide::Born.da(), born)));
    rows.extend(cpr.map(|cpr| Detail::text(BorgerSide::Cpr.da(), cpr.to_string())));
    rows.extend(stamdata_rows(&sag.borger, sag.a_kasse.as_ref()));
    details(Sprog::Da, rows)
}

/// Who she is.
pub fn stamdata_rows(borger: &Borger, a_kasse: Option<&Organisation>) -> Vec<Detail> {
    let a_kasse = a_kasse.map_or(BorgerSide::NoAKasse.da().to_owned(), |own| own.navn.clone());
    let telefon = borger.telefon.as_deref().map_or(BorgerSide::None.da().to_owned(), borger_texts::shown_telefon);
    let email = borger.email.clone().unwrap_or_else(|| BorgerSide::None.da().to_owned());
    vec![
        Detail::text(BorgerSide::Phone.da(), telefon),
        Detail::text(BorgerSide::Email.da(), email),
        Detail::text(BorgerSide::AKasse.da(), a_kasse),
        Detail::text(BorgerSide::Group.da(), kontaktgruppe(borger.kontaktgruppe)),
        Detail::text(BorgerSide::Registered.da(), tilmeldt(borger.tilmeldt_fra, borger.afmeldt_fra, borger.doed_dato)),
    ]
}
