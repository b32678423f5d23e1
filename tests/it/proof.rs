//! What can be shown afterwards: who looked, which times were offered, and that a broken invariant is seen.

use chrono::Days;

use crate::support::{Engine, World, on_both_engines};
use faellestid::services::Actor;
use faellestid::services::borger_booking::BorgerBookingService;
use faellestid::services::read_log::ReadLog;

on_both_engines! {
    a_look_is_in_the_audit_trail_and_times_shown_are_kept_as_proof,
    that_there_were_no_times_is_kept_as_proof_too,
    many_looks_at_once_are_all_written,
}

/// A service whose looks are all written when the future it is given has ended.
async fn looking(world: &World, look: impl AsyncFnOnce(&BorgerBookingService)) {
    let (read_log, written) = ReadLog::start(world.store.clone());
    let service = BorgerBookingService::new(world.store.clone(), world.clock.clone(), read_log);
    look(&service).await;
    drop(service);
    written.await.unwrap();
}

async fn a_look_is_in_the_audit_trail_and_times_shown_are_kept_as_proof(world: &World) {
    let sofie = world.borger("borger-med-frist").await;
    let (hers, raw) = (format!("borger_id = {}", world.raw.id(sofie.uuid())), &world.raw);
    let (audit, shown) = (raw.count("audit").await, raw.count("visning").await);
    let mut offered = 0;
    looking(world, async |service| {
        let situation = service.situation(&Actor::SYSTEM, sofie).await.unwrap();
        let days = service.days(&situation, None, None).await.unwrap();
        offered = days.days.iter().map(|day| day.times).sum();
        assert_eq!(days.days.len(), 10);
        assert!(days.next_from.is_some());
    })
    .await;
    assert_eq!(raw.count("audit").await, audit + 1);
    assert_eq!(
        raw.count(&format!("audit WHERE action = 'overblik_set' AND actor_kind = 'system' AND {hers}")).await,
        1
    );
    assert_eq!(raw.count("visning").await, shown + 1);
    assert_eq!(raw.count(&format!("visning WHERE {hers} AND frist_id IS NOT NULL AND shown = {offered}")).await, 1);
}

async fn that_there_were_no_times_is_kept_as_proof_too(world: &World) {
    let freja = world.borger("borger-uden-tider").await;
    looking(world, async |service| {
        let situation = service.situation(&Actor::SYSTEM, freja).await.unwrap();
        assert!(situation.verdict.is_kept() && situation.open_frist().is_some());
        assert_eq!(service.days(&situation, None, None).await.unwrap().days, []);
        assert_eq!(service.times(&situation, situation.today + Days::new(7), None).await.unwrap().len(), 0);
    })
    .await;
    let none = format!("visning WHERE borger_id = {} AND shown = 0", world.raw.id(freja.uuid()));
    assert_eq!(world.raw.count(&format!("{none} AND first_date IS NULL AND last_date IS NULL")).await, 2);
}

async fn many_looks_at_once_are_all_written(world: &World) {
    let people = world.other_borgere(40).await;
    looking(world, async |service| {
        let looks = people.iter().map(|&borger| async move {
            for _ in 0..10 {
                service.situation(&Actor::SYSTEM, borger).await.unwrap();
            }
        });
        futures::future::join_all(looks).await;
    })
    .await;
    for borger in people {
        let looks = format!("audit WHERE action = 'overblik_set' AND borger_id = {}", world.raw.id(borger.uuid()));
        assert_eq!(world.raw.count(&looks).await, 10);
    }
}

/// A fault is made for each invariant, past the store, and must come back as that invariant's.
async fn each_invariant_sees_its_fault(engine: Engine) {
    let faults = [
        ("tid.optaget er", "UPDATE tid SET optaget = optaget + 1 WHERE optaget = 0"),
        ("en booking ligger på", "UPDATE tid SET starts_at = '2026-01-01T00:00:00+00:00' WHERE optaget > 0"),
        ("en selvbooket fælles", "UPDATE indkaldelse SET a_kasse_id = myndighed_id"),
        ("en indfriet frist", "UPDATE indkaldelse SET status = 'aflyst', occupies = FALSE"),
        ("ingen har en aktiv", "UPDATE frist SET status = 'aktiv'"),
        ("en lukket frist", "UPDATE frist SET status = 'administrativt_lukket'"),
        ("hver version af en samtale", "UPDATE indkaldelse SET version = version + 1"),
        ("hver version af en frist står", "UPDATE frist SET sidste_afholdelsesdato = '2099-01-01'"),
        ("hver version af en frist har", "DELETE FROM audit WHERE action = 'frist_udstedt'"),
        (
            "ingen hændelse om en frist",
            "UPDATE haendelse_modtager SET organisation_id = (SELECT id FROM organisation WHERE kind = 'a_kasse' LIMIT 1)
             WHERE haendelse_id IN (SELECT id FROM haendelse WHERE entitet = 90001)",
        ),
        ("hver booking har sin hændelse", "UPDATE haendelse SET entitet_id = borger_id"),
        ("hver booking har sin linje", "DELETE FROM audit WHERE action LIKE 'indkaldelse_%'"),
    ];
    for (invariant, fault) in faults {
        let world = World::on(engine).await;
        world.assert_whole().await;
        world.raw.run(fault).await;
        let broken = world.store.read().await.unwrap().broken_invariants().await.unwrap();
        assert!(broken.iter().any(|broken| broken.invariant.starts_with(invariant)), "{invariant}: {broken:?}");
    }
}

#[tokio::test]
async fn each_invariant_sees_its_fault_on_sqlite() {
    each_invariant_sees_its_fault(Engine::Sqlite).await;
}

#[tokio::test]
async fn each_invariant_sees_its_fault_on_postgres() {
    each_invariant_sees_its_fault(Engine::Postgres).await;
}
