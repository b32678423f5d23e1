//! `faellestid settings` and `faellestid set`: which numbers and dates may be changed, what they are now, and changing one.

use std::process::ExitCode;

use anyhow::{Context, Result};
use chrono::NaiveDate;
use clap::Args;

use super::{open, organisation, say};
use crate::config::Config;
use crate::domain::indstilling::{Indstilling, Omfang};
use crate::services::Actor;
use crate::services::indstillinger::{self, IKraft};

/// What is set, from when, for whom and why.
#[derive(Args, Debug)]
pub struct Set {
    /// Indstillingens navn, for eksempel frist.min_dage; `faellestid settings` viser dem alle.
    #[arg(value_name = "NAVN")]
    navn: String,
    /// Den nye værdi: et tal, en dato (2024-01-31), ja eller nej.
    #[arg(value_name = "VÆRDI", allow_hyphen_values = true)]
    vaerdi: String,
    /// Første dag, den gælder.
    #[arg(long, value_name = "DATO")]
    fra: NaiveDate,
    /// Hvad ændringen bygger på: en lov, en beslutning.
    #[arg(long, value_name = "TEKST")]
    kilde: String,
    /// Kun for én myndighed: jobcenter:75100 eller a_kasse:hk.
    #[arg(long, value_name = "SLAGS:KODE")]
    organisation: Option<String>,
}

/// `faellestid set`
///
/// # Errors
/// When there is no such setting or authority, the text is no value of it, or the database fails.
pub async fn set(config: &Config, set: &Set) -> Result<ExitCode> {
    let key = Indstilling::from_text(&set.navn)
        .with_context(|| format!("der er ingen indstilling {}: se faellestid settings", set.navn))?;
    let store = open(config).await?;
    let organisation = match &set.organisation {
        Some(text) => Some(organisation(&mut store.read().await?, text).await?),
        None => None,
    };
    let (actor, clock) = (&Actor::SYSTEM, &config.clock);
    let row = indstillinger::set(&store, clock, actor, key, organisation, set.fra, &set.vaerdi, &set.kilde)
        .await
        .context("indstillingen blev ikke ændret")?;
    say(&format!("{} er {} fra {}.", row.navn, shown(&row.vaerdi), row.gaelder_fra));
    Ok(ExitCode::SUCCESS)
}

/// `faellestid settings`: every setting as a page, from the settings themselves.
pub fn all() -> ExitCode {
    say("# Indstillingerne\n");
    say(
        "Tal og datoer, som loven eller et valg kan ændre. Standarden gælder, til nogen har sat andet; det sker med en dag, den",
    );
    say("gælder fra, og en kilde, og det står i revisionssporet:\n");
    say("    faellestid set frist.min_dage 10 --fra 2027-01-01 --kilde \"BEK 1/2027 § 2\"\n");
    say(
        "`faellestid settings --now` viser, hvad der gælder i dag. Siden er dannet af koden: `cargo xtask generate`.\n",
    );
    say("| indstilling | standard | kan sættes for | betydning | kilde |\n|---|---|---|---|---|");
    for &key in Indstilling::ALL {
        let (betydning, kilde) = key.about().split_once("Kilde: ").unwrap_or((key.about(), ""));
        let omfang = match key.omfang() {
            Omfang::Alle => "alle",
            Omfang::Organisation => "alle eller én myndighed",
        };
        let (navn, standard) = (key.as_str(), shown(key.default_text()));
        say(&format!("| {navn} | {standard} | {omfang} | {} | {} |", betydning.trim(), kilde.trim_end_matches('.')));
    }
    ExitCode::SUCCESS
}

/// `faellestid settings --now`: what is in force today, and on what it rests.
///
/// # Errors
/// When the database fails.
pub async fn now(config: &Config) -> Result<ExitCode> {
    let store = open(config).await?;
    let in_force = indstillinger::i_kraft(&store, &config.clock).await.context("indstillingerne kunne ikke læses")?;
    let organisationer = store.read().await?.organisationer().await?;
    let name_of = |id| {
        let found = organisationer.iter().find(|organisation| organisation.id == id);
        found.map_or_else(|| id.to_string(), |found| format!("{}:{}", found.kind, found.code))
    };
    say("| indstilling | værdi | for | siden | kilde |\n|---|---|---|---|---|");
    for IKraft { key, vaerdi, sat } in &in_force {
        let (siden, kilde) =
            sat.as_ref().map_or((String::new(), "standard"), |row| (row.gaelder_fra.to_string(), &row.kilde));
        let hvem = sat.as_ref().and_then(|row| row.organisation_id).map_or_else(|| "alle".to_owned(), name_of);
        say(&format!("| {} | {} | {hvem} | {siden} | {kilde} |", key.as_str(), shown(vaerdi)));
    }
    Ok(ExitCode::SUCCESS)
}

/// A value for a person: an empty one is said in a word.
fn shown(vaerdi: &str) -> &str {
    if vaerdi.is_empty() { "(tom)" } else { vaerdi }
}
