//! The days on which an authority is closed.

use chrono::{DateTime, NaiveDate, Utc};
use sqlx::FromRow;
use uuid::Uuid;

use super::statement::{execute, fetch_all, fetch_optional};
use super::{Connection, StoreError, Tx};
use crate::domain::ids::{MedarbejderId, OrganisationId};
use crate::domain::lukning::LukkedagHandling;

/// A day on which an authority is closed.
#[derive(Clone, Debug, FromRow, PartialEq, Eq)]
pub struct Lukkedag {
    /// The local day.
    pub dato: NaiveDate,
    /// Why.
    pub navn: String,
    /// Conversations that stand on it.
    pub samtaler: i64,
    /// Conversations on it that were called off because their times were closed.
    pub aflyst: i64,
}

/// What was done with a closed day, once.
#[derive(Clone, Debug, FromRow, PartialEq, Eq)]
pub struct LukkedagSpor {
    /// Which day.
    pub dato: NaiveDate,
    /// When.
    pub at: DateTime<Utc>,
    /// What.
    pub handling: LukkedagHandling,
    /// Why it was closed after that; of one that was opened, why it had been.
    pub navn: String,
    /// By whom, by name; none: the system.
    pub medarbejder: Option<String>,
}

impl Connection {
    /// The days from `today` on which an authority is closed, with how many conversations stand on each.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn lukkedage_of(
        &mut self,
        organisation: OrganisationId,
        today: NaiveDate,
    ) -> Result<Vec<Lukkedag>, StoreError> {
        fetch_all!(
            self,
            Lukkedag,
            "SELECT lukkedag.dato, lukkedag.navn, COUNT(CASE WHEN indkaldelse.status = 'planlagt' THEN 1 END) AS samtaler,
               COUNT(CASE WHEN indkaldelse.aflyst_af = 'lukning' THEN 1 END) AS aflyst FROM lukkedag
             LEFT JOIN aftale ON aftale.jobcenter_id = lukkedag.organisation_id
             LEFT JOIN tid ON tid.aftale_id = aftale.id AND tid.local_date = lukkedag.dato
             LEFT JOIN indkaldelse ON indkaldelse.tid_id = tid.id
             WHERE lukkedag.organisation_id = $1 AND lukkedag.dato >= $2
             GROUP BY lukkedag.dato, lukkedag.navn ORDER BY lukkedag.dato",
            organisation,
            today
        )
    }

    /// Why an authority is closed on a day; none: it is open.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn lukkedag(
        &mut self,
        organisation: OrganisationId,
        dato: NaiveDate,
    ) -> Result<Option<String>, StoreError> {
        let found = fetch_optional!(
            self,
            (String,),
            "SELECT navn FROM lukkedag WHERE organisation_id = $1 AND dato = $2",
            organisation,
            dato
        )?;
        Ok(found.map(|(navn,)| navn))
    }

    /// The latest `limit` things that were done with an authority's closed days, newest first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn lukkedag_historik(
        &mut self,
        organisation: OrganisationId,
        limit: i64,
    ) -> Result<Vec<LukkedagSpor>, StoreError> {
        fetch_all!(
            self,
            LukkedagSpor,
            "SELECT historik.dato, historik.at, historik.handling, historik.navn, medarbejder.navn AS medarbejder
             FROM lukkedag_historik historik LEFT JOIN medarbejder ON medarbejder.id = historik.medarbejder_id
             WHERE historik.organisation_id = $1 ORDER BY historik.at DESC, historik.id DESC LIMIT $2",
            organisation,
            limit
        )
    }
}

impl Tx {
    /// Closes an authority for a day. Times already derived stay; the next derivation makes none.
    ///
    /// # Errors
    /// [`StoreError::Taken`] when the day is closed already.
    pub async fn insert_lukkedag(
        &mut self,
        organisation: OrganisationId,
        dato: NaiveDate,
        navn: &str,
    ) -> Result<(), StoreError> {
        self.aendrer_tider();
        execute!(
            self,
            "INSERT INTO lukkedag (organisation_id, dato, navn) VALUES ($1, $2, $3)",
            organisation,
            dato,
            navn
        )?;
        Ok(())
    }

    /// Closes an authority for a day, or gives the closed day another name.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn save_lukkedag(
        &mut self,
        organisation: OrganisationId,
        dato: NaiveDate,
        navn: &str,
    ) -> Result<(), StoreError> {
        self.aendrer_tider();
        execute!(
            self,
            "INSERT INTO lukkedag (organisation_id, dato, navn) VALUES ($1, $2, $3)
             ON CONFLICT (organisation_id, dato) DO UPDATE SET navn = excluded.navn",
            organisation,
            dato,
            navn
        )?;
        Ok(())
    }

    /// Remembers what was done with a closed day.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn insert_lukkedag_spor(
        &mut self,
        id: Uuid,
        organisation: OrganisationId,
        medarbejder: Option<MedarbejderId>,
        spor: &LukkedagSpor,
    ) -> Result<(), StoreError> {
        execute!(
            self,
            "INSERT INTO lukkedag_historik (id, organisation_id, dato, at, handling, navn, medarbejder_id)
             VALUES ($1, $2, $3, $4, $5, $6, $7)",
            id,
            organisation,
            spor.dato,
            spor.at,
            spor.handling,
            &spor.navn,
            medarbejder
        )?;
        Ok(())
    }

    /// Opens an authority on a day again.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn delete_lukkedag(&mut self, organisation: OrganisationId, dato: NaiveDate) -> Result<(), StoreError> {
        self.aendrer_tider();
        execute!(self, "DELETE FROM lukkedag WHERE organisation_id = $1 AND dato = $2", organisation, dato)?;
        Ok(())
    }

    /// Whether an authority is closed on a day.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn er_lukkedag(&mut self, organisation: OrganisationId, dato: NaiveDate) -> Result<bool, StoreError> {
        let row = fetch_optional!(
            self,
            (NaiveDate,),
            "SELECT dato FROM lukkedag WHERE organisation_id = $1 AND dato = $2",
            organisation,
            dato
        )?;
        Ok(row.is_some())
    }
}
