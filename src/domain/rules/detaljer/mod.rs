//! Is all there that must be told of a conversation? Source: databekendtgørelsen § 20, DFDG CreateIndkaldelse.
//!
//! Everything a caller gives is looked at, also what the chosen form has no use for: it may be stored all the same.

mod form;
pub(super) mod link;

use chrono::NaiveDate;

use super::frist::too_long_ago;
use super::tekst::{angivet, linje, linjer};
use super::{Code, Field, Verdict};
use crate::domain::code_lists::{Ejersystem, MoedeGruppeType, SamtaleType, Samtaleform, Validity};
use crate::domain::email::Email;
use crate::domain::indkaldelse::Udkast;
use crate::domain::phone::Telefonnummer;

/// The longest title, in characters.
pub const TITEL_MAX: usize = 256;
/// The longest description, in characters.
pub const BESKRIVELSE_MAX: usize = 4000;
/// The longest name of an employee or a team, in characters. Source: DFDG, `navn` of a participant.
pub const NAVN_MAX: usize = 256;
/// The longest address, in characters.
pub const ADRESSE_MAX: usize = 512;
/// The longest link, in characters: what browsers and mail programs can be trusted with.
pub const LINK_MAX: usize = 2000;

/// The code values of a conversation, known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Koder {
    /// What it is about.
    pub samtaletype: SamtaleType,
    /// Individual or for a group.
    pub moedegruppetype: MoedeGruppeType,
    /// How it is held.
    pub samtaleform: Samtaleform,
    /// The one system that may change it.
    pub ejersystem: Option<Ejersystem>,
}

/// The code values, exactly when all of them are on their lists.
pub fn koder(udkast: &Udkast) -> (Verdict, Option<Koder>) {
    let mut verdict = Verdict::default();
    let samtaletype = SamtaleType::from_id(udkast.samtaletype);
    let moedegruppetype = MoedeGruppeType::from_id(udkast.moedegruppetype);
    let samtaleform = Samtaleform::from_id(udkast.samtaleform);
    let ejersystem = udkast.ejersystem.and_then(Ejersystem::from_id);
    let unknown_ejersystem = udkast.ejersystem.is_some() && ejersystem.is_none();
    verdict.refuse_if(samtaletype.is_none(), &[Field::SamtaleType], Code::SamtaleTypeUnknown);
    verdict.refuse_if(moedegruppetype.is_none(), &[Field::MoedeGruppeType], Code::MoedeGruppeTypeUnknown);
    verdict.refuse_if(samtaleform.is_none(), &[Field::Samtaleform], Code::SamtaleformUnknown);
    verdict.refuse_if(unknown_ejersystem, &[Field::Ejersystem], Code::UnknownCodeValue);
    let koder = match (samtaletype, moedegruppetype, samtaleform) {
        (Some(samtaletype), Some(moedegruppetype), Some(samtaleform)) if verdict.is_kept() => {
            Some(Koder { samtaletype, moedegruppetype, samtaleform, ejersystem })
        }
        _ => None,
    };
    (verdict, koder)
}

/// Is the type in use on the day the conversation is held? Not asked of the cv-samtale, whose own rule has exceptions.
pub fn gyldighed(samtaletype: SamtaleType, held_on: NaiveDate) -> Verdict {
    match samtaletype {
        SamtaleType::CvSamtale => Verdict::default(),
        other => i_brug(other.validity(), held_on),
    }
}

fn i_brug(validity: Validity, held_on: NaiveDate) -> Verdict {
    let mut verdict = Verdict::default();
    verdict.refuse_if(!validity.contains(held_on), &[Field::SamtaleType], Code::ExpiredCodeValue);
    verdict
}

/// Texts, contact data, form and limits. `samtaleform` and `held_on` are none when a fault told elsewhere leaves them
/// unknown; what depends on them is not asked then.
pub fn detaljer(udkast: &Udkast, samtaleform: Option<Samtaleform>, held_on: Option<NaiveDate>) -> Verdict {
    let parts = [
        indhold(udkast),
        afholdes_af(udkast),
        kontakt(udkast),
        form::form(udkast, samtaleform),
        frister(udkast, held_on),
        gruppemoede(udkast),
    ];
    parts.iter().fold(Verdict::default(), Verdict::and)
}

fn indhold(udkast: &Udkast) -> Verdict {
    let mut verdict = Verdict::default();
    verdict.refuse_if(angivet(&udkast.titel).is_none(), &[Field::Titel], Code::TitelMissing);
    verdict.refuse_if(angivet(&udkast.beskrivelse).is_none(), &[Field::Beskrivelse], Code::BeskrivelseMissing);
    verdict.and(&linje(&[Field::Titel], Some(&udkast.titel), TITEL_MAX)).and(&linjer(
        &[Field::Beskrivelse],
        Some(&udkast.beskrivelse),
        BESKRIVELSE_MAX,
    ))
}

fn afholdes_af(udkast: &Udkast) -> Verdict {
    let mut verdict = Verdict::default();
    let (medarbejder, team) = (maaske(&udkast.medarbejder), maaske(&udkast.team));
    let nobody = medarbejder.is_none() && team.is_none();
    verdict.refuse_if(nobody, &[Field::Medarbejder, Field::Team], Code::MedarbejderMissing);
    verdict.warn_if(medarbejder.is_none() && team.is_some(), &[Field::Medarbejder], Code::TeamWithoutName);
    verdict.and(&linje(&[Field::Medarbejder], medarbejder, NAVN_MAX)).and(&linje(&[Field::Team], team, NAVN_MAX))
}

fn kontakt(udkast: &Udkast) -> Verdict {
    let mut verdict = Verdict::default();
    let unreachable = maaske(&udkast.kontakt_telefon).is_none() && maaske(&udkast.kontakt_email).is_none();
    verdict.refuse_if(unreachable, &[Field::KontaktTelefon, Field::KontaktEmail], Code::KontaktMissing);
    verdict
        .and(&telefon(&udkast.kontakt_telefon, &[Field::KontaktTelefon]))
        .and(&email(&udkast.kontakt_email, &[Field::KontaktEmail]))
        .and(&email(&udkast.borger_email, &[Field::BorgerEmail]))
}

fn gruppemoede(udkast: &Udkast) -> Verdict {
    let mut verdict = Verdict::default();
    let missing = udkast.moedegruppetype == MoedeGruppeType::Gruppe.id() && udkast.gruppemoede_id.is_none();
    verdict.refuse_if(missing, &[Field::GruppemoedeId], Code::GruppemoedeIdMissing);
    verdict
}

/// Last days to move it and to call it off. The day of the meeting itself is allowed.
fn frister(udkast: &Udkast, held_on: Option<NaiveDate>) -> Verdict {
    let mut verdict = Verdict::default();
    let (ombooking, aflysning) = (udkast.ombooking_frist, udkast.aflysning_frist);
    let after = |frist: Option<NaiveDate>| frist.zip(held_on).is_some_and(|(frist, held_on)| frist > held_on);
    verdict.refuse_if(
        ombooking.is_some() && !udkast.ombooking_mulig,
        &[Field::OmbookingFrist, Field::OmbookingMulig],
        Code::OmbookingFristForbidden,
    );
    verdict.refuse_if(
        ombooking.is_none() && udkast.ombooking_mulig,
        &[Field::OmbookingFrist],
        Code::OmbookingFristMissing,
    );
    verdict.refuse_if(
        aflysning.is_some() && !udkast.aflysning_mulig,
        &[Field::AflysningFrist, Field::AflysningMulig],
        Code::AflysningFristForbidden,
    );
    let long_ago = |frist: Option<NaiveDate>| frist.is_some_and(too_long_ago);
    verdict.refuse_if(long_ago(ombooking), &[Field::OmbookingFrist], Code::TooLongAgo);
    verdict.refuse_if(long_ago(aflysning), &[Field::AflysningFrist], Code::TooLongAgo);
    verdict.refuse_if(after(ombooking), &[Field::OmbookingFrist], Code::OmbookingFristAfterMeeting);
    verdict.refuse_if(after(aflysning), &[Field::AflysningFrist], Code::AflysningFristAfterMeeting);
    verdict
}

/// An optional text, unless it is blank.
fn maaske(text: &Option<String>) -> Option<&str> {
    text.as_deref().and_then(angivet)
}

fn telefon(text: &Option<String>, fields: &'static [Field]) -> Verdict {
    let mut verdict = Verdict::default();
    let wrong = maaske(text).is_some_and(|text| text.parse::<Telefonnummer>().is_err());
    verdict.refuse_if(wrong, fields, Code::TelefonForm);
    verdict
}

fn email(text: &Option<String>, fields: &'static [Field]) -> Verdict {
    let mut verdict = Verdict::default();
    let wrong = maaske(text).is_some_and(|text| text.parse::<Email>().is_err());
    verdict.refuse_if(wrong, fields, Code::EmailForm);
    verdict
}

#[cfg(test)]
mod tests;
