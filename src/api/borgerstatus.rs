//! Where a borger stands: whether she can book herself, her frister, and what she has ahead of her ("Mit Overblik"). Whoever has no
//! column in FristService, an a-kasse or another actor, learns nothing of frister here either.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use chrono::NaiveDate;
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use uuid::Uuid;

use super::indkaldelse::IndkaldelseUd;
use super::kalder::Kalder;
use super::problem::{Kode, Problem, koder};
use super::state::Api;
use crate::domain::frist::FristStatus;
use crate::domain::rules::Code;
use crate::domain::snitflade::Metode;
use crate::services::borger_booking::{FristToday, Situation};

/// The methods, by address.
pub fn routes() -> OpenApiRouter<Api> {
    OpenApiRouter::new().routes(routes!(status)).routes(routes!(overblik))
}

/// DFDG's GetBorgerstatus.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(example = json!({
    "kanSelvbooke": true, "aarsager": [], "straksbookingPaakraevet": false,
    "frister": [{ "fristId": "0192f0c1-2b3c-7d4e-8f50-617283940a1b", "friststatus": "aktiv", "samtaleType": 17,
        "fristdato": "2026-12-10", "sidsteAfholdelsesdato": "2026-12-18" }]
}))]
struct BorgerstatusUd {
    /// Borgeren kan selv booke en fælles jobsamtale.
    kan_selvbooke: bool,
    /// Hvorfor ikke; tom for en a-kasse og for en anden aktør.
    aarsager: Vec<Kode>,
    /// Borgeren overskred en frist og har ikke booket siden; ikke til en a-kasse eller en anden aktør.
    #[serde(skip_serializing_if = "Option::is_none")]
    straksbooking_paakraevet: Option<bool>,
    /// De frister, der siger noget om nu; ikke til en a-kasse eller en anden aktør.
    #[serde(skip_serializing_if = "Option::is_none")]
    frister: Option<Vec<FristKort>>,
}

/// En frist, som DFDG's GetBorgerstatus fortæller om den.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct FristKort {
    /// Hvilken.
    frist_id: Uuid,
    /// Dens status i dag.
    #[schema(value_type = String)]
    friststatus: &'static str,
    /// Det, borgeren skal booke.
    samtale_type: u16,
    /// Sidste dag at booke.
    fristdato: NaiveDate,
    /// Sidste dag, samtalen kan holdes.
    sidste_afholdelsesdato: NaiveDate,
}

/// Hvad borgeren har foran sig.
#[derive(Serialize, ToSchema)]
struct OverblikUd {
    /// Samtaler, der ikke er forbi, den tidligste først.
    samtaler: Vec<IndkaldelseUd>,
    /// Frister, borgeren endnu skal nå; ikke til en a-kasse.
    #[serde(skip_serializing_if = "Option::is_none")]
    frister: Option<Vec<FristKort>>,
}

#[utoipa::path(get, path = "/Borgerstatus", operation_id = "GetBorgerstatus",
    responses((status = 200, description = "Hvordan borgeren står", body = BorgerstatusUd)))]
async fn status(State(api): State<Api>, kalder: Kalder) -> Result<Json<BorgerstatusUd>, Problem> {
    let situation = situation(&api, &kalder, Metode::GetBorgerstatus).await?;
    let sees = kalder.ser_frister();
    let frister = || situation.frister_now().into_iter().map(FristKort::af).collect();
    Ok(Json(BorgerstatusUd {
        kan_selvbooke: situation.verdict.is_kept(),
        // A reason may be a frist that was missed.
        aarsager: if sees { koder(situation.verdict.breaches()) } else { vec![] },
        straksbooking_paakraevet: sees.then(|| situation.kraever_straksbooking()),
        frister: sees.then(frister),
    }))
}

#[utoipa::path(get, path = "/MitOverblik", operation_id = "GetMitOverblik",
    responses((status = 200, description = "Hvad borgeren har foran sig", body = OverblikUd)))]
async fn overblik(State(api): State<Api>, kalder: Kalder) -> Result<Json<OverblikUd>, Problem> {
    let situation = situation(&api, &kalder, Metode::GetMitOverblik).await?;
    let all = api.organisationer().await?;
    let myndighed = kalder.myndighed();
    let seen = situation.coming.iter().filter(|row| myndighed.ser_typen(row.samtaletype));
    let open = || {
        let open = situation.frister.iter().filter(|frist| frist.status() == FristStatus::Aktiv);
        open.map(FristKort::af).collect()
    };
    Ok(Json(OverblikUd {
        samtaler: seen.map(|row| IndkaldelseUd::af(row, all)).collect(),
        frister: kalder.ser_frister().then(open),
    }))
}

/// Where she stands, when the caller may read about her at all.
async fn situation(api: &Api, kalder: &Kalder, metode: Metode) -> Result<Situation, Problem> {
    let borger = kalder.om_borger(api, metode).await?;
    if !kalder.ser(&borger) {
        return Err(Problem::regel(StatusCode::NOT_FOUND, Code::UnknownBorger));
    }
    Ok(api.booking.situation(kalder.actor(), borger.id).await?)
}

impl FristKort {
    fn af(frist: &FristToday) -> Self {
        Self {
            frist_id: frist.frist.id.uuid(),
            friststatus: frist.status().as_str(),
            samtale_type: frist.frist.samtaletype.id(),
            fristdato: frist.frist.fristdato,
            sidste_afholdelsesdato: frist.frist.sidste_afholdelsesdato,
        }
    }
}
