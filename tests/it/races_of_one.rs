//! One person in several places at once: two tabs, a double click.

use std::sync::Arc;

use tokio::sync::Barrier;
use tokio::task::JoinSet;

use crate::support::{World, on_both_engines, rounds};
use faellestid::services::Actor;
use faellestid::services::borger_booking::BookingError;

on_both_engines! {
    two_tabs_with_different_times_give_one_booking,
    two_tabs_that_hold_different_times_keep_one,
    two_tabs_that_move_to_different_times_end_at_one,
    twenty_clicks_with_one_key_are_one_booking,
    twenty_clicks_with_one_key_are_one_move,
}

const X: &str = "2026-12-01T07:00:00";
const Y: &str = "2026-12-02T07:00:00";

async fn two_tabs_with_different_times_give_one_booking(world: &World) {
    let (x, y) = (world.tid_with(50 * 100, X).await, world.tid_with(50 * 100, Y).await);
    for round in 0..rounds(50) {
        let borger = world.other_borgere(1).await[0];
        let tab = async |tid| {
            if round % 2 == 0 {
                match world.hold(borger, tid).await {
                    Ok(_) | Err(BookingError::AlreadyBooked(_)) => {}
                    Err(error) => panic!("{error:?}"),
                }
            }
            world.book(borger, tid).await
        };
        let (one, other) = tokio::join!(tab(x), tab(y));
        let (Ok(booked), Err(BookingError::AlreadyBooked(told))) =
            (if one.is_ok() { (one, other) } else { (other, one) })
        else {
            panic!("one booking, and one tab that is told of it")
        };
        assert_eq!(booked, told);
        let taken = world.optaget(x).await + world.optaget(y).await;
        assert_eq!((taken, world.coming(borger).await.len()), (1 + i32::try_from(round).unwrap(), 1));
        assert_eq!(world.reservation(borger).await, None);
    }
}

async fn two_tabs_that_hold_different_times_keep_one(world: &World) {
    let (borger, x, y) = (world.other_borgere(1).await[0], world.tid_with(1, X).await, world.tid_with(1, Y).await);
    for _ in 0..rounds(50) {
        let (one, other) = tokio::join!(world.hold(borger, x), world.hold(borger, y));
        let last = world.reservation(borger).await.unwrap();
        assert!([one.unwrap(), other.unwrap()].contains(&last));
        assert_eq!(world.optaget(x).await + world.optaget(y).await, 1);
        assert_eq!(world.optaget(last.tid_id).await, 1);
    }
}

async fn two_tabs_that_move_to_different_times_end_at_one(world: &World) {
    let borger = world.other_borgere(1).await[0];
    let (x, y, z) =
        (world.tid_with(1, X).await, world.tid_with(1, Y).await, world.tid_with(1, "2026-12-03T07:00:00").await);
    let id = world.book(borger, z).await.unwrap();
    for round in 0..rounds(50) {
        let tab = async |tid| {
            if round % 2 == 0 {
                world.service.hold(&Actor::SYSTEM, borger, tid, true).await.unwrap();
            }
            world.move_to(borger, tid).await
        };
        let (one, other) = tokio::join!(tab(x), tab(y));
        assert_eq!((one.unwrap(), other.unwrap()), (id, id));
        assert_eq!(world.optaget(x).await + world.optaget(y).await + world.optaget(z).await, 1);
        assert_eq!(world.reservation(borger).await, None);
        world.move_to(borger, z).await.unwrap();
    }
}

/// Twenty requests that differ in nothing, at the same moment: one answer.
async fn clicks(world: &World, moving: bool, round: u32) {
    let (borger, from) = (
        world.other_borgere(1).await[0],
        world.tid_with(9, &format!("2026-12-01T07:{:02}:{:02}", round / 60, round % 60)).await,
    );
    let to = world.tid_with(9, &format!("2026-12-02T07:{:02}:{:02}", round / 60, round % 60)).await;
    if moving {
        world.book(borger, from).await.unwrap();
    }
    let (request, start) = (world.request(borger, to, moving), Arc::new(Barrier::new(20)));
    let mut tasks = JoinSet::new();
    for _ in 0..20 {
        let (service, request, start) = (world.service.clone(), request.clone(), start.clone());
        tasks.spawn(async move {
            start.wait().await;
            service.book(&Actor::SYSTEM, &request).await.unwrap().id
        });
    }
    let mut answers = tasks.join_all().await;
    answers.dedup();
    let [stands] = &world.coming(borger).await[..] else { panic!("one conversation") };
    assert_eq!((answers, stands.version), (vec![stands.id], 1 + i64::from(moving)));
    assert_eq!((world.optaget(from).await, world.optaget(to).await), (0, 1));
}

async fn twenty_clicks_with_one_key_are_one_booking(world: &World) {
    for round in 0..rounds(1) {
        clicks(world, false, round).await;
    }
}

async fn twenty_clicks_with_one_key_are_one_move(world: &World) {
    for round in 0..rounds(1) {
        clicks(world, true, round).await;
    }
}
