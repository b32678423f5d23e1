//! Who looks at a borger's data leaves a line in the audit trail, with the request it was.

use super::app::TestApp;
use crate::support::{World, at, on_both_engines};

on_both_engines! {
    every_look_leaves_a_line_with_its_request,
    a_search_with_a_frist_leaves_proof_of_what_was_shown,
    what_is_offered_after_a_lost_race_is_kept_as_proof,
    that_nothing_was_left_after_a_lost_race_is_kept_as_proof,
}

async fn every_look_leaves_a_line_with_its_request(world: &World) {
    let app = TestApp::on(world);
    let samtale = world.coming(world.borger("borger-med-booking").await).await[0].id;
    let mads = app.borger("borger-med-booking").await;
    let jobcenter = app.jobcenter("jobcenter-sagsbehandler").await;
    let a_kasse = app.a_kasse("a-kasse-sagsbehandler").await;
    let looks = [
        (mads.get("/borger").await, "borger", "overblik_set"),
        (mads.get(&format!("/borger/samtale/{samtale}")).await, "borger", "indkaldelse_set"),
        (mads.get("/borger/flyt").await, "borger", "overblik_set"),
        (jobcenter.get("/jobcenter/uge?uge=2026-W49").await, "medarbejder", "uge_set"),
        (a_kasse.get("/a-kasse?uge=2026-W49").await, "medarbejder", "uge_set"),
    ];
    drop((mads, jobcenter, a_kasse));
    app.close().await;
    for (answer, who, action) in looks {
        let request = answer.header("x-request-id");
        let lines = format!(
            "audit WHERE request_id = '{request}' AND actor_kind = '{who}' AND action = '{action}'
             AND borger_id IS NOT NULL AND actor_id IS NOT NULL"
        );
        // In a week, as many as there are names.
        let expected = if action == "uge_set" { answer.body.matches("data-title=\"Borger\"").count() } else { 1 };
        assert!(expected > 0);
        assert_eq!(world.raw.count(&lines).await, expected, "{action}: {}", answer.summary());
    }
    assert_eq!(world.raw.count("audit WHERE request_id IS NULL AND actor_kind = 'medarbejder'").await, 0);
}

async fn a_search_with_a_frist_leaves_proof_of_what_was_shown(world: &World) {
    let app = TestApp::on(world);
    let freja = app.borger("borger-uden-tider").await;
    assert_eq!(freja.get("/borger/book").await.h1(), "Der er ingen ledige tider lige nu");
    let sofie = app.borger("borger-med-frist").await;
    let days = sofie.days("book").await.form().choices("dag").len();
    drop((freja, sofie));
    app.close().await;
    assert_eq!(world.raw.count(&format!("visning WHERE shown = 0 AND {}", of("borger-uden-tider"))).await, 1);
    let shown = format!("visning WHERE shown >= {days} AND first_date IS NOT NULL AND {}", of("borger-med-frist"));
    assert_eq!(world.raw.count(&shown).await, 1);
}

fn of(slug: &str) -> String {
    format!("borger_id = (SELECT id FROM borger WHERE demo_slug = '{slug}')")
}

/// Sofie wants to confirm a time that somebody else has taken meanwhile; gives what she sees.
async fn loses_the_race(world: &World, app: &TestApp, nothing_else: bool) -> super::answer::Answer {
    let tid = world.tid_with(1, "2026-12-01T07:00:00").await;
    let sofie = app.borger("borger-med-frist").await;
    let form = sofie.ready_to_confirm("book", "2026-12-01", tid).await;
    world.clock.set(at("2026-11-24T09:10:00Z"));
    world.book(world.other_borgere(1).await[0], tid).await.unwrap();
    if nothing_else {
        world.raw.run("UPDATE tid SET open = FALSE").await;
    }
    sofie.submit(&form).await
}

async fn what_is_offered_after_a_lost_race_is_kept_as_proof(world: &World) {
    let app = TestApp::on(world);
    let lost = loses_the_race(world, &app, false).await;
    let offered = lost.form().choices("tid").len();
    assert_eq!((lost.status, offered), (409, 6));
    app.close().await;
    let last = "ORDER BY at DESC, id DESC LIMIT 1";
    let newest = format!("SELECT CAST(shown AS TEXT) FROM visning WHERE {} {last}", of("borger-med-frist"));
    assert_eq!(world.raw.texts(&newest).await, [offered.to_string()]);
}

async fn that_nothing_was_left_after_a_lost_race_is_kept_as_proof(world: &World) {
    let app = TestApp::on(world);
    let lost = loses_the_race(world, &app, true).await;
    lost.assert_whole_page();
    assert_eq!((lost.status, lost.h1().as_str()), (409, "Der er ingen ledige tider lige nu"));
    assert!(lost.text().contains("Vi har skrevet ned, at du søgte") && lost.text().contains("12 34 56 78"));
    app.close().await;
    assert_eq!(world.raw.count(&format!("visning WHERE shown = 0 AND {}", of("borger-med-frist"))).await, 1);
}
