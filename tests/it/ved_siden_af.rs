//! More than one conversation, the nights on which the clock changes, and what becomes of one the borger booked herself.

use chrono::NaiveDateTime;

use crate::support::{World, at, day, on_both_engines, refused, udkast, warned};
use faellestid::domain::code_lists::{Ejersystem, SamtaleType};
use faellestid::domain::frist::FristStatus;
use faellestid::domain::indkaldelse::{Aflyser, Gennemloeb, Tidspunkt, Udkast};
use faellestid::domain::rules::Code;
use faellestid::services::kald::{Kald, Myndighed};

on_both_engines! {
    a_second_jobsamtale_is_warned_of_and_waits_for_the_place,
    a_conversation_moved_to_where_it_has_ended_gives_up_her_place,
    a_collision_names_time_and_authority_and_nothing_more,
    the_way_between_two_conversations_counts,
    an_hour_that_never_comes_is_refused,
    an_hour_that_comes_twice_is_named,
    a_self_booked_one_moved_by_the_jobcenter_gives_its_place_back,
    a_move_past_sidste_afholdelsesdato_extends_it,
    a_self_booked_one_changed_in_words_keeps_its_place,
    what_another_system_owns_it_alone_changes,
    an_ejersystem_that_cancels_costs_her_no_frist,
}

fn start(wanted: &mut Udkast, local: &str, pass: Option<Gennemloeb>) {
    wanted.start = Some(Tidspunkt::Lokal(local.parse().unwrap(), pass));
}

async fn a_second_jobsamtale_is_warned_of_and_waits_for_the_place(world: &World) {
    let borger = world.one_borger().await;
    let jobcenter = world.jobcenter_of(borger).await;
    let first = world.summoned(borger, &udkast(SamtaleType::Jobsamtale, "2026-12-01T09:00:00")).await;
    let second = udkast(SamtaleType::FaellesJobsamtale, "2026-12-02T09:00:00");
    let second = world.summon(&jobcenter, borger, &second).await.unwrap();
    assert_eq!(warned(&second.advarsler), [Code::OneAtATime]);
    assert!(!second.indkaldelse.occupies && world.indkaldelse(first).await.occupies);
    let apart = udkast(SamtaleType::Opfoelgningssamtale, "2026-12-03T09:00:00");
    let apart = world.summon(&jobcenter, borger, &apart).await.unwrap();
    assert_eq!((warned(&apart.advarsler), apart.indkaldelse.occupies), (vec![], true), "type 4 is a group of its own");
    world.indkaldelse_service.aflys(&jobcenter, borger, first, None).await.unwrap();
    assert!(world.indkaldelse(second.indkaldelse.id).await.occupies);
}

async fn a_conversation_moved_to_where_it_has_ended_gives_up_her_place(world: &World) {
    let borger = world.one_borger().await;
    let jobcenter = world.jobcenter_of(borger).await;
    let first = world.summoned(borger, &udkast(SamtaleType::Jobsamtale, "2026-12-01T09:00:00")).await;
    let second = world.summoned(borger, &udkast(SamtaleType::Jobsamtale, "2026-12-02T09:00:00")).await;
    // It was held this morning after all, and is reported afterwards.
    let this_morning = udkast(SamtaleType::Jobsamtale, "2026-11-24T07:00:00");
    let answer = world.indkaldelse_service.opdater(&jobcenter, borger, first, None, &this_morning).await.unwrap();
    assert!(!answer.indkaldelse.occupies && !world.indkaldelse(first).await.occupies);
    assert!(world.indkaldelse(second).await.occupies);
}

async fn a_collision_names_time_and_authority_and_nothing_more(world: &World) {
    let borger = world.one_borger().await;
    let (jobcenter, a_kasse) = (world.jobcenter_of(borger).await, world.a_kasse_of(borger).await);
    world.summoned(borger, &udkast(SamtaleType::Opfoelgningssamtale, "2026-12-01T09:00:00")).await;
    let at_once = udkast(SamtaleType::AndenSamtale, "2026-12-01T09:30:00");
    let answer = world.summon(&a_kasse, borger, &at_once).await.unwrap();
    assert_eq!(warned(&answer.advarsler), [Code::Sammenfald]);
    let [other] = &answer.sammenfald[..] else { panic!("one") };
    assert_eq!((other.starts_at, other.ends_at), (at("2026-12-01T08:00:00Z"), at("2026-12-01T08:45:00Z")));
    assert_eq!(Some(other.myndighed), jobcenter.myndighed.id);
    let shown = format!("{other:?}");
    assert!(!shown.contains("Opf") && !shown.contains("titel"), "{shown}");
    let renamed = Udkast { titel: "Ny".to_owned(), ..at_once };
    let own = world.indkaldelse_service.opdater(&a_kasse, borger, answer.indkaldelse.id, None, &renamed).await.unwrap();
    assert_eq!(own.sammenfald.len(), 1, "it does not collide with itself");
}

async fn the_way_between_two_conversations_counts(world: &World) {
    let borger = world.one_borger().await;
    let jobcenter = world.jobcenter_of(borger).await;
    world.summoned(borger, &udkast(SamtaleType::Opfoelgningssamtale, "2026-12-01T09:00:00")).await;
    for (local, collides) in [("10:14:59", true), ("10:15:00", false), ("07:45:00", false), ("07:45:01", true)] {
        let anden = udkast(SamtaleType::AndenSamtale, &format!("2026-12-01T{local}"));
        let answer = world.summon(&jobcenter, borger, &anden).await.unwrap();
        assert_eq!(warned(&answer.advarsler) == [Code::Sammenfald], collides, "{local}");
        assert_eq!(answer.sammenfald.is_empty(), !collides);
        world.indkaldelse_service.aflys(&jobcenter, borger, answer.indkaldelse.id, None).await.unwrap();
    }
}

async fn an_hour_that_never_comes_is_refused(world: &World) {
    let borger = world.one_borger().await;
    let (jobcenter, before) = (world.jobcenter_of(borger).await, world.raw.everything().await);
    for local in ["2027-03-28T02:00:00", "2027-03-28T02:30:00", "2027-03-28T02:59:59"] {
        for pass in [None, Some(Gennemloeb::Foerste), Some(Gennemloeb::Andet)] {
            let mut wanted = udkast(SamtaleType::AndenSamtale, local);
            start(&mut wanted, local, pass);
            assert_eq!(refused(world.summon(&jobcenter, borger, &wanted).await), [Code::LocalTimeMissing], "{local}");
        }
    }
    assert_eq!(world.raw.everything().await, before);
    for (local, utc) in [("2027-03-28T01:59:59", "00:59:59"), ("2027-03-28T03:00:00", "01:00:00")] {
        let told =
            world.summon(&jobcenter, borger, &udkast(SamtaleType::AndenSamtale, local)).await.unwrap().indkaldelse;
        assert_eq!(told.starts_at, at(&format!("2027-03-28T{utc}Z")));
    }
}

async fn an_hour_that_comes_twice_is_named(world: &World) {
    let borger = world.one_borger().await;
    let jobcenter = world.jobcenter_of(borger).await;
    let local = "2027-10-31T02:30:00";
    let mut wanted = udkast(SamtaleType::AndenSamtale, local);
    assert_eq!(refused(world.summon(&jobcenter, borger, &wanted).await), [Code::LocalTimeTwice]);
    for (pass, starts, ends) in
        [(Gennemloeb::Foerste, "00:30:00", "02:15:00"), (Gennemloeb::Andet, "01:30:00", "03:15:00")]
    {
        start(&mut wanted, local, Some(pass));
        let told = world.summon(&jobcenter, borger, &wanted).await.unwrap().indkaldelse;
        let stored = world.indkaldelse(told.id).await;
        assert_eq!(stored.starts_at, at(&format!("2027-10-31T{starts}Z")));
        assert_eq!(stored.local_start, local.parse::<NaiveDateTime>().unwrap());
        assert_eq!(stored.local_end.to_string(), format!("2027-10-31 {ends}"), "45 minutes later");
    }
}

async fn a_self_booked_one_moved_by_the_jobcenter_gives_its_place_back(world: &World) {
    let sofie = world.borger("borger-med-frist").await;
    let tid = world.tid_with(1, "2026-12-01T07:00:00").await;
    let id = world.book(sofie, tid).await.unwrap();
    let moved = udkast(SamtaleType::FaellesJobsamtale, "2026-12-02T09:00:00");
    let jobcenter = world.jobcenter_of(sofie).await;
    let row = world.indkaldelse_service.opdater(&jobcenter, sofie, id, Some(1), &moved).await.unwrap().indkaldelse;
    assert_eq!((world.optaget(tid).await, row.tid_id, row.selvbooket), (0, None, true));
    let frist = &world.frister(sofie).await[0];
    assert_eq!((frist.status, frist.booking_dato), (FristStatus::Indfriet, Some(day("2026-12-02"))));
}

async fn a_move_past_sidste_afholdelsesdato_extends_it(world: &World) {
    let sofie = world.borger("borger-med-frist").await;
    let id = world.book(sofie, world.tid_with(1, "2026-12-01T07:00:00").await).await.unwrap();
    let before = world.frister(sofie).await[0].clone();
    let moved = udkast(SamtaleType::FaellesJobsamtale, "2027-02-15T09:00:00");
    world.indkaldelse_service.opdater(&world.jobcenter_of(sofie).await, sofie, id, None, &moved).await.unwrap();
    let after = &world.frister(sofie).await[0];
    assert_eq!((after.status, after.fristdato), (FristStatus::Indfriet, before.fristdato), "a move never reopens it");
    assert_eq!((after.sidste_afholdelsesdato, after.version), (day("2027-02-15"), before.version + 1));
}

async fn a_self_booked_one_changed_in_words_keeps_its_place(world: &World) {
    let sofie = world.borger("borger-med-frist").await;
    let tid = world.tid_with(1, "2026-12-01T07:00:00").await;
    let id = world.book(sofie, tid).await.unwrap();
    let mut same_time = udkast(SamtaleType::FaellesJobsamtale, "2026-12-01T07:00:00");
    same_time.varighed = Some(30);
    let jobcenter = world.jobcenter_of(sofie).await;
    let row = world.indkaldelse_service.opdater(&jobcenter, sofie, id, None, &same_time).await.unwrap().indkaldelse;
    assert_eq!((world.optaget(tid).await, row.tid_id, row.version), (1, Some(tid), 2));
    world.indkaldelse_service.aflys(&jobcenter, sofie, id, None).await.unwrap();
    assert_eq!(world.optaget(tid).await, 0);
}

/// The same authority, calling from another system.
fn from(kald: Kald<'static>, system: Option<Ejersystem>) -> Kald<'static> {
    Kald { myndighed: Myndighed { system, ..kald.myndighed }, ..kald }
}

async fn what_another_system_owns_it_alone_changes(world: &World) {
    let borger = world.one_borger().await;
    let jobcenter = world.jobcenter_of(borger).await;
    let owned =
        Udkast { ejersystem: Some(Ejersystem::Kss.id()), ..udkast(SamtaleType::Jobsamtale, "2026-12-01T09:00:00") };
    let id = world.summoned(borger, &owned).await;
    let before = world.raw.everything().await;
    for system in [None, Some(Ejersystem::Faellestid), Some(Ejersystem::Dfdg)] {
        let caller = from(jobcenter, system);
        let update = world.indkaldelse_service.opdater(&caller, borger, id, None, &owned).await;
        assert_eq!(refused(update), [Code::OtherEjersystem], "{system:?}");
        let cancel = world.indkaldelse_service.aflys(&caller, borger, id, None).await;
        assert_eq!(refused(cancel), [Code::OtherEjersystem], "{system:?}");
    }
    assert_eq!(world.raw.everything().await, before);
}

async fn an_ejersystem_that_cancels_costs_her_no_frist(world: &World) {
    let sofie = world.borger("borger-med-frist").await;
    let caller = from(world.jobcenter_of(sofie).await, Some(Ejersystem::Kss));
    let owned = Udkast {
        ejersystem: Some(Ejersystem::Kss.id()),
        ..udkast(SamtaleType::FaellesJobsamtale, "2026-12-20T09:00:00")
    };
    let id = world.summoned(sofie, &owned).await;
    world.clock.set(at("2026-12-15T09:00:00Z"));
    let gone = world.indkaldelse_service.aflys(&caller, sofie, id, None).await.unwrap();
    assert_eq!(gone.aflyst_af, Some(Aflyser::Ejersystem));
    let frist = &world.frister(sofie).await[0];
    assert_eq!((frist.status, frist.fristdato), (FristStatus::Aktiv, day("2026-12-23")));
}
