//! What was done with an aftale, and the tasks about it.

use chrono::{DateTime, Utc};
use sqlx::FromRow;
use uuid::Uuid;

use super::statement::{execute, fetch_all};
use super::{Aftale, Connection, StoreError, Tx};
use crate::domain::aftale::AftaleHandling;
use crate::domain::ids::{AftaleId, MedarbejderId, OrganisationId};
use crate::domain::opgave::OpgaveSlags;

/// What was done with an aftale, once.
#[derive(Clone, Debug, FromRow)]
pub struct AftaleVersion {
    /// The version it led to.
    pub version: i64,
    /// When.
    pub at: DateTime<Utc>,
    /// What.
    pub handling: AftaleHandling,
    /// By whom, by name; none: the system.
    pub navn: Option<String>,
    /// What was said about it.
    pub kommentar: Option<String>,
}

impl Connection {
    /// What was done with an aftale, newest first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn aftale_historik(&mut self, id: AftaleId) -> Result<Vec<AftaleVersion>, StoreError> {
        fetch_all!(
            self,
            AftaleVersion,
            "SELECT historik.version, historik.at, historik.handling, medarbejder.navn, historik.kommentar FROM aftale_historik historik
             LEFT JOIN medarbejder ON medarbejder.id = historik.medarbejder_id
             WHERE historik.aftale_id = $1 ORDER BY historik.version DESC",
            id
        )
    }
}

impl Tx {
    /// Remembers what was done with an aftale in the version it has now.
    ///
    /// # Errors
    /// [`StoreError::Taken`] when that version is there.
    pub async fn insert_aftale_version(
        &mut self,
        aftale: &Aftale,
        at: DateTime<Utc>,
        handling: AftaleHandling,
        medarbejder: Option<MedarbejderId>,
        kommentar: Option<&str>,
    ) -> Result<(), StoreError> {
        execute!(
            self,
            "INSERT INTO aftale_historik (aftale_id, version, at, handling, medarbejder_id, kommentar)
             VALUES ($1, $2, $3, $4, $5, $6)",
            aftale.id,
            aftale.version,
            at,
            handling,
            medarbejder,
            kommentar
        )?;
        Ok(())
    }

    /// A task about an aftale for an authority, until somebody takes the next step with it.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn insert_aftale_opgave(
        &mut self,
        id: Uuid,
        slags: OpgaveSlags,
        til: OrganisationId,
        om: &Aftale,
        at: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let dedup = format!("{}:{}:{}", slags.as_str(), om.id, om.version);
        execute!(
            self,
            "INSERT INTO opgave (id, organisation_id, aftale_id, slags, status, dedup, created_at, updated_at)
             VALUES ($1, $2, $3, $4, 'aaben', $5, $6, $6)",
            id,
            til,
            om.id,
            slags,
            dedup,
            at
        )?;
        Ok(())
    }

    /// The tasks about an aftale are done.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn loes_aftale_opgaver(&mut self, om: AftaleId, at: DateTime<Utc>) -> Result<(), StoreError> {
        execute!(
            self,
            "UPDATE opgave SET status = 'loest', updated_at = $2 WHERE aftale_id = $1 AND status = 'aaben'",
            om,
            at
        )?;
        Ok(())
    }
}
