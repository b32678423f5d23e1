//! A mail server on the other side of a network: only over TLS, only to whom its certificate says it is, and with a log-in. The real
//! program sends, since what it trusts is the machine's.

use std::time::Duration;

use super::postkontor::{Postkontor, kun_hendes};
use crate::http::server::Server;
use crate::support::{World, on_both_engines};
use faellestid::services::borger_booking::BookRequest;

on_both_engines! {
    a_letter_goes_over_tls_with_a_log_in,
    a_wrong_log_in_is_tried_again_later,
    nothing_is_said_to_a_server_with_a_strangers_certificate,
}

const PUBLIC: (&str, &str) = ("FAELLESTID_PUBLIC_URL", "https://book.example.dk");
const FROM: (&str, &str) = ("FAELLESTID_MAIL_FROM", "post@faellestid.example");

async fn booked(world: &World) {
    kun_hendes(world).await;
    let sofie = world.borger("borger-med-frist").await;
    let tid = world.tid_with(1, "2026-12-01T07:00:00").await;
    let email = Some("sofie@example.dk".parse().unwrap());
    world.send(&BookRequest { email, ..world.request(sofie, tid, false) }).await.unwrap();
}

async fn serve(world: &World, office: &Postkontor, password: &str, trusted: &str) -> Server {
    let url = format!("smtp://bruger:{password}@localhost:{}?tls=required", office.port);
    let settings = [("FAELLESTID_SMTP_URL", url.as_str()), FROM, PUBLIC, ("SSL_CERT_FILE", trusted)];
    Server::start_with(&world.db.url(), "info", &settings).await
}

/// Waits until it is so; a slow machine gets a minute.
async fn until(mut so: impl AsyncFnMut() -> bool) {
    for _ in 0..600 {
        if so().await {
            return;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    panic!("it does not come about");
}

async fn a_letter_goes_over_tls_with_a_log_in(world: &World) {
    let office = Postkontor::locked();
    booked(world).await;
    let server = serve(world, &office, "hemmeligt", office.certificate().to_str().unwrap()).await;
    until(async || !office.raw().is_empty()).await;
    assert_eq!(office.envelopes()[0]["tls"], true);
    let (_, log) = server.stop("TERM").await;
    assert!(!log.contains("hemmeligt") && !log.contains("sofie@example.dk"), "{log}");
}

async fn a_wrong_log_in_is_tried_again_later(world: &World) {
    let office = Postkontor::locked();
    booked(world).await;
    let server = serve(world, &office, "gaettet", office.certificate().to_str().unwrap()).await;
    waits(world, &office).await;
    let (_, log) = server.stop("TERM").await;
    assert!(!log.contains("gaettet"), "{log}");
}

async fn nothing_is_said_to_a_server_with_a_strangers_certificate(world: &World) {
    let (office, other) = (Postkontor::locked(), Postkontor::locked());
    booked(world).await;
    let _server = serve(world, &office, "hemmeligt", other.certificate().to_str().unwrap()).await;
    waits(world, &office).await;
}

/// It was tried, did not go, and is tried again.
async fn waits(world: &World, office: &Postkontor) {
    until(async || {
        world.raw.count("forsendelse WHERE kanal = 'email' AND forsoeg >= 1 AND fejl IS NOT NULL").await == 1
    })
    .await;
    assert_eq!(world.raw.count("forsendelse WHERE kanal = 'email' AND status = 'venter'").await, 1);
    assert!(office.raw().is_empty());
}
