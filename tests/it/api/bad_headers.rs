//! Every method with every header that is absent or wrong: a problem document that names the header, and nothing is changed.

use super::operation::{INGEN, Kaldere, Operation, operations};
use super::support::{Kald, System, Wire, afviste, cpr};
use crate::support::{World, on_both_engines};
use faellestid::domain::code_lists::MyndighedType;

on_both_engines!(
    no_method_is_called_without_a_token_that_holds,
    no_method_is_called_for_a_foreign_organisation,
    no_method_guesses_what_a_header_means,
    no_method_takes_another_address_or_parameter,
);

const PERSONNUMMER: &str = "x-civilregistrationIdentifier";

/// Nothing has come of any call since.
async fn unchanged(world: &World, before: crate::support::Traces) {
    let left = world.traces_since(before).await;
    assert_eq!((left.events, left.versions, left.messages, left.tasks), (0, 0, 0, 0));
}

/// A call that would be right.
fn right(world: &World, operation: &Operation, system: &System, number: &str) -> Kald {
    operation.kald(world, system).header(PERSONNUMMER, number).header("x-bruger", "RID-1")
}

async fn no_method_is_called_without_a_token_that_holds(world: &World) {
    let wire = Wire::on(world);
    let borger = world.one_borger().await;
    let (kaldere, number) = (Kaldere::of(world, &wire, borger).await, cpr(world, borger).await);
    world.raw.run("UPDATE api_token SET udloeber_at = '2020-01-01 00:00:00+00:00'").await;
    let before = world.traces().await;
    for operation in operations() {
        let call = || right(world, &operation, kaldere.til(&operation), &number);
        let expired = call().send().await;
        assert_eq!(expired.fejl(), (401, vec!["FA102"]), "{}", operation.path);
        assert!(expired.header("www-authenticate").starts_with("Bearer"));
        assert_eq!(call().without("authorization").send().await.fejl(), (401, vec!["FA101"]), "{}", operation.path);
        for wrong in
            ["", "Bearer", "Bearer ", "bearer x", "Basic eDp4", "Bearer x y", "Bearer eyJhbGciOiJub25lIn0.e30.", "x"]
        {
            let svar = call().header("authorization", wrong).send().await;
            assert_eq!(svar.fejl(), (401, vec!["FA102"]), "{wrong} {}", operation.path);
        }
        let twice = call().also("authorization", "Bearer x").send().await;
        assert_eq!(twice.fejl(), (401, vec!["FA102"]), "{}", operation.path);
        let bytes = call().without("authorization").also_bytes("authorization", b"Bearer \xff").send().await;
        assert_eq!(bytes.fejl(), (401, vec!["FA102"]), "{}", operation.path);
    }
    unchanged(world, before).await;
    // Nobody asked: there is nobody to remember.
    afviste(world, borger, 0).await;
}

async fn no_method_is_called_for_a_foreign_organisation(world: &World) {
    let wire = Wire::on(world);
    let borger = world.one_borger().await;
    let (kaldere, number) = (Kaldere::of(world, &wire, borger).await, cpr(world, borger).await);
    let foreign = world.foreign(borger, "jobcenter").await;
    let code = world.store.read().await.unwrap().organisation(foreign).await.unwrap().unwrap().code;
    let (before, mut refused) = (world.traces().await, 0);
    for operation in operations() {
        let system = kaldere.til(&operation);
        for wrong in [code.as_str(), "99999", "", "' OR 1=1", &"x".repeat(5_000)] {
            let svar = right(world, &operation, system, &number).header("x-organisation", wrong).send().await;
            assert_eq!((svar.fejl(), svar.felter()), ((403, vec!["FA109"]), serde_json::json!(["x-organisation"])));
            refused += 1;
        }
        let bytes = right(world, &operation, system, &number).also_bytes("x-organisation", b"\xe6").send().await;
        assert_eq!(bytes.fejl(), (403, vec!["FA109"]), "{}", operation.path);
        refused += 1;
    }
    // One that acts for two says for which.
    let own = world.borger_row(borger).await.jobcenter_id;
    let both = wire.system(world, MyndighedType::Jobcenter, &[own, foreign]).await;
    for operation in operations() {
        assert_eq!(right(world, &operation, &both, &number).send().await.fejl(), (400, vec!["FA108"]));
        let twice =
            right(world, &operation, &both, &number).also("x-organisation", &code).also("x-organisation", &code);
        assert_eq!(twice.send().await.fejl(), (403, vec!["FA109"]), "{}", operation.path);
        refused += 2;
    }
    unchanged(world, before).await;
    afviste(world, borger, refused).await;
}

/// What is wrong with a header, and its code.
fn wrong_values(name: &str) -> (&'static str, Vec<&'static [u8]>) {
    match name {
        PERSONNUMMER => (
            "FA202",
            vec![b"", b"1", b"9999999999", b"610190-12345", b"61019O1234", b"\xe6", b"6101901234, 6101901234"],
        ),
        "x-bruger" => ("FA209", vec![b"", b"a b", b"S\xc3\xb8ren", b"S\xf8ren", b"\ta", &[b'x'; 101]]),
        "x-requestId" => ("FA204", vec![b"", b"a b", b"\xe6", &[b'x'; 47]]),
        "If-Match" => ("FA207", vec![b"", b"1", b"W/\"1\"", b"\"x\"", b"\"1\", \"2\"", b"\"99999999999999999999\""]),
        other => panic!("{other}"),
    }
}

async fn no_method_guesses_what_a_header_means(world: &World) {
    let wire = Wire::on(world);
    let borger = world.one_borger().await;
    let (kaldere, number) = (Kaldere::of(world, &wire, borger).await, cpr(world, borger).await);
    let (before, mut tried) = (world.traces().await, 0);
    for operation in operations() {
        let call = || right(world, &operation, kaldere.til(&operation), &number);
        for name in operation.headers.iter().filter(|name| *name != "x-organisation") {
            let (kode, values) = wrong_values(name);
            for value in values {
                let svar = call().without(name).also_bytes(name, value).send().await;
                let place = format!("{} {}: {name}: {}", operation.method, operation.path, value.escape_ascii());
                assert_eq!((svar.fejl(), svar.felter()), ((400, vec![kode]), serde_json::json!([name])), "{place}");
                tried += 1;
            }
            let good = if name == "If-Match" {
                "\"1\""
            } else if name == PERSONNUMMER {
                &number
            } else {
                "a"
            };
            let twice = call().without(name).also(name, good).also(name, good).send().await;
            assert_eq!(twice.fejl(), (400, vec![kode]), "{name} twice, {}", operation.path);
        }
        for (name, kode) in [(PERSONNUMMER, "FA201"), ("x-requestId", "FA203")] {
            if operation.headers.iter().any(|known| known == name) {
                let svar = call().without(name).send().await;
                assert_eq!(
                    (svar.fejl(), svar.felter()),
                    ((400, vec![kode]), serde_json::json!([name])),
                    "{}",
                    operation.path
                );
            }
        }
    }
    assert!(tried > 700, "{tried}");
    unchanged(world, before).await;
}

async fn no_method_takes_another_address_or_parameter(world: &World) {
    let wire = Wire::on(world);
    let borger = world.one_borger().await;
    let (kaldere, number) = (Kaldere::of(world, &wire, borger).await, cpr(world, borger).await);
    let before = world.traces().await;
    for mut operation in operations() {
        let whole = operation.path.clone();
        let system = kaldere.til(&operation);
        if !operation.ids.is_empty() {
            for wrong in ["1", "null", "0192f0c1-2b3c-7d4e-8f50-61728394", "%00", "%ff", ".."] {
                operation.path = whole.replace(&INGEN.to_string(), wrong);
                let svar = right(world, &operation, system, &number).send().await;
                // A word where an id should be may be the name of another method, which takes no such call.
                let fits = svar.fejl() == (400, vec!["FA311"]) || svar.fejl() == (404, vec!["FA401"]);
                assert!(fits, "{} {}: {}", operation.method, operation.path, svar.text);
            }
        }
        for name in &operation.query {
            let bare = whole.split('?').next().unwrap();
            for wrong in ["x", "-1", "%00", "2026-02-30", "99999999999999999999"] {
                operation.path = format!("{bare}?{name}={wrong}");
                let svar = right(world, &operation, system, &number).send().await;
                assert_eq!(svar.fejl(), (400, vec!["FA310"]), "{}: {}", operation.path, svar.text);
            }
            operation.path = format!("{whole}{}ukendt=1", if whole.contains('?') { "&" } else { "?" });
            let svar = right(world, &operation, system, &number).send().await;
            assert_eq!((svar.fejl(), svar.felter()), ((400, vec!["FA310"]), serde_json::json!(["ukendt"])));
        }
        operation.path = format!("{}/findes/ikke", whole.split('?').next().unwrap());
        let svar = right(world, &operation, system, &number).send().await;
        assert_eq!(svar.fejl(), (404, vec!["FA401"]), "{}", operation.path);
    }
    unchanged(world, before).await;
}
