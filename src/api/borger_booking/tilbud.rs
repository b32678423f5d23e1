//! Which offers a borger has, and the free times of one.

use std::collections::BTreeSet;

use axum::Json;
use axum::extract::State;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use uuid::Uuid;

use super::LedigTid;
use crate::api::kalder::Kalder;
use crate::api::krop::Krop;
use crate::api::objekt;
use crate::api::problem::{Kode, Problem, koder};
use crate::api::state::Api;
use crate::api::sti::{Parametre, Sti};
use crate::api::tidspunkt::Oejeblik;
use crate::domain::code_lists::MoedeGruppeType;
use crate::domain::ids::{AftaleId, IndkaldelseId};
use crate::domain::rules::soegeregler::Staar;
use crate::domain::snitflade::{ApiKode, Metode};
use crate::services::borger_booking::{Soegeregler, Tilbud};
use crate::services::zone;

/// Times in one answer at most.
const TIDER_MAX: i64 = 500;
/// Bookings, and markings, that are sent along at most.
const FLEST: usize = 100;

pub fn routes() -> OpenApiRouter<Api> {
    OpenApiRouter::new().routes(routes!(moedetilbud)).routes(routes!(tider))
}

/// Det, DFDG ved om borgeren, og som tilbuddene holdes op mod.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(example = json!({ "jobCenterCode": "75100", "kontaktgruppe": 1, "bookinger": [] }))]
struct SoegereglerInd {
    /// Borgerens jobcenter, fem cifre.
    job_center_code: String,
    /// Borgerens kontaktgruppe.
    kontaktgruppe: i32,
    /// Borgerens visitationskategori, når der er en. Skjuler ingen tilbud.
    #[serde(default, deserialize_with = "objekt::maaske")]
    visitationskategori: Option<Visitationskategori>,
    /// Borgerens persongruppemarkeringer. Skjuler ingen tilbud.
    persongruppemarkeringer: Option<Vec<Uuid>>,
    /// Borgerens samtaler, så vidt DFDG kender dem.
    #[serde(default, deserialize_with = "objekt::liste")]
    bookinger: Vec<KendtBooking>,
}

/// En visitationskategori, og siden hvornår.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Visitationskategori {
    /// Hvilken.
    kategori: Option<i32>,
    /// Hvornår borgeren fik den.
    dato: Oejeblik,
}

/// En samtale, DFDG kender.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct KendtBooking {
    /// Hvilken.
    indkaldelse_id: Uuid,
    /// En værdi fra SamtaleType.
    samtale_type: u16,
    /// Start.
    starttidspunkt: Oejeblik,
}

/// Tilbuddene.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct MoedetilbudSamling {
    /// Hvert af dem.
    moedetilbud: Vec<MoedetilbudUd>,
    /// Hvorfor der ingen er.
    aarsager: Vec<Kode>,
    /// Hvor DFDG og registeret siger noget forskelligt. Det skjuler ingen tilbud.
    advarsler: Vec<Kode>,
}

/// Et mødetilbud.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct MoedetilbudUd {
    /// Bruges i alle senere kald om det.
    moedetilbud_id: Uuid,
    /// En værdi fra SamtaleType.
    samtale_type: u16,
    /// En værdi fra MoedeGruppeType.
    moede_gruppe_type: u16,
    /// Værdier fra Samtaleform.
    samtaleformer: Vec<u16>,
    /// Hvor, ved personligt fremmøde.
    steder: Vec<String>,
}

#[utoipa::path(post, path = "/BorgerBooking/Moedetilbud", operation_id = "GetSelvbookingMoedetilbud", request_body = SoegereglerInd,
    responses((status = 200, description = "Tilbuddene, eller hvorfor der ingen er", body = MoedetilbudSamling)))]
async fn moedetilbud(
    State(api): State<Api>,
    kalder: Kalder,
    Krop(ind): Krop<SoegereglerInd>,
) -> Result<Json<MoedetilbudSamling>, Problem> {
    let borger = kalder.om_borger(&api, Metode::GetSelvbookingMoedetilbud).await?;
    if ind.bookinger.len() > FLEST {
        return Err(Problem::ved(ApiKode::BodyTooLarge, &["bookinger"]));
    }
    if ind.persongruppemarkeringer.as_ref().is_some_and(|all| all.len() > FLEST) {
        return Err(Problem::ved(ApiKode::BodyTooLarge, &["persongruppemarkeringer"]));
    }
    let known = |booking: &KendtBooking| {
        (IndkaldelseId::from_uuid(booking.indkaldelse_id), booking.samtale_type, booking.starttidspunkt.0)
    };
    let bookinger = ind.bookinger.iter().map(known).collect();
    let markeringer = ind.persongruppemarkeringer.map(|all| all.into_iter().collect::<BTreeSet<_>>());
    let staar = Staar {
        jobcenter: ind.job_center_code,
        kontaktgruppe: ind.kontaktgruppe,
        visitationskategori: ind.visitationskategori.as_ref().and_then(|told| told.kategori),
        visiteret_dato: ind.visitationskategori.map(|told| zone::local_date(told.dato.0)),
        markeringer: markeringer.map(|all| all.into_iter().collect()),
    };
    let soegeregler = Soegeregler { staar, bookinger };
    let situation = api.booking.situation(kalder.actor(), borger.id).await?;
    let (tilbud, verdict) = api.booking.tilbud(&situation, &soegeregler).await?;
    let moedetilbud = tilbud.iter().map(MoedetilbudUd::af).collect();
    let (aarsager, advarsler) = (koder(verdict.breaches()), koder(verdict.warnings()));
    Ok(Json(MoedetilbudSamling { moedetilbud, aarsager, advarsler }))
}

/// Hvilke dage.
#[derive(Deserialize, IntoParams)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct Interval {
    /// Første dag.
    fra: NaiveDate,
    /// Sidste dag.
    til: NaiveDate,
}

#[utoipa::path(get, path = "/BorgerBooking/Moedetilbud/{moedetilbudId}/Tider", operation_id = "GetMoedetider",
    params(("moedetilbudId" = Uuid, Path, description = "Tilbuddets id"), Interval),
    responses((status = 200, description = "Ledige tider, den tidligste først, højst 500", body = Vec<LedigTid>)))]
async fn tider(
    State(api): State<Api>,
    kalder: Kalder,
    Sti(id): Sti<Uuid>,
    Parametre(interval): Parametre<Interval>,
) -> Result<Json<Vec<LedigTid>>, Problem> {
    let borger = kalder.om_borger(&api, Metode::GetMoedetider).await?;
    let id = AftaleId::from_uuid(id);
    let situation = api.booking.situation(kalder.actor(), borger.id).await?;
    // A frame that is not hers does not exist for her.
    let aftale = api.store.read().await?.aftale(id).await?;
    let hers = aftale.filter(|aftale| {
        aftale.jobcenter_id == situation.borger.jobcenter_id && Some(aftale.a_kasse_id) == situation.borger.a_kasse_id
    });
    hers.ok_or_else(|| Problem::af(ApiKode::OfferUnknown))?;
    let found = api.booking.times_between(&situation, interval.fra, interval.til, TIDER_MAX).await?;
    Ok(Json(found.iter().filter(|tid| tid.aftale_id == id).map(Into::into).collect()))
}

impl MoedetilbudUd {
    fn af(tilbud: &Tilbud) -> Self {
        let mut samtaleformer: Vec<_> = tilbud.serier.iter().map(|serie| serie.samtaleform.id()).collect();
        let mut steder: Vec<_> = tilbud.serier.iter().filter_map(|serie| serie.adresse.clone()).collect();
        samtaleformer.sort_unstable();
        samtaleformer.dedup();
        steder.sort();
        steder.dedup();
        Self {
            moedetilbud_id: tilbud.aftale.id.uuid(),
            samtale_type: tilbud.aftale.samtaletype.id(),
            moede_gruppe_type: MoedeGruppeType::Individuelt.id(),
            samtaleformer,
            steder,
        }
    }
}
