//! A caseworker's own calendar, by forms alone: the address is shown once, fetched without a log-in, shut; and guessing is slowed.

use std::num::NonZeroU32;

use super::app::TestApp;
use super::client::Client;
use crate::support::{Engine, World, on_both_engines};
use faellestid::config::Allowed;

on_both_engines! {
    an_address_is_shown_once_followed_without_a_log_in_and_shut,
    an_a_kasses_employee_follows_where_he_is_named,
}

/// The address in the answer to the form.
fn shown(body: &str) -> Option<String> {
    let from = body.find("http://localhost/kalender/")?;
    Some(body[from + "http://localhost".len()..].split('"').next()?.to_owned())
}

async fn an_address_is_shown_once_followed_without_a_log_in_and_shut(world: &World) {
    let app = TestApp::on(world);
    let morten = app.jobcenter("jobcenter-sagsbehandler").await;
    let make = [("handling", "ny"), ("abonnement", ""), ("medarbejder", "Team Job og Uddannelse")];
    let made = morten.post("/jobcenter/kalender", &make).await;
    assert_eq!(made.status, 200, "{}", made.summary());
    let address = shown(&made.body).expect("the address");
    assert!(made.body.contains("data-kopier=\"adresse\"") && made.body.contains("copy.js"), "a button copies it");
    let page = morten.get("/jobcenter/kalender").await;
    assert!(shown(&page.body).is_none() && page.text().contains("Team Job og Uddannelse"), "{}", page.summary());
    let again = morten.post("/jobcenter/kalender", &make).await;
    assert_eq!((again.status, shown(&again.body)), (409, None), "a second click makes no second address");
    let calendar = app.anonymous().get(&address).await;
    assert_eq!((calendar.status, calendar.header("content-type")), (200, "text/calendar; charset=utf-8"));
    assert!(calendar.body.starts_with("BEGIN:VCALENDAR\r\n") && !calendar.body.contains("Mads"), "{}", calendar.body);
    assert_eq!(calendar.header("cache-control"), "no-store");
    let open = page.form().value("abonnement").to_owned();
    let wrong = [("handling", "ny"), ("abonnement", &open), ("medarbejder", "Ingen")];
    let wrong = morten.post("/jobcenter/kalender", &wrong).await;
    assert_eq!((wrong.status, wrong.faults()[0].0.as_str()), (422, "#medarbejder"));
    let close = [("handling", "luk"), ("abonnement", open.as_str())];
    assert_eq!(morten.post("/jobcenter/kalender", &close).await.location(), "/jobcenter/kalender");
    for path in [address.as_str(), address.trim_end_matches(".ics"), "/kalender/.ics"] {
        assert_eq!(app.anonymous().get(path).await.status, 404, "{path}");
    }
    for (abonnement, handling) in [("x", "ny"), ("", "luk"), ("", "slet")] {
        let answer = morten.post("/jobcenter/kalender", &[("handling", handling), ("abonnement", abonnement)]).await;
        assert_eq!(answer.status, 400, "{handling} {abonnement}");
    }
}

async fn an_a_kasses_employee_follows_where_he_is_named(world: &World) {
    let app = TestApp::on(world);
    let lone = app.a_kasse("a-kasse-sagsbehandler").await;
    let mads = world.coming(world.borger("borger-med-booking").await).await.remove(0);
    let path = format!("/a-kasse/samtale/{}", mads.id);
    let version = lone.get(&path).await.form().value("version").to_owned();
    lone.post(&path, &[("handling", "navngiv"), ("navn", "Anna Prøve"), ("version", &version)]).await.location();
    let make = |who: &'static str| [("handling", "ny"), ("abonnement", ""), ("medarbejder", who)];
    let nobody = lone.post("/a-kasse/kalender", &make("Team Job og Uddannelse")).await;
    assert_eq!(nobody.status, 422, "the jobcenter's people are not the a-kasse's: {}", nobody.summary());
    let made = lone.post("/a-kasse/kalender", &make("Anna Prøve")).await;
    let address = shown(&made.body).expect("the address");
    let events = async || app.anonymous().get(&address).await.body.matches("BEGIN:VEVENT").count();
    let calendar = app.anonymous().get(&address).await;
    assert!(!calendar.body.contains("Mads") && !calendar.body.contains(&mads.id.to_string()), "{}", calendar.body);
    assert_eq!(events().await, 1);
    let version = lone.get(&path).await.form().value("version").to_owned();
    lone.post(&path, &[("handling", "kan-ikke-komme"), ("version", &version)]).await.location();
    assert_eq!(events().await, 0, "to what she cannot come to she is not called");
    let version = lone.get(&path).await.form().value("version").to_owned();
    lone.post(&path, &[("handling", "kommer-alligevel"), ("version", &version)]).await.location();
    assert_eq!(events().await, 1);
    let elsewhere = world.raw.id(world.new_a_kasse().await.uuid());
    world.raw.run(&format!("UPDATE borger SET a_kasse_id = {elsewhere} WHERE demo_slug = 'borger-med-booking'")).await;
    assert_eq!(events().await, 0, "no member any more");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whoever_guesses_at_addresses_is_told_to_wait() {
    let world = World::on(Engine::Sqlite).await;
    let few = NonZeroU32::new(5).unwrap();
    let app = TestApp::allowing(
        &world,
        Allowed { requests_per_minute: NonZeroU32::MAX, logins_per_minute: few, address_header: None },
    );
    let guesser = Client::new(app.0.clone());
    let mut told = Vec::new();
    for guess in 0..50 {
        told.push(guesser.get(&format!("/kalender/{guess:064x}.ics")).await.status);
    }
    assert_eq!((told[0], told.contains(&429)), (404, true), "{told:?}");
    assert_eq!(guesser.get("/kontakt").await.status, 200, "other pages are free to read");
}
