//! Moving a conversation: one transaction, the same conversation, the old place given back, or nothing at all.

use crate::support::{World, at, day, on_both_engines, udkast};
use faellestid::domain::code_lists::SamtaleType;
use faellestid::domain::frist::FristStatus;
use faellestid::domain::ids::BorgerId;
use faellestid::domain::indkaldelse::Udkast;
use faellestid::domain::rules::Code;
use faellestid::services::borger_booking::BookingError;

on_both_engines! {
    a_move_keeps_the_id_and_gives_back_the_old_place,
    a_move_leaves_event_audit_and_message_once_each,
    a_move_can_be_held_first_and_moved_on,
    the_same_key_twice_moves_once,
    a_move_to_a_full_time_keeps_the_old_one,
    a_move_is_possible_to_the_end_of_its_last_day_and_no_longer,
    a_move_to_the_time_she_has_changes_nothing,
    on_the_day_of_the_conversation_she_moves_it_within_the_last_day,
    on_the_day_of_a_straksbooking_she_moves_it_within_its_ten_days,
}

const FROM: &str = "2026-12-01T07:00:00";
const TO: &str = "2026-12-02T07:00:00";

async fn a_move_keeps_the_id_and_gives_back_the_old_place(world: &World) {
    let sofie = world.borger("borger-med-frist").await;
    let (from, to) = (world.tid_with(1, FROM).await, world.tid_with(1, TO).await);
    let id = world.book(sofie, from).await.unwrap();
    let created = world.clock.now();
    world.clock.set(at("2026-11-25T12:00:00Z"));
    assert_eq!(world.move_to(sofie, to).await.unwrap(), id);

    assert_eq!((world.optaget(from).await, world.optaget(to).await), (0, 1));
    let [moved] = &world.coming(sofie).await[..] else { panic!("one conversation") };
    assert_eq!((moved.id, moved.tid_id, moved.version), (id, Some(to), 2));
    assert_eq!((moved.starts_at, moved.local_start.to_string()), (at("2026-12-02T06:00:00Z"), TO.replace('T', " ")));
    assert_eq!((moved.created_at, moved.updated_at), (created, world.clock.now()));
    let frist = &world.frister(sofie).await[0];
    assert_eq!((frist.status, frist.indkaldelse_id, frist.version), (FristStatus::Indfriet, Some(id), 2));
}

async fn a_move_leaves_event_audit_and_message_once_each(world: &World) {
    let sofie = world.borger("borger-med-frist").await;
    let (from, to) = (world.tid_with(1, FROM).await, world.tid_with(1, TO).await);
    let id = world.raw.id(world.book(sofie, from).await.unwrap().uuid());
    let raw = &world.raw;
    let before = (raw.count("haendelse").await, raw.count("audit").await, raw.count("notifikation").await);
    world.move_to(sofie, to).await.unwrap();
    let after = (raw.count("haendelse").await, raw.count("audit").await, raw.count("notifikation").await);
    assert_eq!(after, (before.0 + 1, before.1 + 1, before.2 + 1));
    let event =
        format!("haendelse WHERE entitet = 90000 AND aendringstype = 2 AND slags = 'opdateret' AND entitet_id = {id}");
    assert_eq!(raw.count(&event).await, 1);
    assert_eq!(raw.count(&format!("audit WHERE action = 'indkaldelse_flyttet' AND subject_id = {id}")).await, 1);
    assert_eq!(raw.count(&format!("notifikation WHERE kind = 'kvittering' AND indkaldelse_id = {id}")).await, 2);
}

async fn a_move_can_be_held_first_and_moved_on(world: &World) {
    let sofie = world.borger("borger-med-frist").await;
    let tider =
        [world.tid_with(1, FROM).await, world.tid_with(1, TO).await, world.tid_with(1, "2026-12-03T07:00:00").await];
    let id = world.book(sofie, tider[0]).await.unwrap();
    let actor = faellestid::services::Actor::SYSTEM;
    world.service.hold(&actor, sofie, tider[1], true).await.unwrap();
    assert_eq!((world.optaget(tider[0]).await, world.optaget(tider[1]).await), (1, 1));
    assert_eq!(world.move_to(sofie, tider[1]).await.unwrap(), id);
    // Held one time, confirmed another: both the hold and the old booking give their places back.
    world.service.hold(&actor, sofie, tider[0], true).await.unwrap();
    assert_eq!(world.move_to(sofie, tider[2]).await.unwrap(), id);
    assert_eq!(
        (world.optaget(tider[0]).await, world.optaget(tider[1]).await, world.optaget(tider[2]).await),
        (0, 0, 1)
    );
    assert_eq!(world.reservation(sofie).await, None);
}

async fn the_same_key_twice_moves_once(world: &World) {
    let sofie = world.borger("borger-med-frist").await;
    let (from, to) = (world.tid_with(1, FROM).await, world.tid_with(1, TO).await);
    world.book(sofie, from).await.unwrap();
    let request = world.request(sofie, to, true);
    let id = world.send(&request).await.unwrap();
    let stored = world.raw.everything().await;
    assert_eq!(world.send(&request).await.unwrap(), id);
    assert_eq!(world.raw.everything().await, stored);
}

async fn a_move_to_a_full_time_keeps_the_old_one(world: &World) {
    let (sofie, other) = (world.borger("borger-med-frist").await, world.other_borgere(1).await[0]);
    let (from, to) = (world.tid_with(1, FROM).await, world.tid_with(1, TO).await);
    world.book(sofie, from).await.unwrap();
    world.book(other, to).await.unwrap();
    let stored = world.raw.everything().await;
    assert!(matches!(world.move_to(sofie, to).await, Err(BookingError::Taken(which)) if which == to));
    assert_eq!(world.raw.everything().await, stored);
}

async fn a_move_is_possible_to_the_end_of_its_last_day_and_no_longer(world: &World) {
    let sofie = world.borger("borger-med-frist").await;
    let (from, to, third) = (
        world.tid_with(1, FROM).await,
        world.tid_with(1, "2026-12-01T07:30:00").await,
        world.tid_with(1, "2026-12-08T07:00:00").await,
    );
    world.book(sofie, from).await.unwrap();
    // Moving is allowed through 30 November, Danish time.
    world.clock.set(at("2026-11-30T22:59:59Z"));
    world.move_to(sofie, to).await.unwrap();
    world.clock.set(at("2026-11-30T23:00:00Z"));
    let stored = world.raw.everything().await;
    let Err(BookingError::Refused(verdict)) = world.move_to(sofie, third).await else { panic!("not refused") };
    assert_eq!(verdict.breaches().iter().map(|breach| breach.code).collect::<Vec<_>>(), [Code::OmbookLimitPassed]);
    assert_eq!(world.raw.everything().await, stored);
}

async fn a_move_to_the_time_she_has_changes_nothing(world: &World) {
    let sofie = world.borger("borger-med-frist").await;
    for (places, start) in [(2, FROM), (1, "2026-12-08T07:00:00")] {
        let tid = world.tid_with(places, start).await;
        let id = match world.book(sofie, tid).await {
            Ok(id) => id,
            Err(_) => world.move_to(sofie, tid).await.unwrap(),
        };
        let stored = world.raw.everything().await;
        assert!(matches!(world.move_to(sofie, tid).await, Err(BookingError::AlreadyBooked(same)) if same == id));
        assert_eq!(world.raw.everything().await, stored);
    }
}

/// Her jobcenter summons her to the afternoon of `date`, which she may move to the end of that day.
async fn movable(world: &World, borger: BorgerId, date: &str) {
    let joint = udkast(SamtaleType::FaellesJobsamtale, &format!("{date}T15:00:00"));
    let movable = Udkast { ombooking_mulig: true, ombooking_frist: Some(day(date)), ..joint };
    world.summoned(borger, &movable).await;
}

async fn refused_as(world: &World, borger: BorgerId, to: &str) -> Vec<Code> {
    let Err(BookingError::Refused(verdict)) = world.move_to(borger, world.tid_with(1, to).await).await else {
        panic!("not refused")
    };
    verdict.breaches().iter().map(|breach| breach.code).collect()
}

async fn on_the_day_of_the_conversation_she_moves_it_within_the_last_day(world: &World) {
    let borger = world.one_borger().await;
    world.set_frist(borger, SamtaleType::FaellesJobsamtale, day("2026-12-10"), day("2026-12-30")).await;
    movable(world, borger, "2026-12-18").await;
    world.clock.set(at("2026-12-18T07:00:00Z"));
    assert_eq!(refused_as(world, borger, "2027-01-04T07:00:00").await, [Code::AfterSidsteAfholdelsesdato]);
    world.move_to(borger, world.tid_with(1, "2026-12-30T07:00:00").await).await.unwrap();
    let [frist] = &world.frister(borger).await[..] else { panic!("one frist") };
    assert_eq!((frist.status, frist.grund), (FristStatus::Indfriet, None), "a move reopens nothing");
}

async fn on_the_day_of_a_straksbooking_she_moves_it_within_its_ten_days(world: &World) {
    let borger = world.one_borger().await;
    world.set_frist(borger, SamtaleType::FaellesJobsamtale, day("2026-12-02"), day("2026-12-30")).await;
    world.clock.set(at("2026-12-05T09:00:00Z"));
    world.change_borger(borger, |row| row.tilmeldt_fra = Some(day("2026-12-05"))).await;
    movable(world, borger, "2026-12-09").await;
    world.clock.set(at("2026-12-09T07:00:00Z"));
    assert_eq!(refused_as(world, borger, "2026-12-16T07:00:00").await, [Code::AfterStraksbooking]);
    world.move_to(borger, world.tid_with(1, "2026-12-15T07:00:00").await).await.unwrap();
    let [frist] = &world.frister(borger).await[..] else { panic!("one frist") };
    assert_eq!((frist.status, frist.booking_dato), (FristStatus::Overskredet, Some(day("2026-12-15"))));
}
