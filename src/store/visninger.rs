//! Proof of which times a borger was shown while she had a frist, and of the searches that found none.

use chrono::{DateTime, NaiveDate, Utc};
use sqlx::FromRow;
use uuid::Uuid;

use super::statement::{execute, fetch_all};
use super::{Connection, StoreError, Tx};
use crate::domain::code_lists::Samtaleform;
use crate::domain::ids::{BorgerId, FristId, OrganisationId};

/// What a borger was shown when she looked for times.
#[derive(Clone, Debug, FromRow, PartialEq, Eq)]
pub struct Visning {
    /// Key.
    pub id: Uuid,
    /// When.
    pub at: DateTime<Utc>,
    /// Who.
    pub borger_id: BorgerId,
    /// The frist she had.
    pub frist_id: Option<FristId>,
    /// From which local day she looked.
    pub from_date: NaiveDate,
    /// How many times she was shown; 0 is the proof that there were none.
    pub shown: i32,
    /// The first day shown.
    pub first_date: Option<NaiveDate>,
    /// The last day shown.
    pub last_date: Option<NaiveDate>,
    /// The jobcenter of the frame she looked in. None: written before the frame was kept.
    pub jobcenter_id: Option<OrganisationId>,
    /// The a-kasse of the frame.
    pub a_kasse_id: Option<OrganisationId>,
    /// The form of meeting she asked for; none: any.
    pub samtaleform: Option<Samtaleform>,
    /// The days or the very times shown, as `domain::visning` writes them. None: none, or written before they were kept.
    pub tider: Option<String>,
}

impl Connection {
    /// A borger's searches, newest first: `limit` after the first `skip`.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn visninger_of(&mut self, borger: BorgerId, skip: i64, limit: i64) -> Result<Vec<Visning>, StoreError> {
        fetch_all!(
            self,
            Visning,
            "SELECT * FROM visning WHERE borger_id = $1 ORDER BY at DESC, id DESC LIMIT $2 OFFSET $3",
            borger,
            limit,
            skip
        )
    }
}

impl Tx {
    /// Keeps the proof of what was shown. One that is there already stays as it is.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn insert_visning(&mut self, visning: &Visning) -> Result<(), StoreError> {
        execute!(
            self,
            "INSERT INTO visning (id, at, borger_id, frist_id, from_date, shown, first_date, last_date, jobcenter_id, a_kasse_id,
             samtaleform, tider) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) ON CONFLICT (id) DO NOTHING",
            visning.id,
            visning.at,
            visning.borger_id,
            visning.frist_id,
            visning.from_date,
            visning.shown,
            visning.first_date,
            visning.last_date,
            visning.jobcenter_id,
            visning.a_kasse_id,
            visning.samtaleform,
            visning.tider.as_deref()
        )?;
        Ok(())
    }
}
