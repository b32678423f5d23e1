//! Frister on the wire. Dates are whole local days.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::api::problem::Kode;
use crate::services::frist::LaestFrist;
use crate::store::{Frist, FristVersion};

/// En frist, som jobcenteret vil have den.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(example = json!({ "samtaleType": 17, "fristdato": "2026-12-10", "sidsteAfholdelsesdato": "2026-12-18" }))]
pub struct FristInd {
    /// Det, borgeren skal booke: 4, 7 eller 17.
    pub samtale_type: u16,
    /// Sidste dag at booke.
    pub fristdato: NaiveDate,
    /// Sidste dag, samtalen kan holdes.
    pub sidste_afholdelsesdato: NaiveDate,
}

/// Nye datoer for en frist.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(example = json!({ "fristdato": "2026-12-17", "sidsteAfholdelsesdato": "2026-12-23" }))]
pub struct FristAendring {
    /// Sidste dag at booke.
    pub fristdato: NaiveDate,
    /// Sidste dag, samtalen kan holdes.
    pub sidste_afholdelsesdato: NaiveDate,
    /// Med begrundelse: en overskredet frist genåbnes. Uden: en aktiv ændres.
    pub begrundelse: Option<String>,
}

/// En frist.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(example = json!({
    "fristId": "0192f0c1-2b3c-7d4e-8f50-617283940a1b", "version": 1, "samtaleType": 17, "fristdato": "2026-12-10",
    "sidsteAfholdelsesdato": "2026-12-18", "friststatus": "aktiv", "straksbookingPaakraevet": false,
    "oprettet": "2026-11-24T09:00:00Z", "opdateret": "2026-11-24T09:00:00Z"
}))]
pub struct FristUd {
    /// Valgt af den, der satte den.
    pub frist_id: Uuid,
    /// Er også ETag.
    pub version: i64,
    /// Det, borgeren skal booke.
    pub samtale_type: u16,
    /// Sidste dag at booke.
    pub fristdato: NaiveDate,
    /// Sidste dag, samtalen kan holdes.
    pub sidste_afholdelsesdato: NaiveDate,
    /// `aktiv`, `indfriet`, `overskredet` eller `administrativt_lukket`.
    #[schema(value_type = String)]
    pub friststatus: &'static str,
    /// Den blev overskredet, og borgeren har ikke booket siden.
    pub straksbooking_paakraevet: bool,
    /// Den samtale, der indfrier den.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub indkaldelse_id: Option<Uuid>,
    /// Hvorfor den blev lukket.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>)]
    pub grund: Option<&'static str>,
    /// Hvornår den blev sat.
    pub oprettet: DateTime<Utc>,
    /// Hvornår den sidst blev ændret.
    pub opdateret: DateTime<Utc>,
}

/// Det, der blev skrevet, og det, der bør ses efter.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct FristSvar {
    /// Som den er nu.
    pub frist: FristUd,
    /// Det, der er tilladt og bør ses efter.
    pub advarsler: Vec<Kode>,
}

/// En udgave af en frist, som den var efter ændringen.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct FristVersionUd {
    /// Hvilken frist.
    pub frist_id: Uuid,
    /// Hvilken udgave det blev.
    pub version: i64,
    /// Hvornår.
    pub tidspunkt: DateTime<Utc>,
    /// Hvad der skete, i ét ord.
    pub handling: String,
    /// Dens status da.
    #[schema(value_type = String)]
    pub friststatus: &'static str,
    /// Sidste dag at booke.
    pub fristdato: NaiveDate,
    /// Sidste dag, samtalen kan holdes.
    pub sidste_afholdelsesdato: NaiveDate,
    /// Den samtale, der indfriede den.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub indkaldelse_id: Option<Uuid>,
    /// Hvorfor den blev ændret.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub begrundelse: Option<String>,
}

impl From<&Frist> for FristUd {
    fn from(frist: &Frist) -> Self {
        Self {
            frist_id: frist.id.uuid(),
            version: frist.version,
            samtale_type: frist.samtaletype.id(),
            fristdato: frist.fristdato,
            sidste_afholdelsesdato: frist.sidste_afholdelsesdato,
            friststatus: frist.status.as_str(),
            straksbooking_paakraevet: false,
            indkaldelse_id: frist.indkaldelse_id.map(|id| id.uuid()),
            grund: frist.grund.map(|grund| grund.as_str()),
            oprettet: frist.created_at,
            opdateret: frist.updated_at,
        }
    }
}

impl FristUd {
    /// As it is today, whether or not it has been written down.
    pub fn i_dag(laest: &LaestFrist) -> Self {
        Self {
            friststatus: laest.idag.status.as_str(),
            grund: laest.idag.grund.map(|grund| grund.as_str()),
            straksbooking_paakraevet: laest.idag.kraever_straksbooking(),
            ..Self::from(&laest.frist)
        }
    }
}

impl From<&FristVersion> for FristVersionUd {
    fn from(version: &FristVersion) -> Self {
        Self {
            frist_id: version.frist_id.uuid(),
            version: version.version,
            tidspunkt: version.at,
            handling: version.handling.clone(),
            friststatus: version.status.as_str(),
            fristdato: version.fristdato,
            sidste_afholdelsesdato: version.sidste_afholdelsesdato,
            indkaldelse_id: version.indkaldelse_id.map(|id| id.uuid()),
            begrundelse: version.begrundelse.clone(),
        }
    }
}
