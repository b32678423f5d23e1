//! How the process begins and ends: what it refuses, in one line that says what to do, and how it is stopped.

use std::net::TcpListener;

use tokio::process::Command;

use super::server::{Server, ended, faellestid, serve};
use crate::support::{Engine, TestDb, World, on_both_engines};

on_both_engines! {
    a_signal_ends_it_with_everything_written,
    a_database_with_a_real_person_is_no_demo,
}

/// It ends with 1, nothing on standard output and one line on standard error with these words.
async fn assert_refuses(command: Command, words: &[&str]) {
    let output = ended(command).await;
    let (said, line) = (String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap());
    assert_eq!((output.status.code(), said.as_str()), (Some(1), ""), "{line}");
    assert!(line.ends_with('\n') && line.lines().count() == 1, "one line: {line}");
    assert!(line.starts_with("faellestid: ") && words.iter().all(|word| line.contains(word)), "{words:?}: {line}");
}

async fn a_signal_ends_it_with_everything_written(world: &World) {
    for signal in ["INT", "TERM"] {
        let server = Server::start(&world.db.url(), "info").await;
        let sofie = server.borger("borger-med-frist").await;
        let request = sofie.get("/borger").await.header("x-request-id").to_owned();
        let (ended, log) = server.stop(signal).await;
        assert_eq!(ended.code(), Some(0), "{signal}: {log}");
        assert_eq!(world.raw.count(&format!("audit WHERE request_id = '{request}'")).await, 1, "{signal}");
    }
}

async fn a_database_with_a_real_person_is_no_demo(world: &World) {
    world.raw.run("UPDATE borger SET demo = FALSE WHERE demo_slug = 'borger-med-frist'").await;
    let before = world.raw.everything().await;
    let url = world.db.url();
    assert_refuses(serve(&url, &[]), &["demo-personer", "FAELLESTID_LOGIN"]).await;
    assert_refuses(faellestid("demo", &url, &[]), &["demo-personer"]).await;
    assert_eq!(world.raw.everything().await, before);
}

#[tokio::test]
async fn without_a_way_to_log_in_it_does_not_serve() {
    let world = World::on(Engine::Sqlite).await;
    let url = world.db.url();
    assert_refuses(faellestid("serve", &url, &[]), &["FAELLESTID_LOGIN", "demo", "oidc"]).await;
    assert_refuses(faellestid("serve", &url, &[("FAELLESTID_LOGIN", "")]), &["FAELLESTID_LOGIN"]).await;
    assert_refuses(faellestid("serve", &url, &[("FAELLESTID_LOGIN", "mitid")]), &["FAELLESTID_LOGIN", "mitid"]).await;
    assert_refuses(serve(&url, &[("FAELLESTID_LOGIN", "oidc")]), &["FAELLESTID_LOGIN"]).await;
}

#[tokio::test]
async fn the_demo_is_served_on_this_machine_only() {
    let world = World::on(Engine::Sqlite).await;
    for addr in ["0.0.0.0:0", "[::]:0", "192.0.2.1:80"] {
        let command = serve(&world.db.url(), &[("FAELLESTID_ADDR", addr)]);
        assert_refuses(command, &["FAELLESTID_LOGIN=demo", "FAELLESTID_ADDR"]).await;
    }
}

#[tokio::test]
async fn a_port_that_is_taken_is_named() {
    let world = World::on(Engine::Sqlite).await;
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let addr = taken.local_addr().unwrap().to_string();
    assert_refuses(serve(&world.db.url(), &[("FAELLESTID_ADDR", &addr)]), &[&addr, "FAELLESTID_ADDR"]).await;
    assert_refuses(serve(&world.db.url(), &[("FAELLESTID_METRICS_ADDR", &addr)]), &[&addr, "FAELLESTID_METRICS_ADDR"])
        .await;
}

#[tokio::test]
async fn an_empty_database_is_to_be_migrated_first() {
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let db = TestDb::empty(engine).await;
        assert_refuses(serve(&db.url(), &[]), &["faellestid migrate"]).await;
        assert!(ended(faellestid("migrate", &db.url(), &[])).await.status.success());
        assert!(ended(faellestid("demo", &db.url(), &[])).await.status.success());
        assert!(ended(faellestid("check", &db.url(), &[])).await.status.success());
        let server = Server::start(&db.url(), "warn").await;
        assert_eq!(server.anonymous().get("/readyz").await.body, "ok\n");
    }
}

#[tokio::test]
async fn a_database_that_is_not_there_is_named_without_its_password() {
    let output = ended(faellestid("check", "postgres://me:hemmeligt@127.0.0.1:1/x", &[])).await;
    let line = String::from_utf8(output.stderr).unwrap();
    assert!(!output.status.success() && line.contains("127.0.0.1:1") && !line.contains("hemmeligt"), "{line}");
}
