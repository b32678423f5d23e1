//! Frister. Never deleted: closed by status.

use chrono::{DateTime, NaiveDate, Utc};
use sqlx::FromRow;

use super::statement::{execute, fetch_all};
use super::{Connection, StoreError, Tx};
use crate::domain::code_lists::SamtaleType;
use crate::domain::frist::FristStatus;
use crate::domain::ids::{BorgerId, FristId, IndkaldelseId};

/// A frist as stored; what its status means today is [`FristStatus::on`].
#[derive(Clone, Debug, FromRow)]
pub struct Frist {
    /// Key.
    pub id: FristId,
    /// Whose.
    pub borger_id: BorgerId,
    /// What she must book.
    pub samtaletype: SamtaleType,
    /// Last local day to book, that whole day included.
    pub fristdato: NaiveDate,
    /// Last local day to hold the conversation.
    pub sidste_afholdelsesdato: NaiveDate,
    /// As last written down.
    pub status: FristStatus,
    /// The booking that releases it.
    pub indkaldelse_id: Option<IndkaldelseId>,
    /// Counts changes.
    pub version: i64,
    /// When it was set.
    pub created_at: DateTime<Utc>,
    /// When it was last changed.
    pub updated_at: DateTime<Utc>,
}

impl Connection {
    /// A borger's frister that still have effect or passed unmet, soonest first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn frister_of(&mut self, borger: BorgerId) -> Result<Vec<Frist>, StoreError> {
        fetch_all!(
            self,
            Frist,
            "SELECT * FROM frist WHERE borger_id = $1 AND status <> 'administrativt_lukket' ORDER BY fristdato, id",
            borger
        )
    }
}

impl Tx {
    /// Inserts a frist.
    ///
    /// # Errors
    /// [`StoreError::Taken`] when the borger has an active one of the same type.
    pub async fn insert_frist(&mut self, frist: &Frist) -> Result<(), StoreError> {
        execute!(
            self,
            "INSERT INTO frist (id, borger_id, samtaletype, fristdato, sidste_afholdelsesdato, status, indkaldelse_id, version, created_at, updated_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
            frist.id,
            frist.borger_id,
            frist.samtaletype,
            frist.fristdato,
            frist.sidste_afholdelsesdato,
            frist.status,
            frist.indkaldelse_id,
            frist.version,
            frist.created_at,
            frist.updated_at,
        )?;
        Ok(())
    }

    /// Marks a frist of a locked borger as released by a booking.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn release_frist(
        &mut self,
        frist: FristId,
        by: IndkaldelseId,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        execute!(
            self,
            "UPDATE frist SET status = 'indfriet', indkaldelse_id = $2, version = version + 1, updated_at = $3 WHERE id = $1",
            frist,
            by,
            now
        )?;
        Ok(())
    }
}
