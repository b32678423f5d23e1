//! What every method can reach.

use std::collections::HashMap;
use std::sync::Arc;

use tokio::sync::OnceCell;

use super::takst::Takst;
use super::udsteder::Udsteder;
use crate::clock::Clock;
use crate::config::{Certifikat, JwtUdsteder};
use crate::domain::ids::OrganisationId;
use crate::services::borger_booking::BorgerBookingService;
use crate::services::frist::FristService;
use crate::services::indkaldelse::IndkaldelseService;
use crate::services::read_log::ReadLog;
use crate::services::register::RegisterService;
use crate::store::{Organisation, Store, StoreError};

/// Shared by all calls. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Api {
    pub(super) store: Store,
    pub(super) clock: Clock,
    pub(super) read_log: ReadLog,
    pub(super) indkaldelse: IndkaldelseService,
    pub(super) frist: FristService,
    pub(super) booking: BorgerBookingService,
    pub(super) register: RegisterService,
    pub(super) takst: Arc<Takst>,
    pub(super) udsteder: Option<Arc<Udsteder>>,
    pub(super) certifikat: Option<Certifikat>,
    /// Authorities only change when the program does, which loads them (`faellestid migrate`).
    organisationer: Arc<OnceCell<HashMap<OrganisationId, Organisation>>>,
}

impl Api {
    /// The state of one process. `per_minut`: calls that one client may make in a minute.
    pub fn new(store: Store, clock: Clock, read_log: ReadLog, per_minut: u32) -> Self {
        Self {
            indkaldelse: IndkaldelseService::new(store.clone(), clock.clone(), read_log.clone()),
            frist: FristService::new(store.clone(), clock.clone(), read_log.clone()),
            booking: BorgerBookingService::new(store.clone(), clock.clone(), read_log.clone()),
            register: RegisterService::new(store.clone(), clock.clone(), read_log.clone()),
            takst: Arc::new(Takst::new(per_minut)),
            udsteder: None,
            certifikat: None,
            organisationer: Arc::default(),
            store,
            clock,
            read_log,
        }
    }

    /// Takes the tokens of another authorization server too.
    ///
    /// # Errors
    /// When no connection to it can be made at all.
    pub fn med_udsteder(self, udsteder: JwtUdsteder) -> Result<Self, reqwest::Error> {
        Ok(Self { udsteder: Some(Arc::new(Udsteder::new(udsteder)?)), ..self })
    }

    /// Takes from the proxy in front which certificate it was shown.
    #[must_use]
    pub fn med_certifikat(self, certifikat: Option<Certifikat>) -> Self {
        Self { certifikat, ..self }
    }

    /// Every authority, by its key.
    pub(super) async fn organisationer(&self) -> Result<&HashMap<OrganisationId, Organisation>, StoreError> {
        let load = || async {
            let all = self.store.read().await?.organisationer().await?;
            Ok(all.into_iter().map(|organisation| (organisation.id, organisation)).collect())
        };
        self.organisationer.get_or_try_init(load).await
    }
}
