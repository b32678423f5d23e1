//! When is it? From the start, end and length that a caller gives to one stretch of time.
//!
//! A clock time that does not exist is refused, and one that comes twice is never guessed.

use chrono::{DateTime, Days, NaiveDate, NaiveDateTime, TimeDelta, Utc};

use super::{Code, Field, Verdict};
use crate::domain::calendar::ZoneLookup;
use crate::domain::indkaldelse::{Gennemloeb, Opslag};
use crate::domain::indstilling::Indstillinger;

/// How long a conversation may be, in minutes: up to a day and a night. Source: our own choice.
pub const MINUTTER: std::ops::RangeInclusive<i64> = 1..=1440;

const START: &[Field] = &[Field::Starttidspunkt];
const SLUT: &[Field] = &[Field::Sluttidspunkt];
const VARIGHED: &[Field] = &[Field::Varighed];

/// What the caller says of the time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tider {
    /// Start.
    pub start: Option<Opslag>,
    /// End.
    pub slut: Option<Opslag>,
    /// Length in minutes.
    pub varighed: Option<i64>,
}

/// When it is held.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tidsrum {
    /// Start, local; its date is the day it is held on.
    pub lokal_start: NaiveDateTime,
    /// Start.
    pub starts_at: DateTime<Utc>,
    /// End, at least a minute later.
    pub ends_at: DateTime<Utc>,
}

/// The stretch of time, exactly when there is no fault. Source: DFDG CreateIndkaldelse, 90002, 90004.
pub fn tidspunkt(tider: &Tider, today: NaiveDate, indstillinger: &Indstillinger) -> (Verdict, Option<Tidsrum>) {
    let mut verdict = Verdict::default();
    verdict.refuse_if(tider.start.is_none(), START, Code::StartMissing);
    // DFDG compares days: earlier today is allowed, for what is reported afterwards.
    let before = tider.start.is_some_and(|start| start.lokal.date() < today);
    verdict.refuse_if(before, START, Code::StartBeforeToday);
    let last = today.checked_add_days(Days::new(indstillinger.fremtid_dage.into()));
    let starts_at = tider.start.and_then(|start| oejeblik(&mut verdict, START, start, last));
    let slut = tider.slut.and_then(|slut| oejeblik(&mut verdict, SLUT, slut, last));
    let laengde = laengde(&mut verdict, tider, indstillinger);
    let ends_at = match (starts_at, slut) {
        (Some(starts_at), Some(slut)) => {
            passer(&mut verdict, slut - starts_at, laengde);
            Some(slut)
        }
        (Some(starts_at), None) => laengde.and_then(|laengde| regnet(&mut verdict, starts_at, laengde)),
        (None, _) => None,
    };
    let tidsrum = match (tider.start, starts_at, ends_at) {
        (Some(Opslag { lokal: lokal_start, .. }), Some(starts_at), Some(ends_at)) if verdict.is_kept() => {
            Some(Tidsrum { lokal_start, starts_at, ends_at })
        }
        _ => None,
    };
    (verdict, tidsrum)
}

/// The instant of one point in time, if the time-zone table and the caller together name one.
fn oejeblik(
    verdict: &mut Verdict,
    fields: &'static [Field],
    opslag: Opslag,
    last: Option<NaiveDate>,
) -> Option<DateTime<Utc>> {
    verdict.refuse_if(last.is_some_and(|last| opslag.lokal.date() > last), fields, Code::TooFarAhead);
    match (opslag.zone, opslag.gennemloeb) {
        (ZoneLookup::Unique(instant), _)
        | (ZoneLookup::Fold { earlier: instant, .. }, Some(Gennemloeb::Foerste))
        | (ZoneLookup::Fold { later: instant, .. }, Some(Gennemloeb::Andet)) => return Some(instant),
        (ZoneLookup::Gap, _) => verdict.refuse_if(true, fields, Code::LocalTimeMissing),
        (ZoneLookup::Fold { .. }, None) => verdict.refuse_if(true, fields, Code::LocalTimeTwice),
    }
    None
}

/// The length as given, or as assumed when there is no end either.
fn laengde(verdict: &mut Verdict, tider: &Tider, indstillinger: &Indstillinger) -> Option<TimeDelta> {
    let assumed = tider.varighed.is_none() && tider.slut.is_none();
    verdict.warn_if(assumed, VARIGHED, Code::VarighedAssumed);
    let minutter = tider.varighed.or_else(|| assumed.then(|| indstillinger.samtale_minutter.into()))?;
    let known = MINUTTER.contains(&minutter);
    verdict.refuse_if(!known, VARIGHED, Code::VarighedWrong);
    known.then(|| TimeDelta::minutes(minutter))
}

/// Whether the time from start to end is a length at all, and the one that was said.
fn passer(verdict: &mut Verdict, fra_til: TimeDelta, sagt: Option<TimeDelta>) {
    let backwards = fra_til < TimeDelta::zero();
    let possible = TimeDelta::minutes(*MINUTTER.start())..=TimeDelta::minutes(*MINUTTER.end());
    verdict.refuse_if(backwards, SLUT, Code::EndBeforeStart);
    verdict.refuse_if(!backwards && !possible.contains(&fra_til), SLUT, Code::VarighedWrong);
    let other = sagt.is_some_and(|sagt| sagt != fra_til);
    verdict.refuse_if(!backwards && other, &[Field::Varighed, Field::Sluttidspunkt], Code::VarighedWrong);
}

/// The end, reckoned; past the last instant there is, it is too far ahead.
fn regnet(verdict: &mut Verdict, starts_at: DateTime<Utc>, laengde: TimeDelta) -> Option<DateTime<Utc>> {
    let ends_at = starts_at.checked_add_signed(laengde);
    verdict.refuse_if(ends_at.is_none(), START, Code::TooFarAhead);
    ends_at
}

#[cfg(test)]
mod tests;
