//! Giving back the places of holds that have run out. Nobody waits for this: whoever wants such a place takes it. It only
//! keeps the figures that staff see true.

use super::{BookingError, BorgerBookingService, retry_collisions};
use crate::services::Actor;
use crate::store::Reservation;

/// Holds looked at in one turn.
const AT_ONCE: i64 = 500;

impl BorgerBookingService {
    /// Lets go of holds that have run out, each in its own short transaction. Gives how many.
    ///
    /// # Errors
    /// When the database fails; what was let go of stays so.
    pub async fn let_go_of_expired_holds(&self) -> Result<u64, BookingError> {
        let expired = self.store.read().await?.expired_reservationer(self.clock.now(), AT_ONCE).await?;
        let mut gone = 0;
        for hold in expired {
            gone += u64::from(retry_collisions!(self.let_go(hold))?);
        }
        Ok(gone)
    }

    /// Under her lock the hold may turn out to have been extended, moved or used: then it stays.
    async fn let_go(&self, seen: Reservation) -> Result<bool, BookingError> {
        let mut forloeb = self.begin(&Actor::SYSTEM, seen.borger_id, &[seen.tid_id]).await?;
        let still = forloeb.hold.filter(|hold| hold.tid_id == seen.tid_id && hold.expires_at <= forloeb.now);
        if still.is_some() {
            forloeb.slip_hold(None).await?;
            forloeb.commit().await?;
        }
        Ok(still.is_some())
    }
}
