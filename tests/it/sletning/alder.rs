//! Tables whose rows go by their own age: messages, proof, the audit trail, answers, log-ins.

use chrono::TimeDelta;

use super::{delete_at, deleted, new_id, only, stamp};
use crate::support::{World, on_both_engines};
use faellestid::clock::machine_time;
use faellestid::domain::access::Principal;
use faellestid::domain::fil::{FilSlags, LinjeUdfald};
use faellestid::domain::indstilling::Indstilling::{
    SletBeskedDage, SletFilDage, SletIdempotensDage, SletRevisionDage, SletVisningDage,
};
use faellestid::services::Actor;
use faellestid::store::{FilImport, FilLinje};

on_both_engines! {
    messages_and_proof_go_on_their_borders,
    a_message_that_is_yet_to_be_sent_stays,
    the_audit_trail_goes_on_its_border_but_for_what_still_stands,
    answers_go_on_their_border,
    sessions_go_by_the_machines_own_clock,
    results_of_files_go_on_their_border_with_every_line,
    more_than_one_portion_goes_in_one_run,
}

/// The borders of rows made now: a moment before, and on it.
async fn at_border_of(world: &World, days: i64, tabel: &str) -> [usize; 2] {
    let border = world.clock.now() + TimeDelta::days(days);
    delete_at(world, border - TimeDelta::microseconds(1)).await;
    let before = world.raw.count(tabel).await;
    delete_at(world, border).await;
    [before, world.raw.count(tabel).await]
}

async fn insert_besked(world: &World, dedup: &str, planned_in_days: i64) {
    let (now, planned) = (world.clock.now(), world.clock.now() + TimeDelta::days(planned_in_days));
    let of = world.raw.id(world.borger("borger-med-frist").await.uuid());
    let statement = format!(
        "INSERT INTO notifikation (id, borger_id, kind, status, dedup, planned_at, created_at)
         VALUES ({}, {of}, 'prøve', 'venter', '{dedup}', {}, {})",
        new_id(world),
        stamp(planned),
        stamp(now)
    );
    world.raw.run(&statement).await;
}

async fn messages_and_proof_go_on_their_borders(world: &World) {
    only(world, &[(SletBeskedDage, 10), (SletVisningDage, 20)]).await;
    insert_besked(world, "en", 0).await;
    let of = world.raw.id(world.borger("borger-med-frist").await.uuid());
    let (id, now) = (new_id(world), stamp(world.clock.now()));
    let shown = format!(
        "INSERT INTO visning (id, at, borger_id, from_date, shown) VALUES ({id}, {now}, {of}, '2026-11-24', 0)"
    );
    world.raw.run(&shown).await;
    let made = world.clock.now();
    assert_eq!(at_border_of(world, 10, "notifikation WHERE dedup = 'en'").await, [1, 0]);
    world.clock.set(made);
    assert_eq!(at_border_of(world, 20, &format!("visning WHERE id = {id}")).await, [1, 0]);
}

async fn a_message_that_is_yet_to_be_sent_stays(world: &World) {
    only(world, &[(SletBeskedDage, 0)]).await;
    insert_besked(world, "snart", 40).await;
    assert_eq!(at_border_of(world, 40, "notifikation WHERE dedup = 'snart'").await, [1, 0]);
}

async fn the_audit_trail_goes_on_its_border_but_for_what_still_stands(world: &World) {
    only(world, &[(SletRevisionDage, 365)]).await;
    let sofie = world.borger("borger-med-frist").await;
    let id = world.book(sofie, world.tid_with(1, "2026-12-01T07:00:00").await).await.unwrap();
    let frist = world.frister(sofie).await[0].id;
    let mut tx = world.store.begin().await.unwrap();
    for subject in [None, Some(world.clock.new_id()), Some(frist.uuid())] {
        let line = Actor::SYSTEM.audit(&world.clock, world.clock.now(), "prøve", Some(sofie), None, subject);
        tx.insert_audit(&line).await.unwrap();
    }
    tx.commit().await.unwrap();
    assert_eq!(at_border_of(world, 365, "audit WHERE action = 'prøve'").await, [3, 1], "that of the frist");
    let booked = format!("audit WHERE subject_id = {}", world.raw.id(id.uuid()));
    assert!(world.raw.count(&booked).await > 0, "the conversation is still there");
}

async fn answers_go_on_their_border(world: &World) {
    only(world, &[(SletIdempotensDage, 7)]).await;
    let mut tx = world.store.begin().await.unwrap();
    tx.remember_answer("system:1", "nøgle", "svar", world.clock.now()).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(at_border_of(world, 7, "idempotens WHERE caller = 'system:1'").await, [1, 0]);
}

async fn sessions_go_by_the_machines_own_clock(world: &World) {
    for (id, hours) in [("gammel", -1), ("ny", 1)] {
        world.store.create_session(id, "", machine_time() + TimeDelta::hours(hours)).await.unwrap();
    }
    assert_eq!(deleted(world, "session").await, 1);
    assert_eq!(world.raw.texts("SELECT id FROM session").await, ["ny"]);
}

async fn results_of_files_go_on_their_border_with_every_line(world: &World) {
    only(world, &[(SletFilDage, 90)]).await;
    let actor = world.actor("jobcenter-koordinator").await;
    let Some(Principal::Medarbejder { id: medarbejder_id, organisation: Some(jobcenter_id), .. }) = actor.principal
    else {
        panic!("an employee")
    };
    let line = |linje| FilLinje { linje, udfald: LinjeUdfald::Ny, koder: String::new() };
    let lines: Vec<_> = (2..602).map(line).collect();
    let mut tx = world.store.begin().await.unwrap();
    for _ in 0..2 {
        let (id, at) = (world.clock.new_id(), world.clock.now());
        let import = FilImport { id, jobcenter_id, medarbejder_id, slags: FilSlags::Frister, linjer: 600, at };
        tx.insert_filimport(&import).await.unwrap();
        tx.insert_filimport_linjer(id, &lines).await.unwrap();
    }
    tx.commit().await.unwrap();
    assert_eq!(at_border_of(world, 90, "filimport").await, [2, 0]);
    assert_eq!(world.raw.count("filimport_linje").await, 0, "more than one portion of lines, none left behind");
}

async fn more_than_one_portion_goes_in_one_run(world: &World) {
    only(world, &[(SletIdempotensDage, 7)]).await;
    let before = world.raw.count("idempotens").await as u64;
    let mut tx = world.store.begin().await.unwrap();
    for key in 0..1_201 {
        tx.remember_answer("system:1", &key.to_string(), "svar", world.clock.now()).await.unwrap();
    }
    tx.commit().await.unwrap();
    world.clock.set(world.clock.now() + TimeDelta::days(7));
    assert_eq!(deleted(world, "idempotens").await, before + 1_201);
    assert_eq!(deleted(world, "idempotens").await, 0);
}
