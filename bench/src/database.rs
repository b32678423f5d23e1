//! Databases made for one run: an SQLite file in a temporary folder, or a database in the throw-away cluster.

use std::path::PathBuf;

use anyhow::{Context, Result};
use sqlx::{AssertSqlSafe, Connection, PgConnection, SqliteConnection};

/// Where the bookings are kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// In a file.
    Sqlite,
    /// In the cluster.
    Postgres,
}

impl Engine {
    /// For people.
    pub fn name(self) -> &'static str {
        match self {
            Self::Sqlite => "SQLite",
            Self::Postgres => "PostgreSQL",
        }
    }
}

/// The throw-away cluster, by the address of its database `postgres`.
#[derive(Clone, Debug)]
pub struct Cluster(String);

impl Cluster {
    /// The cluster at this address.
    pub fn new(url: String) -> Self {
        Self(url)
    }

    /// The address of one of its databases.
    pub fn url_of(&self, name: &str) -> String {
        self.0.rsplit_once('/').map_or_else(|| self.0.clone(), |(server, _)| format!("{server}/{name}"))
    }

    /// Makes an empty database and gives its address. It goes when the cluster goes.
    pub async fn create(&self, name: &str) -> Result<String> {
        let mut connection = PgConnection::connect(&self.0).await.context("the throw-away PostgreSQL")?;
        sqlx::raw_sql(AssertSqlSafe(format!("CREATE DATABASE {name}"))).execute(&mut connection).await?;
        Ok(self.url_of(name))
    }

    /// The process all its processes descend from.
    pub async fn postmaster(&self) -> Result<u32> {
        let mut connection = PgConnection::connect(&self.0).await?;
        let (backend,): (i32,) = sqlx::query_as("SELECT pg_backend_pid()").fetch_one(&mut connection).await?;
        crate::cpu::parent(u32::try_from(backend)?)
    }
}

/// One database; a file is gone when this is dropped.
#[derive(Debug)]
pub struct Database {
    /// What it is.
    pub engine: Engine,
    /// As `DATABASE_URL` wants it.
    pub url: String,
    _folder: Option<Folder>,
}

impl Database {
    /// An empty one.
    pub async fn create(cluster: &Cluster, engine: Engine, name: &str) -> Result<Self> {
        match engine {
            Engine::Sqlite => {
                let folder = Folder::create(name)?;
                let url = format!("sqlite://{}/{name}.db", folder.0.display());
                Ok(Self { engine, url, _folder: Some(folder) })
            }
            Engine::Postgres => Ok(Self { engine, url: cluster.create(name).await?, _folder: None }),
        }
    }

    /// Runs statements that the application itself has no use for.
    pub async fn run(&self, statements: &str) -> Result<()> {
        let statements = AssertSqlSafe(statements.to_owned());
        match self.engine {
            Engine::Sqlite => {
                let mut connection = SqliteConnection::connect(&self.url).await?;
                sqlx::raw_sql(statements).execute(&mut connection).await?;
                connection.close().await?;
            }
            Engine::Postgres => {
                let mut connection = PgConnection::connect(&self.url).await?;
                sqlx::raw_sql(statements).execute(&mut connection).await?;
                connection.close().await?;
            }
        }
        Ok(())
    }
}

/// A folder beside the cluster's, on the same disk; removed with what is in it.
#[derive(Debug)]
pub struct Folder(pub PathBuf);

impl Folder {
    /// Makes one that nobody else has.
    pub fn create(name: &str) -> Result<Self> {
        let path = std::env::temp_dir().join(format!("faellestid-{name}.{}", std::process::id()));
        std::fs::create_dir(&path).with_context(|| path.display().to_string())?;
        Ok(Self(path))
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        if let Err(error) = std::fs::remove_dir_all(&self.0) {
            crate::say(&format!("{} is left over: {error}", self.0.display()));
        }
    }
}
