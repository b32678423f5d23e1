//! `faellestid serve`: open the database, start the jobs, listen, and end cleanly.

use std::net::SocketAddr;
use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use axum::serve::ListenerExt;
use tokio::net::TcpListener;

use crate::api::{self, Api};
use crate::commands::{open, say};
use crate::config::{Config, Login};
use crate::jobs::{self, Work};
use crate::kanaler::Kanaler;
use crate::kanaler::udsendelse::{Afsender, Net};
use crate::services::abonnementer;
use crate::services::frist::FristService;
use crate::services::read_log::ReadLog;
use crate::store::Store;
use crate::web::{AppState, Limits, router};

/// Serves until Ctrl-C or a termination signal; then answers what was begun, writes what was queued, and ends.
///
/// # Errors
/// In one line that says what to do.
pub async fn run(config: Config) -> Result<ExitCode> {
    let login = allowed_login(&config)?;
    let store = open(&config).await?;
    refuse_unfit(&store, login).await?;
    let listener = listen(config.addr).await?;
    let (read_log, all_written) = ReadLog::start(store.clone());
    // Over plain http only on loopback, where the demo is; behind https everywhere else.
    let https = login != Login::Demo;
    let frist = FristService::new(store.clone(), config.clock.clone(), read_log.clone());
    let limits = Limits::new(config.allowed.clone());
    let machines = api::router(&api(&config, &store, &read_log)?);
    let kanaler = Kanaler::ny(&config.beskeder, &store)?;
    // The last holder of the read log: the process ends when all of them have.
    let state = AppState::new(store.clone(), config.clock.clone(), read_log, login, limits, https)?;
    let state = state.med_veje(kanaler.veje());
    let afsender = afsender(&config, &store).await?;
    let metrics = config.metrics_addr.map(jobs::serve_metrics).transpose()?;
    if !kanaler.veje().nogen() {
        tracing::warn!("no way is configured (FAELLESTID_SMTP_URL and others): messages to borgere wait");
    }
    let (booking, livstegn) = (state.booking().clone(), state.livstegn().clone());
    let (register, samtaler) = (state.register().clone(), state.samtaler().clone());
    let work = Work { store, clock: config.clock, booking, frist, register, samtaler, kanaler, afsender, livstegn };
    let jobs = tokio::spawn(jobs::run(work));
    say(&format!("http://{}", listener.local_addr()?));
    // Small answers must not wait for the other side's acknowledgement.
    let listener = listener.tap_io(|stream| {
        if let Err(error) = stream.set_nodelay(true) {
            tracing::debug!(error = &error as &dyn std::error::Error, "no TCP_NODELAY");
        }
    });
    let app = router(state, machines).into_make_service_with_connect_info::<SocketAddr>();
    axum::serve(listener, app).with_graceful_shutdown(asked_to_stop()).await?;
    jobs.abort();
    if let Some(metrics) = metrics {
        metrics.abort();
    }
    all_written.await.context("det sidste blev ikke skrevet")?;
    Ok(ExitCode::SUCCESS)
}

/// What sends events. Reporting to DFDG begins with everything there is.
async fn afsender(config: &Config, store: &Store) -> Result<Afsender> {
    let afsender = Afsender::new(net(config)).context("webhooks kan ikke sendes")?;
    let Some(dfdg) = &config.dfdg else { return Ok(afsender) };
    abonnementer::indberet_til(store, &config.clock, &dfdg.url).await?;
    Ok(afsender.med_dfdg(dfdg, store, &config.clock)?)
}

/// Where webhooks may go.
pub(crate) const fn net(config: &Config) -> Net {
    if config.private_webhooks { Net::OgsaaPrivat } else { Net::Offentligt }
}

/// The machine interface, with another authorization server when there is one.
fn api(config: &Config, store: &Store, read_log: &ReadLog) -> Result<Api> {
    let api = Api::new(store.clone(), config.clock.clone(), read_log.clone(), config.api_per_minut)
        .med_certifikat(config.certifikat.clone());
    match config.jwt.clone() {
        Some(udsteder) => api.med_udsteder(udsteder).context("FAELLESTID_JWT_JWKS kan ikke bruges"),
        None => Ok(api),
    }
}

fn allowed_login(config: &Config) -> Result<Login> {
    match config.login {
        Some(Login::Demo) => Ok(Login::Demo),
        Some(Login::Oidc) => bail!("FAELLESTID_LOGIN=oidc er ikke bygget endnu; brug demo på din egen maskine"),
        None => bail!("sæt FAELLESTID_LOGIN til demo eller oidc"),
    }
}

async fn refuse_unfit(store: &Store, login: Login) -> Result<()> {
    if !store.is_current().await.unwrap_or(false) {
        bail!("databasen passer ikke til programmet: kør faellestid migrate");
    }
    if login == Login::Demo && store.read().await?.has_real_people().await? {
        bail!("databasen har personer, der ikke er demo-personer: FAELLESTID_LOGIN=demo kan ikke bruges");
    }
    Ok(())
}

async fn listen(addr: SocketAddr) -> Result<TcpListener> {
    TcpListener::bind(addr).await.with_context(|| {
        format!("kan ikke lytte på {addr}: stop det program, der bruger porten, eller sæt FAELLESTID_ADDR til en anden")
    })
}

/// Ctrl-C, or the signal with which service managers end a process.
async fn asked_to_stop() {
    let interrupted = tokio::signal::ctrl_c();
    let mut terminated = match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
        Ok(signal) => signal,
        Err(_) => {
            interrupted.await.ok();
            return;
        }
    };
    tokio::select! { _ = interrupted => {}, _ = terminated.recv() => {} }
}
