//! What the store promises, the same on both engines: what is written comes back, and what must not be is refused.

use chrono::{DateTime, TimeDelta, Utc};

use crate::support::{World, at, on_both_engines};
use faellestid::domain::aftale::AftaleStatus;
use faellestid::domain::ids::{AftaleId, BorgerId, FristId, IndkaldelseId, OrganisationId};
use faellestid::domain::indkaldelse::{Gruppe, IndkaldelseStatus};
use faellestid::services::Actor;
use faellestid::store::{Aftale, Frist, Indkaldelse, Reservation, StoreError};

on_both_engines! {
    instants_come_back_to_the_microsecond_and_sort_by_time,
    a_session_lives_until_it_expires_or_is_deleted,
    a_tid_is_never_taken_more_often_than_it_has_places_nor_less_than_never,
    a_borger_has_one_conversation_at_a_time_in_each_group,
    a_borger_has_one_active_frist_of_each_type,
    an_aftale_is_agreed_by_both_sides_or_not_at_all,
    a_key_is_answered_once,
    a_cpr_number_is_known_once,
    a_hold_is_replaced_and_runs_out_for_others_alone,
    a_tx_that_is_not_committed_leaves_nothing,
    a_reader_does_not_see_what_is_not_committed,
    a_locked_tid_or_borger_counts_a_version,
}

/// Instants with every number of decimals that a clock may tell.
fn instants() -> Vec<DateTime<Utc>> {
    let seconds = ["1969-12-31T23:59:59Z", "2026-11-24T09:00:00Z", "2026-11-24T09:00:01Z", "2099-12-31T23:59:59Z"];
    let micros = [0, 1, 10, 999, 1_000, 1_001, 10_000, 100_000, 120_000, 123_456, 500_000, 999_999];
    seconds.iter().flat_map(|second| micros.map(|micros| at(second) + TimeDelta::microseconds(micros))).collect()
}

async fn instants_come_back_to_the_microsecond_and_sort_by_time(world: &World) {
    // An authority that nothing else is written about.
    let organisation = OrganisationId::from_uuid(world.clock.new_id());
    let mut tx = world.store.begin().await.unwrap();
    // Written in an order that is not time's.
    for instant in instants().into_iter().rev().step_by(2).chain(instants().into_iter().rev().skip(1).step_by(2)) {
        let line = Actor::SYSTEM.audit(&world.clock, instant, "prøve", None, Some(organisation), None);
        tx.insert_audit(&line).await.unwrap();
    }
    let mut lines = tx.newest_audit(organisation, 1000).await.unwrap();
    lines.reverse();
    assert_eq!(lines.iter().map(|line| line.at).collect::<Vec<_>>(), instants());
    drop(tx);
    for instant in instants() {
        assert!(world.store.create_session(&instant.to_rfc3339(), "", instant).await.unwrap());
        let mut connection = world.store.read().await.unwrap();
        let before = connection.session(&instant.to_rfc3339(), instant - TimeDelta::microseconds(1)).await.unwrap();
        assert_eq!(before, Some((String::new(), instant)));
        assert_eq!(connection.session(&instant.to_rfc3339(), instant).await.unwrap(), None, "{instant}");
    }
}

async fn a_session_lives_until_it_expires_or_is_deleted(world: &World) {
    let (store, until) = (&world.store, at("2026-11-24T10:00:00Z"));
    let seen = async |now| store.read().await.unwrap().session("nøgle", now).await.unwrap().map(|(data, _)| data);
    assert!(store.create_session("nøgle", "en", until).await.unwrap());
    assert!(!store.create_session("nøgle", "to", until).await.unwrap(), "the key is in use");
    assert_eq!(seen(at("2026-11-24T09:59:59Z")).await.as_deref(), Some("en"));
    store.save_session("nøgle", "tre", until + TimeDelta::hours(1)).await.unwrap();
    assert_eq!(seen(until).await.as_deref(), Some("tre"));
    store.delete_session("nøgle").await.unwrap();
    assert_eq!(seen(at("2026-11-24T09:00:00Z")).await, None);
    // A page that was under way while somebody logged out does not log her in again.
    store.save_session("nøgle", "fire", until).await.unwrap();
    assert_eq!(seen(at("2026-11-24T09:00:00Z")).await, None);
    for (id, hours) in [("a", 0), ("b", 1), ("c", 2)] {
        assert!(store.create_session(id, "", until + TimeDelta::hours(hours)).await.unwrap());
    }
    assert_eq!(store.delete_expired_sessions(until + TimeDelta::hours(1)).await.unwrap(), 2);
    assert_eq!(world.raw.texts("SELECT id FROM session").await, ["c"]);
}

async fn a_tid_is_never_taken_more_often_than_it_has_places_nor_less_than_never(world: &World) {
    let tid = world.tid_with(2, "2026-12-01T07:00:00").await;
    for by in [3, -1] {
        let mut tx = world.store.begin().await.unwrap();
        assert!(matches!(tx.change_optaget(tid, by).await, Err(StoreError::Refused(_))), "{by}");
    }
    let mut tx = world.store.begin().await.unwrap();
    tx.change_optaget(tid, 2).await.unwrap();
    tx.change_optaget(tid, -2).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(world.optaget(tid).await, 0);
}

/// One more conversation beside the one she has, in `gruppe`.
async fn another(world: &World, one: &Indkaldelse, gruppe: Gruppe, occupies: bool) -> Result<(), StoreError> {
    let id = IndkaldelseId::from_uuid(world.clock.new_id());
    let mut tx = world.store.begin().await.unwrap();
    tx.insert_indkaldelse(&Indkaldelse { id, gruppe, occupies, tid_id: None, ..one.clone() }).await
}

async fn a_borger_has_one_conversation_at_a_time_in_each_group(world: &World) {
    let borger = world.other_borgere(1).await[0];
    world.book(borger, world.tid_with(1, "2026-12-01T07:00:00").await).await.unwrap();
    let one = world.coming(borger).await.remove(0);
    assert!(matches!(another(world, &one, Gruppe::Jobsamtale, true).await, Err(StoreError::Taken(_))));
    another(world, &one, Gruppe::Jobsamtale, false).await.unwrap();
    another(world, &one, Gruppe::Opfoelgning, true).await.unwrap();
    let mut tx = world.store.begin().await.unwrap();
    for _ in 0..2 {
        let id = IndkaldelseId::from_uuid(world.clock.new_id());
        tx.insert_indkaldelse(&Indkaldelse { id, gruppe: Gruppe::Uden, tid_id: None, ..one.clone() }).await.unwrap();
    }
    let (id, status) = (IndkaldelseId::from_uuid(world.clock.new_id()), IndkaldelseStatus::Aflyst);
    let called_off = Indkaldelse { id, status, gruppe: Gruppe::Opfoelgning, tid_id: None, ..one.clone() };
    let refused = tx.insert_indkaldelse(&called_off).await;
    assert!(matches!(refused, Err(StoreError::Refused(_))), "what is called off occupies nothing");
}

async fn a_borger_has_one_active_frist_of_each_type(world: &World) {
    let sofie = world.borger("borger-med-frist").await;
    let first = world.frister(sofie).await.remove(0);
    let mut tx = world.store.begin().await.unwrap();
    let second = Frist { id: FristId::from_uuid(world.clock.new_id()), ..first };
    assert!(matches!(tx.insert_frist(&second).await, Err(StoreError::Taken(_))));
}

async fn an_aftale_is_agreed_by_both_sides_or_not_at_all(world: &World) {
    let (proposed, _) = world.frame_of(world.borger("borger-uden-tider").await).await;
    let id = || AftaleId::from_uuid(world.clock.new_id());
    let mut tx = world.store.begin().await.unwrap();
    tx.insert_aftale(&Aftale { id: id(), ..proposed.clone() }).await.unwrap();
    let one_sided = Aftale { id: id(), status: AftaleStatus::Aftalt, ..proposed };
    assert!(matches!(tx.insert_aftale(&one_sided).await, Err(StoreError::Refused(_))));
}

async fn a_key_is_answered_once(world: &World) {
    let now = world.clock.now();
    let mut tx = world.store.begin().await.unwrap();
    tx.remember_answer("borger:1", "nøgle", "svar", now).await.unwrap();
    tx.remember_answer("borger:2", "nøgle", "andet svar", now).await.unwrap();
    assert_eq!(tx.answer_given("borger:1", "nøgle").await.unwrap().as_deref(), Some("svar"));
    assert_eq!(tx.answer_given("borger:1", "anden nøgle").await.unwrap(), None);
    assert!(matches!(tx.remember_answer("borger:1", "nøgle", "x", now).await, Err(StoreError::Taken(_))));
}

async fn a_cpr_number_is_known_once(world: &World) {
    let mut borger = world.borger_row(world.borger("borger-med-frist").await).await;
    borger.demo_slug = None;
    let mut tx = world.store.begin().await.unwrap();
    for known in [false, true] {
        borger.id = BorgerId::from_uuid(world.clock.new_id());
        let inserted = tx.insert_borger(&borger, &"6101709999".parse().unwrap()).await;
        assert_eq!(matches!(inserted, Err(StoreError::Taken(_))), known);
    }
}

async fn a_hold_is_replaced_and_runs_out_for_others_alone(world: &World) {
    let (people, now) = (world.other_borgere(3).await, world.clock.now());
    let (x, y) = (world.tid_with(9, "2026-12-01T07:00:00").await, world.tid_with(9, "2026-12-02T07:00:00").await);
    let mut tx = world.store.begin().await.unwrap();
    for (borger_id, tid_id, expires_at) in [
        (people[0], y, now),
        (people[0], x, now),
        (people[1], x, now),
        (people[2], x, now + TimeDelta::microseconds(1)),
    ] {
        tx.save_reservation(Reservation { borger_id, tid_id, expires_at }).await.unwrap();
    }
    assert_eq!(tx.delete_expired_reservationer(y, people[1], now).await.unwrap(), 0);
    assert_eq!(tx.delete_expired_reservationer(x, people[1], now).await.unwrap(), 1);
    for (borger, stands) in people.iter().zip([false, true, true]) {
        assert_eq!(tx.reservation(*borger).await.unwrap().is_some(), stands);
        assert_eq!(tx.delete_reservation(*borger).await.unwrap(), stands);
    }
}

async fn a_tx_that_is_not_committed_leaves_nothing(world: &World) {
    let (sofie, tid) = (world.borger("borger-med-frist").await, world.tid_with(1, "2026-12-01T07:00:00").await);
    let stored = world.raw.everything().await;
    for _ in 0..20 {
        let mut tx = world.store.begin().await.unwrap();
        tx.lock_tid(tid).await.unwrap();
        tx.lock_borger(sofie).await.unwrap();
        tx.change_optaget(tid, 1).await.unwrap();
        drop(tx);
    }
    assert_eq!(world.raw.everything().await, stored);
    world.book(sofie, tid).await.unwrap();
}

async fn a_reader_does_not_see_what_is_not_committed(world: &World) {
    let tid = world.tid_with(1, "2026-12-01T07:00:00").await;
    let mut tx = world.store.begin().await.unwrap();
    tx.change_optaget(tid, 1).await.unwrap();
    assert_eq!(world.optaget(tid).await, 0, "and it did not wait for the writer either");
    drop(tx);
}

async fn a_locked_tid_or_borger_counts_a_version(world: &World) {
    let (sofie, tid) = (world.borger("borger-med-frist").await, world.tid_with(1, "2026-12-01T07:00:00").await);
    let before = (world.tid(tid).await.version, world.borger_row(sofie).await.version);
    let mut tx = world.store.begin().await.unwrap();
    assert_eq!(tx.lock_tid(tid).await.unwrap().unwrap().version, before.0 + 1);
    assert_eq!(tx.lock_borger(sofie).await.unwrap().unwrap().version, before.1 + 1);
    tx.commit().await.unwrap();
    assert_eq!((world.tid(tid).await.version, world.borger_row(sofie).await.version), (before.0 + 1, before.1 + 1));
}
