//! Which of an authority's times are wanted, and their sums for a week that is too full to be shown time by time.

use chrono::NaiveDate;
use sqlx::FromRow;

use super::statement::fetch_all;
use super::{Connection, StoreError};
use crate::domain::ids::OrganisationId;

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
    /// Places that can be booked.
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

/// The times (`tid`, with its `aftale` and `serie`) of the authority `$1` from the day `$2` to `$3`, agreed or shared with `$4` and held by `$5`,
/// where these are asked for. Two searches, each by an index: one with an OR would read the times of everybody.
macro_rules! egne_tider {
    () => {
        concat!("(SELECT tid.id FROM aftale JOIN tid ON tid.aftale_id = aftale.id
          WHERE (aftale.jobcenter_id = $1 OR aftale.a_kasse_id = $1) AND tid.local_date BETWEEN $2 AND $3
          UNION ALL
          SELECT tid.id FROM serie_andel JOIN tid ON tid.serie_id = serie_andel.serie_id AND tid.delt
            JOIN aftale ON aftale.id = tid.aftale_id
          WHERE serie_andel.a_kasse_id = $1 AND aftale.a_kasse_id <> $1 AND tid.local_date BETWEEN $2 AND $3) AS egne
         JOIN tid ON tid.id = egne.id JOIN aftale ON aftale.id = tid.aftale_id JOIN serie ON serie.id = tid.serie_id
         WHERE ", $crate::store::uge::udvalgte!())
    };
}
pub(super) use {egne_tider, udvalgte};

impl Connection {
    /// The places of an authority's times from `from` to `to`, both included, by day and agreement.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn dagens_pladser(
        &mut self,
        organisation: OrganisationId,
        (from, to): (NaiveDate, NaiveDate),
        udvalg: &Udvalg,
    ) -> Result<Vec<DagensPladser>, StoreError> {
        fetch_all!(
            self,
            DagensPladser,
            concat!(
                "SELECT aftale.a_kasse_id, aftale.jobcenter_id, tid.local_date AS dag, COUNT(*) AS tider,
                   SUM(CASE WHEN tid.open THEN tid.kapacitet - tid.optaget ELSE 0 END) AS ledige, SUM(tid.optaget) AS optaget
                 FROM ",
                egne_tider!(),
                " GROUP BY aftale.a_kasse_id, aftale.jobcenter_id, tid.local_date ORDER BY tid.local_date"
            ),
            organisation,
            from,
            to,
            udvalg.part,
            udvalg.medarbejder.as_deref()
        )
    }
}
