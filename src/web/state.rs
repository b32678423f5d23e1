//! What every handler can reach.

use std::sync::Arc;

use axum::extract::FromRef;

use super::assets::Assets;
use super::limits::Limits;
use crate::clock::Clock;
use crate::config::Login;
use crate::domain::besked::kanal::Veje;
use crate::services::a_kasse::AKasseService;
use crate::services::borger_booking::BorgerBookingService;
use crate::services::frist::FristService;
use crate::services::indkaldelse::IndkaldelseService;
use crate::services::kalender::KalenderService;
use crate::services::nedetid::Livstegn;
use crate::services::opgaver::OpgaveService;
use crate::services::read_log::ReadLog;
use crate::services::register::RegisterService;
use crate::services::sagsbehandling::Sagsbehandling;
use crate::services::statistik::StatistikService;
use crate::services::tidsbehov::TidsbehovService;
use crate::store::Store;

/// Shared by all requests. Cheap to clone.
#[derive(Clone, Debug)]
pub struct AppState {
    pub(super) store: Store,
    pub(super) clock: Clock,
    pub(super) read_log: ReadLog,
    pub(super) booking: BorgerBookingService,
    pub(super) frister: FristService,
    pub(super) samtaler: IndkaldelseService,
    pub(super) register: RegisterService,
    pub(super) opgaver: OpgaveService,
    pub(super) sagsbehandling: Sagsbehandling,
    pub(super) a_kasse: AKasseService,
    pub(super) kalender: KalenderService,
    pub(super) statistik: StatistikService,
    pub(super) tidsbehov: TidsbehovService,
    pub(super) livstegn: Livstegn,
    pub(super) login: Login,
    pub(super) assets: Arc<Assets>,
    pub(super) limits: Arc<Limits>,
    /// The ways on which messages leave.
    pub(super) veje: Veje,
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
        let frister = FristService::new(store.clone(), clock.clone(), read_log.clone());
        let samtaler = IndkaldelseService::new(store.clone(), clock.clone(), read_log.clone());
        let register = RegisterService::new(store.clone(), clock.clone(), read_log.clone());
        let opgaver = OpgaveService::new(store.clone(), clock.clone(), read_log.clone());
        let sagsbehandling = Sagsbehandling::new(store.clone(), clock.clone(), read_log.clone());
        let kalender = KalenderService::new(store.clone(), clock.clone());
        let statistik = StatistikService::new(store.clone(), clock.clone());
        let tidsbehov = TidsbehovService::new(store.clone(), clock.clone());
        let a_kasse = AKasseService::new(store.clone(), clock.clone(), read_log.clone());
        Ok(Self {
            store,
            clock,
            read_log,
            booking,
            frister,
            samtaler,
            register,
            opgaver,
            sagsbehandling,
            a_kasse,
            kalender,
            statistik,
            tidsbehov,
            livstegn,
            login,
            assets,
            limits: Arc::new(limits),
            veje: Veje::default(),
            https,
        })
    }

    /// The same, where messages leave on these ways.
    #[must_use]
    pub fn med_veje(self, veje: Veje) -> Self {
        Self { veje, ..self }
    }

    /// This process's sign of life, for the jobs.
    pub fn livstegn(&self) -> &Livstegn {
        &self.livstegn
    }

    /// What becomes of booked conversations, for the jobs.
    pub fn samtaler(&self) -> &IndkaldelseService {
        &self.samtaler
    }

    /// The register, for the jobs.
    pub fn register(&self) -> &RegisterService {
        &self.register
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
