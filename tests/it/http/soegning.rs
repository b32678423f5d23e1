//! Searching: one form of meeting, what is written down of it, a later frist, and somebody whose a-kasse nobody knows.

use super::app::TestApp;
use crate::support::{World, at, on_both_engines};
use faellestid::domain::ids::FristId;
use faellestid::services::nedetid::Livstegn;

on_both_engines! {
    one_form_of_meeting_stays_on_the_way,
    a_filter_that_leaves_nothing_offers_all,
    what_was_searched_for_can_be_seen,
    outages_stand_on_the_page_of_searches,
    she_asks_for_a_later_frist_once_a_day,
    without_a_frist_there_is_nothing_to_ask_for,
    an_unknown_a_kasse_is_a_task_and_never_no_times,
}

async fn one_form_of_meeting_stays_on_the_way(world: &World) {
    let app = TestApp::on(world);
    let sofie = app.borger("borger-med-frist").await;
    let all = sofie.days("book").await;
    assert!(all.links().contains(&"/borger/book?form=video".to_owned()), "{:?}", all.links());
    let video = sofie.get("/borger/book?form=video").await;
    // The demo's video meetings are on Tuesdays and Thursdays from nine to five.
    assert!(video.text().contains("tirsdag 1. december") && !video.text().contains("onsdag 25. november"));
    assert!(video.text().contains("6 om formiddagen, 10 om eftermiddagen"), "{}", video.text());
    let day = video.form().with("dag", "2026-12-01");
    let answer = sofie.submit(&day).await;
    assert_eq!(answer.location(), "/borger/book/2026-12-01?form=video");
    let times = sofie.follow(&answer).await;
    assert_eq!(times.form().value("form"), "video");
    assert!(times.links().contains(&"/borger/book?form=video".to_owned()));
    assert_eq!(sofie.get("/borger/book?form=brevdue").await.status, 400);
    assert_eq!(sofie.get("/borger/book/2026-12-01?form=brevdue").await.status, 400);
    assert_eq!(sofie.post("/borger/book", &[("form", "brevdue"), ("dag", "2026-12-01")]).await.status, 400);
}

async fn a_filter_that_leaves_nothing_offers_all(world: &World) {
    let app = TestApp::on(world);
    let sofie = app.borger("borger-med-frist").await;
    sofie.days("book").await;
    let none = sofie.get("/borger/book?form=telefon").await;
    none.assert_whole_page();
    assert_eq!(none.status, 200);
    assert!(none.text().contains("Der er ingen ledige tider med den form"), "{}", none.text());
    assert!(none.links().contains(&"/borger/book".to_owned()));
    let full = sofie.get("/borger/book/2026-12-01?form=telefon").await;
    assert_eq!(full.h1(), "Der er ikke flere ledige tider den dag");
}

async fn what_was_searched_for_can_be_seen(world: &World) {
    let app = TestApp::on(world);
    let sofie = app.borger("borger-med-frist").await;
    sofie.days("book").await;
    sofie.get("/borger/book?form=video").await;
    drop(sofie);
    app.close().await;
    let app = TestApp::on(world);
    let sofie = app.borger("borger-med-frist").await;
    let page = sofie.get("/borger/soegninger").await;
    page.assert_whole_page();
    assert_eq!(page.h1(), "Det har vi vist dig");
    let text = page.text();
    assert!(text.contains("Videomøde") && text.contains("Alle former") && text.contains("HK"), "{text}");
    assert!(text.contains("kender ikke til afbrydelser"), "{text}");
    assert_eq!(sofie.get("/borger/soegninger?side=7").await.status, 200);
    assert_eq!(sofie.get("/borger/soegninger?side=-1").await.status, 400);
    // Nobody else's.
    let mads = app.borger("borger-med-booking").await;
    assert!(!mads.get("/borger/soegninger").await.text().contains("Videomøde"));
}

async fn outages_stand_on_the_page_of_searches(world: &World) {
    let livstegn = Livstegn::new(world.store.clone(), world.clock.clone());
    livstegn.giv().await.unwrap();
    world.clock.set(at("2026-11-24T09:30:00Z"));
    livstegn.giv().await.unwrap();
    let app = TestApp::on(world);
    let text = app.borger("borger-med-frist").await.get("/borger/soegninger").await.text();
    assert!(text.contains("kl. 10.00 til tirsdag den 24. november 2026 kl. 10.30"), "{text}");
}

async fn tasks(world: &World, slags: &str) -> usize {
    world.raw.count(&format!("opgave WHERE slags = '{slags}'")).await
}

async fn she_asks_for_a_later_frist_once_a_day(world: &World) {
    let app = TestApp::on(world);
    let freja = app.borger("borger-uden-tider").await;
    let none = freja.get("/borger/book").await;
    assert_eq!(none.h1(), "Der er ingen ledige tider lige nu");
    let before = world.frister(world.borger("borger-uden-tider").await).await;
    for _ in 0..2 {
        assert_eq!(freja.submit(&none.form()).await.location(), "/borger/senere-frist");
    }
    let page = freja.get("/borger/senere-frist").await;
    page.assert_whole_page();
    assert!(
        page.text().contains("Du bad om en senere frist tirsdag den 24. november 2026 kl. 10.00."),
        "{}",
        page.text()
    );
    assert!(page.text().contains("Din frist gælder stadig, til du har fået svar."));
    assert_eq!(
        (
            tasks(world, "senere_frist_oensket").await,
            page.body.contains("method=\"post\" action=\"/borger/senere-frist\"")
        ),
        (1, false)
    );
    assert_eq!(world.frister(world.borger("borger-uden-tider").await).await, before, "the frist stays as it is");
    world.clock.set(at("2026-11-25T09:00:00Z"));
    let freja = app.borger("borger-uden-tider").await;
    freja.post("/borger/senere-frist", &[]).await;
    assert_eq!(tasks(world, "senere_frist_oensket").await, 2);
    let about: Vec<FristId> = before.iter().map(|frist| frist.id).collect();
    assert_eq!(
        world
            .raw
            .count(&format!(
                "opgave WHERE slags = 'senere_frist_oensket' AND frist_id = {}",
                world.raw.id(about[0].uuid())
            ))
            .await,
        2
    );
}

async fn without_a_frist_there_is_nothing_to_ask_for(world: &World) {
    let app = TestApp::on(world);
    let mads = app.borger("borger-med-booking").await;
    assert_eq!(mads.post("/borger/senere-frist", &[]).await.location(), "/borger/senere-frist");
    assert!(mads.get("/borger/senere-frist").await.text().contains("Du har ingen frist lige nu."));
    assert_eq!(tasks(world, "senere_frist_oensket").await, 0);
}

async fn an_unknown_a_kasse_is_a_task_and_never_no_times(world: &World) {
    let app = TestApp::on(world);
    let ida = app.borger("borger-uden-a-kasse").await;
    for path in ["/borger/book", "/borger/book/2026-12-01", "/borger/book"] {
        let page = ida.get(path).await;
        page.assert_whole_page();
        assert_eq!(page.h1(), "Vi mangler oplysning om din a-kasse", "{path}");
        assert!(!page.text().contains("ingen ledige tider"), "{path}");
    }
    assert_eq!(tasks(world, "a_kasse_ukendt").await, 1);
    world.clock.set(at("2026-11-25T09:00:00Z"));
    app.borger("borger-uden-a-kasse").await.get("/borger/book").await;
    assert_eq!(tasks(world, "a_kasse_ukendt").await, 2, "once a day");
}
