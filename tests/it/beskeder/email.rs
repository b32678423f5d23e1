//! E-mail to a real server: what arrives, and what happens when the server is down, refuses, hangs or breaks off.

use std::collections::BTreeSet;

use chrono::TimeDelta;

use super::postkontor::{Postkontor, kun_hendes, send, service, stand, veje};
use super::python;
use crate::support::{Engine, World, at, day, herself, on_both_engines};
use faellestid::domain::code_lists::SamtaleType;
use faellestid::domain::ids::BorgerId;
use faellestid::jobs::beskeder;
use faellestid::kanaler::Kanaler;
use faellestid::services::besked::BeskedService;
use faellestid::services::borger_booking::BookRequest;

on_both_engines! {
    a_receipt_arrives_once_with_text_page_and_calendar,
    the_a_kasse_is_named_when_it_comes_and_never_when_she_has_said_no,
    at_night_nothing_leaves,
    a_server_that_is_down_is_tried_again_with_the_same_message,
    a_server_that_is_busy_or_refuses_us_is_tried_again,
    an_unknown_address_is_given_up_and_becomes_a_task,
    who_breaks_off_after_sending_sends_once_more_and_then_gives_up,
    a_server_that_breaks_off_gets_it_again_under_the_same_id,
    nodes_send_each_message_once,
    hostile_names_stay_where_they_are,
}

/// She has an address where this happens, and has booked with it.
async fn booked(world: &World, local: &str) -> BorgerId {
    kun_hendes(world).await;
    let sofie = world.borger("borger-med-frist").await;
    let tid = world.tid_with(1, "2026-12-01T07:00:00").await;
    let email = Some(format!("{local}@example.dk").parse().unwrap());
    let request = BookRequest { email, ..world.request(sofie, tid, false) };
    world.send(&request).await.unwrap();
    sofie
}

async fn a_receipt_arrives_once_with_text_page_and_calendar(world: &World) {
    let office = Postkontor::open();
    booked(world, "sofie").await;
    let kanaler = office.kanaler(world);
    assert_eq!(send(world, &kanaler).await, 1);
    assert_eq!(send(world, &kanaler).await, 0);
    let letters = office.letters();
    assert_eq!(letters.len(), 1);
    let letter = &letters[0];
    assert_eq!(letter["subject"], "Din samtale er booket: tirsdag den 1. december 2026 kl. 7.00");
    assert_eq!(letter["to"][0][1], "sofie@example.dk");
    assert_eq!(letter["from"][0][1], "post@faellestid.example");
    assert_eq!(letter["date"], "2026-11-24T09:00:00+00:00");
    assert_eq!(letter["auto"], "auto-generated");
    let id = letter["id"].as_str().unwrap();
    assert!(id.starts_with('<') && id.ends_with(".email@book.example.dk>"), "{id}");
    let kinds: Vec<_> = letter["parts"].as_array().unwrap().iter().map(|part| part["type"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["text/plain", "text/html", "text/calendar"]);
    for (part, word) in [(0, "Tidspunkt: tirsdag den 1. december 2026 kl. 7.00"), (1, "<h1>Din samtale er booket")] {
        let body = letter["parts"][part]["body"].as_str().unwrap();
        assert!(body.contains(word) && body.contains("https://book.example.dk"), "{body}");
        assert!(!body.contains("<img") && !body.contains("<link"), "{body}");
    }
    let calendar = &letter["parts"][2];
    assert_eq!((&calendar["method"], &calendar["file"]), (&"REQUEST".into(), &"samtale.ics".into()));
    let event = python::read("kalender.py", calendar["body"].as_str().unwrap().replace('\n', "\r\n").as_bytes());
    assert_eq!(event["start"], "2026-12-01T06:00:00+00:00");
    assert_eq!(stand(world).await, ["kvittering sendt"]);
    assert_eq!(world.raw.count("audit WHERE action = 'besked_sendt'").await, 1);
}

async fn the_a_kasse_is_named_when_it_comes_and_never_when_she_has_said_no(world: &World) {
    let office = Postkontor::open();
    kun_hendes(world).await;
    let sofie = world.borger("borger-med-frist").await;
    let tid = world.tid_with(1, "2026-12-01T07:00:00").await;
    let email = Some("sofie@example.dk".parse().unwrap());
    let request = BookRequest { email, a_kasse_med: Some(false), ..world.request(sofie, tid, false) };
    let booked = world.send(&request).await.unwrap();
    let kanaler = office.kanaler(world);
    send(world, &kanaler).await;
    for med in [true, false] {
        world.clock.set(world.clock.now() + TimeDelta::minutes(1));
        world.service.svar_om_a_kasse(&herself(sofie), sofie, booked, med).await.unwrap();
        send(world, &kanaler).await;
    }
    let letters = office.letters();
    assert_eq!(letters.len(), 3);
    for (letter, comes) in letters.iter().zip([false, true, false]) {
        for part in letter["parts"].as_array().unwrap() {
            // A calendar file breaks its lines.
            let body = part["body"].as_str().unwrap().replace("\r\n ", "").replace("\n ", "");
            assert_eq!(body.contains("HK/Danmarks A-kasse deltager"), comes, "{body}");
        }
    }
    let body = |letter: usize| letters[letter]["parts"][0]["body"].as_str().unwrap().to_owned();
    assert!(body(1).contains("HK/Danmarks A-kasse deltager i din samtale."), "{}", body(1));
    assert!(body(2).contains("Din a-kasse deltager ikke i din samtale."), "{}", body(2));
}

async fn at_night_nothing_leaves(world: &World) {
    let office = Postkontor::open();
    world.clock.set(at("2026-11-24T21:00:00Z"));
    booked(world, "sofie").await;
    let kanaler = office.kanaler(world);
    for night in ["2026-11-24T21:00:00Z", "2026-11-24T23:30:00Z", "2026-11-25T07:59:59Z"] {
        world.clock.set(at(night));
        assert_eq!(send(world, &kanaler).await, 0, "{night}");
    }
    world.clock.set(at("2026-11-25T08:00:00Z"));
    assert_eq!(send(world, &kanaler).await, 1);
    assert_eq!(office.raw().len(), 1);
}

async fn a_server_that_is_down_is_tried_again_with_the_same_message(world: &World) {
    let mut office = Postkontor::open();
    booked(world, "sofie").await;
    let kanaler = office.kanaler(world);
    office.close();
    assert_eq!(send(world, &kanaler).await, 1);
    assert_eq!(veje(world).await, ["email venter smtp forbindelse"]);
    assert_eq!(send(world, &kanaler).await, 0, "not before its time");
    office.reopen();
    world.clock.set(world.clock.now() + TimeDelta::minutes(2));
    assert_eq!(send(world, &kanaler).await, 1);
    assert_eq!((stand(world).await, veje(world).await), (vec!["kvittering sendt".into()], vec!["email sendt".into()]));
    assert_eq!(office.letters()[0]["date"], "2026-11-24T09:00:00+00:00", "of the message, not of the attempt");
}

async fn a_server_that_is_busy_or_refuses_us_is_tried_again(world: &World) {
    let office = Postkontor::open();
    booked(world, "optaget").await;
    let kanaler = office.kanaler(world);
    assert_eq!(send(world, &kanaler).await, 1);
    assert_eq!(veje(world).await, ["email venter smtp 451"]);
    // A day of attempts, each after its wait, and only by day; then it is given up.
    let mut tried = 1;
    for _ in 0..60 {
        world.clock.set(world.clock.now() + TimeDelta::minutes(30));
        tried += send(world, &kanaler).await;
    }
    assert_eq!((tried, veje(world).await), (7, vec!["email opgivet smtp 451".to_owned()]));
    assert_eq!(stand(world).await, ["kvittering kan_ikke_naas"]);
    assert_eq!(world.raw.count("opgave WHERE slags = 'kan_ikke_naas'").await, 1);
    // A refusal for good that is about us is no reason to write letters at once.
    world.raw.run("UPDATE indkaldelse SET borger_email = 'relay@example.dk'").await;
    world.raw.run("UPDATE notifikation SET status = 'venter'").await;
    world.raw.run("UPDATE forsendelse SET status = 'venter', forsoeg = 0").await;
    send(world, &kanaler).await;
    assert_eq!(veje(world).await, ["email venter smtp 554"]);
}

async fn an_unknown_address_is_given_up_and_becomes_a_task(world: &World) {
    let office = Postkontor::open();
    let sofie = booked(world, "ukendt").await;
    let kanaler = office.kanaler(world);
    send(world, &kanaler).await;
    assert_eq!(
        (stand(world).await, veje(world).await),
        (vec!["kvittering kan_ikke_naas".into()], vec!["email opgivet smtp 550".into()])
    );
    let jobcenter = world.borger_row(sofie).await.jobcenter_id;
    let tasks = world.store.read().await.unwrap().open_opgaver(jobcenter).await.unwrap();
    let task = tasks.iter().find(|task| task.borger_id == Some(sofie)).unwrap();
    let message = world.raw.id(task.notifikation_id.unwrap());
    assert_eq!(world.raw.count(&format!("notifikation WHERE id = {message}")).await, 1);
}

async fn who_breaks_off_after_sending_sends_once_more_and_then_gives_up(world: &World) {
    let office = Postkontor::open();
    booked(world, "sofie").await;
    let (service, kanaler) = (service(world), office.kanaler(world));
    service.fordel(kanaler.veje()).await.unwrap();
    for round in 1..=2 {
        let taken = service.tag(10).await.unwrap();
        assert_eq!(taken.len(), 1, "round {round}");
        kanaler.send(&taken[0]).await;
        // Here the node is gone.
        assert!(service.tag(10).await.unwrap().is_empty(), "it is held");
        world.clock.set(world.clock.now() + TimeDelta::minutes(10));
    }
    assert_eq!(send(world, &kanaler).await, 0);
    let letters = office.letters();
    assert_eq!(letters.len(), 2);
    assert_eq!(letters[0]["id"], letters[1]["id"]);
    assert_eq!(
        (stand(world).await, veje(world).await),
        (vec!["kvittering kan_ikke_naas".into()], vec!["email opgivet uafklaret".into()])
    );
}

async fn a_server_that_breaks_off_gets_it_again_under_the_same_id(world: &World) {
    let office = Postkontor::open();
    booked(world, "doer").await;
    let kanaler = office.kanaler(world);
    send(world, &kanaler).await;
    assert_eq!(veje(world).await, ["email venter smtp forbindelse"]);
    world.raw.run("UPDATE indkaldelse SET borger_email = 'sofie@example.dk'").await;
    world.clock.set(world.clock.now() + TimeDelta::minutes(2));
    send(world, &kanaler).await;
    let letters = office.letters();
    assert_eq!((letters.len(), &letters[0]["id"]), (2, &letters[1]["id"]));
    assert_eq!(stand(world).await, ["kvittering sendt"]);
}

async fn nodes_send_each_message_once(world: &World) {
    let office = Postkontor::open();
    kun_hendes(world).await;
    let people = world.other_borgere(20).await;
    world.raw.run("UPDATE borger SET email = 'sofie@example.dk'").await;
    for &borger in &people {
        world.set_frist(borger, SamtaleType::FaellesJobsamtale, day("2026-12-10"), day("2026-12-31")).await;
    }
    let mut nodes = tokio::task::JoinSet::new();
    for _ in 0..3 {
        let store = world.db.store().await;
        let kanaler = Kanaler::ny(&office.settings(), &store).unwrap();
        let service = BeskedService::new(store, world.clock.clone());
        nodes.spawn(async move { beskeder::send(&service, &kanaler).await.unwrap() });
    }
    let sent: u64 = nodes.join_all().await.into_iter().sum();
    assert_eq!(sent, 20);
    let ids: BTreeSet<_> = office.letters().iter().map(|letter| letter["id"].to_string()).collect();
    assert_eq!((ids.len(), office.raw().len()), (20, 20));
    assert!(stand(world).await.iter().all(|told| told == "frist_udstedt sendt"));
}

async fn hostile_names_stay_where_they_are(world: &World) {
    let office = Postkontor::open();
    let sofie = booked(world, "sofie").await;
    let evil = "Eva\r\nBcc: alle@example.dk\r\n\r\n<script>alert(1)</script> \"&æøå🙂 ]]>";
    world.change_borger(sofie, |row| row.navn = evil.to_owned()).await;
    let quoted = evil.replace('\'', "''");
    world.raw.run(&format!("UPDATE indkaldelse SET titel = '{quoted}', beskrivelse = '{quoted}', medarbejder = '{quoted}', adresse = '{quoted}'")).await;
    world.raw.run(&format!("UPDATE organisation SET navn = '{quoted}' WHERE kind = 'jobcenter'")).await;
    send(world, &office.kanaler(world)).await;
    let letters = office.letters();
    assert_eq!(letters.len(), 1);
    let letter = &letters[0];
    assert_eq!((letter["to"].as_array().unwrap().len(), &letter["to"][0][1]), (1, &"sofie@example.dk".into()));
    assert!(!letter["headers"].as_array().unwrap().contains(&"bcc".into()), "{letter}");
    let page = letter["parts"][1]["body"].as_str().unwrap();
    assert!(!page.contains("<script") && page.contains("&lt;script&gt;"), "{page}");
    assert_eq!(letter["parts"].as_array().unwrap().len(), 3);
}

/// One that accepts and then says nothing more is given up for now, and stops nobody else. On one engine: it takes its time.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_server_that_falls_silent_stops_no_other_message() {
    let world = World::on(Engine::Sqlite).await;
    let office = Postkontor::open();
    booked(&world, "tavs").await;
    let other = world.one_borger().await;
    world.change_borger(other, |row| row.email = Some("anden@example.dk".to_owned())).await;
    let (fristdato, last) = (day("2026-12-10"), day("2026-12-31"));
    world.set_frist(other, SamtaleType::FaellesJobsamtale, fristdato, last).await;
    assert_eq!(send(&world, &office.kanaler(&world)).await, 2);
    assert_eq!(veje(&world).await, ["email sendt", "email venter for langsom"]);
}
