//! What a choice of times hits, and what a change of them has hit: the times, and who has booked them.

use chrono::{DateTime, NaiveDateTime, Utc};
use sqlx::FromRow;

use super::statement::fetch_all;
use super::{Connection, Masseaendring, StoreError};
use crate::domain::ids::{BorgerId, IndkaldelseId, OrganisationId, SerieId, TidId};
use crate::domain::indkaldelse::IndkaldelseStatus;
use crate::domain::lukning::Valg;

/// A time that is hit.
#[derive(Clone, Debug, FromRow)]
pub struct ValgtTid {
    /// Key.
    pub id: TidId,
    /// The agreed a-kasse.
    pub a_kasse_id: OrganisationId,
    /// Local start.
    pub local_start: NaiveDateTime,
    /// Local end.
    pub local_end: NaiveDateTime,
    /// Whether it can be booked.
    pub open: bool,
    /// Who holds it.
    pub medarbejder: String,
    /// Its series.
    pub serie_id: SerieId,
}

/// A conversation that is hit, with who has it.
#[derive(Clone, Debug, FromRow)]
pub struct RamtSamtale {
    /// Key.
    pub id: IndkaldelseId,
    /// In which time.
    pub tid_id: TidId,
    /// Who.
    pub borger_id: BorgerId,
    /// By name.
    pub navn: String,
    /// The series of that time.
    pub serie_id: SerieId,
    /// Local start.
    pub local_start: NaiveDateTime,
    /// Whether it stands.
    pub status: IndkaldelseStatus,
    /// No message about its calling off is on its way or was sent.
    pub ikke_naaet: bool,
    /// She belongs to the jobcenter whose time it is.
    pub egen: bool,
}

impl Connection {
    /// The coming times of a jobcenter that a choice is about, by start; the series and `kun` are left to the caller.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn valgte_tider(
        &mut self,
        jobcenter: OrganisationId,
        valg: &Valg,
        now: DateTime<Utc>,
    ) -> Result<Vec<ValgtTid>, StoreError> {
        fetch_all!(
            self,
            ValgtTid,
            "SELECT tid.id, aftale.a_kasse_id, tid.local_start, tid.local_end, tid.open, serie.medarbejder, tid.serie_id
             FROM tid JOIN aftale ON aftale.id = tid.aftale_id JOIN serie ON serie.id = tid.serie_id
             WHERE aftale.jobcenter_id = $1 AND tid.local_date BETWEEN $2 AND $3 AND tid.starts_at > $4
               AND ($5 IS NULL OR aftale.a_kasse_id = $5)
             ORDER BY tid.local_start, tid.id",
            jobcenter,
            valg.fra,
            valg.til,
            now,
            valg.a_kasse
        )
    }

    /// The conversations that stand in those times, by start and name.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn ramte_samtaler(
        &mut self,
        jobcenter: OrganisationId,
        valg: &Valg,
        now: DateTime<Utc>,
    ) -> Result<Vec<RamtSamtale>, StoreError> {
        fetch_all!(
            self,
            RamtSamtale,
            "SELECT indkaldelse.id, tid.id AS tid_id, borger.id AS borger_id, borger.navn, tid.serie_id, indkaldelse.local_start,
               indkaldelse.status, FALSE AS ikke_naaet, borger.jobcenter_id = aftale.jobcenter_id AS egen
             FROM tid JOIN aftale ON aftale.id = tid.aftale_id JOIN indkaldelse ON indkaldelse.tid_id = tid.id
             JOIN borger ON borger.id = indkaldelse.borger_id
             WHERE aftale.jobcenter_id = $1 AND tid.local_date BETWEEN $2 AND $3 AND tid.starts_at > $4
               AND ($5 IS NULL OR aftale.a_kasse_id = $5)
               AND indkaldelse.status = 'planlagt'
             ORDER BY indkaldelse.local_start, borger.navn, indkaldelse.id",
            jobcenter,
            valg.fra,
            valg.til,
            now,
            valg.a_kasse
        )
    }

    /// Whose conversations a change has hit: those it called off, and those that stand in its times.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn samtaler_ramt_af(&mut self, masse: &Masseaendring) -> Result<Vec<RamtSamtale>, StoreError> {
        fetch_all!(
            self,
            RamtSamtale,
            "SELECT indkaldelse.id, indkaldelse.tid_id, borger.id AS borger_id, borger.navn, tid.serie_id, indkaldelse.local_start,
               indkaldelse.status,
               NOT EXISTS (SELECT 1 FROM notifikation WHERE notifikation.indkaldelse_id = indkaldelse.id
                 AND notifikation.kind = 'aflysning' AND notifikation.status NOT IN ('kan_ikke_naas', 'bortfaldet')) AS ikke_naaet,
               borger.jobcenter_id = $3 AS egen
             FROM masseaendring_tid valgt JOIN tid ON tid.id = valgt.tid_id JOIN indkaldelse ON indkaldelse.tid_id = tid.id
             JOIN borger ON borger.id = indkaldelse.borger_id
             WHERE valgt.masseaendring_id = $1 AND (indkaldelse.status = 'planlagt'
               OR (indkaldelse.aflyst_af = 'lukning' AND indkaldelse.updated_at >= $2))
             ORDER BY indkaldelse.local_start, borger.navn, indkaldelse.id",
            masse.id,
            masse.created_at,
            masse.organisation_id
        )
    }
}
