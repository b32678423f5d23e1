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

/// En myndighed.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(example = json!({ "slags": "jobcenter", "kode": "75100", "navn": "Jobcenter Aarhus" }))]
pub struct MyndighedUd {
    /// `jobcenter` eller `a_kasse`.
    pub slags: String,
    /// Et jobcenters fem cifre, en a-kasses nøgle.
    pub kode: String,
    /// Til mennesker.
    pub navn: String,
}

/// En samtale.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct IndkaldelseUd {
    /// Det samme, når den flyttes.
    pub indkaldelse_id: Uuid,
    /// Er også ETag.
    pub version: i64,
    /// `planlagt` eller `aflyst`.
    #[schema(value_type = String)]
    pub status: &'static str,
    /// Hvem der aflyste: `borger`, `myndighed`, `lukning`, `ejersystem` eller `registeret`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>)]
    pub aflyst_af: Option<&'static str>,
    /// Den myndighed, der holder den.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub myndighed: Option<MyndighedUd>,
    /// Den a-kasse, der deltager som gæst.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gaestende_myndighed: Option<MyndighedUd>,
    /// Hvornår.
    #[serde(flatten)]
    pub fra: Fra,
    /// En værdi fra SamtaleType.
    pub samtale_type: u16,
    /// En værdi fra MoedeGruppeType.
    pub moede_gruppe_type: u16,
    /// En værdi fra Samtaleform.
    pub samtaleform: u16,
    /// Borgeren har selv booket den.
    pub selvbooket: bool,
    /// Borgeren kan flytte den.
    pub ombooking_mulig: bool,
    /// Sidste hele dag, borgeren kan.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ombooking_frist: Option<NaiveDate>,
    /// Borgeren kan melde afbud.
    pub aflysning_mulig: bool,
    /// Sidste hele dag, borgeren kan.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub aflysning_frist: Option<NaiveDate>,
    /// Titel.
    pub titel: String,
    /// Beskrivelse.
    pub beskrivelse: String,
    /// Hvem der holder den.
    #[schema(value_type = Option<String>)]
    pub medarbejder: String,
    /// Det team, der holder den.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub team: Option<String>,
    /// Adresse.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub adresse: Option<String>,
    /// Borgeren ringer til `moedetelefon`.
    pub borger_ringer: bool,
    /// Det nummer, borgeren ringer til.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub moedetelefon: Option<String>,
    /// Adressen på et digitalt møde.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub digitalt_moedelink: Option<String>,
    /// Hvor borgeren ringes op.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub borger_telefon: Option<String>,
    /// Hvor borgeren skrives til.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub borger_email: Option<String>,
    /// Myndighedens telefonnummer til spørgsmål.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kontakt_telefon: Option<String>,
    /// Myndighedens e-mailadresse til spørgsmål.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kontakt_email: Option<String>,
    /// Fælles for deltagerne i et gruppemøde.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gruppemoede_id: Option<Uuid>,
    /// Det ene system, der må ændre den.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ejersystem: Option<u16>,
    /// Hvornår borgeren bekræftede at komme.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bekraeftet: Option<DateTime<Utc>>,
    /// Hvornår a-kassen meldte, at den ikke kan komme.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub a_kasse_afbud: Option<DateTime<Utc>>,
    /// Hvordan den gik: en værdi fra Udfald.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub udfald: Option<u16>,
    /// Om a-kassen deltog.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub a_kasse_deltog: Option<bool>,
    /// Hvornår den blev oprettet.
    pub oprettet: DateTime<Utc>,
    /// Hvornår den sidst blev ændret.
    pub opdateret: DateTime<Utc>,
}

/// Det, der blev skrevet, og det, der bør ses efter.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct IndkaldelseSvar {
    /// Som den er nu.
    pub indkaldelse: IndkaldelseUd,
    /// Det, der er tilladt og bør ses efter.
    pub advarsler: Vec<Kode>,
    /// Andre samtaler på samme tid: kun hvornår, og hvis.
    pub sammenfald: Vec<SammenfaldUd>,
}

/// En anden samtale på samme tid.
#[derive(Serialize, ToSchema)]
pub struct SammenfaldUd {
    /// Start, UTC.
    pub starttidspunkt: DateTime<Utc>,
    /// Slut, UTC.
    pub sluttidspunkt: DateTime<Utc>,
    /// Den myndighed, der holder den.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub myndighed: Option<MyndighedUd>,
}

/// En udgave af en samtale, som den var efter ændringen.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct IndkaldelseVersionUd {
    /// Hvilken samtale.
    pub indkaldelse_id: Uuid,
    /// Hvilken udgave det blev.
    pub version: i64,
    /// Hvornår.
    pub tidspunkt: DateTime<Utc>,
    /// Hvad der skete, i ét ord.
    pub handling: String,
    /// Som den var; ikke for det, der er skrevet, før der var en historik.
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
