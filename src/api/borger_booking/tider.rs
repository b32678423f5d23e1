//! Free times of an offer.

use chrono::{DateTime, NaiveDateTime, Utc};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::store::FreeTime;

/// En tid med en ledig plads.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(example = json!({
    "tidId": "0192f0c1-2b3c-7d4e-8f50-617283940a1b",
    "starttidspunkt": "2026-12-01T08:00:00Z", "starttidspunktLokal": "2026-12-01T09:00:00",
    "sluttidspunkt": "2026-12-01T08:45:00Z", "sluttidspunktLokal": "2026-12-01T09:45:00",
    "samtaleform": 901
}))]
pub struct LedigTid {
    /// Det, der reserveres og bookes.
    pub tid_id: Uuid,
    /// Start, UTC.
    pub starttidspunkt: DateTime<Utc>,
    /// Det danske klokkeslæt da.
    #[schema(value_type = String, format = "partial-date-time")]
    pub starttidspunkt_lokal: NaiveDateTime,
    /// Slut, UTC.
    pub sluttidspunkt: DateTime<Utc>,
    /// Det danske klokkeslæt da.
    #[schema(value_type = String, format = "partial-date-time")]
    pub sluttidspunkt_lokal: NaiveDateTime,
    /// En værdi fra Samtaleform.
    pub samtaleform: u16,
}

impl From<&FreeTime> for LedigTid {
    fn from(tid: &FreeTime) -> Self {
        Self {
            tid_id: tid.id.uuid(),
            starttidspunkt: tid.starts_at,
            starttidspunkt_lokal: tid.local_start,
            sluttidspunkt: tid.ends_at,
            sluttidspunkt_lokal: tid.local_end,
            samtaleform: tid.samtaleform.id(),
        }
    }
}
