//! The six test scenarios of epic 999.8 ("Særlige krav til test") over HTTP, on 15 December 2023. The services' own tests go through
//! every border; here each scenario is played once, as a system on the other side would.

use axum::http::Method;
use serde_json::{Value, json};

use super::indkaldelse::samtale;
use super::support::{Svar, System, Wire};
use crate::support::{World, at, day, on_both_engines};
use faellestid::domain::ids::BorgerId;

on_both_engines! {
    cv_samtaler_paa_skaeringsdatoen_eller_senere_afvises,
    cv_samtaler_foer_skaeringsdatoen_modtages,
    indberettede_cv_samtaler_opdateres_og_aflyses,
    faelles_jobsamtaler_selvbookes,
    der_gives_frister_for_faelles_jobsamtaler,
    a_kasser_indberetter_anden_samtale,
}

async fn december(world: &World, kontaktgruppe: i32) -> BorgerId {
    world.clock.set(at("2023-12-15T09:00:00Z"));
    let borger = world.one_borger().await;
    world.change_borger(borger, |row| row.kontaktgruppe = kontaktgruppe).await;
    // An a-kasse reads about kontaktgruppe 8 when she is a dimittend.
    world.change_borger(borger, |row| row.tilmeldekategori = (kontaktgruppe == 8).then_some(5)).await;
    borger
}

fn of_type(samtaletype: u16, start: &str) -> Value {
    let mut body = samtale();
    (body["samtaleType"], body["starttidspunkt"]) = (json!(samtaletype), json!(start));
    body
}

async fn call(world: &World, system: &System, method: Method, path: &str, borger: BorgerId, body: &Value) -> Svar {
    system.change(world, method, path).om(world, borger).await.json(body).send().await
}

async fn report(world: &World, system: &System, borger: BorgerId, body: &Value) -> (String, Svar) {
    let path = format!("/Indkaldelse/{}", world.new_samtale());
    let svar = call(world, system, Method::POST, &path, borger, body).await;
    (path, svar)
}

async fn cv_samtaler_paa_skaeringsdatoen_eller_senere_afvises(world: &World) {
    let wire = Wire::on(world);
    for kontaktgruppe in [1, 8] {
        let borger = december(world, kontaktgruppe).await;
        let a_kasse = wire.a_kasse_of(world, borger).await;
        for start in ["2024-01-01T00:00:00", "2024-02-01T09:00:00"] {
            let (path, svar) = report(world, &a_kasse, borger, &of_type(10, start)).await;
            assert_eq!(svar.fejl(), (422, vec!["FT301"]), "{start}");
            assert_eq!(a_kasse.get(&path).om(world, borger).await.send().await.status, 404);
        }
    }
}

async fn cv_samtaler_foer_skaeringsdatoen_modtages(world: &World) {
    let wire = Wire::on(world);
    for kontaktgruppe in [1, 8] {
        let borger = december(world, kontaktgruppe).await;
        let a_kasse = wire.a_kasse_of(world, borger).await;
        for start in ["2023-12-20T09:00:00", "2023-12-31T23:15:00"] {
            let (path, svar) = report(world, &a_kasse, borger, &of_type(10, start)).await;
            assert_eq!(svar.status, 201, "{start}: {}", svar.text);
            assert_eq!(a_kasse.get(&path).om(world, borger).await.send().await.json["samtaleType"], 10);
        }
    }
}

async fn indberettede_cv_samtaler_opdateres_og_aflyses(world: &World) {
    let wire = Wire::on(world);
    let borger = december(world, 1).await;
    let a_kasse = wire.a_kasse_of(world, borger).await;
    let (path, _) = report(world, &a_kasse, borger, &of_type(10, "2023-12-20T09:00:00")).await;
    let update = async |body: Value| call(world, &a_kasse, Method::PUT, &path, borger, &body).await;
    assert_eq!(update(of_type(10, "2023-12-21T09:00:00")).await.status, 200);
    assert_eq!(update(of_type(10, "2024-01-02T09:00:00")).await.fejl(), (422, vec!["FT302"]));
    let turned = update(of_type(7, "2024-01-02T09:00:00")).await;
    assert_eq!((turned.status, &turned.json["advarsler"][0]["kode"]), (200, &json!("FT318")), "{}", turned.text);
    assert_eq!(update(of_type(10, "2024-01-02T09:00:00")).await.fejl(), (422, vec!["FT303"]));
    let gone = a_kasse.change(world, Method::DELETE, &path).om(world, borger).await.send().await;
    assert_eq!((gone.status, &gone.json["status"]), (200, &json!("aflyst")));
}

async fn faelles_jobsamtaler_selvbookes(world: &World) {
    let wire = Wire::on(world);
    let star = wire.star(world).await;
    for kontaktgruppe in [1, 8] {
        let borger = december(world, kontaktgruppe).await;
        let frame = world.agree(borger, day("2023-12-01"), day("2024-06-30")).await;
        let tid = world.tid_in(&frame, 1, "2024-01-09T07:00:00").await;
        let path = format!("/BorgerBooking/Booking/{}", world.clock.new_id());
        let body = json!({ "tidId": tid.uuid(), "borgerTelefon": "12345678" });
        let booked = call(world, &star, Method::POST, &path, borger, &body).await;
        assert_eq!((booked.status, &booked.json["samtaleType"]), (201, &json!(17)), "{}", booked.text);
        let to = world.tid_in(&frame, 1, "2024-01-10T07:00:00").await;
        let body = json!({ "tidId": to.uuid(), "borgerTelefon": "12345678" });
        let moved = call(world, &star, Method::POST, &format!("{path}/action/ombook"), borger, &body).await;
        assert_eq!(moved.status, 200, "{}", moved.text);
        // Both authorities see the same.
        for system in [wire.jobcenter_of(world, borger).await, wire.a_kasse_of(world, borger).await] {
            let seen = system.get("/MitOverblik").om(world, borger).await.send().await;
            assert_eq!(seen.json["samtaler"][0]["indkaldelseId"], moved.json["indkaldelseId"]);
        }
    }
}

async fn der_gives_frister_for_faelles_jobsamtaler(world: &World) {
    let wire = Wire::on(world);
    for kontaktgruppe in [1, 8] {
        let borger = december(world, kontaktgruppe).await;
        let jobcenter = wire.jobcenter_of(world, borger).await;
        let path = format!("/Frist/{}", world.new_frist());
        let body = json!({ "samtaleType": 17, "fristdato": "2023-12-27", "sidsteAfholdelsesdato": "2024-01-24" });
        let set = call(world, &jobcenter, Method::POST, &path, borger, &body).await;
        assert_eq!((set.status, &set.json["frist"]["friststatus"]), (201, &json!("aktiv")), "{}", set.text);
        let status = wire.star(world).await.get("/Borgerstatus").om(world, borger).await.send().await;
        assert_eq!(
            (&status.json["kanSelvbooke"], &status.json["frister"][0]["samtaleType"]),
            (&json!(true), &json!(17))
        );
    }
}

async fn a_kasser_indberetter_anden_samtale(world: &World) {
    let wire = Wire::on(world);
    let borger = december(world, 1).await;
    let a_kasse = wire.a_kasse_of(world, borger).await;
    for start in ["2023-12-20T09:00:00", "2024-01-02T09:00:00"] {
        let (_, svar) = report(world, &a_kasse, borger, &of_type(12, start)).await;
        assert_eq!((svar.status, &svar.json["advarsler"]), (201, &json!([])), "{}", svar.text);
    }
    let (_, jobsamtale) = report(world, &a_kasse, borger, &of_type(7, "2024-01-03T09:00:00")).await;
    assert_eq!(jobsamtale.fejl(), (422, vec!["FT314"]));
}
