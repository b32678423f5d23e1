//! The database is away, or fails: a page that says so, whom to ring, and never that there are no times.

use chrono::TimeDelta;

use super::answer::Answer;
use super::app::TestApp;
use crate::support::{Cable, Engine, World, on_both_engines};
use faellestid::services::haendelser::nummerer;
use faellestid::store::Store;

on_both_engines! { she_is_told_whom_to_ring, an_outbox_that_stands_still_is_not_ready }

const NO_TIMES: [&str; 3] = ["ingen ledige tider", "no free times", "ingen tider"];

fn assert_says_no_times_nowhere(answer: &Answer) {
    for words in NO_TIMES {
        assert!(!answer.body.contains(words), "{words}: {}", answer.summary());
    }
    answer.assert_security_headers();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn with_the_database_away_the_page_stands_in_both_languages() {
    let world = World::on(Engine::Postgres).await;
    let (cable, url) = Cable::to(&world.db.url()).await;
    let app = TestApp::over(&world, Store::open(&url).await.unwrap());
    let sofie = app.borger("borger-med-frist").await;
    assert_eq!(sofie.days("book").await.status, 200);
    cable.pull().await;
    let (away, posted) = tokio::join!(
        sofie.get("/borger/book"),
        sofie.post("/borger/book/2026-12-01", &[("tid", "x"), ("handling", "vaelg")])
    );
    for answer in [away, posted] {
        assert_eq!((answer.status, answer.h1().as_str()), (503, "Vi kan ikke vise tider lige nu"));
        let text = answer.text();
        assert!(
            text.contains("Din frist bliver ikke flyttet") && text.contains("Your deadline is not moved"),
            "{text}"
        );
        assert!(answer.body.contains("<div lang=\"en\">"));
        assert_says_no_times_nowhere(&answer);
    }
    // What needs nobody's session is still there.
    assert_eq!(app.anonymous().get("/").await.status, 200);
}

async fn she_is_told_whom_to_ring(world: &World) {
    let app = TestApp::on(world);
    let sofie = app.borger("borger-med-frist").await;
    world.raw.run("ALTER TABLE tid RENAME TO borte").await;
    let danish = sofie.get("/borger/book").await;
    sofie.get("/sprog/en").await;
    let english = sofie.get("/borger/book").await;
    world.raw.run("ALTER TABLE borte RENAME TO tid").await;
    for (answer, heading, ring) in [
        (danish, "Der skete en fejl hos os", "Ring til Jobcenter Aarhus på telefon 12 34 56 78 inden fristen."),
        (english, "Something went wrong here", "Call Jobcenter Aarhus on 12 34 56 78 before the deadline."),
    ] {
        assert_eq!((answer.status, answer.h1().as_str()), (500, heading));
        assert!(answer.text().contains(ring), "{}", answer.summary());
        assert!(answer.text().contains(answer.header("x-request-id")));
        assert_says_no_times_nowhere(&answer);
    }
}

async fn an_outbox_that_stands_still_is_not_ready(world: &World) {
    let app = TestApp::on(world);
    let ready = async || {
        let answer = app.anonymous().get("/readyz").await;
        (answer.status, answer.body)
    };
    nummerer(&world.store).await.unwrap();
    let (borger, tid) = (world.other_borgere(1).await[0], world.tid_with(1, "2026-12-01T07:00:00").await);
    world.book(borger, tid).await.unwrap();
    // Nobody numbers here: after a minute that shows.
    world.clock.set(world.clock.now() + TimeDelta::seconds(60));
    assert_eq!(ready().await, (200, "ok\n".to_owned()));
    world.clock.set(world.clock.now() + TimeDelta::seconds(1));
    assert_eq!(ready().await, (503, "the outbox does not move\n".to_owned()));
    nummerer(&world.store).await.unwrap();
    assert_eq!(ready().await, (200, "ok\n".to_owned()));
}
