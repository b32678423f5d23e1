//! The page of a conversation and what can be done there: confirm, call off, say what one needs, take it to a calendar.

use super::app::TestApp;
use crate::support::{World, on_both_engines};
use faellestid::domain::ids::{BorgerId, IndkaldelseId};
use faellestid::domain::indkaldelse::IndkaldelseStatus;

on_both_engines! {
    calling_off_is_asked_first_and_then_done_once,
    a_conversation_that_was_moved_meanwhile_is_not_called_off,
    on_the_last_day_the_clock_time_is_told,
    after_the_limit_she_is_told_whom_to_ring,
    a_summons_is_confirmed_once,
    a_need_becomes_one_task_and_can_be_taken_back,
    the_calendar_file_is_hers_alone,
    what_is_over_stands_among_the_earlier,
    each_move_stands_in_her_history,
    an_english_reader_reads_english,
}

async fn mads(world: &World) -> (BorgerId, IndkaldelseId) {
    let mads = world.borger("borger-med-booking").await;
    (mads, world.coming(mads).await[0].id)
}

async fn calling_off_is_asked_first_and_then_done_once(world: &World) {
    let (mads, id) = mads(world).await;
    let client = TestApp::on(world).borger("borger-med-booking").await;
    let page = client.get(&format!("/borger/samtale/{id}/aflys")).await;
    let (moving, calling_off) =
        (page.body.find("/borger/flyt").unwrap(), page.body.find("Ja, aflys samtalen").unwrap());
    assert!(moving < calling_off, "moving is offered first");
    assert!(page.body.contains("Du skal booke en ny samtale senest mandag den 7. december 2026 kl. 23.59."));
    assert!(page.body.contains("kan du miste dagpenge for den dag"));
    let version = world.indkaldelse(id).await.version.to_string();
    for _ in 0..2 {
        let answer = client.post(&format!("/borger/samtale/{id}/aflys"), &[("version", &version)]).await;
        assert_eq!(answer.location(), format!("/borger/samtale/{id}"));
    }
    assert_eq!(world.coming(mads).await.len(), 0);
    let after = client.get(&format!("/borger/samtale/{id}")).await;
    assert!(after.body.contains("Samtalen er aflyst") && after.body.contains("Du har aflyst samtalen."));
    assert!(after.body.contains("Find en ny tid"));
    world.assert_whole().await;
}

async fn a_conversation_that_was_moved_meanwhile_is_not_called_off(world: &World) {
    let (mads, id) = mads(world).await;
    let client = TestApp::on(world).borger("borger-med-booking").await;
    let version = world.indkaldelse(id).await.version.to_string();
    let tid = world.tid_for(mads, 1, "2026-12-02T17:00:00").await;
    world.move_to(mads, tid).await.unwrap();
    let answer = client.post(&format!("/borger/samtale/{id}/aflys"), &[("version", &version)]).await;
    assert_eq!(answer.status, 409);
    assert!(answer.body.contains("Samtalen er ændret, siden du åbnede siden."));
    assert!(answer.body.contains("onsdag den 2. december 2026 kl. 17.00"), "the new time stands on the page");
    assert_eq!(world.coming(mads).await[0].status, IndkaldelseStatus::Planlagt);
    for nonsense in ["", "en", "99999999999999999999"] {
        let answer = client.post(&format!("/borger/samtale/{id}/aflys"), &[("version", nonsense)]).await;
        assert_eq!(answer.status, 400, "{nonsense}");
    }
}

async fn on_the_last_day_the_clock_time_is_told(world: &World) {
    let sofie = world.borger("borger-med-frist").await;
    let tid = world.tid_for(sofie, 1, "2026-12-09T17:00:00").await;
    let id = world.book(sofie, tid).await.unwrap();
    world.clock.set("2026-12-03T09:00:00Z".parse().unwrap());
    let page = TestApp::on(world).borger("borger-med-frist").await.get(&format!("/borger/samtale/{id}/aflys")).await;
    assert!(page.body.contains("Fristen udløber i dag kl. 23.59."));
    world.clock.set("2026-12-04T09:00:00Z".parse().unwrap());
    let page = TestApp::on(world).borger("borger-med-frist").await.get(&format!("/borger/samtale/{id}/aflys")).await;
    assert!(page.body.contains("Aflyser du, har du ingen samtale, og du skal ringe til Jobcenter Aarhus."));
}

async fn after_the_limit_she_is_told_whom_to_ring(world: &World) {
    let (_, id) = mads(world).await;
    let day = world.indkaldelse(id).await.local_start.date();
    world.clock.set(day.and_hms_opt(5, 0, 0).unwrap().and_utc());
    let client = TestApp::on(world).borger("borger-med-booking").await;
    let version = world.indkaldelse(id).await.version.to_string();
    let page = client.get(&format!("/borger/samtale/{id}")).await;
    assert!(page.body.contains("Samtalen kan ikke længere aflyses her."));
    assert!(!page.body.contains(&format!("/borger/samtale/{id}/aflys")));
    let answer = client.post(&format!("/borger/samtale/{id}/aflys"), &[("version", &version)]).await;
    assert_eq!(answer.status, 409);
    assert!(answer.body.contains("Du kan ikke længere aflyse samtalen her"));
    assert!(answer.body.contains("Ring til Jobcenter Aarhus, hvis du ikke kan komme."));
}

async fn a_summons_is_confirmed_once(world: &World) {
    let nora = world.borger("borger-indkaldt").await;
    let id = world.coming(nora).await[0].id;
    let client = TestApp::on(world).borger("borger-indkaldt").await;
    let page = client.get(&format!("/borger/samtale/{id}")).await;
    assert!(page.body.contains("Du er indkaldt til en samtale") && page.body.contains("Bekræft, at du kommer"));
    for _ in 0..2 {
        let answer = client.post(&format!("/borger/samtale/{id}/bekraeft"), &[("handling", "bekraeft")]).await;
        assert_eq!(answer.location(), format!("/borger/samtale/{id}"));
    }
    assert_eq!(world.indkaldelse(id).await.version, 2, "confirmed once");
    let page = client.get(&format!("/borger/samtale/{id}")).await;
    assert!(page.body.contains("Du har bekræftet, at du kommer") && !page.body.contains("/bekraeft\""));
}

async fn a_need_becomes_one_task_and_can_be_taken_back(world: &World) {
    let (mads, id) = mads(world).await;
    let client = TestApp::on(world).borger("borger-med-booking").await;
    let tasks = || world.raw.count("opgave WHERE slags = 'behov_oplyst'");
    let path = format!("/borger/samtale/{id}/behov");
    for _ in 0..2 {
        client.post(&path, &[("tolk", "ja"), ("adgang", "ja"), ("ukendt", "ja"), ("teknik", "måske")]).await.location();
    }
    assert_eq!(tasks().await, 1);
    let page = client.get(&format!("/borger/samtale/{id}")).await.body;
    assert!(page.contains("En tolk") && page.contains("Adgang uden trapper") && !page.contains("Hjælp til video"));
    client.post(&path, &[]).await.location();
    assert!(!client.get(&format!("/borger/samtale/{id}")).await.body.contains("En tolk"));
    assert_eq!(world.raw.count("audit WHERE action = 'behov_oplyst'").await, 2);
    let tid = world.tid_for(mads, 1, "2026-12-02T17:00:00").await;
    client.post(&path, &[("tolk", "ja")]).await.location();
    world.move_to(mads, tid).await.unwrap();
    assert!(client.get(&format!("/borger/samtale/{id}")).await.body.contains("En tolk"), "it follows a move");
}

async fn the_calendar_file_is_hers_alone(world: &World) {
    let (_, id) = mads(world).await;
    let app = TestApp::on(world);
    let path = format!("/borger/samtale/{id}/kalender.ics");
    let file = app.borger("borger-med-booking").await.get(&path).await;
    assert!(file.header("content-type").starts_with("text/calendar"));
    assert!(file.body.contains(&format!("UID:{id}")) && file.body.contains("METHOD:PUBLISH"));
    assert_eq!(app.borger("borger-med-frist").await.get(&path).await.status, 404);
}

async fn what_is_over_stands_among_the_earlier(world: &World) {
    let (mads, id) = mads(world).await;
    let client = TestApp::on(world).borger("borger-med-booking").await;
    assert!(client.get("/borger/historik").await.body.contains("Du har ingen tidligere samtaler."));
    world.clock.set(world.coming(mads).await[0].ends_at);
    let page = client.get("/borger/historik").await.body;
    assert!(page.contains(&format!("/borger/samtale/{id}")) && page.contains("Du bookede inden fristen"));
    assert!(client.get(&format!("/borger/samtale/{id}")).await.body.contains("Samtalen er forbi"));
}

async fn each_move_stands_in_her_history(world: &World) {
    let (mads, _) = mads(world).await;
    let client = TestApp::on(world).borger("borger-med-booking").await;
    assert!(!client.get("/borger/historik").await.text().contains("Flyttede samtaler"));
    for start in ["2026-12-02T17:00:00", "2026-12-03T08:00:00"] {
        let tid = world.tid_for(mads, 1, start).await;
        world.move_to(mads, tid).await.unwrap();
    }
    let text = client.get("/borger/historik").await.text();
    let (first, second) = (
        "kl. 15.00 til onsdag den 2. december 2026 kl. 17.00 Du flyttede samtalen tirsdag den 24. november 2026 kl. 10.00",
        "Fra onsdag den 2. december 2026 kl. 17.00 til torsdag den 3. december 2026 kl. 8.00",
    );
    assert!(text.contains(second), "{text}");
    assert!(text.contains(&first[10..]) && text.find(second) < text.find(&first[10..]), "the newest first: {text}");
}

async fn an_english_reader_reads_english(world: &World) {
    let (_, id) = mads(world).await;
    let client = TestApp::on(world).borger("borger-med-booking").await;
    assert_eq!(client.get("/sprog/en?til=/borger").await.location(), "/borger");
    for (path, heading) in [
        ("/borger".to_owned(), "Your meetings"),
        (format!("/borger/samtale/{id}"), "You have booked a meeting"),
        (format!("/borger/samtale/{id}/aflys"), "Do you want to cancel the meeting?"),
        (format!("/borger/samtale/{id}/behov"), "Do you need help with the meeting?"),
        ("/borger/historik".to_owned(), "Earlier meetings and deadlines"),
    ] {
        let page = client.get(&path).await;
        assert!(page.body.contains("<html lang=\"en\"") && page.body.contains(heading), "{path}");
    }
    for elsewhere in ["//example.com", "https://example.com", "/\\example.com"] {
        assert_eq!(client.get(&format!("/sprog/da?til={elsewhere}")).await.location(), "/");
    }
    assert!(client.get("/borger").await.body.contains("Dine samtaler"));
    assert_eq!(client.get("/sprog/tysk").await.status, 404);
}
