//! Keeping others out while a change is made. Always in this order: the times, by id; then the borger. Whoever keeps to it
//! can never wait in a ring (ADR 3).

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};

use crate::domain::ids::{BorgerId, TidId};
use crate::store::{Borger, Reservation, StoreError, Tid, Tx};

/// All that a change may touch, locked and as it is now.
pub(super) struct Locked {
    pub borger: Borger,
    pub hold: Option<Reservation>,
    pub tider: BTreeMap<TidId, Tid>,
}

/// Locks `wanted` times, the times of the borger's hold and coming conversations, and the borger. None: one of them does not
/// exist.
///
/// Her hold and conversations are read before they can be locked; if another tab changed them meanwhile the attempt counts as
/// a collision and is made again.
pub(super) async fn lock(
    tx: &mut Tx,
    borger: BorgerId,
    wanted: &[TidId],
    now: DateTime<Utc>,
) -> Result<Option<Locked>, StoreError> {
    let before = tx.touched_tider(borger, now).await?;
    let mut tider = BTreeMap::new();
    for id in before.into_iter().chain(wanted.iter().copied()).collect::<BTreeSet<_>>() {
        let Some(tid) = tx.lock_tid(id).await? else { return Ok(None) };
        tider.insert(id, tid);
    }
    let Some(borger) = tx.lock_borger(borger).await? else { return Ok(None) };
    if tx.touched_tider(borger.id, now).await?.iter().any(|id| !tider.contains_key(id)) {
        return Err(StoreError::met_another_tab());
    }
    let hold = tx.reservation(borger.id).await?;
    Ok(Some(Locked { borger, hold, tider }))
}
