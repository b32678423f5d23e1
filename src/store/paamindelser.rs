//! What a borger may have to be reminded of: frister and conversations whose day is near, with the last reminder she has had.

use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use sqlx::FromRow;
use uuid::Uuid;

use super::statement::fetch_all;
use super::{Connection, StoreError};
use crate::domain::ids::{BorgerId, OrganisationId};

/// A frist or a conversation that is near.
#[derive(Clone, Debug, FromRow)]
pub struct ForestaaendeDag {
    /// The frist, or the conversation.
    pub id: Uuid,
    /// Whose.
    pub borger_id: BorgerId,
    /// The jobcenter whose settings count.
    pub jobcenter_id: OrganisationId,
    /// The local day it is about.
    pub dag: NaiveDate,
    /// The days before of the last reminder of that day; none: there was none.
    pub mindet: Option<i32>,
}

impl Connection {
    /// Active frister from `today` to `last`, both included, that have run since before `today`, after `after` by day and key.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn forestaaende_frister(
        &mut self,
        today: NaiveDate,
        last: NaiveDate,
        after: (NaiveDate, Uuid),
        limit: i64,
    ) -> Result<Vec<ForestaaendeDag>, StoreError> {
        fetch_all!(
            self,
            ForestaaendeDag,
            "SELECT frist.id, frist.borger_id, borger.jobcenter_id, frist.fristdato AS dag,
             (SELECT MIN(dage) FROM notifikation WHERE frist_id = frist.id AND om_dag = frist.fristdato) AS mindet
             FROM frist JOIN borger ON borger.id = frist.borger_id
             WHERE frist.status = 'aktiv' AND frist.fristdato BETWEEN $1 AND $2 AND frist.aktiv_fra < $1 AND borger.doed_dato IS NULL
               AND (frist.fristdato, frist.id) > ($3, $4)
             ORDER BY frist.fristdato, frist.id LIMIT $5",
            today,
            last,
            after.0,
            after.1,
            limit
        )
    }

    /// Conversations of jobcentres that stand, begin after `now`, end by `end` and have not been changed since `still`, after
    /// `after` by end and key. Gives each with its end.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn forestaaende_samtaler(
        &mut self,
        now: DateTime<Utc>,
        end: DateTime<Utc>,
        still: DateTime<Utc>,
        after: (DateTime<Utc>, Uuid),
        limit: i64,
    ) -> Result<Vec<(ForestaaendeDag, DateTime<Utc>)>, StoreError> {
        let rows = fetch_all!(
            self,
            Samtale,
            "SELECT indkaldelse.id, indkaldelse.borger_id, indkaldelse.myndighed_id, indkaldelse.local_start, indkaldelse.ends_at,
             (SELECT MIN(dage) FROM notifikation WHERE notifikation.indkaldelse_id = indkaldelse.id
               AND CAST(om_dag AS TEXT) = substr(CAST(indkaldelse.local_start AS TEXT), 1, 10)) AS mindet
             FROM indkaldelse JOIN borger ON borger.id = indkaldelse.borger_id
             JOIN organisation ON organisation.id = indkaldelse.myndighed_id AND organisation.kind = 'jobcenter'
             WHERE indkaldelse.status = 'planlagt' AND indkaldelse.ends_at > $1 AND indkaldelse.ends_at <= $2
               AND indkaldelse.starts_at > $1 AND indkaldelse.updated_at <= $3 AND borger.doed_dato IS NULL
               AND (indkaldelse.ends_at, indkaldelse.id) > ($4, $5)
             ORDER BY indkaldelse.ends_at, indkaldelse.id LIMIT $6",
            now,
            end,
            still,
            after.0,
            after.1,
            limit
        )?;
        Ok(rows.into_iter().map(|row| (row.dag(), row.ends_at)).collect())
    }
}

#[derive(FromRow)]
struct Samtale {
    id: Uuid,
    borger_id: BorgerId,
    myndighed_id: OrganisationId,
    local_start: NaiveDateTime,
    ends_at: DateTime<Utc>,
    mindet: Option<i32>,
}

impl Samtale {
    fn dag(&self) -> ForestaaendeDag {
        ForestaaendeDag {
            id: self.id,
            borger_id: self.borger_id,
            jobcenter_id: self.myndighed_id,
            dag: self.local_start.date(),
            mindet: self.mindet,
        }
    }
}
