//! What becomes of a message when its time has come: it is dropped, sent, or handed to a person.

use std::sync::Arc;

use async_trait::async_trait;
use chrono::TimeDelta;

use super::digital_post::Mappe;
use super::postkontor::{kun_hendes, send, service, stand, veje};
use crate::support::{World, at, day, herself, on_both_engines, udkast};
use faellestid::domain::besked::kanal::Kanal;
use faellestid::domain::code_lists::SamtaleType;
use faellestid::domain::register::Fakta;
use faellestid::kanaler::{Brev, Kanaler, Vej};
use faellestid::services::besked::Udfald;
use faellestid::services::read_log::ReadLog;
use faellestid::services::register::RegisterService;

on_both_engines! {
    without_a_way_messages_wait,
    whoever_cannot_be_reached_becomes_a_task_at_once,
    of_two_receipts_the_later_is_sent,
    what_was_called_off_overnight_is_not_confirmed_in_the_morning,
    nobody_writes_to_the_dead,
    an_a_kasses_own_conversation_is_not_ours_to_tell,
    what_changes_between_two_attempts_is_not_sent,
    one_that_crashes_stops_no_other_and_is_given_up,
    two_ways_are_tried_each_by_itself,
}

async fn without_a_way_messages_wait(world: &World) {
    kun_hendes(world).await;
    let sofie = world.borger("borger-med-frist").await;
    world.book(sofie, world.tid_with(1, "2026-12-01T07:00:00").await).await.unwrap();
    assert_eq!(send(world, &Kanaler::default()).await, 0);
    assert_eq!((stand(world).await, veje(world).await.len()), (vec!["kvittering venter".to_owned()], 0));
    // Once there is a way, it goes.
    assert_eq!(send(world, &Mappe::ny().kanaler(world)).await, 1);
}

async fn whoever_cannot_be_reached_becomes_a_task_at_once(world: &World) {
    kun_hendes(world).await;
    let borger = world.one_borger().await;
    world.change_borger(borger, |row| row.fritaget_digital_post = true).await;
    world.set_frist(borger, SamtaleType::FaellesJobsamtale, day("2026-12-10"), day("2026-12-31")).await;
    let mappe = Mappe::ny();
    assert_eq!(send(world, &mappe.kanaler(world)).await, 0);
    assert_eq!(stand(world).await, ["frist_udstedt kan_ikke_naas"]);
    assert_eq!(world.raw.count("opgave WHERE slags = 'kan_ikke_naas' AND notifikation_id IS NOT NULL").await, 1);
    // A reminder of it makes no second task.
    world.clock.set(at("2026-12-07T09:00:00Z"));
    assert!(service(world).paamind().await.unwrap() > 0);
    send(world, &mappe.kanaler(world)).await;
    let hers = format!("notifikation WHERE borger_id = {} AND status = 'kan_ikke_naas'", world.raw.id(borger.uuid()));
    assert_eq!(world.raw.count(&hers).await, 2);
    assert_eq!(world.raw.count("opgave WHERE slags = 'kan_ikke_naas'").await, 1);
}

async fn of_two_receipts_the_later_is_sent(world: &World) {
    kun_hendes(world).await;
    let sofie = world.borger("borger-med-frist").await;
    world.clock.set(at("2026-11-24T21:30:00Z"));
    world.book(sofie, world.tid_with(1, "2026-12-01T07:00:00").await).await.unwrap();
    world.move_to(sofie, world.tid_with(1, "2026-12-02T07:00:00").await).await.unwrap();
    world.clock.set(at("2026-11-25T09:00:00Z"));
    let mappe = Mappe::ny();
    assert_eq!(send(world, &mappe.kanaler(world)).await, 1);
    assert_eq!(stand(world).await, ["kvittering bortfaldet nyere", "kvittering sendt"]);
    assert_eq!(mappe.dokumenter()[0]["start"], "2026-12-02T06:00:00Z");
}

async fn what_was_called_off_overnight_is_not_confirmed_in_the_morning(world: &World) {
    kun_hendes(world).await;
    let sofie = world.borger("borger-med-frist").await;
    world.clock.set(at("2026-11-24T21:30:00Z"));
    let id = world.book(sofie, world.tid_with(1, "2026-12-01T07:00:00").await).await.unwrap();
    world.service.aflys(&herself(sofie), sofie, id, None).await.unwrap();
    world.clock.set(at("2026-11-25T09:00:00Z"));
    let mappe = Mappe::ny();
    assert_eq!(send(world, &mappe.kanaler(world)).await, 2);
    let mut told = stand(world).await;
    told.sort();
    assert_eq!(told, ["aflysning sendt", "frist_aktiv_igen sendt", "kvittering bortfaldet nyere"]);
}

async fn nobody_writes_to_the_dead(world: &World) {
    kun_hendes(world).await;
    let sofie = world.borger("borger-med-frist").await;
    world.book(sofie, world.tid_with(1, "2026-12-01T07:00:00").await).await.unwrap();
    let mappe = Mappe::ny();
    service(world).fordel(mappe.kanaler(world).veje()).await.unwrap();
    let (read_log, _) = ReadLog::start(world.store.clone());
    let mut fakta = Fakta::from(&world.borger_row(sofie).await);
    fakta.doed_dato = Some(day("2026-11-24"));
    let register = RegisterService::new(world.store.clone(), world.clock.clone(), read_log);
    register.opdater(None, sofie, &fakta).await.unwrap();
    assert_eq!(send(world, &mappe.kanaler(world)).await, 0);
    assert_eq!(stand(world).await, ["kvittering bortfaldet doed"]);
    assert_eq!((veje(world).await, mappe.dokumenter().len()), (vec!["digital_post bortfaldet".to_owned()], 0));
}

async fn an_a_kasses_own_conversation_is_not_ours_to_tell(world: &World) {
    kun_hendes(world).await;
    let sofie = world.borger("borger-med-frist").await;
    let a_kasse = world.a_kasse_of(sofie).await;
    let udkast = udkast(SamtaleType::Raadighedssamtale, "2026-11-26T09:00:00");
    world.summon(&a_kasse, sofie, &udkast).await.unwrap();
    world.clock.set(at("2026-11-25T12:00:00Z"));
    service(world).paamind().await.unwrap();
    assert_eq!(world.raw.count(&format!("notifikation WHERE borger_id = {}", world.raw.id(sofie.uuid()))).await, 0);
}

/// Not now, whoever asks.
struct Lukket;

#[async_trait]
impl Vej for Lukket {
    async fn send(&self, _: &Brev<'_>) -> Udfald {
        Udfald::Midlertidigt("lukket".to_owned())
    }
}

async fn what_changes_between_two_attempts_is_not_sent(world: &World) {
    kun_hendes(world).await;
    let borger = world.one_borger().await;
    let id = world.summoned(borger, &udkast(SamtaleType::Jobsamtale, "2026-12-01T09:00:00")).await;
    send(world, &Kanaler::default().med(Kanal::DigitalPost, Arc::new(Lukket))).await;
    world
        .raw
        .run(&format!(
            "UPDATE indkaldelse SET status = 'aflyst', occupies = FALSE WHERE id = {}",
            world.raw.id(id.uuid())
        ))
        .await;
    world.clock.set(world.clock.now() + TimeDelta::minutes(2));
    assert_eq!(send(world, &Mappe::ny().kanaler(world)).await, 0);
    assert_eq!(stand(world).await, ["indkaldelse bortfaldet aflyst"]);
}

/// Crashes with one person's messages, and hands on the others.
struct Skroebelig(Kanaler);

#[async_trait]
impl Vej for Skroebelig {
    async fn send(&self, brev: &Brev<'_>) -> Udfald {
        assert_ne!(brev.grundlag.borger.navn, "Eva Uheld", "a mistake of ours");
        self.0.vej(Kanal::DigitalPost).unwrap().send(brev).await
    }
}

async fn one_that_crashes_stops_no_other_and_is_given_up(world: &World) {
    kun_hendes(world).await;
    let people = world.other_borgere(3).await;
    world.change_borger(people[1], |row| row.navn = "Eva Uheld".to_owned()).await;
    for &borger in &people {
        world.set_frist(borger, SamtaleType::FaellesJobsamtale, day("2026-12-10"), day("2026-12-31")).await;
    }
    let mappe = Mappe::ny();
    let kanaler = Kanaler::default().med(Kanal::DigitalPost, Arc::new(Skroebelig(mappe.kanaler(world))));
    assert_eq!(send(world, &kanaler).await, 3);
    assert_eq!(mappe.dokumenter().len(), 2);
    for expected in [1, 0] {
        world.clock.set(world.clock.now() + TimeDelta::minutes(10));
        assert_eq!(send(world, &kanaler).await, expected);
    }
    let mut told = stand(world).await;
    told.sort();
    assert_eq!(told, ["frist_udstedt kan_ikke_naas", "frist_udstedt sendt", "frist_udstedt sendt"]);
    assert_eq!(world.raw.count("opgave WHERE slags = 'kan_ikke_naas'").await, 1);
}

async fn two_ways_are_tried_each_by_itself(world: &World) {
    kun_hendes(world).await;
    let sofie = world.borger("borger-med-frist").await;
    world.book(sofie, world.tid_with(1, "2026-12-01T07:00:00").await).await.unwrap();
    let mappe = Mappe::ny();
    let kanaler = mappe.kanaler(world).med(Kanal::Sms, Arc::new(Lukket));
    assert_eq!(send(world, &kanaler).await, 2);
    assert_eq!(
        (stand(world).await, veje(world).await),
        (vec!["kvittering venter".to_owned()], vec!["digital_post sendt".into(), "sms venter lukket".into()])
    );
    for _ in 0..60 {
        world.clock.set(world.clock.now() + TimeDelta::minutes(30));
        send(world, &kanaler).await;
    }
    assert_eq!((stand(world).await, mappe.dokumenter().len()), (vec!["kvittering sendt".to_owned()], 1));
    assert_eq!(veje(world).await, ["digital_post sendt", "sms opgivet lukket"]);
}
