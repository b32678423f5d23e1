//! Events and a frist: each consequence, and its border.

use proptest::prelude::*;

use super::*;
use crate::domain::frist::{april, day};

fn after(frist: FristFakta, haendelse: FristHaendelse, today: &str) -> Virkning {
    anvend(&frist, haendelse, &Indstillinger::default(), day(today))
}

fn met(dato: &str) -> FristFakta {
    after(april(), FristHaendelse::Booket { dato: day(dato) }, "2026-04-05").frist
}

fn missed() -> FristFakta {
    FristFakta { status: FristStatus::Overskredet, ..april() }
}

fn aflyst(af: Aflyser) -> FristHaendelse {
    FristHaendelse::Aflyst { af, ellers: None }
}

const AUTHORITIES: [Aflyser; 4] = [Aflyser::Myndighed, Aflyser::Lukning, Aflyser::Ejersystem, Aflyser::Registeret];

#[test]
fn a_booking_meets_an_active_frist_and_makes_up_for_a_missed_one() {
    assert_eq!(met("2026-04-20").status, FristStatus::Indfriet);
    let made_up = after(missed(), FristHaendelse::Booket { dato: day("2026-04-20") }, "2026-04-15").frist;
    assert_eq!(made_up.status, FristStatus::Overskredet);
    assert!(missed().kraever_straksbooking() && !made_up.kraever_straksbooking());
    let closed = april().lukket(Grund::Fravaer);
    assert_eq!(after(closed, FristHaendelse::Booket { dato: day("2026-04-20") }, "2026-04-15").frist, closed);
}

#[test]
fn her_own_cancellation_on_fristdato_leaves_her_the_same_date() {
    let told = after(met("2026-04-20"), aflyst(Aflyser::Borger), "2026-04-10");
    assert_eq!(told.frist, FristFakta { aktiv_fra: day("2026-04-10"), ..april() });
    assert!(told.besked && told.opgave.is_none());
}

#[test]
fn her_own_cancellation_after_fristdato_closes_it_and_tells_the_jobcenter() {
    let told = after(met("2026-04-20"), aflyst(Aflyser::Borger), "2026-04-11");
    assert_eq!(
        (told.frist.status, told.frist.grund),
        (FristStatus::AdministrativtLukket, Some(Grund::AflystEfterFrist))
    );
    assert_eq!(told.opgave, Some(OpgaveSlags::UdenSamtaleOgFrist));
}

#[test]
fn on_the_day_of_the_conversation_it_comes_back_too() {
    let on_its_day = FristFakta { booking_dato: Some(day("2026-04-09")), ..met("2026-04-09").lukket(Grund::Moededag) };
    assert_eq!(after(on_its_day, aflyst(Aflyser::Borger), "2026-04-09").frist.status, FristStatus::Aktiv);
    let straks = FristFakta { booking_dato: Some(day("2026-04-20")), ..missed().lukket(Grund::StraksHoldt) };
    assert!(after(straks, aflyst(Aflyser::Borger), "2026-04-20").frist.kraever_straksbooking());
}

#[test]
fn an_authoritys_cancellation_never_costs_her_the_frist() {
    for af in AUTHORITIES {
        let early = after(met("2026-04-20"), aflyst(af), "2026-04-02");
        assert_eq!((early.frist.fristdato, early.frist.sidste_afholdelsesdato), (day("2026-04-10"), day("2026-05-01")));
        let border = after(met("2026-04-20"), aflyst(af), "2026-04-03");
        assert_eq!(
            (border.frist.fristdato, border.frist.sidste_afholdelsesdato),
            (day("2026-04-11"), day("2026-05-02"))
        );
        let late = after(met("2026-04-30"), aflyst(af), "2026-04-29");
        assert_eq!((late.frist.status, late.frist.fristdato), (FristStatus::Aktiv, day("2026-05-07")));
        assert_eq!(late.frist.sidste_afholdelsesdato, day("2026-05-28"));
        assert!(late.besked);
    }
}

#[test]
fn another_conversation_takes_over() {
    let ellers = FristHaendelse::Aflyst { af: Aflyser::Borger, ellers: Some(day("2026-04-25")) };
    let told = after(met("2026-04-20"), ellers, "2026-04-15");
    assert_eq!((told.frist.status, told.frist.booking_dato), (FristStatus::Indfriet, Some(day("2026-04-25"))));
    assert!(!told.besked);
}

#[test]
fn a_move_never_reopens_it_and_only_an_authoritys_extends_it() {
    let til = day("2026-05-03");
    let own =
        after(met("2026-04-20"), FristHaendelse::Flyttet { til: day("2026-05-01"), af: Aflyser::Borger }, "2026-04-12");
    assert_eq!((own.frist.status, own.frist.sidste_afholdelsesdato), (FristStatus::Indfriet, day("2026-05-01")));
    let theirs = after(met("2026-04-20"), FristHaendelse::Flyttet { til, af: Aflyser::Myndighed }, "2026-04-12");
    assert_eq!((theirs.frist.status, theirs.frist.sidste_afholdelsesdato), (FristStatus::Indfriet, til));
    let nearer = after(
        met("2026-04-20"),
        FristHaendelse::Flyttet { til: day("2026-04-18"), af: Aflyser::Lukning },
        "2026-04-12",
    );
    assert_eq!(nearer.frist.sidste_afholdelsesdato, day("2026-05-01"), "it never shrinks");
}

#[test]
fn moved_away_from_its_own_day_it_is_met_again() {
    let on_its_day = FristFakta { booking_dato: Some(day("2026-04-20")), ..met("2026-04-20").lukket(Grund::Moededag) };
    let flyt = |til| FristHaendelse::Flyttet { til: day(til), af: Aflyser::Myndighed };
    assert_eq!(after(on_its_day, flyt("2026-04-21"), "2026-04-20").frist.status, FristStatus::Indfriet);
    assert_eq!(after(on_its_day, flyt("2026-04-20"), "2026-04-20").frist.status, FristStatus::AdministrativtLukket);
    let straks = FristFakta { booking_dato: Some(day("2026-04-20")), ..missed().lukket(Grund::StraksHoldt) };
    assert_eq!(after(straks, flyt("2026-04-21"), "2026-04-20").frist.status, FristStatus::Overskredet);
}

#[test]
fn called_off_on_its_own_day_it_is_met_again_until_the_day_of_the_other() {
    let instead = |dato| FristHaendelse::Aflyst { af: Aflyser::Myndighed, ellers: Some(day(dato)) };
    let closed = FristFakta { booking_dato: Some(day("2026-04-20")), ..april().lukket(Grund::Moededag) };
    let then = after(closed, instead("2026-04-25"), "2026-04-20").frist;
    assert_eq!((then.status, then.grund, then.booking_dato), (FristStatus::Indfriet, None, Some(day("2026-04-25"))));
    let same_day = after(closed, instead("2026-04-20"), "2026-04-20").frist;
    assert_eq!(same_day, closed);
    let without_effect = april().lukket(Grund::Fravaer);
    assert_eq!(after(without_effect, instead("2026-04-25"), "2026-04-20").frist, without_effect);
}

#[test]
fn closing_tells_her_only_when_it_was_open() {
    assert!(after(april(), FristHaendelse::Luk(Grund::NytJobcenter), "2026-04-05").besked);
    let silent = after(met("2026-04-20"), FristHaendelse::Luk(Grund::NytJobcenter), "2026-04-05");
    assert!(!silent.besked && silent.frist.status == FristStatus::AdministrativtLukket);
    assert_eq!(after(missed(), FristHaendelse::Luk(Grund::Doed), "2026-04-15").frist, missed());
}

#[test]
fn closed_for_good_it_does_not_come_back_when_the_conversation_is_called_off() {
    let on_its_day = FristFakta { booking_dato: Some(day("2026-04-20")), ..met("2026-04-20").lukket(Grund::Moededag) };
    let made_up = after(missed(), FristHaendelse::Booket { dato: day("2026-04-20") }, "2026-04-15").frist;
    for frist in [met("2026-04-20"), on_its_day, made_up, made_up.lukket(Grund::StraksHoldt)] {
        let closed = after(frist, FristHaendelse::Luk(Grund::NytJobcenter), "2026-04-20");
        assert_eq!(closed.frist.grund, Some(Grund::NytJobcenter), "{frist:?}");
        assert!(!closed.besked && closed.opgave.is_none());
        for af in AUTHORITIES.into_iter().chain([Aflyser::Borger]) {
            assert_eq!(after(closed.frist, aflyst(af), "2026-04-20").frist, closed.frist, "{frist:?} {af:?}");
        }
    }
    let lapsed = missed().lukket(Grund::Foraeldet);
    assert_eq!(after(lapsed, FristHaendelse::Luk(Grund::Doed), "2026-08-15").frist, lapsed);
}

#[test]
fn a_reopened_frist_runs_from_today() {
    let dates = FristHaendelse::Opdater { fristdato: day("2026-05-10"), sidste_afholdelsesdato: day("2026-06-01") };
    let told = after(missed(), dates, "2026-04-15");
    assert_eq!((told.frist.status, told.frist.aktiv_fra), (FristStatus::Aktiv, day("2026-04-15")));
    assert!(told.besked);
    assert_eq!(
        after(april(), dates, "2026-04-05").frist.aktiv_fra,
        april().aktiv_fra,
        "a prolonged one has run all along"
    );
}

fn status() -> impl Strategy<Value = FristFakta> {
    (0..4usize, proptest::option::of(0..60i64)).prop_map(|(status, booked)| {
        let dato = booked.map(|offset| day("2026-04-01") + chrono::TimeDelta::days(offset));
        let status = FristStatus::ALL[status];
        let grund = (status == FristStatus::AdministrativtLukket).then_some(Grund::Moededag);
        let needs_one = status == FristStatus::Indfriet || grund.is_some();
        let booking_dato = dato.or(needs_one.then_some(day("2026-04-20"))).filter(|_| status != FristStatus::Aktiv);
        FristFakta { status, grund, booking_dato, ..april() }
    })
}

proptest! {
    /// An authority's act never makes a frist overskredet, never shortens it, and gives at least the least length.
    #[test]
    fn authorities_never_take_anything_away(frist in status(), on in 0..90i64, af in 0..4usize, til in 0..90i64, moves in any::<bool>()) {
        let today = day("2026-04-01") + chrono::TimeDelta::days(on);
        let to = day("2026-04-01") + chrono::TimeDelta::days(til);
        let event = if moves { FristHaendelse::Flyttet { til: to, af: AUTHORITIES[af] } } else { aflyst(AUTHORITIES[af]) };
        let then = anvend(&frist, event, &Indstillinger::default(), today).frist;
        prop_assert!(then.fristdato >= frist.fristdato && then.sidste_afholdelsesdato >= frist.sidste_afholdelsesdato);
        prop_assert!(then.fristdato <= then.sidste_afholdelsesdato);
        if then.status == FristStatus::Overskredet {
            let was_missed = frist.status == FristStatus::Overskredet || frist.grund == Some(Grund::StraksHoldt);
            prop_assert!(was_missed);
        }
        if then.status == FristStatus::Aktiv && frist.status != FristStatus::Aktiv {
            prop_assert!(then.fristdato >= today + chrono::Days::new(8));
        }
    }

    /// Moving to another day and back gives the earlier state, as long as she moves it herself.
    #[test]
    fn moving_back_gives_the_earlier_state(dato in 20..30i64, til in 10..30i64, on in 1..9i64) {
        let at = |offset: i64| day("2026-04-01") + chrono::TimeDelta::days(offset);
        let settings = Indstillinger::default();
        let before = anvend(&april(), FristHaendelse::Booket { dato: at(dato) }, &settings, at(on)).frist;
        let move_to = |frist: &FristFakta, til| anvend(frist, FristHaendelse::Flyttet { til, af: Aflyser::Borger }, &settings, at(on)).frist;
        prop_assert_eq!(move_to(&move_to(&before, at(til)), at(dato)), before);
        let cancelled = anvend(&before, aflyst(Aflyser::Borger), &settings, at(on)).frist;
        prop_assert_eq!(cancelled, FristFakta { aktiv_fra: at(on), ..april() });
    }
}
