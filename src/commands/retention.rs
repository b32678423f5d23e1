//! `faellestid retention` and `faellestid delete-expired`: what is kept about people and for how long, and deleting the rest.

use std::process::ExitCode;

use anyhow::{Context, Result};

use super::{open, say};
use crate::config::Config;
use crate::domain::opbevaring::{Periode, REGISTER, UDEN_PERSONDATA};
use crate::services::sletning;

/// `faellestid delete-expired`
///
/// # Errors
/// When the database fails; what was deleted by then stays so.
pub async fn delete_expired(config: &Config) -> Result<ExitCode> {
    let store = open(config).await?;
    let deleted = sletning::delete_expired(&store, &config.clock).await.context("sletningen blev ikke færdig")?;
    for (tabel, rows) in deleted {
        say(&format!("{tabel}: {rows}"));
    }
    Ok(ExitCode::SUCCESS)
}

/// `faellestid retention`: the register as a page, from the register itself.
pub fn register() -> ExitCode {
    say("# Hvad der gemmes om mennesker, og hvor længe\n");
    say(
        "Hver tabel i databasen står her ét sted; en test over den rigtige database afviser en, der mangler. Perioderne er",
    );
    say(
        "[indstillinger](settings.md). Et dagligt job og `faellestid delete-expired` sletter, hvad der er nået til sin grænse, og",
    );
    say("efterlader én linje med antal i revisionssporet. Siden er dannet af koden: `cargo xtask generate`.\n");
    say("## Oplysninger om mennesker\n");
    say("| tabel | formål | perioden regnes fra | slettes |\n|---|---|---|---|");
    for entry in REGISTER {
        let periode = periode(entry.periode);
        say(&format!("| `{}` | {} | {} | {periode} |", entry.tabel, entry.formaal, entry.udloeser));
    }
    say("\n## Resten\n");
    say("| tabel | indhold |\n|---|---|");
    for (tabel, indhold) in UDEN_PERSONDATA {
        say(&format!("| `{tabel}` | {indhold} |"));
    }
    ExitCode::SUCCESS
}

fn periode(periode: Periode) -> String {
    match periode {
        Periode::Indstilling(key) => format!("efter `{}`, standard {}", key.as_str(), key.default_text()),
        Periode::MedEjer(owners) => {
            let named: Vec<_> = owners.iter().map(|owner| format!("`{owner}`")).collect();
            format!("sammen med rækken i {}", named.join(" eller "))
        }
        Periode::Fast(why) => why.to_owned(),
    }
}
