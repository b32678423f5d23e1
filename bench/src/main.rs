//! What `make bench` runs: the release server under load from a program of our own, on SQLite and on PostgreSQL, against
//! the budgets. `docs/bench.md` tells what is measured and how; `xtask` builds the server and starts the cluster.
//!
//! To add a measurement: a module with one function that puts its rows into the [`Report`], its line in [`run`].

mod bulk;
mod cpu;
mod crossing;
mod database;
mod http;
mod idle;
mod journeys;
mod pages;
mod people;
mod pgbench;
mod places;
mod race;
mod report;
mod server;
mod sizes;
mod staff;
mod walk;
mod world;
mod writes;

use std::process::ExitCode;

use anyhow::{Context, Result, anyhow};

use database::{Cluster, Engine};
use report::Report;
use tokio::signal::unix::{SignalKind, signal};
use world::World;

/// What `xtask` hands over.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The release server.
    pub server: String,
    /// PostgreSQL's own load program.
    pub pgbench: String,
    /// The throw-away cluster.
    pub cluster: Cluster,
}

/// The generator has one thread: it shares the machine with what it measures.
#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    match measure().await {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("bench: {error:#}");
            ExitCode::FAILURE
        }
    }
}

async fn measure() -> Result<bool> {
    let setting = |name: &str| std::env::var(name).with_context(|| format!("{name} is not set: use `make bench`"));
    let settings = Settings {
        server: setting("FAELLESTID_BIN")?,
        pgbench: setting("PGBENCH")?,
        cluster: Cluster::new(setting("FAELLESTID_TEST_POSTGRES")?),
    };
    let mut report = Report::default();
    // Interrupted, it still takes its databases and servers along.
    let mut asked_to_end = signal(SignalKind::terminate())?;
    let outcome = tokio::select! {
        outcome = run_asked(&settings, &mut report) => outcome,
        _ = tokio::signal::ctrl_c() => Err(anyhow!("interrupted")),
        _ = asked_to_end.recv() => Err(anyhow!("asked to end")),
    };
    // What was measured before something broke is worth seeing.
    print!("{report}");
    outcome.map(|()| report.passed())
}

/// Everything, or the part that is named.
async fn run_asked(settings: &Settings, report: &mut Report) -> Result<()> {
    match std::env::args().nth(1).as_deref() {
        None => run(settings, report).await,
        Some("staff") => staff::measure(settings, report).await,
        Some(other) => Err(anyhow!("there is no part {other:?}: staff, or nothing for all")),
    }
}

async fn run(settings: &Settings, report: &mut Report) -> Result<()> {
    let mut sqlite = World::with_demo(settings, Engine::Sqlite, "bench_demo").await?;
    let mut postgres = World::with_demo(settings, Engine::Postgres, "bench_demo").await?;
    for world in [&mut sqlite, &mut postgres] {
        idle::measure(world, report).await?;
        race::measure(world, report).await?;
        crossing::measure(world, report).await?;
    }
    sizes::measure(&sqlite, report).await?;
    for world in [&mut sqlite, &mut postgres] {
        let (frame, slots) = journeys::measure(world, report).await?;
        writes::measure(world, frame, &slots, report).await?;
        world.stop().await?;
    }
    for engine in [Engine::Sqlite, Engine::Postgres] {
        pages::measure(settings, engine, report).await?;
    }
    staff::measure(settings, report).await
}

/// One line to the person who waits.
pub fn say(message: &str) {
    eprintln!("{message}");
}
