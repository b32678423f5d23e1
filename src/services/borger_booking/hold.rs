//! Holding a time: it is hers for ten minutes, for nobody else, and counts as a place taken.

use chrono::{DateTime, NaiveDate, Utc};

use super::locks::Locked;
use super::situation::{facts, frister_today};
use super::{BookingError, BorgerBookingService, HOLD, TRIES, retry_collisions};
use crate::domain::ids::{BorgerId, TidId};
use crate::domain::rules::selvbooking;
use crate::services::{Actor, zone};
use crate::store::{Aftale, Indkaldelse, Reservation, StoreError, Tx};

impl BorgerBookingService {
    /// Holds `tid` for the borger, or extends her hold on it. A hold she has on another time is let go in the same step.
    ///
    /// # Errors
    /// [`BookingError::Taken`] when there is no place left, [`BookingError::Refused`] when a rule says no,
    /// [`BookingError::AlreadyBooked`] when she has a conversation and does not mean to move it.
    pub async fn hold(
        &self,
        actor: &Actor,
        borger: BorgerId,
        tid: TidId,
        moving: bool,
    ) -> Result<Reservation, BookingError> {
        retry_collisions!(self.try_hold(actor, borger, tid, moving))
    }

    async fn try_hold(
        &self,
        actor: &Actor,
        borger: BorgerId,
        tid: TidId,
        moving: bool,
    ) -> Result<Reservation, BookingError> {
        let mut tx = self.store.begin().await?;
        let locked = Locked::new(&mut tx, borger, tid).await?;
        let now = self.clock.now();
        let aftale = allowed(&mut tx, &locked, tid, now, moving).await?;
        take_place(&mut tx, &locked, tid, now).await?;
        if let Some(old) = locked.hold.filter(|hold| hold.tid_id != tid) {
            tx.change_optaget(old.tid_id, -1).await?;
        }
        let reservation = Reservation { borger_id: borger, tid_id: tid, expires_at: now + HOLD };
        tx.save_reservation(reservation).await?;
        let audit =
            actor.audit(&self.clock, now, "tid_reserveret", Some(borger), Some(aftale.jobcenter_id), Some(tid.uuid()));
        tx.insert_audit(&audit).await?;
        tx.commit().await?;
        Ok(reservation)
    }
}

/// Asks every rule about this borger and this time. Gives the frame the time stands in.
pub(super) async fn allowed(
    tx: &mut Tx,
    locked: &Locked,
    id: TidId,
    now: DateTime<Utc>,
    moving: bool,
) -> Result<Aftale, BookingError> {
    let today = zone::local_date(now);
    let tid = locked.tid(id)?;
    let aftale = tx.aftale(tid.aftale_id).await?.ok_or(BookingError::NotFound)?;
    let frister = frister_today(tx, locked.borger.id, today).await?;
    let current = locked.booking.as_ref().filter(|booking| booking.ends_at > now);
    let person = facts(tx, &locked.borger, &frister, current, today).await?;
    let offer = selvbooking::Offer {
        jobcenter: aftale.jobcenter_id,
        a_kasse: aftale.a_kasse_id,
        status: aftale.status,
        selvbooking: aftale.selvbooking,
        valid_from: aftale.valid_from,
        valid_to: aftale.valid_to,
        open: tid.open,
        local_date: tid.local_date,
        starts_at: tid.starts_at,
    };
    // Moving a conversation to where it is would only send her a message about nothing.
    if let Some(booking) = current.filter(|booking| !moving || booking.tid_id == Some(id)) {
        return Err(BookingError::AlreadyBooked(booking.id));
    }
    let verdict = selvbooking::person(&person)
        .and(&selvbooking::offer(&person, &offer, now))
        .and(&selvbooking::ombooking(current.map(|booking| limit_of(booking, now)), today));
    if verdict.is_kept() { Ok(aftale) } else { Err(BookingError::Refused(verdict)) }
}

/// The last day for moving; a conversation that has begun has none.
fn limit_of(booking: &Indkaldelse, now: DateTime<Utc>) -> Option<NaiveDate> {
    booking.ombook_til.filter(|_| now < booking.starts_at)
}

/// Makes sure one place of the time is hers: the one she holds, one whose hold has run out, or a free one.
pub(super) async fn take_place(
    tx: &mut Tx,
    locked: &Locked,
    id: TidId,
    now: DateTime<Utc>,
) -> Result<(), BookingError> {
    if locked.holds(id) {
        return Ok(());
    }
    let tid = locked.tid(id)?;
    let freed = tx.delete_expired_reservationer(id, locked.borger.id, now).await?;
    if tid.optaget - freed >= tid.kapacitet {
        return Err(BookingError::Taken(id));
    }
    match tx.change_optaget(id, 1 - freed).await {
        // The database has the last word.
        Err(StoreError::Refused(_)) => Err(BookingError::Taken(id)),
        other => Ok(other?),
    }
}
