//! The register and the database: no table is forgotten, and when everything has come to its border nothing personal is left.

use std::collections::{BTreeMap, BTreeSet};

use crate::support::{World, at, on_both_engines};
use faellestid::domain::opbevaring::{Periode, REGISTER, UDEN_PERSONDATA};
use faellestid::services::sletning;

on_both_engines! {
    every_table_is_in_the_register_or_said_to_hold_no_personal_data,
    what_is_said_to_hold_no_personal_data_points_at_nobody,
    deletion_knows_every_table_that_the_register_lets_go,
    today_nothing_of_the_demo_goes,
    in_twenty_years_nothing_is_left_of_those_who_left,
    running_again_changes_nothing,
    the_run_leaves_one_line_with_figures,
}

async fn every_table_is_in_the_register_or_said_to_hold_no_personal_data(world: &World) {
    let tables: BTreeSet<_> = world.raw.tables().await.into_iter().collect();
    let entered = REGISTER.iter().map(|entry| entry.tabel).chain(UDEN_PERSONDATA.iter().map(|(tabel, _)| *tabel));
    assert_eq!(entered.map(str::to_owned).collect::<BTreeSet<_>>(), tables);
}

async fn what_is_said_to_hold_no_personal_data_points_at_nobody(world: &World) {
    let personal =
        ["borger_id", "indkaldelse_id", "frist_id", "haendelse_id", "actor_id", "cpr", "email", "medarbejder"];
    for (tabel, _) in UDEN_PERSONDATA {
        let columns = world.raw.columns(tabel).await;
        assert!(!columns.iter().any(|column| personal.contains(&column.as_str())), "{tabel}: {columns:?}");
    }
}

async fn deletion_knows_every_table_that_the_register_lets_go(world: &World) {
    let deleted = sletning::delete_expired(&world.store, &world.clock).await.unwrap();
    let known: Vec<_> = deleted.into_iter().map(|(tabel, _)| tabel).collect();
    let lets_go = |periode| match periode {
        Periode::Indstilling(key) => key.as_str().starts_with("slet."),
        Periode::MedEjer(_) => true,
        Periode::Fast(_) => false,
    };
    let expected = REGISTER.iter().filter(|entry| lets_go(entry.periode) || entry.tabel == "session");
    assert_eq!(known, expected.map(|entry| entry.tabel).collect::<Vec<_>>());
}

async fn today_nothing_of_the_demo_goes(world: &World) {
    let stored = world.raw.everything().await;
    let deleted = sletning::delete_expired(&world.store, &world.clock).await.unwrap();
    assert!(deleted.iter().all(|(_, rows)| *rows == 0), "{deleted:?}");
    assert_eq!(without_audit(world.raw.everything().await), without_audit(stored));
    assert_eq!(world.raw.count("audit WHERE action = 'sletning' AND detalje = 'intet'").await, 1);
}

fn without_audit(mut stored: BTreeMap<String, Vec<String>>) -> BTreeMap<String, Vec<String>> {
    stored.remove("audit");
    stored
}

/// The demo, somebody's booking, and everybody gone since.
async fn long_after(world: &World) {
    let sofie = world.borger("borger-med-frist").await;
    world.book(sofie, world.tid_with(1, "2026-12-01T07:00:00").await).await.unwrap();
    world.raw.run("UPDATE frist SET status = 'overskredet' WHERE status = 'aktiv'").await;
    world.raw.run("UPDATE borger SET afmeldt_fra = '2027-01-01'").await;
    world.clock.set(at("2046-11-24T09:00:00Z"));
}

async fn in_twenty_years_nothing_is_left_of_those_who_left(world: &World) {
    let tables: Vec<_> = REGISTER.iter().filter(|entry| !matches!(entry.periode, Periode::Fast(_))).collect();
    long_after(world).await;
    assert!(world.raw.count("tid WHERE optaget > 0").await > 0);
    sletning::delete_expired(&world.store, &world.clock).await.unwrap();
    for entry in tables {
        let left = if entry.tabel == "audit" { "audit WHERE action <> 'sletning'" } else { entry.tabel };
        assert_eq!(world.raw.rows(entry.tabel).await.len(), usize::from(entry.tabel == "audit"), "{}", entry.tabel);
        assert_eq!(world.raw.count(left).await, 0, "{left}");
    }
    assert_eq!(world.raw.count("tid WHERE optaget <> 0").await, 0);
}

async fn running_again_changes_nothing(world: &World) {
    long_after(world).await;
    let first = sletning::delete_expired(&world.store, &world.clock).await.unwrap();
    assert!(first.iter().map(|(_, rows)| rows).sum::<u64>() > 0);
    let stored = without_audit(world.raw.everything().await);
    let second = sletning::delete_expired(&world.store, &world.clock).await.unwrap();
    assert!(second.iter().all(|(_, rows)| *rows == 0), "{second:?}");
    assert_eq!(without_audit(world.raw.everything().await), stored);
    assert_eq!(world.raw.count("audit").await, 2, "a line for each run");
}

async fn the_run_leaves_one_line_with_figures(world: &World) {
    long_after(world).await;
    let deleted = sletning::delete_expired(&world.store, &world.clock).await.unwrap();
    let told: Vec<_> =
        deleted.iter().filter(|(_, rows)| *rows > 0).map(|(tabel, rows)| format!("{tabel}: {rows}")).collect();
    assert!(told.len() > 5, "{told:?}");
    let nobody = "actor_id IS NULL AND borger_id IS NULL AND subject_id IS NULL AND organisation_id IS NULL";
    let lines = world.raw.texts(&format!("SELECT detalje FROM audit WHERE actor_kind = 'system' AND {nobody}")).await;
    assert_eq!(lines, [told.join(", ")]);
}
