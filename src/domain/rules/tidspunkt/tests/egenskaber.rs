//! What holds of any start, end and length, absurd ones too.

use proptest::prelude::*;

use super::*;

fn some_instant() -> impl Strategy<Value = DateTime<Utc>> {
    let near = (0..200_000_i64)
        .prop_map(|minutes| "2026-11-20T00:00:00Z".parse::<DateTime<Utc>>().unwrap() + TimeDelta::minutes(minutes));
    let absurd = prop::sample::select(vec![
        DateTime::<Utc>::MIN_UTC,
        "0001-01-01T00:00:00Z".parse().unwrap(),
        "9999-12-31T23:59:59Z".parse().unwrap(),
        DateTime::<Utc>::MAX_UTC,
    ]);
    prop_oneof![4 => near, 1 => absurd]
}

fn some_opslag() -> impl Strategy<Value = Opslag> {
    let gennemloeb = prop::option::of(prop::sample::select(vec![Gennemloeb::Foerste, Gennemloeb::Andet]));
    (some_instant(), some_instant(), gennemloeb, 0..6).prop_map(|(instant, other, gennemloeb, kind)| {
        let zone = match kind {
            0 => ZoneLookup::Gap,
            1 => ZoneLookup::Fold { earlier: instant, later: other },
            _ => ZoneLookup::Unique(instant),
        };
        Opslag { lokal: instant.naive_utc(), gennemloeb, zone }
    })
}

fn some_length() -> impl Strategy<Value = i64> {
    prop_oneof![3 => -5..1500_i64, 1 => any::<i64>(), 1 => prop::sample::select(vec![i64::MIN, i64::MAX])]
}

proptest! {
    #[test]
    fn there_is_a_stretch_of_time_exactly_when_no_rule_is_broken(
        start in prop::option::weighted(0.9, some_opslag()),
        slut in prop::option::of(some_opslag()),
        varighed in prop::option::of(some_length()),
        today in prop::sample::select(vec![NaiveDate::MIN, NaiveDate::MAX, TODAY.parse().unwrap()]),
    ) {
        let tider = Tider { start, slut, varighed };
        let (verdict, tidsrum) = tidspunkt(&tider, today, &Indstillinger::default());
        prop_assert_eq!(verdict.is_kept(), tidsrum.is_some());
        if let Some(tidsrum) = tidsrum {
            let length = tidsrum.ends_at - tidsrum.starts_at;
            prop_assert!(TimeDelta::minutes(1) <= length && length <= TimeDelta::minutes(1440));
            prop_assert!(tidsrum.lokal_start.date() >= today);
        }
        prop_assert_eq!(tidspunkt(&tider, today, &Indstillinger::default()), (verdict, tidsrum));
    }

    #[test]
    fn an_end_and_its_length_say_the_same(minutes in 1..=1440_i64, start in 0..1440_i64) {
        let from = "2026-12-01T00:00:00".parse::<NaiveDateTime>().unwrap() + TimeDelta::minutes(start);
        let text = |at: NaiveDateTime| at.format("%Y-%m-%dT%H:%M:%S").to_string();
        let to = from + TimeDelta::minutes(minutes);
        let with_end = Tider { start: winter(&text(from)), slut: winter(&text(to)), varighed: None };
        let with_length = Tider { slut: None, varighed: Some(minutes), ..with_end };
        let with_both = Tider { slut: with_end.slut, ..with_length };
        prop_assert_eq!(asked(with_end), asked(with_length));
        prop_assert_eq!(asked(with_both), asked(with_length));
    }
}
