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

    /// Begins to answer `key`: nobody else answers it meanwhile. Gives false when somebody has begun, or has answered.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn claim_answer(
        &mut self,
        caller: &str,
        key: &str,
        claim: &str,
        now: DateTime<Utc>,
    ) -> Result<bool, StoreError> {
        let inserted = execute!(
            self,
            "INSERT INTO idempotens (caller, key, result, created_at) VALUES ($1, $2, $3, $4) ON CONFLICT (caller, key) DO NOTHING",
            caller,
            key,
            claim,
            now
        )?;
        Ok(inserted == 1)
    }

    /// Puts another result in the place of one that is still what the caller of this read. Gives whether it was.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn replace_answer(
        &mut self,
        caller: &str,
        key: &str,
        before: &str,
        result: &str,
        now: DateTime<Utc>,
    ) -> Result<bool, StoreError> {
        let updated = execute!(
            self,
            "UPDATE idempotens SET result = $4, created_at = $5 WHERE caller = $1 AND key = $2 AND result = $3",
            caller,
            key,
            before,
            result,
            now
        )?;
        Ok(updated == 1)
    }

    /// Gives up a claim, so that the next try is answered afresh.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn forget_claim(&mut self, caller: &str, key: &str, claim: &str) -> Result<(), StoreError> {
        execute!(self, "DELETE FROM idempotens WHERE caller = $1 AND key = $2 AND result = $3", caller, key, claim)?;
        Ok(())
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
