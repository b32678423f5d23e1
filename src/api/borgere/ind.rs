//! A borger as the register tells of her.

use chrono::NaiveDate;
use serde::Deserialize;
use utoipa::ToSchema;

use super::ukendt;
use crate::api::problem::Problem;
use crate::api::state::Api;
use crate::domain::ids::OrganisationId;
use crate::domain::register::Fakta;
use crate::domain::rules::Field;

/// How she stands: all of it, as it is now. What is left out is not so (any more).
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(example = json!({
    "navn": "Sofie Prøve", "telefon": "12345678", "email": "sofie@eksempel.dk", "jobcenter": "75100", "aKasse": "hk",
    "kontaktgruppe": 1, "ledigSiden": "2026-09-01", "tilmeldtFra": "2026-09-01"
}))]
pub struct BorgerInd {
    /// Full name.
    pub navn: String,
    /// Where she can be rung.
    pub telefon: Option<String>,
    /// Where she can be written to.
    pub email: Option<String>,
    /// She is exempt from Digital Post.
    #[serde(default)]
    pub fritaget_digital_post: bool,
    /// Her jobcenter, five digits.
    pub jobcenter: String,
    /// The key of the a-kasse she is a member of.
    pub a_kasse: Option<String>,
    /// Kontaktgruppe.
    pub kontaktgruppe: i32,
    /// Tilmeldekategori.
    pub tilmeldekategori: Option<i32>,
    /// Since when she has been unemployed.
    pub ledig_siden: Option<NaiveDate>,
    /// Her last registration as jobseeker.
    pub tilmeldt_fra: Option<NaiveDate>,
    /// The first day on which she is no jobseeker.
    pub afmeldt_fra: Option<NaiveDate>,
    /// The day she died.
    pub doed_dato: Option<NaiveDate>,
}

/// The same with authorities for codes.
pub async fn fakta(api: &Api, ind: &BorgerInd) -> Result<Fakta, Problem> {
    let all = api.organisationer().await?;
    let named = |kind: &str, code: &str| -> Option<OrganisationId> {
        all.values().find(|found| found.kind == kind && found.code == code).map(|found| found.id)
    };
    let a_kasse = match &ind.a_kasse {
        Some(code) => Some(named("a_kasse", code).ok_or_else(|| ukendt(&[Field::AKasse]))?),
        None => None,
    };
    Ok(Fakta {
        navn: ind.navn.clone(),
        telefon: ind.telefon.clone(),
        email: ind.email.clone(),
        fritaget_digital_post: ind.fritaget_digital_post,
        jobcenter: named("jobcenter", &ind.jobcenter).ok_or_else(|| ukendt(&[Field::Jobcenter]))?,
        a_kasse,
        kontaktgruppe: ind.kontaktgruppe,
        tilmeldekategori: ind.tilmeldekategori,
        ledig_siden: ind.ledig_siden,
        tilmeldt_fra: ind.tilmeldt_fra,
        afmeldt_fra: ind.afmeldt_fra,
        doed_dato: ind.doed_dato,
    })
}
