//! Knowing when the pages could not be used, so that nobody is blamed for not booking then. A process gives a sign of life again
//! and again; a gap between two signs, of whichever processes, is an interval without service. What a process sees fail meanwhile
//! begins an interval too, kept in memory until the database is there again to write it down.

use std::sync::{Arc, Mutex, PoisonError};

use chrono::{DateTime, TimeDelta, Utc};

use crate::clock::Clock;
use crate::store::{Nedetid, Store, StoreError};

/// Longer than this between two signs of life, and nobody was there. Three of the job's turns.
const STILHED: TimeDelta = TimeDelta::seconds(60);

/// One process's sign of life. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Livstegn {
    store: Store,
    clock: Clock,
    /// Since when something fails here.
    siden: Arc<Mutex<Option<DateTime<Utc>>>>,
}

impl Livstegn {
    /// On this database and clock.
    pub fn new(store: Store, clock: Clock) -> Self {
        Self { store, clock, siden: Arc::default() }
    }

    /// A page of a borger's failed, and it was our fault.
    pub fn fejlede(&self) {
        let now = self.clock.now();
        self.siden.lock().unwrap_or_else(PoisonError::into_inner).get_or_insert(now);
    }

    /// The sign of life; an interval without service that it ends is written down. Gives how many.
    ///
    /// # Errors
    /// When the database fails: then an interval has begun.
    pub async fn giv(&self) -> Result<u64, StoreError> {
        let siden = self.siden.lock().unwrap_or_else(PoisonError::into_inner).take();
        let given = self.write(siden).await;
        if given.is_err() {
            *self.siden.lock().unwrap_or_else(PoisonError::into_inner) = siden.or(Some(self.clock.now()));
        }
        given
    }

    async fn write(&self, siden: Option<DateTime<Utc>>) -> Result<u64, StoreError> {
        let mut tx = self.store.begin().await?;
        let last = tx.lock_livstegn().await?;
        let now = self.clock.now();
        let stilhed = last.filter(|last| *last + STILHED < now);
        let fra = [stilhed, siden].into_iter().flatten().min().filter(|fra| *fra < now);
        if let Some(fra) = fra {
            tx.insert_nedetid(&Nedetid { id: self.clock.new_id(), fra, til: now }).await?;
        }
        tx.livstegn(now).await?;
        tx.commit().await?;
        Ok(u64::from(fra.is_some()))
    }
}
