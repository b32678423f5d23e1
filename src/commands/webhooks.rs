//! `faellestid webhooks`: who is told of events, and what was laid aside.

use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use clap::Subcommand;

use super::{open, organisation, say};
use crate::config::Config;
use crate::domain::ids::AbonnementId;
use crate::kanaler::udsendelse::tjek;
use crate::services::abonnementer;
use crate::store::{AbonnementStatus, StoreError};
use crate::texts::drift::{leveringsfejl, modtager as modtagers_navn};

/// What to do with the receivers of events.
#[derive(Subcommand, Clone, Debug)]
pub enum Webhooks {
    /// Send en myndigheds hændelser til en adresse. Hemmeligheden vises kun denne ene gang.
    Add {
        /// Myndigheden: jobcenter:75100, a_kasse:hk, eller kommune:75100 for jobcenterets kommune.
        #[arg(value_name = "SLAGS:KODE")]
        organisation: String,
        /// En adresse med https.
        url: String,
    },
    /// Vis alle modtagere, hvad der venter, og hvad der er lagt til side.
    List,
    /// Send det igen, der er lagt til side.
    Retry {
        /// Kun til den modtager; ellers til alle.
        #[arg(value_name = "NUMMER")]
        id: Option<AbonnementId>,
    },
    /// Fjern en modtager og det, der er lagt til side for den.
    Remove {
        /// Modtagerens nummer, som list viser det.
        #[arg(value_name = "NUMMER")]
        id: AbonnementId,
    },
}

/// `faellestid webhooks …`
///
/// # Errors
/// In one line that says what to do.
pub async fn run(config: &Config, what: Webhooks) -> Result<ExitCode> {
    match what {
        Webhooks::Add { organisation, url } => add(config, &organisation, &url).await,
        Webhooks::List => list(config).await,
        Webhooks::Retry { id } => retry(config, id).await,
        Webhooks::Remove { id } => remove(config, id).await,
    }
}

async fn add(config: &Config, til: &str, url: &str) -> Result<ExitCode> {
    let url = tjek(url, crate::serve::net(config)).with_context(|| format!("{url} kan ikke bruges"))?;
    let store = open(config).await?;
    let kommune = til.strip_prefix("kommune:").map(|code| format!("jobcenter:{code}"));
    let id = organisation(&mut store.read().await?, kommune.as_deref().unwrap_or(til)).await?;
    let made = match kommune {
        Some(_) => abonnementer::opret_webhook_til_kommune(&store, &config.clock, id, url.as_str()).await,
        None => abonnementer::opret_webhook(&store, &config.clock, id, url.as_str()).await,
    };
    let ny = match made {
        Err(StoreError::Taken(_)) => bail!("{til} får allerede sine hændelser på {url}"),
        made => made.context("modtageren blev ikke oprettet")?,
    };
    say(&format!("Modtager: {}", ny.id));
    say(&format!("Hemmelighed: {}", ny.hemmelighed.unwrap_or_default()));
    Ok(ExitCode::SUCCESS)
}

async fn list(config: &Config) -> Result<ExitCode> {
    let store = open(config).await?;
    for modtager in store.read().await?.abonnementer().await.context("modtagerne kunne ikke læses")? {
        say(&linje(&modtager));
    }
    Ok(ExitCode::SUCCESS)
}

fn linje(modtager: &AbonnementStatus) -> String {
    let AbonnementStatus { id, url, sidste, venter, ubesoergte, .. } = modtager;
    let navn = modtagers_navn(modtager.navn.as_deref(), modtager.som_kommune);
    let fejl = modtager.fejl.map_or_else(|| "ingen".to_owned(), leveringsfejl);
    format!("{id} {navn} {url}: sidste {sidste}, venter {venter}, lagt til side {ubesoergte}, seneste fejl: {fejl}")
}

async fn retry(config: &Config, id: Option<AbonnementId>) -> Result<ExitCode> {
    let store = open(config).await?;
    let antal =
        abonnementer::send_igen(&store, &config.clock, id).await.context("intet blev sat til at blive sendt igen")?;
    say(&format!("{antal} hændelser sendes igen."));
    Ok(ExitCode::SUCCESS)
}

async fn remove(config: &Config, id: AbonnementId) -> Result<ExitCode> {
    let store = open(config).await?;
    if !abonnementer::slet(&store, &config.clock, id).await.context("modtageren blev ikke fjernet")? {
        bail!("der er ingen modtager {id}: se faellestid webhooks list");
    }
    say("Modtageren er fjernet.");
    Ok(ExitCode::SUCCESS)
}
