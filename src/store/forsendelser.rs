//! The ways that messages take, each tried by itself. Who sends one holds it by a lease; a lease that has run out is one whose
//! holder broke off, so that nobody knows whether it was sent.

use chrono::{DateTime, Utc};
use sqlx::FromRow;
use uuid::Uuid;

use super::statement::{execute, fetch_all, fetch_optional};
use super::{Connection, StoreError, Tx};
use crate::domain::besked::ForsendelseStatus;
use crate::domain::besked::kanal::Kanal;

/// One way of one message, taken by this node.
#[derive(Clone, Copy, Debug, FromRow, PartialEq, Eq)]
pub struct Forsendelse {
    /// Of which message.
    pub notifikation_id: Uuid,
    /// Which way.
    pub kanal: Kanal,
    /// How often it was tried, this time included.
    pub forsoeg: i32,
    /// How often its holder broke off.
    pub uafklarede: i32,
}

impl Connection {
    /// Ways that are due and that nobody holds, longest due first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn forfaldne_forsendelser(
        &mut self,
        now: DateTime<Utc>,
        limit: i64,
    ) -> Result<Vec<(Uuid, Kanal)>, StoreError> {
        fetch_all!(
            self,
            (Uuid, Kanal),
            "SELECT notifikation_id, kanal FROM forsendelse
             WHERE status = 'venter' AND naeste_at <= $1 AND (laast_til IS NULL OR laast_til <= $1) ORDER BY naeste_at LIMIT $2",
            now,
            limit
        )
    }

    /// Every way of a message and how far it is.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn forsendelser_of(&mut self, notifikation: Uuid) -> Result<Vec<(Kanal, ForsendelseStatus)>, StoreError> {
        fetch_all!(
            self,
            (Kanal, ForsendelseStatus),
            "SELECT kanal, status FROM forsendelse WHERE notifikation_id = $1 ORDER BY kanal",
            notifikation
        )
    }
}

impl Tx {
    /// A way that a message takes, from `naeste_at` on.
    ///
    /// # Errors
    /// [`StoreError::Taken`] when it takes that way already.
    pub async fn insert_forsendelse(
        &mut self,
        notifikation: Uuid,
        kanal: Kanal,
        naeste_at: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        execute!(
            self,
            "INSERT INTO forsendelse (notifikation_id, kanal, status, forsoeg, uafklarede, naeste_at) VALUES ($1, $2, 'venter', 0, 0, $3)",
            notifikation,
            kanal,
            naeste_at
        )?;
        Ok(())
    }

    /// Takes a due way until `laast_til`. None: another node has. Whoever takes several takes them in the order of their keys.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn tag_forsendelse(
        &mut self,
        (notifikation, kanal): (Uuid, Kanal),
        now: DateTime<Utc>,
        laast_til: DateTime<Utc>,
    ) -> Result<Option<Forsendelse>, StoreError> {
        fetch_optional!(
            self,
            Forsendelse,
            "UPDATE forsendelse SET laast_til = $4, forsoeg = forsoeg + 1,
             uafklarede = uafklarede + CASE WHEN laast_til IS NULL THEN 0 ELSE 1 END
             WHERE notifikation_id = $1 AND kanal = $2 AND status = 'venter' AND naeste_at <= $3
               AND (laast_til IS NULL OR laast_til <= $3)
             RETURNING notifikation_id, kanal, forsoeg, uafklarede",
            notifikation,
            kanal,
            now,
            laast_til
        )
    }

    /// Settles a way that waits.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn afslut_forsendelse(
        &mut self,
        which: &Forsendelse,
        status: ForsendelseStatus,
        fejl: Option<&str>,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        execute!(
            self,
            "UPDATE forsendelse SET status = $3, fejl = $4, afsluttet_at = $5, laast_til = NULL
             WHERE notifikation_id = $1 AND kanal = $2 AND status = 'venter'",
            which.notifikation_id,
            which.kanal,
            status,
            fejl,
            now
        )?;
        Ok(())
    }

    /// Lets go of a way that failed, to be tried again. Nothing, when another node has taken it meanwhile.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn udskyd_forsendelse(
        &mut self,
        which: &Forsendelse,
        fejl: &str,
        naeste_at: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        execute!(
            self,
            "UPDATE forsendelse SET naeste_at = $4, fejl = $5, laast_til = NULL
             WHERE notifikation_id = $1 AND kanal = $2 AND status = 'venter' AND forsoeg = $3",
            which.notifikation_id,
            which.kanal,
            which.forsoeg,
            naeste_at,
            fejl
        )?;
        Ok(())
    }

    /// Drops the ways of a message that wait still.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn drop_forsendelser(&mut self, notifikation: Uuid, now: DateTime<Utc>) -> Result<(), StoreError> {
        execute!(
            self,
            "UPDATE forsendelse SET status = 'bortfaldet', afsluttet_at = $2, laast_til = NULL
             WHERE notifikation_id = $1 AND status = 'venter'",
            notifikation,
            now
        )?;
        Ok(())
    }

    /// Makes the ways of a message wait for each other, so that the last one that is settled sees that it is. Gives whether it
    /// still waits to be settled.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn lock_notifikation(&mut self, id: Uuid) -> Result<bool, StoreError> {
        let rows = execute!(self, "UPDATE notifikation SET status = status WHERE id = $1 AND status = 'venter'", id)?;
        Ok(rows > 0)
    }
}
