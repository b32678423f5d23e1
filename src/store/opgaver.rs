//! What needs a person. A second task about the same thing is the first one.

use chrono::{DateTime, NaiveDate, Utc};
use sqlx::FromRow;
use uuid::Uuid;

use super::statement::{execute, fetch_all, fetch_optional};
use super::{Connection, StoreError, Tx};
use crate::domain::ids::{AftaleId, BorgerId, FristId, IndkaldelseId, MedarbejderId, OrganisationId};
use crate::domain::opgave::{OpgaveSlags, OpgaveStatus};

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

/// Which of an authority's tasks are wanted.
#[derive(Clone, Copy, Debug)]
pub struct OpgaveUdvalg {
    /// Whose.
    pub organisation: OrganisationId,
    /// Open ones, or those that are seen to.
    pub status: OpgaveStatus,
    /// Only this kind.
    pub slags: Option<OpgaveSlags>,
    /// Only those of this owner; `Some(None)`: only those that are nobody's.
    pub ejer: Option<Option<MedarbejderId>>,
}

/// A task as the list shows it.
#[derive(Clone, FromRow)]
pub struct ListetOpgave {
    /// Key.
    pub id: Uuid,
    /// What is to be looked at.
    pub slags: OpgaveSlags,
    /// Whether it still is.
    pub status: OpgaveStatus,
    /// About whom, while she belongs to this jobcenter.
    pub borger_id: Option<BorgerId>,
    /// Her name.
    pub borger_navn: Option<String>,
    /// About which conversation.
    pub indkaldelse_id: Option<IndkaldelseId>,
    /// About which aftale.
    pub aftale_id: Option<AftaleId>,
    /// The other side of that aftale, by name.
    pub aftalt_med: Option<String>,
    /// The local day it is about.
    pub dag: Option<NaiveDate>,
    /// Who has taken it.
    pub ejer_id: Option<MedarbejderId>,
    /// His name.
    pub ejer_navn: Option<String>,
    /// Since when.
    pub created_at: DateTime<Utc>,
    /// Counts changes.
    pub version: i64,
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

/// Which tasks a list is about; its first five arguments are an `OpgaveUdvalg`.
macro_rules! udvalgte {
    ($select:literal, $after:literal) => {
        concat!(
            $select,
            " WHERE opgave.organisation_id = $1 AND opgave.status = $2 AND ($3 = '' OR opgave.slags = $3)
              AND ($4 = 'alle' OR ($4 = 'ingens' AND opgave.ejer_id IS NULL) OR ($4 = 'hans' AND opgave.ejer_id = $5)) ",
            $after
        )
    };
}

/// How an owner is asked for: everybody's tasks, nobody's, or his.
const fn ejerskab(ejer: Option<Option<MedarbejderId>>) -> &'static str {
    match ejer {
        None => "alle",
        Some(None) => "ingens",
        Some(Some(_)) => "hans",
    }
}

impl Connection {
    /// How many tasks there are of a kind.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn count_opgaver(&mut self, udvalg: OpgaveUdvalg) -> Result<i64, StoreError> {
        let row = fetch_optional!(
            self,
            (i64,),
            udvalgte!("SELECT COUNT(*) FROM opgave", ""),
            udvalg.organisation,
            udvalg.status,
            udvalg.slags.map_or("", OpgaveSlags::as_str),
            ejerskab(udvalg.ejer),
            udvalg.ejer.flatten()
        )?;
        Ok(row.map_or(0, |(count,)| count))
    }

    /// One page of a list: open tasks oldest first, those seen to newest first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn list_opgaver(
        &mut self,
        udvalg: OpgaveUdvalg,
        limit: i64,
        offset: i64,
    ) -> Result<Vec<ListetOpgave>, StoreError> {
        fetch_all!(
            self,
            ListetOpgave,
            udvalgte!(
                "SELECT opgave.id, opgave.slags, opgave.status, borger.id AS borger_id, borger.navn AS borger_navn, opgave.indkaldelse_id,
                   opgave.aftale_id, part.navn AS aftalt_med, opgave.dag, opgave.ejer_id, medarbejder.navn AS ejer_navn, opgave.created_at, opgave.version
                 FROM opgave LEFT JOIN borger ON borger.id = opgave.borger_id AND borger.jobcenter_id = opgave.organisation_id
                 LEFT JOIN aftale ON aftale.id = opgave.aftale_id
                 LEFT JOIN organisation part ON part.id <> opgave.organisation_id AND part.id IN (aftale.jobcenter_id, aftale.a_kasse_id)
                 LEFT JOIN medarbejder ON medarbejder.id = opgave.ejer_id",
                "ORDER BY CASE WHEN opgave.status = 'aaben' THEN opgave.created_at END, opgave.updated_at DESC, opgave.id LIMIT $6 OFFSET $7"
            ),
            udvalg.organisation,
            udvalg.status,
            udvalg.slags.map_or("", OpgaveSlags::as_str),
            ejerskab(udvalg.ejer),
            udvalg.ejer.flatten(),
            limit,
            offset
        )
    }

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
