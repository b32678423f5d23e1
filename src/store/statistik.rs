//! What the overview counts. Every statement gives sums, never a person, and its rows grow with days and a-kasser alone.

use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use sqlx::FromRow;

use super::statement::fetch_all;
use super::{Connection, Engine, StoreError};
use crate::domain::code_lists::Udfald;
use crate::domain::frist::{FristStatus, Grund};
use crate::domain::ids::OrganisationId;
use crate::domain::indkaldelse::Aflyser;

/// Places and bookings of one day, under the agreements with one a-kasse.
#[derive(Clone, Debug, FromRow)]
pub struct DagensBrug {
    /// The other side.
    pub a_kasse_id: OrganisationId,
    /// The local day.
    pub local_date: NaiveDate,
    /// Places that could be booked: all of open times, the taken ones of closed times.
    pub pladser: i64,
    /// Taken places.
    pub optaget: i64,
}

/// How many of the conversations that borgere booked lay how many days after the booking.
#[derive(Clone, Copy, Debug, FromRow)]
pub struct Ventetid {
    /// Whole local days, 0 for the same day.
    pub dage: i64,
    /// Conversations.
    pub antal: i64,
}

/// How conversations went.
#[derive(Clone, Debug, FromRow)]
pub struct Forloebet {
    /// The a-kasse of the agreement.
    pub a_kasse_id: OrganisationId,
    /// Who called it off; none: it stands.
    pub aflyst_af: Option<Aflyser>,
    /// What was registered.
    pub udfald: Option<Udfald>,
    /// Conversations.
    pub antal: i64,
    /// How often they were moved, altogether.
    pub flytninger: i64,
}

/// What became of the frister of one status.
#[derive(Clone, Debug, FromRow)]
pub struct FristTal {
    /// Where they stand.
    pub status: FristStatus,
    /// Why.
    pub grund: Option<Grund>,
    /// Frister.
    pub antal: i64,
}

/// Searches of one day.
#[derive(Clone, Debug, FromRow)]
pub struct DagensSoegninger {
    /// The day, UTC: near enough to count by week.
    pub dag: NaiveDate,
    /// All searches with an open frist.
    pub alle: i64,
    /// Those that showed no time.
    pub uden_tider: i64,
}

macro_rules! ventetider {
    ($days:literal) => {
        concat!(
            "SELECT ",
            $days,
            " AS dage, COUNT(*) AS antal
             FROM indkaldelse JOIN aftale ON aftale.id = indkaldelse.aftale_id
             WHERE (aftale.jobcenter_id = $1 OR aftale.a_kasse_id = $1) AND indkaldelse.selvbooket
             AND indkaldelse.local_start BETWEEN $2 AND $3 AND indkaldelse.status = 'planlagt'
             GROUP BY 1 ORDER BY 1"
        )
    };
}

impl Connection {
    /// Places and bookings by a-kasse and day, for either side of the agreements.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn brug(
        &mut self,
        organisation: OrganisationId,
        from: NaiveDate,
        to: NaiveDate,
    ) -> Result<Vec<DagensBrug>, StoreError> {
        fetch_all!(
            self,
            DagensBrug,
            "SELECT aftale.a_kasse_id, tid.local_date,
             SUM(CASE WHEN tid.open THEN tid.kapacitet ELSE tid.optaget END) AS pladser, SUM(tid.optaget) AS optaget
             FROM tid JOIN aftale ON aftale.id = tid.aftale_id
             WHERE (aftale.jobcenter_id = $1 OR aftale.a_kasse_id = $1) AND tid.local_date BETWEEN $2 AND $3
             GROUP BY aftale.a_kasse_id, tid.local_date ORDER BY tid.local_date",
            organisation,
            from,
            to
        )
    }

    /// Days between booking and conversation, of conversations held between two local instants.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn ventetider(
        &mut self,
        organisation: OrganisationId,
        from: NaiveDateTime,
        to: NaiveDateTime,
    ) -> Result<Vec<Ventetid>, StoreError> {
        // The one place where days are counted in SQL: the engines do not share a way.
        let sql = match self.engine() {
            Engine::Sqlite(_) => {
                ventetider!(
                    "CAST(julianday(date(indkaldelse.local_start)) - julianday(date(indkaldelse.created_at)) AS INTEGER)"
                )
            }
            Engine::Postgres(_) => {
                ventetider!("(date(indkaldelse.local_start) - date(indkaldelse.created_at))::bigint")
            }
        };
        fetch_all!(self, Ventetid, sql, organisation, from, to)
    }

    /// How the conversations between two local instants went.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn forloebet(
        &mut self,
        organisation: OrganisationId,
        from: NaiveDateTime,
        to: NaiveDateTime,
    ) -> Result<Vec<Forloebet>, StoreError> {
        // What has its first version still was never moved, and most have.
        fetch_all!(
            self,
            Forloebet,
            "SELECT aftale.a_kasse_id, indkaldelse.aflyst_af, indkaldelse.udfald, COUNT(*) AS antal,
             CAST(SUM(CASE WHEN indkaldelse.version = 1 THEN 0 ELSE (SELECT COUNT(*) FROM indkaldelse_historik
                       WHERE indkaldelse_historik.indkaldelse_id = indkaldelse.id AND handling = 'flyttet') END) AS BIGINT) AS flytninger
             FROM indkaldelse JOIN aftale ON aftale.id = indkaldelse.aftale_id
             WHERE (aftale.jobcenter_id = $1 OR aftale.a_kasse_id = $1) AND indkaldelse.local_start BETWEEN $2 AND $3
             GROUP BY aftale.a_kasse_id, indkaldelse.aflyst_af, indkaldelse.udfald",
            organisation,
            from,
            to
        )
    }

    /// A jobcenter's frister whose day lies between two local days.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn frist_tal(
        &mut self,
        jobcenter: OrganisationId,
        from: NaiveDate,
        to: NaiveDate,
    ) -> Result<Vec<FristTal>, StoreError> {
        fetch_all!(
            self,
            FristTal,
            "SELECT status, grund, COUNT(*) AS antal FROM frist
             WHERE jobcenter_id = $1 AND fristdato BETWEEN $2 AND $3 GROUP BY status, grund",
            jobcenter,
            from,
            to
        )
    }

    /// Searches of a jobcenter's borgere, by day.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn soegninger(
        &mut self,
        jobcenter: OrganisationId,
        from: DateTime<Utc>,
        to: DateTime<Utc>,
    ) -> Result<Vec<DagensSoegninger>, StoreError> {
        fetch_all!(
            self,
            DagensSoegninger,
            "SELECT date(visning.at) AS dag, COUNT(*) AS alle,
             SUM(CASE WHEN visning.shown = 0 THEN 1 ELSE 0 END) AS uden_tider
             FROM visning JOIN borger ON borger.id = visning.borger_id
             WHERE borger.jobcenter_id = $1 AND visning.at BETWEEN $2 AND $3 GROUP BY date(visning.at) ORDER BY 1",
            jobcenter,
            from,
            to
        )
    }
}
