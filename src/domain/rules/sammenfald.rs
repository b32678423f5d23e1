//! Does a time collide with another conversation of the borger's, and has she one of the kind already?
//!
//! She is not offered a time that collides; an authority that makes one is warned and decides itself.

use chrono::{DateTime, TimeDelta, Utc};

use super::{Code, Field, Verdict};

/// A live conversation of hers other than the one asked about, of any type and authority.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Anden {
    /// Start.
    pub starts_at: DateTime<Utc>,
    /// End; the moment itself is free.
    pub ends_at: DateTime<Utc>,
}

/// Whether less than `rejse` (not negative) lies between the two, on either side; exactly `rejse` is enough. Two that
/// begin at the same moment collide whatever their length.
pub fn overlapper(starts_at: DateTime<Utc>, ends_at: DateTime<Utc>, anden: &Anden, rejse: TimeDelta) -> bool {
    // Differences, because a sum can pass the last instant there is.
    let (after, before) = (starts_at - anden.ends_at, anden.starts_at - ends_at);
    (after < rejse && before < rejse) || starts_at == anden.starts_at
}

/// The borger books: a collision refuses. `rejse_minutter` is the setting.
pub fn sammenfald(starts_at: DateTime<Utc>, ends_at: DateTime<Utc>, andre: &[Anden], rejse_minutter: u32) -> Verdict {
    let mut verdict = Verdict::default();
    verdict.refuse_if(en_af(starts_at, ends_at, andre, rejse_minutter), &[Field::Tid], Code::Sammenfald);
    verdict
}

/// An authority reports: a collision is a warning.
pub fn advar(starts_at: DateTime<Utc>, ends_at: DateTime<Utc>, andre: &[Anden], rejse_minutter: u32) -> Verdict {
    let mut verdict = Verdict::default();
    verdict.warn_if(en_af(starts_at, ends_at, andre, rejse_minutter), &[Field::Starttidspunkt], Code::Sammenfald);
    verdict
}

/// An authority reports although she `har_allerede` a future conversation with the jobcenter in the same group.
pub fn en_ad_gangen(har_allerede: bool) -> Verdict {
    let mut verdict = Verdict::default();
    verdict.warn_if(har_allerede, &[Field::SamtaleType], Code::OneAtATime);
    verdict
}

fn en_af(starts_at: DateTime<Utc>, ends_at: DateTime<Utc>, andre: &[Anden], rejse_minutter: u32) -> bool {
    let rejse = TimeDelta::minutes(rejse_minutter.into());
    andre.iter().any(|anden| overlapper(starts_at, ends_at, anden, rejse))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn at(clock: &str) -> DateTime<Utc> {
        format!("2026-12-01T{clock}Z").parse().unwrap()
    }

    fn anden(from: &str, to: &str) -> Anden {
        Anden { starts_at: at(from), ends_at: at(to) }
    }

    /// Against a conversation from 10 to 11.
    fn collides(from: &str, to: &str, minutes: i64) -> bool {
        overlapper(at(from), at(to), &anden("10:00:00", "11:00:00"), TimeDelta::minutes(minutes))
    }

    #[test]
    fn times_that_touch_do_not_overlap() {
        assert!(!collides("09:00:00", "10:00:00", 0) && !collides("11:00:00", "12:00:00", 0));
        assert!(collides("09:00:00", "10:00:01", 0) && collides("10:59:59", "12:00:00", 0));
        assert!(collides("09:00:00", "12:00:00", 0) && collides("10:15:00", "10:30:00", 0));
    }

    #[test]
    fn the_way_between_counts_on_both_sides_and_exactly_enough_is_enough() {
        assert!(!collides("09:00:00", "09:30:00", 30) && !collides("11:30:00", "12:00:00", 30));
        assert!(collides("09:00:00", "09:30:01", 30) && collides("11:29:59", "12:00:00", 30));
    }

    #[test]
    fn one_without_length_collides_at_its_moment() {
        assert!(collides("10:00:00", "10:00:00", 0) && collides("10:59:59", "10:59:59", 0));
        assert!(!collides("11:00:00", "11:00:00", 0) && !collides("09:59:59", "09:59:59", 0));
        let moment = anden("10:00:00", "10:00:00");
        assert!(overlapper(moment.starts_at, moment.ends_at, &moment, TimeDelta::zero()));
        assert!(!overlapper(at("10:30:00"), at("11:00:00"), &moment, TimeDelta::minutes(30)));
    }

    #[test]
    fn a_borger_is_refused_and_an_authority_is_warned() {
        let andre = [anden("08:00:00", "08:30:00"), anden("10:00:00", "11:00:00")];
        let (from, to) = (at("11:15:00"), at("12:00:00"));
        let refused = sammenfald(from, to, &andre, 30);
        assert_eq!(refused, Verdict::refused(&[Field::Tid], Code::Sammenfald));
        let warned = advar(from, to, &andre, 30);
        assert!(warned.is_kept());
        assert_eq!(warned.warnings().len(), 1);
        assert_eq!(
            (warned.warnings()[0].code, warned.warnings()[0].fields[0]),
            (Code::Sammenfald, Field::Starttidspunkt)
        );
    }

    #[test]
    fn with_room_enough_or_no_other_nothing_is_said() {
        let andre = [anden("08:00:00", "08:30:00"), anden("10:00:00", "11:00:00")];
        for (others, minutes) in [(&andre[..], 15), (&andre[..1], 30), (&[], u32::MAX)] {
            assert_eq!(sammenfald(at("11:15:00"), at("12:00:00"), others, minutes), Verdict::default());
            assert_eq!(advar(at("11:15:00"), at("12:00:00"), others, minutes), Verdict::default());
        }
    }

    #[test]
    fn a_second_conversation_of_the_kind_is_only_a_warning() {
        assert_eq!(en_ad_gangen(false), Verdict::default());
        let warned = en_ad_gangen(true);
        assert!(warned.is_kept());
        assert_eq!((warned.warnings()[0].code, warned.warnings()[0].fields[0]), (Code::OneAtATime, Field::SamtaleType));
    }

    #[test]
    fn the_ends_of_time_are_no_trouble() {
        let (first, last) = (DateTime::<Utc>::MIN_UTC, DateTime::<Utc>::MAX_UTC);
        let always = Anden { starts_at: first, ends_at: last };
        assert!(!sammenfald(at("10:00:00"), at("11:00:00"), &[always], u32::MAX).is_kept());
        assert!(!sammenfald(last, last, &[always], 1).is_kept());
        assert!(sammenfald(first, first, &[Anden { starts_at: last, ends_at: last }], u32::MAX).is_kept());
    }

    prop_compose! {
        /// Few enough minutes that every relation between two of them comes up.
        fn some_time()(from in 0..120_i64, length in 0..40_i64) -> Anden {
            let starts_at = at("10:00:00") + TimeDelta::minutes(from);
            Anden { starts_at, ends_at: starts_at + TimeDelta::minutes(length) }
        }
    }

    proptest! {
        #[test]
        fn a_collision_is_mutual(one in some_time(), other in some_time(), margin in 0..60_i64) {
            let margin = TimeDelta::minutes(margin);
            prop_assert_eq!(
                overlapper(one.starts_at, one.ends_at, &other, margin),
                overlapper(other.starts_at, other.ends_at, &one, margin)
            );
        }

        #[test]
        fn a_longer_way_frees_no_time(one in some_time(), other in some_time(), short in 0..60_i64, more in 0..60_i64) {
            let asked = |minutes| overlapper(one.starts_at, one.ends_at, &other, TimeDelta::minutes(minutes));
            prop_assert!(!asked(short) || asked(short + more));
        }

        #[test]
        fn nobody_is_in_two_places_at_a_moment(one in some_time(), other in some_time(), minute in 0..160_i64) {
            let moment = at("10:00:00") + TimeDelta::minutes(minute);
            let occupies = |time: &Anden| time.starts_at == moment || (time.starts_at..time.ends_at).contains(&moment);
            if occupies(&one) && occupies(&other) {
                prop_assert!(overlapper(one.starts_at, one.ends_at, &other, TimeDelta::zero()));
            }
        }
    }
}
