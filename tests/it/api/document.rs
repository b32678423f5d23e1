//! The document: as checked in, whole, its examples true, and every answer of every test here inside it.

use std::collections::HashMap;
use std::sync::{Arc, LazyLock, Mutex};

use axum::http::Method;
use jsonschema::Validator;
use serde_json::{Value, json};

use super::support::{Svar, Wire};
use crate::support::{World, on_both_engines};
use faellestid::api;
use faellestid::domain::snitflade;

on_both_engines!(it_is_served_to_whoever_asks);

static DOCUMENT: LazyLock<Value> = LazyLock::new(|| serde_json::to_value(api::document()).unwrap());
/// Schemas of answers, by where they stand.
static ANSWERS: LazyLock<Mutex<HashMap<String, Arc<Validator>>>> = LazyLock::new(Mutex::default);

fn validator(schema: &Value) -> Validator {
    let mut whole = schema.clone();
    whole["components"] = DOCUMENT["components"].clone();
    jsonschema::validator_for(&whole).unwrap()
}

/// The template in the document that an address is made of.
fn template(path: &str) -> Option<&'static String> {
    let path = path.split('?').next().unwrap();
    let fits = |template: &&String| {
        let (template, path): (Vec<_>, Vec<_>) = (template.split('/').collect(), path.split('/').collect());
        template.len() == path.len()
            && template.iter().zip(&path).all(|(one, other)| one == other || one.starts_with('{'))
    };
    let mut found: Vec<_> = DOCUMENT["paths"].as_object().unwrap().keys().filter(fits).collect();
    // What is said in words goes before what is left open.
    found.sort_by_key(|template| template.matches('{').count());
    found.first().copied()
}

/// Fails when an answer is not one the document tells of.
pub fn check(method: &Method, path: &str, svar: &Svar) {
    let Some(template) = template(path) else { return };
    let operation = &DOCUMENT["paths"][template][method.as_str().to_lowercase()];
    if operation.is_null() {
        return;
    }
    let response = &operation["responses"][svar.status.to_string()];
    assert!(
        response.is_object(),
        "{method} {template} answers {}, which no document tells of: {}",
        svar.status,
        svar.text
    );
    let kind = svar.header("content-type").split(';').next().unwrap();
    let Some(content) = response["content"].as_object() else {
        assert_eq!(svar.text, "", "{method} {template}");
        return;
    };
    assert!(content.contains_key(kind), "{method} {template}: {kind} is not told of");
    if kind.ends_with("ndjson") {
        return;
    }
    let place = format!("{method} {template} {}", svar.status);
    let known = ANSWERS.lock().unwrap().get(&place).cloned();
    let schema = known.unwrap_or_else(|| Arc::new(validator(&content[kind]["schema"])));
    ANSWERS.lock().unwrap().insert(place.clone(), Arc::clone(&schema));
    let faults: Vec<_> = schema.iter_errors(&svar.json).map(|fault| fault.to_string()).collect();
    assert!(faults.is_empty(), "{place}: {faults:?}: {}", svar.text);
}

async fn it_is_served_to_whoever_asks(world: &World) {
    let wire = Wire::on(world);
    let served = wire.kald(Method::GET, "/openapi.json").send().await;
    assert_eq!((served.status, &served.json), (200, &*DOCUMENT));
}

#[test]
fn what_is_checked_in_is_what_the_code_says() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let stored: Value = serde_json::from_slice(&std::fs::read(root.join("docs/openapi.json")).unwrap()).unwrap();
    assert!(stored == *DOCUMENT, "docs/openapi.json is not current: cargo xtask generate");
    let matrix = std::fs::read_to_string(root.join("docs/access-matrix.md")).unwrap();
    assert!(matrix.trim_end() == snitflade::som_markdown().trim_end(), "docs/access-matrix.md is not current");
}

#[test]
fn every_example_keeps_its_schema_and_every_body_has_one() {
    let mut checked = 0;
    for (name, schema) in DOCUMENT["components"]["schemas"].as_object().unwrap() {
        let example = &schema["example"];
        if name.ends_with("Ind") || name.ends_with("Aendring") {
            assert!(example.is_object() || name == "KendtBooking", "{name} has no example");
        }
        if example.is_null() {
            continue;
        }
        let reference = json!({ "$ref": format!("#/components/schemas/{name}") });
        let faults: Vec<_> = validator(&reference).iter_errors(example).map(|fault| fault.to_string()).collect();
        assert!(faults.is_empty(), "{name}: {faults:?}");
        checked += 1;
    }
    assert!(checked > 15, "{checked}");
}

#[test]
fn every_operation_says_what_it_takes_and_how_it_fails() {
    let mut operations = 0;
    for (path, item) in DOCUMENT["paths"].as_object().unwrap() {
        for (method, operation) in item.as_object().unwrap() {
            operations += 1;
            let place = format!("{method} {path}");
            assert!(operation["operationId"].is_string(), "{place}");
            for status in ["400", "401", "403", "404", "429", "500", "503"] {
                let kind = &operation["responses"][status]["content"]["application/problem+json"];
                assert_eq!(kind["schema"]["$ref"], "#/components/schemas/Problem", "{place} {status}");
            }
            for parameter in operation["parameters"].as_array().unwrap_or(&vec![]) {
                let name = parameter["name"].as_str().unwrap();
                assert!(!path.to_lowercase().contains("cpr") && name != "cpr", "{place}: {name}");
                assert!(parameter["schema"].is_object(), "{place}: {name}");
            }
        }
    }
    assert!(operations > 40, "{operations}");
}

/// Every description in a part of the document.
fn descriptions(part: &Value, found: &mut Vec<String>) {
    match part {
        Value::Object(members) => {
            found.extend(members.get("description").and_then(Value::as_str).map(str::to_owned));
            members.values().for_each(|inner| descriptions(inner, found));
        }
        Value::Array(all) => all.iter().for_each(|inner| descriptions(inner, found)),
        _ => {}
    }
}

#[test]
fn what_people_read_of_it_is_danish() {
    let mut found = Vec::new();
    descriptions(&DOCUMENT, &mut found);
    assert!(found.len() > 300, "{}", found.len());
    let english = ["the", "of", "is", "it", "with", "she", "which", "when", "what", "and", "or", "not", "by"];
    for text in found {
        let words: Vec<String> = text.split(|c: char| !c.is_alphabetic()).map(str::to_lowercase).collect();
        let foreign: Vec<_> = words.iter().filter(|word| english.contains(&word.as_str())).collect();
        assert!(foreign.is_empty(), "{text}: {foreign:?}");
    }
    let without = |schema: &Value| schema["description"].as_str().is_none_or(str::is_empty);
    for (name, schema) in DOCUMENT["components"]["schemas"].as_object().unwrap() {
        for (field, inner) in schema["properties"].as_object().into_iter().flatten() {
            let of_union = inner["oneOf"].as_array().is_some_and(|all| !all.iter().all(without));
            let bare = without(inner) && !of_union && inner["$ref"].is_null();
            assert!(!bare, "{name}.{field} says nothing");
        }
    }
}

/// What the other tests here rest on.
#[test]
fn an_answer_outside_the_document_is_found() {
    let answer = |status: u16, json: Value| {
        let headers = [("content-type".parse().unwrap(), "application/json".parse().unwrap())].into_iter().collect();
        Svar { status, headers, text: json.to_string(), json }
    };
    let refused = |svar: Svar| std::panic::catch_unwind(|| check(&Method::GET, "/api/v1/Frist", &svar)).is_err();
    assert!(!refused(answer(200, json!([]))));
    assert!(refused(answer(200, json!([{ "fristId": 1 }]))));
    assert!(refused(answer(200, json!({}))));
    assert!(refused(answer(418, json!([]))));
    assert!(refused(answer(404, json!([]))));
}
