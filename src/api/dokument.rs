//! The OpenAPI document, made from the methods: what is the same for all of them (headers, who may call, how they fail) is said once,
//! here. Checked in as `docs/openapi.json`; `make check` refuses one that is not current.

use utoipa::openapi::path::{Operation, Parameter, ParameterBuilder, ParameterIn};
use utoipa::openapi::security::{ClientCredentials, Flow, OAuth2, Scopes, SecurityRequirement, SecurityScheme};
use utoipa::openapi::tag::TagBuilder;
use utoipa::openapi::{ContentBuilder, Info, ObjectBuilder, OpenApi, PathItem, Ref, Required, ResponseBuilder, Type};

use super::henvisninger;
use super::hoveder::{BRUGER, IF_MATCH, ORGANISATION, PERSONNUMMER, REQUEST_ID};
use crate::domain::snitflade::{Kontrakt, MYNDIGHEDER, Metode, Scope};

/// Methods that are about nobody, or about many.
const UDEN_BORGER: [Metode; 3] = [Metode::GetSoegning, Metode::SaveBorgere, Metode::GetHaendelser];
/// Methods whose x-requestId is not asked for: their lines are harmless to send again.
const UDEN_REQUEST_ID: [Metode; 1] = [Metode::SaveBorgere];
/// Methods that take the version that was read.
const MED_VERSION: [Metode; 7] = [
    Metode::CancelBooking,
    Metode::UpdateIndkaldelse,
    Metode::CancelIndkaldelse,
    Metode::DeleteIndkaldelse,
    Metode::UpdateMyndighedsdeltager,
    Metode::DeleteMyndighedsdeltager,
    Metode::UpdateFrist,
];

/// How a call can fail, whichever it is.
const FEJL: [(&str, &str); 10] = [
    ("400", "Kaldet er ikke, som det skal være"),
    ("401", "Der er intet gyldigt token"),
    ("403", "Kalderen har ikke adgang til metoden, eller det er ikke kalderens"),
    ("404", "Findes ikke, eller er kalderen uvedkommende"),
    ("409", "Noget andet kom først"),
    ("412", "x-requestId er brugt til et andet kald (FA205), eller versionen er en anden (FA208)"),
    ("413", "Indholdet fylder for meget"),
    ("415", "Indholdet er af en anden type"),
    ("422", "Regler siger nej: alle på én gang"),
    ("429", "For mange kald; Retry-After siger, hvornår det kan prøves igen"),
];
const FEJL_HOS_OS: [(&str, &str); 2] =
    [("500", "En fejl hos os; intet er ændret"), ("503", "Databasen kan ikke nås; intet er ændret")];

/// The whole document, from what `methods` say of themselves.
pub fn faerdig(mut document: OpenApi) -> OpenApi {
    document.info = info();
    for item in document.paths.paths.values_mut() {
        for (changes, operation) in operations(item) {
            finish(operation, changes);
        }
    }
    henvisninger::tilfoej(&mut document);
    document.tags = Some(KONTRAKTER.iter().map(|kontrakt| TagBuilder::new().name(kontrakt.navn()).build()).collect());
    let scopes = Scopes::from_iter(Scope::ALL.iter().map(|scope| (scope.as_str(), scope.as_str())));
    let flow = Flow::ClientCredentials(ClientCredentials::new("/api/v1/token", scopes));
    let components = document.components.get_or_insert_default();
    components.add_security_scheme("oauth2", SecurityScheme::OAuth2(OAuth2::new([flow])));
    document
}

const KONTRAKTER: [Kontrakt; 7] = [
    Kontrakt::Indkaldelse,
    Kontrakt::Frist,
    Kontrakt::BorgerBooking,
    Kontrakt::Borgerstatus,
    Kontrakt::Borgere,
    Kontrakt::Gaesteadgang,
    Kontrakt::Haendelser,
];

fn info() -> Info {
    let mut info = Info::new("Fællestid", "1");
    info.description = Some(
        "Snitfladen for andre systemer. Personnummeret står i et hoved, aldrig i en adresse. Tidspunkter er UTC, med det danske \
         klokkeslæt ved siden af. Ukendte felter afvises ved navn. Svaret på et kald, der sendes igen med samme x-requestId, er \
         det første svar."
            .to_owned(),
    );
    info
}

/// The operations of an address; true: it changes something.
pub(super) fn operations(item: &mut PathItem) -> impl Iterator<Item = (bool, &mut Operation)> {
    let all = [
        (false, item.get.as_mut()),
        (true, item.post.as_mut()),
        (true, item.put.as_mut()),
        (true, item.delete.as_mut()),
    ];
    all.into_iter().filter_map(|(changes, operation)| Some((changes, operation?)))
}

fn finish(operation: &mut Operation, changes: bool) {
    let named = operation.operation_id.as_deref().and_then(metode);
    fail(operation, changes);
    let Some(metode) = named else { return };
    let adgang = metode.adgang();
    operation.tags = Some(vec![metode.kontrakt().navn().to_owned()]);
    operation.summary = Some(metode.hvad().to_owned());
    operation.description = Some(format!("Scope `{}`. {}", adgang.scope.as_str(), hvem(metode)));
    operation.security = Some(vec![SecurityRequirement::new("oauth2", [adgang.scope.as_str()])]);
    operation.parameters.get_or_insert_default().extend(hoveder(metode, changes).into_iter().map(Into::into));
}

fn metode(navn: &str) -> Option<Metode> {
    Metode::ALL.iter().copied().find(|metode| metode.navn() == navn)
}

/// "A-kasse: Egne borgere. STAR: Alle borgere."
fn hvem(metode: Metode) -> String {
    let adgang = metode.adgang();
    let of = |myndighed: crate::domain::code_lists::MyndighedType| {
        let kolonner: Vec<_> = adgang.kolonner(myndighed).iter().map(|kolonne| kolonne.as_str()).collect();
        (!kolonner.is_empty()).then(|| format!("{}: {}.", myndighed.name(), kolonner.join(", ")))
    };
    MYNDIGHEDER.into_iter().filter_map(of).collect::<Vec<_>>().join(" ")
}

fn hoveder(metode: Metode, changes: bool) -> Vec<Parameter> {
    let mut all = vec![
        header(
            ORGANISATION,
            Required::False,
            "Hvilken af klientens myndigheder; kan udelades, når der kun er én",
            "^[!-~]{1,64}$",
        ),
        header(
            BRUGER,
            if metode == Metode::CreateGaesteadgang { Required::True } else { Required::False },
            "Brugeren, der kaldes for, som det kaldende system kender vedkommende",
            "^[!-~]{1,100}$",
        ),
    ];
    if !UDEN_BORGER.contains(&metode) {
        all.push(header(PERSONNUMMER, Required::True, "Borgerens personnummer", "^[0-9]{6}-?[0-9]{4}$"));
    }
    if changes && !UDEN_REQUEST_ID.contains(&metode) {
        all.push(header(
            REQUEST_ID,
            Required::True,
            "Kalderens eget id for kaldet; samme id giver samme svar",
            "^[!-~]{1,46}$",
        ));
    }
    if MED_VERSION.contains(&metode) {
        all.push(header(IF_MATCH, Required::False, "Den ETag, der blev læst", "^([*]|\"[0-9]{1,18}\")$"));
    }
    all
}

fn header(name: &str, required: Required, about: &str, pattern: &str) -> Parameter {
    let schema = ObjectBuilder::new().schema_type(Type::String).pattern(Some(pattern));
    ParameterBuilder::new()
        .name(name)
        .parameter_in(ParameterIn::Header)
        .required(required)
        .description(Some(about))
        .schema(Some(schema))
        .build()
}

fn fail(operation: &mut Operation, changes: bool) {
    let only_changes = ["409", "412", "413", "415"];
    let fits = |status: &&(&str, &str)| changes || !only_changes.contains(&status.0);
    for (status, about) in FEJL.iter().filter(fits).chain(&FEJL_HOS_OS) {
        let content = ContentBuilder::new().schema(Some(Ref::from_schema_name("Problem"))).build();
        let response = ResponseBuilder::new().description(*about).content("application/problem+json", content).build();
        operation.responses.responses.entry((*status).to_owned()).or_insert(response.into());
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    /// The document has exactly the methods of the access table, and the one that gives tokens.
    #[test]
    fn the_document_and_the_access_table_speak_of_the_same_methods() {
        let mut document = crate::api::document();
        let of_path = |item: &mut PathItem| -> Vec<String> {
            operations(item).filter_map(|(_, operation)| operation.operation_id.clone()).collect()
        };
        let told: Vec<String> = document.paths.paths.values_mut().flat_map(of_path).collect();
        let unique: BTreeSet<_> = told.iter().map(String::as_str).collect();
        assert_eq!(unique.len(), told.len(), "an operationId stands twice");
        let table: BTreeSet<_> = Metode::ALL.iter().map(|metode| metode.navn()).collect();
        let beside: Vec<_> = unique.symmetric_difference(&table).collect();
        assert_eq!(beside, [&"PostToken"]);
    }
}
