//! A message in words, from what is known of it.

use chrono::{NaiveDateTime, NaiveTime};

use super::kalender::{self, Parter};
use crate::services::besked::{Grundlag, Samtale};
use crate::store::Frist;
use crate::texts::beskeder::ord::Ord;
use crate::texts::beskeder::{OmFrist, Skrivelse, om_frist, om_samtale, sms};

/// A message, ready for every way.
pub struct Brev<'a> {
    /// All that is known of it.
    pub grundlag: &'a Grundlag,
    /// What it says.
    pub skrivelse: Skrivelse,
    /// What an SMS says of it.
    pub sms: String,
    /// Where she logs in.
    pub public_url: Option<&'a str>,
}

impl<'a> Brev<'a> {
    /// The message as it reads now.
    pub fn om(grundlag: &'a Grundlag, public_url: Option<&'a str>) -> Self {
        let (skrivelse, hvornaar) = match (&grundlag.samtale, &grundlag.frist) {
            (Some(samtale), _) => (om_samtalen(grundlag, samtale), samtale.indkaldelse.local_start),
            (None, Some(frist)) => (om_fristen(grundlag, frist), frist.fristdato.and_time(NaiveTime::MIN)),
            // Such a message is dropped before it comes here.
            (None, None) => (intet(), NaiveDateTime::MIN),
        };
        let sms = sms::sms(grundlag.notifikation.kind, hvornaar, &grundlag.jobcenter.navn);
        Self { grundlag, skrivelse, sms, public_url }
    }

    /// The same for ever: who sends it again sends the same.
    pub fn id(&self) -> String {
        self.grundlag.notifikation.id.to_string()
    }

    /// Its paragraphs before the rows, with the greeting.
    pub fn hilsen(&self) -> String {
        format!("{} {}", Ord::Hej.da(), en_linje(&self.grundlag.borger.navn))
    }

    /// As plain text, from greeting to signature.
    pub fn som_tekst(&self) -> String {
        let log_ind = self.public_url.map(|url| format!("{} {url}", Ord::LogInd.da()));
        let slut = format!("{}\n{}", Ord::Hilsen.da(), self.grundlag.jobcenter.navn);
        let parts = [Some(self.hilsen()), Some(self.skrivelse.som_tekst()), log_ind, Some(slut)];
        parts.into_iter().flatten().collect::<Vec<_>>().join("\n\n")
    }

    /// The conversation to be put into a calendar, or taken out of it: not with a reminder.
    pub fn kalendersamtale(&self) -> Option<&Samtale> {
        self.grundlag.samtale.as_ref().filter(|_| !self.grundlag.notifikation.kind.er_paamindelse())
    }
}

impl Samtale {
    /// Who takes part.
    pub fn parter(&self) -> Parter<'_> {
        let a_kasse = self.a_kasse.as_ref().map(|a_kasse| a_kasse.navn.as_str());
        Parter { myndighed: &self.myndighed.navn, a_kasse, deltagere: &self.deltagere }
    }
}

/// Without line breaks and other control characters: for what becomes a header or an attribute.
pub fn en_linje(tekst: &str) -> String {
    tekst.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}

fn om_samtalen(grundlag: &Grundlag, samtale: &Samtale) -> Skrivelse {
    let mut told = kalender::fortalt(&samtale.indkaldelse, samtale.parter());
    told.kontakt_telefon = told.kontakt_telefon.or(samtale.myndighed.telefon.as_deref());
    om_samtale(grundlag.notifikation.kind, &told, samtale.indkaldelse.aflyst_af)
}

fn om_fristen(grundlag: &Grundlag, frist: &Frist) -> Skrivelse {
    let told = OmFrist {
        samtaletype: frist.samtaletype,
        fristdato: frist.fristdato,
        sidste_afholdelsesdato: frist.sidste_afholdelsesdato,
        grund: frist.grund,
        myndighed: &grundlag.jobcenter.navn,
        telefon: grundlag.jobcenter.telefon.as_deref(),
    };
    om_frist(grundlag.notifikation.kind, &told)
}

fn intet() -> Skrivelse {
    Skrivelse { emne: Ord::SmsNy.da().to_owned(), indledning: vec![], raekker: vec![], slutning: vec![] }
}
