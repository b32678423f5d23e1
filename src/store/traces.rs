//! What is left behind by every change and every look: events for other systems, the audit trail, messages to be sent, and
//! proof of which times were shown. Written in the transaction of the change they tell of.

use chrono::{DateTime, NaiveDate, Utc};
use sqlx::FromRow;
use uuid::Uuid;

use super::statement::{execute, fetch_all};
use super::{Connection, StoreError, Tx};
use crate::domain::besked::BeskedSlags;
use crate::domain::haendelse::{Aendringstype, Entitet};
use crate::domain::ids::{BorgerId, FristId, HaendelseId, IndkaldelseId, OrganisationId};

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

/// A message to a borger, to be sent once.
#[derive(Clone, Debug)]
pub struct Notifikation {
    /// Key.
    pub id: Uuid,
    /// To whom.
    pub borger_id: BorgerId,
    /// About which conversation.
    pub indkaldelse_id: Option<IndkaldelseId>,
    /// About which frist.
    pub frist_id: Option<FristId>,
    /// Which kind of message.
    pub kind: BeskedSlags,
    /// Two messages with the same text here are one.
    pub dedup: String,
    /// Earliest instant to send it.
    pub planned_at: DateTime<Utc>,
}

/// What a borger was shown when she looked for times.
#[derive(Clone, FromRow, Debug)]
pub struct Visning {
    /// Key.
    pub id: Uuid,
    /// When.
    pub at: DateTime<Utc>,
    /// Who.
    pub borger_id: BorgerId,
    /// The frist she had.
    pub frist_id: Option<FristId>,
    /// From which local day she looked.
    pub from_date: NaiveDate,
    /// How many times she was shown; 0 is the proof that there were none.
    pub shown: i32,
    /// The first day shown.
    pub first_date: Option<NaiveDate>,
    /// The last day shown.
    pub last_date: Option<NaiveDate>,
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

impl Connection {
    /// What a borger was shown while she had a frist, newest first, at most `limit`.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn visninger_of(&mut self, borger: BorgerId, limit: i64) -> Result<Vec<Visning>, StoreError> {
        fetch_all!(
            self,
            Visning,
            "SELECT * FROM visning WHERE borger_id = $1 ORDER BY at DESC, id LIMIT $2",
            borger,
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

    /// Plans a message; one that is planned already stays as it is.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn insert_notifikation(&mut self, message: &Notifikation, now: DateTime<Utc>) -> Result<(), StoreError> {
        execute!(
            self,
            "INSERT INTO notifikation (id, borger_id, indkaldelse_id, kind, status, dedup, planned_at, created_at, frist_id)
             VALUES ($1, $2, $3, $4, 'venter', $5, $6, $7, $8) ON CONFLICT (dedup) DO NOTHING",
            message.id,
            message.borger_id,
            message.indkaldelse_id,
            message.kind.as_str(),
            &message.dedup,
            message.planned_at,
            now,
            message.frist_id
        )?;
        Ok(())
    }

    /// Drops the messages to a locked borger that wait to be sent.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn drop_notifikationer(&mut self, borger: BorgerId) -> Result<(), StoreError> {
        execute!(
            self,
            "UPDATE notifikation SET status = 'bortfaldet' WHERE borger_id = $1 AND status = 'venter'",
            borger
        )?;
        Ok(())
    }

    /// Keeps the proof of what was shown. One that is there already stays as it is.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn insert_visning(&mut self, visning: &Visning) -> Result<(), StoreError> {
        execute!(
            self,
            "INSERT INTO visning (id, at, borger_id, frist_id, from_date, shown, first_date, last_date)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (id) DO NOTHING",
            visning.id,
            visning.at,
            visning.borger_id,
            visning.frist_id,
            visning.from_date,
            visning.shown,
            visning.first_date,
            visning.last_date
        )?;
        Ok(())
    }
}
