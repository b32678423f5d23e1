//! Europe/Copenhagen for people, UTC for machines: the one place that looks into the time-zone table.

use chrono::{DateTime, LocalResult, NaiveDate, NaiveDateTime, Offset, TimeDelta, TimeZone, Utc};
use chrono_tz::Europe::Copenhagen;

use crate::domain::calendar::ZoneLookup;

/// What a clock on a Danish wall shows at `instant`; at the end of the calendar, which callers may name, its last moment.
pub fn local(instant: DateTime<Utc>) -> NaiveDateTime {
    let utc = instant.naive_utc();
    let offset = Copenhagen.offset_from_utc_datetime(&utc).fix();
    utc.checked_add_offset(offset).unwrap_or(NaiveDateTime::MAX)
}

/// The Danish calendar day at `instant`.
pub fn local_date(instant: DateTime<Utc>) -> NaiveDate {
    local(instant).date()
}

/// Which instant a Danish clock time is. In spring there is an hour that never comes, in autumn one that comes twice.
pub fn lookup(local: NaiveDateTime) -> ZoneLookup {
    match Copenhagen.from_local_datetime(&local) {
        LocalResult::Single(instant) => ZoneLookup::Unique(instant.to_utc()),
        LocalResult::Ambiguous(earlier, later) => ZoneLookup::Fold { earlier: earlier.to_utc(), later: later.to_utc() },
        LocalResult::None => ZoneLookup::Gap,
    }
}

/// The instant at which something begins at a Danish clock time: the first time the clock shows it. In the hour that never comes
/// the clock has gone on to the next one.
pub fn fra(local: NaiveDateTime) -> DateTime<Utc> {
    match lookup(local) {
        ZoneLookup::Unique(instant) | ZoneLookup::Fold { earlier: instant, .. } => instant,
        ZoneLookup::Gap => naeste_time(local),
    }
}

/// The instant at which something ends at a Danish clock time: the last time the clock shows it, as one who reads it may think.
pub fn til(local: NaiveDateTime) -> DateTime<Utc> {
    match lookup(local) {
        ZoneLookup::Unique(instant) | ZoneLookup::Fold { later: instant, .. } => instant,
        ZoneLookup::Gap => naeste_time(local),
    }
}

fn naeste_time(local: NaiveDateTime) -> DateTime<Utc> {
    local.checked_add_signed(TimeDelta::hours(1)).and_then(|next| lookup(next).unique()).unwrap_or(local.and_utc())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> NaiveDateTime {
        text.parse().unwrap()
    }

    #[test]
    fn summer_and_winter_differ_by_an_hour() {
        assert_eq!(lookup(at("2026-07-01T09:00:00")).unique().unwrap().to_rfc3339(), "2026-07-01T07:00:00+00:00");
        assert_eq!(lookup(at("2026-12-01T09:00:00")).unique().unwrap().to_rfc3339(), "2026-12-01T08:00:00+00:00");
    }

    #[test]
    fn the_ends_of_the_calendar_are_times_like_any_other() {
        assert_eq!(local(DateTime::<Utc>::MAX_UTC), NaiveDateTime::MAX);
        assert!(local(DateTime::<Utc>::MIN_UTC) > NaiveDateTime::MIN);
        assert!(matches!(lookup(NaiveDateTime::MIN), ZoneLookup::Gap));
        assert!(lookup(NaiveDateTime::MAX).unique().is_some());
    }

    #[test]
    fn the_night_in_spring_has_no_half_past_two() {
        assert!(matches!(lookup(at("2026-03-29T02:30:00")), ZoneLookup::Gap));
    }

    #[test]
    fn the_night_in_autumn_has_two() {
        let ZoneLookup::Fold { earlier, later } = lookup(at("2026-10-25T02:30:00")) else { panic!("no fold") };
        assert_eq!(earlier.to_rfc3339(), "2026-10-25T00:30:00+00:00");
        assert_eq!(later.to_rfc3339(), "2026-10-25T01:30:00+00:00");
    }

    #[test]
    fn a_bound_on_the_nights_of_change_is_in_the_readers_favour() {
        let both = |text: &str| (fra(at(text)).to_rfc3339(), til(at(text)).to_rfc3339());
        let (opens, closes) = both("2026-10-25T02:30:00");
        assert_eq!((opens.as_str(), closes.as_str()), ("2026-10-25T00:30:00+00:00", "2026-10-25T01:30:00+00:00"));
        let (opens, closes) = both("2026-03-29T02:30:00");
        assert_eq!((opens.as_str(), closes.as_str()), ("2026-03-29T01:30:00+00:00", "2026-03-29T01:30:00+00:00"));
        assert_eq!(both("2026-07-01T09:00:00").0, "2026-07-01T07:00:00+00:00");
    }

    #[test]
    fn a_danish_day_ends_at_danish_midnight() {
        assert_eq!(local_date("2026-11-23T22:59:59Z".parse().unwrap()).to_string(), "2026-11-23");
        assert_eq!(local_date("2026-11-23T23:00:00Z".parse().unwrap()).to_string(), "2026-11-24");
    }
}
