//! From when until when the times of a series can be booked. Local, as everything of a rule: which instants they are is for the
//! caller, who has the time-zone table.

use std::ops::RangeInclusive;

use chrono::{Days, NaiveDate, NaiveDateTime, NaiveTime};

/// Days before a time that it may open or close for booking. Ours: times are made for twelve weeks.
pub const BOOKBAR_DAGE: RangeInclusive<u16> = 0..=84;

/// The rule. Without bounds, a time can be booked as soon as it is there and until it begins.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct BookbarRegel {
    /// Days before a time from the beginning of which it can be booked.
    pub fra_dage: Option<u16>,
    /// Until when.
    pub til: Option<BookbarTil>,
}

/// Until when a time can be booked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BookbarTil {
    /// Days before the time: 0, on its own day.
    pub dage: u16,
    /// When on that day, not included; none: to the end of the day.
    pub kl: Option<NaiveTime>,
}

impl BookbarRegel {
    /// The local moment from which a time on this day can be booked.
    pub fn aabner(&self, day: NaiveDate) -> Option<NaiveDateTime> {
        Some(before(day, self.fra_dage?).and_time(NaiveTime::MIN))
    }

    /// The local moment from which it can be booked no more.
    pub fn lukker(&self, day: NaiveDate) -> Option<NaiveDateTime> {
        let BookbarTil { dage, kl } = self.til?;
        let last = before(day, dage);
        match kl {
            Some(kl) => Some(last.and_time(kl)),
            None => Some(last.succ_opt()?.and_time(NaiveTime::MIN)),
        }
    }

    /// Whether no time could ever be booked.
    pub fn er_omvendt(&self) -> bool {
        let day = NaiveDate::default();
        self.aabner(day).zip(self.lukker(day)).is_some_and(|(opens, closes)| opens >= closes)
    }
}

fn before(day: NaiveDate, days: u16) -> NaiveDate {
    day.checked_sub_days(Days::new(days.into())).unwrap_or(day)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn regel(fra_dage: Option<u16>, til: Option<(u16, Option<&str>)>) -> BookbarRegel {
        let til = til.map(|(dage, kl)| BookbarTil { dage, kl: kl.map(|kl| kl.parse().unwrap()) });
        BookbarRegel { fra_dage, til }
    }

    fn bounds(regel: BookbarRegel) -> (Option<String>, Option<String>) {
        let day = "2026-12-16".parse().unwrap();
        (regel.aabner(day).map(|at| at.to_string()), regel.lukker(day).map(|at| at.to_string()))
    }

    #[test]
    fn days_are_whole_and_a_clock_time_ends_the_last_one() {
        let at = |text: &str| Some(text.to_owned());
        assert_eq!(bounds(BookbarRegel::default()), (None, None));
        let days = bounds(regel(Some(14), Some((2, None))));
        assert_eq!(days, (at("2026-12-02 00:00:00"), at("2026-12-15 00:00:00")));
        let clock = bounds(regel(None, Some((1, Some("12:00:00")))));
        assert_eq!(clock, (None, at("2026-12-15 12:00:00")));
        assert_eq!(bounds(regel(None, Some((0, None)))).1, at("2026-12-17 00:00:00"), "its own day to the end");
    }

    #[test]
    fn it_opens_before_it_closes() {
        assert!(!BookbarRegel::default().er_omvendt());
        assert!(!regel(Some(2), Some((2, None))).er_omvendt(), "a whole day is left");
        assert!(!regel(Some(2), Some((2, Some("00:01:00")))).er_omvendt());
        assert!(regel(Some(2), Some((2, Some("00:00:00")))).er_omvendt());
        assert!(regel(Some(2), Some((3, None))).er_omvendt());
    }
}
