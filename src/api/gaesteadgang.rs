//! Guest access: a system opens a borger who is not its authority's own, for a user that it names and with his reason. For some hours it
//! may then read what the columns of the access table say of guests.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::hoveder::{BRUGER, PERSONNUMMER};
use super::kalder::Kalder;
use super::krop::Krop;
use super::problem::Problem;
use super::state::Api;
use crate::domain::snitflade::{ApiKode, Metode};
use crate::services::gaest::GaesteService;
use crate::services::zone;

/// The method, by address.
pub fn routes() -> OpenApiRouter<Api> {
    OpenApiRouter::new().routes(routes!(aabn))
}

/// Hvorfor borgeren åbnes.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(example = json!({ "begrundelse": "Borgeren har henvendt sig i vores borgerservice" }))]
struct GaesteadgangInd {
    /// Brugerens begrundelse: mindst ti bogstaver, højst 500 tegn. Borgerens jobcenter læser den.
    begrundelse: String,
}

/// Borgeren er åbnet.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(example = json!({ "udloeber": "2026-11-24T17:00:00Z" }))]
struct GaesteadgangUd {
    /// Til da, for denne klient, myndighed og bruger. Åbnes borgeren igen, begynder timerne forfra.
    udloeber: DateTime<Utc>,
}

#[utoipa::path(post, path = "/Gaesteadgang", operation_id = "CreateGaesteadgang", request_body = GaesteadgangInd,
    responses((status = 201, description = "Borgeren kan læses, til adgangen udløber", body = GaesteadgangUd)))]
async fn aabn(
    State(api): State<Api>,
    kalder: Kalder,
    Krop(ind): Krop<GaesteadgangInd>,
) -> Result<(StatusCode, Json<GaesteadgangUd>), Problem> {
    let borger = kalder.om_borger(&api, Metode::CreateGaesteadgang).await?;
    let bruger = kalder.identitet.bruger.as_deref().ok_or_else(|| Problem::ved(ApiKode::UserMissing, &[BRUGER]))?;
    if kalder.er_egen(&borger, zone::local_date(api.clock.now())) {
        return Err(Problem::ved(ApiKode::GuestNotNeeded, &[PERSONNUMMER]));
    }
    let service = GaesteService::new(api.store.clone(), api.clock.clone());
    let udloeber = service.aabn_for_system(&kalder.kald(), bruger, &borger, &ind.begrundelse).await?;
    Ok((StatusCode::CREATED, Json(GaesteadgangUd { udloeber })))
}
