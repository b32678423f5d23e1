//! Times: the slots derived from the series, and how many places of each are taken.

use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use sqlx::FromRow;

use super::statement::{execute, fetch_optional};
use super::{Connection, StoreError, Tx};
use crate::domain::ids::{AftaleId, SerieId, TidId};

/// One time.
#[derive(Clone, Debug, FromRow)]
pub struct Tid {
    /// Key.
    pub id: TidId,
    /// The series it was derived from.
    pub serie_id: SerieId,
    /// The aftale above it.
    pub aftale_id: AftaleId,
    /// The local day, as promised.
    pub local_date: NaiveDate,
    /// The local start, as promised.
    pub local_start: NaiveDateTime,
    /// The local end, as promised.
    pub local_end: NaiveDateTime,
    /// When it starts.
    pub starts_at: DateTime<Utc>,
    /// When it ends.
    pub ends_at: DateTime<Utc>,
    /// Places.
    pub kapacitet: i32,
    /// Places taken by bookings and holds.
    pub optaget: i32,
    /// Whether it can be booked at all.
    pub open: bool,
    /// Counts changes; also the lock.
    pub version: i64,
    /// When and by whom it can be booked.
    #[sqlx(flatten)]
    pub bookbar: Bookbar,
}

/// From when until when a time can be booked, and how many of its places are kept for somebody.
#[derive(Clone, Copy, Debug, Default, FromRow, PartialEq, Eq)]
pub struct Bookbar {
    /// From when; none: as soon as it is there.
    pub bookbar_fra: Option<DateTime<Utc>>,
    /// Until when, not included; none: until it begins.
    pub bookbar_til: Option<DateTime<Utc>>,
    /// When what is kept becomes free to all who share it; none: never.
    pub frigives_at: Option<DateTime<Utc>>,
    /// Several a-kasser share it.
    pub delt: bool,
    /// Places that are kept for an a-kasse and not taken yet.
    pub holdt: i32,
}

impl Connection {
    /// One time.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn tid(&mut self, id: TidId) -> Result<Option<Tid>, StoreError> {
        fetch_optional!(self, Tid, "SELECT * FROM tid WHERE id = $1", id)
    }
}

impl Tx {
    /// Locks one time until the transaction ends and gives it as it is now. What every booking begins with (see the third decision in `docs/adr`); several
    /// times are locked in the order of their ids, so that two bookings can never wait for each other.
    ///
    /// # Errors
    /// When the database fails, or waiting for another transaction took too long.
    pub async fn lock_tid(&mut self, id: TidId) -> Result<Option<Tid>, StoreError> {
        fetch_optional!(self, Tid, "UPDATE tid SET version = version + 1 WHERE id = $1 RETURNING *", id)
    }

    /// Takes (+1) or gives back (−1) places of a locked time. The CHECK refuses what does not fit.
    ///
    /// # Errors
    /// [`StoreError::Refused`] when it would be taken more often than it has places, or less often than never.
    pub async fn change_optaget(&mut self, id: TidId, by: i32) -> Result<(), StoreError> {
        execute!(self, "UPDATE tid SET optaget = optaget + $2 WHERE id = $1", id, by)?;
        Ok(())
    }

    /// Inserts a derived time unless its series has one at that start already. Gives whether it was new.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn insert_tid_if_new(&mut self, tid: &Tid) -> Result<bool, StoreError> {
        self.aendrer_tider();
        let inserted = execute!(
            self,
            "INSERT INTO tid (id, serie_id, aftale_id, local_date, local_start, local_end, starts_at, ends_at, kapacitet, optaget, open, version,
             bookbar_fra, bookbar_til, frigives_at, delt, holdt)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17) ON CONFLICT (serie_id, local_start) DO NOTHING",
            tid.id,
            tid.serie_id,
            tid.aftale_id,
            tid.local_date,
            tid.local_start,
            tid.local_end,
            tid.starts_at,
            tid.ends_at,
            tid.kapacitet,
            tid.optaget,
            tid.open,
            tid.version,
            tid.bookbar.bookbar_fra,
            tid.bookbar.bookbar_til,
            tid.bookbar.frigives_at,
            tid.bookbar.delt,
            tid.bookbar.holdt,
        )?;
        Ok(inserted == 1)
    }

    /// Opens or closes a locked time for new bookings.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn set_tid_open(&mut self, id: TidId, open: bool) -> Result<(), StoreError> {
        self.aendrer_tider();
        execute!(
            self,
            "UPDATE tid SET open = $2, lukket_af = CASE WHEN $2 THEN NULL ELSE 'medarbejder' END WHERE id = $1",
            id,
            open
        )?;
        Ok(())
    }
}
