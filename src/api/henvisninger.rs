//! Where a caller can go from an answer: the links of the OpenAPI document. Whatever is done under an id can be read, changed and ended under
//! it; an offer leads to its times, and a time to what reserves and books it.

use std::collections::BTreeMap;

use serde_json::{Value, json};
use utoipa::openapi::link::{Link, LinkBuilder};
use utoipa::openapi::path::{Operation, ParameterIn};
use utoipa::openapi::{OpenApi, RefOr};

use super::hoveder::PERSONNUMMER;

/// The parameter of the addresses, and who is told an offer's id within an answer.
const TILBUD: (&str, &str, &str) =
    ("moedetilbudId", "GetSelvbookingMoedetilbud", "$response.body#/moedetilbud/0/moedetilbudId");

/// Who tells the times of an offer, and what takes the first of them.
const TIDER: (&str, [&str; 2]) = ("GetMoedetider", ["CreateMoedetidReservation", "CreateBooking"]);

/// An operation that is about one thing: its name, and what its address calls the thing.
struct Om {
    navn: String,
    parameter: String,
}

/// Adds the links.
pub(super) fn tilfoej(document: &mut OpenApi) {
    let all: Vec<Om> = document.paths.paths.values_mut().flat_map(super::dokument::operations).filter_map(om).collect();
    for (_, operation) in document.paths.paths.values_mut().flat_map(super::dokument::operations) {
        let Some(navn) = operation.operation_id.clone() else { continue };
        let own = all.iter().find(|one| one.navn == navn).map(|one| one.parameter.clone());
        let (parameter, told) = match own {
            Some(parameter) => (parameter.clone(), format!("$request.path.{parameter}")),
            None if navn == TILBUD.1 => (TILBUD.0.to_owned(), TILBUD.2.to_owned()),
            None => continue,
        };
        let same = all.iter().filter(|one| one.parameter == parameter && one.navn != navn);
        let mut links: BTreeMap<String, RefOr<Link>> = same
            .map(|one| (one.navn.clone(), link(&one.navn).parameter(&one.parameter, told.clone()).build().into()))
            .collect();
        if navn == TIDER.0 {
            let first = json!({ "tidId": "$response.body#/0/tidId" });
            let takes = TIDER.1.map(|to| (to.to_owned(), link(to).request_body(Some(first.clone())).build().into()));
            links.extend(takes);
        }
        for (status, answer) in &mut operation.responses.responses {
            if let RefOr::T(answer) = answer
                && status.starts_with('2')
            {
                answer.links.clone_from(&links);
            }
        }
    }
}

fn om((_, operation): (bool, &mut Operation)) -> Option<Om> {
    let parameters = operation.parameters.as_ref()?;
    let mut in_path = parameters.iter().filter_map(|one| match one {
        RefOr::T(one) if matches!(one.parameter_in, ParameterIn::Path) => Some(&one.name),
        _ => None,
    });
    let parameter = in_path.next()?.clone();
    Some(Om { navn: operation.operation_id.clone()?, parameter })
}

/// To an operation about the same borger.
fn link(to: &str) -> LinkBuilder {
    let about: Value = json!(format!("$request.header.{PERSONNUMMER}"));
    Link::builder().operation_id(to).parameter(format!("header.{PERSONNUMMER}"), about)
}
