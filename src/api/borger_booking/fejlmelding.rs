//! Errors that Jobnet met, or that DFDG found in what we offered.

use axum::extract::State;
use axum::http::StatusCode;
use serde::Deserialize;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use uuid::Uuid;

use crate::api::kalder::Kalder;
use crate::api::krop::Krop;
use crate::api::problem::Problem;
use crate::api::state::Api;
use crate::api::tidspunkt::Oejeblik;
use crate::domain::code_lists::Ejersystem;
use crate::domain::ids::{AftaleId, IndkaldelseId};
use crate::domain::snitflade::{ApiKode, Metode};
use crate::services::borger_booking::NyFejlmelding;

pub fn routes() -> OpenApiRouter<Api> {
    OpenApiRouter::new().routes(routes!(opret))
}

/// Hvad der gik galt.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(example = json!({ "fejlkode": 1, "fejltekst": "Siden svarede ikke", "fejlOphav": 32, "fejlTidspunkt": "2026-11-24T09:00:00Z" }))]
struct FejlmeldingInd {
    /// Tilbuddet, det handler om.
    moedetilbud_id: Option<Uuid>,
    /// Samtalen, det handler om.
    indkaldelse_id: Option<Uuid>,
    /// Hvilken slags fejl, 1 eller mere.
    fejlkode: i32,
    /// I ord, højst 500 tegn.
    fejltekst: Option<String>,
    /// 30 (DFDG) eller 32 (Jobnet).
    fejl_ophav: u16,
    /// Hvornår det skete.
    fejl_tidspunkt: Oejeblik,
}

#[utoipa::path(post, path = "/BorgerBooking/Fejlmelding", operation_id = "CreateFejlmelding", request_body = FejlmeldingInd,
    responses((status = 204, description = "Modtaget")))]
async fn opret(State(api): State<Api>, kalder: Kalder, Krop(ind): Krop<FejlmeldingInd>) -> Result<StatusCode, Problem> {
    let borger = kalder.om_borger(&api, Metode::CreateFejlmelding).await?;
    let origin = Ejersystem::from_id(ind.fejl_ophav);
    let origin = origin.filter(|origin| matches!(origin, Ejersystem::Dfdg | Ejersystem::Jobnet));
    let ny = NyFejlmelding {
        borger: borger.id,
        moedetilbud: ind.moedetilbud_id.map(AftaleId::from_uuid),
        indkaldelse: ind.indkaldelse_id.map(IndkaldelseId::from_uuid),
        fejlkode: ind.fejlkode,
        fejltekst: ind.fejltekst,
        fejlophav: origin.ok_or_else(|| Problem::ved(ApiKode::OriginInvalid, &["fejlOphav"]))?,
        fejltidspunkt: ind.fejl_tidspunkt.0,
    };
    if ny.fejlkode < 1 {
        return Err(Problem::ved(ApiKode::ErrorKindUnknown, &["fejlkode"]));
    }
    api.booking.meld_fejl(kalder.actor(), kalder.identitet.klient, &ny).await?;
    Ok(StatusCode::NO_CONTENT)
}
