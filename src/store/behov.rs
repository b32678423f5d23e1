//! What borgere need for their conversations.

use chrono::{DateTime, Utc};

use super::statement::{execute, fetch_all};
use super::{Connection, StoreError, Tx};
use crate::domain::behov::Behov;
use crate::domain::ids::IndkaldelseId;

impl Connection {
    /// The needs she has told for one conversation.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn behov_of(&mut self, samtale: IndkaldelseId) -> Result<Vec<Behov>, StoreError> {
        let rows =
            fetch_all!(self, (Behov,), "SELECT slags FROM behov WHERE indkaldelse_id = $1 ORDER BY slags", samtale)?;
        Ok(rows.into_iter().map(|(slags,)| slags).collect())
    }
}

impl Tx {
    /// Writes the needs of one conversation in place of those it had.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn set_behov(
        &mut self,
        samtale: IndkaldelseId,
        behov: &[Behov],
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        execute!(self, "DELETE FROM behov WHERE indkaldelse_id = $1", samtale)?;
        for slags in behov {
            execute!(self, "INSERT INTO behov (indkaldelse_id, slags, at) VALUES ($1, $2, $3)", samtale, slags, now)?;
        }
        Ok(())
    }
}
