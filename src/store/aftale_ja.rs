//! An a-kasse's yes, said outside the system, to new times in an aftale that is agreed. Rows are added, never changed.

use chrono::{DateTime, NaiveDate, Utc};
use sqlx::FromRow;

use super::statement::{execute, fetch_all};
use super::{Aftale, Connection, StoreError, Tx};
use crate::domain::aftale::AftaleHandling;
use crate::domain::ids::{AftaleId, OrganisationId};
use crate::domain::rules::nye_tider::SagtJa;

/// A yes, with the version of the aftale it was written down in.
#[derive(Clone, Debug, FromRow)]
pub struct AftaleJa {
    /// The version, as in the history.
    pub version: i64,
    /// Whose.
    pub a_kasse_id: OrganisationId,
    /// By whom.
    pub hvem: String,
    /// When.
    pub dato: NaiveDate,
}

/// Something that happened to an aftale with an a-kasse, or to times that it shares, after it was agreed.
#[derive(Clone, Debug, FromRow)]
pub struct Aftalenyt {
    /// The aftale.
    pub aftale_id: AftaleId,
    /// It is the a-kasse's own; otherwise another one's whose times it shares.
    pub egen: bool,
    /// The jobcenter, by name.
    pub jobcenter_navn: String,
    /// What.
    pub handling: AftaleHandling,
    /// When.
    pub at: DateTime<Utc>,
    /// Who is written down as having said yes for the a-kasse.
    pub hvem: Option<String>,
    /// When, by the same.
    pub dato: Option<NaiveDate>,
}

impl Connection {
    /// The yes of every a-kasse to what was put into an aftale.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn aftale_ja(&mut self, aftale: AftaleId) -> Result<Vec<AftaleJa>, StoreError> {
        fetch_all!(
            self,
            AftaleJa,
            "SELECT version, a_kasse_id, hvem, dato FROM aftale_ja WHERE aftale_id = $1 ORDER BY version, a_kasse_id",
            aftale
        )
    }

    /// What jobcentre did to the agreed aftaler of an a-kasse at `siden` or later, and what they wrote down that it said yes to; the newest first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn aftalenyt(
        &mut self,
        a_kasse: OrganisationId,
        siden: DateTime<Utc>,
    ) -> Result<Vec<Aftalenyt>, StoreError> {
        fetch_all!(
            self,
            Aftalenyt,
            "SELECT historik.aftale_id, aftale.a_kasse_id = $1 AS egen, jobcenter.navn AS jobcenter_navn, historik.handling, historik.at,
               COALESCE(ja.hvem, CASE WHEN historik.handling = 'aftalt_uden_om' THEN aftale.aftalt_med END) AS hvem,
               COALESCE(ja.dato, CASE WHEN historik.handling = 'aftalt_uden_om' THEN aftale.aftalt_dato END) AS dato
             FROM aftale_historik historik JOIN aftale ON aftale.id = historik.aftale_id
             JOIN organisation jobcenter ON jobcenter.id = aftale.jobcenter_id
             LEFT JOIN aftale_ja ja ON ja.aftale_id = historik.aftale_id AND ja.version = historik.version AND ja.a_kasse_id = $1
             WHERE historik.at >= $2 AND (ja.hvem IS NOT NULL OR (aftale.a_kasse_id = $1 AND aftale.a_kasse_approved_at <= historik.at
               AND historik.handling IN ('aftalt_uden_om', 'serie_tilfoejet', 'serie_rettet', 'opsagt')))
             ORDER BY historik.at DESC, historik.aftale_id",
            a_kasse,
            siden
        )
    }
}

impl Tx {
    /// Remembers a yes to what was done with an aftale in the version it has now, which stands in its history.
    ///
    /// # Errors
    /// [`StoreError::Taken`] when the a-kasse's yes to that is there.
    pub async fn insert_aftale_ja(&mut self, aftale: &Aftale, sagt: &SagtJa) -> Result<(), StoreError> {
        execute!(
            self,
            "INSERT INTO aftale_ja (aftale_id, version, a_kasse_id, hvem, dato) VALUES ($1, $2, $3, $4, $5)",
            aftale.id,
            aftale.version,
            sagt.a_kasse,
            &sagt.hvem,
            sagt.dato
        )?;
        Ok(())
    }
}
