//! Log-in sessions, as opaque text under an opaque key. Their expiry is by the machine's clock, given as an argument.

use chrono::{DateTime, Utc};

use super::statement::{execute, fetch_optional};
use super::{Connection, Store, StoreError};

impl Connection {
    /// The session's text unless it has expired by `now`.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn session(
        &mut self,
        id: &str,
        now: DateTime<Utc>,
    ) -> Result<Option<(String, DateTime<Utc>)>, StoreError> {
        fetch_optional!(
            self,
            (String, DateTime<Utc>),
            "SELECT data, expires_at FROM session WHERE id = $1 AND expires_at > $2",
            id,
            now
        )
    }
}

impl Store {
    /// Inserts a session. Gives false, and changes nothing, when the key is in use.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn create_session(&self, id: &str, data: &str, expires_at: DateTime<Utc>) -> Result<bool, StoreError> {
        let mut tx = self.begin().await?;
        let inserted = execute!(
            tx,
            "INSERT INTO session (id, data, expires_at) VALUES ($1, $2, $3) ON CONFLICT (id) DO NOTHING",
            id,
            data,
            expires_at
        )?;
        tx.commit().await?;
        Ok(inserted == 1)
    }

    /// Writes a session over the one with the same key. One that is gone, because somebody logged out meanwhile, stays gone.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn save_session(&self, id: &str, data: &str, expires_at: DateTime<Utc>) -> Result<(), StoreError> {
        let mut tx = self.begin().await?;
        execute!(tx, "UPDATE session SET data = $2, expires_at = $3 WHERE id = $1", id, data, expires_at)?;
        tx.commit().await
    }

    /// Forgets a session.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn delete_session(&self, id: &str) -> Result<(), StoreError> {
        let mut tx = self.begin().await?;
        execute!(tx, "DELETE FROM session WHERE id = $1", id)?;
        tx.commit().await
    }

    /// Forgets the sessions that have expired by `now`.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn delete_expired_sessions(&self, now: DateTime<Utc>) -> Result<u64, StoreError> {
        let mut tx = self.begin().await?;
        let deleted = execute!(tx, "DELETE FROM session WHERE expires_at <= $1", now)?;
        tx.commit().await?;
        Ok(deleted)
    }
}
