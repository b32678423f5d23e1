//! Conversations that a change of many times has moved, or could not move.

use chrono::NaiveDateTime;
use sqlx::FromRow;
use uuid::Uuid;

use super::statement::{execute, fetch_all, fetch_optional};
use super::{Connection, StoreError, Tx};
use crate::domain::ids::{BorgerId, IndkaldelseId, TidId};

/// A conversation that was to be moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Flytning {
    /// The change.
    pub masse: Uuid,
    /// Which.
    pub indkaldelse: IndkaldelseId,
    /// From where.
    pub fra: TidId,
    /// To where; none: there was no other time for it.
    pub til: Option<TidId>,
    /// The version that the move made of it.
    pub version: i64,
}

/// One that was moved, as it is told.
#[derive(Clone, Debug, FromRow)]
pub struct FlyttetSamtale {
    /// Key.
    pub id: IndkaldelseId,
    /// Who.
    pub borger_id: BorgerId,
    /// By name.
    pub navn: String,
    /// From which time.
    pub fra_tid_id: TidId,
    /// To which.
    pub til_tid_id: TidId,
    /// When it was to be, local.
    pub fra: NaiveDateTime,
    /// When it is to be now, local.
    pub til: NaiveDateTime,
    /// The version that the move made of it.
    pub version: i64,
    /// It was moved back.
    pub tilbage: bool,
    /// No message about it is on its way or was sent.
    pub ikke_naaet: bool,
    /// She belongs to the jobcenter whose time it was.
    pub egen: bool,
}

/// Where a conversation was to be moved when it was decided.
#[derive(Clone, Copy, Debug, FromRow, PartialEq, Eq)]
pub struct PlanlagtFlytning {
    /// Which.
    pub indkaldelse_id: IndkaldelseId,
    /// From where.
    pub fra_tid_id: TidId,
    /// To where; none: no time was found for it.
    pub planlagt_tid_id: Option<TidId>,
}

impl Connection {
    /// Where a change is to move a conversation. None: it was not among those that were shown.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn planlagt_flytning(
        &mut self,
        masse: Uuid,
        id: IndkaldelseId,
    ) -> Result<Option<PlanlagtFlytning>, StoreError> {
        fetch_optional!(
            self,
            PlanlagtFlytning,
            "SELECT indkaldelse_id, fra_tid_id, planlagt_tid_id FROM masseaendring_samtale
             WHERE masseaendring_id = $1 AND indkaldelse_id = $2",
            masse,
            id
        )
    }

    /// The conversations that a change has moved, by when they were to be and name.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn flyttede_samtaler(&mut self, masse: Uuid) -> Result<Vec<FlyttetSamtale>, StoreError> {
        fetch_all!(
            self,
            FlyttetSamtale,
            "SELECT indkaldelse.id, borger.id AS borger_id, borger.navn, flytning.fra_tid_id, flytning.til_tid_id,
               fra.local_start AS fra, til.local_start AS til, flytning.version, flytning.tilbage,
               NOT EXISTS (SELECT 1 FROM notifikation WHERE notifikation.indkaldelse_id = indkaldelse.id
                 AND notifikation.kind = 'aendring' AND notifikation.om_version >= flytning.version
                 AND notifikation.status NOT IN ('kan_ikke_naas', 'bortfaldet')) AS ikke_naaet,
               borger.jobcenter_id = masseaendring.organisation_id AS egen
             FROM masseaendring_samtale flytning JOIN masseaendring ON masseaendring.id = flytning.masseaendring_id
             JOIN indkaldelse ON indkaldelse.id = flytning.indkaldelse_id
             JOIN borger ON borger.id = indkaldelse.borger_id
             JOIN tid fra ON fra.id = flytning.fra_tid_id JOIN tid til ON til.id = flytning.til_tid_id
             WHERE flytning.masseaendring_id = $1 ORDER BY fra.local_start, borger.navn, indkaldelse.id",
            masse
        )
    }
}

impl Tx {
    /// Writes where a change is to move a conversation.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn insert_planlagt_flytning(&mut self, masse: Uuid, plan: PlanlagtFlytning) -> Result<(), StoreError> {
        execute!(
            self,
            "INSERT INTO masseaendring_samtale (masseaendring_id, indkaldelse_id, fra_tid_id, planlagt_tid_id, version)
             VALUES ($1, $2, $3, $4, 0)",
            masse,
            plan.indkaldelse_id,
            plan.fra_tid_id,
            plan.planlagt_tid_id
        )?;
        Ok(())
    }

    /// Writes what became of a conversation. Told again, the later holds.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn save_flytning(&mut self, flytning: &Flytning) -> Result<(), StoreError> {
        execute!(
            self,
            "INSERT INTO masseaendring_samtale (masseaendring_id, indkaldelse_id, fra_tid_id, til_tid_id, version)
             VALUES ($1, $2, $3, $4, $5) ON CONFLICT (masseaendring_id, indkaldelse_id)
             DO UPDATE SET til_tid_id = excluded.til_tid_id, version = excluded.version",
            flytning.masse,
            flytning.indkaldelse,
            flytning.fra,
            flytning.til,
            flytning.version
        )?;
        Ok(())
    }

    /// A conversation was moved back.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn set_flyttet_tilbage(&mut self, masse: Uuid, id: IndkaldelseId) -> Result<(), StoreError> {
        execute!(
            self,
            "UPDATE masseaendring_samtale SET tilbage = TRUE WHERE masseaendring_id = $1 AND indkaldelse_id = $2",
            masse,
            id
        )?;
        Ok(())
    }
}
