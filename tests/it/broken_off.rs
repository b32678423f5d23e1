//! A request that is dropped half-way, as when the borger's connection breaks: its transaction is undone, its connection goes
//! back to the pool clean, and she can try again with the same form.

use std::pin::pin;
use std::task::Poll;

use tokio::task::JoinSet;

use crate::support::{World, on_both_engines, rounds};
use faellestid::services::Actor;

on_both_engines! {
    a_booking_broken_off_at_any_step_leaves_nothing_half,
    a_move_broken_off_at_any_step_leaves_nothing_half,
    a_crowd_of_which_every_other_is_broken_off_leaves_nothing_half,
}

const X: &str = "2026-12-01T07:00:00";
const Y: &str = "2026-12-02T07:00:00";

/// When a future is dropped.
#[derive(Clone, Copy, Debug)]
enum Cut {
    /// The database has been asked and has not answered.
    Asked,
    /// It has answered, and nobody has read it.
    Answered,
}

/// Drops a future after it has been polled that many times; none when it was dropped.
async fn cut_off<F: Future>(future: F, mut polls: usize, cut: Cut) -> Option<F::Output> {
    let mut future = pin!(future);
    std::future::poll_fn(|context| {
        if polls == 0 {
            return Poll::Ready(None);
        }
        polls -= 1;
        match (future.as_mut().poll(context), cut) {
            (Poll::Ready(output), _) => Poll::Ready(Some(output)),
            (Poll::Pending, Cut::Asked) if polls == 0 => Poll::Ready(None),
            (Poll::Pending, _) => Poll::Pending,
        }
    })
    .await
}

/// Breaks off after one step, after two, and so on until three bookings came through. How
/// often one waits for the database is up to the database.
async fn break_off_everywhere(world: &World, moving: bool, cut: Cut) {
    let (x, y) = match cut {
        Cut::Asked => (world.tid_with(1000, X).await, world.tid_with(1000, Y).await),
        Cut::Answered => {
            (world.tid_with(1000, "2026-12-01T07:05:00").await, world.tid_with(1000, "2026-12-02T07:05:00").await)
        }
    };
    let (mut through, mut steps) = (0, 0);
    while through < 3 {
        steps += 1;
        let borger = world.other_borgere(1).await[0];
        if moving {
            world.book(borger, x).await.unwrap();
        }
        let request = world.request(borger, y, moving);
        let done = cut_off(world.send(&request), steps, cut).await;
        world.assert_whole().await;
        let id = world.send(&request).await.unwrap();
        let [stands] = &world.coming(borger).await[..] else { panic!("one conversation") };
        assert_eq!((stands.id, stands.tid_id, stands.version), (id, Some(y), 1 + i64::from(moving)));
        assert_eq!((world.optaget(x).await, world.optaget(y).await), (0, i32::try_from(steps).unwrap()));
        if let Some(answer) = done {
            assert_eq!(answer.unwrap(), id);
            through += 1;
        }
    }
    assert!(steps > 3, "not one was broken off");
}

async fn a_booking_broken_off_at_any_step_leaves_nothing_half(world: &World) {
    break_off_everywhere(world, false, Cut::Asked).await;
    break_off_everywhere(world, false, Cut::Answered).await;
}

async fn a_move_broken_off_at_any_step_leaves_nothing_half(world: &World) {
    break_off_everywhere(world, true, Cut::Asked).await;
    break_off_everywhere(world, true, Cut::Answered).await;
}

async fn a_crowd_of_which_every_other_is_broken_off_leaves_nothing_half(world: &World) {
    let tid = world.tid_with(1_000_000, X).await;
    for round in 0..rounds(5) {
        let (people, mut stay, mut leave) = (world.other_borgere(40).await, JoinSet::new(), Vec::new());
        for (nth, &borger) in people.iter().enumerate() {
            let (service, request) = (world.service.clone(), world.request(borger, tid, false));
            let booking = async move { service.book(&Actor::SYSTEM, &request).await.map(|booked| booked.id) };
            if nth % 2 == 0 {
                stay.spawn(booking);
            } else {
                leave.push(tokio::spawn(booking));
            }
        }
        // Another moment each round; nothing is measured by it.
        for _ in 0..round % 20 {
            tokio::time::sleep(std::time::Duration::from_millis(1)).await;
        }
        leave.iter().for_each(tokio::task::JoinHandle::abort);
        let mut booked = 0;
        for left in leave {
            booked += usize::from(matches!(left.await, Ok(Ok(_))));
        }
        for answer in stay.join_all().await {
            answer.unwrap();
        }
        world.assert_whole().await;
        let mut standing = 0;
        for borger in people {
            standing += world.coming(borger).await.len();
        }
        // One that was broken off may have been booked already and only not heard of it.
        assert!((20 + booked..=40).contains(&standing), "{standing}");
    }
}
