//! The places of times: a conversation or a hold takes one, and gives it back.

use super::Forloeb;
use crate::domain::ids::TidId;
use crate::store::{Reservation, StoreError};

/// Every place of the time is taken.
pub(in crate::services) struct NoPlace(pub TidId);

impl Forloeb<'_> {
    /// Makes sure one place of a locked time is hers: the one she holds, one whose hold has run out, or a free one.
    pub async fn tag_plads(&mut self, id: TidId) -> Result<Result<(), NoPlace>, StoreError> {
        if self.hold.is_some_and(|hold| hold.tid_id == id) {
            return Ok(Ok(()));
        }
        let freed = self.tx.delete_expired_reservationer(id, self.borger.id, self.now).await?;
        if self.tid(id).is_none_or(|tid| tid.optaget - freed >= tid.kapacitet) {
            return Ok(Err(NoPlace(id)));
        }
        match self.tx.change_optaget(id, 1 - freed).await {
            // The database has the last word.
            Err(StoreError::Refused(_)) => Ok(Err(NoPlace(id))),
            other => other.map(Ok),
        }
    }

    /// Gives one place of a locked time back.
    pub(super) async fn slip_plads(&mut self, id: TidId) -> Result<(), StoreError> {
        self.tx.change_optaget(id, -1).await
    }

    /// Her hold becomes this one; the place of the one she had on another time is given back.
    pub async fn hold_tid(&mut self, ny: Reservation) -> Result<(), StoreError> {
        if let Some(old) = self.hold.filter(|hold| hold.tid_id != ny.tid_id) {
            self.slip_plads(old.tid_id).await?;
        }
        self.tx.save_reservation(ny).await?;
        self.hold = Some(ny);
        Ok(())
    }

    /// Lets go of her hold. On the time she `booked` its place becomes the booking's; on another it is given back.
    pub async fn slip_hold(&mut self, booked: Option<TidId>) -> Result<(), StoreError> {
        let Some(hold) = self.hold.take() else { return Ok(()) };
        self.tx.delete_reservation(hold.borger_id).await?;
        if Some(hold.tid_id) == booked { Ok(()) } else { self.slip_plads(hold.tid_id).await }
    }
}
