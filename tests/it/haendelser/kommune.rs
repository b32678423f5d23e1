//! A kommune is sent what its jobcenter's feed tells a kommune: conversations, and neither frister nor that somebody confirmed.

use super::modtager::{Modtager, Svar};
use super::udsendelse::{node, status, time_passes};
use crate::support::{World, day, herself, on_both_engines};
use faellestid::domain::code_lists::SamtaleType;
use faellestid::domain::haendelse::siges_til_kommune;
use faellestid::domain::udsendelse::MAX_FORSOEG;
use faellestid::kanaler::udsendelse::Net;
use faellestid::services::abonnementer::{opret_webhook, opret_webhook_til_kommune, send_igen};
use faellestid::services::haendelser::{besked, efter, efter_for_kommune, nummerer};
use faellestid::store::StoreError;

on_both_engines! {
    it_is_sent_what_its_feed_has,
    what_it_is_not_told_of_is_never_laid_aside_or_waiting,
    it_is_a_receiver_of_its_own_beside_the_jobcenter,
}

/// A frist, a conversation, and that she confirmed it.
async fn something_of_each(world: &World) {
    let borger = world.one_borger().await;
    world.set_frist(borger, SamtaleType::FaellesJobsamtale, day("2026-12-10"), day("2026-12-20")).await;
    let tid = world.tid_with(3, &format!("2026-12-01T{:02}:00:00", 5 + borger.uuid().as_u128() % 2)).await;
    let id = world.book(borger, tid).await.unwrap();
    world.service.bekraeft(&herself(borger), borger, id).await.unwrap();
    nummerer(&world.store).await.unwrap();
}

async fn it_is_sent_what_its_feed_has(world: &World) {
    let (modtager, jobcenters) = (Modtager::start().await, Modtager::start().await);
    let jobcenter = world.jobcenter().await;
    nummerer(&world.store).await.unwrap();
    let before = world.store.read().await.unwrap().last_haendelse_number().await.unwrap();
    let abonnement = opret_webhook_til_kommune(&world.store, &world.clock, jobcenter, &modtager.url()).await.unwrap();
    let beside = opret_webhook(&world.store, &world.clock, jobcenter, &jobcenters.url()).await.unwrap();
    something_of_each(world).await;
    let node = node(world, Net::OgsaaPrivat).await;
    node.tur(abonnement.id).await.unwrap();
    node.tur(beside.id).await.unwrap();
    let feed = efter_for_kommune(&world.store, jobcenter, before, 500).await.unwrap();
    let told: Vec<_> = feed.haendelser.iter().map(|one| serde_json::to_value(besked(one)).unwrap()).collect();
    let sent: Vec<_> = modtager.modtaget().iter().map(super::modtager::Modtaget::json).collect();
    assert!(!told.is_empty() && sent == told, "{sent:?}");
    // The rule in the code and the one in the statement are the same.
    let all = efter(&world.store, jobcenter, before, 500).await.unwrap().haendelser;
    let by_rule: Vec<_> = all.iter().filter(|one| siges_til_kommune(one.entitet, &one.slags)).collect();
    assert_eq!(by_rule, feed.haendelser.iter().collect::<Vec<_>>());
    assert!(all.len() > by_rule.len() + 1, "a frist and a confirmation at least");
    assert_eq!(jobcenters.numre().len(), all.len());
}

async fn what_it_is_not_told_of_is_never_laid_aside_or_waiting(world: &World) {
    let modtager = Modtager::start().await;
    let jobcenter = world.jobcenter().await;
    nummerer(&world.store).await.unwrap();
    let abonnement = opret_webhook_til_kommune(&world.store, &world.clock, jobcenter, &modtager.url()).await.unwrap();
    // Frister alone: nothing is sent, and it has come as far as the rest.
    for _ in 0..3 {
        let borger = world.one_borger().await;
        world.set_frist(borger, SamtaleType::FaellesJobsamtale, day("2026-12-10"), day("2026-12-20")).await;
    }
    nummerer(&world.store).await.unwrap();
    let node = node(world, Net::OgsaaPrivat).await;
    modtager.svarer(Svar::Status(500));
    node.tur(abonnement.id).await.unwrap();
    let last = world.store.read().await.unwrap().last_haendelse_number().await.unwrap();
    let now = status(world, abonnement.id).await;
    assert_eq!((modtager.numre().len(), now.sidste, now.venter, now.forsoeg), (0, last, 0, 0));
    // A conversation that does not come through is laid aside, and sent again when it is asked for.
    something_of_each(world).await;
    for _ in 0..MAX_FORSOEG {
        node.tur(abonnement.id).await.unwrap();
        time_passes(world).await;
    }
    let laid_aside = status(world, abonnement.id).await.ubesoergte;
    assert!(laid_aside >= 1);
    modtager.svarer(Svar::Status(204));
    assert!(send_igen(&world.store, &world.clock, Some(abonnement.id)).await.unwrap() >= 1);
    node.tur(abonnement.id).await.unwrap();
    assert_eq!(status(world, abonnement.id).await.ubesoergte, 0);
}

async fn it_is_a_receiver_of_its_own_beside_the_jobcenter(world: &World) {
    let jobcenter = world.jobcenter().await;
    let url = "https://system.example.dk/haendelser";
    let kommune = opret_webhook_til_kommune(&world.store, &world.clock, jobcenter, url).await.unwrap();
    opret_webhook(&world.store, &world.clock, jobcenter, url).await.unwrap();
    let again = opret_webhook_til_kommune(&world.store, &world.clock, jobcenter, url).await;
    assert!(matches!(again, Err(StoreError::Taken(_))));
    let told = status(world, kommune.id).await;
    assert!(told.som_kommune && told.navn.as_deref() == Some("Jobcenter Aarhus"), "{told:?}");
}
