//! A conversation and a frist as our own machine interface takes them, and DFDG with it: the same words, from the other side.

use chrono::{DateTime, NaiveDate, Utc};
use serde::Serialize;
use uuid::Uuid;

use crate::store::{Frist, Indkaldelse, Myndighedsdeltager};

/// Everything that is said of a conversation.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Samtale<'a> {
    gruppemoede_id: Option<Uuid>,
    ejersystem: Option<u16>,
    ombooking_mulig: bool,
    ombooking_frist: Option<NaiveDate>,
    aflysning_mulig: bool,
    aflysning_frist: Option<NaiveDate>,
    selvbooket: bool,
    starttidspunkt: DateTime<Utc>,
    sluttidspunkt: DateTime<Utc>,
    samtale_type: u16,
    moede_gruppe_type: u16,
    samtaleform: u16,
    a_kasse_deltager: bool,
    titel: &'a str,
    beskrivelse: &'a str,
    medarbejder: Option<&'a str>,
    team: Option<&'a str>,
    adresse: Option<&'a str>,
    borger_ringer: bool,
    moedetelefon: Option<&'a str>,
    digitalt_moedelink: Option<&'a str>,
    borger_telefon: Option<&'a str>,
    borger_email: Option<&'a str>,
    kontakt_telefon: Option<&'a str>,
    kontakt_email: Option<&'a str>,
}

impl<'a> From<&'a Indkaldelse> for Samtale<'a> {
    fn from(row: &'a Indkaldelse) -> Self {
        Self {
            gruppemoede_id: row.gruppemoede_id,
            ejersystem: row.ejersystem.map(|system| system.id()),
            ombooking_mulig: row.ombooking_mulig,
            ombooking_frist: row.ombook_til,
            aflysning_mulig: row.aflysning_mulig,
            aflysning_frist: row.aflys_til,
            selvbooket: row.selvbooket,
            starttidspunkt: row.starts_at,
            sluttidspunkt: row.ends_at,
            samtale_type: row.samtaletype.id(),
            moede_gruppe_type: row.moedegruppetype.id(),
            samtaleform: row.samtaleform.id(),
            a_kasse_deltager: row.a_kasse_id.is_some(),
            titel: &row.titel,
            beskrivelse: &row.beskrivelse,
            medarbejder: row.medarbejder_navngivet.then_some(row.medarbejder.as_str()),
            team: row.team.as_deref(),
            adresse: row.adresse.as_deref(),
            borger_ringer: row.borger_ringer,
            moedetelefon: row.moedetelefon.as_deref(),
            digitalt_moedelink: row.moedelink.as_deref(),
            borger_telefon: row.borger_telefon.as_deref(),
            borger_email: row.borger_email.as_deref(),
            kontakt_telefon: row.kontakt_telefon.as_deref(),
            kontakt_email: row.kontakt_email.as_deref(),
        }
    }
}

/// A choice about the a-kasse's part.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Valg {
    pub indkaldelse_id: Uuid,
    pub deltagelsesvalg: u16,
}

/// A participant. Which conversation he joins is said of one that DFDG does not know.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Deltager<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    indkaldelse_identifier: Option<Uuid>,
    navn: Option<&'a str>,
    kontaktdetaljer: Option<&'a str>,
    telefonnummer: Option<&'a str>,
    email: Option<&'a str>,
    rolle: u16,
}

impl<'a> Deltager<'a> {
    pub(super) fn kendt(row: &'a Myndighedsdeltager) -> Self {
        Self {
            indkaldelse_identifier: None,
            navn: row.navn.as_deref(),
            kontaktdetaljer: row.kontaktdetaljer.as_deref(),
            telefonnummer: row.telefonnummer.as_deref(),
            email: row.email.as_deref(),
            rolle: row.rolle.id(),
        }
    }

    pub(super) fn ny(row: &'a Myndighedsdeltager) -> Self {
        Self { indkaldelse_identifier: Some(row.indkaldelse_id.uuid()), ..Self::kendt(row) }
    }
}

/// How a conversation went.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Gik {
    pub udfald: u16,
    pub a_kasse_deltog: Option<bool>,
}

/// A frist that DFDG does not know.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct NyFrist {
    samtale_type: u16,
    fristdato: NaiveDate,
    sidste_afholdelsesdato: NaiveDate,
}

impl From<&Frist> for NyFrist {
    fn from(frist: &Frist) -> Self {
        Self {
            samtale_type: frist.samtaletype.id(),
            fristdato: frist.fristdato,
            sidste_afholdelsesdato: frist.sidste_afholdelsesdato,
        }
    }
}

/// A frist that DFDG knows.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct AendretFrist<'a> {
    fristdato: NaiveDate,
    sidste_afholdelsesdato: NaiveDate,
    begrundelse: Option<&'a str>,
}

impl<'a> AendretFrist<'a> {
    pub(super) fn ny(frist: &Frist, begrundelse: Option<&'a str>) -> Self {
        Self { fristdato: frist.fristdato, sidste_afholdelsesdato: frist.sidste_afholdelsesdato, begrundelse }
    }
}
