//! A caseworker's own calendar: what is fetched by the address, read by a parser that is not ours; who can open and close it.

use serde_json::Value;

use super::python;
use crate::support::{World, on_both_engines, refused};
use faellestid::domain::code_lists::{Deltagelsesvalg, DeltagerRolle};
use faellestid::domain::rules::Code;
use faellestid::domain::rules::deltagelse::DeltagerUdkast;
use faellestid::kanaler::arbejdskalender;
use faellestid::services::Actor;
use faellestid::services::indkaldelse::Hvem;
use faellestid::services::kald::{Afvist, Kald};
use faellestid::services::kalender::KalenderService;

on_both_engines! {
    the_calendar_follows_a_team_and_says_nothing_of_whom,
    a_new_address_shuts_the_old_one_and_closing_shuts_it_for_good,
    of_two_tabs_the_second_is_stale,
    only_those_who_hold_something_there_can_be_followed,
    who_no_longer_works_there_follows_nothing,
    an_a_kasse_follows_those_it_may_read_about_and_comes_to,
}

const TEAM: &str = "Team Job og Uddannelse";

fn service(world: &World) -> KalenderService {
    KalenderService::new(world.store.clone(), world.clock.clone())
}

async fn morten(world: &World) -> Actor {
    world.actor("jobcenter-sagsbehandler").await
}

async fn read(world: &World, secret: &str) -> (String, Value) {
    let fulgt = service(world).fulgt(secret).await.unwrap().expect("an open address");
    let file = arbejdskalender::fil(&fulgt);
    let found = python::read("arbejdskalender.py", file.as_bytes());
    (file, found)
}

async fn the_calendar_follows_a_team_and_says_nothing_of_whom(world: &World) {
    let actor = morten(world).await;
    let secret = service(world).ny(&world.aarhus(&actor).await, TEAM, None).await.unwrap();
    assert_eq!(
        world.raw.count(&format!("kalenderabonnement WHERE hash = '{secret}'")).await,
        0,
        "kept as a hash alone"
    );
    let mads = world.borger("borger-med-booking").await;
    let samtale = world.coming(mads).await.remove(0);
    let (file, found) = read(world, &secret).await;
    let start = serde_json::json!(samtale.starts_at.to_rfc3339());
    let own =
        found["events"].as_array().unwrap().iter().find(|event| event["start"] == start).expect("his conversation");
    assert_eq!(own["summary"], "Fælles jobsamtale med dagpengemodtager, personligt møde");
    assert_eq!(own["location"], samtale.adresse.clone().unwrap());
    assert_eq!(
        own["keys"],
        serde_json::json!(["CLASS", "DTEND", "DTSTAMP", "DTSTART", "LOCATION", "SEQUENCE", "STATUS", "SUMMARY", "UID"])
    );
    assert_eq!((&found["method"], &found["bare_line_ends"]), (&"PUBLISH".into(), &false.into()));
    assert_eq!(found["name"], format!("Fællestid: {TEAM}"));
    let unfolded = file.replace("\r\n ", "");
    let all = world.raw.texts("SELECT navn FROM borger").await;
    assert!(all.iter().all(|navn| !unfolded.contains(navn.as_str())), "no borger is named");
    for hers in
        [samtale.id.to_string(), mads.to_string(), samtale.borger_telefon.unwrap_or_else(|| "12345678".to_owned())]
    {
        assert!(!unfolded.contains(&hers), "{hers}");
    }
    let marks: Vec<_> = found["events"].as_array().unwrap().iter().map(|event| event["uid"].clone()).collect();
    world.move_to(mads, world.tid_for(mads, 1, "2026-12-02T06:00:00").await).await.unwrap();
    let (_, moved) = read(world, &secret).await;
    let at_six = |event: &&Value| event["start"] == "2026-12-02T05:00:00+00:00";
    let moved =
        moved["events"].as_array().unwrap().iter().find(at_six).expect("his conversation, moved")["uid"].clone();
    assert!(marks.contains(&moved), "the same event");
    let id = world.coming(mads).await[0].id;
    world.indkaldelse_service.aflys(&world.jobcenter_of(mads).await, mads, id, None).await.unwrap();
    let (_, gone) = read(world, &secret).await;
    assert!(gone["events"].as_array().unwrap().iter().all(|event| event["uid"] != moved), "called off");
}

async fn a_new_address_shuts_the_old_one_and_closing_shuts_it_for_good(world: &World) {
    let (service, actor) = (service(world), morten(world).await);
    let kald = world.aarhus(&actor).await;
    let first = service.ny(&kald, TEAM, None).await.unwrap();
    let set = service.min(&kald).await.unwrap().abonnement.expect("an address").id;
    let second = service.ny(&kald, "Team Digital", Some(set)).await.unwrap();
    assert!(service.fulgt(&first).await.unwrap().is_none(), "the old address is shut at once");
    assert_eq!(service.fulgt(&second).await.unwrap().expect("the new one").hvem, "Team Digital");
    let set = service.min(&kald).await.unwrap().abonnement.expect("an address").id;
    service.luk(&kald, set).await.unwrap();
    assert!(service.fulgt(&second).await.unwrap().is_none() && service.min(&kald).await.unwrap().abonnement.is_none());
    for (action, lines) in [("kalender_oprettet", 2), ("kalender_lukket", 1)] {
        assert_eq!(world.raw.count(&format!("audit WHERE action = '{action}'")).await, lines);
    }
}

async fn of_two_tabs_the_second_is_stale(world: &World) {
    let (service, actor) = (service(world), morten(world).await);
    let kald = world.aarhus(&actor).await;
    let first = service.ny(&kald, TEAM, None).await.unwrap();
    let again = service.ny(&kald, TEAM, None).await;
    assert!(matches!(again, Err(Afvist::Foraeldet { .. })), "{again:?}");
    assert!(service.fulgt(&first).await.unwrap().is_some(), "the first address holds");
    let unknown = service.luk(&kald, world.clock.new_id()).await;
    assert!(matches!(unknown, Err(Afvist::Foraeldet { .. })), "{unknown:?}");
}

async fn only_those_who_hold_something_there_can_be_followed(world: &World) {
    let (service, actor) = (service(world), morten(world).await);
    let kald = world.aarhus(&actor).await;
    let navne = service.min(&kald).await.unwrap().navne;
    assert!(navne.iter().any(|navn| navn == TEAM) && !navne.iter().any(|navn| navn == "Karen Prøve"), "{navne:?}");
    for nobody in ["", "Karen Prøve"] {
        assert_eq!(refused(service.ny(&kald, nobody, None).await), [Code::MedarbejderMissing], "{nobody}");
    }
}

async fn who_no_longer_works_there_follows_nothing(world: &World) {
    let (service, actor) = (service(world), morten(world).await);
    let secret = service.ny(&world.aarhus(&actor).await, TEAM, None).await.unwrap();
    world.raw.run("UPDATE medarbejder SET rolle = 'revisor' WHERE demo_slug = 'jobcenter-sagsbehandler'").await;
    assert!(service.fulgt(&secret).await.unwrap().is_none());
    for guess in ["", "x", &"0".repeat(64), &secret.to_uppercase()] {
        assert!(service.fulgt(guess).await.unwrap().is_none(), "{guess}");
    }
}

async fn an_a_kasse_follows_those_it_may_read_about_and_comes_to(world: &World) {
    let actor = world.actor("a-kasse-koordinator").await;
    let hk = Kald { actor: &actor, myndighed: crate::a_kasse::hk(world).await.myndighed };
    let anna = DeltagerUdkast {
        navn: Some("Anna Prøve".to_owned()),
        kontaktdetaljer: None,
        telefonnummer: None,
        email: None,
        rolle: DeltagerRolle::Medarbejder.id(),
    };
    let mut hers = Vec::new();
    for clock in ["07:00", "07:05", "07:10"] {
        let (her, id) = crate::a_kasse::booked(world, clock).await;
        world.indkaldelse_service.opret_deltager(&hk, her, id, world.clock.new_id(), &anna).await.unwrap();
        hers.push((her, id));
    }
    let secret = service(world).ny(&hk, "Anna Prøve", None).await.unwrap();
    let followed = async || {
        let fulgt = service(world).fulgt(&secret).await.unwrap().expect("an open address");
        fulgt.samtaler.into_iter().map(|one| one.id).collect::<Vec<_>>()
    };
    assert_eq!(followed().await, [hers[0].1, hers[1].1, hers[2].1]);
    world.change_borger(hers[0].0, |borger| borger.kontaktgruppe = 2).await;
    assert_eq!(followed().await, [hers[1].1, hers[2].1], "it may not read about her");
    let (her, id) = hers[1];
    let herself = crate::support::herself(her);
    let choose = async |valg: Deltagelsesvalg| {
        world.indkaldelse_service.vaelg(Hvem::Borger(&herself), her, Some(id), valg.id()).await.unwrap()
    };
    choose(Deltagelsesvalg::FravalgtAfBorger).await;
    assert_eq!(followed().await, [hers[2].1], "she has said no");
    world.clock.set(world.clock.now() + chrono::TimeDelta::minutes(1));
    choose(Deltagelsesvalg::OensketAfBorger).await;
    assert_eq!(followed().await, [id, hers[2].1], "the latest word holds");
}
