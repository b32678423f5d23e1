//! A fresh database for every test, copied from one that is migrated and filled with the demo data once per test process.

use std::path::PathBuf;

use sqlx::{AssertSqlSafe, Connection, PgConnection};
use tempfile::TempDir;
use tokio::sync::OnceCell;
use uuid::Uuid;

use super::{Raw, world};
use faellestid::services::demo;
use faellestid::store::Store;

/// The two databases the application runs on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    Sqlite,
    Postgres,
}

/// A database that is gone when this is dropped.
#[derive(Debug)]
pub enum TestDb {
    Sqlite(TempDir),
    Postgres { cluster: String, name: String },
}

/// The demo's SQLite file, as bytes.
static SQLITE: OnceCell<Vec<u8>> = OnceCell::const_new();
/// The name of the demo's database in the cluster; it goes when the throw-away cluster does.
static POSTGRES: OnceCell<String> = OnceCell::const_new();

impl TestDb {
    /// A database with the demo data.
    pub async fn with_demo(engine: Engine) -> Self {
        match engine {
            Engine::Sqlite => {
                let db = Self::empty_sqlite();
                std::fs::write(db.file(), SQLITE.get_or_init(prepare_sqlite).await).unwrap();
                db
            }
            Engine::Postgres => {
                let template = POSTGRES.get_or_init(prepare_postgres).await;
                Self::create_postgres(&format!("TEMPLATE {template}")).await
            }
        }
    }

    /// A database without a single table.
    pub async fn empty(engine: Engine) -> Self {
        match engine {
            Engine::Sqlite => Self::empty_sqlite(),
            Engine::Postgres => Self::create_postgres("").await,
        }
    }

    fn empty_sqlite() -> Self {
        Self::Sqlite(TempDir::new().unwrap())
    }

    async fn create_postgres(how: &str) -> Self {
        let (cluster, name) = (cluster(), unique_name());
        run(&cluster, &format!("CREATE DATABASE {name} {how}")).await.unwrap();
        Self::Postgres { cluster, name }
    }

    fn file(&self) -> PathBuf {
        match self {
            Self::Sqlite(folder) => folder.path().join("faellestid.db"),
            Self::Postgres { .. } => unreachable!("PostgreSQL has no file"),
        }
    }

    /// Its address, as `DATABASE_URL` wants it.
    pub fn url(&self) -> String {
        match self {
            Self::Sqlite(_) => format!("sqlite://{}", self.file().display()),
            Self::Postgres { cluster, name } => in_cluster(cluster, name),
        }
    }

    /// The application's own way in.
    pub async fn store(&self) -> Store {
        Store::open(&self.url()).await.unwrap()
    }
}

impl Drop for TestDb {
    fn drop(&mut self) {
        let Self::Postgres { cluster, name } = self else { return };
        let (cluster, drop) = (cluster.clone(), format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)"));
        // The test's own runtime may be ending. Should this fail, the throw-away cluster takes the database along.
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        std::thread::spawn(move || runtime.block_on(run(&cluster, &drop)).ok()).join().ok();
    }
}

async fn prepare_sqlite() -> Vec<u8> {
    let db = TestDb::empty_sqlite();
    load_demo(&db).await;
    let copy = db.file().with_extension("copy");
    Raw::open(&db.url()).run(&format!("VACUUM INTO '{}'", copy.display())).await;
    std::fs::read(copy).unwrap()
}

/// Nobody may be connected to a database that is copied: its door is shut, and who is still leaving is shown out.
async fn prepare_postgres() -> String {
    let (cluster, name) = (cluster(), unique_name());
    run(&cluster, &format!("CREATE DATABASE {name}")).await.unwrap();
    let template = TestDb::Postgres { cluster: cluster.clone(), name: name.clone() };
    load_demo(&template).await;
    std::mem::forget(template);
    run(&cluster, &format!("ALTER DATABASE {name} WITH ALLOW_CONNECTIONS false")).await.unwrap();
    let leave = format!("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'");
    run(&cluster, &leave).await.unwrap();
    name
}

async fn load_demo(db: &TestDb) {
    let store = db.store().await;
    store.migrate().await.unwrap();
    let loaded = demo::load(&store, &world::clock()).await.unwrap();
    assert!(loaded.people_are_new);
}

async fn run(cluster: &str, statement: &str) -> sqlx::Result<()> {
    let mut connection = PgConnection::connect(cluster).await?;
    sqlx::query(AssertSqlSafe(statement)).execute(&mut connection).await?;
    connection.close().await
}

#[expect(clippy::disallowed_methods, reason = "the one setting of the tests")]
fn cluster() -> String {
    std::env::var("FAELLESTID_TEST_POSTGRES").unwrap_or_else(|_| {
        panic!("FAELLESTID_TEST_POSTGRES names no PostgreSQL cluster: run `make test`, which starts one")
    })
}

/// The same cluster, another database.
fn in_cluster(cluster: &str, database: &str) -> String {
    let (server, _) = cluster.rsplit_once('/').expect("postgres://…/postgres");
    format!("{server}/{database}")
}

fn unique_name() -> String {
    #[expect(clippy::disallowed_methods, reason = "two test processes may share a cluster")]
    let id = Uuid::now_v7();
    format!("faellestid_test_{}", id.simple())
}
