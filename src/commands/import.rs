//! `faellestid import`: frister or borgere from a file, on behalf of each borger's own jobcenter.

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use clap::{Args, ValueEnum};

use super::{open, say};
use crate::config::Config;
use crate::domain::fil::{FIL_MAX, FilSlags, LinjeUdfald, afkod};
use crate::domain::rules::tekst::angivet;
use crate::services::fil::{FilAfvist, FilService, LinjeSvar};
use crate::services::read_log::ReadLog;
use crate::texts::rules::told;
use crate::texts::staff::{fil_udfald, oversigt};

/// Which file.
#[derive(Args, Debug)]
pub struct Import {
    /// Hvad der står på linjerne.
    slags: Slags,
    /// Filen: csv i UTF-8 eller Windows-1252, den første linje navngiver kolonnerne.
    #[arg(value_name = "FIL.csv")]
    fil: PathBuf,
    /// Hvorfor frister sættes, selv om borgeren ikke kan booke nogen tid; uden den bliver de linjer afvist.
    #[arg(long, value_name = "TEKST")]
    begrundelse: Option<String>,
    /// Vis, hvad der ville ske, uden at gøre det.
    #[arg(long)]
    proev: bool,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Slags {
    Borgere,
    Frister,
}

impl From<Slags> for FilSlags {
    fn from(slags: Slags) -> Self {
        match slags {
            Slags::Borgere => Self::Borgere,
            Slags::Frister => Self::Frister,
        }
    }
}

/// `faellestid import borgere|frister FIL.csv`: one line for each that was not done, with its number and codes, then the counts. Never
/// who a line is about.
///
/// # Errors
/// When the file cannot be read or used, or the database fails. Lines that were refused are exit code 1.
pub async fn run(config: &Config, import: &Import) -> Result<ExitCode> {
    let fil = import.fil.display();
    let size = std::fs::metadata(&import.fil).with_context(|| format!("{fil} kan ikke læses"))?.len();
    let bytes = std::fs::read(&import.fil).with_context(|| format!("{fil} kan ikke læses"))?;
    if size > u64::try_from(FIL_MAX)? {
        bail!("{}", told(crate::domain::rules::Code::FilTooLarge));
    }
    let tekst = afkod(&bytes).map_err(|code| anyhow::anyhow!("{}", told(code)))?;
    let store = open(config).await?;
    let (read_log, written) = ReadLog::start(store.clone());
    let service = FilService::new(store, config.clock.clone(), read_log);
    let begrundelse = import.begrundelse.as_deref().and_then(angivet);
    let done = if import.proev {
        service.proev(None, import.slags.into(), &tekst).await
    } else {
        service.indlaes(None, import.slags.into(), &tekst, begrundelse).await
    };
    drop(service);
    written.await.context("revisionssporet blev ikke skrevet")?;
    match done {
        Ok(linjer) => Ok(tell(&linjer)),
        Err(FilAfvist::Fil(fejl)) => bail!("{} {}", told(fejl.kode), fejl.kolonner.join(", ")),
        Err(other) => Err(other).context("filen blev ikke indlæst"),
    }
}

fn tell(linjer: &[LinjeSvar]) -> ExitCode {
    let udfald: Vec<_> = linjer.iter().map(|linje| linje.udfald).collect();
    for linje in linjer.iter().filter(|linje| linje.udfald == LinjeUdfald::Afvist) {
        let why: Vec<_> = linje
            .verdict
            .breaches()
            .iter()
            .map(|breach| format!("{} {}", breach.code.as_str(), told(breach.code)))
            .collect();
        say(&format!("linje {}: {}: {}", linje.nummer, fil_udfald(linje.udfald), why.join("; ")));
    }
    say(&oversigt(&udfald));
    if udfald.contains(&LinjeUdfald::Afvist) { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}
