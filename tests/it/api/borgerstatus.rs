//! Where a borger stands, on the wire; and that an a-kasse learns nothing of frister from it.

use axum::http::Method;
use serde_json::{Value, json};

use super::support::Wire;
use crate::support::{World, on_both_engines};

on_both_engines!(
    jobnet_sees_frister_and_what_she_may,
    an_a_kasse_sees_conversations_and_no_frist,
    a_member_the_a_kasse_may_not_read_about_does_not_exist,
);

async fn jobnet_sees_frister_and_what_she_may(world: &World) {
    let star = Wire::on(world).star(world).await;
    let status = |slug: &'static str| async {
        let borger = world.borger(slug).await;
        star.get("/Borgerstatus").om(world, borger).await.send().await
    };
    let free = status("borger-med-frist").await;
    assert_eq!(
        (free.status, &free.json["kanSelvbooke"], &free.json["straksbookingPaakraevet"]),
        (200, &json!(true), &json!(false))
    );
    assert_eq!(
        (&free.json["frister"][0]["friststatus"], &free.json["frister"][0]["samtaleType"]),
        (&json!("aktiv"), &json!(17))
    );
    let missed = status("borger-overskredet").await;
    assert_eq!((&missed.json["kanSelvbooke"], &missed.json["straksbookingPaakraevet"]), (&json!(false), &json!(true)));
    assert_eq!(missed.json["aarsager"][0]["kode"], "FT105");
    let exempt = status("borger-fritaget").await;
    assert_eq!((&exempt.json["kanSelvbooke"], &exempt.json["aarsager"][0]["kode"]), (&json!(false), &json!("FT102")));
    let booked = world.borger("borger-med-booking").await;
    let ahead = star.get("/MitOverblik").om(world, booked).await.send().await;
    assert_eq!((ahead.status, ahead.json["samtaler"].as_array().unwrap().len()), (200, 1), "{}", ahead.text);
    assert_eq!(ahead.json["frister"], json!([]));
}

async fn an_a_kasse_sees_conversations_and_no_frist(world: &World) {
    let wire = Wire::on(world);
    for slug in ["borger-med-frist", "borger-overskredet", "borger-med-booking"] {
        let borger = world.borger(slug).await;
        let a_kasse = wire.a_kasse_of(world, borger).await;
        for path in ["/Borgerstatus", "/MitOverblik"] {
            let svar = a_kasse.get(path).om(world, borger).await.send().await;
            assert_eq!(svar.status, 200);
            let told = svar.text.to_lowercase();
            assert!(!told.contains("fristdato") && !told.contains("straks") && !told.contains("friststatus"), "{told}");
            assert_eq!((&svar.json["frister"], told.contains("ft105")), (&Value::Null, false));
        }
    }
    let borger = world.one_borger().await;
    let jobcenter = wire.jobcenter_of(world, borger).await;
    let mut body = super::indkaldelse::samtale();
    body["samtaleType"] = json!(4);
    let path = format!("/Indkaldelse/{}", world.new_samtale());
    assert_eq!(
        jobcenter.change(world, Method::POST, &path).om(world, borger).await.json(&body).send().await.status,
        201
    );
    let a_kasse = wire.a_kasse_of(world, borger).await;
    assert_eq!(a_kasse.get("/MitOverblik").om(world, borger).await.send().await.json["samtaler"], json!([]));
    let seen = jobcenter.get("/MitOverblik").om(world, borger).await.send().await;
    assert_eq!(seen.json["samtaler"].as_array().unwrap().len(), 1);
}

async fn a_member_the_a_kasse_may_not_read_about_does_not_exist(world: &World) {
    let wire = Wire::on(world);
    let borger = world.one_borger().await;
    let a_kasse = wire.a_kasse_of(world, borger).await;
    world.change_borger(borger, |row| row.kontaktgruppe = 3).await;
    for path in ["/Borgerstatus", "/MitOverblik", "/Indkaldelse", "/Borgere/fravaer"] {
        assert_eq!(a_kasse.get(path).om(world, borger).await.send().await.fejl(), (404, vec!["1010"]), "{path}");
    }
}
