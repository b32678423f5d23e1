//! Random requests by anybody: never a failure of ours, never a panic.

use axum::http::Method;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use tokio::runtime::Handle;

use super::app::TestApp;
use super::client::{Client, FORM};
use crate::support::{World, on_both_engines, rounds};

on_both_engines! { no_request_makes_us_fail }

/// What a random path or form is made of beside noise: most of it is close to something real.
const PIECES: [&str; 26] = [
    "borger",
    "book",
    "flyt",
    "samtale",
    "tjek",
    "jobcenter",
    "a-kasse",
    "revision",
    "drift",
    "log-ind",
    "demo",
    "pkg",
    "2026-12-01",
    "2026-02-30",
    "0001-01-01",
    "-262143-01-01",
    "%2B262142-12-31",
    "9999-12-31",
    "TID",
    "SAMTALE",
    "bekraeft",
    "forlaeng",
    "87654321",
    "a%40example.com",
    "2026-W49",
    "9999-W52",
];
const NAMES: [&str; 10] = ["dag", "tid", "noegle", "telefon", "email", "handling", "fra", "uge", "retur", "x"];

#[derive(Clone, Debug)]
struct Attempt {
    who: usize,
    post: bool,
    path: Vec<String>,
    query: Option<Vec<(String, String)>>,
    fields: Vec<(String, String)>,
    noise: Option<Vec<u8>>,
}

fn piece() -> impl Strategy<Value = String> {
    let encode =
        |text: String| percent_encoding::utf8_percent_encode(&text, percent_encoding::NON_ALPHANUMERIC).to_string();
    prop_oneof![
        8 => proptest::sample::select(&PIECES[..]).prop_map(str::to_owned),
        1 => ".{0,12}".prop_map(encode),
        1 => "(%[0-9A-F]{2}){0,4}",
    ]
}

fn fields() -> impl Strategy<Value = Vec<(String, String)>> {
    let name = prop_oneof![9 => proptest::sample::select(&NAMES[..]).prop_map(str::to_owned), 1 => piece()];
    proptest::collection::vec((name, piece()), 0..6)
}

fn attempt() -> impl Strategy<Value = Attempt> {
    let path = proptest::collection::vec(piece(), 0..5);
    let noise = proptest::option::weighted(0.1, proptest::collection::vec(any::<u8>(), 0..64));
    (0..4_usize, any::<bool>(), path, proptest::option::of(fields()), fields(), noise)
        .prop_map(|(who, post, path, query, fields, noise)| Attempt { who, post, path, query, fields, noise })
}

fn pairs(fields: &[(String, String)]) -> String {
    fields.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("&")
}

async fn no_request_makes_us_fail(world: &World) {
    let app = TestApp::on(world);
    let sofie = app.borger("borger-med-frist").await;
    let mads = app.borger("borger-med-booking").await;
    let jobcenter = app.jobcenter("jobcenter-koordinator").await;
    let anybody: [&Client; 4] = [&app.anonymous(), &sofie, &mads, &jobcenter];
    let tid = world.tid_with(9, "2026-12-01T07:00:00").await.to_string();
    let samtale = world.coming(world.borger("borger-med-booking").await).await[0].id.to_string();
    let real = |text: String| text.replace("TID", &tid).replace("SAMTALE", &samtale);

    let mut runner = TestRunner::new(Config { cases: 400 * rounds(1), failure_persistence: None, ..Config::default() });
    let send = async |attempt: Attempt| {
        let (client, cookie) = (anybody[attempt.who], anybody[attempt.who].cookie());
        let query = attempt.query.map_or_else(String::new, |query| format!("?{}", pairs(&query)));
        let path = real(format!("/{}{query}", attempt.path.join("/")));
        let method = if attempt.post { Method::POST } else { Method::GET };
        let body = attempt.noise.unwrap_or_else(|| real(pairs(&attempt.fields)).into_bytes());
        let request = client.request(method, &path).header("content-type", FORM).body(body.into()).unwrap();
        let answer = client.send(request).await;
        client.take_cookie(&cookie);
        answer
    };
    tokio::task::block_in_place(|| {
        let outcome = runner.run(&attempt(), |attempt| {
            let answer = Handle::current().block_on(send(attempt));
            prop_assert!(answer.status < 500, "{}", answer.summary());
            Ok(())
        });
        outcome.unwrap();
    });
}
