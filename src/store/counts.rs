//! Figures for operations, without personal data.

use chrono::{DateTime, Utc};
use sqlx::FromRow;

use super::statement::fetch_optional;
use super::{Connection, StoreError};

/// How much there is of what.
#[derive(Clone, Copy, Debug, Default, FromRow)]
pub struct Counts {
    /// Times from now on.
    pub coming_tider: i64,
    /// Conversations that stand, from now on.
    pub coming_indkaldelser: i64,
    /// Messages not sent yet.
    pub waiting_notifikationer: i64,
    /// Those of them that should have left before `overdue`.
    pub overdue_notifikationer: i64,
    /// Messages that reached somebody since `since`.
    pub sent_notifikationer: i64,
    /// Messages that could not reach anybody since `since`.
    pub unreached_notifikationer: i64,
    /// Events that have no place in the feed yet.
    pub unnumbered_haendelser: i64,
}

impl Connection {
    /// The figures at `now`; of messages since `since`, and which were planned before `overdue`.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn counts(
        &mut self,
        now: DateTime<Utc>,
        since: DateTime<Utc>,
        overdue: DateTime<Utc>,
    ) -> Result<Counts, StoreError> {
        let counts = fetch_optional!(
            self,
            Counts,
            "SELECT (SELECT COUNT(*) FROM tid WHERE starts_at > $1) AS coming_tider,
             (SELECT COUNT(*) FROM indkaldelse WHERE starts_at > $1 AND status = 'planlagt') AS coming_indkaldelser,
             (SELECT COUNT(*) FROM notifikation WHERE status = 'venter') AS waiting_notifikationer,
             (SELECT COUNT(*) FROM notifikation WHERE status = 'venter' AND planned_at <= $3) AS overdue_notifikationer,
             (SELECT COUNT(*) FROM notifikation WHERE status = 'sendt' AND afsluttet_at >= $2) AS sent_notifikationer,
             (SELECT COUNT(*) FROM notifikation WHERE status = 'kan_ikke_naas' AND afsluttet_at >= $2) AS unreached_notifikationer,
             (SELECT COUNT(*) FROM haendelse WHERE number IS NULL) AS unnumbered_haendelser",
            now,
            since,
            overdue
        )?;
        Ok(counts.unwrap_or_default())
    }
}
