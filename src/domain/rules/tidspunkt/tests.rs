mod egenskaber;

use super::*;
use crate::domain::indstilling::Indstilling;

const TODAY: &str = "2026-11-24";

/// A time of day in winter, one hour ahead of UTC.
fn winter(local: &str) -> Option<Opslag> {
    let lokal: NaiveDateTime = local.parse().unwrap();
    Some(Opslag { lokal, gennemloeb: None, zone: ZoneLookup::Unique((lokal - TimeDelta::hours(1)).and_utc()) })
}

fn gap() -> Option<Opslag> {
    Some(Opslag { lokal: "2027-03-28T02:30:00".parse().unwrap(), gennemloeb: None, zone: ZoneLookup::Gap })
}

fn fold(gennemloeb: Option<Gennemloeb>) -> Option<Opslag> {
    let (earlier, later) = ("2027-10-31T00:30:00Z".parse().unwrap(), "2027-10-31T01:30:00Z".parse().unwrap());
    let lokal = "2027-10-31T02:30:00".parse().unwrap();
    Some(Opslag { lokal, gennemloeb, zone: ZoneLookup::Fold { earlier, later } })
}

fn at_nine() -> Tider {
    Tider { start: winter("2026-12-01T09:00:00"), slut: winter("2026-12-01T09:45:00"), varighed: Some(45) }
}

fn asked(tider: Tider) -> (Verdict, Option<Tidsrum>) {
    tidspunkt(&tider, TODAY.parse().unwrap(), &Indstillinger::default())
}

fn faults(tider: Tider) -> Vec<(Field, Code)> {
    asked(tider).0.breaches().iter().map(|breach| (breach.fields[0], breach.code)).collect()
}

fn minutes(tider: Tider) -> i64 {
    let tidsrum = asked(tider).1.unwrap();
    (tidsrum.ends_at - tidsrum.starts_at).num_minutes()
}

#[test]
fn start_end_and_length_that_agree_are_a_stretch_of_time() {
    let (verdict, tidsrum) = asked(at_nine());
    let expected = Tidsrum {
        lokal_start: "2026-12-01T09:00:00".parse().unwrap(),
        starts_at: "2026-12-01T08:00:00Z".parse().unwrap(),
        ends_at: "2026-12-01T08:45:00Z".parse().unwrap(),
    };
    assert_eq!((verdict, tidsrum), (Verdict::default(), Some(expected)));
    assert_eq!(asked(Tider { slut: None, ..at_nine() }), (Verdict::default(), Some(expected)));
    assert_eq!(asked(Tider { varighed: None, ..at_nine() }), (Verdict::default(), Some(expected)));
}

#[test]
fn without_end_and_length_the_setting_is_assumed_and_told() {
    let (verdict, tidsrum) = asked(Tider { slut: None, varighed: None, ..at_nine() });
    let warned: Vec<_> = verdict.warnings().iter().map(|breach| (breach.fields[0], breach.code)).collect();
    assert!(verdict.is_kept());
    assert_eq!(warned, [(Field::Varighed, Code::VarighedAssumed)]);
    assert_eq!(tidsrum, asked(at_nine()).1);
    let mut settings = Indstillinger::default();
    assert!(settings.set(Indstilling::SamtaleMinutter, "0"));
    let nothing = tidspunkt(&Tider { slut: None, varighed: None, ..at_nine() }, TODAY.parse().unwrap(), &settings);
    assert_eq!((nothing.0.first(), nothing.1), (Some(Code::VarighedWrong), None));
}

#[test]
fn a_start_is_needed() {
    assert_eq!(faults(Tider { start: None, ..at_nine() }), [(Field::Starttidspunkt, Code::StartMissing)]);
    assert_eq!(faults(Tider::default()), [(Field::Starttidspunkt, Code::StartMissing)]);
}

#[test]
fn earlier_today_is_allowed_and_yesterday_is_not() {
    let on = |start| Tider { start: winter(start), slut: None, varighed: Some(45) };
    assert!(faults(on("2026-11-24T00:00:00")).is_empty());
    assert_eq!(faults(on("2026-11-23T23:59:59")), [(Field::Starttidspunkt, Code::StartBeforeToday)]);
}

#[test]
fn the_local_day_counts_not_that_of_greenwich() {
    let half_past_midnight = Tider { start: winter("2026-11-24T00:30:00"), slut: None, varighed: Some(45) };
    let (verdict, tidsrum) = asked(half_past_midnight);
    assert!(verdict.is_kept());
    assert_eq!(tidsrum.unwrap().starts_at.date_naive().to_string(), "2026-11-23");
}

#[test]
fn an_end_before_the_start_is_told_once() {
    let ends = |slut| Tider { slut: winter(slut), varighed: None, ..at_nine() };
    assert_eq!(faults(ends("2026-12-01T08:59:59")), [(Field::Sluttidspunkt, Code::EndBeforeStart)]);
    assert_eq!(faults(ends("2026-12-01T09:00:00")), [(Field::Sluttidspunkt, Code::VarighedWrong)]);
    assert_eq!(faults(ends("2026-12-01T09:00:59")), [(Field::Sluttidspunkt, Code::VarighedWrong)]);
    assert_eq!(minutes(ends("2026-12-01T09:01:00")), 1);
    let both = Tider { varighed: Some(45), ..ends("2026-12-01T08:00:00") };
    assert_eq!(faults(both), [(Field::Sluttidspunkt, Code::EndBeforeStart)]);
}

#[test]
fn a_length_is_a_minute_to_a_day_and_a_night() {
    let lasts = |varighed| Tider { slut: None, varighed: Some(varighed), ..at_nine() };
    assert_eq!((minutes(lasts(1)), minutes(lasts(1440))), (1, 1440));
    for varighed in [0, -1, 1441, i64::MIN, i64::MAX] {
        assert_eq!(faults(lasts(varighed)), [(Field::Varighed, Code::VarighedWrong)], "{varighed}");
    }
    let ends = |slut| Tider { slut: winter(slut), varighed: None, ..at_nine() };
    assert_eq!(minutes(ends("2026-12-02T09:00:00")), 1440);
    assert_eq!(faults(ends("2026-12-02T09:00:01")), [(Field::Sluttidspunkt, Code::VarighedWrong)]);
}

#[test]
fn end_and_length_must_agree() {
    for varighed in [44, 46] {
        assert_eq!(
            faults(Tider { varighed: Some(varighed), ..at_nine() }),
            [(Field::Varighed, Code::VarighedWrong)],
            "{varighed}"
        );
    }
    // Its own length is wrong: what it should have been is not asked.
    assert_eq!(faults(Tider { varighed: Some(0), ..at_nine() }), [(Field::Varighed, Code::VarighedWrong)]);
}

#[test]
fn a_clock_time_in_the_gap_is_refused_at_its_own_field() {
    let told = Some(Opslag { gennemloeb: Some(Gennemloeb::Andet), ..gap().unwrap() });
    for start in [gap(), told] {
        let tider = Tider { start, slut: None, varighed: Some(45) };
        assert_eq!(faults(tider), [(Field::Starttidspunkt, Code::LocalTimeMissing)]);
    }
    let tider = Tider { start: winter("2027-03-28T01:30:00"), slut: gap(), varighed: None };
    assert_eq!(faults(tider), [(Field::Sluttidspunkt, Code::LocalTimeMissing)]);
}

#[test]
fn a_clock_time_that_comes_twice_is_never_guessed() {
    let starts = |gennemloeb| Tider { start: fold(gennemloeb), slut: None, varighed: Some(45) };
    assert_eq!(faults(starts(None)), [(Field::Starttidspunkt, Code::LocalTimeTwice)]);
    let hour = |gennemloeb| asked(starts(Some(gennemloeb))).1.unwrap().starts_at.to_rfc3339();
    assert_eq!(hour(Gennemloeb::Foerste), "2027-10-31T00:30:00+00:00");
    assert_eq!(hour(Gennemloeb::Andet), "2027-10-31T01:30:00+00:00");
    let ends = |gennemloeb| Tider { start: fold(Some(Gennemloeb::Foerste)), slut: fold(gennemloeb), varighed: None };
    assert_eq!(faults(ends(None)), [(Field::Sluttidspunkt, Code::LocalTimeTwice)]);
    assert_eq!(minutes(ends(Some(Gennemloeb::Andet))), 60);
    let told = Some(Opslag { gennemloeb: Some(Gennemloeb::Andet), ..at_nine().start.unwrap() });
    assert_eq!(asked(Tider { start: told, ..at_nine() }), asked(at_nine()));
}

#[test]
fn nobody_plans_more_than_two_years_ahead() {
    let (last, after) = ("2028-11-23T12:00:00", "2028-11-24T12:00:00");
    let on = |start| Tider { start: winter(start), slut: None, varighed: Some(45) };
    assert!(faults(on(last)).is_empty());
    assert_eq!(faults(on(after)), [(Field::Starttidspunkt, Code::TooFarAhead)]);
    let ends = |slut| Tider { slut: winter(slut), ..on(last) };
    assert!(faults(ends("2028-11-23T12:45:00")).is_empty());
    let ended = Tider { start: winter(last), slut: winter(after), varighed: None };
    assert_eq!(faults(ended), [(Field::Sluttidspunkt, Code::TooFarAhead)]);
}

#[test]
fn everything_wrong_is_told_at_once_and_in_order() {
    let tider =
        Tider { start: winter("2026-11-23T09:00:00"), slut: winter("2029-01-01T00:00:00"), varighed: Some(i64::MAX) };
    let expected = [
        (Field::Starttidspunkt, Code::StartBeforeToday),
        (Field::Sluttidspunkt, Code::TooFarAhead),
        (Field::Sluttidspunkt, Code::VarighedWrong),
        (Field::Varighed, Code::VarighedWrong),
    ];
    assert_eq!(faults(tider), expected);
    let lost = Tider { start: None, slut: gap(), varighed: Some(0) };
    let expected = [
        (Field::Starttidspunkt, Code::StartMissing),
        (Field::Sluttidspunkt, Code::LocalTimeMissing),
        (Field::Varighed, Code::VarighedWrong),
    ];
    assert_eq!(faults(lost), expected);
}

#[test]
fn a_conversation_at_the_end_of_time_does_not_overflow() {
    let last = DateTime::<Utc>::MAX_UTC;
    let opslag = |instant: DateTime<Utc>| Opslag {
        lokal: instant.naive_utc(),
        gennemloeb: None,
        zone: ZoneLookup::Unique(instant),
    };
    let tider = Tider { start: Some(opslag(last)), slut: None, varighed: Some(1) };
    let (verdict, tidsrum) = tidspunkt(&tider, NaiveDate::MAX, &Indstillinger::default());
    assert_eq!((verdict.first(), tidsrum), (Some(Code::TooFarAhead), None));
    let back = Tider { slut: Some(opslag(DateTime::<Utc>::MIN_UTC)), ..tider };
    let (verdict, _) = tidspunkt(&back, NaiveDate::MIN, &Indstillinger::default());
    assert!(verdict.has(Code::EndBeforeStart) && verdict.has(Code::TooFarAhead));
}
