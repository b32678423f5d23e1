//! What is left behind by every change: events for other systems, and the audit trail. Written in the transaction of the change
//! they tell of. (Messages: `notifikationer`; proof of what was shown: `visninger`.)

use chrono::{DateTime, Utc};
use sqlx::{FromRow, QueryBuilder};
use uuid::Uuid;

use super::statement::{execute, fetch_all};
use super::{Connection, Engine, StoreError, Tx};
use crate::domain::haendelse::{Aendringstype, Entitet};
use crate::domain::ids::{BorgerId, HaendelseId, OrganisationId};

/// An event, thin: the receiver fetches the rest. Its feed number is given after commit.
#[derive(Clone, Debug)]
pub struct Haendelse {
    /// Key.
    pub id: HaendelseId,
    /// A conversation or a frist.
    pub entitet: Entitet,
    /// Which one.
    pub entitet_id: Uuid,
    /// Created, updated, deleted.
    pub aendringstype: Aendringstype,
    /// What happened, in one word.
    pub slags: &'static str,
    /// Whose.
    pub borger_id: BorgerId,
    /// The authorities that are told.
    pub modtagere: Vec<OrganisationId>,
}

/// One line of the audit trail.
#[derive(Clone, Debug, FromRow)]
pub struct AuditRow {
    /// Key.
    pub id: Uuid,
    /// When.
    pub at: DateTime<Utc>,
    /// `borger`, `medarbejder` or `system`.
    pub actor_kind: String,
    /// Who.
    pub actor_id: Option<Uuid>,
    /// For whom.
    pub organisation_id: Option<OrganisationId>,
    /// Whose data.
    pub borger_id: Option<BorgerId>,
    /// What.
    pub action: String,
    /// With which thing.
    pub subject_id: Option<Uuid>,
    /// In which request.
    pub request_id: Option<String>,
    /// More, in words. Never personal data.
    pub detalje: Option<String>,
}

/// Inserts many lines. The statement is another one for each number of lines, so it is not kept prepared.
macro_rules! insert_audits {
    ($link:expr, $rows:expr) => {{
        let mut query = QueryBuilder::new(
            "INSERT INTO audit (id, at, actor_kind, actor_id, organisation_id, borger_id, action, subject_id, request_id, detalje) ",
        );
        query.push_values($rows, |mut line, row| {
            line.push_bind(row.id).push_bind(row.at).push_bind(row.actor_kind.clone()).push_bind(row.actor_id);
            line.push_bind(row.organisation_id).push_bind(row.borger_id).push_bind(row.action.clone());
            line.push_bind(row.subject_id).push_bind(row.request_id.clone()).push_bind(row.detalje.clone());
        });
        query.push(" ON CONFLICT (id) DO NOTHING");
        query.build().persistent(false).execute($link).await.map(|done| done.rows_affected())
    }};
}

impl Connection {
    /// The newest `limit` lines about an authority's borgere or made by its people.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn newest_audit(
        &mut self,
        organisation: OrganisationId,
        limit: i64,
    ) -> Result<Vec<AuditRow>, StoreError> {
        fetch_all!(
            self,
            AuditRow,
            "SELECT * FROM audit WHERE organisation_id = $1 ORDER BY at DESC, id DESC LIMIT $2",
            organisation,
            limit
        )
    }
}

impl Tx {
    /// Leaves an event for other systems.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn insert_haendelse(&mut self, haendelse: &Haendelse, now: DateTime<Utc>) -> Result<(), StoreError> {
        execute!(
            self,
            "INSERT INTO haendelse (id, entitet, entitet_id, aendringstype, slags, borger_id, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7)",
            haendelse.id,
            haendelse.entitet.id(),
            haendelse.entitet_id,
            haendelse.aendringstype.id(),
            haendelse.slags,
            haendelse.borger_id,
            now
        )?;
        for modtager in &haendelse.modtagere {
            execute!(
                self,
                "INSERT INTO haendelse_modtager (haendelse_id, organisation_id) VALUES ($1, $2)",
                haendelse.id,
                *modtager
            )?;
        }
        Ok(())
    }

    /// Writes a line of the audit trail. One that is there already, from a commit whose answer was lost, stays as it is.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn insert_audit(&mut self, row: &AuditRow) -> Result<(), StoreError> {
        execute!(
            self,
            "INSERT INTO audit (id, at, actor_kind, actor_id, organisation_id, borger_id, action, subject_id, request_id, detalje)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT (id) DO NOTHING",
            row.id,
            row.at,
            &row.actor_kind,
            row.actor_id,
            row.organisation_id,
            row.borger_id,
            &row.action,
            row.subject_id,
            &row.request_id,
            &row.detalje
        )?;
        Ok(())
    }

    /// Writes many lines of the audit trail in one statement, as [`Tx::insert_audit`] writes one. Not more than 1,000.
    ///
    /// # Errors
    /// When the database fails; then none is written.
    pub async fn insert_audits(&mut self, rows: &[&AuditRow]) -> Result<(), StoreError> {
        if rows.is_empty() {
            return Ok(());
        }
        match self.engine() {
            Engine::Sqlite(link) => insert_audits!(link, rows),
            Engine::Postgres(link) => insert_audits!(link, rows),
        }?;
        Ok(())
    }
}
