//! `faellestid clients`: the systems that may call the machine interface. A secret is shown once and kept by nobody.

use std::collections::BTreeSet;
use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use clap::{Args, Subcommand};

use super::{open, organisation, say};
use crate::config::Config;
use crate::domain::code_lists::{Ejersystem, MyndighedType};
use crate::domain::ids::KlientId;
use crate::domain::snitflade::Scope;
use crate::services::klienter::{self, NyKlient, fingeraftryk};

/// What is done with clients.
#[derive(Subcommand, Debug)]
pub enum Clients {
    /// Opret en klient. Hemmeligheden vises kun denne ene gang.
    Add(Add),
    /// Vis alle klienter.
    List,
    /// Luk en klient: hverken hemmelighed eller tokens virker derefter.
    Disable {
        /// Klientens id.
        id: KlientId,
    },
    /// Giv en klient en ny hemmelighed. Den gamle og alle tokens holder op med at virke.
    Rotate {
        /// Klientens id.
        id: KlientId,
    },
}

/// A new client.
#[derive(Args, Debug)]
pub struct Add {
    /// Navn, så et menneske kan kende den.
    navn: String,
    /// A-kasse, JobCenter, Kommune, STAR, AUB, UDK eller STIL.
    #[arg(long)]
    myndighed: String,
    /// Myndigheden, den handler for: jobcenter:75100 eller a_kasse:hk. Kan gentages.
    #[arg(long, value_name = "SLAGS:KODE")]
    organisation: Vec<String>,
    /// Hvad den lukkes ind til. Kan gentages.
    #[arg(long, required = true)]
    scope: Vec<String>,
    /// Det system, den er, når indkaldelser ejes af et system: et id fra Ejersystem.
    #[arg(long)]
    ejersystem: Option<u16>,
    /// P-nummeret på den anden aktør, den er: den handler da kun om dem, jobcenteret har sendt til aktøren.
    #[arg(long, value_name = "P-NUMMER", value_parser = clap::value_parser!(i64).range(1_000_000_000..=9_999_999_999))]
    anden_aktoer: Option<i64>,
    /// SHA-256 (hex) af det certifikat, den skal vise; proxyen foran fortæller, hvilket den har set.
    #[arg(long, value_name = "SHA-256")]
    certifikat: Option<String>,
}

/// `faellestid clients …`
///
/// # Errors
/// When a name or an id is none of ours, or the database fails.
pub async fn run(config: &Config, clients: &Clients) -> Result<ExitCode> {
    match clients {
        Clients::Add(wanted) => add(config, wanted).await,
        Clients::List => list(config).await,
        Clients::Disable { id } => disable(config, *id).await,
        Clients::Rotate { id } => rotate(config, *id).await,
    }
}

async fn add(config: &Config, wanted: &Add) -> Result<ExitCode> {
    let store = open(config).await?;
    let mut organisationer = Vec::new();
    for text in &wanted.organisation {
        organisationer.push(organisation(&mut store.read().await?, text).await?);
    }
    let myndighedstype = MyndighedType::ALL.iter().copied().find(|kind| kind.name() == wanted.myndighed);
    let ny = NyKlient {
        navn: wanted.navn.clone(),
        myndighedstype: myndighedstype.with_context(|| {
            format!("der er ingen myndighedstype {}: skriv den som i docs/access-matrix.md", wanted.myndighed)
        })?,
        ejersystem: wanted.ejersystem.map(ejersystem).transpose()?,
        organisationer,
        scopes: wanted.scope.iter().map(|text| scope(text)).collect::<Result<BTreeSet<_>>>()?,
        anden_aktoer: wanted.anden_aktoer,
        certifikat: wanted.certifikat.as_deref().map(certifikat).transpose()?,
    };
    if ny.anden_aktoer.is_some() && ny.myndighedstype != MyndighedType::Jobcenter {
        bail!("en anden aktør handler for et jobcenter: brug --myndighed JobCenter");
    }
    let has_own =
        matches!(ny.myndighedstype, MyndighedType::Jobcenter | MyndighedType::AKasse | MyndighedType::Kommune);
    if has_own && ny.organisationer.is_empty() {
        bail!("sig, hvilken myndighed klienten handler for, med --organisation");
    }
    let (klient, secret) = klienter::opret(&store, &config.clock, &ny).await.context("klienten blev ikke oprettet")?;
    say(&format!("client_id: {}\nclient_secret: {secret}\nHemmeligheden vises ikke igen.", klient.id));
    Ok(ExitCode::SUCCESS)
}

async fn list(config: &Config) -> Result<ExitCode> {
    let mut connection = open(config).await?.read().await?;
    for klient in connection.api_klienter().await? {
        let mut codes = Vec::new();
        for id in connection.organisationer_of_klient(klient.id).await? {
            codes.extend(connection.organisation(id).await?.map(|found| format!("{}:{}", found.kind, found.code)));
        }
        let state = if klient.lukket_at.is_some() { "lukket" } else { "åben" };
        let (kind, scopes) = (klient.myndighedstype.name(), &klient.scopes);
        say(&format!("{}  {state}  {}  {kind}  {}  {scopes}", klient.id, klient.navn, codes.join(",")));
    }
    Ok(ExitCode::SUCCESS)
}

async fn disable(config: &Config, id: KlientId) -> Result<ExitCode> {
    if !klienter::luk(&open(config).await?, &config.clock, id).await.context("klienten blev ikke lukket")? {
        bail!("der er ingen åben klient {id}");
    }
    say("Klienten er lukket.");
    Ok(ExitCode::SUCCESS)
}

async fn rotate(config: &Config, id: KlientId) -> Result<ExitCode> {
    let given =
        klienter::forny(&open(config).await?, &config.clock, id).await.context("hemmeligheden blev ikke skiftet")?;
    let secret = given.with_context(|| format!("der er ingen åben klient {id}"))?;
    say(&format!("client_secret: {secret}\nHemmeligheden vises ikke igen."));
    Ok(ExitCode::SUCCESS)
}

fn ejersystem(id: u16) -> Result<Ejersystem> {
    let names =
        || Ejersystem::ALL.iter().map(|one| format!("{} {}", one.id(), one.name())).collect::<Vec<_>>().join(", ");
    Ejersystem::from_id(id).with_context(|| format!("der er intet ejersystem {id}; der er {}", names()))
}

fn certifikat(text: &str) -> Result<String> {
    fingeraftryk(text).with_context(|| format!("{text} er ikke SHA-256 af et certifikat: 64 tegn fra 0-9 og a-f"))
}

fn scope(text: &str) -> Result<Scope> {
    let names = || Scope::ALL.iter().map(|one| one.as_str()).collect::<Vec<_>>().join(", ");
    Scope::from_text(text).with_context(|| format!("der er intet scope {text}; der er {}", names()))
}
