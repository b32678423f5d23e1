//! FristService on the wire.

use axum::http::Method;
use serde_json::json;
use uuid::Uuid;

use super::support::Wire;
use crate::support::{World, on_both_engines};
use faellestid::domain::code_lists::MyndighedType;
use faellestid::domain::snitflade::Scope;

on_both_engines!(
    a_jobcenter_sets_changes_and_reads_a_frist,
    rules_are_told_all_at_once,
    a_version_that_is_not_the_one_there_is_changes_nothing,
    others_come_to_no_frist,
);

async fn a_jobcenter_sets_changes_and_reads_a_frist(world: &World) {
    let wire = Wire::on(world);
    let borger = world.one_borger().await;
    let system = wire.jobcenter_of(world, borger).await;
    let id = world.new_frist();
    let path = format!("/Frist/{id}");
    let body = json!({ "samtaleType": 17, "fristdato": "2026-12-10", "sidsteAfholdelsesdato": "2026-12-18" });
    let set = system.change(world, Method::POST, &path).om(world, borger).await.json(&body).send().await;
    assert_eq!((set.status, set.header("etag")), (201, "\"1\""), "{}", set.text);
    assert_eq!(set.json["frist"]["friststatus"], "aktiv");
    assert_eq!(set.json["frist"]["fristId"], json!(id.to_string()));
    let body = json!({ "fristdato": "2026-12-17", "sidsteAfholdelsesdato": "2026-12-23" });
    let call = system.change(world, Method::PUT, &path).om(world, borger).await.header("if-match", "\"1\"");
    let changed = call.json(&body).send().await;
    assert_eq!((changed.status, changed.header("etag")), (200, "\"2\""), "{}", changed.text);
    let read = system.get(&path).om(world, borger).await.send().await;
    assert_eq!((read.status, &read.json["fristdato"]), (200, &json!("2026-12-17")));
    assert_eq!(read.header("etag"), "\"2\"");
    let star = wire.star(world).await;
    for system in [&system, &star] {
        let all = system.get("/Frist").om(world, borger).await.send().await;
        assert_eq!((all.status, all.json.as_array().unwrap().len()), (200, 1));
        for path in ["/Frist/historik".to_owned(), format!("{path}/historik")] {
            let history = system.get(&path).om(world, borger).await.send().await;
            let done: Vec<_> = history.json.as_array().unwrap().iter().map(|one| one["handling"].clone()).collect();
            assert_eq!(done, [json!("udstedt"), json!("opdateret")], "{}", history.text);
        }
    }
}

async fn rules_are_told_all_at_once(world: &World) {
    let wire = Wire::on(world);
    let borger = world.one_borger().await;
    let system = wire.jobcenter_of(world, borger).await;
    let path = format!("/Frist/{}", world.new_frist());
    let body = json!({ "samtaleType": 12, "fristdato": "2026-11-25", "sidsteAfholdelsesdato": "2026-11-24" });
    let svar = system.change(world, Method::POST, &path).om(world, borger).await.json(&body).send().await;
    assert_eq!(svar.status, 422);
    assert!(["FT501", "FT502", "FT503"].iter().all(|kode| svar.koder().contains(kode)), "{}", svar.text);
    let unknown = format!("/Frist/{}", Uuid::nil());
    let body = json!({ "fristdato": "2026-12-17", "sidsteAfholdelsesdato": "2026-12-23" });
    let svar = system.change(world, Method::PUT, &unknown).om(world, borger).await.json(&body).send().await;
    assert_eq!(svar.status, 404, "{}", svar.text);
    assert_eq!(system.get(&unknown).om(world, borger).await.send().await.status, 404);
    assert_eq!(system.get(&format!("{unknown}/historik")).om(world, borger).await.send().await.status, 404);
    // A frist that was not missed is not opened again.
    let frist = world
        .set_frist(
            borger,
            faellestid::domain::code_lists::SamtaleType::FaellesJobsamtale,
            crate::support::day("2026-12-10"),
            crate::support::day("2026-12-18"),
        )
        .await;
    let body = json!({ "fristdato": "2026-12-17", "sidsteAfholdelsesdato": "2026-12-23", "begrundelse": "Vores fejl" });
    let call = system.change(world, Method::PUT, &format!("/Frist/{frist}")).om(world, borger).await;
    assert!(call.json(&body).send().await.koder().contains(&"FT510"));
}

async fn a_version_that_is_not_the_one_there_is_changes_nothing(world: &World) {
    let wire = Wire::on(world);
    let borger = world.borger("borger-med-frist").await;
    let system = wire.jobcenter_of(world, borger).await;
    let frist = world.frister(borger).await.remove(0);
    let path = format!("/Frist/{}", frist.id);
    let body = json!({ "fristdato": "2026-12-21", "sidsteAfholdelsesdato": "2026-12-29" });
    for (version, expected) in [("\"99\"", (412, "FA208")), ("99", (400, "FA207"))] {
        let call = system.change(world, Method::PUT, &path).om(world, borger).await.header("if-match", version);
        let svar = call.json(&body).send().await;
        assert_eq!(svar.fejl(), (expected.0, vec![expected.1]));
        if svar.status == 412 {
            assert_eq!(svar.header("etag"), format!("\"{}\"", frist.version));
        }
    }
    assert_eq!(world.frister(borger).await[0].version, frist.version);
}

async fn others_come_to_no_frist(world: &World) {
    let wire = Wire::on(world);
    let borger = world.borger("borger-med-frist").await;
    let row = world.borger_row(borger).await;
    let frist = world.frister(borger).await.remove(0);
    let paths = [
        "/Frist".to_owned(),
        "/Frist/historik".to_owned(),
        format!("/Frist/{}", frist.id),
        format!("/Frist/{}/historik", frist.id),
    ];
    let a_kasse = wire.a_kasse_of(world, borger).await;
    let kommune = wire.system(world, MyndighedType::Kommune, &[row.jobcenter_id]).await;
    let mut systems = vec![a_kasse, kommune];
    for slags in [MyndighedType::Aub, MyndighedType::Udk, MyndighedType::Stil] {
        systems.push(wire.system(world, slags, &[]).await);
    }
    for system in &systems {
        for path in &paths {
            assert_eq!(system.get(path).om(world, borger).await.send().await.fejl(), (403, vec!["FA107"]), "{path}");
        }
    }
    let narrow =
        wire.system_with(world, MyndighedType::Jobcenter, &[row.jobcenter_id], &[Scope::FristRead], None).await;
    let body = json!({ "fristdato": "2026-12-21", "sidsteAfholdelsesdato": "2026-12-29" });
    let call = narrow.change(world, Method::PUT, &paths[2]).om(world, borger).await;
    assert_eq!(call.json(&body).send().await.fejl(), (403, vec!["FA106"]));
    assert_eq!(world.frister(borger).await[0].version, frist.version);
}
