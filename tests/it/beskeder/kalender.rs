//! The calendar file, read by a parser that is not ours.

use serde_json::Value;

use super::python;
use crate::support::{World, at, on_both_engines, udkast};
use faellestid::domain::code_lists::{SamtaleType, Samtaleform};
use faellestid::domain::indkaldelse::IndkaldelseStatus;
use faellestid::kanaler::kalender::{self, Anledning, Parter};
use faellestid::store::Indkaldelse;

on_both_engines! {
    a_booking_is_an_event_at_its_time_and_place,
    a_move_and_an_afbud_follow_the_same_event,
    hostile_texts_stay_inside_their_line,
    in_the_hour_that_comes_twice_the_file_says_which,
}

const SENDES: Anledning<'static> = Anledning::Sendes { til: "sofie@example.dk", fra: "post@example.dk" };

fn read(samtale: &Indkaldelse, anledning: Anledning<'_>) -> Value {
    let parter = Parter { myndighed: "Jobcenter \"Demo\", Aarhus", a_kasse: Some("A-kassen Prøve"), deltagere: &[] };
    let file = kalender::fil(samtale, parter, anledning);
    assert_eq!(kalender::fil(samtale, parter, anledning), file, "the same row, the same file");
    let found = python::read("kalender.py", file.as_bytes());
    assert_eq!((&found["events"], &found["components"]), (&1.into(), &2.into()), "{file}");
    assert_eq!(found["bare_line_ends"], false, "{file}");
    assert!(found["longest_line"].as_u64().unwrap() <= 75, "{file}");
    found
}

async fn a_booking_is_an_event_at_its_time_and_place(world: &World) {
    let sofie = world.borger("borger-med-frist").await;
    let id = world.book(sofie, world.tid_with(1, "2026-12-01T07:00:00").await).await.unwrap();
    let samtale = world.indkaldelse(id).await;
    let found = read(&samtale, Anledning::Hentes);
    assert_eq!(found["method"], "PUBLISH");
    assert_eq!(found["uid"], format!("{id}@faellestid"));
    assert_eq!(found["start"], "2026-12-01T06:00:00+00:00");
    assert_eq!(found["stamp"], "2026-11-24T09:00:00+00:00");
    assert_eq!(found["status"], "CONFIRMED");
    assert_eq!(found["location"], samtale.adresse.clone().unwrap());
    let about = found["description"].as_str().unwrap();
    assert!(about.contains("Tidspunkt: tirsdag den 1. december 2026 kl. 7.00"), "{about}");
    assert!(about.contains(&samtale.beskrivelse), "{about}");
    assert_eq!(found["attendees"], serde_json::json!([]));
    let sent = read(&samtale, SENDES);
    assert_eq!((&sent["method"], &sent["organizer"]), (&"REQUEST".into(), &"mailto:post@example.dk".into()));
    assert_eq!(sent["attendees"], serde_json::json!(["mailto:sofie@example.dk"]));
}

async fn a_move_and_an_afbud_follow_the_same_event(world: &World) {
    let sofie = world.borger("borger-med-frist").await;
    let id = world.book(sofie, world.tid_with(1, "2026-12-01T07:00:00").await).await.unwrap();
    let booked = read(&world.indkaldelse(id).await, SENDES);
    world.clock.set(at("2026-11-24T10:00:00Z"));
    world.move_to(sofie, world.tid_with(1, "2026-12-02T07:00:00").await).await.unwrap();
    let moved = world.indkaldelse(id).await;
    let told = read(&moved, SENDES);
    assert_eq!((&told["uid"], &told["start"]), (&booked["uid"], &"2026-12-02T06:00:00+00:00".into()));
    assert!(told["sequence"].as_u64() > booked["sequence"].as_u64() && told["stamp"] != booked["stamp"]);
    let gone = Indkaldelse { status: IndkaldelseStatus::Aflyst, version: moved.version + 1, ..moved };
    for anledning in [SENDES, Anledning::Hentes] {
        let told = read(&gone, anledning);
        assert_eq!((&told["method"], &told["status"]), (&"CANCEL".into(), &"CANCELLED".into()));
        assert_eq!(told["uid"], booked["uid"]);
    }
}

async fn hostile_texts_stay_inside_their_line(world: &World) {
    let sofie = world.borger("borger-med-frist").await;
    let id = world.book(sofie, world.tid_with(1, "2026-12-01T07:00:00").await).await.unwrap();
    let stored = world.indkaldelse(id).await;
    for evil in [
        "Hej\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:1",
        "Hej\rEND:VCALENDAR\n\u{b}\u{0}\u{85}",
        // No backslash before an n: this reader takes it for a line break even when it is escaped.
        "a;b,c\\d:\"e\"",
        &"æøå€🙂".repeat(200),
        "\\",
        "",
    ] {
        let text = evil.to_owned();
        let samtale = Indkaldelse {
            titel: text.clone(),
            beskrivelse: text.clone(),
            medarbejder: text.clone(),
            adresse: Some(text.clone()),
            kontakt_email: Some(text.clone()),
            ..stored.clone()
        };
        let parter = Parter { myndighed: evil, a_kasse: Some(evil), deltagere: std::slice::from_ref(&text) };
        for anledning in [Anledning::Hentes, SENDES, Anledning::Sendes { til: evil, fra: evil }] {
            let file = kalender::fil(&samtale, parter, anledning);
            let found = python::read("kalender.py", file.as_bytes());
            assert_eq!((&found["events"], &found["components"]), (&1.into(), &2.into()), "{file}");
            assert_eq!(found["bare_line_ends"], false, "{file}");
            let clean: String = evil
                .replace("\r\n", "\n")
                .replace('\r', "\n")
                .chars()
                .filter(|c| *c == '\n' || !c.is_control())
                .collect();
            assert_eq!(found["location"], clean.as_str(), "{file}");
            assert_eq!(found["uid"], format!("{id}@faellestid"), "{file}");
        }
    }
}

async fn in_the_hour_that_comes_twice_the_file_says_which(world: &World) {
    let sofie = world.borger("borger-med-frist").await;
    let mut udkast = udkast(SamtaleType::Jobsamtale, "2026-12-01T09:00:00");
    udkast.samtaleform = Samtaleform::Personlig.id();
    let id = world.summoned(sofie, &udkast).await;
    for (starts_at, ends_at) in
        [("2027-10-31T00:30:00Z", "2027-10-31T01:15:00Z"), ("2027-10-31T01:30:00Z", "2027-10-31T02:15:00Z")]
    {
        let local = "2027-10-31T02:30:00".parse().unwrap();
        let row = world.indkaldelse(id).await;
        let samtale = Indkaldelse { local_start: local, starts_at: at(starts_at), ends_at: at(ends_at), ..row };
        let found = read(&samtale, Anledning::Hentes);
        assert_eq!(found["start"], starts_at.replace('Z', "+00:00"));
        assert_eq!(found["end"], ends_at.replace('Z', "+00:00"));
    }
}
