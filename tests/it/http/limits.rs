//! Whoever asks for far too much is told to wait, in a page of ours; the others are not.

use std::num::NonZeroU32;

use axum::http::HeaderName;

use super::answer::Answer;
use super::app::TestApp;
use super::client::Client;
use crate::support::{Engine, World};
use faellestid::config::Allowed;

/// More than any of the limits below, even when a slow machine gives some of it back.
const MANY: usize = 200;
const HEADER: HeaderName = HeaderName::from_static("x-forwarded-for");

fn allowed(requests: u32, logins: u32) -> Allowed {
    let number = |number| NonZeroU32::new(number).unwrap();
    Allowed { requests_per_minute: number(requests), logins_per_minute: number(logins), address_header: Some(HEADER) }
}

fn assert_told_to_wait(answer: &Answer) {
    answer.assert_whole_page();
    assert_eq!(answer.h1(), "Du har prøvet for mange gange");
    let wait: u64 = answer.header("retry-after").parse().unwrap();
    assert!((1..=60).contains(&wait), "{wait}");
}

/// Asks until told to wait; gives how often it was answered before, and that answer.
async fn until_told(mut ask: impl AsyncFnMut() -> Answer) -> (usize, Answer) {
    for before in 0..MANY {
        let answer = ask().await;
        if answer.status == 429 {
            return (before, answer);
        }
    }
    panic!("{MANY} requests were all answered")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_person_who_searches_without_end_is_told_to_wait_and_whom_to_ring() {
    let world = World::on(Engine::Sqlite).await;
    let app = TestApp::allowing(&world, allowed(6, 50));
    let (sofie, mads) = (app.borger("borger-med-frist").await, app.borger("borger-med-booking").await);
    let (before, told) = until_told(async || sofie.get("/borger/book").await).await;
    assert!(before >= 6);
    assert_told_to_wait(&told);
    assert!(told.text().contains("Ring til Jobcenter Aarhus på telefon 12 34 56 78 inden fristen."));
    // A new session is the same person; the page that says when her frist is, is always there; others are not touched.
    let again = app.borger("borger-med-frist").await;
    assert_eq!(again.post("/borger/book", &[]).await.status, 429);
    assert_eq!(sofie.get("/borger").await.status, 200);
    assert_eq!(mads.get("/borger/flyt").await.status, 200);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_address_that_logs_in_without_end_is_told_to_wait_whatever_it_says_of_itself() {
    let world = World::on(Engine::Sqlite).await;
    let app = TestApp::allowing(&world, allowed(50, 6));
    let log_in = async |forwarded: String| {
        let client = Client::new(app.0.clone());
        let mut request = client.form_request("/log-ind/demo", &[("person", "drift")]);
        request.headers_mut().insert(HEADER, forwarded.parse().unwrap());
        client.send(request).await
    };
    let mut made_up = 0;
    let (before, told) = until_told(async || {
        made_up += 1;
        log_in(format!("198.51.100.{made_up}, 203.0.113.9")).await
    })
    .await;
    assert!(before >= 6);
    assert_told_to_wait(&told);
    assert_eq!(log_in("203.0.113.10".into()).await.status, 303);
}
