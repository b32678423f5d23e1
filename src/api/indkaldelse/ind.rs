//! A conversation as an authority reports it.

use chrono::NaiveDate;
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::api::tidspunkt::Tid;
use crate::domain::indkaldelse::Udkast;

/// Everything that is said of a conversation (databekendtgørelsen § 20). An update says all of it again.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(example = json!({
    "samtaleType": 7, "moedeGruppeType": 901, "samtaleform": 901, "starttidspunkt": "2026-12-01T09:00:00", "varighed": 45,
    "ombookingMulig": false, "aflysningMulig": false, "titel": "Jobsamtale", "beskrivelse": "Vi taler om din jobsøgning.",
    "medarbejder": "Karen Prøve", "adresse": "Demogade 12, 8000 Aarhus C", "kontaktTelefon": "12345678"
}))]
pub struct IndkaldelseInd {
    /// Shared by the members of a group meeting; needed for one.
    pub gruppemoede_id: Option<Uuid>,
    /// The one system that may change it afterwards: a value of Ejersystem.
    pub ejersystem: Option<u16>,
    /// The borger may move it.
    pub ombooking_mulig: bool,
    /// Last whole local day on which she may; needed exactly when she may.
    pub ombooking_frist: Option<NaiveDate>,
    /// She may call it off.
    pub aflysning_mulig: bool,
    /// Last whole local day on which she may; without it until it begins.
    pub aflysning_frist: Option<NaiveDate>,
    /// She booked it herself, in another system.
    #[serde(default)]
    pub selvbooket: bool,
    /// Start.
    pub starttidspunkt: Tid,
    /// End; or say how long.
    pub sluttidspunkt: Option<Tid>,
    /// Length in minutes.
    pub varighed: Option<i64>,
    /// A value of SamtaleType.
    pub samtale_type: u16,
    /// A value of MoedeGruppeType.
    pub moede_gruppe_type: u16,
    /// A value of Samtaleform.
    pub samtaleform: u16,
    /// The borger's a-kasse takes part: a fælles jobsamtale.
    #[serde(default)]
    pub a_kasse_deltager: bool,
    /// Title, at most 256 characters.
    pub titel: String,
    /// Description, at most 4,000 characters.
    pub beskrivelse: String,
    /// Who holds it; this or a team.
    pub medarbejder: Option<String>,
    /// The team that holds it.
    pub team: Option<String>,
    /// Street address; needed for a meeting in person.
    pub adresse: Option<String>,
    /// Of a telephone meeting: she rings `moedetelefon`; else she is rung on `borgerTelefon`.
    #[serde(default)]
    pub borger_ringer: bool,
    /// The number she rings.
    pub moedetelefon: Option<String>,
    /// The https address of a digital meeting.
    pub digitalt_moedelink: Option<String>,
    /// Where she is rung.
    pub borger_telefon: Option<String>,
    /// Where she is written to.
    pub borger_email: Option<String>,
    /// The authority's number for questions; this or an e-mail address.
    pub kontakt_telefon: Option<String>,
    /// The authority's e-mail address for questions.
    pub kontakt_email: Option<String>,
}

impl From<IndkaldelseInd> for Udkast {
    fn from(ind: IndkaldelseInd) -> Self {
        Self {
            gruppemoede_id: ind.gruppemoede_id,
            ejersystem: ind.ejersystem,
            ombooking_mulig: ind.ombooking_mulig,
            ombooking_frist: ind.ombooking_frist,
            aflysning_mulig: ind.aflysning_mulig,
            aflysning_frist: ind.aflysning_frist,
            selvbooket: ind.selvbooket,
            start: Some(ind.starttidspunkt.0),
            slut: ind.sluttidspunkt.map(|slut| slut.0),
            varighed: ind.varighed,
            samtaletype: ind.samtale_type,
            moedegruppetype: ind.moede_gruppe_type,
            samtaleform: ind.samtaleform,
            a_kasse_deltager: ind.a_kasse_deltager,
            titel: ind.titel,
            beskrivelse: ind.beskrivelse,
            medarbejder: ind.medarbejder,
            team: ind.team,
            adresse: ind.adresse,
            borger_ringer: ind.borger_ringer,
            moedetelefon: ind.moedetelefon,
            link: ind.digitalt_moedelink,
            borger_telefon: ind.borger_telefon,
            borger_email: ind.borger_email,
            kontakt_telefon: ind.kontakt_telefon,
            kontakt_email: ind.kontakt_email,
        }
    }
}
