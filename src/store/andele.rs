//! Who shares a series: which a-kasser, and how many places of each of its times are kept for each.

use chrono::NaiveDate;
use sqlx::FromRow;

use super::statement::{execute, fetch_all, fetch_optional};
use super::{Aftale, Connection, SerieRow, StoreError, Tid, Tx};
use crate::domain::ids::{BorgerId, OrganisationId, SerieId, TidId};

/// An a-kasse that shares a series.
#[derive(Clone, Copy, Debug, FromRow, PartialEq, Eq)]
pub struct SerieAndel {
    /// Which.
    pub a_kasse_id: OrganisationId,
    /// Places of each time that are kept for it.
    pub pladser: i32,
}

/// What an a-kasse has of one shared time.
#[derive(Clone, Copy, Debug, FromRow, PartialEq, Eq)]
pub struct TidAndel {
    /// Which.
    pub a_kasse_id: OrganisationId,
    /// Places kept for it.
    pub pladser: i32,
    /// Places its members have, booked or held.
    pub taget: i64,
}

impl Connection {
    /// The a-kasser that share a series, the one of its aftale among them. Empty: it is not shared.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn serie_andele(&mut self, serie: SerieId) -> Result<Vec<SerieAndel>, StoreError> {
        fetch_all!(
            self,
            SerieAndel,
            "SELECT a_kasse_id, pladser FROM serie_andel WHERE serie_id = $1 ORDER BY a_kasse_id",
            serie
        )
    }

    /// Who shares the series under an aftale, those under the one it takes over from, and those that its a-kasse shares or is asked to.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn andele_ved(&mut self, aftale: &Aftale) -> Result<Vec<(SerieId, OrganisationId, i32)>, StoreError> {
        fetch_all!(
            self,
            (SerieId, OrganisationId, i32),
            "SELECT andel.serie_id, andel.a_kasse_id, andel.pladser FROM serie_andel andel JOIN serie ON serie.id = andel.serie_id
             WHERE serie.aftale_id IN ($1, $2) OR serie.id IN (SELECT serie_id FROM serie_andel WHERE a_kasse_id = $3)
               OR serie.id IN (SELECT serie_id FROM serie_andel_forslag WHERE a_kasse_id = $3)
             ORDER BY andel.serie_id, andel.a_kasse_id",
            aftale.id,
            aftale.afloeser_id.unwrap_or(aftale.id),
            aftale.a_kasse_id
        )
    }

    /// The series of other aftaler of `jobcenter` that are shared with `a_kasse` and not over on `today`.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn serier_delt_med(
        &mut self,
        jobcenter: OrganisationId,
        a_kasse: OrganisationId,
        today: NaiveDate,
    ) -> Result<Vec<SerieRow>, StoreError> {
        fetch_all!(
            self,
            SerieRow,
            "SELECT serie.* FROM serie_andel JOIN serie ON serie.id = serie_andel.serie_id JOIN aftale ON aftale.id = serie.aftale_id
             WHERE serie_andel.a_kasse_id = $2 AND aftale.jobcenter_id = $1 AND aftale.a_kasse_id <> $2
               AND aftale.status = 'aftalt' AND serie.valid_to >= $3 AND aftale.valid_to >= $3
             ORDER BY serie.valid_from, serie.from_time, serie.id",
            jobcenter,
            a_kasse,
            today
        )
    }

    /// What each a-kasse has of a time, counted from what is booked and held; one that is closed that day has nothing.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn tid_andele(&mut self, tid: TidId) -> Result<Vec<TidAndel>, StoreError> {
        fetch_all!(
            self,
            TidAndel,
            "SELECT serie_andel.a_kasse_id, serie_andel.pladser,
               (SELECT COUNT(*) FROM indkaldelse WHERE indkaldelse.tid_id = tid.id AND indkaldelse.status = 'planlagt'
                 AND indkaldelse.a_kasse_id = serie_andel.a_kasse_id)
               + (SELECT COUNT(*) FROM reservation JOIN borger ON borger.id = reservation.borger_id
                 WHERE reservation.tid_id = tid.id AND borger.a_kasse_id = serie_andel.a_kasse_id) AS taget
             FROM tid JOIN serie_andel ON serie_andel.serie_id = tid.serie_id WHERE tid.id = $1
               AND NOT EXISTS (SELECT 1 FROM lukkedag WHERE lukkedag.organisation_id = serie_andel.a_kasse_id
                 AND lukkedag.dato = tid.local_date)",
            tid
        )
    }

    /// The aftale by which a borger has a time: the one it stands under or, where it is shared with her a-kasse, the
    /// agreed one of that a-kasse with the same jobcenter on that day.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn aftale_for(&mut self, tid: &Tid, borger: BorgerId) -> Result<Option<Aftale>, StoreError> {
        if tid.bookbar.delt {
            let shared = self.aftale_ved_deling(tid, borger).await?;
            if shared.is_some() {
                return Ok(shared);
            }
        }
        self.aftale(tid.aftale_id).await
    }

    async fn aftale_ved_deling(&mut self, tid: &Tid, borger: BorgerId) -> Result<Option<Aftale>, StoreError> {
        fetch_optional!(
            self,
            Aftale,
            "SELECT aftale.* FROM aftale JOIN aftale vaert ON vaert.jobcenter_id = aftale.jobcenter_id
             JOIN serie_andel ON serie_andel.a_kasse_id = aftale.a_kasse_id
             JOIN borger ON borger.a_kasse_id = aftale.a_kasse_id
             WHERE vaert.id = $1 AND vaert.status = 'aftalt' AND $4 BETWEEN vaert.valid_from AND vaert.valid_to
               AND serie_andel.serie_id = $2 AND borger.id = $3 AND aftale.samtaletype = vaert.samtaletype
               AND aftale.status = 'aftalt' AND $4 BETWEEN aftale.valid_from AND aftale.valid_to
               AND NOT EXISTS (SELECT 1 FROM lukkedag WHERE lukkedag.organisation_id = aftale.a_kasse_id AND lukkedag.dato = $4)",
            tid.aftale_id,
            tid.serie_id,
            borger,
            tid.local_date
        )
    }
}

impl Tx {
    /// Writes who shares a locked series.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn save_serie_andele(&mut self, serie: SerieId, andele: &[SerieAndel]) -> Result<(), StoreError> {
        self.aendrer_tider();
        execute!(self, "DELETE FROM serie_andel WHERE serie_id = $1", serie)?;
        for andel in andele {
            execute!(
                self,
                "INSERT INTO serie_andel (serie_id, a_kasse_id, pladser) VALUES ($1, $2, $3)",
                serie,
                andel.a_kasse_id,
                andel.pladser
            )?;
        }
        Ok(())
    }

    /// Lets the series that takes over from another be shared by the same a-kasser, and wait for the same answers.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn arv_serie_andele(&mut self, fra: SerieId, til: SerieId) -> Result<(), StoreError> {
        self.aendrer_tider();
        execute!(
            self,
            "INSERT INTO serie_andel (serie_id, a_kasse_id, pladser)
             SELECT $2, a_kasse_id, pladser FROM serie_andel WHERE serie_id = $1",
            fra,
            til
        )?;
        execute!(
            self,
            "INSERT INTO serie_andel_forslag (serie_id, a_kasse_id, pladser)
             SELECT $2, a_kasse_id, pladser FROM serie_andel_forslag WHERE serie_id = $1",
            fra,
            til
        )?;
        Ok(())
    }

    /// Takes `by` places of a locked time, after which `holdt` are kept for others. The CHECK refuses what does not fit.
    ///
    /// # Errors
    /// [`StoreError::Refused`] when there are not so many.
    pub async fn change_delt(&mut self, id: TidId, by: i32, holdt: i32) -> Result<(), StoreError> {
        execute!(self, "UPDATE tid SET optaget = optaget + $2, holdt = $3 WHERE id = $1", id, by, holdt)?;
        Ok(())
    }
}
