//! Open frister and free places of a jobcenter, by a-kasse and day.

use chrono::{DateTime, NaiveDate, Utc};
use sqlx::FromRow;

use super::statement::{fetch_all, fetch_optional};
use super::{Connection, StoreError};
use crate::domain::ids::OrganisationId;

/// So many on one day.
#[derive(Clone, Copy, Debug, FromRow)]
pub struct DagensAntal {
    /// Whose members; none: of frister of borgere whose a-kasse is not known.
    pub a_kasse_id: Option<OrganisationId>,
    /// The local day.
    pub dag: NaiveDate,
    /// How many.
    pub antal: i64,
}

/// A jobcenter's series as far as it matters whether one of them is another than before.
#[derive(Clone, Copy, Debug, FromRow, PartialEq, Eq)]
pub struct Seriestand {
    /// How many there are.
    pub antal: i64,
    /// All their versions added up.
    pub versioner: i64,
}

impl Connection {
    /// Where a jobcenter's series stand: another answer than before means that somebody, on whichever server, has made or changed one.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn seriestand(&mut self, jobcenter: OrganisationId) -> Result<Seriestand, StoreError> {
        let found = fetch_optional!(
            self,
            Seriestand,
            "SELECT COUNT(*) AS antal, CAST(COALESCE(SUM(serie.version), 0) AS BIGINT) AS versioner
             FROM serie JOIN aftale ON aftale.id = serie.aftale_id WHERE aftale.jobcenter_id = $1",
            jobcenter
        )?;
        Ok(found.unwrap_or(Seriestand { antal: 0, versioner: 0 }))
    }

    /// A jobcenter's open frister that a fælles jobsamtale meets, by a-kasse and SidsteAfholdelsesdato.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn aabne_frister_efter_dag(&mut self, jobcenter: OrganisationId) -> Result<Vec<DagensAntal>, StoreError> {
        fetch_all!(
            self,
            DagensAntal,
            "SELECT borger.a_kasse_id, frist.sidste_afholdelsesdato AS dag, COUNT(*) AS antal
             FROM frist JOIN borger ON borger.id = frist.borger_id
             WHERE frist.jobcenter_id = $1 AND frist.status = 'aktiv' AND frist.samtaletype IN (7, 17)
             GROUP BY borger.a_kasse_id, frist.sidste_afholdelsesdato",
            jobcenter
        )
    }

    /// Free places of a jobcenter after `now`, on the days `from` to `to`, that borgere can book, by a-kasse and day. A place that several a-kasser share
    /// counts for each of them, unless it is kept for another.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn ledige_pladser_efter_dag(
        &mut self,
        jobcenter: OrganisationId,
        now: DateTime<Utc>,
        (from, to): (NaiveDate, NaiveDate),
    ) -> Result<Vec<DagensAntal>, StoreError> {
        fetch_all!(
            self,
            DagensAntal,
            // Added up by aftale and day before anything is joined to it: there are forty times as many times.
            "SELECT a_kasse_id, dag, CAST(SUM(ledige) AS BIGINT) AS antal FROM
               (SELECT aftale.a_kasse_id, dagens.dag, dagens.ledige
                FROM (SELECT tid.aftale_id, tid.local_date AS dag, SUM(tid.kapacitet - tid.optaget) AS ledige FROM tid
                      WHERE tid.aftale_id IN (SELECT id FROM aftale WHERE jobcenter_id = $1 AND status = 'aftalt' AND selvbooking)
                        AND tid.local_date BETWEEN $4 AND $3 AND tid.open AND NOT tid.delt AND tid.starts_at > $2
                        AND (tid.bookbar_til IS NULL OR tid.bookbar_til > $2)
                      GROUP BY tid.aftale_id, tid.local_date) AS dagens
                  JOIN aftale ON aftale.id = dagens.aftale_id AND dagens.dag BETWEEN aftale.valid_from AND aftale.valid_to
                UNION ALL
                SELECT andel.a_kasse_id, tid.local_date, tid.kapacitet - tid.optaget
                  - CASE WHEN tid.frigives_at <= $2 OR tid.holdt <= andel.pladser THEN 0 ELSE tid.holdt - andel.pladser END
                FROM aftale JOIN tid ON tid.aftale_id = aftale.id JOIN serie_andel andel ON andel.serie_id = tid.serie_id
                WHERE aftale.jobcenter_id = $1 AND aftale.status = 'aftalt'
                  AND tid.local_date BETWEEN aftale.valid_from AND aftale.valid_to AND tid.local_date BETWEEN $4 AND $3
                  AND tid.open AND tid.delt AND tid.starts_at > $2 AND (tid.bookbar_til IS NULL OR tid.bookbar_til > $2)
                  AND NOT EXISTS (SELECT 1 FROM lukkedag WHERE lukkedag.organisation_id = andel.a_kasse_id
                    AND lukkedag.dato = tid.local_date)) fri
             GROUP BY a_kasse_id, dag",
            jobcenter,
            now,
            to,
            from
        )
    }
}
