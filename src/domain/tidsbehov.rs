//! Enough times? Open frister against free places, week by week: whoever has a frist must find a time in the weeks until its last
//! day, so that what counts is what has come together by then.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};

use super::calendar::IsoWeek;

/// One week of one a-kasse.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Uge {
    /// Which.
    pub uge: IsoWeek,
    /// Open frister whose SidsteAfholdelsesdato lies in it.
    pub frister: i64,
    /// Free places in it.
    pub pladser: i64,
    /// How many of all frister up to it find no place up to it.
    pub mangler: i64,
}

/// The weeks from today's to the last that has a frist or a place. A frist whose last day has passed wants a place this week.
///
/// `frister` by SidsteAfholdelsesdato, `pladser` by the day of the time.
pub fn uger(
    today: NaiveDate,
    frister: impl IntoIterator<Item = (NaiveDate, i64)>,
    pladser: impl IntoIterator<Item = (NaiveDate, i64)>,
) -> Vec<Uge> {
    let mut weeks: BTreeMap<IsoWeek, (i64, i64)> = BTreeMap::new();
    for (day, number) in frister {
        weeks.entry(IsoWeek::of(day.max(today))).or_default().0 += number;
    }
    for (day, number) in pladser {
        weeks.entry(IsoWeek::of(day.max(today))).or_default().1 += number;
    }
    let (mut wanted, mut there) = (0, 0);
    let week = |(uge, (frister, pladser))| {
        wanted += frister;
        there += pladser;
        let mangler = (wanted - there).max(0);
        Uge { uge, frister, pladser, mangler }
    };
    weeks.into_iter().map(week).collect()
}

/// The first week that lacks places and begins within that many days.
pub fn varsel(uger: &[Uge], today: NaiveDate, dage: u32) -> Option<Uge> {
    let last = today.checked_add_days(Days::new(dage.into())).unwrap_or(today);
    uger.iter().copied().find(|uge| uge.mangler > 0 && uge.uge.monday() <= last)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    /// Tuesday of week 48.
    const TODAY: &str = "2026-11-24";

    fn mangler(frister: &[(&str, i64)], pladser: &[(&str, i64)]) -> Vec<(u32, i64)> {
        let by_day = |rows: &[(&str, i64)]| rows.iter().map(|(text, n)| (day(text), *n)).collect::<Vec<_>>();
        let weeks = uger(day(TODAY), by_day(frister), by_day(pladser));
        weeks.iter().map(|uge| (uge.uge.number(), uge.mangler)).collect()
    }

    #[test]
    fn places_before_the_frist_serve_it_and_later_ones_do_not() {
        assert_eq!(mangler(&[("2026-12-04", 3)], &[("2026-11-26", 2), ("2026-12-07", 9)]), [(48, 0), (49, 1), (50, 0)]);
        assert_eq!(mangler(&[("2026-12-04", 2)], &[("2026-11-26", 2)]), [(48, 0), (49, 0)], "just enough");
        assert_eq!(mangler(&[("2026-11-20", 1)], &[]), [(48, 1)], "its last day has passed");
        assert_eq!(mangler(&[], &[]), []);
    }

    #[test]
    fn one_place_serves_one_frist() {
        let two_weeks = mangler(&[("2026-11-27", 1), ("2026-12-04", 1)], &[("2026-11-27", 1)]);
        assert_eq!(two_weeks, [(48, 0), (49, 1)]);
    }

    #[test]
    fn the_warning_comes_that_many_days_ahead() {
        let weeks = uger(day(TODAY), [(day("2026-12-18"), 1)], []);
        // Week 51 begins on 14 December, in 20 days.
        assert_eq!(varsel(&weeks, day(TODAY), 20).map(|uge| uge.mangler), Some(1));
        assert_eq!(varsel(&weeks, day(TODAY), 19), None);
    }
}
