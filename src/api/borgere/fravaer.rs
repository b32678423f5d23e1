//! Absences: registered under an id the caller chose, given another last day, and read. None is ever deleted.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use uuid::Uuid;

use crate::api::kalder::Kalder;
use crate::api::krop::Krop;
use crate::api::problem::Problem;
use crate::api::state::Api;
use crate::api::sti::Sti;
use crate::domain::snitflade::Metode;
use crate::services::register::FravaerUdkast;

pub fn routes() -> OpenApiRouter<Api> {
    OpenApiRouter::new().routes(routes!(gem, ret)).routes(routes!(hent))
}

/// Et fravær: hele dage, begge med.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(example = json!({ "fravaerType": 10, "fra": "2026-12-01", "til": "2026-12-07" }))]
struct FravaerInd {
    /// En værdi fra FravaerType.
    fravaer_type: u16,
    /// Første dag.
    fra: NaiveDate,
    /// Sidste dag; udelades den, ved ingen det endnu.
    til: Option<NaiveDate>,
}

/// En anden sidste dag.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(example = json!({ "til": "2026-12-07" }))]
struct FravaerAendring {
    /// Sidste dag; udelades den, ved ingen det endnu.
    til: Option<NaiveDate>,
}

/// Et fravær, der er registreret.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct FravaerUd {
    /// Valgt af den, der registrerede det.
    fravaer_id: Uuid,
    /// En værdi fra FravaerType.
    fravaer_type: u16,
    /// Første dag.
    fra: NaiveDate,
    /// Sidste dag.
    #[serde(skip_serializing_if = "Option::is_none")]
    til: Option<NaiveDate>,
}

#[utoipa::path(post, path = "/Borgere/fravaer/{fravaerId}", operation_id = "SaveFravaer",
    params(("fravaerId" = Uuid, Path, description = "Valgt af kalderen")), request_body = FravaerInd,
    responses((status = 204, description = "Registreret, med alt, hvad der følger af det")))]
async fn gem(
    State(api): State<Api>,
    kalder: Kalder,
    Sti(id): Sti<Uuid>,
    Krop(ind): Krop<FravaerInd>,
) -> Result<StatusCode, Problem> {
    let borger = kalder.om_borger(&api, Metode::SaveFravaer).await?;
    let udkast = FravaerUdkast { fravaertype: ind.fravaer_type, fra: ind.fra, til: ind.til };
    api.register.registrer_fravaer(Some(&kalder.kald()), borger.id, id, udkast).await?;
    Ok(StatusCode::NO_CONTENT)
}

#[utoipa::path(put, path = "/Borgere/fravaer/{fravaerId}", operation_id = "UpdateFravaer",
    params(("fravaerId" = Uuid, Path, description = "Fraværets id")), request_body = FravaerAendring,
    responses((status = 204, description = "Fraværet har en anden sidste dag")))]
async fn ret(
    State(api): State<Api>,
    kalder: Kalder,
    Sti(id): Sti<Uuid>,
    Krop(ind): Krop<FravaerAendring>,
) -> Result<StatusCode, Problem> {
    let borger = kalder.om_borger(&api, Metode::UpdateFravaer).await?;
    api.register.aendr_fravaer(Some(&kalder.kald()), borger.id, id, ind.til).await?;
    Ok(StatusCode::NO_CONTENT)
}

#[utoipa::path(get, path = "/Borgere/fravaer", operation_id = "GetFravaer",
    responses((status = 200, description = "Det fravær, kalderen må se, det tidligste først", body = Vec<FravaerUd>)))]
async fn hent(State(api): State<Api>, kalder: Kalder) -> Result<Json<Vec<FravaerUd>>, Problem> {
    let borger = kalder.om_borger(&api, Metode::GetFravaer).await?;
    let rows = api.register.fravaer_of(&kalder.kald(), borger.id).await?;
    let told = rows.iter().map(|row| FravaerUd {
        fravaer_id: row.id,
        fravaer_type: row.periode.fravaertype.id(),
        fra: row.periode.fra,
        til: row.periode.til,
    });
    Ok(Json(told.collect()))
}
