//! Tests of deriving: worked examples, then what must hold for any rule.

use chrono::{Days, Weekday};
use proptest::prelude::*;

use super::*;
use crate::domain::calendar::{helligdag, office_closed};

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn time(text: &str) -> NaiveTime {
    text.parse().unwrap()
}

fn regel() -> SerieRegel {
    SerieRegel {
        weekdays: "tir".parse().unwrap(),
        weeks: WeekPattern::Every,
        from: time("09:00"),
        to: time("12:00"),
        length_minutes: 45,
        pause_minutes: 15,
        capacity: 2,
        valid_from: date("2026-11-01"),
        valid_to: date("2026-12-31"),
    }
}

fn derive(regel: SerieRegel, from: &str, to: &str, excepted: &[&str]) -> Vec<String> {
    let excepted = excepted.iter().map(|text| date(text)).collect();
    let serie = Serie::new(regel).unwrap();
    serie
        .derive(date(from)..=date(to), &excepted)
        .map(|slot| format!("{}–{}", slot.start.format("%m-%d %H.%M"), slot.end.format("%H.%M")))
        .collect()
}

fn starts(regel: SerieRegel, from: &str, to: &str, excepted: &[&str]) -> Vec<String> {
    let slots = derive(regel, from, to, excepted);
    slots.iter().map(|slot| slot.split('–').next().unwrap().to_owned()).collect()
}

/// One slot a day at 9, so that a list of starts is a list of days.
fn daily(weekdays: &str, weeks: &str) -> SerieRegel {
    let (weekdays, weeks) = (weekdays.parse().unwrap(), weeks.parse().unwrap());
    SerieRegel { weekdays, weeks, to: time("10:00"), ..regel() }
}

#[test]
fn fills_the_window_and_needs_no_pause_after_the_last() {
    assert_eq!(
        derive(regel(), "2026-11-24", "2026-11-24", &[]),
        ["11-24 09.00–09.45", "11-24 10.00–10.45", "11-24 11.00–11.45"]
    );
    let exact = SerieRegel { to: time("11:45"), ..regel() };
    assert_eq!(derive(exact, "2026-11-24", "2026-11-24", &[]).len(), 3);
    let short = SerieRegel { to: time("11:44"), ..regel() };
    assert_eq!(derive(short, "2026-11-24", "2026-11-24", &[]).len(), 2);
}

#[test]
fn week_patterns_choose_the_weeks() {
    let over_new_year = |weeks| {
        let regel = SerieRegel { valid_to: date("2027-02-01"), ..daily("tir", weeks) };
        starts(regel, "2026-12-14", "2027-01-17", &[])
    };
    assert_eq!(over_new_year("lige"), ["12-22 09.00", "01-12 09.00"]);
    assert_eq!(over_new_year("ulige"), ["12-15 09.00", "12-29 09.00", "01-05 09.00"]);
    assert_eq!(over_new_year("2026-W51,2027-W01"), ["12-15 09.00", "01-05 09.00"]);
}

#[test]
fn leaves_out_days_off_and_excepted_days() {
    let christmas = starts(daily("man,tir,ons,tor,fre", "alle"), "2026-12-21", "2027-01-08", &["2026-12-22"]);
    assert_eq!(christmas, ["12-21 09.00", "12-23 09.00", "12-28 09.00", "12-29 09.00", "12-30 09.00"]);
}

#[test]
fn a_saturday_that_is_asked_for_is_given() {
    assert_eq!(starts(daily("lør", "alle"), "2026-11-23", "2026-11-29", &[]), ["11-28 09.00"]);
}

#[test]
fn keeps_inside_its_own_period_and_takes_an_empty_range() {
    assert_eq!(starts(daily("tir", "alle"), "2026-10-01", "2026-11-10", &[]), ["11-03 09.00", "11-10 09.00"]);
    assert!(starts(daily("tir", "alle"), "2026-11-10", "2026-11-03", &[]).is_empty());
}

#[test]
fn names_every_fault_at_once() {
    let broken = SerieRegel {
        weekdays: Weekdays::default(),
        weeks: WeekPattern::Listed(BTreeSet::new()),
        to: time("09:00"),
        length_minutes: 0,
        pause_minutes: 241,
        capacity: 0,
        valid_to: date("2026-10-31"),
        ..regel()
    };
    let faults = [
        SerieFejl::IngenUgedage,
        SerieFejl::IngenUger,
        SerieFejl::VindueOmvendt,
        SerieFejl::LaengdeUdenForGraense,
        SerieFejl::PauseForLang,
        SerieFejl::KapacitetUdenForGraense,
        SerieFejl::PeriodeOmvendt,
    ];
    assert_eq!(Serie::new(broken), Err(faults.to_vec()));
    let too_long = SerieRegel { to: time("09:44"), ..regel() };
    assert_eq!(Serie::new(too_long), Err(vec![SerieFejl::VindueForKort]));
}

#[test]
fn bounds_are_included() {
    let widest = SerieRegel {
        length_minutes: 240,
        pause_minutes: 240,
        capacity: 50,
        to: time("13:00"),
        valid_to: date("2026-11-01"),
        ..regel()
    };
    assert!(Serie::new(widest.clone()).is_ok());
    for (regel, fault) in [
        (SerieRegel { length_minutes: 241, to: time("14:00"), ..widest.clone() }, SerieFejl::LaengdeUdenForGraense),
        (SerieRegel { length_minutes: 4, ..widest.clone() }, SerieFejl::LaengdeUdenForGraense),
        (SerieRegel { capacity: 51, ..widest }, SerieFejl::KapacitetUdenForGraense),
    ] {
        assert_eq!(Serie::new(regel), Err(vec![fault]));
    }
}

/// 23.59, counted from midnight.
const LAST_MINUTE: i64 = 24 * 60 - 1;

fn any_weeks() -> impl Strategy<Value = WeekPattern> {
    let listed = prop::collection::btree_set((2025..2028i32, 1..=52u32), 1..20);
    prop_oneof![
        Just(WeekPattern::Every),
        Just(WeekPattern::Even),
        Just(WeekPattern::Odd),
        listed
            .prop_map(|weeks| WeekPattern::Listed(weeks.into_iter().filter_map(|(y, w)| IsoWeek::new(y, w)).collect())),
    ]
}

fn any_day() -> impl Strategy<Value = NaiveDate> {
    (0..700u64).prop_map(|offset| date("2025-06-01") + Days::new(offset))
}

prop_compose! {
    fn any_serie()(
        days in prop::collection::vec(0..7u8, 1..7), weeks in any_weeks(), from in 0..1100i64, room in 0..300i64,
        length in 5..=120u16, pause in 0..=60u16, capacity in 1..=50u16, first in any_day(), days_valid in 0..400u64,
    ) -> Serie {
        let at = |minute: i64| NaiveTime::MIN + TimeDelta::minutes(minute);
        let (from, to) = (at(from), at((from + i64::from(length) + room).min(LAST_MINUTE)));
        Serie::new(SerieRegel {
            weekdays: days.into_iter().filter_map(|day| Weekday::try_from(day).ok()).collect(),
            weeks, from, to, length_minutes: length, pause_minutes: pause, capacity,
            valid_from: first, valid_to: first + Days::new(days_valid),
        }).unwrap()
    }
}

proptest! {
    #[test]
    fn slots_are_sorted_apart_and_inside(serie in any_serie(), a in any_day(), b in any_day()) {
        let slots: Vec<_> = serie.derive(a.min(b)..=a.max(b), &BTreeSet::new()).collect();
        let (regel, pause) = (serie.regel(), TimeDelta::minutes(serie.regel().pause_minutes.into()));
        prop_assert!(slots.windows(2).all(|pair| pair[0].end + pause <= pair[1].start));
        for slot in slots {
            let day = slot.start.date();
            prop_assert!(slot.start.time() >= regel.from && slot.end <= day.and_time(regel.to));
            prop_assert_eq!(slot.end - slot.start, TimeDelta::minutes(regel.length_minutes.into()));
            prop_assert!((regel.valid_from.max(a.min(b))..=regel.valid_to.min(a.max(b))).contains(&day));
            prop_assert!(helligdag(day).is_none() && office_closed(day).is_none());
            prop_assert!(regel.weekdays.contains(day.weekday()) && regel.weeks.contains(IsoWeek::of(day)));
        }
    }

    #[test]
    fn the_parts_make_the_whole(serie in any_serie(), mut days in prop::array::uniform3(any_day()), excepted in prop::collection::btree_set(any_day(), 0..40)) {
        days.sort_unstable();
        let [from, split, to] = days;
        let whole: Vec<_> = serie.derive(from..=to, &excepted).collect();
        let parts: Vec<_> = serie.derive(from..=split, &excepted).chain(serie.derive(split + Days::new(1)..=to, &excepted)).collect();
        prop_assert_eq!(&whole, &parts);
        prop_assert_eq!(whole, serie.derive(from..=to, &excepted).collect::<Vec<_>>());
    }

    #[test]
    fn an_exception_takes_its_day_and_nothing_else(serie in any_serie(), from in any_day(), gone in any_day()) {
        let range = from..=from + Days::new(200);
        let kept: Vec<_> = serie.derive(range.clone(), &BTreeSet::new()).filter(|slot| slot.start.date() != gone).collect();
        prop_assert_eq!(kept, serie.derive(range, &BTreeSet::from([gone])).collect::<Vec<_>>());
    }
}
