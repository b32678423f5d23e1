//! Digital Post: the files in the folder, measured by what the format prescribes.

use serde_json::Value;
use tempfile::TempDir;

use super::postkontor::{kun_hendes, send, stand, veje};
use super::python;
use crate::support::{World, day, on_both_engines, udkast};
use faellestid::config::Beskeder;
use faellestid::domain::code_lists::SamtaleType;
use faellestid::kanaler::Kanaler;

on_both_engines! {
    a_receipt_is_a_document_with_an_appointment,
    a_frist_is_a_document_without_one,
    an_afbud_keeps_the_reservations_key_out,
    a_file_written_twice_is_one,
    hostile_texts_are_text,
    a_folder_that_is_gone_is_tried_again,
}

/// A folder that is gone when this is dropped.
pub struct Mappe(TempDir);

impl Mappe {
    pub fn ny() -> Self {
        Self(TempDir::new().unwrap())
    }

    pub fn kanaler(&self, world: &World) -> Kanaler {
        let lookup = |name: &str| match name {
            "FAELLESTID_DIGITAL_POST_DIR" => Some(self.0.path().display().to_string()),
            "FAELLESTID_DIGITAL_POST_CVR" => Some("12345678".to_owned()),
            _ => None,
        };
        Kanaler::ny(&Beskeder::from_lookup(lookup).unwrap(), &world.store).unwrap()
    }

    /// Every document, as another program reads it; none has a fault.
    pub fn dokumenter(&self) -> Vec<Value> {
        let files = std::fs::read_dir(self.0.path()).unwrap().map(|file| file.unwrap().path());
        let read = |file: std::path::PathBuf| {
            let found = python::read("memo.py", &std::fs::read(&file).unwrap());
            assert_eq!(found["faults"], serde_json::json!([]), "{found}");
            assert_eq!(file.file_name().unwrap().to_str().unwrap(), format!("{}.xml", found["uuid"].as_str().unwrap()));
            found
        };
        files.map(read).collect()
    }
}

async fn a_receipt_is_a_document_with_an_appointment(world: &World) {
    kun_hendes(world).await;
    let (sofie, mappe) = (world.borger("borger-med-frist").await, Mappe::ny());
    let id = world.book(sofie, world.tid_with(1, "2026-12-01T07:00:00").await).await.unwrap();
    assert_eq!(send(world, &mappe.kanaler(world)).await, 1);
    let dokumenter = mappe.dokumenter();
    let [dokument] = &dokumenter[..] else { panic!("{dokumenter:?}") };
    assert_eq!(dokument["label"], "Din samtale er booket: tirsdag den 1. december 2026 kl. 7.00");
    let cpr = world.raw.texts(&format!("SELECT cpr FROM borger WHERE id = {}", world.raw.id(sofie.uuid()))).await;
    assert_eq!(dokument["recipient"], cpr[0]);
    assert!(dokument["page"].as_str().unwrap().contains("<h1>Din samtale er booket"));
    assert!(!dokument["page"].as_str().unwrap().contains(&cpr[0]));
    assert_eq!((&dokument["action"], &dokument["start"]), (&"AFTALE".into(), &"2026-12-01T06:00:00Z".into()));
    assert_eq!(dokument["location"], world.indkaldelse(id).await.adresse.unwrap());
    // Moved, it is the same appointment in another message.
    world.move_to(sofie, world.tid_with(1, "2026-12-02T07:00:00").await).await.unwrap();
    send(world, &mappe.kanaler(world)).await;
    let both = mappe.dokumenter();
    assert_eq!((both.len(), &both[0]["reservation"]), (2, &both[1]["reservation"]));
    assert_ne!(both[0]["uuid"], both[1]["uuid"]);
}

async fn a_frist_is_a_document_without_one(world: &World) {
    kun_hendes(world).await;
    let (borger, mappe) = (world.one_borger().await, Mappe::ny());
    world.set_frist(borger, SamtaleType::FaellesJobsamtale, day("2026-12-10"), day("2026-12-31")).await;
    send(world, &mappe.kanaler(world)).await;
    let dokumenter = mappe.dokumenter();
    assert_eq!((dokumenter.len(), &dokumenter[0]["action"]), (1, &Value::Null));
    assert!(dokumenter[0]["page"].as_str().unwrap().contains("til og med torsdag den 10. december 2026 kl. 23.59"));
}

async fn an_afbud_keeps_the_reservations_key_out(world: &World) {
    let (borger, mappe) = (world.one_borger().await, Mappe::ny());
    let id = world.summoned(borger, &udkast(SamtaleType::Jobsamtale, "2026-12-01T09:00:00")).await;
    kun_hendes(world).await;
    world.indkaldelse_service.aflys(&world.jobcenter_of(borger).await, borger, id, None).await.unwrap();
    send(world, &mappe.kanaler(world)).await;
    let dokumenter = mappe.dokumenter();
    assert_eq!((dokumenter.len(), &dokumenter[0]["action"]), (1, &Value::Null));
    assert_eq!(dokumenter[0]["label"], "Din samtale tirsdag den 1. december 2026 kl. 9.00 er aflyst");
}

async fn a_file_written_twice_is_one(world: &World) {
    kun_hendes(world).await;
    let (sofie, mappe) = (world.borger("borger-med-frist").await, Mappe::ny());
    world.book(sofie, world.tid_with(1, "2026-12-01T07:00:00").await).await.unwrap();
    send(world, &mappe.kanaler(world)).await;
    world.raw.run("UPDATE notifikation SET status = 'venter'").await;
    world.raw.run("UPDATE forsendelse SET status = 'venter'").await;
    assert_eq!(send(world, &mappe.kanaler(world)).await, 1);
    assert_eq!(mappe.dokumenter().len(), 1);
}

async fn hostile_texts_are_text(world: &World) {
    kun_hendes(world).await;
    let (sofie, mappe) = (world.borger("borger-med-frist").await, Mappe::ny());
    world.book(sofie, world.tid_with(1, "2026-12-01T07:00:00").await).await.unwrap();
    let evil = format!("]]></memo:label><x>&amp;\u{1}\r\n\u{b}\"'æøå🙂{}", "lang ".repeat(80));
    world.change_borger(sofie, |row| row.navn = evil.clone()).await;
    let quoted = evil.replace('\'', "''");
    world
        .raw
        .run(&format!("UPDATE indkaldelse SET titel = '{quoted}', adresse = '{quoted}', beskrivelse = '{quoted}'"))
        .await;
    send(world, &mappe.kanaler(world)).await;
    let dokumenter = mappe.dokumenter();
    let expected: String = evil.chars().map(|c| if c.is_control() { ' ' } else { c }).take(256).collect();
    assert_eq!((dokumenter.len(), &dokumenter[0]["name"]), (1, &Value::String(expected)));
}

async fn a_folder_that_is_gone_is_tried_again(world: &World) {
    kun_hendes(world).await;
    let (sofie, mappe) = (world.borger("borger-med-frist").await, Mappe::ny());
    world.book(sofie, world.tid_with(1, "2026-12-01T07:00:00").await).await.unwrap();
    let kanaler = mappe.kanaler(world);
    std::fs::remove_dir_all(mappe.0.path()).unwrap();
    send(world, &kanaler).await;
    assert_eq!(stand(world).await, ["kvittering venter"]);
    assert!(veje(world).await[0].starts_with("digital_post venter digital post: "), "{:?}", veje(world).await);
}
