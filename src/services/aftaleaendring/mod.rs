//! AftaleaendringService: changing the times of an agreed aftale without fear. Whom it hits is shown by name before anything is done;
//! what is done is what was shown; then each booked conversation has its turn, so that the whole can be left and found again.
//!
//! `ramte`: whom a change hits. `noter`: writing it down, inside the transaction of the change. `arbejd`: each conversation's turn.
//! `serie`: changing a series. `version`: whom a newer version would hit. `opsigelse`: ending an aftale, and taking that back. `vis`: what came of it.

mod arbejd;
mod noter;
mod opsigelse;
mod ramte;
mod serie;
mod version;
mod vis;

pub(super) use arbejd::arbejd;
pub use arbejd::arbejd_alle;
pub(super) use noter::{Afloest, noter_afloest, noter_opsigelse, noter_serie};
pub use opsigelse::Opsigelse;
pub use ramte::{Ramte, afviger};
pub use serie::{Beslutning, SerieAendring};
pub use vis::Kvittering;

use super::indkaldelse::IndkaldelseService;
use super::kald::{Afvist, Kald};
use super::navne;
use super::read_log::ReadLog;
use crate::clock::Clock;
use crate::domain::ids::{BorgerId, IndkaldelseId};
use crate::store::Store;

/// The service. Cheap to clone.
#[derive(Clone, Debug)]
pub struct AftaleaendringService {
    store: Store,
    clock: Clock,
    read_log: ReadLog,
    samtaler: IndkaldelseService,
}

impl AftaleaendringService {
    /// A service on this database and clock.
    pub fn new(store: Store, clock: Clock, read_log: ReadLog) -> Self {
        let samtaler = IndkaldelseService::new(store.clone(), clock.clone(), read_log.clone());
        Self { store, clock, read_log, samtaler }
    }

    /// Remembers whose names were shown: no more than a page shows.
    async fn set(
        &self,
        kald: &Kald<'_>,
        action: &str,
        samtaler: impl Iterator<Item = (BorgerId, IndkaldelseId)>,
    ) -> Result<(), Afvist> {
        navne::husk(&self.read_log, &self.clock, kald, action, samtaler).await
    }
}
