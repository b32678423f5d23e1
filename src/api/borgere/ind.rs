//! A borger as the register tells of her.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::ukendt;
use crate::api::objekt;
use crate::api::problem::Problem;
use crate::api::state::Api;
use crate::domain::ids::OrganisationId;
use crate::domain::medlemskab::{Medlemsperiode, a_kasse_paa};
use crate::domain::register::{Fakta, Visitation};
use crate::domain::rules::{Code, Field, Verdict};
use crate::domain::snitflade::ApiKode;
use crate::services::kald::Afvist;
use crate::services::zone;

/// Memberships, and markings, of one person at most.
const FLEST: usize = 100;

/// Hvordan borgeren står: det hele, som det er nu. Det, der udelades, gælder ikke (længere).
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(example = json!({
    "navn": "Sofie Prøve", "telefon": "12345678", "email": "sofie@eksempel.dk", "jobcenter": "75100", "aKasse": "hk",
    "kontaktgruppe": 1, "ledigSiden": "2026-09-01", "tilmeldtFra": "2026-09-01"
}))]
pub struct BorgerInd {
    /// Fuldt navn.
    pub navn: String,
    /// Hvor borgeren kan ringes op.
    pub telefon: Option<String>,
    /// Hvor borgeren kan skrives til.
    pub email: Option<String>,
    /// Borgeren er fritaget for Digital Post.
    #[serde(default)]
    pub fritaget_digital_post: bool,
    /// Borgerens jobcenter, fem cifre.
    pub jobcenter: String,
    /// Nøglen på den a-kasse, borgeren er medlem af i dag. Kan udelades, når medlemskaberne oplyses.
    pub a_kasse: Option<String>,
    /// Borgerens medlemskaber over tid, også tidligere og kommende: dem alle. Udelades de, følger de af aKasse.
    #[serde(default, deserialize_with = "objekt::maaske_liste")]
    pub medlemskaber: Option<Vec<MedlemskabInd>>,
    /// Kontaktgruppe.
    pub kontaktgruppe: i32,
    /// Tilmeldekategori.
    pub tilmeldekategori: Option<i32>,
    /// Siden hvornår borgeren har været ledig.
    pub ledig_siden: Option<NaiveDate>,
    /// Borgerens seneste tilmelding.
    pub tilmeldt_fra: Option<NaiveDate>,
    /// Den første dag, borgeren ikke er tilmeldt.
    pub afmeldt_fra: Option<NaiveDate>,
    /// Den dag, borgeren døde.
    pub doed_dato: Option<NaiveDate>,
    /// Borgerens visitationskategori.
    #[serde(default, deserialize_with = "objekt::maaske")]
    pub visitation: Option<VisitationInd>,
    /// Borgerens persongruppemarkeringer.
    #[serde(default)]
    pub persongruppemarkeringer: Vec<Uuid>,
    /// P-nummeret på den anden aktør, jobcenteret har sendt borgeren til, ti cifre.
    #[schema(example = "1099999999")]
    pub anden_aktoer: Option<String>,
}

/// Et medlemskab af en a-kasse: hele dage, begge med.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(example = json!({ "aKasse": "hk", "fra": "2024-01-01" }))]
pub struct MedlemskabInd {
    /// A-kassens nøgle.
    a_kasse: String,
    /// Første dag; udelades den, ved ingen det.
    fra: Option<NaiveDate>,
    /// Sidste dag; udelades den, varer medlemskabet.
    til: Option<NaiveDate>,
}

/// En visitationskategori.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(example = json!({ "kategori": 2, "dato": "2026-09-01" }))]
pub struct VisitationInd {
    /// Hvilken.
    kategori: Option<i32>,
    /// Den dag, borgeren fik den.
    dato: NaiveDate,
}

/// The same with authorities for codes.
pub async fn fakta(api: &Api, ind: &BorgerInd) -> Result<Fakta, Problem> {
    let all = api.organisationer().await?;
    let named = |kind: &str, code: &str| -> Option<OrganisationId> {
        all.values().find(|found| found.kind == kind && found.code == code).map(|found| found.id)
    };
    let medlemskaber = ind.medlemskaber.as_ref().map(|told| perioder(told, named)).transpose()?;
    let a_kasse = match (&ind.a_kasse, &medlemskaber) {
        (Some(code), _) => Some(named("a_kasse", code).ok_or_else(|| ukendt(&[Field::AKasse]))?),
        (None, Some(perioder)) => a_kasse_paa(perioder, zone::local_date(api.clock.now())),
        (None, None) => None,
    };
    if ind.persongruppemarkeringer.len() > FLEST {
        return Err(Problem::ved(ApiKode::BodyTooLarge, &["persongruppemarkeringer"]));
    }
    let markeringer: BTreeSet<Uuid> = ind.persongruppemarkeringer.iter().copied().collect();
    let aktoer = ind.anden_aktoer.as_deref().map(p_nummer).transpose()?;
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
        medlemskaber,
        visitation: ind.visitation.as_ref().map(|told| Visitation { kategori: told.kategori, dato: told.dato }),
        markeringer: Some(markeringer.into_iter().collect()),
        anden_aktoer: aktoer,
    })
}

fn perioder(
    told: &[MedlemskabInd],
    named: impl Fn(&str, &str) -> Option<OrganisationId>,
) -> Result<Vec<Medlemsperiode>, Problem> {
    if told.len() > FLEST {
        return Err(Problem::ved(ApiKode::BodyTooLarge, &["medlemskaber"]));
    }
    let periode = |one: &MedlemskabInd| {
        let a_kasse = named("a_kasse", &one.a_kasse).ok_or_else(|| ukendt(&[Field::Medlemskaber]))?;
        Ok(Medlemsperiode { a_kasse, fra: one.fra, til: one.til })
    };
    told.iter().map(periode).collect()
}

/// Ten digits. Which ones there are is not ours to know.
fn p_nummer(text: &str) -> Result<i64, Problem> {
    let digits = text.len() == 10 && text.bytes().all(|byte| byte.is_ascii_digit());
    let number = text.parse().ok().filter(|_| digits);
    number.ok_or_else(|| Afvist::Regler(Verdict::refused(&[Field::AndenAktoer], Code::AndenAktoerForm)).into())
}
