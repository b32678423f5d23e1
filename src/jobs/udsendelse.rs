//! Sending events to those who want them. Every receiver has a task of its own, so that a slow one stops no other; the lock in
//! the database keeps two of them, here or on another node, from sending to the same one.

use std::sync::Arc;

use tokio::sync::Semaphore;

use crate::clock::{Clock, jitter, machine_time};
use crate::domain::ids::AbonnementId;
use crate::kanaler::udsendelse::Afsender;
use crate::services::udsendelse::{Tur, forfaldne};
use crate::store::{Store, StoreError};

/// How many receivers are sent to at once. Each waits for the network nearly all the time.
const SAMTIDIGE: usize = 64;

/// What a task needs. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Omgang {
    store: Store,
    clock: Clock,
    afsender: Afsender,
    pladser: Arc<Semaphore>,
}

impl Omgang {
    /// For a database, with a way to send.
    pub fn new(store: Store, clock: Clock, afsender: Afsender) -> Self {
        Self { store, clock, afsender, pladser: Arc::new(Semaphore::new(SAMTIDIGE)) }
    }

    /// Begins a turn at every receiver that is due, as long as there is room; the next call sees those that are left. Gives how
    /// many, and does not wait for them.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn begynd(&self) -> Result<u64, StoreError> {
        let mut begun = 0;
        for id in forfaldne(&self.store, self.afsender.indberetter()).await? {
            let Ok(plads) = Arc::clone(&self.pladser).try_acquire_owned() else { break };
            let omgang = self.clone();
            tokio::spawn(async move {
                if let Err(error) = omgang.tur(id).await {
                    tracing::error!(abonnement = %id, error = &error as &dyn std::error::Error, "events were not sent");
                }
                drop(plads);
            });
            begun += 1;
        }
        Ok(begun)
    }

    /// One turn at one receiver, until all is sent or one event has to wait. Nothing, when somebody else has it.
    ///
    /// # Errors
    /// When the database fails; what was sent by then may be sent again.
    pub async fn tur(&self, id: AbonnementId) -> Result<(), StoreError> {
        let Some(mut tur) = Tur::begynd(&self.store, &self.clock, id).await? else { return Ok(()) };
        for haendelse in tur.haendelser().await? {
            if !tur.kan_naa_en_til(machine_time()) {
                break;
            }
            let levering = self.afsender.send(&tur.abonnement, &haendelse).await;
            if !tur.skriv(&haendelse, levering, jitter()).await? {
                return Ok(());
            }
        }
        tur.slut().await
    }
}
