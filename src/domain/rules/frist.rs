//! What a jobcenter may ask of FristService: issue a frist, change it, open it again. What time and bookings do to a
//! frist afterwards is its life cycle and stands in `domain::frist`.

use chrono::{Datelike, Days, NaiveDate};

use super::tekst::{angivet, linjer};
use super::{Code, Field, Verdict};
use crate::domain::calendar::is_day_off;
use crate::domain::code_lists::{Kontaktgruppe, MyndighedType, SamtaleType};
use crate::domain::frist::FristStatus;
use crate::domain::indstilling::Indstillinger;

/// The longest reason for opening a frist again, in characters.
pub const BEGRUNDELSE_MAX: usize = 900;

/// Who calls.
#[derive(Clone, Copy, Debug)]
pub struct Kalder {
    /// As what.
    pub myndighed: MyndighedType,
    /// The borger is the caller's own.
    pub egen_borger: bool,
}

/// What the rules need to know of the borger, today.
#[derive(Clone, Copy, Debug)]
pub struct Person {
    /// Her kontaktgruppe; none when the register holds a number we do not know.
    pub kontaktgruppe: Option<Kontaktgruppe>,
    /// Registered as jobseeker.
    pub tilmeldt: bool,
    /// Dead.
    pub doed: bool,
    /// Absence 56, 57 or 75 is in force.
    pub selvbook_fravaer: bool,
    /// She has an active frist of the same type.
    pub har_aktiv: bool,
    /// A coming conversation of hers releases the frist.
    pub har_booket: bool,
}

/// The two days of a frist, both local and whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Datoer {
    /// Last day to book.
    pub fristdato: NaiveDate,
    /// Last day to hold the conversation.
    pub sidste_afholdelsesdato: NaiveDate,
}

/// The days between which Fristdato may lie, both included. Its last day may lie as far ahead.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Graenser {
    /// The first of them.
    pub tidligst: NaiveDate,
    /// The last of them.
    pub senest: NaiveDate,
}

/// Between which days Fristdato may lie. `fra`: the Fristdato that is changed; none: it is a new one, or one that is opened again.
pub fn graenser(fra: Option<NaiveDate>, today: NaiveDate, indstillinger: &Indstillinger) -> Graenser {
    let after = |days: i64| {
        let days = u64::try_from(days).unwrap_or(0);
        today.checked_add_days(Days::new(days)).unwrap_or(NaiveDate::MAX)
    };
    Graenser { tidligst: after(mindst(fra, today, indstillinger)), senest: after(indstillinger.fremtid_dage.into()) }
}

/// Days ahead at which Fristdato lies at least: the least length; of one that is changed what remains of it, if that is less.
fn mindst(fra: Option<NaiveDate>, today: NaiveDate, indstillinger: &Indstillinger) -> i64 {
    let length = i64::from(indstillinger.frist_min_dage);
    fra.map_or(length, |fra| days(today, fra).min(length).max(0))
}

/// May the caller issue this frist? `samtaletype` is the number as given. A frist is always born, also beside a booking
/// or an absence that ends it at once: that is a warning.
pub fn udsted(
    kalder: &Kalder,
    person: &Person,
    samtaletype: u16,
    datoer: Datoer,
    today: NaiveDate,
    indstillinger: &Indstillinger,
) -> Verdict {
    let mut verdict = adgang(kalder);
    if verdict.is_kept() {
        samtaletypen(&mut verdict, samtaletype, person.kontaktgruppe);
        personen(&mut verdict, person);
        datoerne(&mut verdict, datoer, mindst(None, today, indstillinger), today, indstillinger);
    }
    verdict
}

/// What can be said of a frist without knowing whose it is, and of what is known of it: for a line whose other cells cannot be read.
pub fn alene(samtaletype: Option<u16>, datoer: Option<Datoer>, today: NaiveDate, law: &Indstillinger) -> Verdict {
    let mut verdict = Verdict::default();
    if let Some(samtaletype) = samtaletype {
        // A dagpengemodtager may have every type.
        samtaletypen(&mut verdict, samtaletype, Some(Kontaktgruppe::Kg1));
    }
    if let Some(datoer) = datoer {
        datoerne(&mut verdict, datoer, mindst(None, today, law), today, law);
    }
    verdict
}

/// Are there times for her to book? `antal` is how many she can book that are held by SidsteAfholdelsesdato. A frist without is
/// set all the same when somebody knows why; she is owed the documentation (guide 10190/2016, section 2.12).
pub fn tider_nok(antal: i64) -> Verdict {
    let mut verdict = Verdict::default();
    verdict.warn_if(antal < 1, &[Field::SidsteAfholdelsesdato], Code::TooFewTimes);
    verdict
}

/// May the caller change the days of a frist that is `status` today? A frist is never made shorter than what remains of
/// it or the least length, whichever is less; to prolong it, or leave it, is allowed however near its day is.
pub fn opdater(
    kalder: &Kalder,
    status: FristStatus,
    fra: Datoer,
    til: Datoer,
    today: NaiveDate,
    indstillinger: &Indstillinger,
) -> Verdict {
    let mut verdict = adgang(kalder);
    if verdict.is_kept() {
        let mindst = mindst(Some(fra.fristdato), today, indstillinger);
        verdict.refuse_if(status != FristStatus::Aktiv, &[Field::FristId], Code::FristNotActive);
        datoerne(&mut verdict, til, mindst, today, indstillinger);
    }
    verdict
}

/// May the caller open a frist again that is `status` today, because the authority was at fault? Its days are new ones,
/// so they are as those of a new frist. One that was closed administratively has no effect to take back.
pub fn genaabn(
    kalder: &Kalder,
    status: FristStatus,
    til: Datoer,
    begrundelse: &str,
    har_aktiv: bool,
    today: NaiveDate,
    indstillinger: &Indstillinger,
) -> Verdict {
    let mut verdict = adgang(kalder);
    if verdict.is_kept() {
        verdict.refuse_if(status != FristStatus::Overskredet, &[Field::FristId], Code::FristNotOverskredet);
        verdict.refuse_if(har_aktiv, &[Field::FristId], Code::FristExists);
        verdict.refuse_if(angivet(begrundelse).is_none(), &[Field::Begrundelse], Code::BegrundelseMissing);
        datoerne(&mut verdict, til, mindst(None, today, indstillinger), today, indstillinger);
        verdict = verdict.and(&linjer(&[Field::Begrundelse], Some(begrundelse), BEGRUNDELSE_MAX));
    }
    verdict
}

/// A caller without access is told that alone: any other answer would tell an a-kasse, or another jobcenter, what
/// frister and bookings a borger has.
fn adgang(kalder: &Kalder) -> Verdict {
    let mut verdict = Verdict::default();
    let jobcenter = kalder.myndighed == MyndighedType::Jobcenter;
    verdict.refuse_if(!jobcenter, &[Field::Myndighed], Code::NotAuthorised);
    verdict.refuse_if(jobcenter && !kalder.egen_borger, &[Field::Borger], Code::NotOwnBorger);
    verdict
}

fn samtaletypen(verdict: &mut Verdict, id: u16, kontaktgruppe: Option<Kontaktgruppe>) {
    use SamtaleType::{FaellesJobsamtale, Jobsamtale, Opfoelgningssamtale};
    let known = SamtaleType::from_id(id);
    let unsupported = known.is_some_and(|typ| !matches!(typ, Opfoelgningssamtale | Jobsamtale | FaellesJobsamtale));
    let dagpenge = kontaktgruppe.is_some_and(Kontaktgruppe::is_dagpenge);
    let not_hers = known == Some(FaellesJobsamtale) && !dagpenge;
    verdict.refuse_if(known.is_none(), &[Field::SamtaleType], Code::SamtaleTypeUnknown);
    verdict.refuse_if(unsupported, &[Field::SamtaleType], Code::FristTypeUnsupported);
    verdict.refuse_if(not_hers, &[Field::SamtaleType], Code::TypeNotForKontaktgruppe);
}

fn personen(verdict: &mut Verdict, person: &Person) {
    verdict.refuse_if(!person.tilmeldt, &[Field::Borger], Code::NotTilmeldt);
    verdict.refuse_if(person.doed, &[Field::Borger], Code::Dead);
    verdict.refuse_if(person.har_aktiv, &[Field::SamtaleType], Code::FristExists);
    verdict.warn_if(person.selvbook_fravaer, &[Field::Borger], Code::FristBornClosed);
    verdict.warn_if(person.har_booket, &[Field::Borger], Code::FristBornMet);
}

/// Fristdato lies at least `mindst` days ahead. On a day off it stands as given: other systems know why they chose it.
fn datoerne(verdict: &mut Verdict, datoer: Datoer, mindst: i64, today: NaiveDate, indstillinger: &Indstillinger) {
    let Datoer { fristdato, sidste_afholdelsesdato: sidste } = datoer;
    verdict.refuse_if(days(today, fristdato) < mindst, &[Field::Fristdato], Code::FristTooShort);
    verdict.refuse_if(sidste < fristdato, &[Field::SidsteAfholdelsesdato], Code::LastDayBeforeFristdato);
    verdict.refuse_if(too_far_ahead(fristdato, today, indstillinger), &[Field::Fristdato], Code::TooFarAhead);
    verdict.refuse_if(too_far_ahead(sidste, today, indstillinger), &[Field::SidsteAfholdelsesdato], Code::TooFarAhead);
    verdict.warn_if(is_day_off(fristdato), &[Field::Fristdato], Code::FristdatoOnDayOff);
}

/// Whether a day lies further ahead than anybody plans.
pub(super) fn too_far_ahead(day: NaiveDate, today: NaiveDate, indstillinger: &Indstillinger) -> bool {
    days(today, day) > indstillinger.fremtid_dage.into()
}

/// Whether a day lies further back than any fact about a living person. Not every day there is can be stored.
pub(super) fn too_long_ago(day: NaiveDate) -> bool {
    day.year() < 1900
}

/// Whole days from one day to another. A difference, unlike a sum, exists at both ends of the calendar.
fn days(from: NaiveDate, to: NaiveDate) -> i64 {
    to.signed_duration_since(from).num_days()
}

#[cfg(test)]
mod tests;
