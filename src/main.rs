//! The command line: one binary that serves, migrates, loads the demo and checks itself.

use std::process::ExitCode;

use clap::{Parser, Subcommand};
use faellestid::config::Config;
use faellestid::{commands, serve};

/// Selvbooking af fælles jobsamtaler. Indstillinger læses fra miljøet; se .env.example.
#[derive(Parser)]
#[command(version, about)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Betjen borgere og medarbejdere, indtil processen stoppes.
    Serve,
    /// Bring databasen op til dette program, og indlæs myndighederne.
    Migrate,
    /// Indlæs demo-data. Afvises, hvis databasen har rigtige personer.
    Demo,
    /// Tjek alt, der altid skal være sandt. Slutter med 1 og en linje for hvert brud.
    Check,
    /// Udskriv reglerne som en side.
    Rules,
}

fn main() -> ExitCode {
    faellestid::telemetry::start();
    let command = Arguments::parse().command;
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => return commands::failed(&error.into()),
    };
    let outcome = runtime.block_on(async {
        let config = Config::from_env()?;
        match command {
            Command::Serve => serve::run(config).await,
            Command::Migrate => commands::migrate(&config).await,
            Command::Demo => commands::demo(&config).await,
            Command::Check => commands::check(&config).await,
            Command::Rules => Ok(commands::rules()),
        }
    });
    outcome.unwrap_or_else(|error| commands::failed(&error))
}
