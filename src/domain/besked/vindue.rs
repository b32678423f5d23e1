//! At which hours a borger is written to: 9–22 on a Danish clock. Source: STAR, Tekster i SMS- og e-mailservice (Huskeservice).
//!
//! Clocks are changed at night, between two and three: every bound of the window is a time that comes once.

use chrono::{NaiveDateTime, NaiveTime, TimeDelta};

const AABNER: NaiveTime = NaiveTime::from_hms_opt(9, 0, 0).unwrap();
const LUKKER: NaiveTime = NaiveTime::from_hms_opt(22, 0, 0).unwrap();

/// Whether a message may be sent at this local time.
pub fn aaben(local: NaiveDateTime) -> bool {
    (AABNER..LUKKER).contains(&local.time())
}

/// The earliest local time, from `local` on, at which it may.
pub fn tidligst(local: NaiveDateTime) -> NaiveDateTime {
    if aaben(local) {
        return local;
    }
    let days = i64::from(local.time() >= LUKKER);
    local.date().checked_add_signed(TimeDelta::days(days)).unwrap_or(local.date()).and_time(AABNER)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn from_nine_until_just_before_twenty_two() {
        for (asked, expected) in [
            ("2026-11-24T08:59:59", "2026-11-24T09:00:00"),
            ("2026-11-24T09:00:00", "2026-11-24T09:00:00"),
            ("2026-11-24T21:59:59", "2026-11-24T21:59:59"),
            ("2026-11-24T22:00:00", "2026-11-25T09:00:00"),
            ("2026-12-31T23:59:59", "2027-01-01T09:00:00"),
            ("2026-11-24T00:00:00", "2026-11-24T09:00:00"),
        ] {
            let asked: NaiveDateTime = asked.parse().unwrap();
            assert_eq!(tidligst(asked), expected.parse().unwrap());
            assert_eq!(aaben(asked), tidligst(asked) == asked);
        }
        assert!(tidligst(NaiveDateTime::MAX) <= NaiveDateTime::MAX);
    }
}
