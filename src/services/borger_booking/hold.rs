//! Holding a time: it is hers for some minutes, for nobody else, and counts as a place taken.

use chrono::TimeDelta;

use super::person::{Stored, frister_of};
use super::{BookingError, BorgerBookingService, retry_collisions};
use crate::domain::ids::{BorgerId, TidId};
use crate::domain::rules::{ombooking, selvbooking};
use crate::services::Actor;
use crate::services::forloeb::{Forloeb, NoPlace};
use crate::store::{Aftale, Reservation, StoreError};

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
        let mut forloeb = self.begin(actor, borger, &[tid]).await?;
        let aftale = allowed(&mut forloeb, tid, moving, Vaelger::HunSelv).await?;
        take_place(&mut forloeb, tid).await?;
        let minutes = TimeDelta::minutes(forloeb.indstillinger.reservation_minutter.into());
        let reservation = Reservation { borger_id: borger, tid_id: tid, expires_at: forloeb.now + minutes };
        forloeb.hold_tid(reservation).await?;
        let audit = forloeb.audit("tid_reserveret".to_owned(), aftale.jobcenter_id, Some(tid.uuid()));
        forloeb.tx.insert_audit(&audit).await?;
        forloeb.commit().await?;
        Ok(reservation)
    }
}

/// Who chooses the time. What binds only her own choice does not bind her jobcenter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Vaelger {
    HunSelv,
    HendesJobcenter,
}

/// Asks every rule about this borger and this time. Gives the frame the time stands in.
pub(super) async fn allowed(
    forloeb: &mut Forloeb<'_>,
    id: TidId,
    moving: bool,
    vaelger: Vaelger,
) -> Result<Aftale, BookingError> {
    let (aftale, offer) = tilbudt(forloeb, id).await?.ok_or(BookingError::NotFound)?;
    let frister = frister_of(forloeb);
    let stored = stored(forloeb, &frister);
    // Moving a conversation to where it is would only send her a message about nothing.
    if let Some(booking) = stored.booking().filter(|booking| !moving || booking.tid_id == Some(id)) {
        return Err(BookingError::AlreadyBooked(booking.id));
    }
    let person = match vaelger {
        Vaelger::HunSelv => stored.person(),
        Vaelger::HendesJobcenter => selvbooking::paa_vegne(stored.person()),
    };
    let mut verdict = selvbooking::person(&person).and(&selvbooking::offer(&person, &offer, forloeb.now));
    if let Some(booking) = stored.booking() {
        let samtale = stored.samtale(booking);
        verdict = verdict.and(&match vaelger {
            Vaelger::HunSelv => ombooking::ombooking(&samtale, forloeb.today),
            Vaelger::HendesJobcenter => ombooking::paa_vegne(&samtale),
        });
    }
    if verdict.is_kept() { Ok(aftale) } else { Err(BookingError::Refused(verdict)) }
}

/// The frame in which a locked time would be hers, when an authority moves her conversation there: the rules about the time hold,
/// those about her booking by herself do not. None: one of them is broken.
pub(in crate::services) async fn kan_flyttes_til(
    forloeb: &mut Forloeb<'_>,
    id: TidId,
) -> Result<Option<Aftale>, StoreError> {
    let Some((aftale, offer)) = tilbudt(forloeb, id).await? else { return Ok(None) };
    let frister = frister_of(forloeb);
    let verdict = selvbooking::offer(&stored(forloeb, &frister).person(), &offer, forloeb.now);
    Ok(verdict.is_kept().then_some(aftale))
}

/// A locked time as the rules are asked about it, with the frame it would be hers in.
async fn tilbudt(forloeb: &mut Forloeb<'_>, id: TidId) -> Result<Option<(Aftale, selvbooking::Offer)>, StoreError> {
    let Some(tid) = forloeb.tid(id).cloned() else { return Ok(None) };
    let Some(aftale) = forloeb.tx.aftale_for(&tid, forloeb.borger.id).await? else { return Ok(None) };
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
        ends_at: tid.ends_at,
        bookbar_fra: tid.bookbar.bookbar_fra,
        bookbar_til: tid.bookbar.bookbar_til,
    };
    Ok(Some((aftale, offer)))
}

/// What the rules are asked about a locked borger.
pub(super) fn stored<'a>(
    forloeb: &'a Forloeb<'_>,
    frister: &'a [(crate::domain::frist::FristFakta, Option<crate::domain::ids::IndkaldelseId>)],
) -> Stored<'a> {
    Stored {
        borger: &forloeb.borger,
        fravaer: &forloeb.fravaer,
        frister,
        coming: &forloeb.coming,
        indstillinger: &forloeb.indstillinger,
        now: forloeb.now,
        today: forloeb.today,
    }
}

/// Makes sure one place of the time is hers.
pub(super) async fn take_place(forloeb: &mut Forloeb<'_>, id: TidId) -> Result<(), BookingError> {
    forloeb.tag_plads(id).await?.map_err(|NoPlace(id)| BookingError::Taken(id))
}
