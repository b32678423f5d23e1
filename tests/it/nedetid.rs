//! When the pages could not be used is written down, once, and only then.

use crate::support::{World, at, on_both_engines};
use chrono::{DateTime, Utc};
use faellestid::services::nedetid::Livstegn;

on_both_engines! {
    signs_that_follow_each_other_leave_nothing,
    a_gap_between_two_signs_is_an_interval,
    two_processes_write_a_gap_once,
    what_failed_meanwhile_begins_an_interval,
    a_database_that_is_away_begins_an_interval_that_ends_when_it_is_back,
}

async fn intervals(world: &World) -> Vec<(DateTime<Utc>, DateTime<Utc>)> {
    let found = world.store.read().await.unwrap().nedetider(at("2020-01-01T00:00:00Z"), 10).await.unwrap();
    found.into_iter().map(|nede| (nede.fra, nede.til)).collect()
}

async fn signs_that_follow_each_other_leave_nothing(world: &World) {
    let livstegn = Livstegn::new(world.store.clone(), world.clock.clone());
    // Sixty seconds are the longest silence that is none.
    for now in ["2026-11-24T09:00:00Z", "2026-11-24T09:00:20Z", "2026-11-24T09:01:20Z"] {
        world.clock.set(at(now));
        assert_eq!(livstegn.giv().await.unwrap(), 0, "{now}");
    }
    assert_eq!(intervals(world).await, []);
}

async fn a_gap_between_two_signs_is_an_interval(world: &World) {
    Livstegn::new(world.store.clone(), world.clock.clone()).giv().await.unwrap();
    world.clock.set(at("2026-11-24T09:01:01Z"));
    let restarted = Livstegn::new(world.store.clone(), world.clock.clone());
    assert_eq!((restarted.giv().await.unwrap(), restarted.giv().await.unwrap()), (1, 0));
    assert_eq!(intervals(world).await, [(at("2026-11-24T09:00:00Z"), at("2026-11-24T09:01:01Z"))]);
}

async fn two_processes_write_a_gap_once(world: &World) {
    let one = Livstegn::new(world.store.clone(), world.clock.clone());
    let other = Livstegn::new(world.db.store().await, world.clock.clone());
    one.giv().await.unwrap();
    world.clock.set(at("2026-11-24T10:00:00Z"));
    let (one, other) = tokio::join!(one.giv(), other.giv());
    assert_eq!(one.unwrap() + other.unwrap(), 1);
}

async fn what_failed_meanwhile_begins_an_interval(world: &World) {
    let livstegn = Livstegn::new(world.store.clone(), world.clock.clone());
    livstegn.giv().await.unwrap();
    world.clock.set(at("2026-11-24T09:00:10Z"));
    livstegn.fejlede();
    world.clock.set(at("2026-11-24T09:00:15Z"));
    livstegn.fejlede();
    world.clock.set(at("2026-11-24T09:00:20Z"));
    assert_eq!((livstegn.giv().await.unwrap(), livstegn.giv().await.unwrap()), (1, 0));
    assert_eq!(intervals(world).await, [(at("2026-11-24T09:00:10Z"), at("2026-11-24T09:00:20Z"))]);
}

async fn a_database_that_is_away_begins_an_interval_that_ends_when_it_is_back(world: &World) {
    let livstegn = Livstegn::new(world.store.clone(), world.clock.clone());
    livstegn.giv().await.unwrap();
    world.raw.run("ALTER TABLE livstegn RENAME TO borte").await;
    world.clock.set(at("2026-11-24T09:00:20Z"));
    assert!(livstegn.giv().await.is_err());
    world.clock.set(at("2026-11-24T09:00:40Z"));
    assert!(livstegn.giv().await.is_err());
    world.raw.run("ALTER TABLE borte RENAME TO livstegn").await;
    world.clock.set(at("2026-11-24T09:01:00Z"));
    assert_eq!(livstegn.giv().await.unwrap(), 1);
    assert_eq!(intervals(world).await, [(at("2026-11-24T09:00:20Z"), at("2026-11-24T09:01:00Z"))]);
}
