//! What bookings, cancellations, closures and absences make of a frist, through the services.

use crate::support::{World, at, day, herself, on_both_engines, refused, udkast};
use faellestid::domain::code_lists::{Ejersystem, FravaerType, SamtaleType};
use faellestid::domain::frist::{FristStatus, Grund};
use faellestid::domain::ids::{BorgerId, IndkaldelseId};
use faellestid::domain::indkaldelse::{Aflyser, IndkaldelseStatus, Udkast};
use faellestid::domain::rules::Code;
use faellestid::services::borger_booking::BookingError;
use faellestid::services::lukning::{Lukket, luk_tid};

on_both_engines! {
    two_frister_of_one_type_after_a_reactivation_leave_the_later_one,
    she_cancels_on_fristdato_and_has_to_book_by_the_same_day,
    she_cancels_the_day_after_and_the_jobcenter_gets_a_task,
    a_closed_time_costs_nobody_a_frist,
    a_closed_time_leaves_what_has_begun_and_what_nobody_asked_for,
    a_time_is_closed_by_its_own_jobcenter_only,
    beside_a_jobsamtale_without_the_a_kasse_she_can_always_move,
    what_another_system_owns_releases_the_frist,
    an_a_kasses_own_conversation_releases_nothing,
    a_joint_type_7_releases_a_frist_for_17,
    an_absence_that_comes_later_closes_her_frist,
    holiday_on_fristdato_is_a_task_and_not_a_missed_frist,
}

const TYPE_17: SamtaleType = SamtaleType::FaellesJobsamtale;

/// Status, reason and Fristdato of her only frist.
async fn only(world: &World, borger: BorgerId) -> (FristStatus, Option<Grund>, String) {
    let [frist] = &world.frister(borger).await[..] else { panic!("one frist") };
    (frist.status, frist.grund, frist.fristdato.to_string())
}

/// A frist until 10 December, and a conversation on the 18th that she may call off until its day.
async fn booked_at(world: &World, hour: &str) -> (BorgerId, IndkaldelseId) {
    let borger = world.one_borger().await;
    world.set_frist(borger, TYPE_17, day("2026-12-10"), day("2026-12-30")).await;
    let id = world.book(borger, world.tid_with(1, &format!("2026-12-18T{hour}:00:00")).await).await.unwrap();
    assert_eq!(only(world, borger).await.0, FristStatus::Indfriet);
    (borger, id)
}

async fn booked(world: &World) -> (BorgerId, IndkaldelseId) {
    booked_at(world, "07").await
}

async fn tasks(world: &World, borger: BorgerId) -> Vec<String> {
    let of_hers = format!("SELECT slags FROM opgave WHERE borger_id = {}", world.raw.id(borger.uuid()));
    world.raw.texts(&of_hers).await
}

async fn two_frister_of_one_type_after_a_reactivation_leave_the_later_one(world: &World) {
    for (second, left, hour) in [("2026-12-21", "2026-12-21", "07"), ("2026-12-04", "2026-12-10", "19")] {
        let (borger, id) = booked_at(world, hour).await;
        // The first is met, so a second one may be set; it is met too.
        world.set_frist(borger, TYPE_17, day(second), day("2026-12-30")).await;
        world.service.aflys(&herself(borger), borger, id, None).await.unwrap();
        let frister = world.frister(borger).await;
        let active: Vec<_> = frister.iter().filter(|frist| frist.status == FristStatus::Aktiv).collect();
        let closed: Vec<_> = frister.iter().filter_map(|frist| frist.grund).collect();
        assert_eq!((active.len(), active[0].fristdato, closed), (1, day(left), vec![Grund::Erstattet]), "{second}");
    }
}

async fn she_cancels_on_fristdato_and_has_to_book_by_the_same_day(world: &World) {
    let (borger, id) = booked(world).await;
    world.clock.set(at("2026-12-10T22:59:59Z"));
    world.service.aflys(&herself(borger), borger, id, None).await.unwrap();
    assert_eq!(only(world, borger).await, (FristStatus::Aktiv, None, "2026-12-10".to_owned()));
    assert_eq!(tasks(world, borger).await, [""; 0]);
    world.clock.set(at("2026-12-10T23:00:00Z"));
    world.frist_service.vend(false).await.unwrap();
    assert_eq!(only(world, borger).await.0, FristStatus::Overskredet);
}

async fn she_cancels_the_day_after_and_the_jobcenter_gets_a_task(world: &World) {
    let (borger, id) = booked(world).await;
    world.clock.set(at("2026-12-10T23:00:00Z"));
    world.service.aflys(&herself(borger), borger, id, None).await.unwrap();
    let closed = (FristStatus::AdministrativtLukket, Some(Grund::AflystEfterFrist), "2026-12-10".to_owned());
    assert_eq!(only(world, borger).await, closed);
    assert_eq!(tasks(world, borger).await, ["uden_samtale_og_frist"]);
    world.clock.set(at("2027-06-01T09:00:00Z"));
    world.frist_service.vend(true).await.unwrap();
    assert_eq!(only(world, borger).await, closed, "it never becomes overskredet");
}

async fn a_closed_time_costs_nobody_a_frist(world: &World) {
    let [one, other] = world.other_borgere(2).await[..] else { panic!("two") };
    let tid = world.tid_with(2, "2026-12-18T07:00:00").await;
    for borger in [one, other] {
        world.set_frist(borger, TYPE_17, day("2026-12-10"), day("2026-12-30")).await;
        world.book(borger, tid).await.unwrap();
    }
    world.clock.set(at("2026-12-14T09:00:00Z"));
    let jobcenter = world.jobcenter_of(one).await;
    let done = luk_tid(&world.store, &world.clock, &jobcenter, tid, true).await.unwrap();
    assert_eq!((done.aflyst.len(), done.staar.len(), world.optaget(tid).await), (2, 0, 0));
    for borger in [one, other] {
        let [frist] = &world.frister(borger).await[..] else { panic!("one frist") };
        assert_eq!((frist.status, frist.fristdato), (FristStatus::Aktiv, day("2026-12-22")));
        assert_eq!(frist.sidste_afholdelsesdato, day("2027-01-11"), "as long as before");
        assert_eq!(tasks(world, borger).await, ["tid_lukket"]);
    }
    assert_eq!(world.indkaldelse(done.aflyst[0]).await.aflyst_af, Some(Aflyser::Lukning));
    let stored = world.raw.everything().await;
    let again = luk_tid(&world.store, &world.clock, &jobcenter, tid, true).await.unwrap();
    assert_eq!((again, world.raw.everything().await), (Lukket::default(), stored), "twice is once");
}

async fn a_closed_time_leaves_what_has_begun_and_what_nobody_asked_for(world: &World) {
    let (borger, id) = booked(world).await;
    let tid = world.indkaldelse(id).await.tid_id.unwrap();
    let jobcenter = world.jobcenter_of(borger).await;
    let kept = luk_tid(&world.store, &world.clock, &jobcenter, tid, false).await.unwrap();
    assert_eq!(kept, Lukket { aflyst: vec![], staar: vec![id] });
    let late = world.book(world.one_borger().await, tid).await;
    assert!(matches!(late, Err(BookingError::Refused(verdict)) if verdict.has(Code::Closed)));
    world.clock.set(at("2026-12-18T06:00:00Z"));
    let begun = luk_tid(&world.store, &world.clock, &jobcenter, tid, true).await.unwrap();
    assert_eq!(begun.staar, [id]);
    assert_eq!(world.indkaldelse(id).await.status, IndkaldelseStatus::Planlagt);
}

async fn a_time_is_closed_by_its_own_jobcenter_only(world: &World) {
    let (borger, id) = booked(world).await;
    let tid = world.indkaldelse(id).await.tid_id.unwrap();
    let foreign = world.foreign(borger, "jobcenter").await;
    let mut callers = vec![world.a_kasse_of(borger).await, world.jobcenter_of(borger).await];
    callers[1].myndighed.id = Some(foreign);
    let before = world.raw.everything().await;
    for caller in &callers {
        let answer = luk_tid(&world.store, &world.clock, caller, tid, true).await;
        assert_eq!(refused(answer), [Code::NotAuthorised]);
    }
    let nowhere = faellestid::domain::ids::TidId::from_uuid(uuid::Uuid::nil());
    let own = world.jobcenter_of(borger).await;
    assert_eq!(refused(luk_tid(&world.store, &world.clock, &own, nowhere, true).await), [Code::NotAuthorised]);
    assert_eq!(world.raw.everything().await, before);
}

async fn beside_a_jobsamtale_without_the_a_kasse_she_can_always_move(world: &World) {
    let borger = world.one_borger().await;
    let id = world.summoned(borger, &udkast(SamtaleType::Jobsamtale, "2026-12-03T09:00:00")).await;
    let tid = world.tid_with(1, "2026-12-07T07:00:00").await;
    let limit = world.move_to(borger, tid).await;
    assert!(matches!(limit, Err(BookingError::Refused(verdict)) if verdict.has(Code::OmbookLimitPassed)));
    world.set_frist(borger, TYPE_17, day("2026-12-10"), day("2026-12-30")).await;
    assert_eq!(only(world, borger).await.0, FristStatus::Aktiv, "a 7 without the a-kasse meets no 17");
    assert_eq!(world.move_to(borger, tid).await.unwrap(), id);
    let row = world.indkaldelse(id).await;
    assert_eq!((row.samtaletype, row.selvbooket, row.tid_id), (TYPE_17, true, Some(tid)));
    assert_eq!(only(world, borger).await.0, FristStatus::Indfriet);
}

async fn what_another_system_owns_releases_the_frist(world: &World) {
    let borger = world.one_borger().await;
    let owned =
        Udkast { ejersystem: Some(Ejersystem::Kss.id()), ..udkast(SamtaleType::Jobsamtale, "2027-03-01T09:00:00") };
    let id = world.summoned(borger, &owned).await;
    world.set_frist(borger, TYPE_17, day("2026-12-10"), day("2026-12-30")).await;
    let [frist] = &world.frister(borger).await[..] else { panic!("one") };
    assert_eq!((frist.status, frist.indkaldelse_id), (FristStatus::Indfriet, Some(id)));
    let moved = world.move_to(borger, world.tid_with(1, "2026-12-07T07:00:00").await).await;
    assert!(matches!(moved, Err(BookingError::Refused(verdict)) if verdict.has(Code::OtherEjersystem)));
}

async fn an_a_kasses_own_conversation_releases_nothing(world: &World) {
    let borger = world.one_borger().await;
    world.set_frist(borger, SamtaleType::Jobsamtale, day("2026-12-10"), day("2026-12-30")).await;
    let own = udkast(SamtaleType::AndenSamtale, "2026-12-01T09:00:00");
    let a_kasse = world.a_kasse_of(borger).await;
    world.summon(&a_kasse, borger, &own).await.unwrap();
    assert_eq!(only(world, borger).await.0, FristStatus::Aktiv);
    world.book(borger, world.tid_with(1, "2026-12-02T07:00:00").await).await.unwrap();
    assert_eq!(only(world, borger).await.0, FristStatus::Indfriet, "and it bars her from nothing");
}

async fn a_joint_type_7_releases_a_frist_for_17(world: &World) {
    let borger = world.one_borger().await;
    world.set_frist(borger, TYPE_17, day("2026-12-10"), day("2026-12-30")).await;
    let joint = Udkast { a_kasse_deltager: true, ..udkast(SamtaleType::Jobsamtale, "2026-12-01T09:00:00") };
    let id = world.summoned(borger, &joint).await;
    assert_eq!(only(world, borger).await.0, FristStatus::Indfriet);
    let alone = Udkast { a_kasse_deltager: false, ..joint };
    let jobcenter = world.jobcenter_of(borger).await;
    world.indkaldelse_service.opdater(&jobcenter, borger, id, None, &alone).await.unwrap();
    assert_eq!(only(world, borger).await, (FristStatus::Aktiv, None, "2026-12-10".to_owned()));
}

async fn an_absence_that_comes_later_closes_her_frist(world: &World) {
    let borger = world.one_borger().await;
    world.set_frist(borger, TYPE_17, day("2026-12-10"), day("2026-12-30")).await;
    world.absent(borger, FravaerType::FratagetSelvbook, "2026-12-03", Some("2026-12-03")).await;
    world.clock.set(at("2026-12-02T22:59:59Z"));
    world.frist_service.vend(false).await.unwrap();
    assert_eq!(only(world, borger).await.0, FristStatus::Aktiv);
    world.clock.set(at("2026-12-09T09:00:00Z"));
    world.frist_service.vend(false).await.unwrap();
    assert_eq!(only(world, borger).await.1, Some(Grund::Fravaer), "also when the job comes after it has ended");
}

async fn holiday_on_fristdato_is_a_task_and_not_a_missed_frist(world: &World) {
    for (from, missed) in [("2026-11-27", false), ("2026-11-26", true)] {
        let borger = world.one_borger().await;
        world.clock.set(at("2026-11-24T09:00:00Z"));
        world.set_frist(borger, TYPE_17, day("2026-12-10"), day("2026-12-30")).await;
        world.absent(borger, FravaerType::Ferie, from, Some("2026-12-20")).await;
        world.clock.set(at("2026-12-11T09:00:00Z"));
        world.frist_service.vend(false).await.unwrap();
        let (status, grund, _) = only(world, borger).await;
        let expected = if missed { FristStatus::Overskredet } else { FristStatus::AdministrativtLukket };
        assert_eq!((status, grund.is_some()), (expected, !missed), "its 14 first days end on the day from {from}");
        assert_eq!(tasks(world, borger).await, [if missed { "frist_overskredet" } else { "fravaer_paa_fristdato" }]);
    }
}
