//! Bringing a database to the shape this program knows. The migrations are embedded in the binary and only go forward.

use sqlx::SqlitePool;
use sqlx::migrate::{MigrateError, Migrator};

use super::statement::fetch_optional;
use super::{Pools, Store, StoreError};

static SQLITE: Migrator = sqlx::migrate!("migrations/sqlite");
static POSTGRES: Migrator = sqlx::migrate!("migrations/postgres");

impl Store {
    /// Applies what is missing. Two processes may call it at once; running it again changes nothing.
    ///
    /// # Errors
    /// When the database is away, or was migrated by a newer program.
    pub async fn migrate(&self) -> Result<(), StoreError> {
        match &self.pools {
            Pools::Sqlite { writer, .. } => migrate_sqlite(writer).await?,
            Pools::Postgres(pool) => POSTGRES.run(pool).await?,
        }
        Ok(())
    }

    /// Whether the database has exactly the migrations this program knows.
    ///
    /// # Errors
    /// When the database is away, or was never migrated.
    pub async fn is_current(&self) -> Result<bool, StoreError> {
        let known = SQLITE.iter().map(|migration| migration.version).max();
        let mut connection = self.read().await?;
        let row = fetch_optional!(
            connection,
            (i64,),
            "SELECT version FROM _sqlx_migrations WHERE success ORDER BY version DESC LIMIT 1"
        )?;
        Ok(row.map(|(version,)| version) == known)
    }
}

/// SQLite has no lock for migrating: whoever is second at a migration fails at its first table, and then goes on behind it.
async fn migrate_sqlite(writer: &SqlitePool) -> Result<(), MigrateError> {
    for _ in SQLITE.iter() {
        if SQLITE.run(writer).await.is_ok() {
            return Ok(());
        }
    }
    SQLITE.run(writer).await
}
