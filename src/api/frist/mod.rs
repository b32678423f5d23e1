//! FristService: a jobcenter sets, changes and opens frister again; STAR reads them too; an a-kasse comes to none of it. There is no
//! deletion.

mod data;

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use uuid::Uuid;

use super::hoveder::etag;
use super::kalder::Kalder;
use super::krop::Krop;
use super::problem::{Problem, koder};
use super::state::Api;
use super::sti::Sti;
use crate::domain::ids::FristId;
use crate::domain::rules::frist::Datoer;
use crate::domain::snitflade::Metode;
use crate::services::frist::{FristModtaget, FristUdkast};

use data::{FristAendring, FristInd, FristSvar, FristUd, FristVersionUd};

/// The methods, by address.
pub fn routes() -> OpenApiRouter<Api> {
    OpenApiRouter::new()
        .routes(routes!(opret, opdater, hent))
        .routes(routes!(hent_alle))
        .routes(routes!(historik))
        .routes(routes!(historik_for))
}

#[utoipa::path(post, path = "/Frist/{fristId}", operation_id = "CreateFrist", params(("fristId" = Uuid, Path, description = "Valgt af kalderen")),
    request_body = FristInd, responses((status = 201, description = "Fristen er sat", body = FristSvar)))]
async fn opret(
    State(api): State<Api>,
    kalder: Kalder,
    Sti(id): Sti<Uuid>,
    Krop(ind): Krop<FristInd>,
) -> Result<Response, Problem> {
    let borger = kalder.om_borger(&api, Metode::CreateFrist).await?;
    let udkast = FristUdkast {
        samtaletype: ind.samtale_type,
        fristdato: ind.fristdato,
        sidste_afholdelsesdato: ind.sidste_afholdelsesdato,
    };
    let done = api.frist.udsted(&kalder.kald(), borger.id, FristId::from_uuid(id), &udkast).await?;
    Ok(modtaget(StatusCode::CREATED, &done))
}

#[utoipa::path(put, path = "/Frist/{fristId}", operation_id = "UpdateFrist", params(("fristId" = Uuid, Path, description = "Fristens id")),
    request_body = FristAendring, responses((status = 200, description = "Fristen, som den er nu", body = FristSvar)))]
async fn opdater(
    State(api): State<Api>,
    kalder: Kalder,
    Sti(id): Sti<Uuid>,
    Krop(ind): Krop<FristAendring>,
) -> Result<Response, Problem> {
    let borger = kalder.om_borger(&api, Metode::UpdateFrist).await?;
    let (version, id, kald) = (kalder.if_match()?, FristId::from_uuid(id), kalder.kald());
    let til = Datoer { fristdato: ind.fristdato, sidste_afholdelsesdato: ind.sidste_afholdelsesdato };
    let done = match &ind.begrundelse {
        Some(begrundelse) => api.frist.genaabn(&kald, borger.id, id, version, til, begrundelse).await?,
        None => api.frist.opdater(&kald, borger.id, id, version, til).await?,
    };
    Ok(modtaget(StatusCode::OK, &done))
}

#[utoipa::path(get, path = "/Frist/{fristId}", operation_id = "GetFrist", params(("fristId" = Uuid, Path, description = "Fristens id")),
    responses((status = 200, description = "Fristen, som den er i dag", body = FristUd)))]
async fn hent(State(api): State<Api>, kalder: Kalder, Sti(id): Sti<Uuid>) -> Result<Response, Problem> {
    let borger = kalder.om_borger(&api, Metode::GetFrist).await?;
    let found = api.frist.hent(&kalder.kald(), borger.id, FristId::from_uuid(id)).await?;
    Ok(([etag(found.frist.version)], Json(FristUd::i_dag(&found))).into_response())
}

#[utoipa::path(get, path = "/Frist", operation_id = "GetFrister",
    responses((status = 200, description = "Alle borgerens frister, den tidligste først", body = Vec<FristUd>)))]
async fn hent_alle(State(api): State<Api>, kalder: Kalder) -> Result<Json<Vec<FristUd>>, Problem> {
    let borger = kalder.om_borger(&api, Metode::GetFrister).await?;
    let found = api.frist.hent_alle(&kalder.kald(), borger.id).await?;
    Ok(Json(found.iter().map(FristUd::i_dag).collect()))
}

#[utoipa::path(get, path = "/Frist/historik", operation_id = "GetFristhistorik",
    responses((status = 200, description = "Alle udgaver, den ældste først", body = Vec<FristVersionUd>)))]
async fn historik(State(api): State<Api>, kalder: Kalder) -> Result<Json<Vec<FristVersionUd>>, Problem> {
    let borger = kalder.om_borger(&api, Metode::GetFristhistorik).await?;
    let found = api.frist.historik(&kalder.kald(), borger.id).await?;
    Ok(Json(found.iter().map(Into::into).collect()))
}

#[utoipa::path(get, path = "/Frist/{fristId}/historik", operation_id = "GetSpecifikFristhistorik", params(("fristId" = Uuid, Path, description = "Fristens id")),
    responses((status = 200, description = "Alle udgaver af fristen, den ældste først", body = Vec<FristVersionUd>)))]
async fn historik_for(
    State(api): State<Api>,
    kalder: Kalder,
    Sti(id): Sti<Uuid>,
) -> Result<Json<Vec<FristVersionUd>>, Problem> {
    let borger = kalder.om_borger(&api, Metode::GetSpecifikFristhistorik).await?;
    let (kald, id) = (kalder.kald(), FristId::from_uuid(id));
    api.frist.hent(&kald, borger.id, id).await?;
    let found = api.frist.historik(&kald, borger.id).await?;
    Ok(Json(found.iter().filter(|version| version.frist_id == id).map(Into::into).collect()))
}

fn modtaget(status: StatusCode, done: &FristModtaget) -> Response {
    let svar = FristSvar { frist: (&done.frist).into(), advarsler: koder(done.advarsler.warnings()) };
    (status, [etag(done.frist.version)], Json(svar)).into_response()
}
