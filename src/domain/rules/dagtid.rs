//! Is it a time at which people meet? Asked when an employee chooses it or makes a series of such times: a wrong digit makes a night of a day. A system that reports
//! what it holds itself is not asked.

use chrono::{DateTime, NaiveDate, NaiveDateTime, Timelike, Utc};

use super::{Code, Field, Verdict};
use crate::domain::calendar::is_day_off;

/// The hours of a day in which conversations begin: from 7.00, and before 18.00. Source: our own choice.
const DAGTIMER: std::ops::Range<u32> = 7..18;

const START: &[Field] = &[Field::Starttidspunkt];

/// What is worth a second look before somebody is summoned to `local_start`. `lukkedag`: the authority is closed that day. `senest`: the last
/// day on which the conversation meets the frist she has; none: she has none that it could meet.
pub fn dagtid(local_start: NaiveDateTime, lukkedag: bool, senest: Option<NaiveDate>) -> Verdict {
    let mut verdict = Verdict::default();
    verdict.warn_if(!DAGTIMER.contains(&local_start.hour()), START, Code::OutsideDagtimer);
    verdict.warn_if(is_day_off(local_start.date()), START, Code::OnDayOff);
    verdict.warn_if(lukkedag, START, Code::OnLukkedag);
    verdict.warn_if(senest.is_some_and(|last| local_start.date() > last), START, Code::AfterLastDayOfFrist);
    verdict
}

/// The same of many times, each warning once for all of them.
pub fn tidernes_dagtid(starts: impl Iterator<Item = NaiveDateTime>) -> Verdict {
    starts.fold(Verdict::default(), |found, start| found.and(&dagtid(start, false, None)))
}

/// Nobody is summoned to what has begun.
pub fn ikke_begyndt(starts_at: DateTime<Utc>, now: DateTime<Utc>) -> Verdict {
    let mut verdict = Verdict::default();
    verdict.refuse_if(starts_at <= now, START, Code::StartInThePast);
    verdict
}

#[cfg(test)]
mod tests {
    use super::*;

    fn warned(local: &str, lukkedag: bool) -> Vec<Code> {
        let verdict = dagtid(local.parse().unwrap(), lukkedag, None);
        assert!(verdict.is_kept(), "it may be meant");
        verdict.warnings().iter().map(|warning| warning.code).collect()
    }

    #[test]
    fn a_day_has_its_hours() {
        for (clock, outside) in [("06:59", true), ("07:00", false), ("17:59", false), ("18:00", true), ("00:00", true)]
        {
            let expected = if outside { vec![Code::OutsideDagtimer] } else { vec![] };
            assert_eq!(warned(&format!("2026-12-01T{clock}:00"), false), expected, "{clock}");
        }
    }

    #[test]
    fn weekends_holidays_and_closed_days_are_told_apart() {
        assert_eq!(warned("2026-12-04T10:00:00", false), [], "a Friday");
        assert_eq!(warned("2026-12-05T10:00:00", false), [Code::OnDayOff], "a Saturday");
        assert_eq!(warned("2026-12-25T10:00:00", false), [Code::OnDayOff], "a Friday, and Christmas Day");
        assert_eq!(warned("2026-12-24T10:00:00", false), [Code::OnDayOff], "no holiday, and closed");
        assert_eq!(warned("2026-12-04T10:00:00", true), [Code::OnLukkedag]);
        assert_eq!(warned("2026-12-05T20:00:00", true), [Code::OutsideDagtimer, Code::OnDayOff, Code::OnLukkedag]);
    }

    #[test]
    fn of_many_times_each_warning_is_told_once() {
        let told = |starts: &[&str]| {
            let verdict = tidernes_dagtid(starts.iter().map(|start| start.parse().unwrap()));
            verdict.warnings().iter().map(|warning| warning.code).collect::<Vec<_>>()
        };
        assert_eq!(told(&["2026-12-04T08:00:00", "2026-12-04T17:30:00"]), []);
        assert_eq!(
            told(&["2026-12-04T17:30:00", "2026-12-04T18:00:00", "2026-12-07T18:00:00"]),
            [Code::OutsideDagtimer]
        );
        assert_eq!(told(&["2026-12-05T10:00:00", "2026-12-04T18:00:00"]), [Code::OutsideDagtimer, Code::OnDayOff]);
    }

    #[test]
    fn a_conversation_after_the_last_day_leaves_the_frist_unmet() {
        let late = |senest: Option<&str>| {
            let senest = senest.map(|day| day.parse().unwrap());
            dagtid("2026-12-09T10:00:00".parse().unwrap(), false, senest).warnings().len()
        };
        assert_eq!((late(Some("2026-12-08")), late(Some("2026-12-09")), late(None)), (1, 0, 0));
    }

    #[test]
    fn what_begins_now_has_begun() {
        let now: DateTime<Utc> = "2026-11-24T09:00:00Z".parse().unwrap();
        let second = chrono::TimeDelta::seconds(1);
        assert!(ikke_begyndt(now + second, now).is_kept());
        for begun in [now, now - second, now - chrono::TimeDelta::days(1)] {
            assert!(ikke_begyndt(begun, now).has(Code::StartInThePast));
        }
    }
}
