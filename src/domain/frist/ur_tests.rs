//! The clock and a frist: each step, its border, and that it does not matter how often one looks.

use proptest::prelude::*;

use super::*;
use crate::domain::frist::{april, day};

const NOTHING: Forhold<'static> = Forhold { fravaer: &[], afmeldt_fra: None };

fn on(frist: FristFakta, forhold: Forhold<'_>, today: &str) -> (FristStatus, Option<Grund>) {
    let then = idag(&frist, forhold, &Indstillinger::default(), day(today));
    (then.status, then.grund)
}

fn absent(fravaertype: FravaerType, fra: &str, til: Option<&str>) -> [Periode; 1] {
    [Periode { fravaertype, fra: day(fra), til: til.map(day) }]
}

fn lukket(grund: Grund) -> (FristStatus, Option<Grund>) {
    (FristStatus::AdministrativtLukket, Some(grund))
}

const AKTIV: (FristStatus, Option<Grund>) = (FristStatus::Aktiv, None);
const OVERSKREDET: (FristStatus, Option<Grund>) = (FristStatus::Overskredet, None);

#[test]
fn a_frist_lasts_its_whole_day_and_is_overskredet_the_day_after_also_a_saturday() {
    assert_eq!(on(april(), NOTHING, "2026-04-10"), AKTIV);
    assert_eq!(on(april(), NOTHING, "2026-04-11"), OVERSKREDET);
    let step = naeste_skridt(&april(), NOTHING, &Indstillinger::default(), day("2026-04-11")).unwrap();
    assert_eq!(step.opgave, Some(OpgaveSlags::FristOverskredet));
    assert!(step.frist.kraever_straksbooking());
}

#[test]
fn a_met_frist_is_closed_on_the_day_of_the_conversation() {
    let met = FristFakta { status: FristStatus::Indfriet, booking_dato: Some(day("2026-04-20")), ..april() };
    assert_eq!(on(met, NOTHING, "2026-04-19"), (FristStatus::Indfriet, None));
    assert_eq!(on(met, NOTHING, "2026-04-20"), lukket(Grund::Moededag));
    assert_eq!(on(met, NOTHING, "2027-04-20"), lukket(Grund::Moededag), "it never becomes overskredet");
}

#[test]
fn a_missed_frist_lapses_after_three_months_or_is_made_up_for() {
    assert_eq!(on(april(), NOTHING, "2026-07-10"), OVERSKREDET);
    assert_eq!(on(april(), NOTHING, "2026-07-11"), lukket(Grund::Foraeldet));
    let january = FristFakta { fristdato: day("2026-01-30"), aktiv_fra: day("2026-01-01"), ..april() };
    assert_eq!(on(january, NOTHING, "2026-04-29"), OVERSKREDET);
    assert_eq!(on(january, NOTHING, "2026-04-30"), lukket(Grund::Foraeldet), "31 January and three months");
    let booked = FristFakta { status: FristStatus::Overskredet, booking_dato: Some(day("2026-04-20")), ..april() };
    assert!(!booked.kraever_straksbooking());
    assert_eq!(on(booked, NOTHING, "2026-04-19"), OVERSKREDET);
    assert_eq!(on(booked, NOTHING, "2026-04-20"), lukket(Grund::StraksHoldt));
}

#[test]
fn what_ends_a_missed_frist_is_what_comes_first_however_late_one_looks() {
    let booked = |dato| FristFakta { status: FristStatus::Overskredet, booking_dato: Some(day(dato)), ..april() };
    assert_eq!(on(booked("2026-07-11"), NOTHING, "2026-08-01"), lukket(Grund::StraksHoldt));
    assert_eq!(on(booked("2026-07-12"), NOTHING, "2026-08-01"), lukket(Grund::Foraeldet));
}

#[test]
fn absences_56_57_and_75_close_while_it_runs() {
    use FravaerType::{FratagetSelvbook, FritagetForSelvbook, KontaktforloebHosAKasse};
    for kind in [FritagetForSelvbook, FratagetSelvbook, KontaktforloebHosAKasse] {
        let last_day = absent(kind, "2026-04-10", None);
        let forhold = Forhold { fravaer: &last_day, ..NOTHING };
        assert_eq!(on(april(), forhold, "2026-04-09"), AKTIV);
        assert_eq!(on(april(), forhold, "2026-04-10"), lukket(Grund::Fravaer));
        let day_after = absent(kind, "2026-04-11", None);
        assert_eq!(on(april(), Forhold { fravaer: &day_after, ..NOTHING }, "2026-04-11"), OVERSKREDET);
        let before = absent(kind, "2026-03-01", Some("2026-03-31"));
        assert_eq!(on(april(), Forhold { fravaer: &before, ..NOTHING }, "2026-04-05"), AKTIV);
        let until_first = absent(kind, "2026-03-01", Some("2026-04-01"));
        assert_eq!(on(april(), Forhold { fravaer: &until_first, ..NOTHING }, "2026-04-05"), lukket(Grund::Fravaer));
    }
}

#[test]
fn the_first_fourteen_days_of_holiday_or_sickness_on_fristdato_leave_it_to_a_person() {
    for kind in [FravaerType::Ferie, FravaerType::Sygdom] {
        let late = |fra, til| on(april(), Forhold { fravaer: &absent(kind, fra, til), ..NOTHING }, "2026-04-11");
        assert_eq!(late("2026-03-28", None), lukket(Grund::FravaerPaaFristdato), "10 April is day 14");
        assert_eq!(late("2026-03-27", None), OVERSKREDET, "day 15");
        assert_eq!(late("2026-04-10", Some("2026-04-10")), lukket(Grund::FravaerPaaFristdato));
        assert_eq!(late("2026-04-01", Some("2026-04-09")), OVERSKREDET);
        assert_eq!(late("2026-04-11", None), OVERSKREDET);
    }
    let barsel = absent(FravaerType::Barsel, "2026-04-01", None);
    assert_eq!(on(april(), Forhold { fravaer: &barsel, ..NOTHING }, "2026-04-11"), OVERSKREDET);
    let sick = absent(FravaerType::Sygdom, "2026-04-09", None);
    let off = Indstillinger { frist_fravaer_pause: false, ..Indstillinger::default() };
    let then = idag(&april(), Forhold { fravaer: &sick, ..NOTHING }, &off, day("2026-04-11"));
    assert_eq!(then.status, FristStatus::Overskredet, "the setting is off");
    let step =
        naeste_skridt(&april(), Forhold { fravaer: &sick, ..NOTHING }, &Indstillinger::default(), day("2026-04-11"));
    assert_eq!(step.and_then(|step| step.opgave), Some(OpgaveSlags::FravaerPaaFristdato));
}

#[test]
fn leaving_the_register_closes_from_its_day_on() {
    let leaving = |afmeldt| Forhold { afmeldt_fra: Some(day(afmeldt)), ..NOTHING };
    assert_eq!(on(april(), leaving("2026-04-10"), "2026-04-09"), AKTIV);
    assert_eq!(on(april(), leaving("2026-04-10"), "2026-04-10"), lukket(Grund::Afmeldt));
    assert_eq!(on(april(), leaving("2026-04-11"), "2026-04-11"), OVERSKREDET, "she was still one on Fristdato");
}

proptest! {
    /// Looking every day, or once at the end, gives the same.
    #[test]
    fn it_never_matters_when_the_job_ran(
        length in 8..60i64, after in 0..200i64, kind in 0..FravaerType::ALL.len(), fra in -40..80i64, days in 0..60i64,
        open in any::<bool>(), afmeldt in proptest::option::of(-5..90i64), booked in proptest::option::of(0..120i64),
    ) {
        let start = day("2026-01-15");
        let on = |offset: i64| start + chrono::TimeDelta::days(offset);
        let til = (!open).then(|| on(fra + days));
        let fravaer = [Periode { fravaertype: FravaerType::ALL[kind], fra: on(fra), til }];
        let forhold = Forhold { fravaer: &fravaer, afmeldt_fra: afmeldt.map(on) };
        let settings = Indstillinger::default();
        let status = if booked.is_some() { FristStatus::Indfriet } else { FristStatus::Aktiv };
        let frist = FristFakta { status, fristdato: on(length), sidste_afholdelsesdato: on(length + 30), aktiv_fra: start,
            booking_dato: booked.map(on), ..april() };
        let mut daily = frist;
        for passed in 0..=after {
            daily = idag(&daily, forhold, &settings, on(passed));
        }
        let once = idag(&frist, forhold, &settings, on(after));
        prop_assert_eq!(daily, once);
        prop_assert_eq!(idag(&once, forhold, &settings, on(after)), once);
        if frist.status == FristStatus::Indfriet {
            prop_assert!(once.status != FristStatus::Overskredet);
        }
        if once.status == FristStatus::Overskredet {
            prop_assert!(after > length);
        }
    }
}
