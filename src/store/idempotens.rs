//! The answer once given to a caller's key, so that a double click, a reload or a retry gets the same one.

use chrono::{DateTime, Utc};

use super::statement::{execute, fetch_optional};
use super::{StoreError, Tx};

impl Tx {
    /// The answer this caller was given for `key`.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn answer_given(&mut self, caller: &str, key: &str) -> Result<Option<String>, StoreError> {
        let row = fetch_optional!(
            self,
            (String,),
            "SELECT result FROM idempotens WHERE caller = $1 AND key = $2",
            caller,
            key
        )?;
        Ok(row.map(|(result,)| result))
    }

    /// Remembers the answer, in the transaction that made it true.
    ///
    /// # Errors
    /// [`StoreError::Taken`] when the key was answered in the meantime.
    pub async fn remember_answer(
        &mut self,
        caller: &str,
        key: &str,
        result: &str,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        execute!(
            self,
            "INSERT INTO idempotens (caller, key, result, created_at) VALUES ($1, $2, $3, $4)",
            caller,
            key,
            result,
            now
        )?;
        Ok(())
    }
}
