//! Frister: closed ones with everything about them; one that binds, or may bind again, never.

use chrono::TimeDelta;

use super::{delete_at, new_id, only, pointing_at, stamp, task, tell};
use crate::support::{World, at, on_both_engines};
use faellestid::domain::frist::FristStatus;
use faellestid::domain::ids::BorgerId;
use faellestid::domain::indstilling::Indstilling::SletFristDage;
use uuid::Uuid;

on_both_engines! {
    a_closed_one_goes_with_all_about_it_on_its_border,
    an_active_one_never_goes,
    one_met_by_a_coming_conversation_stays_until_it_has_been_held,
    one_whose_conversation_was_called_off_waits_for_nothing,
}

const ABOUT: &[(&str, &str)] = &[
    ("frist", "id"),
    ("frist_historik", "frist_id"),
    ("opgave", "frist_id"),
    ("notifikation", "frist_id"),
    ("visning", "frist_id"),
    ("haendelse", "entitet_id"),
];

/// A frist of that status, last changed now, and a row in every table that may point at it.
async fn frist(world: &World, borger: BorgerId, status: &str) -> Uuid {
    let (id, now) = (world.clock.new_id(), stamp(world.clock.now()));
    let (frist, of) = (world.raw.id(id), world.raw.id(borger.uuid()));
    let grund = if status == "administrativt_lukket" { "'foraeldet'" } else { "NULL" };
    for statement in [
        format!(
            "INSERT INTO frist (id, borger_id, samtaletype, fristdato, sidste_afholdelsesdato, status, grund, version, created_at, updated_at)
             VALUES ({frist}, {of}, 17, '2026-11-20', '2026-12-20', '{status}', {grund}, 1, {now}, {now})"
        ),
        format!(
            "INSERT INTO audit (id, at, actor_kind, borger_id, action, subject_id)
             VALUES ({}, {now}, 'system', {of}, 'frist_udstedt', {frist})",
            new_id(world)
        ),
        format!(
            "INSERT INTO frist_historik (frist_id, version, at, handling, actor_kind, status, fristdato, sidste_afholdelsesdato)
             VALUES ({frist}, 1, {now}, 'udstedt', 'system', '{status}', '2026-11-20', '2026-12-20')"
        ),
        format!(
            "INSERT INTO notifikation (id, borger_id, frist_id, kind, status, dedup, planned_at, created_at)
             VALUES ({}, {of}, {frist}, 'prøve', 'sendt', '{id}', {now}, {now})",
            new_id(world)
        ),
        format!(
            "INSERT INTO visning (id, at, borger_id, frist_id, from_date, shown) VALUES ({}, {now}, {of}, {frist}, '2026-11-24', 0)",
            new_id(world)
        ),
        format!(
            "INSERT INTO haendelse (id, entitet, entitet_id, aendringstype, slags, borger_id, created_at)
             VALUES ({}, 90001, {frist}, 1, 'udstedt', {of}, {now})",
            new_id(world)
        ),
    ] {
        world.raw.run(&statement).await;
    }
    task(world, borger, "frist_id", id).await;
    tell(world, id).await;
    id
}

async fn a_closed_one_goes_with_all_about_it_on_its_border(world: &World) {
    only(world, &[(SletFristDage, 30)]).await;
    let people = world.other_borgere(3).await;
    let closed = world.clock.now();
    let overskredet = frist(world, people[0], "overskredet").await;
    let lukket = frist(world, people[1], "administrativt_lukket").await;
    world.clock.set(closed + TimeDelta::microseconds(1));
    let later = frist(world, people[2], "overskredet").await;

    delete_at(world, closed + TimeDelta::days(30) - TimeDelta::microseconds(1)).await;
    for id in [overskredet, lukket, later] {
        let rows = pointing_at(world, id, ABOUT).await;
        assert!(rows.iter().all(|(_, rows)| *rows == 1), "{rows:?}");
    }
    delete_at(world, closed + TimeDelta::days(30)).await;
    for (id, expected) in [(overskredet, 0), (lukket, 0), (later, 1)] {
        let rows = pointing_at(world, id, ABOUT).await;
        assert!(rows.iter().all(|(_, rows)| *rows == expected), "{rows:?}");
    }
}

async fn an_active_one_never_goes(world: &World) {
    only(world, &[(SletFristDage, 0)]).await;
    let id = frist(world, world.other_borgere(1).await[0], "aktiv").await;
    delete_at(world, at("2076-11-24T09:00:00Z")).await;
    let rows = pointing_at(world, id, ABOUT).await;
    assert!(rows.iter().all(|(_, rows)| *rows == 1), "{rows:?}");
}

/// Should she call it off in time, the frist becomes active again: she would lose it otherwise.
async fn one_met_by_a_coming_conversation_stays_until_it_has_been_held(world: &World) {
    only(world, &[(SletFristDage, 0)]).await;
    let sofie = world.borger("borger-med-frist").await;
    let id = world.book(sofie, world.tid_with(1, "2026-12-01T07:00:00").await).await.unwrap();
    let ends_at = world.coming(sofie).await[0].ends_at;
    delete_at(world, ends_at - TimeDelta::microseconds(1)).await;
    let [met] = &world.frister(sofie).await[..] else { panic!("one frist") };
    assert_eq!((met.status, met.indkaldelse_id), (FristStatus::Indfriet, Some(id)));
    delete_at(world, ends_at).await;
    assert_eq!(world.frister(sofie).await.len(), 0);
    let kept = pointing_at(world, id.uuid(), &[("indkaldelse", "id")]).await;
    assert_eq!(kept[0], ("indkaldelse", 1), "the conversation goes by its own period");
}

async fn one_whose_conversation_was_called_off_waits_for_nothing(world: &World) {
    only(world, &[(SletFristDage, 0)]).await;
    let (sofie, tid) = (world.borger("borger-med-frist").await, world.tid_with(1, "2026-12-01T07:00:00").await);
    let id = world.raw.id(world.book(sofie, tid).await.unwrap().uuid());
    for statement in [
        format!("UPDATE frist SET status = 'administrativt_lukket' WHERE indkaldelse_id = {id}"),
        format!("UPDATE indkaldelse SET status = 'aflyst', occupies = FALSE WHERE id = {id}"),
        format!("UPDATE tid SET optaget = 0 WHERE id = {}", world.raw.id(tid.uuid())),
    ] {
        world.raw.run(&statement).await;
    }
    delete_at(world, world.clock.now()).await;
    let left = [format!("frist WHERE indkaldelse_id = {id}"), format!("indkaldelse WHERE id = {id}")];
    assert_eq!([world.raw.count(&left[0]).await, world.raw.count(&left[1]).await], [0, 1]);
}
