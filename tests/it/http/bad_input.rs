//! Nonsense, and other people's things, in every address and every form: a page that says so, and nothing changed.

use super::answer::Answer;
use super::app::TestApp;
use super::client::BorgerClient;
use super::stored::stored;
use crate::support::{World, on_both_engines};
use faellestid::domain::ids::TidId;

on_both_engines! {
    an_address_of_nothing_or_of_somebody_elses_is_not_found,
    a_day_that_never_comes_has_no_times,
    a_week_that_never_comes_is_not_found,
    a_time_that_is_not_hers_to_take_is_refused,
    a_form_with_nonsense_in_it_is_shown_again_or_refused,
}

const UNKNOWN: &str = "0192f0c1-2b3c-7d4e-8f50-617283940a1b";
const DAY: &str = "/borger/book/2026-12-01";

/// Fetches each page, and expects its status.
async fn visit(client: &super::client::Client, pages: &[(&str, u16)]) {
    for (page, status) in pages {
        let answer = client.get(page).await;
        answer.assert_whole_page();
        assert_eq!(answer.status, *status, "{page}: {}", answer.summary());
    }
}

async fn an_address_of_nothing_or_of_somebody_elses_is_not_found(world: &World) {
    let app = TestApp::on(world);
    let others = world.coming(world.borger("borger-med-booking").await).await[0].id;
    let foreign = world.tid_for(world.borger("borger-anden-a-kasse").await, 1, "2026-12-01T07:00:00").await;
    let before = stored(world).await;
    let sofie = app.borger("borger-med-frist").await;
    let pages = [
        (format!("/borger/samtale/{others}"), 404),
        (format!("/borger/samtale/{UNKNOWN}"), 404),
        (format!("/borger/samtale/{UNKNOWN}0"), 404),
        ("/borger/samtale/1".to_owned(), 404),
        ("/borger/samtale/%00".to_owned(), 404),
        ("/borger/samtale/%FF".to_owned(), 400),
        ("/borger/samtale/".to_owned(), 404),
        (format!("/borger/book/tjek/{foreign}"), 404),
        (format!("/borger/flyt/tjek/{foreign}"), 404),
        (format!("/borger/book/tjek/{UNKNOWN}"), 404),
        ("/borger/book/tjek/x".to_owned(), 404),
        ("/borger/book/tjek/%FF".to_owned(), 400),
        ("/borger/%FF".to_owned(), 400),
        ("/borger/aflys".to_owned(), 404),
        ("/borger/book/i-morgen".to_owned(), 404),
        ("/borger/book/2026-02-30".to_owned(), 404),
        ("/borger/book/2026-12-01/mere".to_owned(), 404),
        ("/borger/".to_owned(), 404),
        ("/admin".to_owned(), 404),
        ("/%FF".to_owned(), 404),
        ("/..%2f..%2fetc/passwd".to_owned(), 404),
        ("/log-ind?retur=%FF".to_owned(), 200),
        ("/log-ind?retur=a&retur=b".to_owned(), 400),
    ];
    visit(&sofie, &pages.each_ref().map(|(page, status)| (page.as_str(), *status))).await;
    assert_eq!(stored(world).await, before);
}

async fn a_day_that_never_comes_has_no_times(world: &World) {
    let app = TestApp::on(world);
    let before = stored(world).await;
    let sofie = app.borger("borger-med-frist").await;
    sofie.days("book").await;
    let days =
        ["0001-01-01", "0000-01-01", "-4800-01-01", "-262143-01-01", "9999-12-31", "+262142-12-31", "2026-11-23"];
    for day in days {
        let times = sofie.get(&format!("/borger/book/{day}")).await;
        times.assert_whole_page();
        assert_eq!((times.status, times.h1().as_str()), (200, "Der er ikke flere ledige tider den dag"), "{day}");
        assert!(!times.form().choices("tid").is_empty(), "the nearest are offered: {day}");
        let chosen = sofie.post("/borger/book", &[("dag", day)]).await;
        assert_eq!(chosen.location(), format!("/borger/book/{day}"));
        let from = sofie.get(&format!("/borger/book?fra={}", day.replace('+', "%2B"))).await;
        from.assert_whole_page();
        assert_eq!(from.status, 200, "{day}");
    }
    let nonsense = ["", "2026-02-30", "2026-13-01", "i%20morgen", "%FF", "%00", "2026-12-01&fra=2026-12-02"];
    for from in nonsense {
        visit(&sofie, &[(&format!("/borger/book?fra={from}"), 400), (&format!("/borger/flyt?fra={from}"), 400)]).await;
    }
    assert_eq!(stored(world).await, before);
    drop(sofie);
    app.close().await;
    // What is kept as proof of a search is about days on which she could meet.
    let outside = "visning WHERE NOT from_date BETWEEN '2026-11-24' AND '2027-02-16'";
    assert_eq!((world.raw.count(outside).await, world.raw.count("visning").await > 0), (0, true));
}

async fn a_week_that_never_comes_is_not_found(world: &World) {
    let app = TestApp::on(world);
    let before = stored(world).await;
    let (jobcenter, a_kasse) =
        (app.jobcenter("jobcenter-koordinator").await, app.a_kasse("a-kasse-sagsbehandler").await);
    let weeks = [
        ("2026-W48", 200),
        ("2026-W53", 200),
        ("0001-W01", 200),
        ("9999-W52", 200),
        ("9999-W53", 404),
        ("2025-W53", 404),
        ("2026-W00", 404),
        ("2026-W99", 404),
        ("262143-W01", 404),
        ("262143", 404),
        ("-0001-W01", 404),
        ("", 404),
        ("%FF", 404),
        ("%00", 404),
        ("denne", 404),
        ("2026-W48&uge=2026-W49", 400),
    ];
    for (week, status) in weeks {
        visit(&jobcenter, &[(&format!("/jobcenter/uge?uge={week}"), status)]).await;
        visit(&a_kasse, &[(&format!("/a-kasse?uge={week}"), status)]).await;
    }
    assert_eq!(stored(world).await, before);
}

/// Tries to hold a time, and to confirm it straight away.
async fn both_ways(sofie: &BorgerClient, tid: TidId) -> [Answer; 2] {
    let confirm = [("noegle", UNKNOWN), ("telefon", "87654321"), ("handling", "bekraeft")];
    let path = format!("/borger/book/tjek/{tid}");
    [sofie.post(DAY, &[("tid", &tid.to_string())]).await, sofie.post(&path, &confirm).await]
}

async fn a_time_that_is_not_hers_to_take_is_refused(world: &World) {
    let app = TestApp::on(world);
    let last = world.frister(world.borger("borger-med-frist").await).await[0].sidste_afholdelsesdato;
    let foreign = world.tid_for(world.borger("borger-anden-a-kasse").await, 1, "2026-12-01T07:00:00").await;
    let closed = world.tid_with(1, "2026-12-01T07:00:00").await;
    world.raw.run(&format!("UPDATE tid SET open = FALSE WHERE id = {}", world.raw.id(closed.uuid()))).await;
    let late = world.tid_with(1, &format!("{}T07:00:00", last + chrono::Days::new(1))).await;
    let begun = world.tid_with(1, "2026-11-24T09:45:00").await;
    let before = stored(world).await;
    let sofie = app.borger("borger-med-frist").await;
    for (tid, heading) in [(closed, "Tiden er lukket"), (late, "Tiden ligger for sent"), (begun, "Tiden er begyndt")] {
        for refused in both_ways(&sofie, tid).await {
            refused.assert_whole_page();
            assert_eq!((refused.status, refused.h1().as_str()), (409, heading));
            assert!(!refused.form().choices("tid").is_empty());
        }
    }
    let [held, confirmed] = both_ways(&sofie, foreign).await;
    assert_eq!((held.status, confirmed.status), (409, 404), "{}", confirmed.summary());
    for unknown in both_ways(&sofie, UNKNOWN.parse().unwrap()).await {
        unknown.assert_whole_page();
        assert_eq!(unknown.status, 404);
    }
    assert_eq!(stored(world).await, before);
}

async fn a_form_with_nonsense_in_it_is_shown_again_or_refused(world: &World) {
    let (app, tid) = (TestApp::on(world), world.tid_with(1, "2026-12-01T07:00:00").await);
    let before = stored(world).await;
    let sofie = app.borger("borger-med-frist").await;
    let check = format!("/borger/book/tjek/{tid}");
    let key = format!("noegle={UNKNOWN}");
    let ready = format!("{key}&telefon=87654321&email=");
    let cases = [
        ("/borger/book", String::new(), 422),
        ("/borger/book", "dag=".to_owned(), 422),
        ("/borger/book", "dag=2026-02-30&fra=i+morgen".to_owned(), 422),
        ("/borger/book", "dag=2026-12-01&dag=2026-12-02".to_owned(), 400),
        (DAY, String::new(), 422),
        (DAY, "tid=x".to_owned(), 400),
        (DAY, format!("tid={tid}&tid={tid}"), 400),
        (DAY, "tid=%FF".to_owned(), 400),
        (&check, String::new(), 400),
        (&check, format!("{ready}&handling="), 400),
        (&check, format!("{ready}&handling=slet"), 400),
        (&check, "noegle=1&telefon=87654321&handling=bekraeft".to_owned(), 400),
        (&check, format!("noegle=&{ready}&handling=bekraeft"), 400),
        (&check, format!("{key}&handling=bekraeft"), 422),
        (&check, format!("{key}&telefon=123&handling=bekraeft"), 422),
        (&check, format!("{key}&telefon=87654321&email=hun&handling=bekraeft"), 422),
        (&check, format!("{key}&telefon=87654321&telefon=87654322&handling=bekraeft"), 400),
        (&check, format!("{ready}%FF&handling=bekraeft"), 400),
        (&check, format!("{ready}%00&handling=bekraeft"), 400),
        (&check, format!("{ready}&handling=bekraeft&x={}", "x".repeat(32 * 1024)), 413),
        ("/log-ind/demo", String::new(), 400),
        ("/log-ind/demo", "person=direktør".to_owned(), 400),
        ("/log-ind/demo", "person=revisor&person=drift".to_owned(), 400),
    ];
    for (path, body, status) in cases {
        let answer = sofie.post_as(path, super::client::FORM, body.clone()).await;
        answer.assert_whole_page();
        assert_eq!(answer.status, status, "{path} {body:.80}: {}", answer.summary());
        assert_eq!(answer.faults().is_empty(), status != 422, "{path} {body}");
    }
    assert_eq!(stored(world).await, before);
}
