//! What every handler can reach.

use std::sync::Arc;

use axum::extract::FromRef;

use super::assets::Assets;
use super::limits::Limits;
use crate::clock::Clock;
use crate::config::Login;
use crate::services::borger_booking::BorgerBookingService;
use crate::services::nedetid::Livstegn;
use crate::services::read_log::ReadLog;
use crate::store::Store;

/// Shared by all requests. Cheap to clone.
#[derive(Clone, Debug)]
pub struct AppState {
    pub(super) store: Store,
    pub(super) clock: Clock,
    pub(super) read_log: ReadLog,
    pub(super) booking: BorgerBookingService,
    pub(super) livstegn: Livstegn,
    pub(super) login: Login,
    pub(super) assets: Arc<Assets>,
    pub(super) limits: Arc<Limits>,
    /// Reached over https: cookies are Secure and carry the `__Host-` prefix.
    pub(super) https: bool,
}

/// The binary was built without its front end.
#[derive(Debug, thiserror::Error)]
#[error("stilark og skrifttyper mangler: kør make run, som bygger dem")]
pub struct EmptyFrontEnd;

impl AppState {
    /// The state of one process.
    ///
    /// # Errors
    /// When there is no style sheet to serve.
    pub fn new(
        store: Store,
        clock: Clock,
        read_log: ReadLog,
        login: Login,
        limits: Limits,
        https: bool,
    ) -> Result<Self, EmptyFrontEnd> {
        let assets = Arc::new(Assets::load().ok_or(EmptyFrontEnd)?);
        let booking = BorgerBookingService::new(store.clone(), clock.clone(), read_log.clone());
        let livstegn = Livstegn::new(store.clone(), clock.clone());
        Ok(Self { store, clock, read_log, booking, livstegn, login, assets, limits: Arc::new(limits), https })
    }

    /// This process's sign of life, for the jobs.
    pub fn livstegn(&self) -> &Livstegn {
        &self.livstegn
    }

    /// The booking service, for the jobs.
    pub fn booking(&self) -> &BorgerBookingService {
        &self.booking
    }
}

impl FromRef<AppState> for Arc<Assets> {
    fn from_ref(state: &AppState) -> Self {
        Self::clone(&state.assets)
    }
}
