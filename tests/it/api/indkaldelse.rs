//! IndkaldelseService on the wire.

use axum::http::Method;
use serde_json::{Value, json};

use super::support::{Svar, System, Wire};
use crate::support::{World, on_both_engines};
use faellestid::domain::code_lists::{Ejersystem, MyndighedType};
use faellestid::domain::ids::BorgerId;
use faellestid::domain::snitflade::Scope;

on_both_engines!(
    a_jobcenter_reports_changes_reads_and_calls_off,
    cancel_and_delete_are_the_same,
    every_rule_is_told_at_once_and_nothing_is_written,
    others_see_what_they_may_and_change_nothing,
    a_clock_time_that_is_not_there_or_there_twice_is_told,
    only_the_owning_system_changes_what_it_owns,
    an_a_kasse_sees_no_opfoelgningssamtale,
    choices_and_participants_go_both_ways,
    a_search_goes_on_where_the_page_ended,
    a_cv_status_is_the_a_kasses,
    how_it_went_is_said_after_it_began,
);

pub fn samtale() -> Value {
    json!({
        "samtaleType": 7, "moedeGruppeType": 901, "samtaleform": 901, "starttidspunkt": "2026-12-01T09:00:00", "varighed": 45,
        "ombookingMulig": false, "aflysningMulig": false, "titel": "Jobsamtale", "beskrivelse": "Vi taler om din jobsøgning.",
        "medarbejder": "Karen Prøve", "adresse": "Demogade 12, 8000 Aarhus C", "kontaktTelefon": "12345678"
    })
}

/// The same with something else in it.
fn with(change: &Value) -> Value {
    let mut body = samtale();
    for (field, value) in change.as_object().unwrap() {
        body[field] = value.clone();
    }
    body
}

async fn report(world: &World, system: &System, borger: BorgerId, body: &Value) -> (String, Svar) {
    let path = format!("/Indkaldelse/{}", world.new_samtale());
    let svar = system.change(world, Method::POST, &path).om(world, borger).await.json(body).send().await;
    (path, svar)
}

async fn a_jobcenter_reports_changes_reads_and_calls_off(world: &World) {
    let wire = Wire::on(world);
    let borger = world.one_borger().await;
    let system = wire.jobcenter_of(world, borger).await;
    let (path, made) = report(world, &system, borger, &samtale()).await;
    assert_eq!((made.status, made.header("etag")), (201, "\"1\""), "{}", made.text);
    let row = &made.json["indkaldelse"];
    assert_eq!(
        (&row["starttidspunkt"], &row["starttidspunktLokal"]),
        (&json!("2026-12-01T08:00:00Z"), &json!("2026-12-01T09:00:00"))
    );
    assert_eq!((&row["status"], &row["myndighed"]["slags"]), (&json!("planlagt"), &json!("jobcenter")));
    let again = system.change(world, Method::POST, &path).om(world, borger).await.json(&samtale()).send().await;
    assert_eq!(again.fejl(), (409, vec!["4977"]));
    let body = with(&json!({ "starttidspunkt": "2026-12-02T09:00:00Z", "titel": "Anden titel" }));
    let call = system.change(world, Method::PUT, &path).om(world, borger).await.header("if-match", "\"1\"");
    let changed = call.json(&body).send().await;
    assert_eq!((changed.status, changed.header("etag")), (200, "\"2\""), "{}", changed.text);
    let call = system.change(world, Method::PUT, &path).om(world, borger).await.header("if-match", "\"1\"");
    let stale = call.json(&samtale()).send().await;
    assert_eq!((stale.fejl(), stale.header("etag")), ((412, vec!["FA208"]), "\"2\""));
    let read = system.get(&path).om(world, borger).await.send().await;
    assert_eq!((read.status, &read.json["titel"], read.header("etag")), (200, &json!("Anden titel"), "\"2\""));
    assert_eq!(read.json["starttidspunktLokal"], "2026-12-02T10:00:00");
    let gone = system.change(world, Method::POST, &format!("{path}/cancel")).om(world, borger).await.send().await;
    assert_eq!(
        (gone.status, &gone.json["status"], &gone.json["aflystAf"]),
        (200, &json!("aflyst"), &json!("myndighed"))
    );
    for path in ["/Indkaldelse/historik".to_owned(), format!("{path}/historik")] {
        let history = system.get(&path).om(world, borger).await.send().await;
        let done: Vec<_> = history.json.as_array().unwrap().iter().map(|one| one["handling"].clone()).collect();
        assert_eq!(done, ["oprettet", "opdateret", "aflyst"]);
        assert_eq!(history.json[0]["indkaldelse"]["titel"], "Jobsamtale");
    }
    let all = system.get("/Indkaldelse").om(world, borger).await.send().await;
    assert_eq!(all.json.as_array().unwrap().len(), 1);
}

async fn cancel_and_delete_are_the_same(world: &World) {
    let wire = Wire::on(world);
    let mut told = Vec::new();
    for delete in [false, true] {
        let borger = world.one_borger().await;
        let system = wire.jobcenter_of(world, borger).await;
        let (path, _) = report(world, &system, borger, &samtale()).await;
        let call = || match delete {
            true => system.change(world, Method::DELETE, &path),
            false => system.change(world, Method::POST, &format!("{path}/cancel")),
        };
        let stale = call().om(world, borger).await.header("if-match", "\"9\"").send().await;
        assert_eq!(stale.fejl(), (412, vec!["FA208"]));
        let mut gone = call().om(world, borger).await.send().await;
        let again = call().om(world, borger).await.send().await;
        assert_eq!(again.fejl(), (422, vec!["FT122"]));
        gone.json["indkaldelseId"].take();
        told.push(gone.json);
    }
    assert_eq!(told[0], told[1]);
}

async fn every_rule_is_told_at_once_and_nothing_is_written(world: &World) {
    let wire = Wire::on(world);
    let borger = world.one_borger().await;
    let system = wire.jobcenter_of(world, borger).await;
    let before = world.traces().await;
    let body = with(&json!({
        "starttidspunkt": "2026-11-01T09:00:00", "samtaleform": 8, "titel": "<b>", "ombookingMulig": true, "kontaktTelefon": "x"
    }));
    let (_, svar) = report(world, &system, borger, &body).await;
    assert_eq!(svar.status, 422);
    for kode in ["90002", "90010", "4933", "FT407", "FT202"] {
        assert!(svar.koder().contains(&kode), "{kode}: {}", svar.text);
    }
    let felter = svar.json["koder"].as_array().unwrap().iter().find(|kode| kode["kode"] == "FT407").unwrap();
    assert_eq!(felter["felter"], json!(["digitaltMoedelink"]));
    for (field, value, kode) in [
        ("samtaleType", json!(999), "90001"),
        ("samtaleform", json!(6), "90000"),
        ("moedeGruppeType", json!(1), "90005"),
        ("aflysningFrist", json!("2026-11-30"), "90014"),
        ("ombookingFrist", json!("2026-11-30"), "90009"),
        ("sluttidspunkt", json!("2026-12-01T08:00:00"), "90004"),
    ] {
        let (_, svar) = report(world, &system, borger, &with(&json!({ field: value }))).await;
        assert!(svar.status == 422 && svar.koder().contains(&kode), "{field}: {}", svar.text);
    }
    assert_eq!(world.traces_since(before).await.events, 0);
    let unknown = format!("/Indkaldelse/{}", world.new_samtale());
    let missing = system.get(&unknown).om(world, borger).await.send().await;
    assert_eq!(missing.fejl(), (404, vec!["90036"]));
    let call = system.change(world, Method::PUT, &unknown).om(world, borger).await;
    assert_eq!(call.json(&samtale()).send().await.status, 404);
}

async fn others_see_what_they_may_and_change_nothing(world: &World) {
    let wire = Wire::on(world);
    let borger = world.one_borger().await;
    let row = world.borger_row(borger).await;
    let system = wire.jobcenter_of(world, borger).await;
    let (path, _) = report(world, &system, borger, &samtale()).await;
    let a_kasse = wire.a_kasse_of(world, borger).await;
    let kommune = wire.system(world, MyndighedType::Kommune, &[row.jobcenter_id]).await;
    let star = wire.star(world).await;
    for reader in [&a_kasse, &kommune, &star] {
        assert_eq!(reader.get(&path).om(world, borger).await.send().await.status, 200);
    }
    let call = a_kasse.change(world, Method::PUT, &path).om(world, borger).await;
    assert_eq!(call.json(&samtale()).send().await.fejl(), (403, vec!["FT316"]));
    for other in [&kommune, &star] {
        let call = other.change(world, Method::PUT, &path).om(world, borger).await;
        assert_eq!(call.json(&samtale()).send().await.fejl(), (403, vec!["FA107"]));
    }
    // Another borger's conversation is not this one's.
    let other = world.one_borger().await;
    assert_eq!(system.get(&path).om(world, other).await.send().await.fejl(), (404, vec!["90036"]));
    let (_, taken) = (path.clone(), system.change(world, Method::POST, &path).om(world, other).await);
    assert_eq!(taken.json(&with(&json!({ "samtaleType": 12 }))).send().await.fejl(), (409, vec!["4977"]));
}

async fn a_clock_time_that_is_not_there_or_there_twice_is_told(world: &World) {
    let wire = Wire::on(world);
    let borger = world.one_borger().await;
    let system = wire.jobcenter_of(world, borger).await;
    for (start, kode) in [("2027-03-28T02:30:00", "FT402"), ("2027-10-31T02:30:00", "FT403")] {
        let (_, svar) = report(world, &system, borger, &with(&json!({ "starttidspunkt": start }))).await;
        assert!(svar.status == 422 && svar.koder().contains(&kode), "{start}: {}", svar.text);
    }
    let (_, svar) = report(world, &system, borger, &with(&json!({ "starttidspunkt": "i morgen" }))).await;
    assert_eq!((svar.fejl(), svar.felter()), ((400, vec!["FA308"]), json!(["starttidspunkt"])));
}

async fn only_the_owning_system_changes_what_it_owns(world: &World) {
    let wire = Wire::on(world);
    let borger = world.one_borger().await;
    let own = [world.borger_row(borger).await.jobcenter_id];
    let kss = wire.system_with(world, MyndighedType::Jobcenter, &own, Scope::ALL, Some(Ejersystem::Kss)).await;
    let (path, made) = report(world, &kss, borger, &with(&json!({ "ejersystem": 902 }))).await;
    assert_eq!(made.json["indkaldelse"]["ejersystem"], 902);
    let other = wire.jobcenter_of(world, borger).await;
    let call = other.change(world, Method::PUT, &path).om(world, borger).await;
    assert_eq!(call.json(&samtale()).send().await.fejl(), (403, vec!["FT317"]));
    let call = kss.change(world, Method::PUT, &path).om(world, borger).await;
    assert_eq!(call.json(&with(&json!({ "ejersystem": 902, "titel": "Ny" }))).send().await.status, 200);
}

async fn an_a_kasse_sees_no_opfoelgningssamtale(world: &World) {
    let wire = Wire::on(world);
    let borger = world.one_borger().await;
    let system = wire.jobcenter_of(world, borger).await;
    let (path, made) = report(world, &system, borger, &with(&json!({ "samtaleType": 4 }))).await;
    assert_eq!(made.status, 201, "{}", made.text);
    let a_kasse = wire.a_kasse_of(world, borger).await;
    assert_eq!(a_kasse.get(&path).om(world, borger).await.send().await.fejl(), (404, vec!["90036"]));
    assert_eq!(a_kasse.get("/Indkaldelse").om(world, borger).await.send().await.json, json!([]));
}

async fn choices_and_participants_go_both_ways(world: &World) {
    let wire = Wire::on(world);
    let borger = world.one_borger().await;
    let (jobcenter, a_kasse) = (wire.jobcenter_of(world, borger).await, wire.a_kasse_of(world, borger).await);
    let (path, made) =
        report(world, &jobcenter, borger, &with(&json!({ "samtaleType": 17, "aKasseDeltager": true }))).await;
    assert_eq!(made.status, 201, "{}", made.text);
    let id = made.json["indkaldelse"]["indkaldelseId"].clone();
    let call = jobcenter.change(world, Method::PUT, "/Indkaldelse/deltagelsesvalg").om(world, borger).await;
    let chosen = call.json(&json!({ "indkaldelseId": id, "deltagelsesvalg": 903 })).send().await;
    assert_eq!((chosen.status, &chosen.json["aKasseDeltager"]), (200, &json!(true)), "{}", chosen.text);
    for path in ["/Indkaldelse/deltagelsesvalg".to_owned(), format!("{path}/deltagelsesvalg")] {
        let holds = a_kasse.get(&path).om(world, borger).await.send().await;
        assert_eq!((holds.status, &holds.json["valg"]["deltagelsesvalg"]), (200, &json!(903)), "{}", holds.text);
    }
    let history = a_kasse.get("/Indkaldelse/deltagelsesvalg/historik").om(world, borger).await.send().await;
    assert_eq!(history.json.as_array().unwrap().len(), 1);
    let call = a_kasse.change(world, Method::PUT, "/Indkaldelse/deltagelsesvalg").om(world, borger).await;
    let refused = call.json(&json!({ "indkaldelseId": id, "deltagelsesvalg": 77 })).send().await;
    assert!(refused.status == 422 && refused.koder().contains(&"2002"), "{}", refused.text);
    let deltager = format!("/Indkaldelse/myndighedsdeltager/{}", world.clock.new_id());
    let body = json!({ "indkaldelseIdentifier": id, "navn": "Karen Prøve", "rolle": 901 });
    let call = a_kasse.change(world, Method::POST, &deltager).om(world, borger).await;
    let named = call.json(&body).send().await;
    assert_eq!((named.status, &named.json["myndighed"]["slags"]), (201, &json!("a_kasse")), "{}", named.text);
    let call = jobcenter.change(world, Method::PUT, &deltager).om(world, borger).await;
    let foreign = call.json(&json!({ "navn": "En anden", "rolle": 901 })).send().await;
    assert_eq!(foreign.status, 403, "{}", foreign.text);
    let call = a_kasse.change(world, Method::PUT, &deltager).om(world, borger).await.header("if-match", "\"1\"");
    let changed = call.json(&json!({ "navn": "Karen Nyprøve", "rolle": 901 })).send().await;
    assert_eq!((changed.status, changed.header("etag")), (200, "\"2\""), "{}", changed.text);
    let listed = jobcenter.get(&format!("{path}/myndighedsdeltager")).om(world, borger).await.send().await;
    assert_eq!(listed.json[0]["navn"], "Karen Nyprøve");
    assert_eq!(a_kasse.change(world, Method::DELETE, &deltager).om(world, borger).await.send().await.status, 204);
    assert_eq!(a_kasse.change(world, Method::DELETE, &deltager).om(world, borger).await.send().await.status, 404);
    let afbud = a_kasse.change(world, Method::POST, &format!("{path}/afbud")).om(world, borger).await.send().await;
    assert_eq!((afbud.status, afbud.text.as_str()), (204, ""));
    let read = jobcenter.get(&path).om(world, borger).await.send().await;
    assert!(read.json["aKasseAfbud"].is_string());
}

async fn a_search_goes_on_where_the_page_ended(world: &World) {
    let wire = Wire::on(world);
    let borgere = world.other_borgere(3).await;
    let system = wire.jobcenter_of(world, borgere[0]).await;
    for borger in &borgere {
        report(world, &system, *borger, &with(&json!({ "starttidspunkt": "2027-01-05T09:00:00" }))).await;
    }
    let search = "/Indkaldelse/soegning?fra=2027-01-05&til=2027-01-05&antal=2";
    let first = system.get(search).send().await;
    assert_eq!((first.status, first.json["fundne"].as_array().unwrap().len()), (200, 2), "{}", first.text);
    let next = format!("{search}&efter={}", first.json["naeste"].as_str().unwrap());
    let second = system.get(&next).send().await;
    assert_eq!((second.json["fundne"].as_array().unwrap().len(), &second.json["naeste"]), (1, &Value::Null));
    let mut whose: Vec<_> = [first, second]
        .iter()
        .flat_map(|page| page.json["fundne"].as_array().unwrap().clone())
        .map(|one| one["personnummer"].as_str().unwrap().to_owned())
        .collect();
    whose.sort();
    whose.dedup();
    assert_eq!(whose.len(), 3);
    for (query, felt) in [
        ("", "fra"),
        ("?fra=2027-01-05", "til"),
        ("?fra=2027-01-05&til=x", ""),
        ("?fra=2027-01-05&til=2027-01-05&antal=0", "antal"),
        ("?fra=2027-01-05&til=2027-01-05&antal=101", "antal"),
        ("?fra=2027-01-05&til=2027-01-05&efter=x", "efter"),
        ("?fra=2027-01-05&til=2027-01-05&samtaleType=999", "samtaleType"),
        ("?fra=2027-01-05&til=2027-01-05&cpr=1", "cpr"),
    ] {
        let svar = system.get(&format!("/Indkaldelse/soegning{query}")).send().await;
        assert_eq!(svar.fejl(), (400, vec!["FA310"]), "{query}");
        assert!(felt.is_empty() || svar.felter() == json!([felt]), "{query}: {}", svar.text);
    }
}

async fn a_cv_status_is_the_a_kasses(world: &World) {
    let wire = Wire::on(world);
    let borger = world.one_borger().await;
    let (jobcenter, a_kasse) = (wire.jobcenter_of(world, borger).await, wire.a_kasse_of(world, borger).await);
    let (path, body) =
        ("/Indkaldelse/cv-godkendelsesstatus", json!({ "cvGodkendelsesstatus": 902, "dato": "2026-11-24" }));
    let call = a_kasse.change(world, Method::PUT, path).om(world, borger).await;
    assert_eq!(call.json(&body).send().await.status, 201);
    let call = jobcenter.change(world, Method::PUT, path).om(world, borger).await;
    assert_eq!(call.json(&body).send().await.fejl(), (403, vec!["FA107"]));
    let read = jobcenter.get(path).om(world, borger).await.send().await;
    assert_eq!((read.status, &read.json[0]["cvGodkendelsesstatus"]), (200, &json!(902)));
}

async fn how_it_went_is_said_after_it_began(world: &World) {
    let wire = Wire::on(world);
    let borger = world.one_borger().await;
    let system = wire.jobcenter_of(world, borger).await;
    let (path, _) = report(world, &system, borger, &samtale()).await;
    let went = || system.change(world, Method::PUT, &format!("{path}/udfald"));
    let early = went().om(world, borger).await.json(&json!({ "udfald": 901 })).send().await;
    assert_eq!(early.fejl(), (422, vec!["FT123"]));
    world.clock.set(crate::support::at("2026-12-01T10:00:00Z"));
    let told = went().om(world, borger).await.json(&json!({ "udfald": 901 })).send().await;
    assert_eq!((told.status, &told.json["udfald"]), (200, &json!(901)), "{}", told.text);
}
