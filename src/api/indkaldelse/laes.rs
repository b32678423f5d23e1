//! Reading conversations: one, all, their history, and a search.

use axum::Json;
use axum::extract::State;
use axum::response::Response;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use uuid::Uuid;

use super::ud::{IndkaldelseUd, IndkaldelseVersionUd};
use crate::api::kalder::Kalder;
use crate::api::problem::Problem;
use crate::api::state::Api;
use crate::api::sti::{Parametre, Sti};
use crate::domain::code_lists::SamtaleType;
use crate::domain::ids::IndkaldelseId;
use crate::domain::snitflade::{ApiKode, Metode};
use crate::services::indkaldelse::Soegning;

/// Rows on a page unless the caller says otherwise.
const ANTAL: i64 = 50;
/// Rows on a page at most.
const ANTAL_MAX: i64 = 100;

pub fn routes() -> OpenApiRouter<Api> {
    OpenApiRouter::new()
        .routes(routes!(hent_alle))
        .routes(routes!(historik))
        .routes(routes!(historik_for))
        .routes(routes!(soegning))
}

#[utoipa::path(get, path = "/Indkaldelse/{indkaldelseId}", operation_id = "GetIndkaldelse",
    params(("indkaldelseId" = Uuid, Path, description = "Indkaldelsens id")),
    responses((status = 200, description = "Indkaldelsen; ETag er dens version", body = IndkaldelseUd)))]
pub async fn hent(State(api): State<Api>, kalder: Kalder, Sti(id): Sti<Uuid>) -> Result<Response, Problem> {
    let borger = kalder.om_borger(&api, Metode::GetIndkaldelse).await?;
    let row = api.indkaldelse.hent(&kalder.kald(), borger.id, IndkaldelseId::from_uuid(id)).await?;
    super::en(&api, &row).await
}

#[utoipa::path(get, path = "/Indkaldelse", operation_id = "GetIndkaldelser",
    responses((status = 200, description = "Alle borgerens indkaldelser, den tidligste først", body = Vec<IndkaldelseUd>)))]
async fn hent_alle(State(api): State<Api>, kalder: Kalder) -> Result<Json<Vec<IndkaldelseUd>>, Problem> {
    let borger = kalder.om_borger(&api, Metode::GetIndkaldelser).await?;
    let rows = api.indkaldelse.hent_alle(&kalder.kald(), borger.id).await?;
    let all = api.organisationer().await?;
    Ok(Json(rows.iter().map(|row| IndkaldelseUd::af(row, all)).collect()))
}

#[utoipa::path(get, path = "/Indkaldelse/historik", operation_id = "GetIndkaldelseshistorik",
    responses((status = 200, description = "Alle udgaver, den ældste først", body = Vec<IndkaldelseVersionUd>)))]
async fn historik(State(api): State<Api>, kalder: Kalder) -> Result<Json<Vec<IndkaldelseVersionUd>>, Problem> {
    let borger = kalder.om_borger(&api, Metode::GetIndkaldelseshistorik).await?;
    let versions = api.indkaldelse.historik(&kalder.kald(), borger.id).await?;
    let all = api.organisationer().await?;
    Ok(Json(versions.iter().map(|version| IndkaldelseVersionUd::af(version, all)).collect()))
}

#[utoipa::path(get, path = "/Indkaldelse/{indkaldelseId}/historik", operation_id = "GetSpecifikIndkaldelseshistorik",
    params(("indkaldelseId" = Uuid, Path, description = "Indkaldelsens id")),
    responses((status = 200, description = "Alle udgaver af den, den ældste først", body = Vec<IndkaldelseVersionUd>)))]
async fn historik_for(
    State(api): State<Api>,
    kalder: Kalder,
    Sti(id): Sti<Uuid>,
) -> Result<Json<Vec<IndkaldelseVersionUd>>, Problem> {
    let borger = kalder.om_borger(&api, Metode::GetSpecifikIndkaldelseshistorik).await?;
    let id = IndkaldelseId::from_uuid(id);
    let versions = api.indkaldelse.historik_for(&kalder.kald(), borger.id, id).await?;
    let all = api.organisationer().await?;
    Ok(Json(versions.iter().map(|version| IndkaldelseVersionUd::af(version, all)).collect()))
}

/// Hvad der søges efter.
#[derive(Deserialize, IntoParams)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct SoegningInd {
    /// Første dag.
    fra: NaiveDate,
    /// Sidste dag.
    til: NaiveDate,
    /// Kun den type: en værdi fra SamtaleType.
    samtale_type: Option<u16>,
    /// Rækker på en side, 1 til 100; ellers 50.
    #[param(minimum = 1, maximum = 100)]
    antal: Option<i64>,
    /// `naeste` fra siden før.
    efter: Option<String>,
}

/// En side af det, der blev fundet, efter starttidspunkt.
#[derive(Serialize, ToSchema)]
struct SoegningUd {
    /// Samtalerne.
    fundne: Vec<Fundet>,
    /// Sendes som `efter` for den næste side; ikke på den sidste.
    #[serde(skip_serializing_if = "Option::is_none")]
    naeste: Option<String>,
}

/// En samtale, og med hvem.
#[derive(Serialize, ToSchema)]
struct Fundet {
    /// Hvis den er.
    personnummer: String,
    /// Samtalen.
    indkaldelse: IndkaldelseUd,
}

#[utoipa::path(get, path = "/Indkaldelse/soegning", operation_id = "GetSoegning", params(SoegningInd),
    responses((status = 200, description = "En side", body = SoegningUd)))]
async fn soegning(
    State(api): State<Api>,
    kalder: Kalder,
    Parametre(ind): Parametre<SoegningInd>,
) -> Result<Json<SoegningUd>, Problem> {
    kalder.maa(Metode::GetSoegning)?;
    let asked = asked(&ind)?;
    let found = api.indkaldelse.soegning(&kalder.kald(), &asked).await?;
    let all = api.organisationer().await?;
    let (mut connection, mut fundne) = (api.store.read().await?, Vec::new());
    for row in &found.indkaldelser {
        // Deleted since: no longer found.
        let Some(personnummer) = connection.cpr_of(row.borger_id).await? else { continue };
        let personnummer = personnummer.as_str().to_owned();
        fundne.push(Fundet { personnummer, indkaldelse: IndkaldelseUd::af(row, all) });
    }
    let naeste = found.efter.map(|(start, id)| format!("{}_{id}", start.timestamp_micros()));
    Ok(Json(SoegningUd { fundne, naeste }))
}

fn asked(ind: &SoegningInd) -> Result<Soegning, Problem> {
    let wrong = |parameter| Problem::ved(ApiKode::QueryInvalid, &[parameter]);
    let antal = ind.antal.unwrap_or(ANTAL);
    if !(1..=ANTAL_MAX).contains(&antal) {
        return Err(wrong("antal"));
    }
    let samtaletype = match ind.samtale_type {
        Some(id) => Some(SamtaleType::from_id(id).ok_or_else(|| wrong("samtaleType"))?),
        None => None,
    };
    let efter = match &ind.efter {
        Some(text) => Some(place(text).ok_or_else(|| wrong("efter"))?),
        None => None,
    };
    Ok(Soegning { fra: ind.fra, til: ind.til, samtaletype, efter, antal })
}

/// Where a page ended.
fn place(text: &str) -> Option<(DateTime<Utc>, IndkaldelseId)> {
    let (micros, id) = text.split_once('_')?;
    Some((DateTime::from_timestamp_micros(micros.parse().ok()?)?, id.parse().ok()?))
}
