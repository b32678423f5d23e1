//! Messages to borgere: planned in the transaction of the change they tell of, and settled once. The ways each takes are in
//! `forsendelser`.

use chrono::{DateTime, NaiveDate, Utc};
use sqlx::FromRow;
use uuid::Uuid;

use super::statement::{execute, fetch_all, fetch_optional};
use super::{Connection, StoreError, Tx};
use crate::domain::besked::vurdering::Bortfald;
use crate::domain::besked::{BeskedSlags, BeskedStatus};
use crate::domain::ids::{BorgerId, FristId, IndkaldelseId};

/// A message to a borger, to be sent once.
#[derive(Clone, Debug)]
pub struct Notifikation {
    /// Key.
    pub id: Uuid,
    /// To whom.
    pub borger_id: BorgerId,
    /// About which conversation.
    pub indkaldelse_id: Option<IndkaldelseId>,
    /// About which frist.
    pub frist_id: Option<FristId>,
    /// Which kind of message.
    pub kind: BeskedSlags,
    /// Two messages with the same text here are one.
    pub dedup: String,
    /// Earliest instant to send it.
    pub planned_at: DateTime<Utc>,
    /// Which version of the conversation or frist it tells of; none of a reminder.
    pub om_version: Option<i64>,
    /// Of a reminder: the local day it reminds of.
    pub om_dag: Option<NaiveDate>,
    /// Of a reminder: how many days before.
    pub dage: Option<i32>,
}

/// A message as stored.
#[derive(Clone, Debug, FromRow, PartialEq, Eq)]
pub struct StoredNotifikation {
    /// Key.
    pub id: Uuid,
    /// To whom.
    pub borger_id: BorgerId,
    /// About which conversation.
    pub indkaldelse_id: Option<IndkaldelseId>,
    /// About which frist.
    pub frist_id: Option<FristId>,
    /// Which kind of message.
    pub kind: BeskedSlags,
    /// How far it is.
    pub status: BeskedStatus,
    /// Why it was dropped.
    pub grund: Option<Bortfald>,
    /// When it was planned.
    pub created_at: DateTime<Utc>,
    /// Which version of the conversation or frist it tells of.
    pub om_version: Option<i64>,
    /// Of a reminder: how many days before.
    pub dage: Option<i32>,
}

impl Connection {
    /// One message.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn notifikation(&mut self, id: Uuid) -> Result<Option<StoredNotifikation>, StoreError> {
        fetch_optional!(self, StoredNotifikation, "SELECT * FROM notifikation WHERE id = $1", id)
    }

    /// Messages whose time has come and whose ways have not been chosen, oldest first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn ufordelte_notifikationer(&mut self, now: DateTime<Utc>, limit: i64) -> Result<Vec<Uuid>, StoreError> {
        let rows = fetch_all!(
            self,
            (Uuid,),
            "SELECT id FROM notifikation WHERE status = 'venter' AND fordelt_at IS NULL AND planned_at <= $1
             ORDER BY planned_at, id LIMIT $2",
            now,
            limit
        )?;
        Ok(rows.into_iter().map(|(id,)| id).collect())
    }

    /// Whether a message that says more waits beside this one: a later version of the same thing; for a reminder, any.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn nyere_venter(&mut self, than: &StoredNotifikation) -> Result<bool, StoreError> {
        let found = fetch_optional!(
            self,
            (i64,),
            "SELECT COUNT(*) FROM notifikation
             WHERE (indkaldelse_id = $1 OR frist_id = $2) AND status = 'venter' AND id <> $3 AND om_version > $4",
            than.indkaldelse_id,
            than.frist_id,
            than.id,
            than.om_version.unwrap_or(0)
        )?;
        Ok(found.is_some_and(|(others,)| others > 0))
    }
}

impl Tx {
    /// Plans a message; one that is planned already stays as it is. Gives whether it was new.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn insert_notifikation(
        &mut self,
        message: &Notifikation,
        now: DateTime<Utc>,
    ) -> Result<bool, StoreError> {
        let rows = execute!(
            self,
            "INSERT INTO notifikation (id, borger_id, indkaldelse_id, kind, status, dedup, planned_at, created_at, frist_id,
             om_version, om_dag, dage)
             VALUES ($1, $2, $3, $4, 'venter', $5, $6, $7, $8, $9, $10, $11) ON CONFLICT (dedup) DO NOTHING",
            message.id,
            message.borger_id,
            message.indkaldelse_id,
            message.kind,
            &message.dedup,
            message.planned_at,
            now,
            message.frist_id,
            message.om_version,
            message.om_dag,
            message.dage
        )?;
        Ok(rows > 0)
    }

    /// Takes up a message whose ways are now chosen. None: another node has, or it waits no more.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn fordel_notifikation(
        &mut self,
        id: Uuid,
        now: DateTime<Utc>,
    ) -> Result<Option<StoredNotifikation>, StoreError> {
        fetch_optional!(
            self,
            StoredNotifikation,
            "UPDATE notifikation SET fordelt_at = $2 WHERE id = $1 AND status = 'venter' AND fordelt_at IS NULL RETURNING *",
            id,
            now
        )
    }

    /// Settles a message that waits. Gives whether it did.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn afslut_notifikation(
        &mut self,
        id: Uuid,
        status: BeskedStatus,
        grund: Option<Bortfald>,
        now: DateTime<Utc>,
    ) -> Result<bool, StoreError> {
        let rows = execute!(
            self,
            "UPDATE notifikation SET status = $2, grund = $3, afsluttet_at = $4 WHERE id = $1 AND status = 'venter'",
            id,
            status,
            grund,
            now
        )?;
        Ok(rows > 0)
    }

    /// Drops the messages to a locked borger that wait to be sent.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn drop_notifikationer(
        &mut self,
        borger: BorgerId,
        grund: Bortfald,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        execute!(
            self,
            "UPDATE notifikation SET status = 'bortfaldet', grund = $2, afsluttet_at = $3
             WHERE borger_id = $1 AND status = 'venter'",
            borger,
            grund,
            now
        )?;
        Ok(())
    }
}
