//! Conversations: with everything that hangs on them, and with their places.

use chrono::TimeDelta;

use super::{NEVER, delete_at, deleted, new_id, only, pointing_at, set, stamp, stranger, task, tell};
use crate::support::{World, on_both_engines};
use faellestid::domain::ids::{BorgerId, IndkaldelseId};
use faellestid::domain::indstilling::Indstilling::{SletFristDage, SletSamtaleDage};

on_both_engines! {
    one_that_was_held_goes_with_all_about_it_on_its_border,
    one_that_was_called_off_goes_by_the_day_it_was_called_off_and_gives_no_place_back_twice,
    one_that_is_coming_stays_whatever_the_period,
    a_frist_that_is_kept_keeps_its_conversation,
    two_in_the_same_time_give_back_a_place_each,
}

const ABOUT: &[(&str, &str)] = &[
    ("indkaldelse", "id"),
    ("indkaldelse_historik", "indkaldelse_id"),
    ("myndighedsdeltager", "indkaldelse_id"),
    ("deltagelsesvalg", "indkaldelse_id"),
    ("opgave", "indkaldelse_id"),
    ("notifikation", "indkaldelse_id"),
    ("haendelse", "entitet_id"),
];

/// A row in every table that may point at a conversation.
async fn surround(world: &World, borger: BorgerId, id: IndkaldelseId) {
    let (samtale, now) = (world.raw.id(id.uuid()), stamp(world.clock.now()));
    let (about, to) = (world.raw.id(borger.uuid()), world.raw.id(stranger(world).await.uuid()));
    for statement in [
        format!(
            "INSERT INTO indkaldelse_historik (indkaldelse_id, version, at, handling, actor_kind, tilstand)
             VALUES ({samtale}, 1000, {now}, 'prøve', 'system', '{{}}')"
        ),
        format!(
            "INSERT INTO myndighedsdeltager (id, indkaldelse_id, organisation_id, rolle, version, created_at, updated_at)
             VALUES ({}, {samtale}, {to}, 1, 1, {now}, {now})",
            new_id(world)
        ),
        format!(
            "INSERT INTO deltagelsesvalg (id, borger_id, indkaldelse_id, valg, at) VALUES ({}, {about}, {samtale}, 1, {now})",
            new_id(world)
        ),
    ] {
        world.raw.run(&statement).await;
    }
    task(world, borger, "indkaldelse_id", id.uuid()).await;
    tell(world, id.uuid()).await;
}

async fn one_that_was_held_goes_with_all_about_it_on_its_border(world: &World) {
    only(world, &[(SletSamtaleDage, 30)]).await;
    let (people, tid) = (world.other_borgere(2).await, world.tid_with(1, "2026-12-01T07:00:00").await);
    let id = world.book(people[0], tid).await.unwrap();
    let later = world.book(people[1], world.tid_with(1, "2026-12-02T07:00:00").await).await.unwrap();
    surround(world, people[0], id).await;
    let before = pointing_at(world, id.uuid(), ABOUT).await;
    assert!(before.iter().all(|(_, rows)| *rows > 0), "{before:?}");
    let border = world.coming(people[0]).await[0].ends_at + TimeDelta::days(30);

    delete_at(world, border - TimeDelta::microseconds(1)).await;
    assert_eq!(pointing_at(world, id.uuid(), ABOUT).await, before);
    assert_eq!(world.optaget(tid).await, 1);

    delete_at(world, border).await;
    let after = pointing_at(world, id.uuid(), ABOUT).await;
    assert!(after.iter().all(|(_, rows)| *rows == 0), "{after:?}");
    assert_eq!(world.optaget(tid).await, 0);
    assert_eq!(pointing_at(world, later.uuid(), &[("indkaldelse", "id")]).await[0], ("indkaldelse", 1));
    assert_eq!(world.borger_row(people[0]).await.id, people[0], "she herself stays");
}

async fn one_that_was_called_off_goes_by_the_day_it_was_called_off_and_gives_no_place_back_twice(world: &World) {
    only(world, &[(SletSamtaleDage, 3)]).await;
    let (people, tid) = (world.other_borgere(2).await, world.tid_with(2, "2026-12-15T07:00:00").await);
    let id = world.book(people[0], tid).await.unwrap();
    world.book(people[1], tid).await.unwrap();
    surround(world, people[0], id).await;
    let called_off = world.clock.now() + TimeDelta::days(1);
    for statement in [
        format!(
            "UPDATE indkaldelse SET status = 'aflyst', occupies = FALSE, updated_at = {} WHERE id = {}",
            stamp(called_off),
            world.raw.id(id.uuid())
        ),
        format!("UPDATE tid SET optaget = 1 WHERE id = {}", world.raw.id(tid.uuid())),
    ] {
        world.raw.run(&statement).await;
    }
    let before = pointing_at(world, id.uuid(), ABOUT).await;

    delete_at(world, called_off + TimeDelta::days(3) - TimeDelta::microseconds(1)).await;
    assert_eq!(pointing_at(world, id.uuid(), ABOUT).await, before);
    delete_at(world, called_off + TimeDelta::days(3)).await;
    let after = pointing_at(world, id.uuid(), ABOUT).await;
    assert!(after.iter().all(|(_, rows)| *rows == 0), "{after:?}");
    assert_eq!(world.optaget(tid).await, 1, "the other one's");
    assert_eq!(world.coming(people[1]).await.len(), 1);
}

async fn one_that_is_coming_stays_whatever_the_period(world: &World) {
    only(world, &[(SletSamtaleDage, 0)]).await;
    let borger = world.other_borgere(1).await[0];
    world.book(borger, world.tid_with(1, "2026-12-01T07:00:00").await).await.unwrap();
    let ends_at = world.coming(borger).await[0].ends_at;
    delete_at(world, ends_at - TimeDelta::microseconds(1)).await;
    assert_eq!(world.coming(borger).await.len(), 1);
    delete_at(world, ends_at).await;
    assert_eq!(world.raw.count(&format!("indkaldelse WHERE borger_id = {}", world.raw.id(borger.uuid()))).await, 0);
}

async fn a_frist_that_is_kept_keeps_its_conversation(world: &World) {
    only(world, &[(SletSamtaleDage, 30), (SletFristDage, NEVER)]).await;
    let (sofie, tid) = (world.borger("borger-med-frist").await, world.tid_with(1, "2026-12-01T07:00:00").await);
    let id = world.book(sofie, tid).await.unwrap();
    let ends_at = world.coming(sofie).await[0].ends_at;
    delete_at(world, ends_at + TimeDelta::days(3650)).await;
    let of_both = [("indkaldelse", "id"), ("frist", "indkaldelse_id")];
    assert_eq!(pointing_at(world, id.uuid(), &of_both).await[..2], [("indkaldelse", 1), ("frist", 1)]);
    assert_eq!(world.optaget(tid).await, 1);

    set(world, SletFristDage, 30).await;
    delete_at(world, world.clock.now()).await;
    assert_eq!(pointing_at(world, id.uuid(), &of_both).await[..2], [("indkaldelse", 0), ("frist", 0)]);
    assert_eq!(world.optaget(tid).await, 0);
}

async fn two_in_the_same_time_give_back_a_place_each(world: &World) {
    only(world, &[(SletSamtaleDage, 30)]).await;
    let (people, tid) = (world.other_borgere(3).await, world.tid_with(4, "2026-12-01T07:00:00").await);
    for &borger in &people {
        world.book(borger, tid).await.unwrap();
    }
    // She called one off in the same time before, and a second one stands there, as only an old mistake could have made.
    let border = world.coming(people[0]).await[0].ends_at + TimeDelta::days(30);
    let columns = world.raw.columns("indkaldelse").await;
    for status in ["'aflyst'", "'planlagt'"] {
        let (id, of) = (new_id(world), world.raw.id(people[0].uuid()));
        let copied = columns.iter().map(|column| match column.as_str() {
            "id" => id.as_str(),
            "status" => status,
            "occupies" => "FALSE",
            same => same,
        });
        let copied = copied.collect::<Vec<_>>().join(", ");
        let of_her = format!("indkaldelse WHERE borger_id = {of} AND occupies");
        world.raw.run(&format!("INSERT INTO indkaldelse SELECT {copied} FROM {of_her}")).await;
    }
    world.raw.run(&format!("UPDATE tid SET optaget = 4 WHERE id = {}", world.raw.id(tid.uuid()))).await;
    world.clock.set(border);
    assert!(deleted(world, "indkaldelse").await >= 5);
    assert_eq!(world.optaget(tid).await, 0);
}
