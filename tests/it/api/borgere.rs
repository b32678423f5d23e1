//! The register as other systems feed it, single and in bulk.

use axum::http::Method;
use futures::StreamExt;
use serde_json::{Value, json};

use super::support::{Svar, System, Wire, cpr};
use crate::support::{World, on_both_engines};

on_both_engines!(
    memberships_and_what_else_the_register_knows_come_over_the_wire,
    an_unknown_borger_is_entered_and_a_known_one_changed,
    a_jobcenter_writes_of_its_own_alone,
    every_line_is_told_its_fate,
    the_answer_to_a_load_may_be_asked_once_more_after_its_end,
    absences_come_and_end,
    a_new_personnummer_takes_everything_along,
    a_load_broken_off_keeps_what_came_whole,
);

const NEW: &str = "6512801234";

async fn borger(world: &World, change: Value) -> Value {
    let sofie = world.borger_row(world.borger("borger-med-frist").await).await;
    let mut connection = world.store.read().await.unwrap();
    let jobcenter = connection.organisation(sofie.jobcenter_id).await.unwrap().unwrap().code;
    let a_kasse = connection.organisation(sofie.a_kasse_id.unwrap()).await.unwrap().unwrap().code;
    let mut body = json!({ "navn": "Prøve Ny", "jobcenter": jobcenter, "aKasse": a_kasse, "kontaktgruppe": 1, "tilmeldtFra": "2026-09-01" });
    for (field, value) in change.as_object().unwrap() {
        body[field] = value.clone();
    }
    body
}

async fn put(world: &World, system: &System, number: &str, body: &Value) -> Svar {
    let call = system.change(world, Method::PUT, "/Borgere").header("x-civilregistrationIdentifier", number);
    call.json(body).send().await
}

async fn an_unknown_borger_is_entered_and_a_known_one_changed(world: &World) {
    let wire = Wire::on(world);
    let star = wire.star(world).await;
    let body = borger(world, json!({})).await;
    let made = put(world, &star, NEW, &body).await;
    assert_eq!((made.status, &made.json["udfald"]), (200, &json!("oprettet")), "{}", made.text);
    assert_eq!(put(world, &star, NEW, &body).await.json["udfald"], "uaendret");
    let out = put(world, &star, NEW, &borger(world, json!({ "aKasse": null })).await).await;
    assert_eq!(
        (&out.json["udfald"], &out.json["nyt"]),
        (&json!("opdateret"), &json!(["ud_af_a_kasse"])),
        "{}",
        out.text
    );
    let status = star.get("/Borgerstatus").header("x-civilregistrationIdentifier", NEW).send().await;
    assert_eq!((status.status, &status.json["kanSelvbooke"]), (200, &json!(false)));
    for (change, expected) in [
        (json!({ "jobcenter": "99999" }), (422, "2002")),
        (json!({ "aKasse": "findes-ikke" }), (422, "2002")),
        (json!({ "tilmeldtFra": "2999-01-01" }), (422, "FT404")),
        (json!({ "doedDato": "2027-01-01" }), (422, "FT706")),
        (json!({ "navn": "<b>" }), (422, "4933")),
        (json!({ "koen": "k" }), (400, "FA305")),
    ] {
        let svar = put(world, &star, "6612801234", &borger(world, change.clone()).await).await;
        assert_eq!((svar.status, svar.koder()[0]), expected, "{change}: {}", svar.text);
    }
    assert_eq!(world.raw.count("borger WHERE cpr = '6612801234'").await, 0);
    assert_eq!(world.raw.count("audit WHERE action = 'register_oprettet'").await, 1);
}

async fn memberships_and_what_else_the_register_knows_come_over_the_wire(world: &World) {
    let wire = Wire::on(world);
    let star = wire.star(world).await;
    let full = json!({
        "aKasse": null,
        "medlemskaber": [{ "aKasse": "hk", "fra": "2024-01-01", "til": "2026-11-30" }, { "aKasse": "3f", "fra": "2026-12-01" }],
        "visitation": { "kategori": 2, "dato": "2026-09-01" },
        "persongruppemarkeringer": ["0191f6a0-0000-7000-8000-000000000002", "0191f6a0-0000-7000-8000-000000000001"],
        "andenAktoer": "1099999999"
    });
    let made = put(world, &star, NEW, &borger(world, full.clone()).await).await;
    assert_eq!((made.status, &made.json["udfald"]), (200, &json!("oprettet")), "{}", made.text);
    assert_eq!(put(world, &star, NEW, &borger(world, full.clone()).await).await.json["udfald"], "uaendret");
    let kept = async |column: &str, table: &str| world.raw.texts(&format!("SELECT {column} FROM {table}")).await;
    assert_eq!(
        kept("code", "organisation JOIN borger ON a_kasse_id = organisation.id WHERE cpr = '6512801234'").await,
        ["hk"]
    );
    assert_eq!(world.raw.count("persongruppemarkering").await, 2);
    let told = kept("visitationskategori || ' ' || anden_aktoer", "borger WHERE cpr = '6512801234'").await;
    assert_eq!(told, ["2 1099999999"]);
    // What is left out is not so any more; memberships follow from the a-kasse.
    let less = put(world, &star, NEW, &borger(world, json!({})).await).await;
    assert_eq!(less.json["nyt"], json!(["stamdata"]), "{}", less.text);
    assert_eq!(world.raw.count("persongruppemarkering").await, 0);
    assert_eq!(
        world.raw.count("borger WHERE cpr = '6512801234' AND anden_aktoer IS NULL AND visiteret_dato IS NULL").await,
        1
    );
    for (change, expected) in [
        (json!({ "medlemskaber": [{ "aKasse": "hk" }, { "aKasse": "3f" }] }), (422, "FT707")),
        (json!({ "medlemskaber": [] }), (422, "FT708")),
        (json!({ "medlemskaber": [{ "aKasse": "findes-ikke" }] }), (422, "2002")),
        (
            json!({ "medlemskaber": [{ "aKasse": "hk", "fra": "2026-02-02", "til": "2026-02-01" }], "aKasse": null }),
            (422, "FT802"),
        ),
        (json!({ "medlemskaber": [{ "aKasse": "hk", "siden": "2026-02-02" }] }), (400, "FA305")),
        (json!({ "andenAktoer": "101234567" }), (422, "FT709")),
        (json!({ "andenAktoer": "+101234567" }), (422, "FT709")),
        (json!({ "persongruppemarkeringer": ["x"] }), (400, "FA308")),
        (json!({ "persongruppemarkeringer": vec!["0191f6a0-0000-7000-8000-000000000002"; 101] }), (413, "FA303")),
        (json!({ "visitation": { "kategori": 2 } }), (400, "FA306")),
    ] {
        let svar = put(world, &star, NEW, &borger(world, change.clone()).await).await;
        assert_eq!((svar.status, svar.koder()[0]), expected, "{change}: {}", svar.text);
    }
}

async fn a_jobcenter_writes_of_its_own_alone(world: &World) {
    let wire = Wire::on(world);
    let sofie = world.borger("borger-med-frist").await;
    let own = wire.jobcenter_of(world, sofie).await;
    let foreign = wire
        .system(
            world,
            faellestid::domain::code_lists::MyndighedType::Jobcenter,
            &[world.foreign(sofie, "jobcenter").await],
        )
        .await;
    let body = borger(world, json!({})).await;
    assert_eq!(put(world, &foreign, NEW, &body).await.fejl(), (403, vec!["4575"]));
    assert_eq!(put(world, &own, NEW, &body).await.json["udfald"], "oprettet");
    assert_eq!(put(world, &foreign, NEW, &body).await.fejl(), (404, vec!["1010"]));
    let a_kasse = wire.a_kasse_of(world, sofie).await;
    assert_eq!(put(world, &a_kasse, NEW, &body).await.fejl(), (403, vec!["FA107"]));
}

async fn the_answer_to_a_load_may_be_asked_once_more_after_its_end(world: &World) {
    let wire = Wire::on(world);
    let star = wire.star(world).await;
    let call = star.kald(Method::POST, "/Borgere").body("application/x-ndjson", "{");
    let mut told = call.response().await.into_body().into_data_stream();
    assert!(told.next().await.is_some_and(|line| line.is_ok()), "the one line's fate");
    // What compresses does, and a stream that has ended may panic then.
    assert!(told.next().await.is_none() && told.next().await.is_none());
}

async fn every_line_is_told_its_fate(world: &World) {
    let wire = Wire::on(world);
    let star = wire.star(world).await;
    let body = borger(world, json!({})).await;
    let line = |number: &str, body: &Value| json!({ "personnummer": number, "borger": body }).to_string();
    let wrong = borger(world, json!({ "jobcenter": "99999" })).await;
    let mut changed = body.clone();
    changed["telefon"] = json!("12345678");
    let lines = [
        line(NEW, &body),
        line(NEW, &body),
        String::new(),
        "{".to_owned(),
        line("1", &body),
        line("6612801234", &wrong),
        "x".repeat(70_000),
        line(NEW, &changed),
    ];
    let svar = star.kald(Method::POST, "/Borgere").body("application/x-ndjson", lines.join("\n")).send().await;
    assert_eq!((svar.status, svar.header("content-type")), (200, "application/x-ndjson"));
    let told: Vec<Value> = svar.text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let fates: Vec<_> = told
        .iter()
        .map(|one| {
            (
                one["linje"].as_u64().unwrap(),
                one["udfald"].as_str().unwrap(),
                one["koder"][0]["kode"].as_str().unwrap_or(""),
            )
        })
        .collect();
    assert_eq!(
        fates,
        [
            (1, "oprettet", ""),
            (2, "uaendret", ""),
            (4, "afvist", "FA301"),
            (5, "afvist", "FA202"),
            (6, "afvist", "2002"),
            (7, "afvist", "FA303"),
            (8, "opdateret", ""),
        ]
    );
    assert!(!svar.text.contains(NEW), "no personnummer goes back");
    let wrong = star.kald(Method::POST, "/Borgere").body("application/json", "{}").send().await;
    assert_eq!(wrong.fejl(), (415, vec!["FA304"]));
    // A thousand lines are a thousand answers.
    let many: Vec<_> = (0..1000).map(|_| line(NEW, &changed)).collect();
    let svar = star.kald(Method::POST, "/Borgere").body("application/x-ndjson", many.join("\n")).send().await;
    assert_eq!(svar.text.lines().count(), 1000);
}

async fn a_load_broken_off_keeps_what_came_whole(world: &World) {
    let star = Wire::on(world).star(world).await;
    let body = borger(world, json!({})).await;
    let whole = json!({ "personnummer": NEW, "borger": body }).to_string();
    let half = &whole.replace(NEW, "6612801234")[..40];
    let svar =
        star.kald(Method::POST, "/Borgere").body("application/x-ndjson", format!("{whole}\n{half}")).send().await;
    let told: Vec<_> = svar.text.lines().collect();
    assert!(told.len() == 2 && told[0].contains("oprettet") && told[1].contains("FA301"), "{}", svar.text);
}

async fn absences_come_and_end(world: &World) {
    let wire = Wire::on(world);
    let borger = world.borger("borger-med-frist").await;
    let (jobcenter, a_kasse) = (wire.jobcenter_of(world, borger).await, wire.a_kasse_of(world, borger).await);
    let path = format!("/Borgere/fravaer/{}", world.clock.new_id());
    let call = || jobcenter.change(world, Method::POST, &path);
    let body = json!({ "fravaerType": 56, "fra": "2026-11-24" });
    assert_eq!(call().om(world, borger).await.json(&body).send().await.status, 204);
    assert_eq!(world.frister(borger).await[0].status.as_str(), "administrativt_lukket");
    assert_eq!(
        call().om(world, borger).await.json(&json!({ "fravaerType": 57, "fra": "2026-11-24" })).send().await.fejl(),
        (409, vec!["4977"])
    );
    let read = jobcenter.get("/Borgere/fravaer").om(world, borger).await.send().await;
    assert_eq!((read.status, &read.json[0]["fravaerType"], &read.json[0]["til"]), (200, &json!(56), &Value::Null));
    let ended = jobcenter.change(world, Method::PUT, &path).om(world, borger).await;
    assert_eq!(ended.json(&json!({ "til": "2026-12-31" })).send().await.status, 204);
    assert_eq!(jobcenter.get("/Borgere/fravaer").om(world, borger).await.send().await.json[0]["til"], "2026-12-31");
    let wrong = format!("/Borgere/fravaer/{}", world.clock.new_id());
    let svar = jobcenter.change(world, Method::PUT, &wrong).om(world, borger).await.json(&json!({})).send().await;
    assert_eq!(svar.fejl(), (404, vec!["FT705"]));
    let svar = a_kasse.change(world, Method::POST, &wrong).om(world, borger).await.json(&body).send().await;
    assert_eq!(svar.fejl(), (403, vec!["FA107"]));
    let star = wire.star(world).await;
    let svar = star
        .change(world, Method::POST, &wrong)
        .om(world, borger)
        .await
        .json(&json!({ "fravaerType": 10, "fra": "2026-12-01", "til": "2026-12-07" }))
        .send()
        .await;
    assert_eq!(svar.status, 204, "{}", svar.text);
}

async fn a_new_personnummer_takes_everything_along(world: &World) {
    let wire = Wire::on(world);
    let borger = world.borger("borger-med-booking").await;
    let star = wire.star(world).await;
    let taken = cpr(world, world.borger("borger-med-frist").await).await;
    let change = |number: &str| {
        let body = json!({ "nytPersonnummer": number });
        async move { star_change(world, borger, body).await }
    };
    assert_eq!(change(&taken).await.fejl(), (422, vec!["FT703"]));
    assert_eq!(change("1").await.fejl(), (400, vec!["FA202"]));
    let old = cpr(world, borger).await;
    assert_eq!(change(NEW).await.status, 204);
    let ahead = star.get("/MitOverblik").header("x-civilregistrationIdentifier", NEW).send().await;
    assert_eq!((ahead.status, ahead.json["samtaler"].as_array().unwrap().len()), (200, 1));
    let gone = star.get("/MitOverblik").header("x-civilregistrationIdentifier", &old).send().await;
    assert_eq!(gone.fejl(), (404, vec!["1010"]));
}

async fn star_change(world: &World, borger: faellestid::domain::ids::BorgerId, body: Value) -> Svar {
    let star = Wire::on(world).star(world).await;
    star.change(world, Method::POST, "/Borgere/personnummer").om(world, borger).await.json(&body).send().await
}
