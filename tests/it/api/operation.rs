//! Every method as the document tells how to call it, and who may.

use axum::http::Method;
use serde_json::Value;
use uuid::Uuid;

use super::support::{Kald, Svar, System, Wire};
use crate::support::World;
use faellestid::api;
use faellestid::domain::code_lists::MyndighedType;
use faellestid::domain::ids::BorgerId;
use faellestid::domain::snitflade::{Forhold, Metode, maa};

/// The id that stands wherever there is room for one: nothing has it.
pub const INGEN: Uuid = Uuid::from_u128(7);

/// A method.
pub struct Operation {
    pub metode: Metode,
    pub method: Method,
    pub path: String,
    /// The body's type and example.
    pub body: Option<(String, Value)>,
    /// The body's schema.
    pub schema: Value,
    /// The names of the parameters in the path, the query and the headers.
    pub ids: Vec<String>,
    pub query: Vec<String>,
    pub headers: Vec<String>,
}

/// All of them.
pub fn operations() -> Vec<Operation> {
    let document = serde_json::to_value(api::document()).unwrap();
    let mut found = Vec::new();
    for (path, item) in document["paths"].as_object().unwrap() {
        for (method, operation) in item.as_object().unwrap() {
            let named = |metode: &&Metode| Some(metode.navn()) == operation["operationId"].as_str();
            let Some(&metode) = Metode::ALL.iter().find(named) else { continue };
            let (body, schema) = example(&document, operation).unzip();
            found.push(Operation {
                metode,
                method: method.to_uppercase().parse().unwrap(),
                path: filled(path.strip_prefix("/api/v1").unwrap()),
                body,
                schema: schema.unwrap_or_default(),
                ids: parameters(operation, "path"),
                query: parameters(operation, "query"),
                headers: parameters(operation, "header"),
            });
        }
    }
    assert_eq!(found.len(), Metode::ALL.len());
    found
}

fn parameters(operation: &Value, place: &str) -> Vec<String> {
    let all = operation["parameters"].as_array().into_iter().flatten();
    all.filter(|one| one["in"] == place).map(|one| one["name"].as_str().unwrap().to_owned()).collect()
}

/// With an id wherever there is room for one, and what a search needs.
fn filled(path: &str) -> String {
    let id = INGEN.to_string();
    let parts = path.split('/').map(|part| if part.starts_with('{') { id.as_str() } else { part });
    let path = parts.collect::<Vec<_>>().join("/");
    match path.rsplit('/').next() {
        Some("soegning" | "Tider") => format!("{path}?fra=2026-11-24&til=2026-12-24"),
        _ => path,
    }
}

/// Type and example of the body, and its schema.
fn example(document: &Value, operation: &Value) -> Option<((String, Value), Value)> {
    let content = operation["requestBody"]["content"].as_object()?;
    let (kind, media) = content.iter().next().unwrap();
    let name = media["schema"]["$ref"].as_str().and_then(|path| path.rsplit('/').next());
    let name = name.unwrap_or_else(|| panic!("{} has a body without a name", operation["operationId"]));
    let schema = &document["components"]["schemas"][name];
    assert!(schema["example"].is_object(), "{name} has no example");
    Some(((kind.clone(), schema["example"].clone()), schema.clone()))
}

impl Operation {
    /// A call by this system, with the example for a body.
    pub fn kald(&self, world: &World, system: &System) -> Kald {
        self.with_body(self.bare(world, system), world)
    }

    /// The same without a body.
    pub fn bare(&self, world: &World, system: &System) -> Kald {
        system.kald(self.method.clone(), &self.path).header("x-requestId", &world.clock.new_id().to_string())
    }

    /// The body, and a fresh id of the request.
    pub fn with_body(&self, call: Kald, world: &World) -> Kald {
        let call = call.header("x-requestId", &world.clock.new_id().to_string());
        match &self.body {
            Some((kind, body)) => call.body(kind, body.to_string()),
            None => call,
        }
    }

    /// A call about somebody, sent.
    pub async fn om(&self, world: &World, system: &System, borger: BorgerId) -> Svar {
        self.kald(world, system).om(world, borger).await.send().await
    }

    /// Whether it is about one person, and not about nobody or many.
    pub fn is_about_one(&self) -> bool {
        !matches!(self.metode, Metode::GetSoegning | Metode::SaveBorgere | Metode::GetHaendelser)
    }

    /// Whether its body is a line for each of many.
    pub fn is_of_lines(&self) -> bool {
        self.metode == Metode::SaveBorgere
    }
}

/// The systems of her own authorities, and Jobnet's.
pub struct Kaldere {
    systems: Vec<(MyndighedType, System)>,
}

impl Kaldere {
    /// Those of this borger.
    pub async fn of(world: &World, wire: &Wire, borger: BorgerId) -> Self {
        let row = world.borger_row(borger).await;
        let a_kasse = row.a_kasse_id.into_iter().collect();
        let mut systems = Vec::new();
        for (slags, own) in [
            (MyndighedType::Jobcenter, vec![row.jobcenter_id]),
            (MyndighedType::AKasse, a_kasse),
            (MyndighedType::Star, vec![]),
        ] {
            systems.push((slags, wire.system(world, slags, &own).await));
        }
        Self { systems }
    }

    /// One that may call this method about her.
    pub fn til(&self, operation: &Operation) -> &System {
        let fits = |slags| maa(operation.metode, slags, Forhold::Egen);
        let found = self.systems.iter().find(|(slags, _)| fits(*slags));
        &found.unwrap_or_else(|| panic!("nobody may call {}", operation.path)).1
    }

    /// All of them.
    pub fn alle(&self) -> impl Iterator<Item = &System> {
        self.systems.iter().map(|(_, system)| system)
    }
}
