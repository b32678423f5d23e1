//! The AsyncAPI document of the events, `docs/asyncapi.yaml`: a frame with the facts of the code put into it, so that a changed
//! name, number or header is a changed document.

use chrono::DateTime;
use uuid::Uuid;

use crate::domain::haendelse::{Aendringstype, Entitet, Haendelsesbesked, SIGNATUR};
use crate::domain::ids::HaendelseId;

const RAMME: &str = include_str!("asyncapi.yaml");
const ENTITETER: [Entitet; 2] = [Entitet::Indkaldelse, Entitet::Frist];
const TYPER: [Aendringstype; 3] = [Aendringstype::Oprettet, Aendringstype::Opdateret, Aendringstype::Slettet];

/// The document.
pub fn asyncapi() -> String {
    let listed = |all: Vec<String>| all.join(", ");
    RAMME
        .replace("{signatur}", SIGNATUR)
        .replace("{entiteter}", &listed(ENTITETER.map(|entitet| entitet.id().to_string()).into()))
        .replace("{navne}", &listed(ENTITETER.map(|entitet| entitet.navn().to_owned()).into()))
        .replace("{typer}", &listed(TYPER.map(|kind| kind.id().to_string()).into()))
        .replace("{eksempel}", &serde_json::to_string(&eksempel()).unwrap_or_default())
}

fn eksempel() -> Haendelsesbesked {
    Haendelsesbesked {
        nummer: 42,
        haendelse_id: HaendelseId::from_uuid(Uuid::from_u128(1)),
        entitet_id: Entitet::Indkaldelse.id(),
        entitet_navn: Entitet::Indkaldelse.navn(),
        ekstern_identifier: Uuid::from_u128(2),
        aendringstype: Aendringstype::Oprettet.id(),
        indkaldelseshaendelse: Some("oprettet".to_owned()),
        tidspunkt: DateTime::UNIX_EPOCH,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::haendelse::IndkaldelseHandling;

    /// The properties of the schema, by their indentation.
    fn properties(document: &str) -> Vec<&str> {
        let (_, schema) = document.split_once("    Haendelse:\n").unwrap();
        let names = schema.lines().filter_map(|line| line.strip_prefix("        ")?.strip_suffix(':'));
        names.filter(|name| !name.starts_with(' ')).collect()
    }

    #[test]
    fn the_schema_has_the_fields_that_are_sent_and_no_others() {
        let document = asyncapi();
        let mut described = properties(&document);
        described.sort_unstable();
        let sent = serde_json::to_value(eksempel()).unwrap();
        assert_eq!(described, sent.as_object().unwrap().keys().collect::<Vec<_>>());
    }

    #[test]
    fn every_word_for_what_happened_is_named() {
        let document = asyncapi();
        let (_, after) = document.split_once("indkaldelseshaendelse:\n").unwrap();
        let line = after.lines().nth(1).unwrap();
        let mut named: Vec<_> = line.trim().trim_start_matches("enum: [").trim_end_matches(']').split(", ").collect();
        let mut told: Vec<_> = IndkaldelseHandling::ALL.iter().map(|handling| handling.told_as().1).collect();
        named.sort_unstable();
        told.sort_unstable();
        told.dedup();
        assert_eq!(named, told);
        assert!(!document.contains("{signatur}") && document.contains("[90000, 90001]"));
    }
}
