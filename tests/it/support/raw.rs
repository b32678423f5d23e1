//! The database as itself, past the store: to see everything that is stored, and to break what the store would not.

use std::collections::BTreeMap;

use sqlx::{AssertSqlSafe, PgPool, SqlitePool};
use uuid::Uuid;

/// An own way into a database of either engine.
#[derive(Clone, Debug)]
pub enum Raw {
    Sqlite(SqlitePool),
    Postgres(PgPool),
}

impl Raw {
    /// Connects when first used.
    pub fn open(url: &str) -> Self {
        match url.starts_with("sqlite:") {
            true => Self::Sqlite(SqlitePool::connect_lazy(url).unwrap()),
            false => Self::Postgres(PgPool::connect_lazy(url).unwrap()),
        }
    }

    /// Runs a statement that the database must accept.
    pub async fn run(&self, sql: &str) {
        self.try_run(sql).await.unwrap();
    }

    /// Runs a statement that the database may refuse.
    pub async fn try_run(&self, sql: &str) -> sqlx::Result<()> {
        match self {
            Self::Sqlite(pool) => sqlx::query(AssertSqlSafe(sql)).execute(pool).await.map(drop),
            Self::Postgres(pool) => sqlx::query(AssertSqlSafe(sql)).execute(pool).await.map(drop),
        }
    }

    /// The one column, of text, that a query gives.
    pub async fn texts(&self, sql: &str) -> Vec<String> {
        match self {
            Self::Sqlite(pool) => sqlx::query_scalar(AssertSqlSafe(sql)).fetch_all(pool).await.unwrap(),
            Self::Postgres(pool) => sqlx::query_scalar(AssertSqlSafe(sql)).fetch_all(pool).await.unwrap(),
        }
    }

    /// How many rows `from` has: a table, perhaps with a WHERE.
    pub async fn count(&self, from: &str) -> usize {
        self.texts(&format!("SELECT CAST(COUNT(*) AS TEXT) FROM {from}")).await[0].parse().unwrap()
    }

    /// An id as it is written in a statement.
    pub fn id(&self, id: Uuid) -> String {
        match self {
            Self::Sqlite(_) => format!("X'{}'", id.simple()),
            Self::Postgres(_) => format!("'{id}'"),
        }
    }

    /// The application's tables, by name.
    pub async fn tables(&self) -> Vec<String> {
        let every = match self {
            Self::Sqlite(_) => "SELECT name FROM sqlite_master WHERE type = 'table'",
            Self::Postgres(_) => "SELECT table_name::text FROM information_schema.tables WHERE table_schema = 'public'",
        };
        let mut tables = self.texts(every).await;
        tables.retain(|table| !table.starts_with("_sqlx") && !table.starts_with("sqlite_"));
        tables.sort();
        tables
    }

    /// A table's columns, in order.
    pub async fn columns(&self, table: &str) -> Vec<String> {
        let query = match self {
            Self::Sqlite(_) => format!("SELECT name FROM pragma_table_info('{table}') ORDER BY cid"),
            Self::Postgres(_) => format!(
                "SELECT column_name::text FROM information_schema.columns
                 WHERE table_schema = 'public' AND table_name = '{table}' ORDER BY ordinal_position"
            ),
        };
        self.texts(&query).await
    }

    /// Every row of every table, as text, sorted.
    pub async fn everything(&self) -> BTreeMap<String, Vec<String>> {
        let mut everything = BTreeMap::new();
        for table in self.tables().await {
            let rows = self.rows(&table).await;
            everything.insert(table, rows);
        }
        everything
    }

    /// Every row of a table, as text, sorted.
    pub async fn rows(&self, table: &str) -> Vec<String> {
        let columns = self.columns(table).await;
        self.rows_of(table, &columns.iter().map(String::as_str).collect::<Vec<_>>()).await
    }

    /// Some columns of every row of a table, as text, sorted.
    pub async fn rows_of(&self, table: &str, columns: &[&str]) -> Vec<String> {
        let query = match self {
            Self::Sqlite(_) => {
                let shown: Vec<_> = columns.iter().map(|name| format!("quote({name})")).collect();
                format!("SELECT {} FROM {table}", shown.join(" || ',' || "))
            }
            Self::Postgres(_) => format!("SELECT ROW({})::text FROM {table}", columns.join(", ")),
        };
        let mut rows = self.texts(&query).await;
        rows.sort();
        rows
    }
}
