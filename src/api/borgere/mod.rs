//! The register as other systems feed it. Here one borger; `mange`: many at once, one on a line; `fravaer`: her absences.

mod fravaer;
mod ind;
mod mange;

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::kalder::Kalder;
use super::krop::Krop;
use super::problem::Problem;
use super::state::Api;
use crate::domain::cpr::Cpr;
use crate::domain::rules::{Code, Field, Verdict};
use crate::domain::snitflade::{ApiKode, Metode};
use crate::services::kald::Afvist;
use crate::services::register::Indberettet;

use ind::{BorgerInd, fakta};

/// The methods, by address.
pub fn routes() -> OpenApiRouter<Api> {
    OpenApiRouter::new().routes(routes!(gem, mange::gem)).routes(routes!(skift)).merge(fravaer::routes())
}

/// Hvad der blev af en indberetning.
#[derive(Serialize, ToSchema)]
#[schema(example = json!({ "udfald": "opdateret", "nyt": ["ny_a_kasse"] }))]
struct BorgerUd {
    /// `oprettet`, `opdateret` eller `uaendret`.
    #[schema(value_type = String)]
    udfald: &'static str,
    /// Hvilke oplysninger der var nye.
    #[schema(value_type = Vec<String>)]
    nyt: Vec<&'static str>,
}

#[utoipa::path(put, path = "/Borgere", operation_id = "SaveBorger", request_body = BorgerInd,
    responses((status = 200, description = "Modtaget, med alt, hvad der følger af det", body = BorgerUd)))]
async fn gem(State(api): State<Api>, kalder: Kalder, Krop(ind): Krop<BorgerInd>) -> Result<Json<BorgerUd>, Problem> {
    // One that is not known yet is nobody's: she is entered. One that is known must be the caller's.
    let cpr = kalder.personnummer()?;
    indberet(&api, &kalder, &cpr, &ind, Metode::SaveBorger).await.map(Json)
}

/// One report, from a call or from a line.
async fn indberet(api: &Api, kalder: &Kalder, cpr: &Cpr, ind: &BorgerInd, metode: Metode) -> Result<BorgerUd, Problem> {
    kalder.maa(metode)?;
    if api.store.read().await?.borger_med_cpr(cpr).await?.is_some() {
        kalder.om(api, metode, cpr).await?;
    }
    let fakta = fakta(api, ind).await?;
    let done = api.register.indberet(&kalder.kald(), cpr, &fakta).await?;
    Ok(match done {
        Indberettet::Oprettet => BorgerUd { udfald: "oprettet", nyt: vec![] },
        Indberettet::Uaendret => BorgerUd { udfald: "uaendret", nyt: vec![] },
        Indberettet::Opdateret(nyt) => {
            BorgerUd { udfald: "opdateret", nyt: nyt.iter().map(|faktum| faktum.as_str()).collect() }
        }
    })
}

/// Et nyt personnummer.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(example = json!({ "nytPersonnummer": "6101901234" }))]
struct PersonnummerInd {
    /// Det, borgeren har fra nu af.
    nyt_personnummer: String,
}

#[utoipa::path(post, path = "/Borgere/personnummer", operation_id = "SkiftPersonnummer", request_body = PersonnummerInd,
    responses((status = 204, description = "Alt, hvad der er borgerens, følger med")))]
async fn skift(
    State(api): State<Api>,
    kalder: Kalder,
    Krop(ind): Krop<PersonnummerInd>,
) -> Result<StatusCode, Problem> {
    let borger = kalder.om_borger(&api, Metode::SkiftPersonnummer).await?;
    let ny = ind.nyt_personnummer.parse();
    let ny = ny.map_err(|_| Problem::ved(ApiKode::PersonnummerForm, &["nytPersonnummer"]))?;
    api.register.skift_cpr(Some(&kalder.kald()), borger.id, &ny).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// A code that names no authority.
fn ukendt(felter: &'static [Field]) -> Problem {
    Afvist::Regler(Verdict::refused(felter, Code::UnknownCodeValue)).into()
}
