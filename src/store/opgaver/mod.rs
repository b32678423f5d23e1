//! What needs a person. A second task about the same thing is the first one.
//!
//! `liste`: the list that staff look at. `luk`: tasks that close by themselves, since what they were about is over.

mod liste;
mod luk;

use chrono::{DateTime, Utc};
use sqlx::FromRow;
use uuid::Uuid;

use super::statement::{execute, fetch_all, fetch_optional};
use super::{Connection, StoreError, Tx};
use crate::domain::ids::{BorgerId, FristId, IndkaldelseId, MedarbejderId, OrganisationId};

use crate::domain::opgave::{OpgaveSlags, OpgaveStatus};
pub use liste::{ListetOpgave, OpgaveUdvalg};

/// A task.
#[derive(Clone, Debug, FromRow, PartialEq, Eq)]
pub struct Opgave {
    /// Key.
    pub id: Uuid,
    /// Whose task.
    pub organisation_id: OrganisationId,
    /// About whom.
    pub borger_id: Option<BorgerId>,
    /// About which conversation.
    pub indkaldelse_id: Option<IndkaldelseId>,
    /// About which frist.
    pub frist_id: Option<FristId>,
    /// Which message is to be printed. It may have been deleted since.
    pub notifikation_id: Option<Uuid>,
    /// What is to be looked at.
    pub slags: OpgaveSlags,
    /// Two open tasks with the same text here are one.
    pub dedup: String,
    /// Since when.
    pub created_at: DateTime<Utc>,
}

/// A task as it is locked for a change.
#[derive(Clone, Copy, Debug, FromRow)]
pub struct LaastOpgave {
    /// Whether it is open.
    pub status: OpgaveStatus,
    /// Who has taken it.
    pub ejer_id: Option<MedarbejderId>,
    /// About whom.
    pub borger_id: Option<BorgerId>,
    /// Counts changes.
    pub version: i64,
}

impl Connection {
    /// An authority's open tasks, oldest first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn open_opgaver(&mut self, organisation: OrganisationId) -> Result<Vec<Opgave>, StoreError> {
        fetch_all!(
            self,
            Opgave,
            "SELECT id, organisation_id, borger_id, indkaldelse_id, frist_id, notifikation_id, slags, dedup, created_at FROM opgave
             WHERE organisation_id = $1 AND status = 'aaben' ORDER BY created_at, id",
            organisation
        )
    }

    /// The tasks of one kind about a borger, solved ones too, newest first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn opgaver_om(&mut self, borger: BorgerId, slags: OpgaveSlags) -> Result<Vec<Opgave>, StoreError> {
        fetch_all!(
            self,
            Opgave,
            "SELECT id, organisation_id, borger_id, indkaldelse_id, frist_id, notifikation_id, slags, dedup, created_at FROM opgave
             WHERE borger_id = $1 AND slags = $2 ORDER BY created_at DESC, id DESC",
            borger,
            slags
        )
    }

    /// Whether a task of a kind about this frist of hers still needs somebody.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn har_aaben_opgave(
        &mut self,
        borger: BorgerId,
        slags: OpgaveSlags,
        frist: FristId,
    ) -> Result<bool, StoreError> {
        let found = fetch_optional!(
            self,
            (i64,),
            "SELECT CAST(1 AS BIGINT) FROM opgave WHERE borger_id = $1 AND slags = $2 AND frist_id = $3 AND status = 'aaben' LIMIT 1",
            borger,
            slags,
            frist
        )?;
        Ok(found.is_some())
    }
}

impl Tx {
    /// Makes a task; one that is there already stays as it is.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn insert_opgave(&mut self, opgave: &Opgave) -> Result<(), StoreError> {
        execute!(
            self,
            "INSERT INTO opgave (id, organisation_id, borger_id, indkaldelse_id, frist_id, slags, status, dedup, created_at, updated_at, notifikation_id)
             VALUES ($1, $2, $3, $4, $5, $6, 'aaben', $7, $8, $8, $9) ON CONFLICT (dedup) DO NOTHING",
            opgave.id,
            opgave.organisation_id,
            opgave.borger_id,
            opgave.indkaldelse_id,
            opgave.frist_id,
            opgave.slags,
            &opgave.dedup,
            opgave.created_at,
            opgave.notifikation_id
        )?;
        Ok(())
    }

    /// Locks one of an authority's tasks.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn lock_opgave(
        &mut self,
        organisation: OrganisationId,
        id: Uuid,
    ) -> Result<Option<LaastOpgave>, StoreError> {
        fetch_optional!(
            self,
            LaastOpgave,
            "UPDATE opgave SET version = version WHERE id = $1 AND organisation_id = $2
             RETURNING status, ejer_id, borger_id, version",
            id,
            organisation
        )
    }

    /// Writes what became of a locked task.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn update_opgave(
        &mut self,
        id: Uuid,
        status: OpgaveStatus,
        ejer: Option<MedarbejderId>,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        execute!(
            self,
            "UPDATE opgave SET status = $2, ejer_id = $3, updated_at = $4, version = version + 1 WHERE id = $1",
            id,
            status,
            ejer,
            now
        )?;
        Ok(())
    }
}
