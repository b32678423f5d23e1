//! The database is away, or fails: every method says so as a problem document, whether it is worth trying again, and nothing is kept of the
//! call, so that the same one can be sent once more.

use serde_json::Value;
use tokio::task::JoinSet;

use super::operation::{Kaldere, Operation, operations};
use super::support::{Svar, Wire, cpr};
use crate::support::{Cable, Engine, World, on_both_engines};
use faellestid::api::{self, Api};
use faellestid::services::read_log::ReadLog;
use faellestid::store::Store;

on_both_engines!(a_fault_of_ours_is_told_as_one_and_leaves_nothing_behind);

fn assert_problem(operation: &Operation, svar: &Svar, expected: (u16, &str)) {
    let place = format!("{} {}: {}", operation.method, operation.path, svar.text);
    assert_eq!((svar.status, svar.koder()[0]), expected, "{place}");
    assert_eq!((svar.header("content-type"), svar.header("cache-control")), ("application/problem+json", "no-store"));
    for secret in ["sqlx", "SELECT", "borger_id", "postgres", "sqlite"] {
        assert!(!svar.text.contains(secret), "{place}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn with_the_database_away_every_method_asks_to_be_called_again() {
    let world = World::on(Engine::Postgres).await;
    let (cable, url) = Cable::to(&world.db.url()).await;
    let store = Store::open(&url).await.unwrap();
    let (read_log, _) = ReadLog::start(store.clone());
    let wire = Wire::of(api::router(&Api::new(store, world.clock.clone(), read_log, u32::MAX)));
    let borger = world.one_borger().await;
    let (kaldere, number) = (Kaldere::of(&world, &wire, borger).await, cpr(&world, borger).await);
    cable.pull().await;
    let mut calls = JoinSet::new();
    for operation in operations() {
        let call = operation.kald(&world, kaldere.til(&operation)).header("x-civilregistrationIdentifier", &number);
        calls.spawn(async move { (operation, call.send_raw().await) });
    }
    for (operation, svar) in calls.join_all().await {
        assert_problem(&operation, &svar, (503, "FA501"));
        assert!(svar.header("retry-after").parse::<u32>().is_ok_and(|seconds| seconds > 0), "{}", operation.path);
    }
    // What needs no database is still there.
    assert_eq!(wire.kald(axum::http::Method::GET, "/openapi.json").send().await.status, 200);
}

async fn a_fault_of_ours_is_told_as_one_and_leaves_nothing_behind(world: &World) {
    let wire = Wire::on(world);
    let borger = world.one_borger().await;
    let (kaldere, number) = (Kaldere::of(world, &wire, borger).await, cpr(world, borger).await);
    world.raw.run("ALTER TABLE medlemsperiode RENAME TO borte").await;
    world.raw.run("ALTER TABLE indstilling RENAME TO vaek").await;
    world.raw.run("ALTER TABLE borger RENAME TO intetsteds").await;
    let mut failed = Vec::new();
    for operation in operations() {
        let call = |id: &str| {
            let call = operation.kald(world, kaldere.til(&operation)).header("x-requestId", id);
            call.header("x-civilregistrationIdentifier", &number)
        };
        let id = world.clock.new_id().to_string();
        let svar = call(&id).send_raw().await;
        if operation.is_of_lines() {
            let line: Value = serde_json::from_str(svar.text.lines().next().unwrap()).unwrap();
            assert_eq!((svar.status, &line["udfald"]), (200, &Value::from("afvist")), "{line}");
        } else if operation.is_about_one() {
            assert_problem(&operation, &svar, (500, "FA502"));
            failed.push((operation, id));
        }
    }
    world.raw.run("ALTER TABLE intetsteds RENAME TO borger").await;
    world.raw.run("ALTER TABLE vaek RENAME TO indstilling").await;
    world.raw.run("ALTER TABLE borte RENAME TO medlemsperiode").await;
    // The same call under the same id is answered afresh.
    for (operation, id) in failed {
        let call = operation.kald(world, kaldere.til(&operation)).header("x-requestId", &id);
        let svar = call.header("x-civilregistrationIdentifier", &number).header("x-bruger", "RID-1").send().await;
        assert_eq!(svar.header("x-gentaget"), "", "{}", operation.path);
    }
}
