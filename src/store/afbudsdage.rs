//! Days on which an a-kasse has said that it cannot come to what is agreed with a jobcenter. They close nothing.

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, Utc};
use sqlx::FromRow;
use uuid::Uuid;

use super::statement::{execute, fetch_all, fetch_optional};
use super::{Connection, StoreError, Tx};
use crate::domain::afbud::AfbudAarsag;
use crate::domain::ids::{AftaleId, MedarbejderId, OrganisationId};
use crate::domain::opgave::OpgaveSlags;

/// Such a day.
#[derive(Clone, Copy, Debug, FromRow, PartialEq, Eq)]
pub struct Afbudsdag {
    /// Who cannot come.
    pub a_kasse_id: OrganisationId,
    /// To whom.
    pub jobcenter_id: OrganisationId,
    /// Which local day.
    pub dato: NaiveDate,
    /// Who said so.
    pub medarbejder_id: Option<MedarbejderId>,
    /// When.
    pub at: DateTime<Utc>,
    /// Why, when that was said.
    pub aarsag: Option<AfbudAarsag>,
}

impl Afbudsdag {
    /// What makes a second open task about the same day impossible.
    pub fn opgavens_dedup(a_kasse: OrganisationId, jobcenter: OrganisationId, dato: NaiveDate) -> String {
        format!("{}:{a_kasse}:{jobcenter}:{dato}", OpgaveSlags::AKasseKanIkkeKommeDag.as_str())
    }
}

/// A conversation of which its a-kasse has said that it cannot come.
#[derive(Clone, Copy, Debug, FromRow)]
pub struct MedAfbud {
    /// Which a-kasse.
    pub a_kasse_id: OrganisationId,
    /// Local start.
    pub local_start: NaiveDateTime,
}

impl Connection {
    /// The conversations of a jobcenter from `fra` to `til`, both included, of which the a-kasse has said that it cannot come.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn samtaler_med_afbud(
        &mut self,
        jobcenter: OrganisationId,
        fra: NaiveDate,
        til: NaiveDate,
    ) -> Result<Vec<MedAfbud>, StoreError> {
        fetch_all!(
            self,
            MedAfbud,
            "SELECT a_kasse_id, local_start FROM indkaldelse
             WHERE myndighed_id = $1 AND local_start >= $2 AND local_start < $3 AND status = 'planlagt'
               AND a_kasse_id IS NOT NULL AND a_kasse_afbud_at IS NOT NULL",
            jobcenter,
            fra.and_time(NaiveTime::MIN),
            til.succ_opt().unwrap_or(til).and_time(NaiveTime::MIN)
        )
    }

    /// The days of an authority, either side, from `fra` to `til`, both included.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn afbudsdage(
        &mut self,
        organisation: OrganisationId,
        fra: NaiveDate,
        til: NaiveDate,
    ) -> Result<Vec<Afbudsdag>, StoreError> {
        fetch_all!(
            self,
            Afbudsdag,
            "SELECT a_kasse_id, jobcenter_id, dato, medarbejder_id, at, aarsag FROM a_kasse_afbudsdag
             WHERE (a_kasse_id = $1 OR jobcenter_id = $1) AND dato BETWEEN $2 AND $3 ORDER BY dato, a_kasse_id, jobcenter_id",
            organisation,
            fra,
            til
        )
    }

    /// What an a-kasse has said of a day; none: nothing.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn afbudsdag(
        &mut self,
        a_kasse: OrganisationId,
        jobcenter: OrganisationId,
        dato: NaiveDate,
    ) -> Result<Option<Afbudsdag>, StoreError> {
        fetch_optional!(
            self,
            Afbudsdag,
            "SELECT a_kasse_id, jobcenter_id, dato, medarbejder_id, at, aarsag FROM a_kasse_afbudsdag
             WHERE a_kasse_id = $1 AND jobcenter_id = $2 AND dato = $3",
            a_kasse,
            jobcenter,
            dato
        )
    }

    /// An aftale of the two that has times on the day, the first of several; else the agreed one by which the a-kasse shares times of
    /// another's that day; none: nothing is agreed.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn aftale_paa_dagen(
        &mut self,
        a_kasse: OrganisationId,
        jobcenter: OrganisationId,
        dato: NaiveDate,
    ) -> Result<Option<AftaleId>, StoreError> {
        let row = fetch_optional!(
            self,
            (AftaleId,),
            "SELECT egen.id FROM tid JOIN aftale vaert ON vaert.id = tid.aftale_id
             JOIN aftale egen ON egen.jobcenter_id = vaert.jobcenter_id AND egen.samtaletype = vaert.samtaletype AND egen.a_kasse_id = $1
             WHERE vaert.jobcenter_id = $2 AND tid.local_date = $3
               AND (egen.id = vaert.id OR (tid.delt AND egen.status = 'aftalt' AND $3 BETWEEN egen.valid_from AND egen.valid_to
                 AND EXISTS (SELECT 1 FROM serie_andel WHERE serie_andel.serie_id = tid.serie_id AND serie_andel.a_kasse_id = $1)))
             ORDER BY CASE WHEN egen.id = vaert.id THEN 0 ELSE 1 END, tid.local_start, tid.id LIMIT 1",
            a_kasse,
            jobcenter,
            dato
        )?;
        Ok(row.map(|(id,)| id))
    }

    /// The jobcentre with which an a-kasse has an agreed aftale on a day: only by one does it share the times of others.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn jobcentre_med_aftale(
        &mut self,
        a_kasse: OrganisationId,
        dato: NaiveDate,
    ) -> Result<Vec<OrganisationId>, StoreError> {
        let rows = fetch_all!(
            self,
            (OrganisationId,),
            "SELECT DISTINCT jobcenter_id FROM aftale WHERE a_kasse_id = $1 AND status = 'aftalt' AND $2 BETWEEN valid_from AND valid_to",
            a_kasse,
            dato
        )?;
        Ok(rows.into_iter().map(|(id,)| id).collect())
    }
}

impl Tx {
    /// Says that the a-kasse cannot come that day. Gives whether nobody had said so before.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn insert_afbudsdag(&mut self, dag: &Afbudsdag) -> Result<bool, StoreError> {
        let inserted = execute!(
            self,
            "INSERT INTO a_kasse_afbudsdag (a_kasse_id, jobcenter_id, dato, medarbejder_id, at, aarsag) VALUES ($1, $2, $3, $4, $5, $6)
             ON CONFLICT (a_kasse_id, jobcenter_id, dato) DO NOTHING",
            dag.a_kasse_id,
            dag.jobcenter_id,
            dag.dato,
            dag.medarbejder_id,
            dag.at,
            dag.aarsag
        )?;
        Ok(inserted == 1)
    }

    /// Takes the word back. Gives whether it was said.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn delete_afbudsdag(
        &mut self,
        a_kasse: OrganisationId,
        jobcenter: OrganisationId,
        dato: NaiveDate,
    ) -> Result<bool, StoreError> {
        let deleted = execute!(
            self,
            "DELETE FROM a_kasse_afbudsdag WHERE a_kasse_id = $1 AND jobcenter_id = $2 AND dato = $3",
            a_kasse,
            jobcenter,
            dato
        )?;
        Ok(deleted == 1)
    }

    /// The jobcenter's task about such a day. `aftale`: one of those whose times it is about. Seen to before, it is to be looked at
    /// again: then its key is given.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn insert_dagsopgave(
        &mut self,
        id: Uuid,
        om: &Afbudsdag,
        aftale: AftaleId,
    ) -> Result<Option<Uuid>, StoreError> {
        let slags = OpgaveSlags::AKasseKanIkkeKommeDag;
        let dedup = Afbudsdag::opgavens_dedup(om.a_kasse_id, om.jobcenter_id, om.dato);
        let row = fetch_optional!(
            self,
            (Uuid,),
            "INSERT INTO opgave (id, organisation_id, aftale_id, dag, slags, status, dedup, created_at, updated_at)
             VALUES ($1, $2, $3, $4, $5, 'aaben', $6, $7, $7)
             ON CONFLICT (dedup) DO UPDATE SET status = 'aaben', updated_at = $7, version = opgave.version + 1
             WHERE opgave.status = 'loest' RETURNING id",
            id,
            om.jobcenter_id,
            aftale,
            om.dato,
            slags,
            dedup,
            om.at
        )?;
        Ok(row.map(|(there,)| there).filter(|there| *there != id))
    }
}
