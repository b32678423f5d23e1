//! Which offers Jobnet is given for a borger, and where it and the register do not know the same of her.

use axum::http::Method;
use serde_json::{Value, json};

use super::support::{Svar, System, Wire};
use crate::support::{World, on_both_engines};
use faellestid::domain::ids::BorgerId;

on_both_engines!(
    what_dfdg_knows_of_her_decides_which_offers_she_sees,
    where_dfdg_and_the_register_differ_it_is_told_and_hides_nothing,
);

async fn code_of(world: &World, borger: BorgerId) -> String {
    let id = world.borger_row(borger).await.jobcenter_id;
    world.store.read().await.unwrap().organisation(id).await.unwrap().unwrap().code
}

/// The offers for her, when DFDG knows this of her beside what is usual.
pub async fn offers(world: &World, star: &System, borger: BorgerId, change: Value) -> Svar {
    let mut body = json!({ "jobCenterCode": code_of(world, borger).await, "kontaktgruppe": 1 });
    for (field, value) in change.as_object().unwrap() {
        body[field] = value.clone();
    }
    let call = star.change(world, Method::POST, "/BorgerBooking/Moedetilbud").om(world, borger).await;
    call.json(&body).send().await
}

async fn what_dfdg_knows_of_her_decides_which_offers_she_sees(world: &World) {
    let star = Wire::on(world).star(world).await;
    let borger = world.borger("borger-med-frist").await;
    let elsewhere =
        json!([{ "indkaldelseId": world.clock.new_id(), "samtaleType": 7, "starttidspunkt": "2026-12-01T09:00:00Z" }]);
    for (change, kode) in [
        (json!({ "jobCenterCode": "99999" }), "6005"),
        (json!({ "kontaktgruppe": 2 }), "FT101"),
        (json!({ "bookinger": elsewhere }), "FT118"),
    ] {
        let found = offers(world, &star, borger, change).await;
        assert_eq!((found.status, &found.json["moedetilbud"]), (200, &json!([])), "{}", found.text);
        assert_eq!(found.json["aarsager"][0]["kode"], kode);
    }
    let past = json!([{ "indkaldelseId": world.clock.new_id(), "samtaleType": 7, "starttidspunkt": "2026-11-01T09:00:00Z" },
        { "indkaldelseId": world.clock.new_id(), "samtaleType": 15, "starttidspunkt": "2026-12-01T09:00:00Z" }]);
    let found = offers(
        world,
        &star,
        borger,
        json!({ "bookinger": past, "visitationskategori": { "kategori": 1, "dato": "2026-01-01T00:00:00Z" },
        "persongruppemarkeringer": [world.clock.new_id()] }),
    )
    .await;
    assert!(!found.json["moedetilbud"].as_array().unwrap().is_empty(), "{}", found.text);
    let warned: Vec<_> =
        found.json["advarsler"].as_array().unwrap().iter().map(|one| one["felter"][0].clone()).collect();
    assert_eq!(warned, ["persongruppemarkeringer"], "no visitationskategori was ever reported: {}", found.text);
    let fritaget = world.borger("borger-fritaget").await;
    let found = offers(world, &star, fritaget, json!({})).await;
    assert_eq!((&found.json["moedetilbud"], found.json["aarsager"][0]["kode"].clone()), (&json!([]), json!("FT102")));
    let foreign = world.borger("borger-anden-a-kasse").await;
    let (aftale, _) = world.frame_of(borger).await;
    let path = format!("/BorgerBooking/Moedetilbud/{}/Tider?fra=2026-11-24&til=2026-12-24", aftale.id);
    assert_eq!(star.get(&path).om(world, foreign).await.send().await.fejl(), (404, vec!["FA407"]));
}

async fn where_dfdg_and_the_register_differ_it_is_told_and_hides_nothing(world: &World) {
    let star = Wire::on(world).star(world).await;
    let borger = world.one_borger().await;
    let (known, other) = (world.clock.new_id(), world.clock.new_id());
    world
        .change_borger(borger, |row| {
            (row.visitationskategori, row.visiteret_dato) = (Some(2), Some("2026-09-01".parse().unwrap()));
        })
        .await;
    let mut tx = world.store.begin().await.unwrap();
    tx.set_markeringer(borger, &[known]).await.unwrap();
    tx.commit().await.unwrap();
    let visitation = |kategori: i32, dato: &str| json!({ "kategori": kategori, "dato": dato });
    for (change, fields) in [
        (json!({}), json!([])),
        (json!({ "persongruppemarkeringer": [known, known] }), json!([])),
        (json!({ "visitationskategori": visitation(2, "2026-08-31T22:00:00Z") }), json!([])),
        (json!({ "visitationskategori": visitation(2, "2026-08-31T21:59:59Z") }), json!(["visitationskategori"])),
        (json!({ "visitationskategori": visitation(3, "2026-09-01T10:00:00Z") }), json!(["visitationskategori"])),
        (json!({ "persongruppemarkeringer": [] }), json!(["persongruppemarkeringer"])),
        (json!({ "persongruppemarkeringer": [known, other] }), json!(["persongruppemarkeringer"])),
        (json!({ "kontaktgruppe": 8 }), json!(["kontaktgruppe"])),
    ] {
        let found = offers(world, &star, borger, change.clone()).await;
        assert!(!found.json["moedetilbud"].as_array().unwrap().is_empty(), "{change}: {}", found.text);
        let warned: Vec<_> = found.json["advarsler"]
            .as_array()
            .unwrap()
            .iter()
            .map(|one| {
                assert_eq!(one["kode"], "FT126");
                one["felter"][0].clone()
            })
            .collect();
        assert_eq!(json!(warned), fields, "{change}");
    }
}
