//! Holding and booking a time: what is true afterwards, and what is left behind for others.

use chrono::TimeDelta;

use crate::support::{World, at, day, on_both_engines};
use faellestid::domain::frist::FristStatus;
use faellestid::domain::indkaldelse::{Gruppe, IndkaldelseStatus};
use faellestid::services::borger_booking::BookingError;

on_both_engines! {
    a_booked_time_is_on_the_receipt,
    a_booking_meets_the_frist,
    a_booking_leaves_event_audit_and_message_once_each,
    the_same_key_twice_is_one_booking_with_one_answer,
    a_second_booking_is_told_of_the_first,
    a_hold_takes_a_place_for_ten_minutes_and_can_be_extended,
    holding_another_time_lets_go_of_the_first,
    booking_another_time_than_the_held_one_lets_go_of_the_hold,
    a_hold_that_ran_out_can_be_taken_by_another,
    confirming_late_works_while_there_is_a_place,
    the_last_place_is_hers_who_holds_it,
    a_conversation_that_has_ended_makes_room_for_the_next,
}

async fn a_booked_time_is_on_the_receipt(world: &World) {
    let (sofie, tid) = (world.borger("borger-med-frist").await, world.tid_with(2, "2026-12-01T07:00:00").await);
    world.hold(sofie, tid).await.unwrap();
    let id = world.book(sofie, tid).await.unwrap();

    let [booked] = &world.coming(sofie).await[..] else { panic!("one conversation") };
    let (aftale, serie) = world.frame_of(sofie).await;
    assert_eq!((booked.id, booked.borger_id, booked.tid_id), (id, sofie, Some(tid)));
    assert_eq!((booked.myndighed_id, booked.a_kasse_id), (aftale.jobcenter_id, Some(aftale.a_kasse_id)));
    assert_eq!(
        (booked.samtaletype, booked.gruppe, booked.aftale_id),
        (aftale.samtaletype, Gruppe::Jobsamtale, Some(aftale.id))
    );
    assert_eq!(booked.local_start.to_string(), "2026-12-01 07:00:00");
    assert_eq!((booked.starts_at, booked.ends_at), (at("2026-12-01T06:00:00Z"), at("2026-12-01T06:30:00Z")));
    assert_eq!((booked.samtaleform, &booked.adresse, &booked.titel), (serie.samtaleform, &serie.adresse, &serie.titel));
    assert_eq!((booked.borger_telefon.as_deref(), booked.borger_email.as_deref()), (Some("12345678"), None));
    assert_eq!((booked.ombook_til, booked.aflys_til), (Some(day("2026-11-30")), Some(day("2026-11-30"))));
    assert_eq!(
        (booked.status, booked.selvbooket, booked.occupies, booked.version),
        (IndkaldelseStatus::Planlagt, true, true, 1)
    );
    assert_eq!((booked.created_at, booked.updated_at), (world.clock.now(), world.clock.now()));
    assert_eq!((world.optaget(tid).await, world.reservation(sofie).await), (1, None));
}

async fn a_booking_meets_the_frist(world: &World) {
    let (sofie, tid) = (world.borger("borger-med-frist").await, world.tid_with(1, "2026-12-01T07:00:00").await);
    let [before] = &world.frister(sofie).await[..] else { panic!("one frist") };
    assert_eq!((before.status, before.indkaldelse_id), (FristStatus::Aktiv, None));
    world.clock.set(world.clock.now() + TimeDelta::minutes(5));
    let id = world.book(sofie, tid).await.unwrap();
    let [after] = &world.frister(sofie).await[..] else { panic!("one frist") };
    assert_eq!((after.id, after.status, after.indkaldelse_id), (before.id, FristStatus::Indfriet, Some(id)));
    assert_eq!((after.version, after.updated_at), (before.version + 1, world.clock.now()));
    assert_eq!((after.fristdato, after.sidste_afholdelsesdato), (before.fristdato, before.sidste_afholdelsesdato));
}

async fn a_booking_leaves_event_audit_and_message_once_each(world: &World) {
    let (sofie, tid) = (world.borger("borger-med-frist").await, world.tid_with(1, "2026-12-01T07:00:00").await);
    let (events, audit) = (world.raw.count("haendelse").await, world.raw.count("audit").await);
    let id = world.raw.id(world.book(sofie, tid).await.unwrap().uuid());
    let frist = world.raw.id(world.frister(sofie).await[0].id.uuid());

    let raw = &world.raw;
    assert_eq!(raw.count("haendelse").await, events + 2);
    let new =
        format!("haendelse WHERE entitet = 90000 AND aendringstype = 1 AND slags = 'oprettet' AND entitet_id = {id}");
    assert_eq!(raw.count(&new).await, 1);
    let met = format!(
        "haendelse WHERE entitet = 90001 AND aendringstype = 2 AND slags = 'indfriet' AND entitet_id = {frist}"
    );
    assert_eq!(raw.count(&met).await, 1);
    assert_eq!(raw.count("haendelse WHERE number IS NOT NULL").await, 0, "the feed number is given after commit");
    assert_eq!(raw.count("audit").await, audit + 2, "one for the conversation, one for the frist it meets");
    let actor = raw.id(sofie.uuid());
    let line = format!(
        "audit WHERE actor_kind = 'borger' AND actor_id = {actor} AND borger_id = {actor}
         AND action = 'indkaldelse_booket' AND subject_id = {id} AND request_id = 'test'"
    );
    assert_eq!(raw.count(&line).await, 1);
    let receipt = format!("notifikation WHERE indkaldelse_id = {id}");
    assert_eq!(raw.count(&receipt).await, 1);
    assert_eq!(raw.count(&format!("{receipt} AND kind = 'kvittering' AND status = 'venter'")).await, 1);
}

async fn the_same_key_twice_is_one_booking_with_one_answer(world: &World) {
    let (sofie, tid) = (world.borger("borger-med-frist").await, world.tid_with(2, "2026-12-01T07:00:00").await);
    let request = world.request(sofie, tid, false);
    let first = world.send(&request).await.unwrap();
    let stored = world.raw.everything().await;
    assert_eq!(world.send(&request).await.unwrap(), first);
    assert_eq!(world.raw.everything().await, stored);
    assert_eq!(world.optaget(tid).await, 1);
}

async fn a_second_booking_is_told_of_the_first(world: &World) {
    let sofie = world.borger("borger-med-frist").await;
    let (first, second) =
        (world.tid_with(1, "2026-12-01T07:00:00").await, world.tid_with(1, "2026-12-02T07:00:00").await);
    let id = world.book(sofie, first).await.unwrap();
    let stored = world.raw.everything().await;
    assert!(matches!(world.book(sofie, second).await, Err(BookingError::AlreadyBooked(which)) if which == id));
    assert!(matches!(world.hold(sofie, second).await, Err(BookingError::AlreadyBooked(which)) if which == id));
    assert_eq!(world.raw.everything().await, stored);
}

async fn a_hold_takes_a_place_for_ten_minutes_and_can_be_extended(world: &World) {
    let (sofie, tid) = (world.borger("borger-med-frist").await, world.tid_with(1, "2026-12-01T07:00:00").await);
    let hold = world.hold(sofie, tid).await.unwrap();
    assert_eq!((hold.borger_id, hold.tid_id, hold.expires_at), (sofie, tid, at("2026-11-24T09:10:00Z")));
    assert_eq!((world.optaget(tid).await, world.reservation(sofie).await), (1, Some(hold)));
    world.clock.set(at("2026-11-24T09:09:00Z"));
    let extended = world.hold(sofie, tid).await.unwrap();
    assert_eq!(extended.expires_at, at("2026-11-24T09:19:00Z"));
    assert_eq!((world.optaget(tid).await, world.reservation(sofie).await), (1, Some(extended)));
}

async fn holding_another_time_lets_go_of_the_first(world: &World) {
    let sofie = world.borger("borger-med-frist").await;
    let (first, second) =
        (world.tid_with(1, "2026-12-01T07:00:00").await, world.tid_with(1, "2026-12-02T07:00:00").await);
    world.hold(sofie, first).await.unwrap();
    world.hold(sofie, second).await.unwrap();
    assert_eq!((world.optaget(first).await, world.optaget(second).await), (0, 1));
    assert_eq!(world.reservation(sofie).await.map(|hold| hold.tid_id), Some(second));
}

async fn booking_another_time_than_the_held_one_lets_go_of_the_hold(world: &World) {
    let sofie = world.borger("borger-med-frist").await;
    let (held, booked) =
        (world.tid_with(1, "2026-12-01T07:00:00").await, world.tid_with(1, "2026-12-02T07:00:00").await);
    world.hold(sofie, held).await.unwrap();
    world.book(sofie, booked).await.unwrap();
    assert_eq!((world.optaget(held).await, world.optaget(booked).await), (0, 1));
    assert_eq!(world.reservation(sofie).await, None);
}

async fn a_hold_that_ran_out_can_be_taken_by_another(world: &World) {
    let (sofie, other) = (world.borger("borger-med-frist").await, world.other_borgere(1).await[0]);
    let tid = world.tid_with(1, "2026-12-01T07:00:00").await;
    let hold = world.hold(sofie, tid).await.unwrap();
    world.clock.set(hold.expires_at - TimeDelta::microseconds(1));
    assert!(matches!(world.book(other, tid).await, Err(BookingError::Taken(which)) if which == tid));
    world.clock.set(hold.expires_at);
    world.book(other, tid).await.unwrap();
    assert_eq!((world.optaget(tid).await, world.reservation(sofie).await), (1, None));
    assert!(matches!(world.book(sofie, tid).await, Err(BookingError::Taken(which)) if which == tid));
}

async fn confirming_late_works_while_there_is_a_place(world: &World) {
    let (sofie, other) = (world.borger("borger-med-frist").await, world.other_borgere(1).await[0]);
    let tid = world.tid_with(2, "2026-12-01T07:00:00").await;
    world.hold(sofie, tid).await.unwrap();
    world.clock.set(world.clock.now() + TimeDelta::minutes(10 + 30));
    world.book(other, tid).await.unwrap();
    world.book(sofie, tid).await.unwrap();
    assert_eq!(world.optaget(tid).await, 2);
}

async fn the_last_place_is_hers_who_holds_it(world: &World) {
    let (sofie, others) = (world.borger("borger-med-frist").await, world.other_borgere(2).await);
    let tid = world.tid_with(2, "2026-12-01T07:00:00").await;
    world.book(others[0], tid).await.unwrap();
    world.hold(sofie, tid).await.unwrap();
    assert!(matches!(world.hold(others[1], tid).await, Err(BookingError::Taken(which)) if which == tid));
    world.book(sofie, tid).await.unwrap();
    assert_eq!(world.optaget(tid).await, 2);
}

async fn a_conversation_that_has_ended_makes_room_for_the_next(world: &World) {
    let other = world.other_borgere(1).await[0];
    let (first, next) =
        (world.tid_with(1, "2026-12-01T07:00:00").await, world.tid_with(1, "2026-12-15T07:00:00").await);
    let held = world.book(other, first).await.unwrap();
    world.clock.set(at("2026-12-01T06:29:59Z"));
    assert!(matches!(world.book(other, next).await, Err(BookingError::AlreadyBooked(which)) if which == held));
    world.clock.set(at("2026-12-01T06:30:00Z"));
    world.hold(other, next).await.unwrap();
    assert_ne!(world.book(other, next).await.unwrap(), held);
    assert_eq!((world.optaget(first).await, world.optaget(next).await), (1, 1));
}
