//! Tasks that close by themselves, since what they were about is over. A new one about the same thing can be made afterwards.

use chrono::{DateTime, NaiveDate, Utc};
use uuid::Uuid;

use crate::domain::ids::{BorgerId, IndkaldelseId, OrganisationId};
use crate::domain::indkaldelse::Gruppe;
use crate::domain::opgave::OpgaveSlags;
use crate::store::statement::{execute, fetch_all};
use crate::store::{StoreError, Tx};

/// Closes the open tasks that `$which` names by its arguments from $3 on, and gives their ids. $1: a text that no other closing has,
/// so that the closed task stands in nobody's way. $2: when. Those of them that somebody has ticked off before stand in nobody's way
/// from then on either: what they were about is over, and may come again.
macro_rules! luk {
    ($tx:expr, $which:literal, $now:expr, $maerke:expr $(, $argument:expr)*) => {{
        let (maerke, now) = (format!(":lukket:{}", $maerke), $now);
        execute!(
            $tx,
            concat!(
                "UPDATE opgave SET dedup = dedup || $1
                 WHERE status = 'loest' AND created_at <= $2 AND dedup NOT LIKE '%:lukket:%' AND ",
                $which
            ),
            &maerke,
            now
            $(, $argument)*
        )?;
        let closed: Vec<(Uuid,)> = fetch_all!(
            $tx,
            (Uuid,),
            concat!(
                "UPDATE opgave SET status = 'loest', updated_at = $2, version = version + 1, dedup = dedup || $1
                 WHERE status = 'aaben' AND ",
                $which,
                " RETURNING id"
            ),
            &maerke,
            now
            $(, $argument)*
        )?;
        Ok(closed.into_iter().map(|(id,)| id).collect())
    }};
}

impl Tx {
    /// Closes the tasks of a kind about a conversation. `maerke`: a new id.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn luk_opgaver_om(
        &mut self,
        om: IndkaldelseId,
        slags: OpgaveSlags,
        now: DateTime<Utc>,
        maerke: Uuid,
    ) -> Result<Vec<Uuid>, StoreError> {
        luk!(self, "indkaldelse_id = $3 AND slags = $4", now, maerke, om, slags)
    }

    /// Closes the tasks about her times that were closed, now that she comes to `ny`, a conversation of the group: those about a
    /// conversation that was called off with its time, and that about `ny` itself. Another that could not be moved stands where it
    /// stood. `maerke`: a new id.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn luk_opgaver_om_lukning(
        &mut self,
        borger: BorgerId,
        (gruppe, ny): (Gruppe, IndkaldelseId),
        now: DateTime<Utc>,
        maerke: Uuid,
    ) -> Result<Vec<Uuid>, StoreError> {
        luk!(
            self,
            "borger_id = $3 AND slags IN ('tid_lukket', 'kunne_ikke_flyttes', 'tid_ude_af_aftalen', 'staar_med_det_gamle', 'paa_lukkedag') AND indkaldelse_id IN
               (SELECT id FROM indkaldelse WHERE borger_id = $3 AND gruppe = $4
                AND (opgave.slags = 'tid_lukket' OR indkaldelse.status = 'aflyst' OR indkaldelse.id = $5))",
            now,
            maerke,
            borger,
            gruppe,
            ny
        )
    }

    /// Closes the tasks about conversations on a day that a jobcenter has opened again. `maerke`: a new id.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn luk_opgaver_paa_lukkedag(
        &mut self,
        jobcenter: OrganisationId,
        dag: NaiveDate,
        now: DateTime<Utc>,
        maerke: Uuid,
    ) -> Result<Vec<Uuid>, StoreError> {
        luk!(
            self,
            "organisation_id = $3 AND slags = 'paa_lukkedag' AND indkaldelse_id IN
               (SELECT indkaldelse.id FROM indkaldelse JOIN tid ON tid.id = indkaldelse.tid_id WHERE tid.local_date = $4)",
            now,
            maerke,
            jobcenter,
            dag
        )
    }

    /// Closes the tasks that she found no times, now that she comes to a fælles jobsamtale. `maerke`: a new id.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn luk_opgaver_om_ingen_tider(
        &mut self,
        borger: BorgerId,
        now: DateTime<Utc>,
        maerke: Uuid,
    ) -> Result<Vec<Uuid>, StoreError> {
        luk!(self, "borger_id = $3 AND slags = 'fandt_ingen_tider'", now, maerke, borger)
    }

    /// Closes the task that nothing but its own text names. `maerke`: a new id.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn luk_opgave_med(
        &mut self,
        dedup: &str,
        now: DateTime<Utc>,
        maerke: Uuid,
    ) -> Result<Vec<Uuid>, StoreError> {
        luk!(self, "dedup = $3", now, maerke, dedup)
    }
}
