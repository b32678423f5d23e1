//! What happens by itself as time passes. A job may run twice, late, or on two nodes at once, and gives the same result.
//!
//! To add a job: an async function in a file here, its line in [`run`].

use std::net::SocketAddr;
use std::time::Duration;

use anyhow::{Context, Result};
use axum::Router;
use axum::routing::get;
use metrics_exporter_prometheus::PrometheusBuilder;
use tokio::task::JoinHandle;

use crate::clock::{Clock, machine_time};
use crate::services::tider;
use crate::store::Store;

const EVERY: Duration = Duration::from_secs(15 * 60);

/// Runs every job every quarter of an hour. A job that fails is logged and tried again next time; it stops no other.
pub async fn run(store: Store, clock: Clock) {
    let mut turns = tokio::time::interval(EVERY);
    loop {
        turns.tick().await;
        match tider::derive_all(&store, &clock).await {
            Ok(new) if new > 0 => tracing::info!(new, "times were made"),
            Ok(_) => {}
            Err(error) => tracing::error!(error = &error as &dyn std::error::Error, "times could not be made"),
        }
        if let Err(error) = store.delete_expired_sessions(machine_time()).await {
            tracing::error!(error = &error as &dyn std::error::Error, "old sessions could not be deleted");
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
