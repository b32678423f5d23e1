//! Changes of many times at once: which times are hit, who has booked them, and how far the change has come.

use chrono::{DateTime, NaiveDateTime, Utc};
use sqlx::{FromRow, QueryBuilder};
use uuid::Uuid;

use super::statement::{execute, fetch_all, fetch_optional};
use super::{Connection, StoreError, Tx};
use crate::domain::ids::{BorgerId, IndkaldelseId, MedarbejderId, OrganisationId, TidId};
use crate::domain::indkaldelse::IndkaldelseStatus;
use crate::domain::lukning::{MasseStatus, Valg};

/// Rows in one statement.
const BATCH: usize = 1000;

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
    /// Local start.
    pub local_start: NaiveDateTime,
    /// Whether it stands.
    pub status: IndkaldelseStatus,
    /// No message about its calling off is on its way or was sent.
    pub ikke_naaet: bool,
}

/// A change.
#[derive(Clone, Debug, FromRow)]
pub struct Masseaendring {
    /// Key.
    pub id: Uuid,
    /// Of whose times.
    pub organisation_id: OrganisationId,
    /// Who began it.
    pub medarbejder_id: MedarbejderId,
    /// Whether the conversations are called off too.
    pub aflys: bool,
    /// How far it is.
    pub status: MasseStatus,
    /// When it was begun.
    pub created_at: DateTime<Utc>,
    /// Times in all.
    pub tider: i64,
    /// Times that wait.
    pub venter: i64,
    /// Times that were closed before.
    pub var_lukket: i64,
    /// Times that were opened again.
    pub genaabnet: i64,
}

/// The changes with their counts.
macro_rules! masseaendringer {
    ($rest:literal) => {
        concat!(
            "SELECT masse.id, masse.organisation_id, masse.medarbejder_id, masse.aflys, masse.status, masse.created_at,
               COUNT(*) AS tider, COUNT(CASE WHEN tid.status = 'venter' THEN 1 END) AS venter,
               COUNT(CASE WHEN NOT tid.var_aaben THEN 1 END) AS var_lukket,
               COUNT(CASE WHEN tid.status = 'genaabnet' THEN 1 END) AS genaabnet
             FROM masseaendring masse JOIN masseaendring_tid tid ON tid.masseaendring_id = masse.id ",
            $rest
        )
    };
}

macro_rules! insert_batch {
    ($link:expr, $masse:expr, $batch:expr) => {{
        let mut query =
            QueryBuilder::new("INSERT INTO masseaendring_tid (masseaendring_id, tid_id, var_aaben, status) ");
        query.push_values($batch, |mut row, tid| {
            row.push_bind($masse).push_bind(tid.id).push_bind(tid.open).push_bind("venter");
        });
        query.build().execute($link).await.map(|_| ())
    }};
}

impl Connection {
    /// The coming times of a jobcenter that a choice is about, by start; `kun` is left to the caller.
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
            "SELECT tid.id, aftale.a_kasse_id, tid.local_start, tid.local_end, tid.open
             FROM tid JOIN aftale ON aftale.id = tid.aftale_id
             WHERE aftale.jobcenter_id = $1 AND tid.local_date BETWEEN $2 AND $3 AND tid.starts_at > $4
               AND ($5 IS NULL OR aftale.a_kasse_id = $5) AND ($6 IS NULL OR tid.serie_id = $6)
             ORDER BY tid.local_start, tid.id",
            jobcenter,
            valg.fra,
            valg.til,
            now,
            valg.a_kasse,
            valg.serie
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
            "SELECT indkaldelse.id, tid.id AS tid_id, borger.id AS borger_id, borger.navn, indkaldelse.local_start, indkaldelse.status,
               FALSE AS ikke_naaet
             FROM tid JOIN aftale ON aftale.id = tid.aftale_id JOIN indkaldelse ON indkaldelse.tid_id = tid.id
             JOIN borger ON borger.id = indkaldelse.borger_id
             WHERE aftale.jobcenter_id = $1 AND tid.local_date BETWEEN $2 AND $3 AND tid.starts_at > $4
               AND ($5 IS NULL OR aftale.a_kasse_id = $5) AND ($6 IS NULL OR tid.serie_id = $6)
               AND indkaldelse.status = 'planlagt'
             ORDER BY indkaldelse.local_start, borger.navn, indkaldelse.id",
            jobcenter,
            valg.fra,
            valg.til,
            now,
            valg.a_kasse,
            valg.serie
        )
    }

    /// A jobcenter's change.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn masseaendring(
        &mut self,
        organisation: OrganisationId,
        id: Uuid,
    ) -> Result<Option<Masseaendring>, StoreError> {
        fetch_optional!(
            self,
            Masseaendring,
            masseaendringer!("WHERE masse.id = $1 AND masse.organisation_id = $2 GROUP BY masse.id"),
            id,
            organisation
        )
    }

    /// A jobcenter's latest changes, newest first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn masseaendringer_of(
        &mut self,
        organisation: OrganisationId,
        limit: i64,
    ) -> Result<Vec<Masseaendring>, StoreError> {
        fetch_all!(
            self,
            Masseaendring,
            masseaendringer!(
                "WHERE masse.organisation_id = $1 GROUP BY masse.id ORDER BY masse.created_at DESC, masse.id LIMIT $2"
            ),
            organisation,
            limit
        )
    }

    /// Changes that have times waiting, oldest first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn masseaendringer_i_gang(&mut self) -> Result<Vec<(OrganisationId, Uuid)>, StoreError> {
        fetch_all!(
            self,
            (OrganisationId, Uuid),
            "SELECT organisation_id, id FROM masseaendring WHERE status = 'i_gang' ORDER BY created_at, id"
        )
    }

    /// The next times of a change that wait.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn ventende_tider(&mut self, id: Uuid, limit: i64) -> Result<Vec<TidId>, StoreError> {
        let rows = fetch_all!(
            self,
            (TidId,),
            "SELECT tid_id FROM masseaendring_tid WHERE masseaendring_id = $1 AND status = 'venter' ORDER BY tid_id LIMIT $2",
            id,
            limit
        )?;
        Ok(rows.into_iter().map(|(id,)| id).collect())
    }

    /// The times that a change has closed and that are closed still, in the order in which they are locked.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn lukkede_tider(&mut self, id: Uuid) -> Result<Vec<TidId>, StoreError> {
        let rows = fetch_all!(
            self,
            (TidId,),
            "SELECT tid.id FROM masseaendring_tid valgt JOIN tid ON tid.id = valgt.tid_id
             WHERE valgt.masseaendring_id = $1 AND valgt.status = 'gjort' AND valgt.var_aaben AND NOT tid.open ORDER BY tid.id",
            id
        )?;
        Ok(rows.into_iter().map(|(id,)| id).collect())
    }

    /// Whose conversations a change has hit: those it called off, and those that stand in its times.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn samtaler_ramt_af(&mut self, masse: &Masseaendring) -> Result<Vec<RamtSamtale>, StoreError> {
        fetch_all!(
            self,
            RamtSamtale,
            "SELECT indkaldelse.id, indkaldelse.tid_id, borger.id AS borger_id, borger.navn, indkaldelse.local_start, indkaldelse.status,
               NOT EXISTS (SELECT 1 FROM notifikation WHERE notifikation.indkaldelse_id = indkaldelse.id
                 AND notifikation.kind = 'aflysning' AND notifikation.status NOT IN ('kan_ikke_naas', 'bortfaldet')) AS ikke_naaet
             FROM masseaendring_tid valgt JOIN indkaldelse ON indkaldelse.tid_id = valgt.tid_id
             JOIN borger ON borger.id = indkaldelse.borger_id
             WHERE valgt.masseaendring_id = $1 AND (indkaldelse.status = 'planlagt'
               OR (indkaldelse.aflyst_af = 'lukning' AND indkaldelse.updated_at >= $2))
             ORDER BY indkaldelse.local_start, borger.navn, indkaldelse.id",
            masse.id,
            masse.created_at
        )
    }
}

impl Tx {
    /// Begins a change of these times.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn insert_masseaendring(
        &mut self,
        id: Uuid,
        (organisation, medarbejder): (OrganisationId, MedarbejderId),
        aflys: bool,
        tider: &[ValgtTid],
        at: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        execute!(
            self,
            "INSERT INTO masseaendring (id, organisation_id, medarbejder_id, aflys, status, created_at, updated_at)
             VALUES ($1, $2, $3, $4, 'i_gang', $5, $5)",
            id,
            organisation,
            medarbejder,
            aflys,
            at
        )?;
        for batch in tider.chunks(BATCH) {
            match self.engine() {
                super::Engine::Sqlite(link) => insert_batch!(link, id, batch),
                super::Engine::Postgres(link) => insert_batch!(link, id, batch),
            }?;
        }
        Ok(())
    }

    /// A time has had its turn, or was opened again.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn set_valgt_tid(&mut self, id: Uuid, tid: TidId, genaabnet: bool) -> Result<(), StoreError> {
        execute!(
            self,
            "UPDATE masseaendring_tid SET status = CASE WHEN $3 THEN 'genaabnet' ELSE 'gjort' END
             WHERE masseaendring_id = $1 AND tid_id = $2",
            id,
            tid,
            genaabnet
        )?;
        Ok(())
    }

    /// How far a change has come.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn set_masseaendring(
        &mut self,
        id: Uuid,
        status: MasseStatus,
        at: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        execute!(self, "UPDATE masseaendring SET status = $2, updated_at = $3 WHERE id = $1", id, status, at)?;
        Ok(())
    }
}
