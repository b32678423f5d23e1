//! Changes of many times at once, and how far each has come. What they hit: `ramte`; where conversations went: `flytninger`.

use chrono::{DateTime, NaiveDate, Utc};
use sqlx::{FromRow, QueryBuilder};
use uuid::Uuid;

use super::statement::{execute, fetch_all, fetch_optional};
use super::{Connection, StoreError, Tx, ValgtTid};
use crate::domain::ids::{MedarbejderId, OrganisationId, TidId};
use crate::domain::lukning::{Maade, MasseStatus, Valg};

/// Rows in one statement.
const BATCH: usize = 1000;

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
    /// Whether they are moved to other times.
    pub flyt: bool,
    /// To times of another form of meeting too.
    pub anden_form: bool,
    /// Why, when the conversations were called off.
    pub begrundelse: Option<String>,
    /// How far it is.
    pub status: MasseStatus,
    /// When it was begun.
    pub created_at: DateTime<Utc>,
    /// Its first local day; none: of one from before that was kept.
    pub fra: Option<NaiveDate>,
    /// Its last local day.
    pub til: Option<NaiveDate>,
    /// The a-kasse whose times alone were chosen, by name.
    pub a_kasse: Option<String>,
    /// How many series were chosen; none: all.
    pub serier: Option<i32>,
    /// Times in all.
    pub tider: i64,
    /// Times that wait.
    pub venter: i64,
    /// Times that were closed before.
    pub var_lukket: i64,
    /// Times that were opened again.
    pub genaabnet: i64,
}

impl Masseaendring {
    /// What becomes of the conversations.
    pub const fn maade(&self) -> Maade {
        match (self.aflys, self.flyt) {
            (true, _) => Maade::Aflys,
            (false, true) => Maade::Flyt { anden_form: self.anden_form },
            (false, false) => Maade::Luk,
        }
    }
}

/// The changes with their counts.
macro_rules! masseaendringer {
    ($rest:literal) => {
        concat!(
            "SELECT masse.id, masse.organisation_id, masse.medarbejder_id, masse.aflys, masse.flyt, masse.anden_form, masse.begrundelse, masse.status,
               masse.created_at, masse.fra, masse.til, masse.serier,
               (SELECT navn FROM organisation WHERE organisation.id = masse.a_kasse_id) AS a_kasse,
               COUNT(tid.tid_id) AS tider, COUNT(CASE WHEN tid.status = 'venter' THEN 1 END) AS venter,
               COUNT(CASE WHEN NOT tid.var_aaben THEN 1 END) AS var_lukket,
               COUNT(CASE WHEN tid.status = 'genaabnet' THEN 1 END) AS genaabnet
             FROM masseaendring masse LEFT JOIN masseaendring_tid tid ON tid.masseaendring_id = masse.id ",
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
}

impl Tx {
    /// Begins a change of these times, with why when it says so.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn insert_masseaendring(
        &mut self,
        id: Uuid,
        (organisation, medarbejder): (OrganisationId, MedarbejderId),
        (maade, begrundelse): (Maade, Option<&str>),
        valg: &Valg,
        tider: &[ValgtTid],
        at: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        execute!(
            self,
            "INSERT INTO masseaendring (id, organisation_id, medarbejder_id, aflys, flyt, anden_form, begrundelse, status, created_at,
             updated_at, fra, til, a_kasse_id, serier)
             VALUES ($1, $2, $3, $4, $5, $6, $7, 'i_gang', $8, $8, $9, $10, $11, $12)",
            id,
            organisation,
            medarbejder,
            maade == Maade::Aflys,
            matches!(maade, Maade::Flyt { .. }),
            maade == Maade::Flyt { anden_form: true },
            begrundelse,
            at,
            valg.fra,
            valg.til,
            valg.a_kasse,
            valg.serier.as_ref().map(|serier| i32::try_from(serier.len()).unwrap_or(i32::MAX))
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
