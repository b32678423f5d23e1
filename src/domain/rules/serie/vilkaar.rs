//! From when until when the times of a series can be booked, and which a-kasser share them.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use super::{Deling, SerieForm, klokkeslaet};
use crate::domain::ids::OrganisationId;
use crate::domain::rules::tekst::angivet;
use crate::domain::rules::{Code, Field, Verdict};
use crate::domain::serie::{BOOKBAR_DAGE, BookbarRegel, BookbarTil, FRIGIV_TIMER};

/// From when until when.
pub(super) fn bookbar(form: &SerieForm) -> (Verdict, BookbarRegel) {
    let mut verdict = Verdict::default();
    let fra_dage = dage(&mut verdict, &[Field::BookbarFra], &form.bookbar_fra);
    let til_dage = dage(&mut verdict, &[Field::BookbarTil], &form.bookbar_til);
    let kl = angivet(&form.bookbar_til_kl).and_then(|kl| klokkeslaet(&mut verdict, &[Field::BookbarTilKl], kl));
    let regel = BookbarRegel { fra_dage, til: til_dage.map(|dage| BookbarTil { dage, kl }) };
    let reversed = regel.er_omvendt() || (kl.is_some() && angivet(&form.bookbar_til).is_none());
    verdict.refuse_if(reversed, &[Field::BookbarTil], Code::BookbarReversed);
    (verdict, regel)
}

fn dage(verdict: &mut Verdict, fields: &'static [Field], text: &str) -> Option<u16> {
    tal(verdict, fields, text, &BOOKBAR_DAGE, Code::BookbarOutOfBounds)
}

/// A number within bounds; none: nothing is typed, or the fault is told.
fn tal(
    verdict: &mut Verdict,
    fields: &'static [Field],
    text: &str,
    bounds: &RangeInclusive<u16>,
    code: Code,
) -> Option<u16> {
    let typed = angivet(text)?;
    let number = typed.trim().parse().ok().filter(|number| bounds.contains(number));
    verdict.refuse_if(number.is_none(), fields, code);
    number
}

/// Who shares it. What is typed for the a-kasse of the aftale alone shares nothing.
pub(super) fn deling(form: &SerieForm, a_kasse: OrganisationId) -> (Verdict, Option<Deling>) {
    let mut verdict = Verdict::default();
    let frigiv_timer = tal(&mut verdict, &[Field::FrigivTimer], &form.frigiv, &FRIGIV_TIMER, Code::FrigivOutOfBounds);
    let mut andele = BTreeMap::new();
    for (&who, typed) in &form.andele {
        let bounds = 0..=u16::MAX;
        if let Some(pladser) = tal(&mut verdict, &[Field::Andele], typed, &bounds, Code::AndelForm) {
            andele.insert(who, pladser);
        }
    }
    if andele.keys().all(|who| *who == a_kasse) {
        return (verdict, None);
    }
    andele.entry(a_kasse).or_insert(0);
    let kept: u32 = andele.values().copied().map(u32::from).sum();
    let places = form.kapacitet.trim().parse::<u32>().ok();
    verdict.refuse_if(places.is_some_and(|places| kept > places), &[Field::Andele], Code::AndeleAboveKapacitet);
    (verdict, Some(Deling { andele, frigiv_timer }))
}
