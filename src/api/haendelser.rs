//! The feed of events: an authority asks for what came after a number it knows, and fetches the rest where the event says.

use std::time::Duration;

use axum::Json;
use axum::extract::State;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use tokio::time::{Instant, sleep};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use uuid::Uuid;

use super::hoveder::ORGANISATION;
use super::kalder::Kalder;
use super::problem::Problem;
use super::state::Api;
use super::sti::Parametre;
use crate::domain::code_lists::MyndighedType;
use crate::domain::haendelse::Haendelsesbesked;
use crate::domain::snitflade::{ApiKode, Metode};
use crate::services::haendelser::{Feed, MAX_ANTAL, besked, efter, efter_for_kommune};

/// The longest a call waits for something to happen, in seconds: shorter than the patience of most proxies.
const MAX_VENT: u64 = 30;
/// How often a call that waits looks again.
const KIG: Duration = Duration::from_secs(1);

/// The method, by address.
pub fn routes() -> OpenApiRouter<Api> {
    OpenApiRouter::new().routes(routes!(hent))
}

/// Hvorfra, hvor mange og hvor længe.
#[derive(Deserialize, IntoParams)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[into_params(parameter_in = Query)]
struct Udsnit {
    /// Det sidste nummer, der er læst; 0 fra begyndelsen.
    #[param(minimum = 0)]
    efter: i64,
    /// Højst så mange hændelser.
    #[param(minimum = 1, maximum = 500)]
    antal: i64,
    /// Vent så mange sekunder på den næste, hvis der ingen er.
    #[param(minimum = 0, maximum = 30)]
    vent: u64,
}

impl Default for Udsnit {
    fn default() -> Self {
        Self { efter: 0, antal: 100, vent: 0 }
    }
}

impl Udsnit {
    /// Fails for the first value outside its bounds.
    fn kraev(&self) -> Result<(), Problem> {
        let bounds = [
            ("efter", self.efter >= 0),
            ("antal", (1..=MAX_ANTAL).contains(&self.antal)),
            ("vent", self.vent <= MAX_VENT),
        ];
        match bounds.iter().find(|(_, kept)| !kept) {
            Some((name, _)) => Err(Problem::ved(ApiKode::QueryInvalid, &[name])),
            None => Ok(()),
        }
    }
}

/// Et udsnit af hændelserne.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(example = json!({
    "haendelser": [{
        "nummer": 42, "haendelseId": "0192f0c1-2b3c-7d4e-8f50-617283940a1b", "entitetId": 90000, "entitetNavn": "Indkaldelse",
        "eksternIdentifier": "0192f0c1-2b3c-7d4e-8f50-617283940a1c", "aendringstype": 1,
        "indkaldelseshaendelse": "oprettet", "tidspunkt": "2026-11-24T09:00:00Z"
    }],
    "naeste": 42, "flere": false
}))]
struct HaendelserUd {
    /// I rækkefølge efter nummer.
    haendelser: Vec<HaendelseUd>,
    /// Det nummer, der spørges efter næste gang.
    naeste: i64,
    /// Om der allerede er flere.
    flere: bool,
}

/// En hændelse: hvilken ting, hvad og hvornår; resten hentes.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct HaendelseUd {
    /// Dens plads i rækken. Vokser, med huller.
    nummer: i64,
    /// Det samme, hvor mange gange hændelsen end fortælles.
    haendelse_id: Uuid,
    /// 90000 eller 90001.
    entitet_id: i32,
    /// `Indkaldelse` eller `Frist`.
    #[schema(value_type = String)]
    entitet_navn: &'static str,
    /// Hvilken samtale eller frist; den hentes.
    ekstern_identifier: Uuid,
    /// 1 oprettet, 2 opdateret, 3 slettet.
    aendringstype: i32,
    /// `oprettet`, `opdateret`, `aflyst` eller `bekraeftet`; ikke i en hændelse om en frist.
    #[serde(skip_serializing_if = "Option::is_none")]
    indkaldelseshaendelse: Option<String>,
    /// Hvornår det skete.
    tidspunkt: DateTime<Utc>,
}

#[utoipa::path(get, path = "/Haendelser", operation_id = "GetHaendelser", params(Udsnit),
    responses((status = 200, description = "Hændelserne efter nummeret, i rækkefølge", body = HaendelserUd)))]
async fn hent(
    State(api): State<Api>,
    kalder: Kalder,
    Parametre(udsnit): Parametre<Udsnit>,
) -> Result<Json<HaendelserUd>, Problem> {
    kalder.maa(Metode::GetHaendelser)?;
    udsnit.kraev()?;
    let modtager = kalder.myndighed().id.ok_or_else(|| Problem::ved(ApiKode::OrganisationMissing, &[ORGANISATION]))?;
    let until = Instant::now() + Duration::from_secs(udsnit.vent);
    loop {
        let feed = match kalder.myndighed().slags {
            MyndighedType::Kommune => efter_for_kommune(&api.store, modtager, udsnit.efter, udsnit.antal).await?,
            _ => efter(&api.store, modtager, udsnit.efter, udsnit.antal).await?,
        };
        if !feed.haendelser.is_empty() || Instant::now() >= until {
            return Ok(Json(HaendelserUd::from(&feed)));
        }
        sleep(KIG).await;
    }
}

impl From<&Feed> for HaendelserUd {
    fn from(feed: &Feed) -> Self {
        let haendelser = feed.haendelser.iter().map(|haendelse| besked(haendelse).into()).collect();
        Self { haendelser, naeste: feed.naeste, flere: feed.flere }
    }
}

impl From<Haendelsesbesked> for HaendelseUd {
    fn from(told: Haendelsesbesked) -> Self {
        Self {
            nummer: told.nummer,
            haendelse_id: told.haendelse_id.uuid(),
            entitet_id: told.entitet_id,
            entitet_navn: told.entitet_navn,
            ekstern_identifier: told.ekstern_identifier,
            aendringstype: told.aendringstype,
            indkaldelseshaendelse: told.indkaldelseshaendelse,
            tidspunkt: told.tidspunkt,
        }
    }
}
