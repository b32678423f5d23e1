//! ISO weeks: Monday first; week 1 holds the year's first Thursday, so a week's year may differ from the date's.

use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, Days, NaiveDate, Weekday};
use thiserror::Error;

/// One week of one year, e.g. "2026-W48", the form of HTML's week field. Ordered by time.
///
/// Kept as its Monday, so that every value is a week that exists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct IsoWeek {
    monday: NaiveDate,
}

/// The text is no week: wrong form, or week 53 of a year that has 52.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("a week is written as in 2026-W48")]
pub struct IsoWeekFejl;

impl IsoWeek {
    /// `None` when the year has no such week. `year` is the ISO year.
    pub fn new(year: i32, week: u32) -> Option<Self> {
        NaiveDate::from_isoywd_opt(year, week, Weekday::Mon).map(|monday| Self { monday })
    }

    /// The week the date lies in.
    pub fn of(date: NaiveDate) -> Self {
        let past_monday = Days::new(date.weekday().num_days_from_monday().into());
        // Only the first days that chrono can hold have no Monday before them.
        Self { monday: date.checked_sub_days(past_monday).unwrap_or(NaiveDate::MIN) }
    }

    /// The ISO year: for 2027-01-01 it is 2026.
    pub fn year(self) -> i32 {
        self.monday.iso_week().year()
    }

    /// 1–53.
    pub fn number(self) -> u32 {
        self.monday.iso_week().week()
    }

    /// The first day of the week.
    pub const fn monday(self) -> NaiveDate {
        self.monday
    }

    /// "Lige uge". By number: after a year of 53 weeks two odd weeks follow each other.
    pub fn is_even(self) -> bool {
        self.number().is_multiple_of(2)
    }
}

impl fmt::Display for IsoWeek {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-W{:02}", self.year(), self.number())
    }
}

impl FromStr for IsoWeek {
    type Err = IsoWeekFejl;

    /// Exactly four digits, `-W`, two digits.
    fn from_str(text: &str) -> Result<Self, IsoWeekFejl> {
        let (year, week) = text.split_once("-W").ok_or(IsoWeekFejl)?;
        let is_number = |part: &str, digits: usize| part.len() == digits && part.bytes().all(|b| b.is_ascii_digit());
        if !is_number(year, 4) || !is_number(week, 2) {
            return Err(IsoWeekFejl);
        }
        let (year, week) = year.parse().ok().zip(week.parse().ok()).ok_or(IsoWeekFejl)?;
        Self::new(year, week).ok_or(IsoWeekFejl)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn week(text: &str) -> IsoWeek {
        text.parse().unwrap()
    }

    #[test]
    fn monday_and_parity() {
        assert_eq!(week("2026-W48").monday(), NaiveDate::from_ymd_opt(2026, 11, 23).unwrap());
        assert!(week("2026-W48").is_even());
        assert!(!week("2026-W49").is_even());
    }

    #[test]
    fn the_year_of_a_week_is_not_that_of_every_day_in_it() {
        let new_year = NaiveDate::from_ymd_opt(2027, 1, 1).unwrap();
        assert_eq!(IsoWeek::of(new_year), week("2026-W53"));
        assert_eq!((IsoWeek::of(new_year).year(), IsoWeek::of(new_year).number()), (2026, 53));
    }

    #[test]
    fn two_odd_weeks_follow_each_other_after_week_53() {
        assert!(!week("2026-W53").is_even() && !week("2027-W01").is_even());
    }

    #[test]
    fn refuses_other_forms_and_weeks_that_never_were() {
        for text in [
            "",
            "2026-48",
            "2026-W5",
            "2026-W054",
            "2026-W00",
            "2025-W53",
            "26-W48",
            "+026-W48",
            "2026-w48",
            " 2026-W48",
        ] {
            assert_eq!(text.parse::<IsoWeek>(), Err(IsoWeekFejl), "{text}");
        }
    }

    #[test]
    fn the_ends_of_the_calendar_do_not_panic() {
        for date in [NaiveDate::MIN, NaiveDate::MAX] {
            let _ = IsoWeek::of(date).to_string();
        }
    }

    proptest! {
        #[test]
        fn text_round_trip(offset in 0..100_000i64) {
            let date = NaiveDate::from_ymd_opt(1900, 1, 1).unwrap() + chrono::TimeDelta::days(offset);
            let of = IsoWeek::of(date);
            prop_assert_eq!(of.to_string().parse::<IsoWeek>(), Ok(of));
            prop_assert!((0..7).contains(&(date - of.monday()).num_days()));
        }
    }
}
