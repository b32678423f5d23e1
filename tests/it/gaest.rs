//! A guest: who opens another jobcenter's borger, why, for how long, and who sees it.

use crate::support::{World, at, kald, on_both_engines, refused};
use faellestid::domain::access::{Principal, Rolle};
use faellestid::domain::code_lists::MyndighedType;
use faellestid::domain::ids::BorgerId;
use faellestid::domain::rules::Code;
use faellestid::services::Actor;
use faellestid::services::gaest::{Aabnet, GaesteService};
use faellestid::services::kald::Kald;

on_both_engines! {
    she_is_read_about_until_the_hours_are_over,
    without_a_reason_or_a_whole_number_nothing_is_opened,
    a_colleague_and_an_a_kasse_read_nothing,
    her_own_jobcenter_and_she_see_who_it_was_and_why,
}

const WHY: &str = "Hun har henvendt sig i vores borgerservice";

fn service(world: &World) -> GaesteService {
    GaesteService::new(world.store.clone(), world.clock.clone())
}

/// Sofie belongs to Odense now; the coordinator of Aarhus is the guest.
async fn in_odense(world: &World) -> (BorgerId, String) {
    let sofie = world.borger("borger-med-frist").await;
    let odense = world.organisation("jobcenter", "46100").await;
    world.change_borger(sofie, |row| row.jobcenter_id = odense).await;
    let cpr = world.raw.texts("SELECT cpr FROM borger WHERE demo_slug = 'borger-med-frist'").await.remove(0);
    (sofie, cpr)
}

async fn aabn(world: &World, caller: &Kald<'_>, cpr: &str) -> BorgerId {
    match service(world).aabn(caller, cpr, WHY).await.unwrap() {
        Aabnet::Gaest(id) => id,
        Aabnet::Egen(id) => panic!("{id} is the caller's own"),
    }
}

async fn she_is_read_about_until_the_hours_are_over(world: &World) {
    let (sofie, cpr) = in_odense(world).await;
    let actor = world.actor("jobcenter-sagsbehandler").await;
    let aarhus = world.aarhus(&actor).await;
    assert_eq!(refused(service(world).laes(&aarhus, sofie).await.map(|_| ())), [Code::NotAuthorised]);
    assert_eq!(aabn(world, &aarhus, &cpr).await, sofie);
    let seen = service(world).laes(&aarhus, sofie).await.unwrap();
    assert_eq!((seen.borger.id, seen.udloeber_at), (sofie, at("2026-11-24T17:00:00Z")));
    world.clock.set(at("2026-11-24T16:59:59Z"));
    assert!(service(world).laes(&aarhus, sofie).await.is_ok());
    world.clock.set(at("2026-11-24T17:00:00Z"));
    assert_eq!(refused(service(world).laes(&aarhus, sofie).await.map(|_| ())), [Code::NotAuthorised]);
    aabn(world, &aarhus, &cpr).await;
    assert!(service(world).laes(&aarhus, sofie).await.is_ok(), "opened again, with a reason again");
}

async fn without_a_reason_or_a_whole_number_nothing_is_opened(world: &World) {
    let (sofie, cpr) = in_odense(world).await;
    let actor = world.actor("jobcenter-sagsbehandler").await;
    let aarhus = world.aarhus(&actor).await;
    let stored = world.raw.everything().await;
    for (number, why, code) in [
        (cpr.as_str(), " ", Code::BegrundelseMissing),
        (cpr.as_str(), "travlt", Code::BegrundelseTooShort),
        ("Sofie", WHY, Code::CprForm),
        ("610199-9999", WHY, Code::UnknownBorger),
    ] {
        assert_eq!(refused(service(world).aabn(&aarhus, number, why).await), [code]);
    }
    assert_eq!(world.raw.everything().await, stored);
    world.change_borger(sofie, |row| row.jobcenter_id = aarhus.myndighed.id.unwrap()).await;
    assert_eq!(service(world).aabn(&aarhus, &cpr, WHY).await.unwrap(), Aabnet::Egen(sofie));
    assert_eq!(world.raw.count("gaesteadgang").await, 0, "one's own needs no guest");
}

async fn a_colleague_and_an_a_kasse_read_nothing(world: &World) {
    let (sofie, cpr) = in_odense(world).await;
    let actor = world.actor("jobcenter-sagsbehandler").await;
    aabn(world, &world.aarhus(&actor).await, &cpr).await;
    let colleague = world.actor("jobcenter-koordinator").await;
    let aarhus = world.aarhus(&colleague).await;
    assert_eq!(refused(service(world).laes(&aarhus, sofie).await.map(|_| ())), [Code::NotAuthorised]);
    let hk = kald(MyndighedType::AKasse, Some(world.organisation("a_kasse", "hk").await));
    assert_eq!(refused(service(world).aabn(&hk, &cpr, WHY).await), [Code::NotAuthorised]);
    // He has gone to another jobcenter since.
    let odense = world.organisation("jobcenter", "46100").await;
    let Some(Principal::Medarbejder { id, .. }) = actor.principal else { panic!("an employee") };
    let rolle = Rolle::JobcenterSagsbehandler;
    let elsewhere = Principal::Medarbejder { id, organisation: Some(odense), rolle };
    let actor = Actor { principal: Some(elsewhere), request_id: None };
    let there = Kald { actor: &actor, ..kald(MyndighedType::Jobcenter, Some(odense)) };
    assert_eq!(refused(service(world).laes(&there, sofie).await.map(|_| ())), [Code::NotAuthorised]);
}

async fn her_own_jobcenter_and_she_see_who_it_was_and_why(world: &World) {
    let (sofie, cpr) = in_odense(world).await;
    let actor = world.actor("jobcenter-sagsbehandler").await;
    let aarhus = world.aarhus(&actor).await;
    aabn(world, &aarhus, &cpr).await;
    let hers = world.jobcenter_of(sofie).await;
    let told = service(world).gaester(&hers, sofie).await.unwrap();
    assert_eq!((told.len(), told[0].myndighed.as_str(), told[0].begrundelse.as_str()), (1, "Jobcenter Aarhus", WHY));
    assert_eq!(service(world).gaester_hos_mig(sofie).await.unwrap().len(), 1);
    assert_eq!(refused(service(world).gaester(&aarhus, sofie).await.map(|_| ())), [Code::NotAuthorised]);
    assert_eq!(world.rows_about("audit", "borger_id", sofie.uuid(), "AND action = 'gaesteadgang_aabnet'").await, 2);
}
