//! What happens by itself as time passes. A job may run twice, late, or on two nodes at once, and gives the same result.
//!
//! To add a job: a use case in `services` that gives how much it did, its line in [`run`].

pub mod beskeder;
pub mod oversigtsmail;
pub mod udsendelse;

use std::net::SocketAddr;
use std::time::Duration;

use anyhow::{Context, Result};
use axum::Router;
use axum::routing::get;
use metrics_exporter_prometheus::PrometheusBuilder;
use tokio::task::JoinHandle;

use crate::clock::{Clock, machine_time};
use crate::kanaler::Kanaler;
use crate::kanaler::udsendelse::Afsender;
use crate::services::besked::BeskedService;
use crate::services::borger_booking::{BookingError, BorgerBookingService};
use crate::services::frist::FristService;
use crate::services::indkaldelse::IndkaldelseService;
use crate::services::kald::Afvist;
use crate::services::nedetid::Livstegn;
use crate::services::oversigtsmail::OversigtService;
use crate::services::register::RegisterService;
use crate::services::tider::{self, DeriveError};
use crate::services::{aftaleaendring, haendelser, lukning, sletning};
use crate::store::{Store, StoreError};

const AT_ONCE: Duration = Duration::from_secs(1);
const LIVSTEGN: Duration = Duration::from_secs(20);
const OFTEN: Duration = Duration::from_secs(60);
const SELDOM: Duration = Duration::from_secs(15 * 60);
const DAILY: Duration = Duration::from_secs(24 * 60 * 60);

/// What the jobs work on and with.
pub struct Work {
    /// The database.
    pub store: Store,
    /// The clock in use.
    pub clock: Clock,
    /// Lets go of holds.
    pub booking: BorgerBookingService,
    /// Turns frister over.
    pub frist: FristService,
    /// Turns memberships over.
    pub register: RegisterService,
    /// Lets booked conversations follow their series.
    pub samtaler: IndkaldelseService,
    /// The ways of messages.
    pub kanaler: Kanaler,
    /// Sends events.
    pub afsender: Afsender,
    /// Notes that we are here.
    pub livstegn: Livstegn,
}

/// Runs every job, each at its own pace, for ever. A job that fails is logged and tried again next time; it stops no other.
pub async fn run(work: Work) {
    let Work { store, clock, booking, frist, register, samtaler, kanaler, afsender, livstegn } = work;
    let besked = BeskedService::new(store.clone(), clock.clone());
    let oversigt = OversigtService::new(store.clone(), clock.clone());
    let omgang = udsendelse::Omgang::new(store.clone(), clock.clone(), afsender);
    tokio::join!(
        every(AT_ONCE, "event numbers", || haendelser_nummer(store.clone())),
        every(AT_ONCE, "events sent", || omgang.begynd()),
        every(LIVSTEGN, "sign of life", || giv_livstegn(livstegn.clone())),
        every(OFTEN, "expired holds", || expired_holds(booking.clone())),
        every(OFTEN, "frister whose day has come", || vend(frist.clone(), false)),
        every(DAILY, "all frister", || vend(frist.clone(), true)),
        every(SELDOM, "memberships whose day has come", || vend_medlemskaber(register.clone())),
        every(SELDOM, "reminders", || paamind(besked.clone())),
        every(OFTEN, "messages", || beskeder_afsted(besked.clone(), kanaler.clone())),
        every(OFTEN, "daily digests", || oversigter(oversigt.clone(), kanaler.clone())),
        every(AT_ONCE, "closures of many times", || lukninger(store.clone(), clock.clone())),
        every(AT_ONCE, "conversations hit by changed times", || {
            aendringer(store.clone(), clock.clone(), samtaler.clone())
        }),
        every(SELDOM, "times", || times(store.clone(), clock.clone())),
        every(SELDOM, "expired sessions", || expired_sessions(store.clone())),
        every(DAILY, "deletion", || deletion(store.clone(), clock.clone())),
    );
}

async fn haendelser_nummer(store: Store) -> Result<u64, StoreError> {
    haendelser::nummerer(&store).await
}

async fn giv_livstegn(livstegn: Livstegn) -> Result<u64, StoreError> {
    livstegn.giv().await
}

async fn expired_holds(booking: BorgerBookingService) -> Result<u64, BookingError> {
    booking.let_go_of_expired_holds().await
}

async fn lukninger(store: Store, clock: Clock) -> Result<u64, Afvist> {
    lukning::arbejd_alle(&store, &clock).await
}

async fn aendringer(store: Store, clock: Clock, samtaler: IndkaldelseService) -> Result<u64, Afvist> {
    aftaleaendring::arbejd_alle(&store, &clock, &samtaler).await
}

async fn vend(frist: FristService, alle: bool) -> Result<u64, StoreError> {
    Ok(frist.vend(alle).await?.vendt)
}

async fn vend_medlemskaber(register: RegisterService) -> Result<u64, StoreError> {
    register.vend_medlemskaber().await
}

async fn paamind(besked: BeskedService) -> Result<u64, StoreError> {
    besked.paamind().await
}

async fn beskeder_afsted(besked: BeskedService, kanaler: Kanaler) -> Result<u64, StoreError> {
    beskeder::send(&besked, &kanaler).await
}

async fn oversigter(oversigt: OversigtService, kanaler: Kanaler) -> Result<u64, StoreError> {
    oversigtsmail::send(&oversigt, &kanaler).await
}

async fn times(store: Store, clock: Clock) -> Result<u64, DeriveError> {
    tider::derive_all(&store, &clock).await
}

async fn expired_sessions(store: Store) -> Result<u64, StoreError> {
    store.delete_expired_sessions(machine_time()).await
}

async fn deletion(store: Store, clock: Clock) -> Result<u64, StoreError> {
    let deleted = sletning::delete_expired(&store, &clock).await?;
    Ok(deleted.into_iter().map(|(_, rows)| rows).sum())
}

/// Runs `job` now and then every `pace`. It gives how many things it did.
async fn every<E, F>(pace: Duration, name: &'static str, job: impl Fn() -> F)
where
    E: std::error::Error + 'static,
    F: Future<Output = Result<u64, E>>,
{
    let mut turns = tokio::time::interval(pace);
    loop {
        turns.tick().await;
        match job().await {
            Ok(0) => {}
            Ok(done) => tracing::info!(job = name, done, "job did something"),
            Err(error) => tracing::error!(job = name, error = &error as &dyn std::error::Error, "job failed"),
        }
    }
}

/// Serves metrics on an address of their own, which is not for the public.
///
/// # Errors
/// When the address is taken.
pub fn serve_metrics(addr: SocketAddr) -> Result<JoinHandle<()>> {
    let recorder = PrometheusBuilder::new().install_recorder().context("målinger kan ikke samles")?;
    let listener = std::net::TcpListener::bind(addr)
        .with_context(|| format!("kan ikke lytte på {addr}: sæt FAELLESTID_METRICS_ADDR til en anden"))?;
    listener.set_nonblocking(true)?;
    let listener = tokio::net::TcpListener::from_std(listener)?;
    let app = Router::new().route("/metrics", get(move || async move { recorder.render() }));
    Ok(tokio::spawn(async move {
        if let Err(error) = axum::serve(listener, app).await {
            tracing::error!(error = &error as &dyn std::error::Error, "metrics are no longer served");
        }
    }))
}
