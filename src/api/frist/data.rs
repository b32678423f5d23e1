//! Frister on the wire. Dates are whole local days.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::api::problem::Kode;
use crate::services::frist::LaestFrist;
use crate::store::{Frist, FristVersion};

/// A frist as the jobcenter wants it.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(example = json!({ "samtaleType": 17, "fristdato": "2026-12-10", "sidsteAfholdelsesdato": "2026-12-18" }))]
pub struct FristInd {
    /// What the borger must book: 4, 7 or 17.
    pub samtale_type: u16,
    /// Last day to book.
    pub fristdato: NaiveDate,
    /// Last day to hold the conversation.
    pub sidste_afholdelsesdato: NaiveDate,
}

/// New dates of a frist.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(example = json!({ "fristdato": "2026-12-17", "sidsteAfholdelsesdato": "2026-12-23" }))]
pub struct FristAendring {
    /// Last day to book.
    pub fristdato: NaiveDate,
    /// Last day to hold the conversation.
    pub sidste_afholdelsesdato: NaiveDate,
    /// With a reason: a frist that was missed is opened again. Without: an active one is changed.
    pub begrundelse: Option<String>,
}

/// A frist.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(example = json!({
    "fristId": "0192f0c1-2b3c-7d4e-8f50-617283940a1b", "version": 1, "samtaleType": 17, "fristdato": "2026-12-10",
    "sidsteAfholdelsesdato": "2026-12-18", "friststatus": "aktiv", "straksbookingPaakraevet": false,
    "oprettet": "2026-11-24T09:00:00Z", "opdateret": "2026-11-24T09:00:00Z"
}))]
pub struct FristUd {
    /// Chosen by whoever set it.
    pub frist_id: Uuid,
    /// Also the ETag.
    pub version: i64,
    /// What the borger must book.
    pub samtale_type: u16,
    /// Last day to book.
    pub fristdato: NaiveDate,
    /// Last day to hold the conversation.
    pub sidste_afholdelsesdato: NaiveDate,
    /// `aktiv`, `indfriet`, `overskredet` or `administrativt_lukket`.
    #[schema(value_type = String)]
    pub friststatus: &'static str,
    /// It was missed, and she has not booked since.
    pub straksbooking_paakraevet: bool,
    /// The conversation that releases it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub indkaldelse_id: Option<Uuid>,
    /// Why it was closed.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>)]
    pub grund: Option<&'static str>,
    /// When it was set.
    pub oprettet: DateTime<Utc>,
    /// When it was last changed.
    pub opdateret: DateTime<Utc>,
}

/// What was written, and what should be looked at.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct FristSvar {
    /// As it is now.
    pub frist: FristUd,
    /// What is allowed and should be looked at.
    pub advarsler: Vec<Kode>,
}

/// One version of a frist, as it stood after the change.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct FristVersionUd {
    /// Of which frist.
    pub frist_id: Uuid,
    /// Which version it became.
    pub version: i64,
    /// When.
    pub tidspunkt: DateTime<Utc>,
    /// What was done, in one word.
    pub handling: String,
    /// Its status then.
    #[schema(value_type = String)]
    pub friststatus: &'static str,
    /// Last day to book.
    pub fristdato: NaiveDate,
    /// Last day to hold the conversation.
    pub sidste_afholdelsesdato: NaiveDate,
    /// The conversation that released it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub indkaldelse_id: Option<Uuid>,
    /// Why somebody changed it.
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
