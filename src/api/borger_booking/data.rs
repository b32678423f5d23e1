//! What is said and told of a reservation and a booking.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::api::indkaldelse::IndkaldelseUd;

/// En tid.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(example = json!({ "tidId": "0192f0c1-2b3c-7d4e-8f50-617283940a1b" }))]
pub struct TidInd {
    /// Hvilken, fra GetMoedetider.
    pub tid_id: Uuid,
}

/// En tid, og den samtale, der skal flyttes til den.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(example = json!({ "tidId": "0192f0c1-2b3c-7d4e-8f50-617283940a1b" }))]
pub struct DetaljerInd {
    /// Hvilken, fra GetMoedetider.
    pub tid_id: Uuid,
    /// Den samtale, der flyttes; udelades den, bookes en ny.
    pub indkaldelse_id: Option<Uuid>,
}

/// Det, borgeren bekræfter.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(example = json!({
    "tidId": "0192f0c1-2b3c-7d4e-8f50-617283940a1b", "borgerTelefon": "12345678", "borgerEmail": "sofie@eksempel.dk"
}))]
pub struct BookingInd {
    /// Hvilken tid.
    pub tid_id: Uuid,
    /// Hvor borgeren kan ringes op om samtalen.
    pub borger_telefon: String,
    /// Hvor borgeren kan skrives til om samtalen.
    pub borger_email: Option<String>,
}

/// En tid, der er borgerens indtil da.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ReservationUd {
    /// Hvilken tid.
    pub tid_id: Uuid,
    /// Indtil da kan ingen anden tage den.
    pub udloeber: DateTime<Utc>,
}

/// Alt, hvad tiden bliver til: en hel indkaldelse.
#[derive(Serialize, ToSchema)]
pub struct DetaljerUd {
    /// Tiden er borgerens indtil da.
    pub reservation: ReservationUd,
    /// Indkaldelsen; `borgerTelefon` og `borgerEmail` er dem, registeret kender.
    pub indkaldelse: IndkaldelseUd,
}
