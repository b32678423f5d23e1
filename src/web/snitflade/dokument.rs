//! Reading the OpenAPI document, as it is checked in; a test holds it to the code. What a page shows of it, and no more.

use std::sync::LazyLock;

use serde_json::Value;

use crate::texts::snitflade::Snitflade;

/// The document.
static DOKUMENT: LazyLock<Value> =
    LazyLock::new(|| serde_json::from_str(include_str!("../../../docs/openapi.json")).unwrap_or_default());

/// A method: its address and what the document says of it.
pub struct Operation {
    /// GET, POST, PUT or DELETE.
    pub verbum: String,
    /// With names for what is left open.
    pub sti: &'static str,
    /// The rest.
    pub indhold: &'static Value,
}

/// A field of a body, or a parameter of a call.
pub struct Felt {
    /// Its name.
    pub navn: &'static str,
    /// What it can hold, and the schema that says more, when there is one.
    pub slags: (String, Option<&'static str>),
    /// Whether it must be there.
    pub kraeves: bool,
    /// What it is.
    pub om: &'static str,
}

/// The method with this name.
pub fn operation(navn: &str) -> Option<Operation> {
    let paths = DOKUMENT["paths"].as_object()?;
    let all = paths.iter().flat_map(|(sti, item)| item.as_object().into_iter().flatten().map(move |one| (sti, one)));
    let mut named = all.filter(|(_, (_, indhold))| indhold["operationId"] == navn);
    named.next().map(|(sti, (verbum, indhold))| Operation { verbum: verbum.to_uppercase(), sti, indhold })
}

/// A schema by its name.
pub fn skema(navn: &str) -> &'static Value {
    &DOKUMENT["components"]["schemas"][navn]
}

/// A text of the document, or nothing.
pub fn tekst(value: &'static Value) -> &'static str {
    value.as_str().unwrap_or_default()
}

/// The fields of a schema, in the document's order.
pub fn felter(skema: &'static Value) -> Vec<Felt> {
    let kraeves = |navn: &str| skema["required"].as_array().is_some_and(|all| all.iter().any(|one| one == navn));
    let all = skema["properties"].as_object().into_iter().flatten();
    all.map(|(navn, felt)| Felt { navn, slags: slags(felt), kraeves: kraeves(navn), om: om(felt) }).collect()
}

/// What is said of a field, by itself or within "this schema, or null".
fn om(felt: &'static Value) -> &'static str {
    let within = felt["oneOf"].as_array().into_iter().flatten();
    std::iter::once(felt).chain(within).find_map(|one| one["description"].as_str()).unwrap_or_default()
}

/// The schemas that `roots` are made of, each once, those that are named first in front.
pub fn naaede(roots: impl IntoIterator<Item = &'static str>) -> Vec<&'static str> {
    let mut found: Vec<&'static str> = Vec::new();
    let mut waiting: Vec<&'static str> = roots.into_iter().collect();
    waiting.reverse();
    while let Some(navn) = waiting.pop() {
        if found.contains(&navn) {
            continue;
        }
        found.push(navn);
        let next: Vec<_> = felter(skema(navn)).into_iter().filter_map(|felt| felt.slags.1).collect();
        waiting.extend(next.into_iter().rev());
    }
    found
}

/// What a value can be, in words, and the schema it is made of.
pub fn slags(skema: &'static Value) -> (String, Option<&'static str>) {
    if let Some(navn) = skema["$ref"].as_str().and_then(|path| path.rsplit('/').next()) {
        return (navn.to_owned(), Some(navn));
    }
    // "This schema, or null", as a field that may be left out is written.
    if let Some(one) = skema["oneOf"].as_array().and_then(|all| all.iter().find(|one| one["type"] != "null")) {
        return slags(one);
    }
    match kind(&skema["type"]) {
        "array" => {
            let (of, navn) = slags(&skema["items"]);
            (format!("{} {of}", Snitflade::ListOf.da()), navn)
        }
        kind => (enkelt(kind, tekst(&skema["format"])).da().to_owned(), None),
    }
}

fn kind(value: &'static Value) -> &'static str {
    let first = || value.as_array()?.iter().filter_map(Value::as_str).find(|one| *one != "null");
    value.as_str().or_else(first).unwrap_or_default()
}

fn enkelt(kind: &str, format: &str) -> Snitflade {
    match (kind, format) {
        ("string", "date") => Snitflade::Date,
        ("string", "date-time") => Snitflade::Instant,
        ("string", "uuid") => Snitflade::Uuid,
        ("string", _) => Snitflade::Text,
        ("integer", _) => Snitflade::Integer,
        ("number", _) => Snitflade::Number,
        ("boolean", _) => Snitflade::Flag,
        ("object", _) => Snitflade::Object,
        _ => Snitflade::Anything,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::snitflade::Metode;

    #[test]
    fn every_method_is_found_with_its_address_and_every_schema_it_names() {
        for metode in Metode::ALL {
            let found = operation(metode.navn()).unwrap_or_else(|| panic!("{}", metode.navn()));
            assert!(found.sti.starts_with("/api/v1/") && !found.verbum.is_empty());
            let body = &found.indhold["requestBody"]["content"];
            for (_, content) in body.as_object().into_iter().flatten() {
                for navn in naaede(slags(&content["schema"]).1) {
                    assert!(!skema(navn).is_null(), "{navn}");
                }
            }
        }
        assert!(operation("FindesIkke").is_none());
    }

    #[test]
    fn a_field_says_what_it_holds() {
        let felter = felter(skema("BorgerInd"));
        let of = |navn| felter.iter().find(|felt| felt.navn == navn).unwrap();
        assert_eq!(of("medlemskaber").slags, ("liste af MedlemskabInd".to_owned(), Some("MedlemskabInd")));
        assert_eq!(of("doedDato").slags, ("dato".to_owned(), None));
        assert_eq!(of("visitation").slags.1, Some("VisitationInd"));
        assert!(of("navn").kraeves && !of("aKasse").kraeves);
        assert_eq!(naaede(["BorgerInd"]), ["BorgerInd", "MedlemskabInd", "VisitationInd"]);
    }
}
