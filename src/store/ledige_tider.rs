//! The times that are free for one borger: inside the frame of her jobcenter and a-kasse, by day, by form of meeting.

use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use sqlx::FromRow;

use super::statement::{fetch_all, fetch_optional};
use super::{Connection, StoreError};
use crate::domain::code_lists::Samtaleform;
use crate::domain::ids::{AftaleId, BorgerId, OrganisationId, TidId};

/// A day on which a borger can find a time.
#[derive(Clone, Debug, FromRow, PartialEq, Eq)]
pub struct DayWithTimes {
    /// The local day.
    pub local_date: NaiveDate,
    /// How many times have a place left.
    pub times: i64,
    /// How many of them begin before noon.
    pub formiddag: i64,
}

/// A time with a place left.
#[derive(Clone, Debug, FromRow)]
pub struct FreeTime {
    /// Key.
    pub id: TidId,
    /// The frame it stands in.
    pub aftale_id: AftaleId,
    /// The local day.
    pub local_date: NaiveDate,
    /// Local start.
    pub local_start: NaiveDateTime,
    /// Local end.
    pub local_end: NaiveDateTime,
    /// Start.
    pub starts_at: DateTime<Utc>,
    /// End.
    pub ends_at: DateTime<Utc>,
    /// How they meet.
    pub samtaleform: Samtaleform,
}

/// The local days from $6 to $7, and what makes a time free for a borger ($3) on them: it can be booked now ($4); a place is left
/// that is not kept for another a-kasse, or one that is kept for hers; or one is taken by a hold that has run out or is her own.
/// Holds and shares are only looked up where that decides it, for the look costs more than all the rest. The frame is the agreed
/// one between her jobcenter ($1) and her a-kasse ($2), opened for self-booking; $5: the one form of meeting she asks for, or none.
macro_rules! is_free {
    ($from:literal) => {
        concat!(
            "SELECT tid.id, aftale.id AS aftale_id, tid.local_date, tid.local_start, tid.local_end, tid.starts_at, tid.ends_at, serie.samtaleform FROM ",
            $from,
            " AND aftale.jobcenter_id = $1 AND aftale.a_kasse_id = $2 AND aftale.status = 'aftalt' AND aftale.selvbooking
               AND tid.local_date BETWEEN aftale.valid_from AND aftale.valid_to AND tid.local_date BETWEEN $6 AND $7
               AND tid.open AND tid.starts_at > $4 AND ($5 IS NULL OR serie.samtaleform = $5)
               AND (tid.bookbar_fra IS NULL OR tid.bookbar_fra <= $4) AND (tid.bookbar_til IS NULL OR tid.bookbar_til > $4)
               AND (tid.optaget + tid.holdt < tid.kapacitet
                 OR (tid.optaget < tid.kapacitet AND (tid.frigives_at <= $4 OR EXISTS
                   (SELECT 1 FROM serie_andel andel WHERE andel.serie_id = tid.serie_id AND andel.a_kasse_id = $2 AND andel.pladser >
                     (SELECT COUNT(*) FROM indkaldelse WHERE indkaldelse.tid_id = tid.id AND indkaldelse.status = 'planlagt'
                       AND indkaldelse.a_kasse_id = $2)
                     + (SELECT COUNT(*) FROM reservation JOIN borger ON borger.id = reservation.borger_id
                       WHERE reservation.tid_id = tid.id AND borger.a_kasse_id = $2))))
                 OR EXISTS (SELECT 1 FROM reservation WHERE reservation.tid_id = tid.id
                   AND ((reservation.expires_at <= $4 AND tid.holdt = 0) OR reservation.borger_id = $3)))"
        )
    };
}

/// Her free times: of her own frame, and those that the jobcenter shares with her a-kasse in another one's, but for the days on which
/// hers is closed.
macro_rules! free_for_borger {
    ($select:literal, $rest:literal) => {
        concat!(
            $select,
            " FROM (",
            is_free!("aftale JOIN tid ON tid.aftale_id = aftale.id JOIN serie ON serie.id = tid.serie_id WHERE TRUE"),
            " UNION ALL ",
            is_free!(
                "serie_andel JOIN serie ON serie.id = serie_andel.serie_id JOIN aftale vaert ON vaert.id = serie.aftale_id
                 JOIN tid ON tid.serie_id = serie.id AND tid.delt JOIN aftale ON aftale.samtaletype = vaert.samtaletype
                 WHERE serie_andel.a_kasse_id = $2 AND vaert.jobcenter_id = $1 AND vaert.a_kasse_id <> $2
                   AND vaert.status = 'aftalt' AND tid.local_date BETWEEN vaert.valid_from AND vaert.valid_to
                   AND NOT EXISTS (SELECT 1 FROM lukkedag WHERE lukkedag.organisation_id = $2 AND lukkedag.dato = tid.local_date)"
            ),
            ") tid ",
            $rest
        )
    };
}

/// Whose free times are asked for, and when.
#[derive(Clone, Copy, Debug)]
pub struct TimesFor {
    /// Her jobcenter.
    pub jobcenter: OrganisationId,
    /// Her a-kasse.
    pub a_kasse: OrganisationId,
    /// She.
    pub borger: BorgerId,
    /// Now.
    pub now: DateTime<Utc>,
    /// The form of meeting that she asks for; none: any.
    pub form: Option<Samtaleform>,
}

impl Connection {
    /// The first `limit` days from `from` to `to`, both included, on which she can find a time.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn days_with_times(
        &mut self,
        whose: TimesFor,
        from: NaiveDate,
        to: NaiveDate,
        limit: i64,
    ) -> Result<Vec<DayWithTimes>, StoreError> {
        fetch_all!(
            self,
            DayWithTimes,
            free_for_borger!(
                "SELECT tid.local_date, COUNT(*) AS times,
                 SUM(CASE WHEN substr(CAST(tid.local_start AS TEXT), 12, 2) < '12' THEN 1 ELSE 0 END) AS formiddag",
                "GROUP BY tid.local_date ORDER BY tid.local_date LIMIT $8"
            ),
            whose.jobcenter,
            whose.a_kasse,
            whose.borger,
            whose.now,
            whose.form,
            from,
            to,
            limit
        )
    }

    /// Her free times on one day, by start.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn free_times(&mut self, whose: TimesFor, day: NaiveDate) -> Result<Vec<FreeTime>, StoreError> {
        fetch_all!(
            self,
            FreeTime,
            free_for_borger!("SELECT tid.*", "ORDER BY tid.local_start, tid.id"),
            whose.jobcenter,
            whose.a_kasse,
            whose.borger,
            whose.now,
            whose.form,
            day,
            day
        )
    }

    /// The first `limit` free times from `from` to `to`: what is offered to somebody who just lost one.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn next_free_times(
        &mut self,
        whose: TimesFor,
        from: NaiveDate,
        to: NaiveDate,
        limit: i64,
    ) -> Result<Vec<FreeTime>, StoreError> {
        fetch_all!(
            self,
            FreeTime,
            free_for_borger!("SELECT tid.*", "ORDER BY tid.local_start, tid.id LIMIT $8"),
            whose.jobcenter,
            whose.a_kasse,
            whose.borger,
            whose.now,
            whose.form,
            from,
            to,
            limit
        )
    }

    /// How many times a borger can book that are held from `from` to `to`.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn count_free_times(
        &mut self,
        whose: TimesFor,
        from: NaiveDate,
        to: NaiveDate,
    ) -> Result<i64, StoreError> {
        let row = fetch_optional!(
            self,
            (i64,),
            free_for_borger!("SELECT COUNT(*)", ""),
            whose.jobcenter,
            whose.a_kasse,
            whose.borger,
            whose.now,
            whose.form,
            from,
            to
        )?;
        Ok(row.map_or(0, |(count,)| count))
    }

    /// The forms of meeting that the frame of `whose` has from a day on, whether or not a time is free.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn forms_offered(&mut self, whose: TimesFor, from: NaiveDate) -> Result<Vec<Samtaleform>, StoreError> {
        let rows = fetch_all!(
            self,
            (Samtaleform,),
            "SELECT DISTINCT serie.samtaleform FROM serie JOIN aftale ON aftale.id = serie.aftale_id
             WHERE aftale.jobcenter_id = $1 AND aftale.status = 'aftalt' AND aftale.selvbooking
               AND (aftale.a_kasse_id = $2 OR serie.id IN (SELECT serie_id FROM serie_andel WHERE a_kasse_id = $2))
               AND aftale.valid_to >= $3 AND serie.valid_to >= $3 ORDER BY serie.samtaleform",
            whose.jobcenter,
            whose.a_kasse,
            from
        )?;
        Ok(rows.into_iter().map(|(form,)| form).collect())
    }
}
