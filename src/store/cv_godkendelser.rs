//! How far an a-kasse is with a member's cv. Bound to no conversation: nothing here refers to one.

use chrono::{DateTime, NaiveDate, Utc};
use sqlx::FromRow;
use uuid::Uuid;

use super::statement::{execute, fetch_all};
use super::{Connection, StoreError, Tx};
use crate::domain::code_lists::CvGodkendelsesstatus;
use crate::domain::ids::{BorgerId, OrganisationId};

/// One report; the newest holds.
#[derive(Clone, Debug, FromRow, PartialEq, Eq)]
pub struct CvGodkendelse {
    /// Key.
    pub id: Uuid,
    /// Whose cv.
    pub borger_id: BorgerId,
    /// The a-kasse that reports.
    pub a_kasse_id: OrganisationId,
    /// How far.
    pub status: CvGodkendelsesstatus,
    /// Since which local day.
    pub dato: NaiveDate,
    /// When it was reported.
    pub at: DateTime<Utc>,
}

impl Connection {
    /// Every report about a borger's cv, oldest first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn cv_godkendelser_of(&mut self, borger: BorgerId) -> Result<Vec<CvGodkendelse>, StoreError> {
        fetch_all!(self, CvGodkendelse, "SELECT * FROM cv_godkendelse WHERE borger_id = $1 ORDER BY at, id", borger)
    }
}

impl Tx {
    /// Adds a report.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn insert_cv_godkendelse(&mut self, report: &CvGodkendelse) -> Result<(), StoreError> {
        execute!(
            self,
            "INSERT INTO cv_godkendelse (id, borger_id, a_kasse_id, status, dato, at) VALUES ($1, $2, $3, $4, $5, $6)",
            report.id,
            report.borger_id,
            report.a_kasse_id,
            report.status,
            report.dato,
            report.at
        )?;
        Ok(())
    }
}
