//! A conversation as an authority reports it.

use chrono::NaiveDate;
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::api::tidspunkt::Tid;
use crate::domain::indkaldelse::Udkast;

/// Alt om en samtale (databekendtgørelsen § 20). En rettelse siger det hele igen.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(example = json!({
    "samtaleType": 7, "moedeGruppeType": 901, "samtaleform": 901, "starttidspunkt": "2026-12-01T09:00:00", "varighed": 45,
    "ombookingMulig": false, "aflysningMulig": false, "titel": "Jobsamtale", "beskrivelse": "Vi taler om din jobsøgning.",
    "medarbejder": "Karen Prøve", "adresse": "Demogade 12, 8000 Aarhus C", "kontaktTelefon": "12345678"
}))]
pub struct IndkaldelseInd {
    /// Fælles for deltagerne i et gruppemøde; kræves til et.
    pub gruppemoede_id: Option<Uuid>,
    /// Det ene system, der må ændre den siden: en værdi fra Ejersystem.
    pub ejersystem: Option<u16>,
    /// Borgeren kan flytte den.
    pub ombooking_mulig: bool,
    /// Sidste hele dag, borgeren kan; kræves netop, når borgeren kan.
    pub ombooking_frist: Option<NaiveDate>,
    /// Borgeren kan melde afbud.
    pub aflysning_mulig: bool,
    /// Sidste hele dag, borgeren kan; udelades den, til samtalen begynder.
    pub aflysning_frist: Option<NaiveDate>,
    /// Borgeren har selv booket den, i et andet system.
    #[serde(default)]
    pub selvbooket: bool,
    /// Start.
    pub starttidspunkt: Tid,
    /// Slut; eller sig, hvor længe.
    pub sluttidspunkt: Option<Tid>,
    /// Længde i minutter.
    pub varighed: Option<i64>,
    /// En værdi fra SamtaleType.
    pub samtale_type: u16,
    /// En værdi fra MoedeGruppeType.
    pub moede_gruppe_type: u16,
    /// En værdi fra Samtaleform.
    pub samtaleform: u16,
    /// Borgerens a-kasse deltager: en fælles jobsamtale.
    #[serde(default)]
    pub a_kasse_deltager: bool,
    /// Titel, højst 256 tegn.
    pub titel: String,
    /// Beskrivelse, højst 4.000 tegn.
    pub beskrivelse: String,
    /// Hvem der holder den; dette eller et team.
    pub medarbejder: Option<String>,
    /// Det team, der holder den.
    pub team: Option<String>,
    /// Adresse; kræves ved personligt fremmøde.
    pub adresse: Option<String>,
    /// Ved telefonmøde: borgeren ringer til `moedetelefon`; ellers ringes borgeren op på `borgerTelefon`.
    #[serde(default)]
    pub borger_ringer: bool,
    /// Det nummer, borgeren ringer til.
    pub moedetelefon: Option<String>,
    /// Https-adressen på et digitalt møde.
    pub digitalt_moedelink: Option<String>,
    /// Hvor borgeren ringes op.
    pub borger_telefon: Option<String>,
    /// Hvor borgeren skrives til.
    pub borger_email: Option<String>,
    /// Myndighedens telefonnummer til spørgsmål; dette eller en e-mailadresse.
    pub kontakt_telefon: Option<String>,
    /// Myndighedens e-mailadresse til spørgsmål.
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
