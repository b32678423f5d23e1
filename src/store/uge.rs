//! An authority's times as staff see them in a week; and their sums, for a week that is too full to be shown time by time.

use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use sqlx::FromRow;

use super::statement::fetch_all;
use super::{Connection, StoreError};
use crate::domain::code_lists::Samtaleform;
use crate::domain::ids::{OrganisationId, TidId};
use crate::domain::pladser::Pladser;

/// Which of an authority's times are wanted; the default: all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Udvalg {
    /// Only those agreed or shared with this authority.
    pub part: Option<OrganisationId>,
    /// Only those that this caseworker or team holds.
    pub medarbejder: Option<String>,
}

impl Udvalg {
    /// Whether it leaves anything out.
    pub const fn er_alt(&self) -> bool {
        self.part.is_none() && self.medarbejder.is_none()
    }
}

/// A time as staff see it in a week.
#[derive(Clone, Debug, FromRow)]
pub struct TidInWeek {
    /// Key.
    pub id: TidId,
    /// The agreed a-kasse.
    pub a_kasse_id: OrganisationId,
    /// The jobcenter.
    pub jobcenter_id: OrganisationId,
    /// Several a-kasser share it.
    pub delt: bool,
    /// Local start.
    pub local_start: NaiveDateTime,
    /// Local end.
    pub local_end: NaiveDateTime,
    /// How they meet.
    pub samtaleform: Samtaleform,
    /// Who holds it: a caseworker or a team.
    pub medarbejder: String,
    /// Places.
    pub kapacitet: i32,
    /// Taken by bookings and holds.
    pub optaget: i32,
    /// Booked.
    pub booket: i64,
    /// Held just now.
    pub holdt: i64,
    /// Whether it can be booked.
    pub open: bool,
    /// Places kept for a-kasser and not taken, while that holds and an a-kasse looks.
    pub beholdt: i32,
    /// Of those that are kept: how many for the a-kasse that looks, taken or not.
    pub andel: i64,
    /// Places that its members have taken, while something is kept.
    pub taget: i64,
}

impl TidInWeek {
    /// How its places are used.
    pub fn pladser(&self) -> Pladser {
        let egne = (self.andel - self.taget).max(0);
        let til_andre = (i64::from(self.beholdt) - egne).max(0);
        let (kapacitet, aaben) = (self.kapacitet.into(), self.open);
        Pladser { kapacitet, booket: self.booket, holdt: self.holdt, til_andre, aaben }
    }
}

/// The places of one day under the agreements of one jobcenter with one a-kasse.
#[derive(Clone, Copy, Debug, FromRow, PartialEq, Eq)]
pub struct DagensPladser {
    /// The agreed a-kasse.
    pub a_kasse_id: OrganisationId,
    /// The jobcenter.
    pub jobcenter_id: OrganisationId,
    /// The local day.
    pub dag: NaiveDate,
    /// Times.
    pub tider: i64,
    /// Places that can be booked: none of what has begun.
    pub ledige: i64,
    /// Places that are booked or held.
    pub optaget: i64,
}

/// Whether a `tid` with its `aftale` and `serie` is agreed or shared with `$4` and held by `$5`, where these are asked for.
macro_rules! udvalgte {
    () => {
        "($4 IS NULL OR aftale.a_kasse_id = $4 OR aftale.jobcenter_id = $4
            OR (tid.delt AND EXISTS (SELECT 1 FROM serie_andel WHERE serie_andel.serie_id = tid.serie_id AND serie_andel.a_kasse_id = $4)))
          AND ($5 IS NULL OR serie.medarbejder = $5)"
    };
}

/// All columns of the times of the authority `$1` from the day `$2` to `$3`, of an a-kasse also those shared with it, and whose they are.
/// Two searches, each by an index: one with an OR would read the times of everybody.
macro_rules! egne_tider {
    () => {
        "(SELECT tid.*, aftale.jobcenter_id FROM aftale JOIN tid ON tid.aftale_id = aftale.id
           WHERE (aftale.jobcenter_id = $1 OR aftale.a_kasse_id = $1) AND tid.local_date BETWEEN $2 AND $3
           UNION ALL
           SELECT tid.*, aftale.jobcenter_id FROM serie_andel JOIN tid ON tid.serie_id = serie_andel.serie_id AND tid.delt
             JOIN aftale ON aftale.id = tid.aftale_id
           WHERE serie_andel.a_kasse_id = $1 AND aftale.a_kasse_id <> $1 AND tid.local_date BETWEEN $2 AND $3)"
    };
}

/// Of a `tid` of which places are kept: how many for `$1`, and how many its members have taken.
macro_rules! egen_andel {
    () => {
        "CASE WHEN tid.holdt = 0 THEN 0 ELSE (SELECT CAST(COALESCE(SUM(andel.pladser), 0) AS BIGINT) FROM serie_andel andel
           WHERE andel.serie_id = tid.serie_id AND andel.a_kasse_id = $1) END AS andel,
         CASE WHEN tid.holdt = 0 THEN 0 ELSE (SELECT COUNT(*) FROM indkaldelse WHERE indkaldelse.tid_id = tid.id
             AND indkaldelse.status = 'planlagt' AND indkaldelse.a_kasse_id = $1)
           + (SELECT COUNT(*) FROM reservation JOIN borger ON borger.id = reservation.borger_id
             WHERE reservation.tid_id = tid.id AND borger.a_kasse_id = $1) END AS taget"
    };
}

/// The times of the authority `$1` from the day `$2` to `$3`, agreed or shared with `$4` and held by `$5`, where these are asked for, as they
/// are at `$6`. There are few holds, so they are counted once for all times and not for each.
macro_rules! ugens_tider {
    () => {
        concat!(
            "SELECT tid.id, aftale.a_kasse_id, aftale.jobcenter_id, tid.delt, tid.local_date, tid.starts_at, tid.local_start, tid.local_end, tid.kapacitet, tid.optaget, tid.open,
               serie.samtaleform, serie.medarbejder,
               tid.optaget - COALESCE(hold.alle, 0) AS booket, COALESCE(hold.gyldige, 0) AS holdt,
               CASE WHEN aftale.jobcenter_id = $1 OR tid.frigives_at <= $6 THEN 0 ELSE tid.holdt END AS beholdt,
               ",
            egen_andel!(),
            " FROM ",
            egne_tider!(),
            " AS tid
               JOIN aftale ON aftale.id = tid.aftale_id JOIN serie ON serie.id = tid.serie_id
               LEFT JOIN (SELECT tid_id, COUNT(*) AS alle, COUNT(CASE WHEN expires_at > $6 THEN 1 END) AS gyldige
                 FROM reservation GROUP BY tid_id) AS hold ON hold.tid_id = tid.id
             WHERE ",
            udvalgte!()
        )
    };
}

pub(super) use udvalgte;

impl Connection {
    /// The times of an authority from `from` to `to`, both included, that `udvalg` asks for, by start, as they are at `now`; of an
    /// a-kasse also those that are shared with it.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn tider_in_week(
        &mut self,
        organisation: OrganisationId,
        (from, to): (NaiveDate, NaiveDate),
        udvalg: &Udvalg,
        now: DateTime<Utc>,
    ) -> Result<Vec<TidInWeek>, StoreError> {
        fetch_all!(
            self,
            TidInWeek,
            concat!(ugens_tider!(), " ORDER BY tid.local_start, aftale.a_kasse_id, tid.id"),
            organisation,
            from,
            to,
            udvalg.part,
            udvalg.medarbejder.as_deref(),
            now
        )
    }

    /// All its times of those days summed up, by day and agreement.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn dagens_pladser(
        &mut self,
        organisation: OrganisationId,
        (from, to): (NaiveDate, NaiveDate),
        now: DateTime<Utc>,
    ) -> Result<Vec<DagensPladser>, StoreError> {
        // What is kept for others and what is left are reckoned as [`TidInWeek::pladser`] does. By aftale and day first: that is the order of
        // the index, and whatever is joined to it is joined to few rows.
        fetch_all!(
            self,
            DagensPladser,
            concat!(
                "SELECT aftale.a_kasse_id, aftale.jobcenter_id, dagens.dag, CAST(SUM(dagens.tider) AS BIGINT) AS tider,
                   CAST(SUM(dagens.ledige) AS BIGINT) AS ledige, CAST(SUM(dagens.optaget) AS BIGINT) AS optaget
                 FROM (SELECT aftale_id, local_date AS dag, COUNT(*) AS tider, SUM(optaget) AS optaget,
                         SUM(CASE WHEN open AND starts_at > $4 AND fri > til_andre THEN fri - til_andre ELSE 0 END) AS ledige
                       FROM (SELECT beholdte.*, CASE WHEN beholdt = 0 THEN 0 WHEN andel < taget THEN beholdt
                               WHEN beholdt > andel - taget THEN beholdt - (andel - taget) ELSE 0 END AS til_andre
                             FROM (SELECT tid.aftale_id, tid.local_date, tid.open, tid.starts_at, tid.optaget - COALESCE(hold.forbi, 0) AS optaget,
                                     tid.kapacitet - tid.optaget + COALESCE(hold.forbi, 0) AS fri,
                                     CASE WHEN tid.jobcenter_id = $1 OR tid.frigives_at <= $4 THEN 0 ELSE tid.holdt END AS beholdt, ",
                egen_andel!(),
                " FROM ",
                egne_tider!(),
                " AS tid
                  LEFT JOIN (SELECT tid_id, COUNT(*) AS forbi FROM reservation WHERE expires_at <= $4 GROUP BY tid_id) AS hold
                    ON hold.tid_id = tid.id) AS beholdte) AS talt
                 GROUP BY aftale_id, local_date) AS dagens JOIN aftale ON aftale.id = dagens.aftale_id
                 GROUP BY aftale.a_kasse_id, aftale.jobcenter_id, dagens.dag ORDER BY dagens.dag"
            ),
            organisation,
            from,
            to,
            now
        )
    }
}
