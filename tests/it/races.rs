//! Many people at once on the same times: nobody gets a place that is not there, nobody loses the one she had.
//!
//! `ROUNDS=100` plays each race as many times over.

use std::sync::Arc;

use tokio::sync::Barrier;
use tokio::task::JoinSet;

use crate::support::{World, on_both_engines, rounds};
use faellestid::domain::ids::{BorgerId, IndkaldelseId, TidId};
use faellestid::services::borger_booking::{BookRequest, BookingError, BorgerBookingService};

on_both_engines! {
    two_hundred_people_want_five_places,
    two_hundred_people_confirm_the_same_time_without_a_hold,
    two_hundred_people_on_three_nodes_want_five_places,
    two_people_swap_times_that_have_a_place_left,
    two_people_cannot_swap_full_times_and_keep_what_they_have,
    two_hundred_people_move_between_two_times_at_once,
    four_people_chase_each_other_round_four_times,
}

type Answer = Result<IndkaldelseId, BookingError>;

/// What one person does in a race.
async fn take_part(service: BorgerBookingService, request: BookRequest, hold_first: bool) -> Answer {
    let actor = faellestid::services::Actor::SYSTEM;
    if hold_first {
        service.hold(&actor, request.borger, request.tid, request.moving).await?;
    }
    Ok(service.book(&actor, &request).await?.id)
}

/// All of them at the same moment on one node.
async fn race(world: &World, who: &[(BorgerId, TidId)], moving: bool, hold_first: bool) -> Vec<Answer> {
    race_on(world, &[&world.service], who, moving, hold_first).await
}

/// All of them at the same moment, by turns on each of the nodes; the answers in the order of `who`.
async fn race_on(
    world: &World,
    nodes: &[&BorgerBookingService],
    who: &[(BorgerId, TidId)],
    moving: bool,
    hold_first: bool,
) -> Vec<Answer> {
    let (mut tasks, start) = (JoinSet::new(), Arc::new(Barrier::new(who.len())));
    for (place, &(borger, tid)) in who.iter().enumerate() {
        let (service, request, start) =
            (nodes[place % nodes.len()].clone(), world.request(borger, tid, moving), start.clone());
        tasks.spawn(async move {
            start.wait().await;
            (place, take_part(service, request, hold_first).await)
        });
    }
    let mut answers = tasks.join_all().await;
    answers.sort_by_key(|(place, _)| *place);
    answers.into_iter().map(|(_, answer)| answer).collect()
}

/// How many got a place. Whoever did not was told that it is taken, and nothing else.
fn winners(answers: &[Answer]) -> usize {
    let lost = |answer: &&Answer| match answer {
        Ok(_) => false,
        Err(BookingError::Taken(_)) => true,
        Err(error) => panic!("neither booked nor taken: {error:?}"),
    };
    answers.len() - answers.iter().filter(lost).count()
}

async fn five_of_two_hundred(world: &World, nodes: &[&BorgerBookingService], hold_first: bool) {
    for round in 0..rounds(1) {
        let people = world.other_borgere(200).await;
        let tid = world.tid_with(5, &format!("2026-12-{:02}T07:{:02}:00", 1 + round % 30, round / 30)).await;
        let who: Vec<_> = people.iter().map(|&borger| (borger, tid)).collect();
        let answers = race_on(world, nodes, &who, false, hold_first).await;
        assert_eq!((winners(&answers), world.optaget(tid).await), (5, 5));
        for (&borger, answer) in people.iter().zip(&answers) {
            let stored: Vec<_> = world.coming(borger).await.iter().map(|booked| booked.id).collect();
            assert_eq!(stored, answer.iter().copied().collect::<Vec<_>>());
        }
        world.assert_whole().await;
    }
}

async fn two_hundred_people_want_five_places(world: &World) {
    five_of_two_hundred(world, &[&world.service], true).await;
}

async fn two_hundred_people_confirm_the_same_time_without_a_hold(world: &World) {
    five_of_two_hundred(world, &[&world.service], false).await;
}

async fn two_hundred_people_on_three_nodes_want_five_places(world: &World) {
    let (second, third) = (world.another_node().await, world.another_node().await);
    five_of_two_hundred(world, &[&world.service, &second, &third], true).await;
}

const X: &str = "2026-12-01T07:00:00";
const Y: &str = "2026-12-02T07:00:00";

async fn book_all(world: &World, people: &[BorgerId], tid: TidId) {
    for &borger in people {
        world.book(borger, tid).await.unwrap();
    }
}

async fn two_people_swap_times_that_have_a_place_left(world: &World) {
    let (people, mut x, mut y) = (world.other_borgere(2).await, world.tid_with(2, X).await, world.tid_with(2, Y).await);
    book_all(world, &people[..1], x).await;
    book_all(world, &people[1..], y).await;
    for round in 0..rounds(30) {
        let answers = race(world, &[(people[0], y), (people[1], x)], true, round % 2 == 0).await;
        assert_eq!((winners(&answers), world.optaget(x).await, world.optaget(y).await), (2, 1, 1));
        (x, y) = (y, x);
    }
    for borger in people {
        let [stands] = &world.coming(borger).await[..] else { panic!("one conversation") };
        assert_eq!(stands.version, 1 + i64::from(rounds(30)));
    }
}

async fn two_people_cannot_swap_full_times_and_keep_what_they_have(world: &World) {
    let (people, x, y) = (world.other_borgere(2).await, world.tid_with(1, X).await, world.tid_with(1, Y).await);
    book_all(world, &people[..1], x).await;
    book_all(world, &people[1..], y).await;
    for round in 0..rounds(30) {
        let answers = race(world, &[(people[0], y), (people[1], x)], true, round % 2 == 0).await;
        assert_eq!((winners(&answers), world.optaget(x).await, world.optaget(y).await), (0, 1, 1));
    }
    assert_eq!(world.coming(people[0]).await[0].tid_id, Some(x));
    assert_eq!(world.coming(people[1]).await[0].tid_id, Some(y));
}

async fn two_hundred_people_move_between_two_times_at_once(world: &World) {
    let (people, x, y) = (world.other_borgere(200).await, world.tid_with(103, X).await, world.tid_with(103, Y).await);
    book_all(world, &people[..100], x).await;
    book_all(world, &people[100..], y).await;
    for round in 0..rounds(1) {
        let mut who = Vec::new();
        for &borger in &people {
            let now = world.coming(borger).await[0].tid_id;
            who.push((borger, if now == Some(x) { y } else { x }));
        }
        let answers = race(world, &who, true, round % 2 == 1).await;
        let moved = winners(&answers);
        assert!(moved > 0, "three places are free on each side");
        assert_eq!(world.optaget(x).await + world.optaget(y).await, 200);
        for (answer, (borger, wanted)) in answers.iter().zip(who) {
            let [stands] = &world.coming(borger).await[..] else { panic!("one conversation") };
            assert_eq!(stands.tid_id == Some(wanted), answer.is_ok());
        }
        world.assert_whole().await;
    }
}

async fn four_people_chase_each_other_round_four_times(world: &World) {
    let people = world.other_borgere(4).await;
    let mut ring = Vec::new();
    for &borger in &people {
        let tid = world.tid_with(2, &format!("2026-12-01T07:0{}:00", ring.len())).await;
        book_all(world, &[borger], tid).await;
        ring.push(tid);
    }
    for round in 0..rounds(20) {
        ring.rotate_left(1);
        let who: Vec<_> = people.iter().copied().zip(ring.iter().copied()).collect();
        assert_eq!(winners(&race(world, &who, true, round % 2 == 0).await), 4);
        for &tid in &ring {
            assert_eq!(world.optaget(tid).await, 1);
        }
    }
}
