//! Files that a jobcenter has loaded, and what became of each line.

use chrono::{DateTime, Utc};
use sqlx::{FromRow, QueryBuilder};
use uuid::Uuid;

use super::statement::{execute, fetch_all, fetch_optional};
use super::{Connection, Engine, StoreError, Tx};
use crate::domain::fil::{FilSlags, LinjeUdfald};
use crate::domain::ids::{MedarbejderId, OrganisationId};

/// A file that was loaded.
#[derive(Clone, Debug, FromRow)]
pub struct FilImport {
    /// Key.
    pub id: Uuid,
    /// For which jobcenter.
    pub jobcenter_id: OrganisationId,
    /// By whom.
    pub medarbejder_id: MedarbejderId,
    /// Of which kind.
    pub slags: FilSlags,
    /// How many lines it had. With fewer results it was broken off.
    pub linjer: i64,
    /// When.
    pub at: DateTime<Utc>,
}

/// What became of a line.
#[derive(Clone, Debug, PartialEq, Eq, FromRow)]
pub struct FilLinje {
    /// Its number in the file.
    pub linje: i64,
    /// What became of it.
    pub udfald: LinjeUdfald,
    /// The codes of the rules that refused it, each with its field (`FT905:personnummer`), with blanks between.
    pub koder: String,
}

macro_rules! insert_linjer {
    ($link:expr, $id:expr, $linjer:expr) => {{
        let mut query = QueryBuilder::new("INSERT INTO filimport_linje (filimport_id, linje, udfald, koder) ");
        query.push_values($linjer, |mut row, linje| {
            row.push_bind($id).push_bind(linje.linje).push_bind(linje.udfald).push_bind(linje.koder.as_str());
        });
        query.build().execute($link).await.map(|_| ())
    }};
}

impl Connection {
    /// A file that was loaded for a jobcenter.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn filimport(&mut self, jobcenter: OrganisationId, id: Uuid) -> Result<Option<FilImport>, StoreError> {
        let sql = "SELECT * FROM filimport WHERE jobcenter_id = $1 AND id = $2";
        fetch_optional!(self, FilImport, sql, jobcenter, id)
    }

    /// What has become of its lines so far, in their order.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn filimport_linjer(&mut self, id: Uuid) -> Result<Vec<FilLinje>, StoreError> {
        let sql = "SELECT linje, udfald, koder FROM filimport_linje WHERE filimport_id = $1 ORDER BY linje";
        fetch_all!(self, FilLinje, sql, id)
    }
}

impl Tx {
    /// Enters a file that is being loaded. Gives whether it was not there already.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn insert_filimport(&mut self, import: &FilImport) -> Result<bool, StoreError> {
        let rows = execute!(
            self,
            "INSERT INTO filimport (id, jobcenter_id, medarbejder_id, slags, linjer, at) VALUES ($1, $2, $3, $4, $5, $6)
             ON CONFLICT (id) DO NOTHING",
            import.id,
            import.jobcenter_id,
            import.medarbejder_id,
            import.slags,
            import.linjer,
            import.at
        )?;
        Ok(rows == 1)
    }

    /// Enters what became of some lines, at least one.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn insert_filimport_linjer(&mut self, id: Uuid, linjer: &[FilLinje]) -> Result<(), StoreError> {
        match self.engine() {
            Engine::Sqlite(link) => insert_linjer!(link, id, linjer),
            Engine::Postgres(link) => insert_linjer!(link, id, linjer),
        }?;
        Ok(())
    }
}
