//! The days on which an authority is closed, and those left out of one series.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use sqlx::FromRow;

use super::statement::{execute, fetch_all, fetch_optional};
use super::{Connection, StoreError, Tx};
use crate::domain::ids::{OrganisationId, SerieId};

/// A day on which an authority is closed.
#[derive(Clone, Debug, FromRow, PartialEq, Eq)]
pub struct Lukkedag {
    /// The local day.
    pub dato: NaiveDate,
    /// Why.
    pub navn: String,
    /// Conversations that stand on it.
    pub samtaler: i64,
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
            "SELECT lukkedag.dato, lukkedag.navn, COUNT(indkaldelse.id) AS samtaler FROM lukkedag
             LEFT JOIN aftale ON aftale.jobcenter_id = lukkedag.organisation_id
             LEFT JOIN tid ON tid.aftale_id = aftale.id AND tid.local_date = lukkedag.dato
             LEFT JOIN indkaldelse ON indkaldelse.tid_id = tid.id AND indkaldelse.status = 'planlagt'
             WHERE lukkedag.organisation_id = $1 AND lukkedag.dato >= $2
             GROUP BY lukkedag.dato, lukkedag.navn ORDER BY lukkedag.dato",
            organisation,
            today
        )
    }

    /// The days on which a series has no times: its own exceptions and the closed days of both authorities.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn excepted_days(&mut self, serie: SerieId) -> Result<BTreeSet<NaiveDate>, StoreError> {
        let rows = fetch_all!(
            self,
            (NaiveDate,),
            "SELECT dato FROM undtagelse WHERE serie_id = $1
             UNION
             SELECT lukkedag.dato FROM lukkedag JOIN aftale ON lukkedag.organisation_id IN (aftale.jobcenter_id, aftale.a_kasse_id)
             JOIN serie ON serie.aftale_id = aftale.id WHERE serie.id = $1",
            serie
        )?;
        Ok(rows.into_iter().map(|(day,)| day).collect())
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

    /// Opens an authority on a day again.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn delete_lukkedag(&mut self, organisation: OrganisationId, dato: NaiveDate) -> Result<(), StoreError> {
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

    /// Leaves one day out of one series.
    ///
    /// # Errors
    /// [`StoreError::Taken`] when it is left out already.
    pub async fn insert_undtagelse(&mut self, serie: SerieId, dato: NaiveDate) -> Result<(), StoreError> {
        execute!(self, "INSERT INTO undtagelse (serie_id, dato) VALUES ($1, $2)", serie, dato)?;
        Ok(())
    }
}
