//! Every version of a conversation, as it stood after the change. Added to, never changed.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDateTime, Utc};
use sqlx::FromRow;
use uuid::Uuid;

use crate::domain::ids::{BorgerId, IndkaldelseId, OrganisationId};
use crate::store::statement::{execute, fetch_all};
use crate::store::{Connection, StoreError, Tx};

/// One version.
#[derive(Clone, FromRow)]
pub struct IndkaldelseVersion {
    /// Of which conversation.
    pub indkaldelse_id: IndkaldelseId,
    /// Which version it became.
    pub version: i64,
    /// When.
    pub at: DateTime<Utc>,
    /// What was done, in one word.
    pub handling: String,
    /// `borger`, `medarbejder` or `system`.
    pub actor_kind: String,
    /// Who.
    pub actor_id: Option<Uuid>,
    /// On behalf of whom.
    pub organisation_id: Option<OrganisationId>,
    /// Why an authority did it on her behalf; its own people alone may read it.
    pub begrundelse: Option<String>,
    /// The whole row as JSON; `{}` for what was written before there was a history.
    pub tilstand: String,
}

/// The row is personal data and stays out of logs.
impl std::fmt::Debug for IndkaldelseVersion {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { indkaldelse_id, version, .. } = self;
        f.debug_struct("IndkaldelseVersion")
            .field("id", indkaldelse_id)
            .field("version", version)
            .finish_non_exhaustive()
    }
}

impl IndkaldelseVersion {
    /// When it began then, locally; none where the row of that time is not known.
    pub fn local_start(&self) -> Option<NaiveDateTime> {
        let tilstand: serde_json::Value = serde_json::from_str(&self.tilstand).ok()?;
        tilstand.get("local_start")?.as_str()?.parse().ok()
    }
}

/// When each version's conversation was to begin before it, where the version moved it; `versions` oldest first.
pub fn flyttet_fra(versions: &[IndkaldelseVersion]) -> Vec<Option<NaiveDateTime>> {
    let mut last: BTreeMap<IndkaldelseId, NaiveDateTime> = BTreeMap::new();
    let before = |version: &IndkaldelseVersion| {
        let start = version.local_start()?;
        last.insert(version.indkaldelse_id, start).filter(|before| *before != start)
    };
    versions.iter().map(before).collect()
}

impl Connection {
    /// The versions of one conversation, oldest first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn indkaldelse_historik(&mut self, id: IndkaldelseId) -> Result<Vec<IndkaldelseVersion>, StoreError> {
        fetch_all!(
            self,
            IndkaldelseVersion,
            "SELECT * FROM indkaldelse_historik WHERE indkaldelse_id = $1 ORDER BY version",
            id
        )
    }
}

impl Connection {
    /// The versions of all of a borger's conversations, oldest first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn indkaldelse_historik_of(&mut self, borger: BorgerId) -> Result<Vec<IndkaldelseVersion>, StoreError> {
        fetch_all!(
            self,
            IndkaldelseVersion,
            "SELECT historik.* FROM indkaldelse_historik historik JOIN indkaldelse ON indkaldelse.id = historik.indkaldelse_id
             WHERE indkaldelse.borger_id = $1 ORDER BY historik.at, historik.indkaldelse_id, historik.version",
            borger
        )
    }
}

impl Tx {
    /// Adds a version.
    ///
    /// # Errors
    /// [`StoreError::Taken`] when that version is there already: two changes met.
    pub async fn insert_indkaldelse_version(&mut self, version: &IndkaldelseVersion) -> Result<(), StoreError> {
        execute!(
            self,
            "INSERT INTO indkaldelse_historik (indkaldelse_id, version, at, handling, actor_kind, actor_id, organisation_id, begrundelse, tilstand)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
            version.indkaldelse_id,
            version.version,
            version.at,
            &version.handling,
            &version.actor_kind,
            version.actor_id,
            version.organisation_id,
            &version.begrundelse,
            &version.tilstand
        )?;
        Ok(())
    }
}
