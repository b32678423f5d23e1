//! The places of times: a conversation or a hold takes one, and gives it back.

use super::Forloeb;
use crate::domain::ids::{OrganisationId, TidId};
use crate::domain::serie::andel;
use crate::services::tider;
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
        let Some(tid) = self.tid(id).cloned() else { return Ok(Err(NoPlace(id))) };
        let andele = tider::andele(&mut self.tx, &tid, self.now).await?;
        let Some(holdt) = andel::tag(&andele, self.borger.a_kasse_id, tid.kapacitet, tid.optaget - freed) else {
            return Ok(Err(NoPlace(id)));
        };
        let done = match tid.bookbar.delt {
            true => self.tx.change_delt(id, 1 - freed, holdt).await,
            false => self.tx.change_optaget(id, 1 - freed).await,
        };
        match done {
            // The database has the last word.
            Err(StoreError::Refused(_)) => Ok(Err(NoPlace(id))),
            other => other.map(Ok),
        }
    }

    /// Whether a place of a locked time could be hers, when others are promised as many as `lovet` names, each with his a-kasse.
    /// Takes none; clears the holds that have run out.
    pub async fn har_plads(&mut self, id: TidId, lovet: &[Option<OrganisationId>]) -> Result<bool, StoreError> {
        let freed = self.tx.delete_expired_reservationer(id, self.borger.id, self.now).await?;
        if freed > 0 {
            self.tx.change_optaget(id, -freed).await?;
        }
        let Some(tid) = self.tid(id).cloned() else { return Ok(false) };
        let mut andele = tider::andele(&mut self.tx, &tid, self.now).await?;
        for andel in &mut andele {
            let theirs = lovet.iter().filter(|a_kasse| **a_kasse == Some(andel.a_kasse)).count();
            andel.taget += i32::try_from(theirs).unwrap_or(i32::MAX);
        }
        let promised = i32::try_from(lovet.len()).unwrap_or(i32::MAX);
        // A place that she holds herself is hers already, and one whose hold has run out is free.
        let own = i32::from(self.hold.is_some_and(|hold| hold.tid_id == id));
        let taken = tid.optaget - freed - own;
        Ok(andel::tag(&andele, self.borger.a_kasse_id, tid.kapacitet, taken + promised).is_some())
    }

    /// Gives one place of a locked time back.
    pub(super) async fn slip_plads(&mut self, id: TidId) -> Result<(), StoreError> {
        self.tx.change_optaget(id, -1).await
    }

    /// Counts anew what is kept of the times that several a-kasser share, now that all is written.
    pub(super) async fn fordel_delte(&mut self) -> Result<(), StoreError> {
        let delte: Vec<_> = self.tider.values().filter(|tid| tid.bookbar.delt).map(|tid| tid.id).collect();
        for id in delte {
            tider::fordel(&mut self.tx, id, self.now).await?;
        }
        Ok(())
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
