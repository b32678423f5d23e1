//! Running one statement text on either engine. The arguments are typed by the engine's own driver, so instants, dates and
//! ids are real types on PostgreSQL and fixed text or blobs on SQLite.

/// Runs a statement that returns no rows; gives the number of rows it changed.
macro_rules! execute {
    ($connection:expr, $sql:expr $(, $argument:expr)* $(,)?) => {
        match $connection.engine() {
            $crate::store::Engine::Sqlite(link) => {
                sqlx::query($sql)$(.bind($argument))*.execute(link).await.map(|done| done.rows_affected())
            }
            $crate::store::Engine::Postgres(link) => {
                sqlx::query($sql)$(.bind($argument))*.execute(link).await.map(|done| done.rows_affected())
            }
        }
        .map_err($crate::store::StoreError::from)
    };
}

/// At most one row, as `$row`.
macro_rules! fetch_optional {
    ($connection:expr, $row:ty, $sql:expr $(, $argument:expr)* $(,)?) => {
        match $connection.engine() {
            $crate::store::Engine::Sqlite(link) => {
                sqlx::query_as::<_, $row>($sql)$(.bind($argument))*.fetch_optional(link).await
            }
            $crate::store::Engine::Postgres(link) => {
                sqlx::query_as::<_, $row>($sql)$(.bind($argument))*.fetch_optional(link).await
            }
        }
        .map_err($crate::store::StoreError::from)
    };
}

/// All rows, as `$row`.
macro_rules! fetch_all {
    ($connection:expr, $row:ty, $sql:expr $(, $argument:expr)* $(,)?) => {
        match $connection.engine() {
            $crate::store::Engine::Sqlite(link) => {
                sqlx::query_as::<_, $row>($sql)$(.bind($argument))*.fetch_all(link).await
            }
            $crate::store::Engine::Postgres(link) => {
                sqlx::query_as::<_, $row>($sql)$(.bind($argument))*.fetch_all(link).await
            }
        }
        .map_err($crate::store::StoreError::from)
    };
}

pub(super) use {execute, fetch_all, fetch_optional};
