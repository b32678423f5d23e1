//! The list of tasks, narrowed and by pages.

use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use sqlx::FromRow;
use uuid::Uuid;

use crate::domain::ids::{AftaleId, BorgerId, IndkaldelseId, MedarbejderId, OrganisationId};
use crate::domain::opgave::{OpgaveSlags, OpgaveStatus};
use crate::store::statement::{fetch_all, fetch_optional};
use crate::store::{Connection, StoreError};

/// Which of an authority's tasks are wanted.
#[derive(Clone, Copy, Debug)]
pub struct OpgaveUdvalg {
    /// Whose.
    pub organisation: OrganisationId,
    /// Open ones, or those that are seen to.
    pub status: OpgaveStatus,
    /// Only this kind.
    pub slags: Option<OpgaveSlags>,
    /// Only those of this owner; `Some(None)`: only those that are nobody's.
    pub ejer: Option<Option<MedarbejderId>>,
}

/// A task as the list shows it.
#[derive(Clone, FromRow)]
pub struct ListetOpgave {
    /// Key.
    pub id: Uuid,
    /// What is to be looked at.
    pub slags: OpgaveSlags,
    /// Whether it still is.
    pub status: OpgaveStatus,
    /// About whom, while she belongs to this jobcenter.
    pub borger_id: Option<BorgerId>,
    /// Her name.
    pub borger_navn: Option<String>,
    /// About which conversation. Of one that was called off with its time: the one that has come in its place, if any.
    pub indkaldelse_id: Option<IndkaldelseId>,
    /// About which aftale.
    pub aftale_id: Option<AftaleId>,
    /// The a-kasse of that aftale.
    pub a_kasse_id: Option<OrganisationId>,
    /// The other side of that aftale, by name.
    pub aftalt_med: Option<String>,
    /// The local day it is about.
    pub dag: Option<NaiveDate>,
    /// Of a time that was closed: when the conversation in it was to be, local.
    pub tid_start: Option<NaiveDateTime>,
    /// Of a time that was closed: the last day of the frist that runs for her because of it.
    pub fristdato: Option<NaiveDate>,
    /// Who has taken it.
    pub ejer_id: Option<MedarbejderId>,
    /// His name.
    pub ejer_navn: Option<String>,
    /// Since when.
    pub created_at: DateTime<Utc>,
    /// Counts changes.
    pub version: i64,
}

/// Which tasks a list is about; its first five arguments are an `OpgaveUdvalg`.
macro_rules! udvalgte {
    ($select:literal, $after:expr) => {
        concat!(
            $select,
            " WHERE opgave.organisation_id = $1 AND opgave.status = $2 AND ($3 = '' OR opgave.slags = $3)
              AND ($4 = 'alle' OR ($4 = 'ingens' AND opgave.ejer_id IS NULL) OR ($4 = 'hans' AND opgave.ejer_id = $5)) ",
            $after
        )
    };
}

/// A page of them in the order `$orden`, with what stands around each. The page is taken first, by an index: what stands around its
/// tasks is looked up for these alone.
macro_rules! side {
    ($orden:literal, $kun:literal) => {
        concat!(
            "SELECT opgave.id, opgave.slags, opgave.status, borger.id AS borger_id, borger.navn AS borger_navn,
               (SELECT CASE WHEN om.status = 'aflyst' AND opgave.slags IN ('tid_lukket', 'kunne_ikke_flyttes', 'tid_ude_af_aftalen', 'staar_med_det_gamle', 'paa_lukkedag')
                  THEN (SELECT ny.id FROM indkaldelse ny WHERE ny.borger_id = om.borger_id AND ny.gruppe = om.gruppe AND ny.occupies)
                  ELSE om.id END FROM indkaldelse om WHERE om.id = opgave.indkaldelse_id) AS indkaldelse_id,
               lukket.local_start AS tid_start,
               (SELECT MIN(frist.fristdato) FROM frist WHERE frist.borger_id = lukket.borger_id AND frist.status = 'aktiv'
                  AND (lukket.gruppe, frist.samtaletype) IN (('jobsamtale', 7), ('jobsamtale', 17), ('opfoelgning', 4))) AS fristdato,
               opgave.aftale_id, aftale.a_kasse_id, part.navn AS aftalt_med, opgave.dag, opgave.ejer_id, medarbejder.navn AS ejer_navn, opgave.created_at, opgave.version
             FROM (",
            udvalgte!("SELECT * FROM opgave", concat!($kun, " ORDER BY ", $orden, " LIMIT $6 OFFSET $7")),
            ") AS opgave LEFT JOIN borger ON borger.id = opgave.borger_id AND borger.jobcenter_id = opgave.organisation_id
             LEFT JOIN indkaldelse lukket ON lukket.id = opgave.indkaldelse_id AND lukket.borger_id = borger.id
               AND opgave.slags IN ('tid_lukket', 'kunne_ikke_flyttes')
             LEFT JOIN aftale ON aftale.id = opgave.aftale_id
             LEFT JOIN organisation part ON part.id <> opgave.organisation_id AND part.id IN (aftale.jobcenter_id, aftale.a_kasse_id)
             LEFT JOIN medarbejder ON medarbejder.id = opgave.ejer_id
             ORDER BY ",
            $orden
        )
    };
}

/// How an owner is asked for: everybody's tasks, nobody's, or his.
const fn ejerskab(ejer: Option<Option<MedarbejderId>>) -> &'static str {
    match ejer {
        None => "alle",
        Some(None) => "ingens",
        Some(Some(_)) => "hans",
    }
}

impl Connection {
    /// How many tasks there are of a kind, counted no further than to `limit`.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn count_opgaver(&mut self, udvalg: OpgaveUdvalg, limit: i64) -> Result<i64, StoreError> {
        let row = fetch_optional!(
            self,
            (i64,),
            concat!("SELECT COUNT(*) FROM (", udvalgte!("SELECT 1 AS en FROM opgave", "LIMIT $6"), ") AS talte"),
            udvalg.organisation,
            udvalg.status,
            udvalg.slags.map_or("", OpgaveSlags::as_str),
            ejerskab(udvalg.ejer),
            udvalg.ejer.flatten(),
            limit
        )?;
        Ok(row.map_or(0, |(count,)| count))
    }

    /// One page of a list: open tasks oldest first, those seen to newest first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn list_opgaver(
        &mut self,
        udvalg: OpgaveUdvalg,
        limit: i64,
        offset: i64,
    ) -> Result<Vec<ListetOpgave>, StoreError> {
        let sql = match udvalg.status {
            OpgaveStatus::Aaben => {
                side!("opgave.created_at, opgave.updated_at DESC, opgave.id", "AND opgave.status = 'aaben'")
            }
            OpgaveStatus::Loest => side!("opgave.updated_at DESC, opgave.id", "AND opgave.status = 'loest'"),
        };
        fetch_all!(
            self,
            ListetOpgave,
            sql,
            udvalg.organisation,
            udvalg.status,
            udvalg.slags.map_or("", OpgaveSlags::as_str),
            ejerskab(udvalg.ejer),
            udvalg.ejer.flatten(),
            limit,
            offset
        )
    }
}
