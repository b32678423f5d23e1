//! Cv-godkendelsesstatus: how far an a-kasse is with a member's cv. Bound to no conversation.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::ud::{MyndighedUd, Organisationer, myndighed};
use crate::api::kalder::Kalder;
use crate::api::krop::Krop;
use crate::api::problem::Problem;
use crate::api::state::Api;
use crate::domain::snitflade::Metode;
use crate::store::CvGodkendelse;

pub fn routes() -> OpenApiRouter<Api> {
    OpenApiRouter::new().routes(routes!(gem, hent))
}

/// Status fra en dag.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(example = json!({ "cvGodkendelsesstatus": 902, "dato": "2026-11-24" }))]
struct CvInd {
    /// En værdi fra CvGodkendelsesstatus.
    cv_godkendelsesstatus: u16,
    /// Fra hvilken dag.
    dato: NaiveDate,
}

/// En indberetning; den nyeste gælder.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct CvUd {
    /// En værdi fra CvGodkendelsesstatus.
    cv_godkendelsesstatus: u16,
    /// Fra hvilken dag.
    dato: NaiveDate,
    /// Den a-kasse, der indberettede det.
    #[serde(skip_serializing_if = "Option::is_none")]
    myndighed: Option<MyndighedUd>,
    /// Hvornår det blev indberettet.
    tidspunkt: DateTime<Utc>,
}

#[utoipa::path(put, path = "/Indkaldelse/cv-godkendelsesstatus", operation_id = "SaveCvGodkendelsesstatus", request_body = CvInd,
    responses((status = 201, description = "Modtaget", body = CvUd)))]
async fn gem(
    State(api): State<Api>,
    kalder: Kalder,
    Krop(ind): Krop<CvInd>,
) -> Result<(StatusCode, Json<CvUd>), Problem> {
    let borger = kalder.om_borger(&api, Metode::SaveCvGodkendelsesstatus).await?;
    let (kald, status) = (kalder.kald(), ind.cv_godkendelsesstatus);
    let report = api.indkaldelse.indberet_cv_status(&kald, borger.id, status, ind.dato).await?;
    Ok((StatusCode::CREATED, Json(CvUd::af(&report, api.organisationer().await?))))
}

#[utoipa::path(get, path = "/Indkaldelse/cv-godkendelsesstatus", operation_id = "GetCvGodkendelsesstatus",
    responses((status = 200, description = "Alt, hvad der er indberettet, det ældste først", body = Vec<CvUd>)))]
async fn hent(State(api): State<Api>, kalder: Kalder) -> Result<Json<Vec<CvUd>>, Problem> {
    let borger = kalder.om_borger(&api, Metode::GetCvGodkendelsesstatus).await?;
    let reports = api.indkaldelse.cv_status(&kalder.kald(), borger.id).await?;
    let all = api.organisationer().await?;
    Ok(Json(reports.iter().map(|report| CvUd::af(report, all)).collect()))
}

impl CvUd {
    fn af(report: &CvGodkendelse, all: &Organisationer) -> Self {
        Self {
            cv_godkendelsesstatus: report.status.id(),
            dato: report.dato,
            myndighed: myndighed(report.a_kasse_id, all),
            tidspunkt: report.at,
        }
    }
}
