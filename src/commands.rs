//! What the command line does beside serving. Each prints a line or two for a person and ends.

pub mod clients;
pub mod import;
pub mod legacy;
pub mod pages;
pub mod retention;
pub mod settings;
pub mod webhooks;

use std::io::Write;
use std::process::ExitCode;

use anyhow::{Context, Result, bail};

use crate::config::Config;
use crate::domain::ids::OrganisationId;
use crate::services::{demo, reference};
use crate::store::{Connection, Store};

/// Opens the database of `config`.
///
/// # Errors
/// In one line that says which database.
pub async fn open(config: &Config) -> Result<Store> {
    let shown = shown(&config.database_url);
    Store::open(&config.database_url)
        .await
        .with_context(|| format!("kan ikke åbne databasen {shown}: tjek DATABASE_URL, og at den kan læses og skrives"))
}

/// The authority that somebody names as `jobcenter:75100`.
async fn organisation(connection: &mut Connection, text: &str) -> Result<OrganisationId> {
    let Some((kind, code)) = text.split_once(':') else {
        bail!("skriv myndigheden som jobcenter:75100 eller a_kasse:hk, ikke {text}");
    };
    let found = connection.organisation_by_code(kind, code).await?;
    Ok(found.with_context(|| format!("der er ingen myndighed {text}"))?.id)
}

/// A database address without user and password.
fn shown(url: &str) -> String {
    match (url.split_once("://"), url.rsplit_once('@')) {
        (Some((scheme, _)), Some((_, place))) => format!("{scheme}://{place}"),
        _ => url.to_owned(),
    }
}

/// `faellestid migrate`
///
/// # Errors
/// When the database cannot be brought up to date.
pub async fn migrate(config: &Config) -> Result<ExitCode> {
    let store = open(config).await?;
    store.migrate().await.context("databasen kunne ikke bringes op til dette program")?;
    reference::load(&store, &config.clock).await.context("myndighederne kunne ikke indlæses")?;
    say(&format!("Databasen ({}) passer til programmet.", store.engine_name()));
    Ok(ExitCode::SUCCESS)
}

/// `faellestid demo`
///
/// # Errors
/// When the database has real people, or fails.
pub async fn demo(config: &Config) -> Result<ExitCode> {
    let store = open(config).await?;
    let loaded = demo::load(&store, &config.clock).await.context("demo-data blev ikke indlæst")?;
    let people =
        if loaded.people_are_new { "Demo-personerne er indlæst" } else { "Demo-personerne var der i forvejen" };
    say(&format!("{people}; {} nye tider.", loaded.new_times));
    Ok(ExitCode::SUCCESS)
}

/// `faellestid check`
///
/// # Errors
/// When the database fails; broken invariants are exit code 1.
pub async fn check(config: &Config) -> Result<ExitCode> {
    let store = open(config).await?;
    let broken = store.read().await?.broken_invariants().await.context("databasen kunne ikke tjekkes")?;
    for fault in &broken {
        say(&format!("BRUDT: {}: {}", fault.invariant, fault.id));
    }
    if broken.is_empty() {
        say("Alt, der skal være sandt, er sandt.");
    }
    Ok(if broken.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// One line for a person, with what led to it.
pub fn failed(error: &anyhow::Error) -> ExitCode {
    let mut lines = std::io::stderr().lock();
    writeln!(lines, "faellestid: {error:#}").ok();
    ExitCode::FAILURE
}

/// A line on standard output. A closed pipe is not worth a word.
pub fn say(line: &str) {
    writeln!(std::io::stdout().lock(), "{line}").ok();
}
