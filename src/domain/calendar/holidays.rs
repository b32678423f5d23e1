//! Danish helligdage, computed from Easter, and the other days on which offices are closed.
//!
//! The kinds are those of forældelsesloven § 27(2): weekends, helligdage, 5 June, 24 and 31 December.

use chrono::{Datelike, NaiveDate, Weekday};

/// The last year with store bededag: abolished from 2024 by an act of March 2023.
const LAST_STORE_BEDEDAG: i32 = 2023;

/// A public holiday of the folkekirke's year or the calendar's. No substitute day is given when one falls in a weekend.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Helligdag {
    /// 1 January.
    Nytaarsdag,
    /// Three days before Easter Sunday.
    Skaertorsdag,
    /// Two days before Easter Sunday.
    Langfredag,
    /// Easter Sunday.
    Paaskedag,
    /// Easter Monday.
    AndenPaaskedag,
    /// 26 days after Easter Sunday, up to and including 2023.
    StoreBededag,
    /// 39 days after Easter Sunday.
    KristiHimmelfartsdag,
    /// 49 days after Easter Sunday.
    Pinsedag,
    /// 50 days after Easter Sunday.
    AndenPinsedag,
    /// 25 December.
    Juledag,
    /// 26 December.
    AndenJuledag,
}

impl Helligdag {
    /// The Danish name, as it stands inside a sentence.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Nytaarsdag => "nytårsdag",
            Self::Skaertorsdag => "skærtorsdag",
            Self::Langfredag => "langfredag",
            Self::Paaskedag => "påskedag",
            Self::AndenPaaskedag => "2. påskedag",
            Self::StoreBededag => "store bededag",
            Self::KristiHimmelfartsdag => "Kristi himmelfartsdag",
            Self::Pinsedag => "pinsedag",
            Self::AndenPinsedag => "2. pinsedag",
            Self::Juledag => "juledag",
            Self::AndenJuledag => "2. juledag",
        }
    }
}

/// A day that is no helligdag, but on which offices are closed and time limits move on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum OfficeClosed {
    /// 5 June; may coincide with 2. pinsedag, as in 2028.
    Grundlovsdag,
    /// 24 December.
    Juleaftensdag,
    /// 31 December.
    Nytaarsaftensdag,
}

impl OfficeClosed {
    /// The Danish name, as it stands inside a sentence.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Grundlovsdag => "grundlovsdag",
            Self::Juleaftensdag => "juleaftensdag",
            Self::Nytaarsaftensdag => "nytårsaftensdag",
        }
    }
}

/// The helligdag that falls on the day, if any.
pub fn helligdag(date: NaiveDate) -> Option<Helligdag> {
    match (date.month(), date.day()) {
        (1, 1) => Some(Helligdag::Nytaarsdag),
        (12, 25) => Some(Helligdag::Juledag),
        (12, 26) => Some(Helligdag::AndenJuledag),
        _ => movable(date),
    }
}

fn movable(date: NaiveDate) -> Option<Helligdag> {
    let days_after_easter = date.signed_duration_since(easter_sunday(date.year())?).num_days();
    match days_after_easter {
        -3 => Some(Helligdag::Skaertorsdag),
        -2 => Some(Helligdag::Langfredag),
        0 => Some(Helligdag::Paaskedag),
        1 => Some(Helligdag::AndenPaaskedag),
        26 if date.year() <= LAST_STORE_BEDEDAG => Some(Helligdag::StoreBededag),
        39 => Some(Helligdag::KristiHimmelfartsdag),
        49 => Some(Helligdag::Pinsedag),
        50 => Some(Helligdag::AndenPinsedag),
        _ => None,
    }
}

/// Easter Sunday of the Gregorian year, by the anonymous algorithm (Meeus/Jones/Butcher), whose letters are kept.
/// `None` only for a year that chrono cannot hold.
pub fn easter_sunday(year: i32) -> Option<NaiveDate> {
    let (a, b, c) = (year.rem_euclid(19), year.div_euclid(100), year.rem_euclid(100));
    let g = (8 * b + 13).div_euclid(25);
    let h = (19 * a + b - b.div_euclid(4) - g + 15).rem_euclid(30);
    let l = (32 + 2 * b.rem_euclid(4) + 2 * (c / 4) - h - c % 4).rem_euclid(7);
    let m = (a + 11 * h + 22 * l) / 451;
    let n = h + l - 7 * m + 114;
    NaiveDate::from_ymd_opt(year, u32::try_from(n / 31).ok()?, u32::try_from(n % 31 + 1).ok()?)
}

/// The closed day that is no helligdag, if the date is one.
pub fn office_closed(date: NaiveDate) -> Option<OfficeClosed> {
    match (date.month(), date.day()) {
        (6, 5) => Some(OfficeClosed::Grundlovsdag),
        (12, 24) => Some(OfficeClosed::Juleaftensdag),
        (12, 31) => Some(OfficeClosed::Nytaarsaftensdag),
        _ => None,
    }
}

/// Whether offices are closed for a reason other than the weekend.
pub fn is_closed_for_all(date: NaiveDate) -> bool {
    helligdag(date).is_some() || office_closed(date).is_some()
}

/// Weekend, helligdag or office-closed day. 1 May and the Friday after Ascension are ordinary days here: they are local.
pub fn is_day_off(date: NaiveDate) -> bool {
    matches!(date.weekday(), Weekday::Sat | Weekday::Sun) || is_closed_for_all(date)
}

/// The day itself, or the first one after it that is not off. At the very end of the calendar, the day itself.
pub fn next_working_day_on_or_after(date: NaiveDate) -> NaiveDate {
    date.iter_days().find(|day| !is_day_off(*day)).unwrap_or(date)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    fn year_days(year: i32) -> impl Iterator<Item = NaiveDate> {
        day(year, 1, 1).iter_days().take_while(move |date| date.year() == year)
    }

    /// Year, then (day, month) of: Easter, skærtorsdag, langfredag, 2. påskedag, store bededag, himmelfart, 2. pinsedag.
    type Row = (i32, [(u32, u32); 7]);
    const TABLE: [Row; 6] = [
        (2023, [(9, 4), (6, 4), (7, 4), (10, 4), (5, 5), (18, 5), (29, 5)]),
        (2024, [(31, 3), (28, 3), (29, 3), (1, 4), (0, 0), (9, 5), (20, 5)]),
        (2025, [(20, 4), (17, 4), (18, 4), (21, 4), (0, 0), (29, 5), (9, 6)]),
        (2026, [(5, 4), (2, 4), (3, 4), (6, 4), (0, 0), (14, 5), (25, 5)]),
        (2027, [(28, 3), (25, 3), (26, 3), (29, 3), (0, 0), (6, 5), (17, 5)]),
        (2028, [(16, 4), (13, 4), (14, 4), (17, 4), (0, 0), (25, 5), (5, 6)]),
    ];
    const KINDS: [Helligdag; 7] = [
        Helligdag::Paaskedag,
        Helligdag::Skaertorsdag,
        Helligdag::Langfredag,
        Helligdag::AndenPaaskedag,
        Helligdag::StoreBededag,
        Helligdag::KristiHimmelfartsdag,
        Helligdag::AndenPinsedag,
    ];

    #[test]
    fn the_easter_table() {
        for (year, columns) in TABLE {
            for (kind, (dom, month)) in KINDS.into_iter().zip(columns) {
                let found = year_days(year).find(|date| helligdag(*date) == Some(kind));
                assert_eq!(found, NaiveDate::from_ymd_opt(year, month, dom), "{kind:?} {year}");
            }
        }
    }

    #[test]
    fn two_independent_libraries_agree_on_every_day_of_sixteen_years() {
        let told = include_str!("helligdage_2020_2035.txt").lines().filter(|line| !line.starts_with('#'));
        let told: std::collections::BTreeSet<NaiveDate> = told.map(|line| line.parse().unwrap()).collect();
        let ours = (2020..=2035).flat_map(year_days).filter(|date| helligdag(*date).is_some()).collect();
        assert_eq!(told, ours);
        assert_eq!(told.len(), 164);
    }

    #[test]
    fn ten_helligdage_a_year_and_eleven_in_2023() {
        for (year, count) in [(2022, 11), (2023, 11), (2024, 10), (2026, 10), (2038, 10)] {
            assert_eq!(year_days(year).filter(|date| helligdag(*date).is_some()).count(), count, "{year}");
        }
    }

    #[test]
    fn the_fifth_of_june_2028_is_both() {
        assert_eq!(helligdag(day(2028, 6, 5)), Some(Helligdag::AndenPinsedag));
        assert_eq!(office_closed(day(2028, 6, 5)), Some(OfficeClosed::Grundlovsdag));
    }

    #[test]
    fn ordinary_days_stay_ordinary() {
        for date in [day(2026, 5, 1), day(2026, 5, 15), day(2024, 4, 26), day(2026, 12, 23), day(2026, 12, 30)] {
            assert!(!is_day_off(date), "{date}");
        }
        assert!(is_day_off(day(2026, 11, 28)), "a Saturday");
    }

    #[test]
    fn the_end_of_the_calendar_does_not_panic() {
        assert_eq!(easter_sunday(i32::MAX / 64), None);
        assert!(next_working_day_on_or_after(NaiveDate::MAX) <= NaiveDate::MAX);
        assert_eq!(helligdag(NaiveDate::MIN), Some(Helligdag::Nytaarsdag));
    }

    proptest! {
        #[test]
        fn easter_is_a_sunday_between_22_march_and_25_april(year in 1583..=9999i32) {
            let easter = easter_sunday(year).unwrap();
            prop_assert_eq!(easter.weekday(), Weekday::Sun);
            prop_assert!((day(year, 3, 22)..=day(year, 4, 25)).contains(&easter));
        }

        #[test]
        fn the_next_working_day_is_near_and_the_first(offset in 0..40_000i64) {
            let date = day(2000, 1, 1) + chrono::TimeDelta::days(offset);
            let next = next_working_day_on_or_after(date);
            prop_assert!(!is_day_off(next) && next >= date && (next - date).num_days() <= 5);
            prop_assert!(date.iter_days().take_while(|day| *day < next).all(is_day_off));
        }
    }
}
