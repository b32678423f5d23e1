//! Deltagelsesvalg: whether the a-kasse takes part, and who said so.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use uuid::Uuid;

use super::ud::{MyndighedUd, Organisationer, myndighed};
use crate::api::kalder::Kalder;
use crate::api::krop::Krop;
use crate::api::problem::Problem;
use crate::api::state::Api;
use crate::api::sti::Sti;
use crate::domain::ids::IndkaldelseId;
use crate::domain::rules::deltagelse::Regime;
use crate::domain::snitflade::Metode;
use crate::services::indkaldelse::{Deltagelse, Hvem};
use crate::store::ValgRow;

pub fn routes() -> OpenApiRouter<Api> {
    OpenApiRouter::new()
        .routes(routes!(gem, hent))
        .routes(routes!(hent_for))
        .routes(routes!(historik))
        .routes(routes!(afbud))
}

/// Et valg.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(example = json!({ "deltagelsesvalg": 903 }))]
struct ValgInd {
    /// Hvilken samtale; udelades den, den næste fælles jobsamtale, booket eller ej.
    indkaldelse_id: Option<Uuid>,
    /// En værdi fra Deltagelsesvalg.
    deltagelsesvalg: u16,
}

/// Hvad der gælder.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct DeltagelseUd {
    /// Hvilken samtale; udeladt: den næste, der ikke er booket endnu.
    #[serde(skip_serializing_if = "Option::is_none")]
    indkaldelse_id: Option<Uuid>,
    /// Om a-kassen deltager.
    a_kasse_deltager: bool,
    /// Reglerne, den er under: `fravalg2019`, `tilvalg2024`, `fravalg16Maaneder` eller `ingenRegel`.
    #[schema(value_type = String)]
    regime: &'static str,
    /// Det valg, der gælder.
    #[serde(skip_serializing_if = "Option::is_none")]
    valg: Option<ValgUd>,
}

/// Et valg.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct ValgUd {
    /// Hvilken samtale; udeladt: den næste.
    #[serde(skip_serializing_if = "Option::is_none")]
    indkaldelse_id: Option<Uuid>,
    /// En værdi fra Deltagelsesvalg.
    deltagelsesvalg: u16,
    /// Den myndighed, der registrerede det; udeladt: borgeren selv.
    #[serde(skip_serializing_if = "Option::is_none")]
    myndighed: Option<MyndighedUd>,
    /// Hvornår.
    tidspunkt: DateTime<Utc>,
    /// Hvornår en afholdt samtale gjorde, at det ikke gælder længere.
    #[serde(skip_serializing_if = "Option::is_none")]
    nulstillet: Option<DateTime<Utc>>,
}

#[utoipa::path(put, path = "/Indkaldelse/deltagelsesvalg", operation_id = "SaveDeltagelsesvalg", request_body = ValgInd,
    responses((status = 200, description = "Hvad der gælder nu", body = DeltagelseUd)))]
async fn gem(State(api): State<Api>, kalder: Kalder, Krop(ind): Krop<ValgInd>) -> Result<Json<DeltagelseUd>, Problem> {
    let borger = kalder.om_borger(&api, Metode::SaveDeltagelsesvalg).await?;
    let (kald, om) = (kalder.kald(), ind.indkaldelse_id.map(IndkaldelseId::from_uuid));
    let holds = api.indkaldelse.vaelg(Hvem::Myndighed(&kald), borger.id, om, ind.deltagelsesvalg).await?;
    Ok(Json(DeltagelseUd::af(&holds, api.organisationer().await?)))
}

#[utoipa::path(get, path = "/Indkaldelse/deltagelsesvalg", operation_id = "GetDeltagelsesvalg",
    responses((status = 200, description = "Hvad der gælder for den næste fælles jobsamtale", body = DeltagelseUd)))]
async fn hent(State(api): State<Api>, kalder: Kalder) -> Result<Json<DeltagelseUd>, Problem> {
    let borger = kalder.om_borger(&api, Metode::GetDeltagelsesvalg).await?;
    let holds = api.indkaldelse.deltagelse(&kalder.kald(), borger.id, None).await?;
    Ok(Json(DeltagelseUd::af(&holds, api.organisationer().await?)))
}

#[utoipa::path(get, path = "/Indkaldelse/{indkaldelseId}/deltagelsesvalg", operation_id = "GetSpecifiktDeltagelsesvalg",
    params(("indkaldelseId" = Uuid, Path, description = "Indkaldelsens id")),
    responses((status = 200, description = "Hvad der gælder for samtalen", body = DeltagelseUd)))]
async fn hent_for(State(api): State<Api>, kalder: Kalder, Sti(id): Sti<Uuid>) -> Result<Json<DeltagelseUd>, Problem> {
    let borger = kalder.om_borger(&api, Metode::GetSpecifiktDeltagelsesvalg).await?;
    let id = Some(IndkaldelseId::from_uuid(id));
    let holds = api.indkaldelse.deltagelse(&kalder.kald(), borger.id, id).await?;
    Ok(Json(DeltagelseUd::af(&holds, api.organisationer().await?)))
}

#[utoipa::path(get, path = "/Indkaldelse/deltagelsesvalg/historik", operation_id = "GetDeltagelsesvalgshistorik",
    responses((status = 200, description = "Alle valg, det ældste først", body = Vec<ValgUd>)))]
async fn historik(State(api): State<Api>, kalder: Kalder) -> Result<Json<Vec<ValgUd>>, Problem> {
    let borger = kalder.om_borger(&api, Metode::GetDeltagelsesvalgshistorik).await?;
    let rows = api.indkaldelse.valghistorik(&kalder.kald(), borger.id).await?;
    let all = api.organisationer().await?;
    Ok(Json(rows.iter().map(|row| ValgUd::af(row, all)).collect()))
}

#[utoipa::path(post, path = "/Indkaldelse/{indkaldelseId}/afbud", operation_id = "MeldAKasseAfbud",
    params(("indkaldelseId" = Uuid, Path, description = "Indkaldelsens id")),
    responses((status = 204, description = "Jobcenteret har fået en opgave, og borgeren får besked")))]
async fn afbud(State(api): State<Api>, kalder: Kalder, Sti(id): Sti<Uuid>) -> Result<StatusCode, Problem> {
    let borger = kalder.om_borger(&api, Metode::MeldAKasseAfbud).await?;
    api.indkaldelse.kan_ikke_komme(&kalder.kald(), borger.id, IndkaldelseId::from_uuid(id)).await?;
    Ok(StatusCode::NO_CONTENT)
}

impl DeltagelseUd {
    fn af(holds: &Deltagelse, all: &Organisationer) -> Self {
        Self {
            indkaldelse_id: holds.indkaldelse.map(IndkaldelseId::uuid),
            a_kasse_deltager: holds.deltager,
            regime: match holds.regime {
                Regime::Fravalg2019 => "fravalg2019",
                Regime::Tilvalg2024 => "tilvalg2024",
                Regime::Fravalg16Maaneder => "fravalg16Maaneder",
                Regime::IngenRegel => "ingenRegel",
            },
            valg: holds.valg.as_ref().map(|row| ValgUd::af(row, all)),
        }
    }
}

impl ValgUd {
    fn af(row: &ValgRow, all: &Organisationer) -> Self {
        Self {
            indkaldelse_id: row.indkaldelse_id.map(IndkaldelseId::uuid),
            deltagelsesvalg: row.valg.id(),
            myndighed: row.organisation_id.and_then(|id| myndighed(id, all)),
            tidspunkt: row.at,
            nulstillet: row.nulstillet_at,
        }
    }
}
