//! Searching an authority's own borgere or members for conversations in a period.

use chrono::{DateTime, NaiveDate, Utc};

use super::{Indkaldelse, a_kasse_reads};
use crate::domain::code_lists::SamtaleType;
use crate::domain::ids::{IndkaldelseId, OrganisationId};
use crate::store::statement::fetch_all;
use crate::store::{Connection, StoreError};

/// What is searched for.
#[derive(Clone, Copy, Debug)]
pub struct Soegt {
    /// Whose borgere or members.
    pub organisation: OrganisationId,
    /// First local day.
    pub fra: NaiveDate,
    /// Last local day.
    pub til: NaiveDate,
    /// Only this type.
    pub samtaletype: Option<SamtaleType>,
    /// Goes on after this row.
    pub efter: Option<(DateTime<Utc>, IndkaldelseId)>,
    /// Rows at most.
    pub limit: i64,
}

impl Connection {
    /// The conversations that an authority's own borgere have, by start. An a-kasse finds its members in kontaktgruppe 1, or 8
    /// with tilmeldekategori 5, and never a conversation of type 4 or 20.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn soeg_indkaldelser(&mut self, soegt: &Soegt) -> Result<Vec<Indkaldelse>, StoreError> {
        let (from, to) = (soegt.fra.and_time(chrono::NaiveTime::MIN), soegt.til.and_hms_opt(23, 59, 59));
        let (after_start, after_id) = soegt.efter.unzip();
        fetch_all!(
            self,
            Indkaldelse,
            concat!(
                "SELECT indkaldelse.* FROM indkaldelse JOIN borger ON borger.id = indkaldelse.borger_id
             WHERE (borger.jobcenter_id = $1 OR (borger.a_kasse_id = $1 AND indkaldelse.samtaletype NOT IN (4, 20)
                   AND ",
                a_kasse_reads!(),
                "))
               AND indkaldelse.local_start BETWEEN $2 AND $3 AND ($4 IS NULL OR indkaldelse.samtaletype = $4)
               AND ($5 IS NULL OR (indkaldelse.starts_at, indkaldelse.id) > ($5, $6))
             ORDER BY indkaldelse.starts_at, indkaldelse.id LIMIT $7"
            ),
            soegt.organisation,
            from,
            to,
            soegt.samtaletype,
            after_start,
            after_id,
            soegt.limit
        )
    }
}
