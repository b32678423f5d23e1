//! Holds. A hold belongs to its owner, counts as a place taken, and is replaced once it has run out.

use chrono::{DateTime, Utc};
use sqlx::FromRow;

use super::statement::{execute, fetch_all, fetch_optional};
use super::{Connection, StoreError, Tx};
use crate::domain::ids::{BorgerId, TidId};

/// A time held for somebody.
#[derive(Clone, Copy, Debug, FromRow, PartialEq, Eq)]
pub struct Reservation {
    /// For whom; nobody holds two times.
    pub borger_id: BorgerId,
    /// Which time.
    pub tid_id: TidId,
    /// Until when it is certain. Later it may still be there, but anybody may take the place.
    pub expires_at: DateTime<Utc>,
}

impl Connection {
    /// The borger's hold, run out or not.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn reservation(&mut self, borger: BorgerId) -> Result<Option<Reservation>, StoreError> {
        fetch_optional!(
            self,
            Reservation,
            "SELECT borger_id, tid_id, expires_at FROM reservation WHERE borger_id = $1",
            borger
        )
    }
}

impl Connection {
    /// Holds that have run out by `now`, oldest first, `limit` at most.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn expired_reservationer(
        &mut self,
        now: DateTime<Utc>,
        limit: i64,
    ) -> Result<Vec<Reservation>, StoreError> {
        fetch_all!(
            self,
            Reservation,
            "SELECT borger_id, tid_id, expires_at FROM reservation WHERE expires_at <= $1 ORDER BY expires_at LIMIT $2",
            now,
            limit
        )
    }
}

impl Tx {
    /// The times in which a borger's hold and coming conversations count.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn touched_tider(&mut self, borger: BorgerId, now: DateTime<Utc>) -> Result<Vec<TidId>, StoreError> {
        let rows = fetch_all!(
            self,
            (TidId,),
            "SELECT tid_id FROM reservation WHERE borger_id = $1
             UNION SELECT tid_id FROM indkaldelse WHERE borger_id = $1 AND status = 'planlagt' AND ends_at > $2 AND tid_id IS NOT NULL",
            borger,
            now
        )?;
        Ok(rows.into_iter().map(|(id,)| id).collect())
    }

    /// Writes the borger's hold over the one she may have. The caller counts the places of both times, which it has locked.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn save_reservation(&mut self, reservation: Reservation) -> Result<(), StoreError> {
        execute!(
            self,
            "INSERT INTO reservation (borger_id, tid_id, expires_at) VALUES ($1, $2, $3)
             ON CONFLICT (borger_id) DO UPDATE SET tid_id = excluded.tid_id, expires_at = excluded.expires_at",
            reservation.borger_id,
            reservation.tid_id,
            reservation.expires_at
        )?;
        Ok(())
    }

    /// Lets go of the borger's hold. Gives whether there was one; the caller counts the place.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn delete_reservation(&mut self, borger: BorgerId) -> Result<bool, StoreError> {
        Ok(execute!(self, "DELETE FROM reservation WHERE borger_id = $1", borger)? == 1)
    }

    /// Clears the holds of others on a locked time that have run out by `now`. Gives how many places that frees; the caller
    /// counts them.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn delete_expired_reservationer(
        &mut self,
        tid: TidId,
        except: BorgerId,
        now: DateTime<Utc>,
    ) -> Result<i32, StoreError> {
        let freed = execute!(
            self,
            "DELETE FROM reservation WHERE tid_id = $1 AND borger_id <> $2 AND expires_at <= $3",
            tid,
            except,
            now
        )?;
        Ok(i32::try_from(freed).unwrap_or(i32::MAX))
    }
}
