//! The times of one series, as its rule makes, closes and changes them. What somebody closed by hand stays closed.

use std::collections::BTreeSet;

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, Utc};
use sqlx::{FromRow, QueryBuilder};

use super::statement::{execute, fetch_all};
use super::{Bookbar, Connection, StoreError, Tid, Tx};
use crate::domain::ids::{AftaleId, SerieId, TidId};

/// Times in one statement. SQLite takes 32,766 arguments, and a time has seventeen.
const BATCH: usize = 500;

/// A coming time of a series.
#[derive(Clone, Debug, FromRow)]
pub struct KommendeTid {
    /// Key.
    pub id: TidId,
    /// Start.
    pub starts_at: DateTime<Utc>,
    /// Local start.
    pub local_start: NaiveDateTime,
    /// Local end.
    pub local_end: NaiveDateTime,
    /// Places taken.
    pub optaget: i32,
    /// Places.
    pub kapacitet: i32,
    /// Whether it can be booked.
    pub open: bool,
    /// "regel" or "medarbejder", while it is closed.
    pub lukket_af: Option<String>,
    /// When and by whom it can be booked.
    #[sqlx(flatten)]
    pub bookbar: Bookbar,
}

/// Inserts a batch of times that are not there yet; gives how many were new.
macro_rules! insert_batch {
    ($link:expr, $tider:expr) => {{
        let mut query = QueryBuilder::new(
            "INSERT INTO tid (id, serie_id, aftale_id, local_date, local_start, local_end, starts_at, ends_at, kapacitet, optaget, open, version,
             bookbar_fra, bookbar_til, frigives_at, delt, holdt) ",
        );
        query.push_values($tider, |mut row, tid| {
            row.push_bind(tid.id).push_bind(tid.serie_id).push_bind(tid.aftale_id).push_bind(tid.local_date);
            row.push_bind(tid.local_start).push_bind(tid.local_end).push_bind(tid.starts_at).push_bind(tid.ends_at);
            row.push_bind(tid.kapacitet).push_bind(tid.optaget).push_bind(tid.open).push_bind(tid.version);
            let bookbar = &tid.bookbar;
            row.push_bind(bookbar.bookbar_fra).push_bind(bookbar.bookbar_til).push_bind(bookbar.frigives_at);
            row.push_bind(bookbar.delt).push_bind(bookbar.holdt);
        });
        query.push(" ON CONFLICT (serie_id, local_start) DO NOTHING");
        query.build().execute($link).await.map(|done| done.rows_affected())
    }};
}

impl Connection {
    /// When the times of a series start from a local day on: what need not be made again.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn starts_of_serie(
        &mut self,
        serie: SerieId,
        from: NaiveDate,
    ) -> Result<BTreeSet<NaiveDateTime>, StoreError> {
        let rows = fetch_all!(
            self,
            (NaiveDateTime,),
            "SELECT local_start FROM tid WHERE serie_id = $1 AND local_start >= $2",
            serie,
            from.and_time(NaiveTime::MIN)
        )?;
        Ok(rows.into_iter().map(|(start,)| start).collect())
    }

    /// The times of a series that have not begun, by id: the order in which they are locked.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn kommende_tider(&mut self, serie: SerieId, now: DateTime<Utc>) -> Result<Vec<KommendeTid>, StoreError> {
        fetch_all!(
            self,
            KommendeTid,
            "SELECT id, starts_at, local_start, local_end, optaget, kapacitet, open, lukket_af,
               bookbar_fra, bookbar_til, frigives_at, delt, holdt FROM tid
             WHERE serie_id = $1 AND starts_at > $2 ORDER BY id",
            serie,
            now
        )
    }
}

impl Tx {
    /// Inserts derived times, unless their series have one at that start. Gives how many were new.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn insert_tider(&mut self, tider: &[Tid]) -> Result<u64, StoreError> {
        self.aendrer_tider();
        let mut new = 0;
        for batch in tider.chunks(BATCH) {
            new += match self.engine() {
                super::Engine::Sqlite(link) => insert_batch!(link, batch),
                super::Engine::Postgres(link) => insert_batch!(link, batch),
            }?;
        }
        Ok(new)
    }

    /// Opens or closes a locked time because the rule says so.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn set_tid_by_rule(&mut self, id: TidId, open: bool) -> Result<(), StoreError> {
        self.aendrer_tider();
        execute!(
            self,
            "UPDATE tid SET open = $2, lukket_af = CASE WHEN $2 THEN NULL ELSE 'regel' END WHERE id = $1",
            id,
            open
        )?;
        Ok(())
    }

    /// Lets a locked time that nobody has taken end at another time.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn set_tid_slut(
        &mut self,
        id: TidId,
        local_end: NaiveDateTime,
        ends_at: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        self.aendrer_tider();
        execute!(self, "UPDATE tid SET local_end = $2, ends_at = $3 WHERE id = $1", id, local_end, ends_at)?;
        Ok(())
    }

    /// Lets a locked time be booked from and until other moments. What is kept of it is counted anew elsewhere.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn set_tid_bookbar(&mut self, id: TidId, bookbar: &Bookbar) -> Result<(), StoreError> {
        self.aendrer_tider();
        execute!(
            self,
            "UPDATE tid SET bookbar_fra = $2, bookbar_til = $3, frigives_at = $4, delt = $5 WHERE id = $1",
            id,
            bookbar.bookbar_fra,
            bookbar.bookbar_til,
            bookbar.frigives_at,
            bookbar.delt
        )?;
        Ok(())
    }

    /// Gives a locked time that many places. No more of them are kept for somebody than there is room for.
    ///
    /// # Errors
    /// [`StoreError::Refused`] when more are taken.
    pub async fn set_tid_kapacitet(&mut self, id: TidId, kapacitet: i32) -> Result<(), StoreError> {
        self.aendrer_tider();
        execute!(
            self,
            "UPDATE tid SET kapacitet = $2, holdt = CASE WHEN optaget + holdt > $2 THEN $2 - optaget ELSE holdt END
             WHERE id = $1",
            id,
            kapacitet
        )?;
        Ok(())
    }

    /// Lets a newer series, which has no times yet, take over the locked coming times of an older one from a local day on, with
    /// everybody who has booked them.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn overtag_tider(
        &mut self,
        fra: SerieId,
        til: (SerieId, AftaleId),
        day: NaiveDate,
    ) -> Result<(), StoreError> {
        self.aendrer_tider();
        let (serie, aftale) = til;
        execute!(
            self,
            "UPDATE tid SET serie_id = $2, aftale_id = $3 WHERE serie_id = $1 AND local_date >= $4",
            fra,
            serie,
            aftale,
            day
        )?;
        Ok(())
    }
}
