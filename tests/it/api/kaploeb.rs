//! A borger on her page and Jobnet on the wire want the last place at the same moment, over HTTP on both sides: one of them gets it, and the
//! other is told so, with the nearest times that are left.
//!
//! `ROUNDS=100` plays each race as many times over.

use std::sync::Arc;
use std::time::Duration;

use axum::http::Method;
use serde_json::{Value, json};
use tokio::sync::Barrier;

use super::support::{Kald, Svar, System, Wire, cpr};
use crate::http::TestApp;
use crate::http::way::Way;
use crate::support::{World, at, herself, on_both_engines, rounds};
use faellestid::domain::ids::{BorgerId, TidId};

on_both_engines!(
    the_last_place_is_booked_once,
    the_last_place_is_reserved_once_whichever_way,
    what_jobnet_reserved_is_hers_on_the_page,
);

const DAY: &str = "2026-12-01";
const TAKEN: &str = "En anden har lige taget tiden. Vælg en ny.";

/// The interface of the application that shows the pages too.
fn wire(app: &TestApp) -> Wire {
    let Way::Router(router) = &app.0 else { panic!("in this process") };
    Wire::of(router.clone())
}

/// Every round has a time of its own, with one place.
async fn last_place(world: &World, round: u32) -> TidId {
    let second = round * 15;
    let (hour, minute, second) = (5 + second / 3_600, second / 60 % 60, second % 60);
    world.tid_with(1, &format!("{DAY}T{hour:02}:{minute:02}:{second:02}")).await
}

async fn call(world: &World, star: &System, borger: BorgerId, action: &str, body: &Value) -> Kald {
    let path = format!("/BorgerBooking/Booking/{}{action}", world.clock.new_id());
    let number = cpr(world, borger).await;
    star.change(world, Method::POST, &path).header("x-civilregistrationIdentifier", &number).json(body)
}

/// Both at once; the one whose turn it is not a little later, so that each comes first some of the time.
async fn both<P, W>(round: u32, page: impl Future<Output = P> + Send + 'static, wire: impl Future<Output = W>) -> (P, W)
where
    P: Send + 'static,
{
    let start = Arc::new(Barrier::new(2));
    let head_start = |second: bool| Duration::from_millis(if second { 15 } else { 0 });
    let (there, late) = (Arc::clone(&start), round.is_multiple_of(2));
    let page = tokio::spawn(async move {
        there.wait().await;
        tokio::time::sleep(head_start(late)).await;
        page.await
    });
    start.wait().await;
    tokio::time::sleep(head_start(!late)).await;
    let wire = wire.await;
    (page.await.unwrap(), wire)
}

/// Jobnet was told that the time is gone, and what is left.
fn assert_lost(svar: &Svar, tid: TidId) {
    assert_eq!(svar.fejl(), (409, vec!["FA405"]), "{}", svar.text);
    let left = svar.json["ledigeTider"].as_array().unwrap();
    assert!(!left.is_empty() && left.iter().all(|other| other["tidId"] != json!(tid)), "{}", svar.text);
}

async fn the_last_place_is_booked_once(world: &World) {
    let app = TestApp::on(world);
    let star = wire(&app).star(world).await;
    let sofie = world.borger("borger-med-frist").await;
    for round in 0..rounds(6) {
        let (tid, other) = (last_place(world, round).await, world.one_borger().await);
        let page = app.borger("borger-med-frist").await;
        let form = page.ready_to_confirm("book", DAY, tid).await;
        // Her hold runs out while she hesitates: the place is anybody's again.
        world.clock.set(world.clock.now() + chrono::TimeDelta::minutes(11));
        let body = json!({ "tidId": tid, "borgerTelefon": "12345678" });
        let booking = call(world, &star, other, "", &body).await;
        let (shown, svar) = both(round, async move { page.submit(&form).await }, booking.send()).await;
        match shown.status {
            303 => {
                assert_lost(&svar, tid);
                assert!(world.coming(other).await.is_empty());
                let [hers] = &world.coming(sofie).await[..] else { panic!("one") };
                world.service.aflys(&herself(sofie), sofie, hers.id, None).await.unwrap();
                assert_eq!(world.optaget(tid).await, 0);
            }
            409 => {
                assert_eq!((svar.status, shown.h1().as_str()), (201, TAKEN), "{}", svar.text);
                shown.assert_whole_page();
                let form = shown.form();
                let left = form.choices("tid");
                assert!(!left.is_empty() && left.iter().all(|other| *other != tid.to_string()), "{left:?}");
                assert!(world.coming(sofie).await.is_empty());
                assert_eq!(world.optaget(tid).await, 1);
            }
            status => panic!("{status}: {}", shown.text()),
        }
    }
}

async fn the_last_place_is_reserved_once_whichever_way(world: &World) {
    let app = TestApp::on(world);
    let star = wire(&app).star(world).await;
    let sofie = world.borger("borger-med-frist").await;
    for round in 0..rounds(6) {
        let (tid, other) = (last_place(world, round).await, world.one_borger().await);
        let page = app.borger("borger-med-frist").await;
        let days = page.days("book").await.form().with("dag", DAY).with("handling", "vaelg");
        let times = page.follow(&page.submit(&days).await).await.form();
        let form = times.with("tid", &tid.to_string()).with("handling", "vaelg");
        let reserving = call(world, &star, other, "/action/reserver", &json!({ "tidId": tid })).await;
        let (shown, svar) = both(round, async move { page.submit(&form).await }, reserving.send()).await;
        let held = |borger| async move { world.reservation(borger).await.is_some_and(|hold| hold.tid_id == tid) };
        match shown.status {
            303 => {
                assert_lost(&svar, tid);
                assert!(held(sofie).await && !held(other).await);
            }
            409 => {
                assert_eq!((svar.status, &svar.json["tidId"]), (200, &json!(tid)), "{}", svar.text);
                assert!(!shown.form().choices("tid").is_empty());
                assert!(held(other).await && !held(sofie).await);
            }
            status => panic!("{status}: {}", shown.text()),
        }
        assert_eq!(world.optaget(tid).await, 1);
    }
}

async fn what_jobnet_reserved_is_hers_on_the_page(world: &World) {
    let app = TestApp::on(world);
    let star = wire(&app).star(world).await;
    let sofie = world.borger("borger-med-frist").await;
    let tid = last_place(world, 0).await;
    let reserved = call(world, &star, sofie, "/action/reserver", &json!({ "tidId": tid })).await.send().await;
    assert_eq!(reserved.status, 200, "{}", reserved.text);
    // The page has the place that is held for her, until the same minute, and lets nobody else have it.
    let page = app.borger("borger-med-frist").await;
    let check = page.get(&format!("/borger/book/tjek/{tid}")).await;
    assert!(check.text().contains("Vi holder tiden til dig indtil kl. 10.10."), "{}", check.text());
    let other = world.one_borger().await;
    let body = json!({ "tidId": tid, "borgerTelefon": "12345678" });
    assert_lost(&call(world, &star, other, "", &body).await.send().await, tid);
    // Held longer on the page, it is held longer on the wire.
    world.clock.set(at("2026-11-24T09:05:00Z"));
    page.submit(&check.form().with("telefon", "87654321").with("handling", "forlaeng")).await;
    let again = call(world, &star, sofie, "/action/reserver", &json!({ "tidId": tid })).await.send().await;
    assert_eq!(again.json["udloeber"], "2026-11-24T09:15:00Z", "{}", again.text);
    assert_eq!(world.optaget(tid).await, 1);
    let booked = call(world, &star, sofie, "", &body).await.send().await;
    assert_eq!(booked.status, 201, "{}", booked.text);
    assert_eq!((world.optaget(tid).await, world.reservation(sofie).await.is_none()), (1, true));
}
