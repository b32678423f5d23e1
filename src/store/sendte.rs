//! The messages to one borger, each with the ways it took.

use chrono::{DateTime, Utc};
use sqlx::FromRow;
use uuid::Uuid;

use super::statement::fetch_all;
use super::{Connection, StoreError};
use crate::domain::besked::kanal::Kanal;
use crate::domain::besked::vurdering::Bortfald;
use crate::domain::besked::{BeskedSlags, BeskedStatus, ForsendelseStatus};
use crate::domain::ids::BorgerId;

/// One way of one message; a message that takes none is there once, without a way.
#[derive(Clone, Copy, Debug, FromRow)]
pub struct SendtBesked {
    /// Which message.
    pub id: Uuid,
    /// Its kind.
    pub kind: BeskedSlags,
    /// How far it is.
    pub status: BeskedStatus,
    /// Why it was dropped.
    pub grund: Option<Bortfald>,
    /// When it was planned.
    pub created_at: DateTime<Utc>,
    /// When it was sent, dropped or given up.
    pub afsluttet_at: Option<DateTime<Utc>>,
    /// Which way.
    pub kanal: Option<Kanal>,
    /// How far the way is.
    pub vej_status: Option<ForsendelseStatus>,
    /// When the other side took it, or it was given up.
    pub vej_afsluttet_at: Option<DateTime<Utc>>,
}

impl Connection {
    /// The last `limit` messages to a borger, newest first, and the ways of each in order.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn sendte_beskeder(&mut self, borger: BorgerId, limit: i64) -> Result<Vec<SendtBesked>, StoreError> {
        fetch_all!(
            self,
            SendtBesked,
            "SELECT besked.id, besked.kind, besked.status, besked.grund, besked.created_at, besked.afsluttet_at, forsendelse.kanal,
               forsendelse.status AS vej_status, forsendelse.afsluttet_at AS vej_afsluttet_at
             FROM (SELECT * FROM notifikation WHERE borger_id = $1 ORDER BY created_at DESC, id DESC LIMIT $2) besked
             LEFT JOIN forsendelse ON forsendelse.notifikation_id = besked.id
             ORDER BY besked.created_at DESC, besked.id DESC, forsendelse.kanal",
            borger,
            limit
        )
    }
}
