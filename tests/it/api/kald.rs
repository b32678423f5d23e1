//! What a call itself can do wrong, and the same answer to the same request.

use axum::http::Method;
use serde_json::json;

use super::support::{Wire, cpr};
use crate::support::{World, on_both_engines};

on_both_engines!(
    headers_are_asked_for_by_name,
    bodies_are_read_strictly,
    addresses_and_methods_that_are_not_there_are_problems_too,
    the_same_request_gets_the_first_answer,
    an_id_with_another_request_is_refused_and_belongs_to_its_client,
    two_at_once_under_one_id_do_it_once,
    a_call_for_a_user_and_a_refused_look_are_remembered,
);

fn frist() -> serde_json::Value {
    json!({ "samtaleType": 4, "fristdato": "2026-12-10", "sidsteAfholdelsesdato": "2026-12-18" })
}

async fn headers_are_asked_for_by_name(world: &World) {
    let wire = Wire::on(world);
    let sofie = world.borger("borger-med-frist").await;
    let system = wire.jobcenter_of(world, sofie).await;
    assert_eq!(wire.kald(Method::GET, "/Frist").send().await.fejl(), (401, vec!["FA101"]));
    for wrong in ["Basic x", "Bearer", "Bearer x", "bearer"] {
        let svar = wire.kald(Method::GET, "/Frist").header("authorization", wrong).send().await;
        assert_eq!(
            (svar.fejl(), svar.header("www-authenticate")),
            ((401, vec!["FA102"]), "Bearer realm=\"faellestid\"")
        );
    }
    assert_eq!(system.get("/Frist").send().await.fejl(), (400, vec!["FA201"]));
    for wrong in ["", "1", "9999999999", "610190-12345"] {
        let svar = system.get("/Frist").header("x-civilregistrationIdentifier", wrong).send().await;
        assert_eq!(svar.fejl(), (400, vec!["FA202"]), "{wrong}");
        assert_eq!(svar.felter(), json!(["x-civilregistrationIdentifier"]));
    }
    let nobody = system.get("/Frist").header("x-civilregistrationIdentifier", "6101011234").send().await;
    assert_eq!(nobody.fejl(), (404, vec!["1010"]));
    let path = format!("/Frist/{}", world.new_frist());
    let without = system.kald(Method::POST, &path).om(world, sofie).await.json(&frist()).send().await;
    assert_eq!(without.fejl(), (400, vec!["FA203"]));
    for wrong in ["", "a b", &"x".repeat(47)] {
        let call = system.kald(Method::POST, &path).header("x-requestId", wrong).om(world, sofie).await;
        assert_eq!(call.json(&frist()).send().await.fejl(), (400, vec!["FA204"]), "{wrong}");
    }
    let user = system.get("/Frist").om(world, sofie).await.header("x-bruger", "a b").send().await;
    assert_eq!(user.fejl(), (400, vec!["FA209"]));
    assert_eq!(world.raw.count("idempotens WHERE caller LIKE 'klient:%'").await, 0);
}

async fn bodies_are_read_strictly(world: &World) {
    let wire = Wire::on(world);
    let sofie = world.borger("borger-med-frist").await;
    let system = wire.jobcenter_of(world, sofie).await;
    let path = format!("/Frist/{}", world.new_frist());
    let before = world.traces().await;
    let large = format!("{{\"begrundelse\":\"{}\"}}", "a".repeat(70_000));
    for (kind, body, expected) in [
        ("text/plain", "{}".as_bytes(), (415, "FA304", json!(["Content-Type"]))),
        ("application/json; charset=latin1", b"{}", (415, "FA304", json!(["Content-Type"]))),
        ("application/json", b"", (400, "FA301", json!([]))),
        ("application/json", b"{", (400, "FA301", json!([]))),
        ("application/json", b"{} {}", (400, "FA306", json!(["samtaleType"]))),
        ("application/json", b"\xff", (400, "FA302", json!([]))),
        ("application/json", b"[[[[[[[[[[", (400, "FA309", json!([]))),
        (
            "application/json",
            br#"{"samtaleType":4,"fristdato":"2026-12-10"}"#,
            (400, "FA306", json!(["sidsteAfholdelsesdato"])),
        ),
        ("application/json", br#"{"samtaleType":4,"samtaleType":4}"#, (400, "FA307", json!(["samtaleType"]))),
        ("application/json", br#"{"samtaletype":4}"#, (400, "FA305", json!(["samtaletype"]))),
        ("application/json", br#"{"samtaleType":-4}"#, (400, "FA308", json!(["samtaleType"]))),
        ("application/json", br#"{"fristdato":"2026-02-30"}"#, (400, "FA308", json!(["fristdato"]))),
        ("application/json", large.as_bytes(), (413, "FA303", json!([]))),
    ] {
        let call = system.change(world, Method::POST, &path).om(world, sofie).await;
        let svar = call.body(kind, body).send().await;
        let shown = String::from_utf8_lossy(&body[..body.len().min(60)]).into_owned();
        assert_eq!((svar.status, svar.koder()[0], svar.felter()), expected, "{shown}: {}", svar.text);
    }
    assert_eq!(world.traces_since(before).await.events, 0);
}

async fn addresses_and_methods_that_are_not_there_are_problems_too(world: &World) {
    let wire = Wire::on(world);
    let star = wire.star(world).await;
    assert_eq!(wire.kald(Method::GET, "/Findes/ikke").send().await.fejl(), (404, vec!["FA401"]));
    assert_eq!(star.kald(Method::PATCH, "/Frist").send().await.fejl(), (405, vec!["FA402"]));
    let sofie = world.borger("borger-med-frist").await;
    assert_eq!(star.get("/Frist/ikke-et-id").om(world, sofie).await.send().await.fejl(), (400, vec!["FA311"]));
}

async fn the_same_request_gets_the_first_answer(world: &World) {
    let wire = Wire::on(world);
    let sofie = world.borger("borger-med-frist").await;
    let system = wire.jobcenter_of(world, sofie).await;
    let path = format!("/Frist/{}", world.new_frist());
    let number = cpr(world, sofie).await;
    let call = || {
        let call = system.kald(Method::POST, &path).header("x-requestId", "id-1");
        call.header("x-civilregistrationIdentifier", &number).json(&frist())
    };
    let first = call().send().await;
    assert_eq!((first.status, first.header("etag"), first.header("x-gentaget")), (201, "\"1\"", ""), "{}", first.text);
    let before = world.traces().await;
    let again = call().send().await;
    assert_eq!((again.status, again.header("etag"), again.header("x-gentaget")), (201, "\"1\"", "ja"));
    assert_eq!((again.text.as_str(), again.header("content-type")), (first.text.as_str(), "application/json"));
    assert_eq!(world.traces_since(before).await.events, 0);
    // A refusal is an answer too, and stays what it was.
    let refused = || system.change(world, Method::POST, &path).header("x-requestId", "id-2");
    let body = json!({ "samtaleType": 12, "fristdato": "2026-12-10", "sidsteAfholdelsesdato": "2026-12-18" });
    let no = refused().om(world, sofie).await.json(&body).send().await;
    let same = refused().om(world, sofie).await.json(&body).send().await;
    assert_eq!((no.status, same.status, same.text == no.text), (422, 422, true));
}

async fn an_id_with_another_request_is_refused_and_belongs_to_its_client(world: &World) {
    let wire = Wire::on(world);
    let sofie = world.borger("borger-med-frist").await;
    let (system, other) = (wire.jobcenter_of(world, sofie).await, wire.jobcenter_of(world, sofie).await);
    let path = format!("/Frist/{}", world.new_frist());
    let call =
        |system: &super::support::System, path: &str| system.kald(Method::POST, path).header("x-requestId", "id-1");
    assert_eq!(call(&system, &path).om(world, sofie).await.json(&frist()).send().await.status, 201);
    let elsewhere = format!("/Frist/{}", world.new_frist());
    let svar = call(&system, &elsewhere).om(world, sofie).await.json(&frist()).send().await;
    assert_eq!(svar.fejl(), (412, vec!["FA205"]));
    // Another client's id of the same name is another id.
    let svar = call(&other, &path).om(world, sofie).await.json(&frist()).send().await;
    assert_eq!(svar.fejl(), (422, vec!["FT505"]));
}

async fn two_at_once_under_one_id_do_it_once(world: &World) {
    let wire = Wire::on(world);
    let sofie = world.borger("borger-med-frist").await;
    let system = wire.jobcenter_of(world, sofie).await;
    let path = format!("/Frist/{}", world.new_frist());
    let number = cpr(world, sofie).await;
    let before = world.traces().await;
    let mut calls = tokio::task::JoinSet::new();
    for _ in 0..8 {
        let call = system.kald(Method::POST, &path).header("x-requestId", "id-1");
        calls.spawn(call.header("x-civilregistrationIdentifier", &number).json(&frist()).send());
    }
    for svar in calls.join_all().await {
        assert!(svar.status == 201 || svar.fejl() == (409, vec!["FA206"]), "{}", svar.text);
    }
    assert_eq!(world.traces_since(before).await.events, 1);
}

async fn a_call_for_a_user_and_a_refused_look_are_remembered(world: &World) {
    let wire = Wire::on(world);
    let sofie = world.borger("borger-med-frist").await;
    let foreign = world.foreign(sofie, "jobcenter").await;
    let stranger = wire.system(world, faellestid::domain::code_lists::MyndighedType::Jobcenter, &[foreign]).await;
    let own = wire.jobcenter_of(world, sofie).await;
    assert_eq!(stranger.get("/Frist").om(world, sofie).await.send().await.fejl(), (404, vec!["1010"]));
    assert_eq!(own.get("/Frist").om(world, sofie).await.header("x-bruger", "RID-1").send().await.status, 200);
    let id = world.raw.id(sofie.uuid());
    let told =
        || world.raw.texts("SELECT detalje FROM audit WHERE action IN ('api_afvist', 'api_kald') ORDER BY detalje");
    for _ in 0..100 {
        if told().await.len() == 2 {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    assert_eq!(told().await, ["GetFrister, 404", "GetFrister, bruger RID-1"]);
    assert_eq!(world.raw.count(&format!("audit WHERE action = 'api_afvist' AND borger_id = {id}")).await, 1);
}
