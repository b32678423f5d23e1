//! Where the conversations of a series are held, by whom, and what they are about.

use super::SerieForm;
use crate::domain::code_lists::Samtaleform;
use crate::domain::phone::Telefonnummer;
use crate::domain::rules::detaljer::link::er_https;
use crate::domain::rules::detaljer::{ADRESSE_MAX, BESKRIVELSE_MAX, LINK_MAX, NAVN_MAX, TITEL_MAX};
use crate::domain::rules::tekst::{angivet, linje, linjer};
use crate::domain::rules::{Code, Field, Verdict};

/// Where they meet, by the form of meeting.
pub(super) fn sted(form: &SerieForm, samtaleform: Option<Samtaleform>) -> Verdict {
    let mut verdict = Verdict::default();
    let (adresse, link, telefon) = (angivet(&form.adresse), angivet(&form.link), angivet(&form.telefon));
    let is = |form| samtaleform == Some(form);
    verdict.refuse_if(is(Samtaleform::Personlig) && adresse.is_none(), &[Field::Adresse], Code::AdresseMissing);
    let digital = &[Field::DigitaltMoedelink];
    verdict.refuse_if(is(Samtaleform::Digital) && link.is_none(), digital, Code::LinkMissing);
    verdict.refuse_if(link.is_some_and(|link| !er_https(link)), digital, Code::LinkForm);
    verdict.refuse_if(link.is_some_and(|link| link.chars().count() > LINK_MAX), digital, Code::TextTooLong);
    let wrong = telefon.is_some_and(|number| number.parse::<Telefonnummer>().is_err());
    verdict.refuse_if(wrong, &[Field::Moedetelefon], Code::TelefonForm);
    verdict.and(&linje(&[Field::Adresse], adresse, ADRESSE_MAX))
}

/// Who holds it, and what it says.
pub(super) fn indhold(form: &SerieForm) -> Verdict {
    let mut verdict = Verdict::default();
    verdict.refuse_if(angivet(&form.medarbejder).is_none(), &[Field::Medarbejder], Code::MedarbejderMissing);
    verdict.refuse_if(angivet(&form.titel).is_none(), &[Field::Titel], Code::TitelMissing);
    verdict.refuse_if(angivet(&form.beskrivelse).is_none(), &[Field::Beskrivelse], Code::BeskrivelseMissing);
    verdict
        .and(&linje(&[Field::Medarbejder], Some(&form.medarbejder), NAVN_MAX))
        .and(&linje(&[Field::Titel], Some(&form.titel), TITEL_MAX))
        .and(&linjer(&[Field::Beskrivelse], Some(&form.beskrivelse), BESKRIVELSE_MAX))
}
