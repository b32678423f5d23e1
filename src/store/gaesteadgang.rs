//! Who has opened another jobcenter's borger, why, and until when.

use chrono::{DateTime, Utc};
use sqlx::FromRow;
use uuid::Uuid;

use super::statement::{execute, fetch_all, fetch_optional};
use super::{Connection, StoreError, Tx};
use crate::domain::ids::{BorgerId, MedarbejderId, OrganisationId};

/// One opening.
#[derive(Clone, Debug, FromRow)]
pub struct Gaesteadgang {
    /// Key.
    pub id: Uuid,
    /// Whose case.
    pub borger_id: BorgerId,
    /// For which jobcenter.
    pub organisation_id: OrganisationId,
    /// By whom.
    pub medarbejder_id: MedarbejderId,
    /// Why, in his own words.
    pub begrundelse: String,
    /// When.
    pub at: DateTime<Utc>,
    /// Until when, not included.
    pub udloeber_at: DateTime<Utc>,
}

/// One opening, as it is told to who has to do with her.
#[derive(Clone, Debug, FromRow)]
pub struct LaestGaesteadgang {
    /// When.
    pub at: DateTime<Utc>,
    /// By whom, by name.
    pub medarbejder: String,
    /// For which jobcenter, by name.
    pub myndighed: String,
    /// Why.
    pub begrundelse: String,
}

impl Connection {
    /// An employee's latest opening of a borger.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn gaesteadgang(
        &mut self,
        borger: BorgerId,
        medarbejder: MedarbejderId,
    ) -> Result<Option<Gaesteadgang>, StoreError> {
        fetch_optional!(
            self,
            Gaesteadgang,
            "SELECT * FROM gaesteadgang WHERE borger_id = $1 AND medarbejder_id = $2 ORDER BY udloeber_at DESC LIMIT 1",
            borger,
            medarbejder
        )
    }

    /// Who has opened a borger, newest first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn gaesteadgange_til(&mut self, borger: BorgerId) -> Result<Vec<LaestGaesteadgang>, StoreError> {
        fetch_all!(
            self,
            LaestGaesteadgang,
            "SELECT gaesteadgang.at, medarbejder.navn AS medarbejder, organisation.navn AS myndighed, gaesteadgang.begrundelse
             FROM gaesteadgang JOIN medarbejder ON medarbejder.id = gaesteadgang.medarbejder_id
             JOIN organisation ON organisation.id = gaesteadgang.organisation_id
             WHERE gaesteadgang.borger_id = $1 ORDER BY gaesteadgang.at DESC, gaesteadgang.id",
            borger
        )
    }
}

impl Tx {
    /// Writes an opening.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn insert_gaesteadgang(&mut self, adgang: &Gaesteadgang) -> Result<(), StoreError> {
        execute!(
            self,
            "INSERT INTO gaesteadgang (id, borger_id, organisation_id, medarbejder_id, begrundelse, at, udloeber_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7)",
            adgang.id,
            adgang.borger_id,
            adgang.organisation_id,
            adgang.medarbejder_id,
            &adgang.begrundelse,
            adgang.at,
            adgang.udloeber_at
        )?;
        Ok(())
    }
}
