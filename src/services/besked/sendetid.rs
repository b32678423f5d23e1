//! The hours of sending, as instants. Source: `domain::besked::vindue`.

use chrono::{DateTime, NaiveTime, Utc};

use crate::domain::besked::vindue;
use crate::services::zone;

/// Whether a message may be sent at `now`.
pub fn aaben(now: DateTime<Utc>) -> bool {
    vindue::aaben(zone::local(now))
}

/// The earliest instant from `now` on at which a message may be sent.
pub fn tidligst(now: DateTime<Utc>) -> DateTime<Utc> {
    if aaben(now) {
        return now;
    }
    zone::lookup(vindue::tidligst(zone::local(now))).unique().unwrap_or(now)
}

/// When the Danish day of `now` began.
pub fn dagen(now: DateTime<Utc>) -> DateTime<Utc> {
    zone::lookup(zone::local_date(now).and_time(NaiveTime::MIN)).unique().unwrap_or(now)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    #[test]
    fn a_day_begins_at_danish_midnight() {
        assert_eq!(dagen(at("2026-11-24T22:59:59Z")), at("2026-11-23T23:00:00Z"));
        assert_eq!(dagen(at("2026-10-25T12:00:00Z")), at("2026-10-24T22:00:00Z"));
    }

    #[test]
    fn a_night_is_waited_through_also_when_the_clocks_are_changed() {
        for (now, expected) in [
            // Winter and summer.
            ("2026-11-24T07:59:59Z", "2026-11-24T08:00:00Z"),
            ("2026-11-24T20:59:59Z", "2026-11-24T20:59:59Z"),
            ("2026-11-24T21:00:00Z", "2026-11-25T08:00:00Z"),
            ("2026-07-01T20:00:00Z", "2026-07-02T07:00:00Z"),
            // The night of 29 March is an hour short, that of 25 October an hour long.
            ("2026-03-28T21:00:00Z", "2026-03-29T07:00:00Z"),
            ("2026-03-29T00:59:59Z", "2026-03-29T07:00:00Z"),
            ("2026-03-29T01:00:00Z", "2026-03-29T07:00:00Z"),
            ("2026-10-24T20:00:00Z", "2026-10-25T08:00:00Z"),
            ("2026-10-25T00:30:00Z", "2026-10-25T08:00:00Z"),
            ("2026-10-25T01:30:00Z", "2026-10-25T08:00:00Z"),
            ("2026-10-25T07:59:59Z", "2026-10-25T08:00:00Z"),
        ] {
            assert_eq!(tidligst(at(now)), at(expected), "{now}");
            assert!(aaben(tidligst(at(now))));
        }
    }
}
