//! Aftaler. What was done with them, and the tasks about them: `aftale_historik`.

use chrono::{DateTime, NaiveDate, Utc};
use sqlx::FromRow;

use super::statement::{execute, fetch_all, fetch_optional};
use super::{Connection, StoreError, Tx};
use crate::domain::aftale::AftaleStatus;
use crate::domain::code_lists::SamtaleType;
use crate::domain::ids::{AftaleId, MedarbejderId, OrganisationId};

/// What one jobcenter and one a-kasse have agreed.
#[derive(Clone, Debug, FromRow)]
pub struct Aftale {
    /// Key.
    pub id: AftaleId,
    /// One side.
    pub jobcenter_id: OrganisationId,
    /// The other.
    pub a_kasse_id: OrganisationId,
    /// What for.
    pub samtaletype: SamtaleType,
    /// First day.
    pub valid_from: NaiveDate,
    /// Last day.
    pub valid_to: NaiveDate,
    /// Where it stands.
    pub status: AftaleStatus,
    /// Whether borgere may book in it themselves: the jobcenter's choice.
    pub selvbooking: bool,
    /// Whole local days before a conversation until which it may be moved; none: never.
    pub ombook_days: Option<i32>,
    /// The same for calling it off.
    pub aflys_days: Option<i32>,
    /// Who said yes for the jobcenter.
    pub jobcenter_approved_by: Option<MedarbejderId>,
    /// When.
    pub jobcenter_approved_at: Option<DateTime<Utc>>,
    /// Who said yes for the a-kasse.
    pub a_kasse_approved_by: Option<MedarbejderId>,
    /// When.
    pub a_kasse_approved_at: Option<DateTime<Utc>>,
    /// Counts changes.
    pub version: i64,
    /// The aftale it takes over from, on its first day.
    pub afloeser_id: Option<AftaleId>,
    /// With whom it was agreed outside the system.
    pub aftalt_med: Option<String>,
    /// When it was agreed outside the system.
    pub aftalt_dato: Option<NaiveDate>,
}

impl Aftale {
    /// It never came into force: the jobcenter threw its draft away.
    pub const fn er_kasseret(&self) -> bool {
        matches!(self.status, AftaleStatus::Ophoert) && self.a_kasse_approved_at.is_none()
    }
}

impl Connection {
    /// One aftale.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn aftale(&mut self, id: AftaleId) -> Result<Option<Aftale>, StoreError> {
        fetch_optional!(self, Aftale, "SELECT * FROM aftale WHERE id = $1", id)
    }

    /// The aftaler of an authority, either side, newest first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn aftaler_of(&mut self, organisation: OrganisationId) -> Result<Vec<Aftale>, StoreError> {
        fetch_all!(
            self,
            Aftale,
            "SELECT * FROM aftale WHERE jobcenter_id = $1 OR a_kasse_id = $1 ORDER BY valid_from DESC, id",
            organisation
        )
    }

    /// Another aftale than `aftale` and the one it takes over from, proposed or agreed between the same two, that lies in its days.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn overlapper(&mut self, aftale: &Aftale) -> Result<Option<AftaleId>, StoreError> {
        let found = fetch_optional!(
            self,
            (AftaleId,),
            "SELECT id FROM aftale WHERE jobcenter_id = $1 AND a_kasse_id = $2 AND samtaletype = $3 AND status IN ('foreslaaet', 'aftalt')
             AND valid_from <= $5 AND valid_to >= $4 AND id <> $6 AND id <> $7 ORDER BY valid_from LIMIT 1",
            aftale.jobcenter_id,
            aftale.a_kasse_id,
            aftale.samtaletype,
            aftale.valid_from,
            aftale.valid_to,
            aftale.id,
            aftale.afloeser_id.unwrap_or(aftale.id)
        )?;
        Ok(found.map(|(id,)| id))
    }

    /// The newer version of an aftale that is being agreed: the one that the a-kasse has for an answer before a draft, the youngest draft.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn nyere_version(&mut self, aftale: AftaleId) -> Result<Option<Aftale>, StoreError> {
        fetch_optional!(
            self,
            Aftale,
            "SELECT * FROM aftale WHERE afloeser_id = $1 AND status IN ('foreslaaet', 'kladde') ORDER BY status, id DESC LIMIT 1",
            aftale
        )
    }

    /// The aftaler in which a member of `a_kasse` at `jobcenter` may book herself, on `today` or later.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn self_bookable_aftaler(
        &mut self,
        jobcenter: OrganisationId,
        a_kasse: OrganisationId,
        today: NaiveDate,
    ) -> Result<Vec<Aftale>, StoreError> {
        fetch_all!(
            self,
            Aftale,
            "SELECT * FROM aftale
             WHERE jobcenter_id = $1 AND a_kasse_id = $2 AND status = 'aftalt' AND selvbooking AND valid_to >= $3
             ORDER BY valid_from, id",
            jobcenter,
            a_kasse,
            today
        )
    }
}

impl Tx {
    /// Inserts an aftale.
    ///
    /// # Errors
    /// [`StoreError::Refused`] when it is agreed without both sides' yes.
    pub async fn insert_aftale(&mut self, aftale: &Aftale) -> Result<(), StoreError> {
        execute!(
            self,
            "INSERT INTO aftale (id, jobcenter_id, a_kasse_id, samtaletype, valid_from, valid_to, status, selvbooking, ombook_days,
             aflys_days, jobcenter_approved_by, jobcenter_approved_at, a_kasse_approved_by, a_kasse_approved_at, version, afloeser_id,
             aftalt_med, aftalt_dato)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)",
            aftale.id,
            aftale.jobcenter_id,
            aftale.a_kasse_id,
            aftale.samtaletype,
            aftale.valid_from,
            aftale.valid_to,
            aftale.status,
            aftale.selvbooking,
            aftale.ombook_days,
            aftale.aflys_days,
            aftale.jobcenter_approved_by,
            aftale.jobcenter_approved_at,
            aftale.a_kasse_approved_by,
            aftale.a_kasse_approved_at,
            aftale.version,
            aftale.afloeser_id,
            &aftale.aftalt_med,
            aftale.aftalt_dato,
        )?;
        Ok(())
    }

    /// Locks an aftale until the transaction ends, as its next version.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn lock_aftale(&mut self, id: AftaleId) -> Result<Option<Aftale>, StoreError> {
        fetch_optional!(self, Aftale, "UPDATE aftale SET version = version + 1 WHERE id = $1 RETURNING *", id)
    }

    /// Keeps everybody else from beginning, proposing or agreeing on an aftale of this jobcenter until the transaction ends.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn lock_aftaler_of(&mut self, jobcenter: OrganisationId) -> Result<(), StoreError> {
        execute!(self, "UPDATE organisation SET code = code WHERE id = $1", jobcenter)?;
        Ok(())
    }

    /// Writes what may change of a locked aftale. Its two sides and its type never do.
    ///
    /// # Errors
    /// [`StoreError::Refused`] when it is agreed without both sides' yes.
    pub async fn save_aftale(&mut self, aftale: &Aftale) -> Result<(), StoreError> {
        execute!(
            self,
            "UPDATE aftale SET valid_from = $2, valid_to = $3, status = $4, selvbooking = $5, ombook_days = $6, aflys_days = $7,
             jobcenter_approved_by = $8, jobcenter_approved_at = $9, a_kasse_approved_by = $10, a_kasse_approved_at = $11,
             aftalt_med = $12, aftalt_dato = $13 WHERE id = $1",
            aftale.id,
            aftale.valid_from,
            aftale.valid_to,
            aftale.status,
            aftale.selvbooking,
            aftale.ombook_days,
            aftale.aflys_days,
            aftale.jobcenter_approved_by,
            aftale.jobcenter_approved_at,
            aftale.a_kasse_approved_by,
            aftale.a_kasse_approved_at,
            &aftale.aftalt_med,
            aftale.aftalt_dato,
        )?;
        Ok(())
    }
}
