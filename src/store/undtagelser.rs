//! Days on which a series has no times although its rule has them: left out of it by a closure, or closed days of its authorities.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use sqlx::FromRow;
use uuid::Uuid;

use super::statement::{execute, fetch_all};
use super::{Aftale, Connection, StoreError, Tx};
use crate::domain::ids::{OrganisationId, SerieId};

/// Days left out of a series, from the first to the last, both included.
#[derive(Clone, Copy, Debug, FromRow, PartialEq, Eq)]
pub struct Undtagelse {
    /// Of which series.
    pub serie_id: SerieId,
    /// First local day.
    pub fra: NaiveDate,
    /// Last local day.
    pub til: NaiveDate,
    /// The closure that left them out.
    pub masseaendring_id: Option<Uuid>,
}

impl Undtagelse {
    /// Each of its days.
    pub fn dage(&self) -> impl Iterator<Item = NaiveDate> + use<> {
        dage((self.fra, self.til))
    }
}

/// What a closure has left out of series, all in all.
#[derive(Clone, Copy, Debug, FromRow, PartialEq, Eq)]
pub struct Udtaget {
    /// First local day.
    pub fra: NaiveDate,
    /// Last local day.
    pub til: NaiveDate,
    /// Series.
    pub serier: i64,
}

impl Connection {
    /// The days on which a series has no times: left out of it, or closed days of either authority.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn excepted_days(&mut self, serie: SerieId) -> Result<BTreeSet<NaiveDate>, StoreError> {
        let rows = fetch_all!(
            self,
            (NaiveDate, NaiveDate),
            "SELECT fra, til FROM undtagelse WHERE serie_id = $1
             UNION
             SELECT lukkedag.dato, lukkedag.dato FROM lukkedag
             JOIN aftale ON lukkedag.organisation_id IN (aftale.jobcenter_id, aftale.a_kasse_id)
             JOIN serie ON serie.aftale_id = aftale.id WHERE serie.id = $1",
            serie
        )?;
        Ok(rows.into_iter().flat_map(dage).collect())
    }

    /// The same of every series of a jobcenter's, each day with its series.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn excepted_days_of(
        &mut self,
        jobcenter: OrganisationId,
    ) -> Result<Vec<(SerieId, NaiveDate)>, StoreError> {
        let rows = fetch_all!(
            self,
            (SerieId, NaiveDate, NaiveDate),
            "SELECT undtagelse.serie_id, undtagelse.fra, undtagelse.til FROM undtagelse
             JOIN serie ON serie.id = undtagelse.serie_id JOIN aftale ON aftale.id = serie.aftale_id WHERE aftale.jobcenter_id = $1
             UNION
             SELECT serie.id, lukkedag.dato, lukkedag.dato FROM aftale JOIN serie ON serie.aftale_id = aftale.id
             JOIN lukkedag ON lukkedag.organisation_id IN (aftale.jobcenter_id, aftale.a_kasse_id)
             WHERE aftale.jobcenter_id = $1",
            jobcenter
        )?;
        Ok(rows.into_iter().flat_map(|(serie, fra, til)| dage((fra, til)).map(move |day| (serie, day))).collect())
    }

    /// The closed days that every series under an aftale has, and of those that its a-kasse shares or is asked to, each with its
    /// series. On its own closed days the a-kasse has no shared times either.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn lukkedage_ved(&mut self, aftale: &Aftale) -> Result<Vec<(SerieId, NaiveDate)>, StoreError> {
        fetch_all!(
            self,
            (SerieId, NaiveDate),
            "SELECT DISTINCT serie.id, lukkedag.dato FROM serie JOIN aftale ON aftale.id = serie.aftale_id
             JOIN lukkedag ON lukkedag.organisation_id IN (aftale.jobcenter_id, aftale.a_kasse_id, $2)
             WHERE serie.aftale_id = $1 OR serie.id IN (SELECT serie_id FROM serie_andel WHERE a_kasse_id = $2)
               OR serie.id IN (SELECT serie_id FROM serie_andel_forslag WHERE a_kasse_id = $2)",
            aftale.id,
            aftale.a_kasse_id
        )
    }

    /// The days left out of the same series, by first day.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn undtagelser_ved(&mut self, aftale: &Aftale) -> Result<Vec<Undtagelse>, StoreError> {
        fetch_all!(
            self,
            Undtagelse,
            "SELECT undtagelse.* FROM undtagelse JOIN serie ON serie.id = undtagelse.serie_id
             WHERE serie.aftale_id = $1 OR serie.id IN (SELECT serie_id FROM serie_andel WHERE a_kasse_id = $2)
               OR serie.id IN (SELECT serie_id FROM serie_andel_forslag WHERE a_kasse_id = $2)
             ORDER BY undtagelse.fra, undtagelse.til",
            aftale.id,
            aftale.a_kasse_id
        )
    }

    /// What a closure has left out of series; none: nothing, or it was undone.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn udtaget_af(&mut self, masseaendring: Uuid) -> Result<Option<Udtaget>, StoreError> {
        let rows = fetch_all!(
            self,
            Udtaget,
            "SELECT MIN(fra) AS fra, MAX(til) AS til, COUNT(DISTINCT serie_id) AS serier FROM undtagelse
             WHERE masseaendring_id = $1 HAVING COUNT(*) > 0",
            masseaendring
        )?;
        Ok(rows.into_iter().next())
    }
}

impl Tx {
    /// Leaves days out of a series. Times already laid out stay; none is laid out from now on.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn insert_undtagelse(&mut self, undtagelse: Undtagelse) -> Result<(), StoreError> {
        execute!(
            self,
            "INSERT INTO undtagelse (serie_id, fra, til, masseaendring_id) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING",
            undtagelse.serie_id,
            undtagelse.fra,
            undtagelse.til,
            undtagelse.masseaendring_id
        )?;
        Ok(())
    }

    /// A series that goes on from an older one leaves the same days out.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn arv_undtagelser(&mut self, fra: SerieId, til: SerieId) -> Result<(), StoreError> {
        execute!(
            self,
            "INSERT INTO undtagelse (serie_id, fra, til, masseaendring_id)
             SELECT $2, fra, til, masseaendring_id FROM undtagelse WHERE serie_id = $1 ON CONFLICT DO NOTHING",
            fra,
            til
        )?;
        Ok(())
    }

    /// Puts the days back that a closure left out. Gives the series that have them again.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn delete_undtagelser_af(&mut self, masseaendring: Uuid) -> Result<BTreeSet<SerieId>, StoreError> {
        let rows = fetch_all!(
            self,
            (SerieId,),
            "DELETE FROM undtagelse WHERE masseaendring_id = $1 RETURNING serie_id",
            masseaendring
        )?;
        Ok(rows.into_iter().map(|(id,)| id).collect())
    }
}

/// Each day of a period.
fn dage((fra, til): (NaiveDate, NaiveDate)) -> impl Iterator<Item = NaiveDate> + use<> {
    fra.iter_days().take_while(move |day| *day <= til)
}
