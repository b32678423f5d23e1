use super::*;
use crate::domain::frist::{Grund, april};

fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

/// On 8 April 2026 at noon: made a week ago, to be held on the 9th at 9 in the morning.
fn samtale() -> SamtaleNu {
    SamtaleNu {
        status: IndkaldelseStatus::Planlagt,
        a_kassens: false,
        begynder: at("2026-04-09T07:00:00Z"),
        dag: "2026-04-09".parse().unwrap(),
        aendret: at("2026-04-01T07:00:00Z"),
    }
}

fn situation(om: Om) -> Situation {
    let now = at("2026-04-08T10:00:00Z");
    Situation { om, doed: false, nyere: false, dage: None, now, today: now.date_naive() }
}

fn om(samtale: SamtaleNu) -> Situation {
    situation(Om::Samtale(samtale))
}

fn frist(frist: FristFakta) -> Situation {
    situation(Om::Frist(frist))
}

const OM_SAMTALE: [BeskedSlags; 4] =
    [BeskedSlags::Kvittering, BeskedSlags::Indkaldelse, BeskedSlags::Aendring, BeskedSlags::Deltagelse];
const OM_AKTIV: [BeskedSlags; 3] = [BeskedSlags::FristUdstedt, BeskedSlags::FristAendret, BeskedSlags::FristAktivIgen];

#[test]
fn a_coming_conversation_is_told_of_until_it_begins() {
    let aflyst = SamtaleNu { status: IndkaldelseStatus::Aflyst, ..samtale() };
    for slags in OM_SAMTALE {
        assert_eq!(vurder(slags, &om(samtale())), Ok(()));
        assert_eq!(vurder(slags, &om(aflyst)), Err(Bortfald::Aflyst));
        assert_eq!(vurder(slags, &om(SamtaleNu { a_kassens: true, ..samtale() })), Err(Bortfald::AKassens));
        let begins = |begynder| SamtaleNu { begynder: at(begynder), ..samtale() };
        assert_eq!(vurder(slags, &om(begins("2026-04-08T10:00:00Z"))), Err(Bortfald::Forbi));
        assert_eq!(vurder(slags, &om(begins("2026-04-08T10:00:01Z"))), Ok(()));
        assert_eq!(vurder(slags, &Situation { doed: true, ..om(samtale()) }), Err(Bortfald::Doed));
        assert_eq!(vurder(slags, &Situation { nyere: true, ..om(samtale()) }), Err(Bortfald::Nyere));
        assert_eq!(vurder(slags, &situation(Om::Intet)), Err(Bortfald::Vaek));
    }
}

#[test]
fn an_afbud_is_told_of_on_the_day_of_the_conversation_too() {
    let on = |dag: &str| om(SamtaleNu { status: IndkaldelseStatus::Aflyst, dag: dag.parse().unwrap(), ..samtale() });
    assert_eq!(vurder(BeskedSlags::Aflysning, &on("2026-04-08")), Ok(()));
    assert_eq!(vurder(BeskedSlags::Aflysning, &on("2026-04-07")), Err(Bortfald::Forbi));
}

#[test]
fn a_reminder_of_a_conversation_waits_a_day_and_follows_its_day() {
    let remind = |samtale, dage| vurder(BeskedSlags::PaamindelseSamtale, &Situation { dage, ..om(samtale) });
    assert_eq!(remind(samtale(), Some(2)), Ok(()));
    assert_eq!(remind(samtale(), Some(1)), Ok(()));
    assert_eq!(remind(samtale(), None), Err(Bortfald::Flyttet));
    let changed = |aendret| SamtaleNu { aendret: at(aendret), ..samtale() };
    assert_eq!(remind(changed("2026-04-07T10:00:01Z"), Some(2)), Err(Bortfald::LigeBooket));
    assert_eq!(remind(changed("2026-04-07T10:00:00Z"), Some(2)), Ok(()));
    let later = SamtaleNu { begynder: at("2026-04-11T07:00:00Z"), dag: "2026-04-11".parse().unwrap(), ..samtale() };
    assert_eq!(remind(later, Some(2)), Err(Bortfald::Flyttet));
    assert_eq!(remind(SamtaleNu { status: IndkaldelseStatus::Aflyst, ..samtale() }, Some(2)), Err(Bortfald::Aflyst));
}

#[test]
fn an_active_frist_is_told_of_until_its_day_has_gone() {
    let met = FristFakta { status: FristStatus::Indfriet, ..april() };
    let closed = FristFakta { status: FristStatus::AdministrativtLukket, grund: Some(Grund::Fravaer), ..april() };
    let missed = FristFakta { status: FristStatus::Overskredet, ..april() };
    for slags in OM_AKTIV {
        assert_eq!(vurder(slags, &frist(april())), Ok(()));
        assert_eq!(vurder(slags, &frist(met)), Err(Bortfald::Indfriet));
        assert_eq!(vurder(slags, &frist(closed)), Err(Bortfald::Lukket));
        assert_eq!(vurder(slags, &frist(missed)), Err(Bortfald::Forbi));
        let on = |today: &str| Situation { today: today.parse().unwrap(), ..frist(april()) };
        assert_eq!(vurder(slags, &on("2026-04-10")), Ok(()));
        assert_eq!(vurder(slags, &on("2026-04-11")), Err(Bortfald::Forbi));
    }
}

#[test]
fn a_closed_frist_is_told_of_while_it_is_closed() {
    let closed = FristFakta { status: FristStatus::AdministrativtLukket, ..april() };
    assert_eq!(vurder(BeskedSlags::FristLukket, &frist(closed)), Ok(()));
    assert_eq!(vurder(BeskedSlags::FristLukket, &frist(april())), Err(Bortfald::GaelderIgen));
    let met = FristFakta { status: FristStatus::Indfriet, ..april() };
    assert_eq!(vurder(BeskedSlags::FristLukket, &frist(met)), Err(Bortfald::Indfriet));
}

#[test]
fn a_missed_frist_is_told_of_until_she_has_booked() {
    let missed = FristFakta { status: FristStatus::Overskredet, ..april() };
    let slags = BeskedSlags::FristOverskredet;
    assert_eq!(vurder(slags, &frist(missed)), Ok(()));
    let booked = FristFakta { booking_dato: Some(april().fristdato), ..missed };
    assert_eq!(vurder(slags, &frist(booked)), Err(Bortfald::Indfriet));
    assert_eq!(vurder(slags, &frist(april())), Err(Bortfald::GaelderIgen));
    let old = FristFakta { status: FristStatus::AdministrativtLukket, ..missed };
    assert_eq!(vurder(slags, &frist(old)), Err(Bortfald::Lukket));
}

#[test]
fn a_reminder_of_a_frist_needs_an_active_one_near_enough() {
    let remind = |fakta, dage| vurder(BeskedSlags::PaamindelseFrist, &Situation { dage, ..frist(fakta) });
    assert_eq!(remind(april(), Some(3)), Ok(()));
    assert_eq!(remind(april(), Some(1)), Err(Bortfald::Flyttet));
    assert_eq!(remind(FristFakta { status: FristStatus::Indfriet, ..april() }, Some(3)), Err(Bortfald::Indfriet));
}
