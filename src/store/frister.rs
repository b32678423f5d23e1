//! Frister and their history. Never deleted by hand: closed by status.

use chrono::{DateTime, NaiveDate, Utc};
use sqlx::FromRow;
use uuid::Uuid;

use super::statement::{execute, fetch_all, fetch_optional};
use super::{Connection, StoreError, Tx};
use crate::domain::code_lists::SamtaleType;
use crate::domain::frist::{FristStatus, Grund};
use crate::domain::ids::{BorgerId, FristId, IndkaldelseId, OrganisationId};

/// A frist as stored; what its status means on a day is asked of `domain::frist`.
#[derive(Clone, Debug, FromRow, PartialEq, Eq)]
pub struct Frist {
    /// Key.
    pub id: FristId,
    /// Whose.
    pub borger_id: BorgerId,
    /// The jobcenter that set it.
    pub jobcenter_id: Option<OrganisationId>,
    /// What she must book.
    pub samtaletype: SamtaleType,
    /// Last local day to book, that whole day included.
    pub fristdato: NaiveDate,
    /// Last local day to hold the conversation.
    pub sidste_afholdelsesdato: NaiveDate,
    /// As last written down.
    pub status: FristStatus,
    /// The conversation that releases it, or makes up for it.
    pub indkaldelse_id: Option<IndkaldelseId>,
    /// The local day of that conversation.
    pub booking_dato: Option<NaiveDate>,
    /// Why it was closed, or waits.
    pub grund: Option<Grund>,
    /// The local day it was set or last became active again.
    pub aktiv_fra: NaiveDate,
    /// Counts changes.
    pub version: i64,
    /// When it was set.
    pub created_at: DateTime<Utc>,
    /// When it was last changed.
    pub updated_at: DateTime<Utc>,
}

/// A frist that is not closed, with what its life depends on beside the clock and absences.
#[derive(Clone, Debug, FromRow)]
pub struct FristIBrug {
    /// The frist.
    #[sqlx(flatten)]
    pub frist: Frist,
    /// The first day on which the borger is no jobseeker.
    pub afmeldt_fra: Option<NaiveDate>,
}

/// One version of a frist, as it stood after the change.
#[derive(Clone, FromRow)]
pub struct FristVersion {
    /// Of which frist.
    pub frist_id: FristId,
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
    /// Status.
    pub status: FristStatus,
    /// Last local day to book.
    pub fristdato: NaiveDate,
    /// Last local day to hold the conversation.
    pub sidste_afholdelsesdato: NaiveDate,
    /// The booking that releases it.
    pub indkaldelse_id: Option<IndkaldelseId>,
    /// Why it was closed, or waits.
    pub grund: Option<Grund>,
    /// Why somebody changed it, in words.
    pub begrundelse: Option<String>,
}

/// What somebody wrote about her stays out of logs.
impl std::fmt::Debug for FristVersion {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("FristVersion")
            .field("id", &self.frist_id)
            .field("version", &self.version)
            .finish_non_exhaustive()
    }
}

impl FristVersion {
    /// The version a frist has now; who changed it for whom, and why, is filled in by the caller.
    pub fn of(frist: &Frist, handling: &str, actor_kind: &str, at: DateTime<Utc>) -> Self {
        Self {
            frist_id: frist.id,
            version: frist.version,
            at,
            handling: handling.to_owned(),
            actor_kind: actor_kind.to_owned(),
            actor_id: None,
            organisation_id: None,
            status: frist.status,
            fristdato: frist.fristdato,
            sidste_afholdelsesdato: frist.sidste_afholdelsesdato,
            indkaldelse_id: frist.indkaldelse_id,
            grund: frist.grund,
            begrundelse: None,
        }
    }
}

impl Connection {
    /// One frist.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn frist(&mut self, id: FristId) -> Result<Option<Frist>, StoreError> {
        fetch_optional!(self, Frist, "SELECT * FROM frist WHERE id = $1", id)
    }

    /// All of a borger's frister, closed ones too, soonest first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn alle_frister_of(&mut self, borger: BorgerId) -> Result<Vec<Frist>, StoreError> {
        fetch_all!(self, Frist, "SELECT * FROM frist WHERE borger_id = $1 ORDER BY fristdato, id", borger)
    }

    /// Every version of all of a borger's frister, oldest first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn frist_historik_of(&mut self, borger: BorgerId) -> Result<Vec<FristVersion>, StoreError> {
        fetch_all!(
            self,
            FristVersion,
            "SELECT frist_historik.* FROM frist_historik JOIN frist ON frist.id = frist_historik.frist_id
             WHERE frist.borger_id = $1 ORDER BY frist_historik.at, frist_historik.frist_id, frist_historik.version",
            borger
        )
    }

    /// The frister in use of up to `limit` borgere after `after`, by borger: all that are not closed, or only those on which
    /// `today` may have left a mark (a day that has come, a borger who has left, an absence that closes).
    ///
    /// # Errors
    /// When the database fails.
    pub async fn frister_i_brug(
        &mut self,
        today: NaiveDate,
        alle: bool,
        after: Option<BorgerId>,
        limit: i64,
    ) -> Result<Vec<FristIBrug>, StoreError> {
        fetch_all!(
            self,
            FristIBrug,
            "SELECT frist.*, borger.afmeldt_fra FROM frist JOIN borger ON borger.id = frist.borger_id
             WHERE frist.status <> 'administrativt_lukket' AND frist.borger_id IN
               (SELECT due.borger_id FROM frist due JOIN borger who ON who.id = due.borger_id
                 WHERE due.status <> 'administrativt_lukket' AND due.borger_id > $1 AND
                   ($2 OR due.booking_dato <= $3 OR due.status = 'overskredet'
                    OR (due.status = 'aktiv' AND (due.fristdato < $3 OR who.afmeldt_fra <= $3 OR EXISTS
                      (SELECT 1 FROM fravaer WHERE fravaer.borger_id = due.borger_id AND fravaer.fravaertype IN (56, 57, 75)
                        AND fravaer.fra <= $3))))
                 GROUP BY due.borger_id ORDER BY due.borger_id LIMIT $4)
             ORDER BY frist.borger_id, frist.fristdato, frist.id",
            after.unwrap_or(BorgerId::from_uuid(Uuid::nil())),
            alle,
            today,
            limit
        )
    }
}

impl Tx {
    /// Inserts a frist.
    ///
    /// # Errors
    /// [`StoreError::Taken`] when the id is in use, or the borger has an active one of the same type.
    pub async fn insert_frist(&mut self, frist: &Frist) -> Result<(), StoreError> {
        execute!(
            self,
            "INSERT INTO frist (id, borger_id, jobcenter_id, samtaletype, fristdato, sidste_afholdelsesdato, status,
             indkaldelse_id, grund, version, created_at, updated_at, aktiv_fra, booking_dato)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)",
            frist.id,
            frist.borger_id,
            frist.jobcenter_id,
            frist.samtaletype,
            frist.fristdato,
            frist.sidste_afholdelsesdato,
            frist.status,
            frist.indkaldelse_id,
            frist.grund,
            frist.version,
            frist.created_at,
            frist.updated_at,
            frist.aktiv_fra,
            frist.booking_dato,
        )?;
        Ok(())
    }

    /// Writes a changed frist of a locked borger over the one with the same key.
    ///
    /// # Errors
    /// [`StoreError::Taken`] when she has another active one of the same type.
    pub async fn update_frist(&mut self, frist: &Frist) -> Result<(), StoreError> {
        execute!(
            self,
            "UPDATE frist SET fristdato = $2, sidste_afholdelsesdato = $3, status = $4, indkaldelse_id = $5, grund = $6,
             version = $7, updated_at = $8, jobcenter_id = $9, aktiv_fra = $10, booking_dato = $11 WHERE id = $1",
            frist.id,
            frist.fristdato,
            frist.sidste_afholdelsesdato,
            frist.status,
            frist.indkaldelse_id,
            frist.grund,
            frist.version,
            frist.updated_at,
            frist.jobcenter_id,
            frist.aktiv_fra,
            frist.booking_dato
        )?;
        Ok(())
    }

    /// Adds a version.
    ///
    /// # Errors
    /// [`StoreError::Taken`] when that version is there already: two changes met.
    pub async fn insert_frist_version(&mut self, version: &FristVersion) -> Result<(), StoreError> {
        execute!(
            self,
            "INSERT INTO frist_historik (frist_id, version, at, handling, actor_kind, actor_id, organisation_id, status, fristdato,
             sidste_afholdelsesdato, indkaldelse_id, grund, begrundelse)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
            version.frist_id,
            version.version,
            version.at,
            &version.handling,
            &version.actor_kind,
            version.actor_id,
            version.organisation_id,
            version.status,
            version.fristdato,
            version.sidste_afholdelsesdato,
            version.indkaldelse_id,
            version.grund,
            &version.begrundelse
        )?;
        Ok(())
    }
}
