//! Text that tries to become markup, typed or stored, comes back as text.

use super::answer::Answer;
use super::app::TestApp;
use super::html::{inside, tags, text};
use crate::support::{World, on_both_engines};

on_both_engines! {
    what_a_borger_types_comes_back_as_text,
    what_is_stored_is_shown_as_text,
    after_log_in_nobody_is_sent_elsewhere,
}

const HOSTILE: [&str; 4] = [
    "\"><script>alert(1)</script>",
    "</title></main><script>alert(1)</script>",
    "' onfocus='alert(1)' autofocus='",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
];

/// Nothing on the page was made by what was typed.
fn assert_tame(answer: &Answer) {
    answer.assert_whole_page();
    for tag in tags(&answer.body) {
        assert!(tag.attributes.keys().all(|name| !name.starts_with("on")), "{tag:?}");
        assert!(tag.name != "script" || !inside(&answer.body, &tag).contains("alert"), "{}", answer.body);
    }
}

async fn what_a_borger_types_comes_back_as_text(world: &World) {
    let (app, tid) = (TestApp::on(world), world.tid_with(1, "2026-12-01T07:00:00").await);
    let sofie = app.borger("borger-med-frist").await;
    let form = sofie.choose("book", "2026-12-01", tid).await.form();
    for hostile in HOSTILE {
        let typed = form.clone().with("telefon", hostile).with("email", hostile);
        let again = sofie.submit(&typed.clone().with("handling", "bekraeft")).await;
        assert_tame(&again);
        assert_eq!(again.faults().len(), 2);
        assert_eq!((again.form().value("telefon"), again.form().value("email")), (hostile, hostile));
        // Kept in the session for the next check.
        let kept = sofie.follow(&sofie.submit(&typed.with("handling", "forlaeng")).await).await;
        assert_tame(&kept);
        assert_eq!(kept.form().value("telefon"), hostile);

        let fields = [("noegle", hostile), ("telefon", "87654321"), ("handling", "bekraeft"), (hostile, hostile)];
        let other_fields = [
            sofie.post(&form.action, &fields).await,
            sofie.post(&form.action, &[("noegle", form.value("noegle")), ("handling", hostile)]).await,
            sofie.post("/borger/book", &[("dag", hostile), ("fra", hostile)]).await,
            sofie.post("/borger/book/2026-12-01", &[("tid", hostile)]).await,
            sofie.post("/log-ind/demo", &[("person", hostile)]).await,
            sofie.get(&format!("/borger/book?fra={}", encoded(hostile))).await,
            sofie.get(&format!("/borger/book/{}", encoded(hostile))).await,
            sofie.get(&format!("/log-ind?retur=/{}", encoded(hostile))).await,
        ];
        other_fields.iter().for_each(assert_tame);
        let back = other_fields[7].form();
        assert!(["", &format!("/{hostile}")].contains(&back.value("retur")));
    }
}

fn encoded(text: &str) -> String {
    percent_encoding::utf8_percent_encode(text, percent_encoding::NON_ALPHANUMERIC).to_string()
}

async fn what_is_stored_is_shown_as_text(world: &World) {
    let app = TestApp::on(world);
    let hostile = HOSTILE[1];
    for change in ["borger SET navn", "organisation SET navn", "medarbejder SET navn", "serie SET medarbejder"] {
        world.raw.run(&format!("UPDATE {change} = '{hostile}'")).await;
    }
    world.raw.run(&format!("UPDATE serie SET beskrivelse = '{hostile}', adresse = '{hostile}'")).await;
    let tid = world.tid_with(1, "2026-12-01T07:00:00").await;
    let sofie = app.borger("borger-med-frist").await;
    let receipt = sofie.confirm("book", "2026-12-01", tid).await;
    let (jobcenter, a_kasse) = (app.jobcenter("jobcenter-koordinator").await, app.a_kasse("a-kasse-koordinator").await);
    let pages = [
        sofie.get("/borger").await,
        sofie.get(&receipt).await,
        jobcenter.get("/jobcenter/uge?uge=2026-W49").await,
        a_kasse.get("/a-kasse?uge=2026-W49").await,
    ];
    for page in &pages {
        assert_tame(page);
        assert!(page.text().contains(hostile), "{}", page.text());
    }
    let title = tags(&pages[2].body).into_iter().find(|tag| tag.name == "title").unwrap();
    assert!(text(inside(&pages[2].body, &title)).starts_with(hostile));
}

async fn after_log_in_nobody_is_sent_elsewhere(world: &World) {
    let app = TestApp::on(world);
    let elsewhere = [
        "https://example.com/borger",
        "//example.com",
        "/\\example.com",
        "/borger\r\nSet-Cookie: sid=x",
        "/borger\u{1}",
        "/borger\t",
        "/borger\u{7f}",
        "javascript:alert(1)",
        "/jobcenter",
    ];
    for back in elsewhere {
        let answer = app.anonymous().post("/log-ind/demo", &[("person", "borger-med-frist"), ("retur", back)]).await;
        assert_eq!((answer.status, answer.header("location")), (303, "/borger"), "{back:?}: {}", answer.summary());
    }
    let page = app.anonymous().get("/borger/book?fra=2026-12-01").await;
    assert_eq!(page.location(), "/log-ind?retur=%2Fborger%2Fbook%3Ffra%3D2026%2D12%2D01");
    let sofie = app.anonymous();
    let doors = sofie.follow(&page).await.form().with("person", "borger-med-frist");
    assert_eq!(sofie.submit(&doors).await.location(), "/borger/book?fra=2026-12-01");
}
