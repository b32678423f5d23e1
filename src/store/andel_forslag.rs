//! Sharing that waits for an a-kasse's answer. What is agreed: `andele`.

use chrono::NaiveDate;

use super::statement::{execute, fetch_all};
use super::{Aftale, Connection, SerieAndel, SerieRow, StoreError, Tx};
use crate::domain::ids::{OrganisationId, SerieId};

impl Connection {
    /// What waits for an answer about one series. Its own a-kasse stands among them as long as nobody has said yes.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn serie_forslag(&mut self, serie: SerieId) -> Result<Vec<SerieAndel>, StoreError> {
        fetch_all!(
            self,
            SerieAndel,
            "SELECT a_kasse_id, pladser FROM serie_andel_forslag WHERE serie_id = $1 ORDER BY a_kasse_id",
            serie
        )
    }

    /// The same of every series under an aftale, those under the one it takes over from, and those that its a-kasse is asked to share.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn forslag_ved(&mut self, aftale: &Aftale) -> Result<Vec<(SerieId, OrganisationId, i32)>, StoreError> {
        fetch_all!(
            self,
            (SerieId, OrganisationId, i32),
            "SELECT forslag.serie_id, forslag.a_kasse_id, forslag.pladser FROM serie_andel_forslag forslag
             JOIN serie ON serie.id = forslag.serie_id
             WHERE serie.aftale_id IN ($1, $2) OR serie.id IN (SELECT serie_id FROM serie_andel_forslag WHERE a_kasse_id = $3)
             ORDER BY forslag.serie_id, forslag.a_kasse_id",
            aftale.id,
            aftale.afloeser_id.unwrap_or(aftale.id),
            aftale.a_kasse_id
        )
    }

    /// The series of other aftaler of `jobcenter` that `a_kasse` is asked to share, and that are not over on `today`.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn serier_foreslaaet_delt(
        &mut self,
        jobcenter: OrganisationId,
        a_kasse: OrganisationId,
        today: NaiveDate,
    ) -> Result<Vec<SerieRow>, StoreError> {
        fetch_all!(
            self,
            SerieRow,
            "SELECT serie.* FROM serie_andel_forslag forslag JOIN serie ON serie.id = forslag.serie_id
             JOIN aftale ON aftale.id = serie.aftale_id
             WHERE forslag.a_kasse_id = $2 AND aftale.jobcenter_id = $1 AND aftale.a_kasse_id <> $2
               AND aftale.status = 'aftalt' AND serie.valid_to >= $3 AND aftale.valid_to >= $3
             ORDER BY serie.valid_from, serie.from_time, serie.id",
            jobcenter,
            a_kasse,
            today
        )
    }

    /// The copies of a series in newer versions that nobody has agreed yet.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn serier_i_kladde_efter(&mut self, serie: SerieId) -> Result<Vec<SerieRow>, StoreError> {
        fetch_all!(
            self,
            SerieRow,
            "SELECT serie.* FROM serie JOIN aftale ON aftale.id = serie.aftale_id
             WHERE serie.afloeser_id = $1 AND aftale.status IN ('kladde', 'foreslaaet') ORDER BY serie.id",
            serie
        )
    }

    /// The series that `a_kasse` is asked to share and can answer about on `today`, in an agreed aftale of its own, each with the
    /// jobcenter that asks.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn delinger_der_venter(
        &mut self,
        a_kasse: OrganisationId,
        today: NaiveDate,
    ) -> Result<Vec<(SerieId, OrganisationId)>, StoreError> {
        fetch_all!(
            self,
            (SerieId, OrganisationId),
            "SELECT serie.id, aftale.jobcenter_id FROM serie_andel_forslag forslag JOIN serie ON serie.id = forslag.serie_id
             JOIN aftale ON aftale.id = serie.aftale_id
             WHERE forslag.a_kasse_id = $1 AND aftale.a_kasse_id <> $1 AND aftale.status = 'aftalt' AND serie.valid_to >= $2
               AND aftale.valid_to >= $2
               AND EXISTS (SELECT 1 FROM aftale egen WHERE egen.a_kasse_id = $1 AND egen.jobcenter_id = aftale.jobcenter_id
                 AND egen.samtaletype = aftale.samtaletype AND egen.status = 'aftalt' AND $2 BETWEEN egen.valid_from AND egen.valid_to)
             ORDER BY serie.id",
            a_kasse,
            today
        )
    }
}

impl Tx {
    /// Writes what waits for an answer about a locked series.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn save_serie_forslag(&mut self, serie: SerieId, andele: &[SerieAndel]) -> Result<(), StoreError> {
        execute!(self, "DELETE FROM serie_andel_forslag WHERE serie_id = $1", serie)?;
        for andel in andele {
            execute!(
                self,
                "INSERT INTO serie_andel_forslag (serie_id, a_kasse_id, pladser) VALUES ($1, $2, $3)",
                serie,
                andel.a_kasse_id,
                andel.pladser
            )?;
        }
        Ok(())
    }
}
