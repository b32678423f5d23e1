//! The serie: the standing rule under an aftale from which its times are derived.
//!
//! The rule is kept and the times follow from it, so deriving again gives the same times. Everything here is local
//! time; which instants the slots are is for the caller, who has the time-zone table.

pub mod andel;
mod bookbar;
mod del;
mod omfang;
mod tilpasning;
mod week_pattern;
mod weekdays;

#[cfg(test)]
mod tests;

use std::collections::BTreeSet;
use std::ops::RangeInclusive;

use chrono::{Datelike, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};
use thiserror::Error;

pub use bookbar::{BOOKBAR_DAGE, BookbarRegel, BookbarTil};
pub use del::SerieDel;
pub use omfang::{Omfang, har_faelles_tider};
pub use tilpasning::{Nuvaerende, Tilpasning};
pub use week_pattern::{WeekPattern, WeekPatternFejl};
pub use weekdays::{Weekdays, WeekdaysFejl};

use super::calendar::IsoWeek;
use super::calendar::holidays::is_closed_for_all;

/// Lengths of one conversation that a serie may have, in minutes. Ours: no source sets a bound.
pub const LENGTH_MINUTES: RangeInclusive<u16> = 5..=240;
/// The longest pause between two conversations, in minutes. Ours.
pub const PAUSE_MINUTES_MAX: u16 = 240;
/// How many conversations a serie may hold at the same time. Ours.
pub const CAPACITY: RangeInclusive<u16> = 1..=50;
/// Hours before a time at which places that are kept for an a-kasse may be released. Ours.
pub const FRIGIV_TIMER: RangeInclusive<u16> = 1..=672;

/// A rule as typed or stored, not yet known to be sound. [`Serie::new`] checks it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SerieRegel {
    /// The days of the week that have times.
    pub weekdays: Weekdays,
    /// The weeks that have times.
    pub weeks: WeekPattern,
    /// Local start of the first conversation of a day.
    pub from: NaiveTime,
    /// Local time by which the last conversation of a day has ended. The same day: no window runs over midnight.
    pub to: NaiveTime,
    /// Length of a conversation, in minutes.
    pub length_minutes: u16,
    /// Minutes from one conversation's end to the next one's start. None is needed after the last.
    pub pause_minutes: u16,
    /// Conversations held at the same time, each in its own room or call.
    pub capacity: u16,
    /// First day of the rule.
    pub valid_from: NaiveDate,
    /// Last day of the rule, included.
    pub valid_to: NaiveDate,
}

/// A rule without faults.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Serie(SerieRegel);

/// One thing wrong with a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Error)]
pub enum SerieFejl {
    /// Der er ikke valgt nogen ugedag.
    #[error("no weekday is chosen")]
    IngenUgedage,
    /// Ugerne skal stå på en liste, men listen er tom.
    #[error("the list of weeks is empty")]
    IngenUger,
    /// Sluttidspunktet ligger ikke efter starttidspunktet.
    #[error("the window does not end after it starts")]
    VindueOmvendt,
    /// Samtalens længde ligger uden for [`LENGTH_MINUTES`].
    #[error("the length of a conversation is out of bounds")]
    LaengdeUdenForGraense,
    /// Pausen er længere end [`PAUSE_MINUTES_MAX`].
    #[error("the pause is too long")]
    PauseForLang,
    /// Der er ikke plads til en eneste samtale mellem start og slut.
    #[error("not one conversation fits into the window")]
    VindueForKort,
    /// Antallet af samtidige samtaler ligger uden for [`CAPACITY`].
    #[error("the number of simultaneous conversations is out of bounds")]
    KapacitetUdenForGraense,
    /// Den sidste dag ligger før den første.
    #[error("the last day lies before the first")]
    PeriodeOmvendt,
}

/// A derived time: local, on one day, end after start.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LocalSlot {
    /// Local start.
    pub start: NaiveDateTime,
    /// Local end, not included: the next slot may start there.
    pub end: NaiveDateTime,
}

impl Serie {
    /// Checks the rule and names every fault at once, in the order of the fields, so that a form can show them all.
    pub fn new(regel: SerieRegel) -> Result<Self, Vec<SerieFejl>> {
        let faults = regel.faults();
        if faults.is_empty() { Ok(Self(regel)) } else { Err(faults) }
    }

    /// The rule, for the store and for showing it.
    pub const fn regel(&self) -> &SerieRegel {
        &self.0
    }

    /// The slots of the days that lie in both `range` and the rule's own period, in order of time.
    ///
    /// Helligdage, office-closed days and `excepted` days have none. Simultaneous conversations share one slot: the
    /// capacity is the serie's. Days are independent, so deriving two halves of a range gives the whole.
    pub fn derive(
        &self,
        range: RangeInclusive<NaiveDate>,
        excepted: &BTreeSet<NaiveDate>,
    ) -> impl Iterator<Item = LocalSlot> {
        let (first, last) = (self.0.valid_from.max(*range.start()), self.0.valid_to.min(*range.end()));
        first
            .iter_days()
            .take_while(move |date| *date <= last)
            .filter(|date| self.0.meets_on(*date) && !excepted.contains(date))
            .flat_map(|date| self.0.slots_on(date))
    }
}

impl SerieRegel {
    fn faults(&self) -> Vec<SerieFejl> {
        let checks = [
            (self.weekdays.is_empty(), SerieFejl::IngenUgedage),
            (self.weeks.is_empty(), SerieFejl::IngenUger),
            (self.from >= self.to, SerieFejl::VindueOmvendt),
            (!LENGTH_MINUTES.contains(&self.length_minutes), SerieFejl::LaengdeUdenForGraense),
            (self.pause_minutes > PAUSE_MINUTES_MAX, SerieFejl::PauseForLang),
            (self.from < self.to && self.window() < self.length(), SerieFejl::VindueForKort),
            (!CAPACITY.contains(&self.capacity), SerieFejl::KapacitetUdenForGraense),
            (self.valid_from > self.valid_to, SerieFejl::PeriodeOmvendt),
        ];
        checks.into_iter().filter_map(|(wrong, fault)| wrong.then_some(fault)).collect()
    }

    fn window(&self) -> TimeDelta {
        self.to.signed_duration_since(self.from)
    }

    fn length(&self) -> TimeDelta {
        TimeDelta::minutes(self.length_minutes.into())
    }

    fn meets_on(&self, date: NaiveDate) -> bool {
        self.wants(date) && !is_closed_for_all(date)
    }

    /// Whether the pattern has the day, were it not off for everybody.
    fn wants(&self, date: NaiveDate) -> bool {
        self.weekdays.contains(date.weekday()) && self.weeks.contains(IsoWeek::of(date))
    }

    fn slots_on(&self, date: NaiveDate) -> impl Iterator<Item = LocalSlot> + use<> {
        let (opening, window, length) = (date.and_time(self.from), self.window(), self.length());
        let step = i64::from(self.length_minutes) + i64::from(self.pause_minutes);
        (0..)
            .map(move |place| TimeDelta::minutes(place * step))
            .take_while(move |start| *start + length <= window)
            .map(move |start| LocalSlot { start: opening + start, end: opening + start + length })
    }
}
