//! The periods and intervals that figures are counted by.

use chrono::{Days, NaiveDate};

use super::calendar::IsoWeek;

/// Whole local days, both included, at most [`Periode::LONGEST`] of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Periode {
    fra: NaiveDate,
    til: NaiveDate,
}

/// Why two days are no period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PeriodeFejl {
    /// It ends before it begins.
    Baglaens,
    /// It is longer than [`Periode::LONGEST`] days.
    ForLang,
}

impl Periode {
    /// Days of the longest period: a year and a week.
    pub const LONGEST: i64 = 373;

    /// From `fra` to `til`.
    ///
    /// # Errors
    /// When the days are the wrong way round, or too far apart.
    pub fn new(fra: NaiveDate, til: NaiveDate) -> Result<Self, PeriodeFejl> {
        match til.signed_duration_since(fra).num_days() {
            ..0 => Err(PeriodeFejl::Baglaens),
            Self::LONGEST.. => Err(PeriodeFejl::ForLang),
            _ => Ok(Self { fra, til }),
        }
    }

    /// What is looked at when nothing else is asked for: four whole weeks back, this one, and eight ahead.
    pub fn around(today: NaiveDate) -> Self {
        let monday = IsoWeek::of(today).monday();
        let fra = monday.checked_sub_days(Days::new(28)).unwrap_or(monday);
        let til = monday.checked_add_days(Days::new(62)).unwrap_or(monday);
        Self { fra, til }
    }

    /// The first day.
    pub const fn fra(self) -> NaiveDate {
        self.fra
    }

    /// The last day.
    pub const fn til(self) -> NaiveDate {
        self.til
    }
}

/// How long before a conversation it was booked, in whole days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Interval {
    /// 0 or 1.
    SammeEllerNaeste,
    /// 2 to 3.
    ToTilTre,
    /// 4 to 7.
    FireTilSyv,
    /// 8 to 14.
    OtteTilFjorten,
    /// 15 to 28.
    FemtenTilOtteogtyve,
    /// More.
    Laengere,
}

impl Interval {
    /// All, shortest first.
    pub const ALL: [Self; 6] = [
        Self::SammeEllerNaeste,
        Self::ToTilTre,
        Self::FireTilSyv,
        Self::OtteTilFjorten,
        Self::FemtenTilOtteogtyve,
        Self::Laengere,
    ];

    /// The interval of so many days.
    pub const fn of(dage: i64) -> Self {
        match dage {
            ..=1 => Self::SammeEllerNaeste,
            2..=3 => Self::ToTilTre,
            4..=7 => Self::FireTilSyv,
            8..=14 => Self::OtteTilFjorten,
            15..=28 => Self::FemtenTilOtteogtyve,
            _ => Self::Laengere,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_period_goes_forwards_for_a_year_at_most() {
        let first = day("2026-01-01");
        assert_eq!(Periode::new(first, first).map(Periode::til), Ok(first));
        assert_eq!(Periode::new(first, day("2025-12-31")), Err(PeriodeFejl::Baglaens));
        assert!(Periode::new(first, first + Days::new(372)).is_ok());
        assert_eq!(Periode::new(first, first + Days::new(373)), Err(PeriodeFejl::ForLang));
    }

    #[test]
    fn the_usual_period_is_thirteen_whole_weeks() {
        let usual = Periode::around(day("2026-11-25"));
        assert_eq!((usual.fra(), usual.til()), (day("2026-10-26"), day("2027-01-24")));
    }

    #[test]
    fn every_day_lies_in_one_interval() {
        let edges = [0, 1, 2, 3, 4, 7, 8, 14, 15, 28, 29, 400].map(Interval::of);
        let all = Interval::ALL.map(|interval| [interval, interval]).concat();
        assert_eq!(edges.to_vec(), all);
        assert_eq!(Interval::of(-1), Interval::SammeEllerNaeste);
    }
}
