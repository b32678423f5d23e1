//! A conversation as it is told.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, Utc};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::api::problem::Kode;
use crate::api::tidspunkt::Fra;
use crate::domain::ids::OrganisationId;
use crate::services::indkaldelse::Sammenfald;
use crate::store::{Indkaldelse, IndkaldelseVersion, Organisation};

/// Every authority, by its key.
pub type Organisationer = HashMap<OrganisationId, Organisation>;

/// An authority.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(example = json!({ "slags": "jobcenter", "kode": "75100", "navn": "Jobcenter Aarhus" }))]
pub struct MyndighedUd {
    /// `jobcenter` or `a_kasse`.
    pub slags: String,
    /// Five digits of a jobcenter, the key of an a-kasse.
    pub kode: String,
    /// For people.
    pub navn: String,
}

/// A conversation.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct IndkaldelseUd {
    /// Stays the same when it is moved.
    pub indkaldelse_id: Uuid,
    /// Also the ETag.
    pub version: i64,
    /// `planlagt` or `aflyst`.
    #[schema(value_type = String)]
    pub status: &'static str,
    /// Who called it off: `borger`, `myndighed`, `lukning`, `ejersystem` or `registeret`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>)]
    pub aflyst_af: Option<&'static str>,
    /// The authority that holds it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub myndighed: Option<MyndighedUd>,
    /// The a-kasse that takes part as guest.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gaestende_myndighed: Option<MyndighedUd>,
    /// When.
    #[serde(flatten)]
    pub fra: Fra,
    /// A value of SamtaleType.
    pub samtale_type: u16,
    /// A value of MoedeGruppeType.
    pub moede_gruppe_type: u16,
    /// A value of Samtaleform.
    pub samtaleform: u16,
    /// She booked it herself.
    pub selvbooket: bool,
    /// She may move it.
    pub ombooking_mulig: bool,
    /// Last whole local day on which she may.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ombooking_frist: Option<NaiveDate>,
    /// She may call it off.
    pub aflysning_mulig: bool,
    /// Last whole local day on which she may.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub aflysning_frist: Option<NaiveDate>,
    /// Title.
    pub titel: String,
    /// Description.
    pub beskrivelse: String,
    /// Who holds it.
    #[schema(value_type = Option<String>)]
    pub medarbejder: String,
    /// The team that holds it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub team: Option<String>,
    /// Street address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub adresse: Option<String>,
    /// She rings `moedetelefon`.
    pub borger_ringer: bool,
    /// The number she rings.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub moedetelefon: Option<String>,
    /// The address of a digital meeting.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub digitalt_moedelink: Option<String>,
    /// Where she is rung.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub borger_telefon: Option<String>,
    /// Where she is written to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub borger_email: Option<String>,
    /// The authority's number for questions.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kontakt_telefon: Option<String>,
    /// The authority's e-mail address for questions.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kontakt_email: Option<String>,
    /// Shared by the members of a group meeting.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gruppemoede_id: Option<Uuid>,
    /// The one system that may change it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ejersystem: Option<u16>,
    /// When she confirmed that she comes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bekraeftet: Option<DateTime<Utc>>,
    /// When the a-kasse said that it cannot come.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub a_kasse_afbud: Option<DateTime<Utc>>,
    /// How it went: a value of Udfald.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub udfald: Option<u16>,
    /// Whether the a-kasse took part.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub a_kasse_deltog: Option<bool>,
    /// When it was made.
    pub oprettet: DateTime<Utc>,
    /// When it was last changed.
    pub opdateret: DateTime<Utc>,
}

/// What was written, and what should be looked at.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct IndkaldelseSvar {
    /// As it is now.
    pub indkaldelse: IndkaldelseUd,
    /// What is allowed and should be looked at.
    pub advarsler: Vec<Kode>,
    /// Other conversations at the same time: only when, and whose.
    pub sammenfald: Vec<SammenfaldUd>,
}

/// Another conversation at the same time.
#[derive(Serialize, ToSchema)]
pub struct SammenfaldUd {
    /// Start, UTC.
    pub starttidspunkt: DateTime<Utc>,
    /// End, UTC.
    pub sluttidspunkt: DateTime<Utc>,
    /// The authority that holds it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub myndighed: Option<MyndighedUd>,
}

/// One version of a conversation, as it stood after the change.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct IndkaldelseVersionUd {
    /// Of which conversation.
    pub indkaldelse_id: Uuid,
    /// Which version it became.
    pub version: i64,
    /// When.
    pub tidspunkt: DateTime<Utc>,
    /// What was done, in one word.
    pub handling: String,
    /// As it stood; absent for what was written before there was a history.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub indkaldelse: Option<IndkaldelseUd>,
}

/// An authority as it is told.
pub fn myndighed(id: OrganisationId, all: &Organisationer) -> Option<MyndighedUd> {
    all.get(&id).map(|found| MyndighedUd {
        slags: found.kind.clone(),
        kode: found.code.clone(),
        navn: found.navn.clone(),
    })
}

impl IndkaldelseUd {
    /// A stored conversation.
    pub fn af(row: &Indkaldelse, all: &Organisationer) -> Self {
        let row = row.clone();
        Self {
            indkaldelse_id: row.id.uuid(),
            version: row.version,
            status: row.status.as_str(),
            aflyst_af: row.aflyst_af.map(|by| by.as_str()),
            myndighed: myndighed(row.myndighed_id, all),
            gaestende_myndighed: row.a_kasse_id.and_then(|id| myndighed(id, all)),
            fra: Fra {
                starttidspunkt: row.starts_at,
                starttidspunkt_lokal: row.local_start,
                sluttidspunkt: row.ends_at,
                sluttidspunkt_lokal: row.local_end,
            },
            samtale_type: row.samtaletype.id(),
            moede_gruppe_type: row.moedegruppetype.id(),
            samtaleform: row.samtaleform.id(),
            selvbooket: row.selvbooket,
            ombooking_mulig: row.ombooking_mulig,
            ombooking_frist: row.ombook_til,
            aflysning_mulig: row.aflysning_mulig,
            aflysning_frist: row.aflys_til,
            titel: row.titel,
            beskrivelse: row.beskrivelse,
            medarbejder: row.medarbejder,
            team: row.team,
            adresse: row.adresse,
            borger_ringer: row.borger_ringer,
            moedetelefon: row.moedetelefon,
            digitalt_moedelink: row.moedelink,
            borger_telefon: row.borger_telefon,
            borger_email: row.borger_email,
            kontakt_telefon: row.kontakt_telefon,
            kontakt_email: row.kontakt_email,
            gruppemoede_id: row.gruppemoede_id,
            ejersystem: row.ejersystem.map(|system| system.id()),
            bekraeftet: row.bekraeftet_at,
            a_kasse_afbud: row.a_kasse_afbud_at,
            udfald: row.udfald.map(|udfald| udfald.id()),
            a_kasse_deltog: row.a_kasse_deltog,
            oprettet: row.created_at,
            opdateret: row.updated_at,
        }
    }
}

impl SammenfaldUd {
    /// A collision.
    pub fn af(other: &Sammenfald, all: &Organisationer) -> Self {
        Self {
            starttidspunkt: other.starts_at,
            sluttidspunkt: other.ends_at,
            myndighed: myndighed(other.myndighed, all),
        }
    }
}

impl IndkaldelseVersionUd {
    /// A stored version.
    pub fn af(version: &IndkaldelseVersion, all: &Organisationer) -> Self {
        let stood = serde_json::from_str::<Indkaldelse>(&version.tilstand).ok();
        Self {
            indkaldelse_id: version.indkaldelse_id.uuid(),
            version: version.version,
            tidspunkt: version.at,
            handling: version.handling.clone(),
            indkaldelse: stood.map(|row| IndkaldelseUd::af(&row, all)),
        }
    }
}
