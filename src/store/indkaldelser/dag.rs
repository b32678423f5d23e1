//! One day's conversations, with the names people know them by.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use sqlx::FromRow;

use crate::domain::code_lists::{SamtaleType, Samtaleform, Udfald};
use crate::domain::ids::{BorgerId, IndkaldelseId, OrganisationId};
use crate::store::statement::{fetch_all, fetch_optional};
use crate::store::{Connection, StoreError};

/// A conversation in a day list.
#[derive(Clone, FromRow)]
pub struct SamtalePaaDagen {
    /// Key.
    pub id: IndkaldelseId,
    /// With whom.
    pub borger_id: BorgerId,
    /// Her name.
    pub navn: String,
    /// Where she can be rung about it.
    pub borger_telefon: Option<String>,
    /// Local start.
    pub local_start: NaiveDateTime,
    /// Local end.
    pub local_end: NaiveDateTime,
    /// Type.
    pub samtaletype: SamtaleType,
    /// How they meet.
    pub samtaleform: Samtaleform,
    /// Who holds it.
    pub medarbejder: String,
    /// The a-kasse that takes part, by name.
    pub a_kasse_navn: Option<String>,
    /// It has said that it cannot come.
    pub a_kasse_afbud: bool,
    /// How it went, once that is registered.
    pub udfald: Option<Udfald>,
}

/// Those that an authority `$1` holds from the local instant `$2` until before `$3` and that stand.
macro_rules! paa_dagen {
    ($select:literal, $after:literal) => {
        concat!(
            $select,
            " WHERE indkaldelse.myndighed_id = $1 AND indkaldelse.status = 'planlagt'
               AND indkaldelse.local_start >= $2 AND indkaldelse.local_start < $3 ",
            $after
        )
    };
}

/// A local day, from its beginning to the next one's.
fn hele(dag: NaiveDate) -> (NaiveDateTime, NaiveDateTime) {
    (dag.and_time(NaiveTime::MIN), dag.succ_opt().unwrap_or(dag).and_time(NaiveTime::MIN))
}

impl Connection {
    /// How many conversations an authority holds on a local day that stand.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn antal_paa_dagen(&mut self, myndighed: OrganisationId, dag: NaiveDate) -> Result<i64, StoreError> {
        let (from, to) = hele(dag);
        let row =
            fetch_optional!(self, (i64,), paa_dagen!("SELECT COUNT(*) FROM indkaldelse", ""), myndighed, from, to)?;
        Ok(row.map_or(0, |(count,)| count))
    }

    /// The conversations an authority holds on a local day and that stand, by start: of those that end after the local instant
    /// `efter`, `limit` from the one with the number `offset` on.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn samtaler_paa_dagen(
        &mut self,
        myndighed: OrganisationId,
        dag: NaiveDate,
        efter: NaiveDateTime,
        (limit, offset): (i64, i64),
    ) -> Result<Vec<SamtalePaaDagen>, StoreError> {
        let (from, to) = hele(dag);
        fetch_all!(
            self,
            SamtalePaaDagen,
            paa_dagen!(
                "SELECT indkaldelse.id, borger.id AS borger_id, borger.navn, indkaldelse.borger_telefon, indkaldelse.local_start,
                   indkaldelse.local_end, indkaldelse.samtaletype, indkaldelse.samtaleform, indkaldelse.medarbejder,
                   a_kasse.navn AS a_kasse_navn, indkaldelse.a_kasse_afbud_at IS NOT NULL AS a_kasse_afbud,
                   indkaldelse.udfald
                 FROM indkaldelse JOIN borger ON borger.id = indkaldelse.borger_id
                 LEFT JOIN organisation a_kasse ON a_kasse.id = indkaldelse.a_kasse_id",
                "AND indkaldelse.local_end > $4 ORDER BY indkaldelse.local_start, borger.navn, indkaldelse.id LIMIT $5 OFFSET $6"
            ),
            myndighed,
            from,
            to,
            efter,
            limit,
            offset
        )
    }
}
