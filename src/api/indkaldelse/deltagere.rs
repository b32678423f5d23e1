//! Myndighedsdeltagere: who comes to a fælles jobsamtale on behalf of an authority, by name.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use uuid::Uuid;

use super::ud::{MyndighedUd, Organisationer, myndighed};
use crate::api::hoveder::etag;
use crate::api::kalder::Kalder;
use crate::api::krop::Krop;
use crate::api::problem::Problem;
use crate::api::state::Api;
use crate::api::sti::Sti;
use crate::domain::ids::IndkaldelseId;
use crate::domain::rules::deltagelse::DeltagerUdkast;
use crate::domain::snitflade::Metode;
use crate::store::Myndighedsdeltager;

pub fn routes() -> OpenApiRouter<Api> {
    OpenApiRouter::new().routes(routes!(opret, opdater, slet)).routes(routes!(hent))
}

/// En deltager, der navngives første gang.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(example = json!({
    "indkaldelseIdentifier": "0192f0c1-2b3c-7d4e-8f50-617283940a1b", "navn": "Karen Prøve", "rolle": 901, "telefonnummer": "12345678"
}))]
struct DeltagerInd {
    /// Den samtale, deltageren er med i.
    indkaldelse_identifier: Uuid,
    /// Fuldt navn, højst 256 tegn.
    navn: Option<String>,
    /// Andre kontaktoplysninger, højst 256 tegn.
    kontaktdetaljer: Option<String>,
    /// Telefonnummer.
    telefonnummer: Option<String>,
    /// E-mailadresse.
    email: Option<String>,
    /// En værdi fra DeltagerRolle.
    rolle: u16,
}

/// Det, en deltager rettes til.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(example = json!({ "navn": "Karen Prøve", "rolle": 901, "email": "karen@eksempel.dk" }))]
struct DeltagerAendring {
    /// Fuldt navn, højst 256 tegn.
    navn: Option<String>,
    /// Andre kontaktoplysninger, højst 256 tegn.
    kontaktdetaljer: Option<String>,
    /// Telefonnummer.
    telefonnummer: Option<String>,
    /// E-mailadresse.
    email: Option<String>,
    /// En værdi fra DeltagerRolle.
    rolle: u16,
}

/// En deltager.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct DeltagerUd {
    /// Valgt af den, der navngav deltageren.
    myndighedsdeltager_id: Uuid,
    /// Er også ETag.
    version: i64,
    /// Den samtale, deltageren er med i.
    indkaldelse_identifier: Uuid,
    /// For hvilken myndighed.
    #[serde(skip_serializing_if = "Option::is_none")]
    myndighed: Option<MyndighedUd>,
    /// Fuldt navn.
    #[serde(skip_serializing_if = "Option::is_none")]
    navn: Option<String>,
    /// Andre kontaktoplysninger.
    #[serde(skip_serializing_if = "Option::is_none")]
    kontaktdetaljer: Option<String>,
    /// Telefonnummer.
    #[serde(skip_serializing_if = "Option::is_none")]
    telefonnummer: Option<String>,
    /// E-mailadresse.
    #[serde(skip_serializing_if = "Option::is_none")]
    email: Option<String>,
    /// En værdi fra DeltagerRolle.
    rolle: u16,
}

#[utoipa::path(post, path = "/Indkaldelse/myndighedsdeltager/{myndighedsdeltagerid}", operation_id = "CreateMyndighedsdeltager",
    params(("myndighedsdeltagerid" = Uuid, Path, description = "Valgt af kalderen")), request_body = DeltagerInd,
    responses((status = 201, description = "Deltageren er navngivet", body = DeltagerUd)))]
async fn opret(
    State(api): State<Api>,
    kalder: Kalder,
    Sti(id): Sti<Uuid>,
    Krop(ind): Krop<DeltagerInd>,
) -> Result<Response, Problem> {
    let borger = kalder.om_borger(&api, Metode::CreateMyndighedsdeltager).await?;
    let indkaldelse = IndkaldelseId::from_uuid(ind.indkaldelse_identifier);
    let DeltagerInd { navn, kontaktdetaljer, telefonnummer, email, rolle, .. } = ind;
    let udkast = DeltagerUdkast { navn, kontaktdetaljer, telefonnummer, email, rolle };
    let done = api.indkaldelse.opret_deltager(&kalder.kald(), borger.id, indkaldelse, id, &udkast).await?;
    svar(&api, StatusCode::CREATED, &done.deltager).await
}

#[utoipa::path(put, path = "/Indkaldelse/myndighedsdeltager/{myndighedsdeltagerid}", operation_id = "UpdateMyndighedsdeltager",
    params(("myndighedsdeltagerid" = Uuid, Path, description = "Deltagerens id")), request_body = DeltagerAendring,
    responses((status = 200, description = "Deltageren, som den er nu", body = DeltagerUd)))]
async fn opdater(
    State(api): State<Api>,
    kalder: Kalder,
    Sti(id): Sti<Uuid>,
    Krop(ind): Krop<DeltagerAendring>,
) -> Result<Response, Problem> {
    let borger = kalder.om_borger(&api, Metode::UpdateMyndighedsdeltager).await?;
    let DeltagerAendring { navn, kontaktdetaljer, telefonnummer, email, rolle } = ind;
    let udkast = DeltagerUdkast { navn, kontaktdetaljer, telefonnummer, email, rolle };
    let version = kalder.if_match()?;
    let done = api.indkaldelse.opdater_deltager(&kalder.kald(), borger.id, id, version, &udkast).await?;
    svar(&api, StatusCode::OK, &done.deltager).await
}

#[utoipa::path(delete, path = "/Indkaldelse/myndighedsdeltager/{myndighedsdeltagerid}", operation_id = "DeleteMyndighedsdeltager",
    params(("myndighedsdeltagerid" = Uuid, Path, description = "Deltagerens id")),
    responses((status = 204, description = "Deltageren er fjernet og står endnu i historikken")))]
async fn slet(State(api): State<Api>, kalder: Kalder, Sti(id): Sti<Uuid>) -> Result<StatusCode, Problem> {
    let borger = kalder.om_borger(&api, Metode::DeleteMyndighedsdeltager).await?;
    let version = kalder.if_match()?;
    api.indkaldelse.slet_deltager(&kalder.kald(), borger.id, id, version).await?;
    Ok(StatusCode::NO_CONTENT)
}

#[utoipa::path(get, path = "/Indkaldelse/{indkaldelseId}/myndighedsdeltager", operation_id = "GetMyndighedsdeltagere",
    params(("indkaldelseId" = Uuid, Path, description = "Indkaldelsens id")),
    responses((status = 200, description = "Deltagerne, i den rækkefølge, de er navngivet", body = Vec<DeltagerUd>)))]
async fn hent(State(api): State<Api>, kalder: Kalder, Sti(id): Sti<Uuid>) -> Result<Json<Vec<DeltagerUd>>, Problem> {
    let borger = kalder.om_borger(&api, Metode::GetMyndighedsdeltagere).await?;
    let rows = api.indkaldelse.deltagere(&kalder.kald(), borger.id, IndkaldelseId::from_uuid(id)).await?;
    let all = api.organisationer().await?;
    Ok(Json(rows.iter().map(|row| DeltagerUd::af(row, all)).collect()))
}

async fn svar(api: &Api, status: StatusCode, deltager: &Myndighedsdeltager) -> Result<Response, Problem> {
    let ud = DeltagerUd::af(deltager, api.organisationer().await?);
    Ok((status, [etag(deltager.version)], Json(ud)).into_response())
}

impl DeltagerUd {
    fn af(row: &Myndighedsdeltager, all: &Organisationer) -> Self {
        let row = row.clone();
        Self {
            myndighedsdeltager_id: row.id,
            version: row.version,
            indkaldelse_identifier: row.indkaldelse_id.uuid(),
            myndighed: myndighed(row.organisation_id, all),
            navn: row.navn,
            kontaktdetaljer: row.kontaktdetaljer,
            telefonnummer: row.telefonnummer,
            email: row.email,
            rolle: row.rolle.id(),
        }
    }
}
