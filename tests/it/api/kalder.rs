//! Who a caller is beside its authority: an a-kasse that had her or will have her, a kommune, another actor, a client with a certificate.

use axum::http::Method;
use serde_json::json;

use super::support::{System, Wire};
use crate::support::{World, day, on_both_engines, udkast};
use faellestid::api::{self, Api};
use faellestid::config::Certifikat;
use faellestid::domain::code_lists::{MyndighedType, SamtaleType};
use faellestid::domain::haendelse::Entitet;
use faellestid::domain::ids::{BorgerId, OrganisationId};
use faellestid::domain::medlemskab::Medlemsperiode;
use faellestid::domain::snitflade::Scope;
use faellestid::services::haendelser::nummerer;
use faellestid::services::klienter::NyKlient;
use faellestid::services::read_log::ReadLog;

on_both_engines!(
    an_a_kasse_reads_the_status_120_days_before_and_after_and_nothing_else,
    a_kommune_follows_conversations_and_star_follows_nothing,
    another_actor_acts_about_those_sent_to_it_alone,
    a_client_bound_to_a_certificate_shows_it_by_a_proxy_that_is_believed,
);

async fn organisation(world: &World, kind: &str, code: &str) -> OrganisationId {
    world.store.read().await.unwrap().organisation_by_code(kind, code).await.unwrap().expect(code).id
}

async fn was_member(world: &World, borger: BorgerId, perioder: &[Medlemsperiode]) {
    let mut tx = world.store.begin().await.unwrap();
    tx.set_medlemsperioder(borger, perioder).await.unwrap();
    tx.commit().await.unwrap();
}

async fn an_a_kasse_reads_the_status_120_days_before_and_after_and_nothing_else(world: &World) {
    let wire = Wire::on(world);
    let borger = world.one_borger().await;
    let (hk, tre_f) = (organisation(world, "a_kasse", "hk").await, organisation(world, "a_kasse", "3f").await);
    let system = wire.system(world, MyndighedType::AKasse, &[tre_f]).await;
    let ask = async |path: &str| system.get(path).om(world, borger).await.send().await.status;
    assert_eq!(ask("/Borgerstatus").await, 404);
    let own = Medlemsperiode { a_kasse: hk, fra: None, til: None };
    // Today is 24 November: 27 July is 120 days ago, 24 March lies 120 days ahead.
    for (fra, til, expected) in [
        (None, Some("2026-07-27"), 200),
        (None, Some("2026-07-26"), 404),
        (Some("2027-03-24"), None, 200),
        (Some("2027-03-25"), None, 404),
    ] {
        let date = |text: Option<&str>| text.map(day);
        was_member(world, borger, &[own, Medlemsperiode { a_kasse: tre_f, fra: date(fra), til: date(til) }]).await;
        assert_eq!(ask("/Borgerstatus").await, expected, "{fra:?} {til:?}");
        for other in ["/MitOverblik", "/Indkaldelse", "/Borgere/fravaer"] {
            assert_eq!(ask(other).await, 404, "{other}");
        }
    }
    was_member(world, borger, &[Medlemsperiode { a_kasse: tre_f, fra: None, til: Some(day("2026-11-01")) }]).await;
    let write = system.change(world, Method::PUT, "/Indkaldelse/deltagelsesvalg").om(world, borger).await;
    assert_eq!(write.json(&json!({ "deltagelsesvalg": 902 })).send().await.fejl(), (404, vec!["1010"]));
    // Of a member in another kontaktgruppe it read nothing while she was one, nor does it now.
    world.change_borger(borger, |row| row.kontaktgruppe = 2).await;
    assert_eq!(ask("/Borgerstatus").await, 404);
}

async fn a_kommune_follows_conversations_and_star_follows_nothing(world: &World) {
    let wire = Wire::on(world);
    let borger = world.one_borger().await;
    let jobcenter = world.borger_row(borger).await.jobcenter_id;
    let kommune = wire.system(world, MyndighedType::Kommune, &[jobcenter]).await;
    let own = wire.system(world, MyndighedType::Jobcenter, &[jobcenter]).await;
    world.set_frist(borger, SamtaleType::FaellesJobsamtale, day("2026-12-10"), day("2026-12-20")).await;
    let id = world.book(borger, world.tid_with(1, "2026-12-01T07:00:00").await).await.unwrap();
    world.service.bekraeft(&crate::support::herself(borger), borger, id).await.unwrap();
    nummerer(&world.store).await.unwrap();
    let kinds = async |system: &System| -> Vec<(i64, String)> {
        let svar = system.get("/Haendelser?antal=500").send().await;
        let all = svar.json["haendelser"].as_array().unwrap().clone();
        let mine =
            all.into_iter().filter(|one| one["eksternIdentifier"] == id.to_string() || one["entitetId"] == 90001);
        mine.map(|one| {
            (one["entitetId"].as_i64().unwrap(), one["indkaldelseshaendelse"].as_str().unwrap_or("frist").to_owned())
        })
        .collect()
    };
    let told = kinds(&kommune).await;
    assert_eq!(told, [(Entitet::Indkaldelse.id().into(), "oprettet".to_owned())]);
    let all = kinds(&own).await;
    assert!(all.iter().any(|(_, kind)| kind == "frist") && all.iter().any(|(_, kind)| kind == "bekraeftet"), "{all:?}");
    let star = wire.star(world).await;
    assert_eq!(star.get("/Haendelser").send().await.fejl(), (403, vec!["FA107"]));
}

async fn client(world: &World, wire: &Wire, ny: NyKlient) -> System {
    wire.client(world, &ny).await
}

fn jobcenters(own: OrganisationId) -> NyKlient {
    NyKlient {
        navn: "Prøvesystem".to_owned(),
        myndighedstype: MyndighedType::Jobcenter,
        ejersystem: None,
        organisationer: vec![own],
        scopes: Scope::ALL.iter().copied().collect(),
        anden_aktoer: None,
        certifikat: None,
    }
}

async fn another_actor_acts_about_those_sent_to_it_alone(world: &World) {
    let wire = Wire::on(world);
    let borger = world.one_borger().await;
    let own = world.borger_row(borger).await.jobcenter_id;
    let actor = client(world, &wire, NyKlient { anden_aktoer: Some(1_012_345_678), ..jobcenters(own) }).await;
    let read = async || actor.get("/Indkaldelse").om(world, borger).await.send().await.status;
    assert_eq!(read().await, 404);
    world.change_borger(borger, |row| row.anden_aktoer = Some(1_099_999_999)).await;
    assert_eq!(read().await, 404, "sent to somebody else");
    world.change_borger(borger, |row| row.anden_aktoer = Some(1_012_345_678)).await;
    assert_eq!(read().await, 200);
    let id = world.summoned(borger, &udkast(SamtaleType::Jobsamtale, "2026-11-25T09:00:00")).await;
    let gone = actor.change(world, Method::POST, &format!("/Indkaldelse/{id}/cancel")).om(world, borger).await;
    assert_ne!(gone.send().await.status, 404, "it acts for the jobcenter");
    // Where the table has no column of its own, the jobcenter's is not its.
    let status = actor.get("/Borgerstatus").om(world, borger).await.send().await;
    assert_eq!((status.status, &status.json["frister"]), (200, &json!(null)), "FristService has no column for it");
    for path in ["/Frist", "/MitOverblik", "/Haendelser", "/Indkaldelse/soegning?fra=2026-11-24&til=2026-11-30"] {
        assert_eq!(actor.get(path).om(world, borger).await.send().await.fejl(), (403, vec!["FA107"]), "{path}");
    }
    // At another jobcenter she is nobody's whom it was sent.
    let foreign = world.foreign(borger, "jobcenter").await;
    world.change_borger(borger, |row| row.jobcenter_id = foreign).await;
    assert_eq!(read().await, 404);
}

async fn a_client_bound_to_a_certificate_shows_it_by_a_proxy_that_is_believed(world: &World) {
    let (read_log, _) = ReadLog::start(world.store.clone());
    let certifikat = Certifikat { header: "x-cert".parse().unwrap(), proxyer: vec!["10.0.0.7".parse().unwrap()] };
    let api = Api::new(world.store.clone(), world.clock.clone(), read_log, u32::MAX).med_certifikat(Some(certifikat));
    let wire = Wire::of(api::router(&api));
    let borger = world.one_borger().await;
    let own = world.borger_row(borger).await.jobcenter_id;
    let shown = "ab".repeat(32);
    let bound = client(world, &wire, NyKlient { certifikat: Some(shown.clone()), ..jobcenters(own) }).await;
    let call = async |peer: &str, told: &[&str]| {
        let mut call = bound.get("/Frist").om(world, borger).await.from(peer);
        for header in told {
            call = call.also("x-cert", header);
        }
        call.send().await.status
    };
    let colons = shown
        .to_uppercase()
        .as_bytes()
        .chunks(2)
        .map(|two| String::from_utf8_lossy(two).into_owned())
        .collect::<Vec<_>>()
        .join(":");
    assert_eq!(call("10.0.0.7", &[&shown]).await, 200);
    assert_eq!(call("10.0.0.7", &[&colons]).await, 200);
    assert_eq!(call("::ffff:10.0.0.7", &[&shown]).await, 200, "the same address");
    for (peer, told) in [
        ("10.0.0.7", &[][..]),
        ("10.0.0.7", &["cd".repeat(32).leak() as &str]),
        ("10.0.0.7", &["ab"]),
        ("10.0.0.7", &[shown.clone().leak() as &str, shown.clone().leak() as &str]),
        ("10.0.0.8", &[shown.clone().leak() as &str]),
        ("127.0.0.1", &[shown.clone().leak() as &str]),
    ] {
        assert_eq!(call(peer, told).await, 401, "{peer} {told:?}");
    }
    let svar = bound.get("/Frist").om(world, borger).await.header("x-cert", &shown).send().await;
    assert_eq!(svar.fejl(), (401, vec!["FA110"]), "nobody knows who said so");
    // A client that is bound to none needs none.
    let free = client(world, &wire, jobcenters(own)).await;
    assert_eq!(free.get("/Frist").om(world, borger).await.send().await.status, 200);
}
