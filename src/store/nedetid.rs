//! When the pages could not be used: a sign of life, and the intervals without one.

use chrono::{DateTime, Utc};
use sqlx::FromRow;
use uuid::Uuid;

use super::statement::{execute, fetch_all, fetch_optional};
use super::{Connection, StoreError, Tx};

/// An interval in which the pages could not be used.
#[derive(Clone, Copy, Debug, FromRow, PartialEq, Eq)]
pub struct Nedetid {
    /// Key.
    pub id: Uuid,
    /// From when.
    pub fra: DateTime<Utc>,
    /// Until when.
    pub til: DateTime<Utc>,
}

impl Connection {
    /// The intervals that ended after `after`, newest first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn nedetider(&mut self, after: DateTime<Utc>, limit: i64) -> Result<Vec<Nedetid>, StoreError> {
        fetch_all!(
            self,
            Nedetid,
            "SELECT id, fra, til FROM nedetid WHERE til > $1 ORDER BY til DESC, id LIMIT $2",
            after,
            limit
        )
    }
}

impl Tx {
    /// When a process last reached the database; none: never yet. Until this transaction ends no other process gives a sign, so
    /// that a gap is written down once.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn lock_livstegn(&mut self) -> Result<Option<DateTime<Utc>>, StoreError> {
        let row = fetch_optional!(
            self,
            (DateTime<Utc>,),
            "UPDATE livstegn SET hvem = hvem WHERE hvem = 'alle' RETURNING sidst"
        )?;
        Ok(row.map(|(sidst,)| sidst))
    }

    /// Writes down that the database was reached at `now`. A later sign of another process stays.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn livstegn(&mut self, now: DateTime<Utc>) -> Result<(), StoreError> {
        execute!(
            self,
            "INSERT INTO livstegn (hvem, sidst) VALUES ('alle', $1)
             ON CONFLICT (hvem) DO UPDATE SET sidst = excluded.sidst WHERE livstegn.sidst < excluded.sidst",
            now
        )?;
        Ok(())
    }

    /// Writes an interval down.
    ///
    /// # Errors
    /// [`StoreError::Refused`] when it ends before it begins.
    pub async fn insert_nedetid(&mut self, nede: &Nedetid) -> Result<(), StoreError> {
        execute!(self, "INSERT INTO nedetid (id, fra, til) VALUES ($1, $2, $3)", nede.id, nede.fra, nede.til)?;
        Ok(())
    }
}
