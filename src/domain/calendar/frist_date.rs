//! Which day a new frist is given.

use chrono::{Days, NaiveDate};

use super::next_working_day_on_or_after;

/// The date to propose for a frist created on a day: `min_days` whole days later, and when `off_days_off` moved forward out of
/// days off.
///
/// The least length (8 days in star.dk's Q&A of 2020) is a setting, so it is an argument. Moving forward follows the
/// general practice for time limits; no rule for self-booking was found. The frist runs to the end of the day.
pub fn propose_fristdato(created: NaiveDate, min_days: u32, off_days_off: bool) -> NaiveDate {
    let earliest = created.checked_add_days(Days::new(min_days.into())).unwrap_or(NaiveDate::MAX);
    if off_days_off { next_working_day_on_or_after(earliest) } else { earliest }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::calendar::is_day_off;
    use proptest::prelude::*;

    #[test]
    fn vectors() {
        let vectors = [
            ("2023-04-27", "2023-05-08", "store bededag, for the last time"),
            ("2024-04-18", "2024-04-26", "Easter + 26 is an ordinary day from 2024"),
            ("2025-12-16", "2025-12-29", "24, 25, 26 December and a weekend"),
            ("2025-12-23", "2026-01-02", "over the year's end"),
            ("2026-03-25", "2026-04-07", "the whole of Easter"),
            ("2026-03-27", "2026-04-07", "Easter from its Saturday"),
            ("2026-05-28", "2026-06-08", "grundlovsdag and a weekend"),
            ("2026-07-01", "2026-07-09", "nothing in the way"),
            ("2027-05-08", "2027-05-18", "Pentecost"),
            ("2028-05-28", "2028-06-06", "2. pinsedag is grundlovsdag"),
        ];
        for (created, shown, why) in vectors {
            let proposed = propose_fristdato(created.parse().unwrap(), 8, true);
            assert_eq!(proposed, shown.parse().unwrap(), "{created}: {why}");
            let plain: NaiveDate = created.parse().unwrap();
            assert_eq!(propose_fristdato(plain, 8, false), plain + Days::new(8));
        }
    }

    #[test]
    fn the_end_of_the_calendar_does_not_panic() {
        let _ = propose_fristdato(NaiveDate::MAX, u32::MAX, true);
    }

    proptest! {
        #[test]
        fn never_short_and_never_on_a_day_off(offset in 0..20_000i64, min_days in 0..60u32) {
            let created = NaiveDate::from_ymd_opt(2020, 1, 1).unwrap() + chrono::TimeDelta::days(offset);
            let proposed = propose_fristdato(created, min_days, true);
            prop_assert!((proposed - created).num_days() >= min_days.into());
            prop_assert!(!is_day_off(proposed));
        }
    }
}
