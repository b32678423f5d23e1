//! The people whom a change of times hits, by name: how many a page shows, and that somebody has looked at them.

use super::kald::{Afvist, Kald};
use super::read_log::{Look, ReadLog};
use crate::clock::Clock;
use crate::domain::ids::{BorgerId, IndkaldelseId};

/// Names shown at most; the rest is counted.
pub const NAVNE_MAX: usize = 200;

/// Remembers whose names are shown: no more than a page shows.
///
/// # Errors
/// When it cannot be remembered; then nothing may be shown.
pub(super) async fn husk(
    read_log: &ReadLog,
    clock: &Clock,
    kald: &Kald<'_>,
    action: &str,
    samtaler: impl Iterator<Item = (BorgerId, IndkaldelseId)>,
) -> Result<(), Afvist> {
    let (now, own) = (clock.now(), kald.myndighed.id);
    for (borger, id) in samtaler.take(NAVNE_MAX) {
        let line = kald.actor.audit(clock, now, action, Some(borger), own, Some(id.uuid()));
        read_log.remember(Look::Audit(line)).await?;
    }
    Ok(())
}
