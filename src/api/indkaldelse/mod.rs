//! IndkaldelseService: what authorities report of their conversations with a borger, and read of each other's. Here the changes;
//! `laes`: reading and searching; `valg` and `deltagere`: who takes part; `cv`: the a-kasse's word about a cv.

mod cv;
mod deltagere;
mod ind;
mod laes;
mod ud;
mod valg;

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use uuid::Uuid;

use super::hoveder::etag;
use super::kalder::Kalder;
use super::krop::Krop;
use super::problem::{Problem, koder};
use super::state::Api;
use super::sti::Sti;
use crate::domain::ids::IndkaldelseId;
use crate::domain::snitflade::Metode;
use crate::services::indkaldelse::Modtaget;
use crate::store::Indkaldelse;

use ind::IndkaldelseInd;
pub use ud::IndkaldelseUd;
use ud::{IndkaldelseSvar, SammenfaldUd};

/// The methods, by address.
pub fn routes() -> OpenApiRouter<Api> {
    OpenApiRouter::new()
        .routes(routes!(opret, opdater, slet, laes::hent))
        .routes(routes!(aflys))
        .routes(routes!(udfald))
        .merge(laes::routes())
        .merge(valg::routes())
        .merge(deltagere::routes())
        .merge(cv::routes())
}

#[utoipa::path(post, path = "/Indkaldelse/{indkaldelseId}", operation_id = "CreateIndkaldelse",
    params(("indkaldelseId" = Uuid, Path, description = "Valgt af kalderen")), request_body = IndkaldelseInd,
    responses((status = 201, description = "Indkaldelsen er modtaget", body = IndkaldelseSvar)))]
async fn opret(
    State(api): State<Api>,
    kalder: Kalder,
    Sti(id): Sti<Uuid>,
    Krop(ind): Krop<IndkaldelseInd>,
) -> Result<Response, Problem> {
    let borger = kalder.om_borger(&api, Metode::CreateIndkaldelse).await?;
    let done = api.indkaldelse.opret(&kalder.kald(), borger.id, IndkaldelseId::from_uuid(id), &ind.into()).await?;
    modtaget(&api, StatusCode::CREATED, &done).await
}

#[utoipa::path(put, path = "/Indkaldelse/{indkaldelseId}", operation_id = "UpdateIndkaldelse",
    params(("indkaldelseId" = Uuid, Path, description = "Indkaldelsens id")), request_body = IndkaldelseInd,
    responses((status = 200, description = "Indkaldelsen, som den er nu", body = IndkaldelseSvar)))]
async fn opdater(
    State(api): State<Api>,
    kalder: Kalder,
    Sti(id): Sti<Uuid>,
    Krop(ind): Krop<IndkaldelseInd>,
) -> Result<Response, Problem> {
    let borger = kalder.om_borger(&api, Metode::UpdateIndkaldelse).await?;
    let (id, version) = (IndkaldelseId::from_uuid(id), kalder.if_match()?);
    let done = api.indkaldelse.opdater(&kalder.kald(), borger.id, id, version, &ind.into()).await?;
    modtaget(&api, StatusCode::OK, &done).await
}

#[utoipa::path(post, path = "/Indkaldelse/{indkaldelseId}/cancel", operation_id = "CancelIndkaldelse",
    params(("indkaldelseId" = Uuid, Path, description = "Indkaldelsens id")),
    responses((status = 200, description = "Indkaldelsen er aflyst", body = IndkaldelseUd)))]
async fn aflys(State(api): State<Api>, kalder: Kalder, Sti(id): Sti<Uuid>) -> Result<Response, Problem> {
    aflyst(&api, &kalder, Metode::CancelIndkaldelse, id).await
}

#[utoipa::path(delete, path = "/Indkaldelse/{indkaldelseId}", operation_id = "DeleteIndkaldelse",
    params(("indkaldelseId" = Uuid, Path, description = "Indkaldelsens id")),
    responses((status = 200, description = "Indkaldelsen er aflyst", body = IndkaldelseUd)))]
async fn slet(State(api): State<Api>, kalder: Kalder, Sti(id): Sti<Uuid>) -> Result<Response, Problem> {
    aflyst(&api, &kalder, Metode::DeleteIndkaldelse, id).await
}

async fn aflyst(api: &Api, kalder: &Kalder, metode: Metode, id: Uuid) -> Result<Response, Problem> {
    let borger = kalder.om_borger(api, metode).await?;
    let (id, version) = (IndkaldelseId::from_uuid(id), kalder.if_match()?);
    let gone = api.indkaldelse.aflys(&kalder.kald(), borger.id, id, version).await?;
    en(api, &gone).await
}

/// Hvordan en samtale gik.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(example = json!({ "udfald": 901, "aKasseDeltog": true }))]
struct UdfaldInd {
    /// En værdi fra Udfald.
    udfald: u16,
    /// Om a-kassen deltog; siges om en fælles jobsamtale.
    a_kasse_deltog: Option<bool>,
}

#[utoipa::path(put, path = "/Indkaldelse/{indkaldelseId}/udfald", operation_id = "SaveUdfald",
    params(("indkaldelseId" = Uuid, Path, description = "Indkaldelsens id")), request_body = UdfaldInd,
    responses((status = 200, description = "Indkaldelsen, som den er nu", body = IndkaldelseUd)))]
async fn udfald(
    State(api): State<Api>,
    kalder: Kalder,
    Sti(id): Sti<Uuid>,
    Krop(ind): Krop<UdfaldInd>,
) -> Result<Response, Problem> {
    let borger = kalder.om_borger(&api, Metode::SaveUdfald).await?;
    let (kald, id) = (kalder.kald(), IndkaldelseId::from_uuid(id));
    let row = api.indkaldelse.registrer_udfald(&kald, borger.id, id, ind.udfald, ind.a_kasse_deltog).await?;
    en(&api, &row).await
}

/// One conversation with its version.
async fn en(api: &Api, row: &Indkaldelse) -> Result<Response, Problem> {
    let all = api.organisationer().await?;
    Ok(([etag(row.version)], Json(IndkaldelseUd::af(row, all))).into_response())
}

async fn modtaget(api: &Api, status: StatusCode, done: &Modtaget) -> Result<Response, Problem> {
    let all = api.organisationer().await?;
    let svar = IndkaldelseSvar {
        indkaldelse: IndkaldelseUd::af(&done.indkaldelse, all),
        advarsler: koder(done.advarsler.warnings()),
        sammenfald: done.sammenfald.iter().map(|other| SammenfaldUd::af(other, all)).collect(),
    };
    Ok((status, [etag(done.indkaldelse.version)], Json(svar)).into_response())
}
