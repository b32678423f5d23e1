//! Who has opened a borger who is not his own, why, and until when: an employee, or another system for a user of its.

use chrono::{DateTime, Utc};
use sqlx::FromRow;
use uuid::Uuid;

use super::statement::{execute, fetch_all, fetch_optional};
use super::{Connection, StoreError, Tx};
use crate::domain::ids::{BorgerId, KlientId, MedarbejderId, OrganisationId};

/// One opening.
#[derive(Clone, Debug, FromRow)]
pub struct Gaesteadgang {
    /// Key.
    pub id: Uuid,
    /// Whose case.
    pub borger_id: BorgerId,
    /// For which authority.
    pub organisation_id: OrganisationId,
    /// By which employee; none: by another system.
    pub medarbejder_id: Option<MedarbejderId>,
    /// By which other system.
    pub klient_id: Option<KlientId>,
    /// On behalf of which user of that system, as it knows him.
    pub bruger: Option<String>,
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
    /// By whom: his name, or the system and the user it named.
    pub medarbejder: String,
    /// For which authority, by name.
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

    /// The latest opening of a borger by another system, for this user and this authority.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn gaesteadgang_for_klient(
        &mut self,
        borger: BorgerId,
        klient: KlientId,
        bruger: &str,
        organisation: OrganisationId,
    ) -> Result<Option<Gaesteadgang>, StoreError> {
        fetch_optional!(
            self,
            Gaesteadgang,
            "SELECT * FROM gaesteadgang WHERE borger_id = $1 AND klient_id = $2 AND bruger = $3 AND organisation_id = $4
             ORDER BY udloeber_at DESC LIMIT 1",
            borger,
            klient,
            bruger,
            organisation
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
            "SELECT gaesteadgang.at, COALESCE(medarbejder.navn, api_klient.navn || ', ' || gaesteadgang.bruger) AS medarbejder,
               organisation.navn AS myndighed, gaesteadgang.begrundelse
             FROM gaesteadgang LEFT JOIN medarbejder ON medarbejder.id = gaesteadgang.medarbejder_id
             LEFT JOIN api_klient ON api_klient.id = gaesteadgang.klient_id
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
            "INSERT INTO gaesteadgang (id, borger_id, organisation_id, medarbejder_id, klient_id, bruger, begrundelse, at, udloeber_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
            adgang.id,
            adgang.borger_id,
            adgang.organisation_id,
            adgang.medarbejder_id,
            adgang.klient_id,
            &adgang.bruger,
            &adgang.begrundelse,
            adgang.at,
            adgang.udloeber_at
        )?;
        Ok(())
    }
}
