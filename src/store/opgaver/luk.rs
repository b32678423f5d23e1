//! Tasks that close by themselves, since what they were about is over. A new one about the same thing can be made afterwards.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use crate::domain::ids::{BorgerId, IndkaldelseId};
use crate::domain::indkaldelse::Gruppe;
use crate::domain::opgave::OpgaveSlags;
use crate::store::statement::fetch_all;
use crate::store::{StoreError, Tx};

/// Closes the open tasks that `$which` names by its arguments from $3 on, and gives their ids. $1: a text that no other closing has,
/// so that the closed task stands in nobody's way. $2: when.
macro_rules! luk {
    ($tx:expr, $which:literal, $now:expr, $maerke:expr $(, $argument:expr)*) => {{
        let closed: Vec<(Uuid,)> = fetch_all!(
            $tx,
            (Uuid,),
            concat!(
                "UPDATE opgave SET status = 'loest', updated_at = $2, version = version + 1, dedup = dedup || $1
                 WHERE status = 'aaben' AND ",
                $which,
                " RETURNING id"
            ),
            format!(":{}", $maerke),
            $now
            $(, $argument)*
        )?;
        Ok(closed.into_iter().map(|(id,)| id).collect())
    }};
}

impl Tx {
    /// Closes the tasks of a kind about a conversation. `maerke`: a new id.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn luk_opgaver_om(
        &mut self,
        om: IndkaldelseId,
        slags: OpgaveSlags,
        now: DateTime<Utc>,
        maerke: Uuid,
    ) -> Result<Vec<Uuid>, StoreError> {
        luk!(self, "indkaldelse_id = $3 AND slags = $4", now, maerke, om, slags)
    }

    /// Closes the tasks about her times that were closed: she has a conversation of the group again, or it has found another time.
    /// `maerke`: a new id.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn luk_opgaver_om_lukning(
        &mut self,
        borger: BorgerId,
        gruppe: Gruppe,
        now: DateTime<Utc>,
        maerke: Uuid,
    ) -> Result<Vec<Uuid>, StoreError> {
        luk!(
            self,
            "borger_id = $3 AND slags IN ('tid_lukket', 'kunne_ikke_flyttes')
             AND indkaldelse_id IN (SELECT id FROM indkaldelse WHERE borger_id = $3 AND gruppe = $4)",
            now,
            maerke,
            borger,
            gruppe
        )
    }

    /// Closes the task that nothing but its own text names. `maerke`: a new id.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn luk_opgave_med(
        &mut self,
        dedup: &str,
        now: DateTime<Utc>,
        maerke: Uuid,
    ) -> Result<Vec<Uuid>, StoreError> {
        luk!(self, "dedup = $3", now, maerke, dedup)
    }
}
