//! Every method as every authority, from the document itself: an empty cell of the access table refuses, and a borger the caller has
//! nothing to do with does not exist.

use axum::http::Method;
use serde_json::Value;
use uuid::Uuid;

use super::support::{Kald, Svar, System, Wire};
use crate::support::{World, on_both_engines};
use faellestid::api;
use faellestid::domain::code_lists::MyndighedType;
use faellestid::domain::ids::BorgerId;
use faellestid::domain::snitflade::{Forhold, Metode, maa, maa_kalde};

on_both_engines!(
    without_token_or_scope_nothing_is_answered,
    an_authority_without_a_cross_is_refused_and_a_stranger_does_not_exist,
    a_cross_for_its_own_lets_an_authority_past_the_door,
);

/// A method as the document tells how to call it.
pub struct Operation {
    pub metode: Metode,
    pub method: Method,
    pub path: String,
    pub body: Option<(String, Value)>,
}

/// All of them.
pub fn operations() -> Vec<Operation> {
    let document = serde_json::to_value(api::document()).unwrap();
    let mut found = Vec::new();
    for (path, item) in document["paths"].as_object().unwrap() {
        for (method, operation) in item.as_object().unwrap() {
            let named = |metode: &&Metode| Some(metode.navn()) == operation["operationId"].as_str();
            let Some(&metode) = Metode::ALL.iter().find(named) else { continue };
            let method = method.to_uppercase().parse().unwrap();
            let path = filled(path.strip_prefix("/api/v1").unwrap());
            found.push(Operation { metode, method, path, body: example(&document, operation) });
        }
    }
    assert_eq!(found.len(), Metode::ALL.len());
    found
}

/// With an id wherever there is room for one, and what a search needs.
fn filled(path: &str) -> String {
    let id = Uuid::from_u128(7).to_string();
    let parts = path.split('/').map(|part| if part.starts_with('{') { id.as_str() } else { part });
    let path = parts.collect::<Vec<_>>().join("/");
    match path.rsplit('/').next() {
        Some("soegning" | "Tider") => format!("{path}?fra=2026-11-24&til=2026-12-24"),
        _ => path,
    }
}

/// The example of the body.
fn example(document: &Value, operation: &Value) -> Option<(String, Value)> {
    let content = operation["requestBody"]["content"].as_object()?;
    let (kind, media) = content.iter().next().unwrap();
    let name = media["schema"]["$ref"].as_str().and_then(|path| path.rsplit('/').next());
    let name = name.unwrap_or_else(|| panic!("{} has a body without a name", operation["operationId"]));
    let schema = &document["components"]["schemas"][name];
    assert!(schema["example"].is_object(), "{name} has no example");
    Some((kind.clone(), schema["example"].clone()))
}

impl Operation {
    pub fn kald(&self, world: &World, system: &System) -> Kald {
        self.with_body(system.kald(self.method.clone(), &self.path), world)
    }

    fn with_body(&self, call: Kald, world: &World) -> Kald {
        let call = call.header("x-requestId", &world.clock.new_id().to_string());
        match &self.body {
            Some((kind, body)) => call.body(kind, body.to_string()),
            None => call,
        }
    }

    async fn om(&self, world: &World, system: &System, borger: BorgerId) -> Svar {
        self.kald(world, system).om(world, borger).await.send().await
    }
}

/// Methods that are about nobody, or about many.
fn is_about_one(metode: Metode) -> bool {
    !matches!(metode, Metode::GetSoegning | Metode::SaveBorgere | Metode::GetHaendelser)
}

async fn without_token_or_scope_nothing_is_answered(world: &World) {
    let wire = Wire::on(world);
    let sofie = world.borger("borger-med-frist").await;
    let id = world.borger_row(sofie).await.jobcenter_id;
    let empty = wire.system_with(world, MyndighedType::Jobcenter, &[id], &[], None).await;
    for operation in operations() {
        let call = operation.with_body(wire.kald(operation.method.clone(), &operation.path), world);
        assert_eq!(call.send().await.fejl(), (401, vec!["FA101"]), "{}", operation.path);
        let svar = operation.om(world, &empty, sofie).await;
        assert_eq!(svar.fejl(), (403, vec!["FA106"]), "{}", operation.path);
    }
}

/// One system of each authority, bound to a jobcenter or a-kasse that is not hers.
async fn strangers(world: &World, wire: &Wire, borger: BorgerId) -> Vec<(MyndighedType, System)> {
    let (jobcenter, a_kasse) = (world.foreign(borger, "jobcenter").await, world.foreign(borger, "a_kasse").await);
    let mut systems = Vec::new();
    for &slags in MyndighedType::ALL {
        let own = match slags {
            MyndighedType::AKasse => vec![a_kasse],
            MyndighedType::Jobcenter | MyndighedType::Kommune => vec![jobcenter],
            _ => vec![],
        };
        systems.push((slags, wire.system(world, slags, &own).await));
    }
    systems
}

async fn an_authority_without_a_cross_is_refused_and_a_stranger_does_not_exist(world: &World) {
    let wire = Wire::on(world);
    let sofie = world.borger("borger-med-frist").await;
    let systems = strangers(world, &wire, sofie).await;
    let before = world.traces().await;
    for operation in operations() {
        for (slags, system) in &systems {
            let svar = || operation.om(world, system, sofie);
            if !maa_kalde(operation.metode, *slags) {
                assert_eq!(svar().await.fejl(), (403, vec!["FA107"]), "{slags:?} {}", operation.path);
            } else if is_about_one(operation.metode) && !maa(operation.metode, *slags, Forhold::Fremmed) {
                assert_eq!(svar().await.fejl(), (404, vec!["1010"]), "{slags:?} {}", operation.path);
            }
        }
    }
    let left = world.traces_since(before).await;
    assert_eq!((left.events, left.versions, left.messages, left.tasks), (0, 0, 0, 0));
}

async fn a_cross_for_its_own_lets_an_authority_past_the_door(world: &World) {
    let wire = Wire::on(world);
    for operation in operations() {
        for slags in [MyndighedType::AKasse, MyndighedType::Jobcenter, MyndighedType::Kommune, MyndighedType::Star] {
            if !maa(operation.metode, slags, Forhold::Egen) {
                continue;
            }
            let borger = world.one_borger().await;
            let row = world.borger_row(borger).await;
            let own = match slags {
                MyndighedType::AKasse => row.a_kasse_id.into_iter().collect(),
                MyndighedType::Star => vec![],
                _ => vec![row.jobcenter_id],
            };
            let system = wire.system(world, slags, &own).await;
            let svar = operation.om(world, &system, borger).await;
            let shut = ["FA106", "FA107", "1010", "4575", "FA401", "FA402"];
            let refused = svar.status >= 400 && svar.koder().iter().any(|kode| shut.contains(kode));
            assert!(!refused, "{slags:?} {} {}: {}", operation.method, operation.path, svar.text);
        }
    }
}
