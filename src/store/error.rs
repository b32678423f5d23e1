//! What can go wrong below a use case, told apart by what the use case can do about it.

/// A failure of the database.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// It cannot be reached, or not in time. The caller answers 503 and says that nothing was changed.
    #[error("the database cannot be reached")]
    Unavailable(#[source] sqlx::Error),
    /// Two transactions met (deadlock, serialisation, a busy file). Nothing was changed; trying again may succeed.
    #[error("two transactions met")]
    Collision(#[source] sqlx::Error),
    /// A unique index refused: somebody, or the same person in another tab, was first.
    #[error("already there")]
    Taken(#[source] sqlx::Error),
    /// A CHECK, NOT NULL or foreign key refused: a mistake of ours that the database caught.
    #[error("the database refused a row")]
    Refused(#[source] sqlx::Error),
    /// Anything else.
    #[error("the database failed")]
    Other(#[source] sqlx::Error),
    /// A migration did not succeed.
    #[error("the database could not be migrated")]
    Migration(#[from] sqlx::migrate::MigrateError),
}

impl StoreError {
    /// The same person changed the same thing in another tab while this attempt was being prepared.
    pub fn met_another_tab() -> Self {
        Self::Collision(sqlx::Error::RowNotFound)
    }

    /// Whether two transactions met, so that trying again may succeed.
    pub const fn is_collision(&self) -> bool {
        matches!(self, Self::Collision(_))
    }

    /// A row could not be turned into what is stored of it.
    pub fn unwritable(error: impl std::error::Error + Send + Sync + 'static) -> Self {
        Self::Other(sqlx::Error::Encode(Box::new(error)))
    }
}

impl From<sqlx::Error> for StoreError {
    fn from(error: sqlx::Error) -> Self {
        use sqlx::Error::{Database, Io, PoolClosed, PoolTimedOut, Tls};
        use sqlx::error::ErrorKind;
        match &error {
            Io(_) | Tls(_) | PoolTimedOut | PoolClosed => Self::Unavailable(error),
            Database(told) => match (told.kind(), told.code().as_deref()) {
                (ErrorKind::UniqueViolation, _) => Self::Taken(error),
                // PostgreSQL: serialization_failure, deadlock_detected, lock_not_available. SQLite: busy, busy snapshot.
                (_, Some("40001" | "40P01" | "55P03" | "5" | "517")) => Self::Collision(error),
                // PostgreSQL: admin shutdown, crash shutdown, cannot connect now, too many connections.
                (_, Some("57P01" | "57P02" | "57P03" | "53300")) => Self::Unavailable(error),
                (ErrorKind::CheckViolation | ErrorKind::NotNullViolation | ErrorKind::ForeignKeyViolation, _) => {
                    Self::Refused(error)
                }
                _ => Self::Other(error),
            },
            _ => Self::Other(error),
        }
    }
}
