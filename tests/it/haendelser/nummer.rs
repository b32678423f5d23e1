//! No event ever appears behind a number that was given out: writers, numberers and readers at once.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use tokio::task::JoinSet;

use super::{again, leave};
use crate::support::{Engine, World, on_both_engines, rounds};
use faellestid::domain::ids::{HaendelseId, OrganisationId};
use faellestid::services::haendelser::{efter, nummerer};
use faellestid::store::Store;

on_both_engines! {
    a_reader_sees_each_event_once_and_misses_none,
    numbers_follow_the_order_of_events_and_are_given_once,
    a_full_house_is_numbered_in_portions,
}

const WRITERS: usize = 6;
const NUMBERERS: usize = 3;
const READERS: usize = 2;

/// Follows the feed until the writers are done and nothing is left. Gives what was seen, in order.
async fn follow(store: Store, modtager: OrganisationId, done: Arc<AtomicBool>) -> Vec<(i64, HaendelseId)> {
    let (mut seen, mut cursor) = (Vec::new(), 0);
    loop {
        let over = done.load(Ordering::Acquire);
        let feed = efter(&store, modtager, cursor, 7).await.unwrap();
        assert_eq!(feed.naeste, feed.haendelser.last().map_or(cursor, |last| last.number));
        if feed.haendelser.is_empty() && over {
            return seen;
        }
        cursor = feed.naeste;
        seen.extend(feed.haendelser.into_iter().map(|haendelse| (haendelse.number, haendelse.id)));
        tokio::task::yield_now().await;
    }
}

async fn a_reader_sees_each_event_once_and_misses_none(world: &World) {
    let modtager = world.jobcenter().await;
    nummerer(&world.store).await.unwrap();
    let before = efter(&world.store, modtager, 0, 500).await.unwrap().naeste;
    let each = usize::try_from(rounds(25)).unwrap();
    let (template, done) = (world.haendelse(&[modtager]).await, Arc::new(AtomicBool::new(false)));

    let mut readers = JoinSet::new();
    for _ in 0..READERS {
        readers.spawn(follow(world.db.store().await, modtager, Arc::clone(&done)));
    }
    let mut numberers = JoinSet::new();
    for _ in 0..NUMBERERS {
        let (store, done) = (world.db.store().await, Arc::clone(&done));
        numberers.spawn(async move {
            while !done.load(Ordering::Acquire) {
                nummerer(&store).await.unwrap();
                tokio::task::yield_now().await;
            }
        });
    }
    let mut writers = JoinSet::new();
    for writer in 0..WRITERS {
        let (store, clock, template) = (world.db.store().await, world.clock.clone(), template.clone());
        writers.spawn(async move {
            let mut left = Vec::new();
            for turn in 0..each {
                let haendelse = again(&template, clock.new_id());
                let mut tx = store.begin().await.unwrap();
                tx.insert_haendelse(&haendelse, clock.now()).await.unwrap();
                // Some take their time between writing and committing, and some think better of it.
                for _ in 0..(writer * turn) % 5 {
                    tokio::time::sleep(std::time::Duration::from_millis(1)).await;
                }
                if turn % 6 == 5 {
                    drop(tx);
                } else {
                    tx.commit().await.unwrap();
                    left.push(haendelse.id);
                }
            }
            left
        });
    }
    let written: BTreeSet<_> = writers.join_all().await.into_iter().flatten().collect();
    nummerer(&world.store).await.unwrap();
    done.store(true, Ordering::Release);
    numberers.join_all().await;
    for seen in readers.join_all().await {
        assert!(seen.is_sorted_by(|earlier, later| earlier.0 < later.0), "numbers only grow");
        let new: Vec<_> = seen.into_iter().filter(|(number, _)| *number > before).map(|(_, id)| id).collect();
        assert_eq!(new.len(), written.len(), "each once");
        assert_eq!(new.into_iter().collect::<BTreeSet<_>>(), written);
    }
    assert_eq!(world.raw.count("haendelse WHERE number IS NULL").await, 0);
}

async fn numbers_follow_the_order_of_events_and_are_given_once(world: &World) {
    let modtager = world.jobcenter().await;
    nummerer(&world.store).await.unwrap();
    let before = efter(&world.store, modtager, 0, 500).await.unwrap().naeste;
    let left = world.leave_haendelser(5, &[modtager]).await;
    assert!(efter(&world.store, modtager, before, 500).await.unwrap().haendelser.is_empty(), "no number, not told");
    assert_eq!(nummerer(&world.store).await.unwrap(), 5);
    assert_eq!(nummerer(&world.store).await.unwrap(), 0);
    let feed = efter(&world.store, modtager, before, 500).await.unwrap();
    assert_eq!(feed.haendelser.iter().map(|haendelse| haendelse.id).collect::<Vec<_>>(), left);
    // A number that was given is never given again, also when its event is gone.
    for id in left {
        let id = world.raw.id(id.uuid());
        world.raw.run(&format!("DELETE FROM haendelse_modtager WHERE haendelse_id = {id}")).await;
        world.raw.run(&format!("DELETE FROM haendelse WHERE id = {id}")).await;
    }
    let one = world.leave_haendelser(1, &[modtager]).await;
    nummerer(&world.store).await.unwrap();
    let after = efter(&world.store, modtager, feed.naeste, 500).await.unwrap();
    assert_eq!((after.haendelser[0].id, after.haendelser[0].number), (one[0], feed.naeste + 1));
}

async fn a_full_house_is_numbered_in_portions(world: &World) {
    let modtager = world.jobcenter().await;
    let template = world.haendelse(&[modtager]).await;
    let mut tx = world.store.begin().await.unwrap();
    for _ in 0..2_300 {
        tx.insert_haendelse(&again(&template, world.clock.new_id()), world.clock.now()).await.unwrap();
    }
    tx.commit().await.unwrap();
    let waiting = world.raw.count("haendelse WHERE number IS NULL").await;
    assert_eq!(usize::try_from(nummerer(&world.store).await.unwrap()).unwrap(), waiting);
    assert_eq!(world.raw.count("haendelse WHERE number IS NULL").await, 0);
    assert_eq!(
        world.raw.count("(SELECT DISTINCT number FROM haendelse) numbers").await,
        world.raw.count("haendelse").await
    );
    let differing = "haendelse_modtager modtager JOIN haendelse ON haendelse.id = haendelse_id WHERE modtager.number <> haendelse.number OR modtager.number IS NULL";
    assert_eq!(world.raw.count(differing).await, 0);
}

/// On PostgreSQL a transaction may stay open while others come and go. (On SQLite nobody else writes meanwhile.)
#[tokio::test]
async fn what_is_committed_late_gets_a_late_number() {
    let world = World::on(Engine::Postgres).await;
    let modtager = world.jobcenter().await;
    let (early, late) = (world.haendelse(&[modtager]).await, world.haendelse(&[modtager]).await);
    let mut open = world.store.begin().await.unwrap();
    open.insert_haendelse(&early, world.clock.now() - chrono::TimeDelta::hours(1)).await.unwrap();
    leave(&world.store, &late, world.clock.now()).await;
    nummerer(&world.store).await.unwrap();
    let cursor = efter(&world.store, modtager, 0, 500).await.unwrap();
    assert!(cursor.haendelser.iter().any(|haendelse| haendelse.id == late.id));
    open.commit().await.unwrap();
    assert!(efter(&world.store, modtager, cursor.naeste, 500).await.unwrap().haendelser.is_empty());
    nummerer(&world.store).await.unwrap();
    let next = efter(&world.store, modtager, cursor.naeste, 500).await.unwrap().haendelser;
    assert_eq!(next.iter().map(|haendelse| haendelse.id).collect::<Vec<_>>(), [early.id]);
}
