//! Guest access on the wire: who opens a borger who is not his authority's own, what may be read of her then, and who sees it.

use axum::http::Method;
use serde_json::json;

use super::support::{Svar, System, Wire};
use crate::support::{World, at, on_both_engines};
use faellestid::domain::code_lists::MyndighedType;
use faellestid::domain::ids::{BorgerId, OrganisationId};
use faellestid::domain::snitflade::Scope;
use faellestid::services::gaest::GaesteService;
use faellestid::services::klienter::NyKlient;

on_both_engines!(
    a_jobcenters_guest_reads_the_status_and_what_lies_ahead_until_the_hours_are_over,
    an_opening_is_its_clients_its_authoritys_and_its_users_alone,
    an_a_kasses_guest_learns_nothing_of_frister,
    another_actors_guest_learns_nothing_of_frister,
    without_a_reason_a_user_or_a_need_nothing_is_opened,
    her_jobcenter_and_she_see_which_user_it_was_and_why,
);

const WHY: &str = "Hun har henvendt sig i vores borgerservice";

async fn aabn(world: &World, system: &System, borger: BorgerId, bruger: &str) -> Svar {
    let call = system.change(world, Method::POST, "/Gaesteadgang").om(world, borger).await;
    call.header("x-bruger", bruger).json(&json!({ "begrundelse": WHY })).send().await
}

async fn read(world: &World, system: &System, borger: BorgerId, path: &str) -> Svar {
    system.get(path).om(world, borger).await.header("x-bruger", "RID-1").send().await
}

/// Sofie has a frist and belongs to somebody else than this jobcenter.
async fn in_odense(world: &World) -> (BorgerId, OrganisationId) {
    let sofie = world.borger("borger-med-frist").await;
    let aarhus = world.borger_row(sofie).await.jobcenter_id;
    let odense = world.organisation("jobcenter", "46100").await;
    world.change_borger(sofie, |row| row.jobcenter_id = odense).await;
    (sofie, aarhus)
}

fn client(slags: MyndighedType, own: &[OrganisationId]) -> NyKlient {
    NyKlient {
        navn: "Fagsystemet".to_owned(),
        myndighedstype: slags,
        ejersystem: None,
        organisationer: own.to_vec(),
        scopes: Scope::ALL.iter().copied().collect(),
        anden_aktoer: None,
        certifikat: None,
    }
}

async fn a_jobcenters_guest_reads_the_status_and_what_lies_ahead_until_the_hours_are_over(world: &World) {
    let wire = Wire::on(world);
    let (sofie, aarhus) = in_odense(world).await;
    let system = wire.system(world, MyndighedType::Jobcenter, &[aarhus]).await;
    assert_eq!(read(world, &system, sofie, "/Borgerstatus").await.fejl(), (404, vec!["1010"]));
    let opened = aabn(world, &system, sofie, "RID-1").await;
    assert_eq!((opened.status, &opened.json["udloeber"]), (201, &json!("2026-11-24T17:00:00Z")), "{}", opened.text);
    let status = read(world, &system, sofie, "/Borgerstatus").await;
    assert_eq!((status.status, status.json["frister"].as_array().unwrap().len()), (200, 1), "{}", status.text);
    let overblik = read(world, &system, sofie, "/MitOverblik").await;
    assert_eq!((overblik.status, overblik.json["frister"].as_array().unwrap().len()), (200, 1), "{}", overblik.text);
    // Where the table has no cross for a guest, she is still a stranger.
    for path in ["/Frist", "/Indkaldelse", "/Borgere/fravaer", "/Indkaldelse/deltagelsesvalg"] {
        assert_eq!(read(world, &system, sofie, path).await.fejl(), (404, vec!["1010"]), "{path}");
    }
    let frist = format!("/Frist/{}", world.new_frist());
    let body = json!({ "samtaleType": 4, "fristdato": "2026-12-10", "sidsteAfholdelsesdato": "2026-12-18" });
    let write = system.change(world, Method::POST, &frist).om(world, sofie).await.header("x-bruger", "RID-1");
    assert_eq!(write.json(&body).send().await.fejl(), (404, vec!["1010"]));
    world.clock.set(at("2026-11-24T16:59:59Z"));
    assert_eq!(read(world, &system, sofie, "/Borgerstatus").await.status, 200);
    world.clock.set(at("2026-11-24T17:00:00Z"));
    assert_eq!(read(world, &system, sofie, "/Borgerstatus").await.status, 404);
    assert_eq!(aabn(world, &system, sofie, "RID-1").await.status, 201, "again, with a reason again");
    assert_eq!(read(world, &system, sofie, "/Borgerstatus").await.status, 200);
}

async fn an_opening_is_its_clients_its_authoritys_and_its_users_alone(world: &World) {
    let wire = Wire::on(world);
    let (sofie, aarhus) = in_odense(world).await;
    let randers = world.foreign(sofie, "jobcenter").await;
    let system = wire.system(world, MyndighedType::Jobcenter, &[aarhus, randers]).await;
    let code = |id| async move { world.store.read().await.unwrap().organisation(id).await.unwrap().unwrap().code };
    let (own, other) = (code(aarhus).await, code(randers).await);
    let call = system.change(world, Method::POST, "/Gaesteadgang").om(world, sofie).await.header("x-bruger", "RID-1");
    let opened = call.header("x-organisation", &own).json(&json!({ "begrundelse": WHY })).send().await;
    assert_eq!(opened.status, 201, "{}", opened.text);
    let ask = async |organisation: &str, bruger: Option<&str>| {
        let call = system.get("/Borgerstatus").om(world, sofie).await.header("x-organisation", organisation);
        let call = if let Some(bruger) = bruger { call.header("x-bruger", bruger) } else { call };
        call.send().await.status
    };
    assert_eq!(ask(&own, Some("RID-1")).await, 200);
    assert_eq!(ask(&own, Some("RID-2")).await, 404, "a colleague writes a reason of his own");
    assert_eq!(ask(&own, None).await, 404, "nobody answers for it");
    if other != own {
        assert_eq!(ask(&other, Some("RID-1")).await, 404, "for another of its authorities");
    }
    let another = wire.system(world, MyndighedType::Jobcenter, &[aarhus]).await;
    assert_eq!(read(world, &another, sofie, "/Borgerstatus").await.status, 404, "another system");
    // The employee's own opening is no system's.
    assert_eq!(world.raw.count("gaesteadgang WHERE klient_id IS NOT NULL AND medarbejder_id IS NULL").await, 1);
}

async fn an_a_kasses_guest_learns_nothing_of_frister(world: &World) {
    let wire = Wire::on(world);
    let sofie = world.borger("borger-med-frist").await;
    let tre_f = world.organisation("a_kasse", "3f").await;
    let system = wire.system(world, MyndighedType::AKasse, &[tre_f]).await;
    assert_eq!(aabn(world, &system, sofie, "RID-1").await.status, 201);
    let status = read(world, &system, sofie, "/Borgerstatus").await;
    assert_eq!((status.status, &status.json["frister"]), (200, &json!(null)), "{}", status.text);
    assert_eq!(read(world, &system, sofie, "/MitOverblik").await.status, 404);
    // What it would not read of a member it does not read of a stranger either.
    world.change_borger(sofie, |row| row.kontaktgruppe = 2).await;
    assert_eq!(read(world, &system, sofie, "/Borgerstatus").await.status, 404);
}

async fn another_actors_guest_learns_nothing_of_frister(world: &World) {
    let wire = Wire::on(world);
    let sofie = world.borger("borger-med-frist").await;
    let own = world.borger_row(sofie).await.jobcenter_id;
    let ny = NyKlient { anden_aktoer: Some(1_012_345_678), ..client(MyndighedType::Jobcenter, &[own]) };
    let actor = wire.client(world, &ny).await;
    assert_eq!(read(world, &actor, sofie, "/Borgerstatus").await.status, 404);
    assert_eq!(aabn(world, &actor, sofie, "RID-1").await.status, 201, "the jobcenter's, and not sent to it");
    let status = read(world, &actor, sofie, "/Borgerstatus").await;
    assert_eq!((status.status, &status.json["frister"]), (200, &json!(null)), "{}", status.text);
    for path in ["/MitOverblik", "/Frist"] {
        assert_eq!(read(world, &actor, sofie, path).await.fejl(), (403, vec!["FA107"]), "{path}");
    }
    assert_eq!(read(world, &actor, sofie, "/Indkaldelse").await.status, 404, "no cross for its guests");
    world.change_borger(sofie, |row| row.anden_aktoer = Some(1_012_345_678)).await;
    assert_eq!(aabn(world, &actor, sofie, "RID-1").await.fejl(), (422, vec!["FA410"]));
}

async fn without_a_reason_a_user_or_a_need_nothing_is_opened(world: &World) {
    let wire = Wire::on(world);
    let (sofie, aarhus) = in_odense(world).await;
    let system = wire.system(world, MyndighedType::Jobcenter, &[aarhus]).await;
    let send = async |body: serde_json::Value| {
        let call = system.change(world, Method::POST, "/Gaesteadgang").om(world, sofie).await;
        call.header("x-bruger", "RID-1").json(&body).send().await
    };
    for (why, kode) in [(" ".to_owned(), "FT511"), ("travlt".to_owned(), "FT515"), ("a".repeat(501), "FT417")] {
        let svar = send(json!({ "begrundelse": why })).await;
        assert_eq!((svar.fejl(), svar.felter()), ((422, vec![kode]), json!(["begrundelse"])), "{why}");
    }
    assert_eq!(send(json!({ "begrundelse": format!("{WHY} <b>") })).await.fejl(), (422, vec!["4933"]));
    let nobody = system.change(world, Method::POST, "/Gaesteadgang").om(world, sofie).await;
    let nobody = nobody.json(&json!({ "begrundelse": WHY })).send().await;
    assert_eq!((nobody.fejl(), nobody.felter()), ((400, vec!["FA210"]), json!(["x-bruger"])));
    let own = world.one_borger().await;
    world.change_borger(own, |row| row.jobcenter_id = aarhus).await;
    assert_eq!(aabn(world, &system, own, "RID-1").await.fejl(), (422, vec!["FA410"]));
    for slags in [MyndighedType::Kommune, MyndighedType::Star, MyndighedType::Udk] {
        let other = wire.system(world, slags, &[aarhus]).await;
        assert_eq!(aabn(world, &other, sofie, "RID-1").await.fejl(), (403, vec!["FA107"]), "{slags:?}");
    }
    assert_eq!(world.raw.count("gaesteadgang").await, 0);
}

async fn her_jobcenter_and_she_see_which_user_it_was_and_why(world: &World) {
    let wire = Wire::on(world);
    let (sofie, aarhus) = in_odense(world).await;
    let system = wire.client(world, &client(MyndighedType::Jobcenter, &[aarhus])).await;
    assert_eq!(aabn(world, &system, sofie, "RID-1").await.status, 201);
    let service = GaesteService::new(world.store.clone(), world.clock.clone());
    let told = service.gaester(&world.jobcenter_of(sofie).await, sofie).await.unwrap();
    let [one] = &told[..] else { panic!("{told:?}") };
    assert_eq!(
        (one.medarbejder.as_str(), one.myndighed.as_str(), one.begrundelse.as_str()),
        ("Fagsystemet, RID-1", "Jobcenter Aarhus", WHY)
    );
    assert_eq!(service.gaester_hos_mig(sofie).await.unwrap().len(), 1);
    let lines = "AND action = 'gaesteadgang_aabnet' AND detalje = 'bruger RID-1'";
    assert_eq!(world.rows_about("audit", "borger_id", sofie.uuid(), lines).await, 2, "at both jobcentres");
}
