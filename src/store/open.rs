//! Opening a database by its URL.

use std::str::FromStr;
use std::sync::Arc;
use std::time::Duration;

use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};

use super::{Pools, Store, StoreError};

/// How long a request waits for a connection before it is told that the database is away.
const PATIENCE: Duration = Duration::from_secs(10);
/// SQLite readers; reads are short and two cores are typical for one jobcenter.
const SQLITE_READERS: u32 = 8;
/// PostgreSQL connections of one process; a cluster has about 100 in all.
const POSTGRES_CONNECTIONS: u32 = 16;

impl Store {
    /// Opens `url` without migrating it. A SQLite file, and the folder it lies in, is made when missing.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`] when it cannot be opened.
    pub async fn open(url: &str) -> Result<Self, StoreError> {
        let pools = if url.starts_with("sqlite:") { open_sqlite(url).await? } else { open_postgres(url).await? };
        Ok(Self { pools, tider_aendret: Arc::default() })
    }
}

/// WAL lets readers read while the writer writes; `synchronous=FULL` makes an acknowledged booking survive a power cut.
async fn open_sqlite(url: &str) -> Result<Pools, StoreError> {
    let options = SqliteConnectOptions::from_str(url)?
        .create_if_missing(true)
        .foreign_keys(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .busy_timeout(PATIENCE);
    if let Some(folder) = options.get_filename().parent() {
        std::fs::create_dir_all(folder).map_err(sqlx::Error::Io)?;
    }
    let writer =
        SqlitePoolOptions::new().max_connections(1).acquire_timeout(PATIENCE).connect_with(options.clone()).await?;
    let readers = SqlitePoolOptions::new()
        .max_connections(SQLITE_READERS)
        .acquire_timeout(PATIENCE)
        .connect_lazy_with(options.read_only(true));
    Ok(Pools::Sqlite { writer, readers })
}

async fn open_postgres(url: &str) -> Result<Pools, StoreError> {
    let options = PgConnectOptions::from_str(url)?.application_name("faellestid").options([
        ("lock_timeout", "5s"),
        ("statement_timeout", "15s"),
        ("timezone", "UTC"),
        // Compiling a statement took longer than running it: 240 of the 315 ms of a large jobcenter's week.
        ("jit", "off"),
        // So did starting helpers: an a-kasse's week of 60 times took 11 ms with them and 0.4 without.
        ("max_parallel_workers_per_gather", "0"),
        // A page is read from memory or from a disk without a head; by the default of 4 all times of all years are read for one week.
        ("random_page_cost", "1.1"),
    ]);
    let pool = PgPoolOptions::new()
        .max_connections(POSTGRES_CONNECTIONS)
        .acquire_timeout(PATIENCE)
        .connect_with(options)
        .await?;
    Ok(Pools::Postgres(pool))
}
