//! Closing a time: no new bookings, and, when asked, the conversations booked in it are called off. Nobody's frist suffers from it.
//!
//! `masse`: many at once. `plan`: where conversations would go. `eksempel`: what a borger would read. `arbejd`: the work of it. `flyt`:
//! moving a conversation to another time. `senere`: days that no times are laid out for yet. `efter`: what came of it, and undoing
//! it.

mod arbejd;
mod efter;
mod eksempel;
mod flyt;
mod masse;
mod plan;
mod senere;

pub use arbejd::arbejd_alle;
pub use efter::Resultat;
pub use eksempel::Beskedeksempel;
pub use masse::{Beslutning, LukningService, Ramt};
pub use plan::{FLYT_MAX, Flytteplan, PlanLinje};
pub use senere::Senere;

use crate::clock::Clock;
use crate::domain::besked::BeskedSlags;
use crate::domain::code_lists::MyndighedType;
use crate::domain::ids::{BorgerId, IndkaldelseId, TidId};
use crate::domain::indkaldelse::Aflyser;
use crate::domain::opgave::OpgaveSlags;
use crate::domain::rules::{Code, Field};
use crate::services::forloeb::Forloeb;
use crate::services::kald::{Afvist, Kald};
use crate::services::retry_collisions;
use crate::store::Store;

/// What became of a time that was closed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lukket {
    /// Conversations that were called off.
    pub aflyst: Vec<IndkaldelseId>,
    /// Conversations that stand: nobody asked for them to be called off, or they have begun.
    pub staar: Vec<IndkaldelseId>,
}

/// Closes a time of the caller's for new bookings; with `aflys` its conversations are called off, each in its own transaction
/// with its borger's course. Doing it again after being broken off does the rest.
///
/// # Errors
/// [`Afvist::Regler`] when it is not the caller's.
pub async fn luk_tid(store: &Store, clock: &Clock, kald: &Kald<'_>, tid: TidId, aflys: bool) -> Result<Lukket, Afvist> {
    retry_collisions!(luk(store, clock, kald, tid))?;
    let booked = store.read().await?.booked_in(tid).await?;
    let mut done = Lukket::default();
    for (borger, id) in booked {
        match aflys && retry_collisions!(aflys_en(store, clock, kald, borger, id, tid))? {
            true => done.aflyst.push(id),
            false => done.staar.push(id),
        }
    }
    Ok(done)
}

async fn luk(store: &Store, clock: &Clock, kald: &Kald<'_>, id: TidId) -> Result<(), Afvist> {
    let not_theirs = || Afvist::kode(&[Field::Tid], Code::NotAuthorised);
    let mut tx = store.begin().await?;
    let tid = tx.lock_tid(id).await?.ok_or_else(not_theirs)?;
    let aftale = tx.aftale(tid.aftale_id).await?.ok_or_else(not_theirs)?;
    let own = kald.myndighed.slags == MyndighedType::Jobcenter && kald.myndighed.id == Some(aftale.jobcenter_id);
    if !own {
        return Err(not_theirs());
    }
    if !tid.open {
        return Ok(());
    }
    tx.set_tid_open(id, false).await?;
    let line = kald.actor.audit(clock, clock.now(), "tid_lukket", None, Some(aftale.jobcenter_id), Some(id.uuid()));
    tx.insert_audit(&line).await?;
    Ok(tx.commit().await?)
}

async fn aflys_en(
    store: &Store,
    clock: &Clock,
    kald: &Kald<'_>,
    borger: BorgerId,
    id: IndkaldelseId,
    tid: TidId,
) -> Result<bool, Afvist> {
    let Some(mut forloeb) = Forloeb::begin(store, clock, kald.actor, borger, &[tid]).await? else { return Ok(false) };
    // Moved, called off or begun since it was read: it stays as it is.
    let here = forloeb.samtale(id).is_some_and(|row| row.tid_id == Some(tid) && row.starts_at > forloeb.now);
    if !here {
        return Ok(false);
    }
    let Some(gone) = forloeb.aflys(id, Aflyser::Lukning).await? else { return Ok(false) };
    forloeb.besked(BeskedSlags::Aflysning, &gone).await?;
    forloeb.opgave(OpgaveSlags::TidLukket, gone.myndighed_id, Some(id), None).await?;
    forloeb.commit().await?;
    Ok(true)
}
