//! Where she is to be, by how the conversation is held: a link, an address, the number she rings or is rung on.

use super::link::er_https;
use super::{ADRESSE_MAX, Code, Field, LINK_MAX, Verdict, linje, maaske, telefon};
use crate::domain::code_lists::Samtaleform;
use crate::domain::indkaldelse::Udkast;

/// What the form needs is there, and what is given for any form is well-formed.
pub(super) fn form(udkast: &Udkast, samtaleform: Option<Samtaleform>) -> Verdict {
    samtaleform
        .map(|form| kraevet(udkast, form))
        .unwrap_or_default()
        .and(&link(udkast))
        .and(&linje(&[Field::Adresse], udkast.adresse.as_deref(), ADRESSE_MAX))
        .and(&telefon(&udkast.moedetelefon, &[Field::Moedetelefon]))
        .and(&telefon(&udkast.borger_telefon, &[Field::BorgerTelefon]))
}

fn kraevet(udkast: &Udkast, samtaleform: Samtaleform) -> Verdict {
    let (text, fields, code): (_, &[Field], _) = match samtaleform {
        Samtaleform::Digital => (&udkast.link, &[Field::DigitaltMoedelink], Code::LinkMissing),
        Samtaleform::Personlig => (&udkast.adresse, &[Field::Adresse], Code::AdresseMissing),
        Samtaleform::Telefonisk if udkast.borger_ringer => {
            (&udkast.moedetelefon, &[Field::Moedetelefon], Code::MoedetelefonMissing)
        }
        Samtaleform::Telefonisk => (&udkast.borger_telefon, &[Field::BorgerTelefon], Code::BorgerTelefonMissing),
    };
    let mut verdict = Verdict::default();
    verdict.refuse_if(maaske(text).is_none(), fields, code);
    verdict
}

fn link(udkast: &Udkast) -> Verdict {
    let mut verdict = Verdict::default();
    let wrong = maaske(&udkast.link).is_some_and(|link| !er_https(link));
    let long = maaske(&udkast.link).is_some_and(|link| link.chars().count() > LINK_MAX);
    verdict.refuse_if(wrong, &[Field::DigitaltMoedelink], Code::LinkForm);
    verdict.refuse_if(long, &[Field::DigitaltMoedelink], Code::TextTooLong);
    verdict
}
