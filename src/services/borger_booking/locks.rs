//! Keeping others out while a change is made. Always in this order: the times, by id; then the borger. Whoever keeps to it
//! can never wait in a ring.

use std::collections::BTreeMap;

use super::BookingError;
use crate::domain::ids::{BorgerId, TidId};
use crate::domain::indkaldelse::Gruppe;
use crate::store::{Borger, Indkaldelse, Reservation, StoreError, Tid, Tx};

/// All that a booking touches, locked and as it is now.
#[derive(Debug)]
pub(super) struct Locked {
    pub borger: Borger,
    pub hold: Option<Reservation>,
    pub booking: Option<Indkaldelse>,
    tider: BTreeMap<TidId, Tid>,
}

impl Locked {
    /// Locks the wanted time, the times of the borger's hold and booking, and the borger.
    ///
    /// Her hold and booking are read before they can be locked; if another tab changed them meanwhile the attempt counts as
    /// a collision and is made again.
    pub async fn new(tx: &mut Tx, borger: BorgerId, wanted: TidId) -> Result<Self, BookingError> {
        let before = touched(tx, borger).await?;
        let mut tider = BTreeMap::new();
        for id in in_order(wanted, before) {
            let tid = tx.lock_tid(id).await?.ok_or(BookingError::NotFound)?;
            tider.insert(id, tid);
        }
        let borger = tx.lock_borger(borger).await?.ok_or(BookingError::NotFound)?;
        let after = touched(tx, borger.id).await?;
        if after.iter().flatten().any(|id| !tider.contains_key(id)) {
            return Err(StoreError::met_another_tab().into());
        }
        let hold = tx.reservation(borger.id).await?;
        let booking = tx.occupying_indkaldelse(borger.id, Gruppe::Jobsamtale).await?;
        Ok(Self { borger, hold, booking, tider })
    }

    /// A locked time.
    pub fn tid(&self, id: TidId) -> Result<&Tid, BookingError> {
        self.tider.get(&id).ok_or(BookingError::NotFound)
    }

    /// Her hold, when it is on this time.
    pub fn holds(&self, id: TidId) -> bool {
        self.hold.is_some_and(|hold| hold.tid_id == id)
    }
}

/// The times that the borger's hold and booking count in.
async fn touched(tx: &mut Tx, borger: BorgerId) -> Result<[Option<TidId>; 2], StoreError> {
    let hold = tx.reservation(borger).await?.map(|hold| hold.tid_id);
    let booking = tx.occupying_indkaldelse(borger, Gruppe::Jobsamtale).await?.and_then(|booking| booking.tid_id);
    Ok([hold, booking])
}

fn in_order(wanted: TidId, others: [Option<TidId>; 2]) -> std::collections::BTreeSet<TidId> {
    others.into_iter().flatten().chain([wanted]).collect()
}
