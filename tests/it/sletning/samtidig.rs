//! Deletion while others work: on two nodes at once, and while a borger books.

use chrono::{Days, TimeDelta};
use futures::StreamExt;

use super::only;
use crate::support::{World, on_both_engines, rounds};
use faellestid::domain::ids::TidId;
use faellestid::domain::indstilling::Indstilling::{SletFristDage, SletSamtaleDage};
use faellestid::services::{sletning, zone};

on_both_engines! {
    two_nodes_at_once_delete_each_thing_once,
    they_may_book_while_their_old_conversations_go,
}

async fn two_nodes_at_once_delete_each_thing_once(world: &World) {
    only(world, &[(SletSamtaleDage, 30), (SletFristDage, 30)]).await;
    let people = world.other_borgere(12).await;
    let tid = world.tid_with(12, "2026-12-01T07:00:00").await;
    for &borger in &people {
        world.book(borger, tid).await.unwrap();
    }
    world.clock.set(world.clock.now() + TimeDelta::days(365));
    let expected = world.raw.count("indkaldelse").await as u64;
    let other = world.db.store().await;
    let (one, two) = tokio::join!(
        sletning::delete_expired(&world.store, &world.clock),
        sletning::delete_expired(&other, &world.clock)
    );
    let third = sletning::delete_expired(&world.store, &world.clock).await.unwrap();
    let rows = |run: &[(&str, u64)]| run.iter().find(|(tabel, _)| *tabel == "indkaldelse").unwrap().1;
    assert_eq!(rows(&one.unwrap()) + rows(&two.unwrap()) + rows(&third), expected);
    assert_eq!(world.raw.count("indkaldelse").await, 0);
    assert_eq!(world.optaget(tid).await, 0);
}

/// So many times on the next Danish day, a minute apart, early in the morning, with a place each.
async fn tider(world: &World, n: usize) -> Vec<TidId> {
    let tomorrow = zone::local_date(world.clock.now()) + Days::new(1);
    let mut made = Vec::new();
    for minute in 0..n {
        made.push(world.tid_with(1, &format!("{tomorrow}T05:{minute:02}:00")).await);
    }
    made
}

/// Their last conversations were held long ago and nobody has let go of them: a booking and the deletion both want the
/// conversation, its time and her.
async fn they_may_book_while_their_old_conversations_go(world: &World) {
    only(world, &[(SletSamtaleDage, 2)]).await;
    for round in 0..rounds(3) {
        let people = world.other_borgere(24).await;
        let old = tider(world, people.len()).await;
        for (&borger, &tid) in people.iter().zip(&old) {
            world.book(borger, tid).await.unwrap();
        }
        world.clock.set(world.clock.now() + TimeDelta::days(4));
        let new = tider(world, people.len()).await;
        // Deletion goes by id: whoever books in the other order meets it on the way.
        let bookings = people.iter().zip(&new).rev().map(|(&borger, &tid)| world.book(borger, tid));
        let one_by_one = futures::stream::iter(bookings).buffered(3).collect::<Vec<_>>();
        let deletion = sletning::delete_expired(&world.store, &world.clock);
        let (booked, deleted) = tokio::join!(one_by_one, deletion);
        deleted.unwrap();
        assert!(booked.iter().all(Result::is_ok), "{booked:?}");
        sletning::delete_expired(&world.store, &world.clock).await.unwrap();
        for (&old, &new) in old.iter().zip(&new) {
            assert_eq!((world.optaget(old).await, world.optaget(new).await), (0, 1), "round {round}");
        }
        world.clock.set(world.clock.now() + TimeDelta::days(1));
    }
}
