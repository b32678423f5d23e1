//! What is reported beside a conversation: how it went, and how far the a-kasse is with a member's cv.

use crate::support::{Traces, World, at, day, kald, on_both_engines, refused, udkast};
use faellestid::domain::code_lists::{CvGodkendelsesstatus, MyndighedType, SamtaleType, Udfald};
use faellestid::domain::frist::{FristStatus, Grund};
use faellestid::domain::rules::Code;

on_both_engines! {
    how_it_went_is_registered_from_its_first_minute_on,
    one_that_was_held_earlier_today_and_reported_afterwards_meets_her_frist,
    one_who_stayed_away_is_one_task,
    only_the_summoner_registers_how_it_went,
    the_same_outcome_twice_leaves_nothing,
    a_cancelled_one_has_no_outcome,
    a_cv_status_needs_no_conversation_and_bars_none,
    a_cv_status_is_the_own_a_kasses_alone,
    a_cv_status_has_a_day_that_can_be_meant,
}

const TOMORROW: &str = "2026-11-25T09:00:00";
const GODKENDT: u16 = CvGodkendelsesstatus::Godkendt.id();

async fn how_it_went_is_registered_from_its_first_minute_on(world: &World) {
    let borger = world.one_borger().await;
    let (jobcenter, service) = (world.jobcenter_of(borger).await, &world.indkaldelse_service);
    let id = world.summoned(borger, &udkast(SamtaleType::FaellesJobsamtale, TOMORROW)).await;
    let held = Udfald::Fremmoedt.id();
    world.clock.set(at("2026-11-25T07:59:59Z"));
    assert_eq!(refused(service.registrer_udfald(&jobcenter, borger, id, held, None).await), [Code::NotBegun]);
    for (moment, came) in [("2026-11-25T08:00:00Z", Some(true)), ("2026-11-30T08:00:00Z", Some(false))] {
        world.clock.set(at(moment));
        let before = world.traces().await;
        let row = service.registrer_udfald(&jobcenter, borger, id, held, came).await.unwrap();
        assert_eq!(
            world.traces_since(before).await,
            Traces { versions: 1, events: 1, audit: 1, messages: 0, tasks: 0 }
        );
        assert!(row == world.indkaldelse(id).await, "the answer is what is stored");
        assert_eq!((row.udfald, row.a_kasse_deltog), (Some(Udfald::Fremmoedt), came));
    }
    let next = world.summoned(borger, &udkast(SamtaleType::FaellesJobsamtale, "2026-12-01T09:00:00")).await;
    assert!(world.indkaldelse(next).await.occupies, "it takes no place any more");
}

async fn one_that_was_held_earlier_today_and_reported_afterwards_meets_her_frist(world: &World) {
    for created in [true, false] {
        let borger = world.one_borger().await;
        let jobcenter = world.jobcenter_of(borger).await;
        world.clock.set(at("2026-11-24T09:00:00Z"));
        let id = world.set_frist(borger, SamtaleType::Jobsamtale, day("2026-12-10"), day("2026-12-30")).await;
        let other = world.summoned(borger, &udkast(SamtaleType::AndenSamtale, "2026-12-11T09:00:00")).await;
        world.clock.set(at("2026-12-10T12:00:00Z"));
        let held = udkast(SamtaleType::Jobsamtale, "2026-12-10T09:00:00");
        if created {
            world.summoned(borger, &held).await;
        } else {
            world.indkaldelse_service.opdater(&jobcenter, borger, other, None, &held).await.unwrap();
        }
        world.clock.set(at("2026-12-11T12:00:00Z"));
        world.frist_service.vend(true).await.unwrap();
        let frist = world.frist_service.hent(&jobcenter, borger, id).await.unwrap().frist;
        assert_eq!((frist.status, frist.grund), (FristStatus::AdministrativtLukket, Some(Grund::Moededag)));
    }
}

async fn one_who_stayed_away_is_one_task(world: &World) {
    let borger = world.one_borger().await;
    let (jobcenter, service) = (world.jobcenter_of(borger).await, &world.indkaldelse_service);
    let id = world.summoned(borger, &udkast(SamtaleType::Jobsamtale, TOMORROW)).await;
    world.clock.set(at("2026-11-25T09:00:00Z"));
    let before = world.traces().await;
    let away = Udfald::Udeblevet.id();
    service.registrer_udfald(&jobcenter, borger, id, away, None).await.unwrap();
    service.registrer_udfald(&jobcenter, borger, id, away, None).await.unwrap();
    assert_eq!(world.traces_since(before).await.tasks, 1);
    let alone = service.registrer_udfald(&jobcenter, borger, id, away, Some(true)).await;
    assert_eq!(refused(alone), [Code::NotFaelles]);
}

async fn only_the_summoner_registers_how_it_went(world: &World) {
    let borger = world.one_borger().await;
    let service = &world.indkaldelse_service;
    let id = world.summoned(borger, &udkast(SamtaleType::FaellesJobsamtale, TOMORROW)).await;
    world.clock.set(at("2026-11-25T09:00:00Z"));
    let before = world.raw.everything().await;
    for caller in [world.a_kasse_of(borger).await, kald(MyndighedType::Star, None), kald(MyndighedType::Kommune, None)]
    {
        let answer = service.registrer_udfald(&caller, borger, id, Udfald::Afbud.id(), None).await;
        assert_eq!(refused(answer), [Code::NotSummoner]);
    }
    let jobcenter = world.jobcenter_of(borger).await;
    let unknown = service.registrer_udfald(&jobcenter, borger, world.new_samtale(), 0, None).await;
    assert_eq!(refused(unknown), [Code::UnknownIndkaldelse, Code::UnknownCodeValue]);
    assert_eq!(world.raw.everything().await, before);
}

async fn the_same_outcome_twice_leaves_nothing(world: &World) {
    let borger = world.one_borger().await;
    let (jobcenter, service) = (world.jobcenter_of(borger).await, &world.indkaldelse_service);
    let id = world.summoned(borger, &udkast(SamtaleType::Jobsamtale, TOMORROW)).await;
    world.clock.set(at("2026-11-25T09:00:00Z"));
    service.registrer_udfald(&jobcenter, borger, id, Udfald::Fremmoedt.id(), None).await.unwrap();
    world.clock.set(at("2026-11-26T09:00:00Z"));
    let before = world.raw.everything().await;
    service.registrer_udfald(&jobcenter, borger, id, Udfald::Fremmoedt.id(), None).await.unwrap();
    assert_eq!(world.raw.everything().await, before);
}

async fn a_cancelled_one_has_no_outcome(world: &World) {
    let borger = world.one_borger().await;
    let (jobcenter, service) = (world.jobcenter_of(borger).await, &world.indkaldelse_service);
    let id = world.summoned(borger, &udkast(SamtaleType::Jobsamtale, TOMORROW)).await;
    service.aflys(&jobcenter, borger, id, None).await.unwrap();
    world.clock.set(at("2026-11-26T09:00:00Z"));
    let answer = service.registrer_udfald(&jobcenter, borger, id, Udfald::Fremmoedt.id(), None).await;
    assert_eq!(refused(answer), [Code::AlreadyCancelled]);
}

async fn a_cv_status_needs_no_conversation_and_bars_none(world: &World) {
    let borger = world.one_borger().await;
    let (a_kasse, service) = (world.a_kasse_of(borger).await, &world.indkaldelse_service);
    let before = world.traces().await;
    let today = day("2026-11-24");
    let first = service.indberet_cv_status(&a_kasse, borger, CvGodkendelsesstatus::Afventer.id(), today).await.unwrap();
    assert_eq!(world.traces_since(before).await, Traces { versions: 0, events: 0, audit: 1, messages: 0, tasks: 0 });
    world.summon(&a_kasse, borger, &udkast(SamtaleType::AndenSamtale, TOMORROW)).await.unwrap();
    world.clock.set(at("2026-11-25T08:10:00Z"));
    let at_it = service.indberet_cv_status(&a_kasse, borger, GODKENDT, today).await.unwrap();
    world.clock.set(at("2026-12-25T08:10:00Z"));
    let after = service.indberet_cv_status(&a_kasse, borger, GODKENDT, day("2026-12-25")).await.unwrap();
    let jobcenter = world.jobcenter_of(borger).await;
    assert_eq!(service.cv_status(&jobcenter, borger).await.unwrap(), [first, at_it, after]);
}

async fn a_cv_status_is_the_own_a_kasses_alone(world: &World) {
    let borger = world.one_borger().await;
    let (service, today, before) = (&world.indkaldelse_service, day("2026-11-24"), world.raw.everything().await);
    let foreign = kald(MyndighedType::AKasse, Some(world.foreign(borger, "a_kasse").await));
    assert_eq!(refused(service.indberet_cv_status(&foreign, borger, GODKENDT, today).await), [Code::OtherAKasse]);
    for caller in [world.jobcenter_of(borger).await, kald(MyndighedType::Star, None)] {
        let answer = service.indberet_cv_status(&caller, borger, GODKENDT, today).await;
        assert_eq!(refused(answer), [Code::CvStatusNotTheirs]);
    }
    assert_eq!(world.raw.everything().await, before);
}

async fn a_cv_status_has_a_day_that_can_be_meant(world: &World) {
    let borger = world.one_borger().await;
    let (a_kasse, service, before) =
        (world.a_kasse_of(borger).await, &world.indkaldelse_service, world.raw.everything().await);
    for (dato, code) in [
        (day("2026-11-25"), Code::TooFarAhead),
        (day("9999-12-31"), Code::TooFarAhead),
        (chrono::NaiveDate::MAX, Code::TooFarAhead),
        (day("0001-01-01"), Code::TooLongAgo),
        (day("1899-12-31"), Code::TooLongAgo),
        (chrono::NaiveDate::MIN, Code::TooLongAgo),
    ] {
        let answer = service.indberet_cv_status(&a_kasse, borger, GODKENDT, dato).await;
        assert_eq!(refused(answer), [code], "{dato}");
        let both = service.indberet_cv_status(&a_kasse, borger, 0, dato).await;
        assert_eq!(refused(both).len(), 2, "{dato}");
    }
    assert_eq!(world.raw.everything().await, before);
}
