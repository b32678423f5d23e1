//! What is said and told of a reservation and a booking.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::api::indkaldelse::IndkaldelseUd;

/// A time.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(example = json!({ "tidId": "0192f0c1-2b3c-7d4e-8f50-617283940a1b" }))]
pub struct TidInd {
    /// Which, from GetMoedetider.
    pub tid_id: Uuid,
}

/// A time, and the conversation that is to be moved to it.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(example = json!({ "tidId": "0192f0c1-2b3c-7d4e-8f50-617283940a1b" }))]
pub struct DetaljerInd {
    /// Which, from GetMoedetider.
    pub tid_id: Uuid,
    /// The conversation to be moved; without it a new one is booked.
    pub indkaldelse_id: Option<Uuid>,
}

/// What the borger confirms.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(example = json!({
    "tidId": "0192f0c1-2b3c-7d4e-8f50-617283940a1b", "borgerTelefon": "12345678", "borgerEmail": "sofie@eksempel.dk"
}))]
pub struct BookingInd {
    /// Which time.
    pub tid_id: Uuid,
    /// Where she can be rung about it.
    pub borger_telefon: String,
    /// Where she can be written to about it.
    pub borger_email: Option<String>,
}

/// A time that is hers until then.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ReservationUd {
    /// Which time.
    pub tid_id: Uuid,
    /// Until when nobody else can take it.
    pub udloeber: DateTime<Utc>,
}

/// All that the time would become: a complete indkaldelse.
#[derive(Serialize, ToSchema)]
pub struct DetaljerUd {
    /// The time is hers until then.
    pub reservation: ReservationUd,
    /// The indkaldelse; `borgerTelefon` and `borgerEmail` are those the register knows.
    pub indkaldelse: IndkaldelseUd,
}
