//! The command line: one binary that serves, migrates, loads the demo and checks itself.

use std::process::ExitCode;

use clap::{Parser, Subcommand};
use faellestid::commands::{clients, import, legacy, pages, retention, settings, webhooks};
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
    /// Indlæs borgere eller frister fra en fil. Det, der er gjort, bliver ikke gjort to gange.
    Import(import::Import),
    /// Udskriv reglerne som en side.
    Rules,
    /// Udskriv cv-samtalens hele tabel som en side.
    CvSamtale,
    /// Udskriv, hvem der indkalder til hvad, som en side.
    HvemIndkalder,
    /// Udskriv, hvad der sker, når en oplysning om en borger ændres, som en side.
    Registeret,
    /// Udskriv, hvem der må kalde hvad om hvem, som en side.
    AccessMatrix,
    /// Udskriv snitfladens OpenAPI-dokument.
    Openapi,
    /// Udskriv hændelsernes AsyncAPI-dokument.
    Asyncapi,
    /// Systemer, der må kalde snitfladen.
    #[command(subcommand)]
    Clients(clients::Clients),
    /// Udskriv alle indstillinger som en side.
    Settings {
        /// I stedet: hvad der gælder i dag, og hvad det bygger på.
        #[arg(long)]
        now: bool,
    },
    /// Sæt en indstilling fra en dag. Står i revisionssporet.
    Set(settings::Set),
    /// Udskriv, hvad der gemmes om mennesker, og hvor længe, som en side.
    Retention,
    /// Slet, hvad der ikke længere skal gemmes. Udskriver antal for hver tabel.
    DeleteExpired,
    /// Hvem der får hændelser sendt, og hvad der er lagt til side.
    #[command(subcommand)]
    Webhooks(webhooks::Webhooks),
    /// Udskriv, hvad der er trådt i stedet for de udfasede snitflader, som en side.
    Legacy,
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
            Command::Import(what) => import::run(&config, &what).await,
            Command::Rules => Ok(pages::rules()),
            Command::CvSamtale => Ok(pages::cv_samtale()),
            Command::HvemIndkalder => Ok(pages::hvem_indkalder()),
            Command::Registeret => Ok(pages::registeret()),
            Command::AccessMatrix => Ok(pages::access_matrix()),
            Command::Openapi => pages::openapi(),
            Command::Asyncapi => Ok(pages::asyncapi()),
            Command::Clients(clients) => clients::run(&config, &clients).await,
            Command::Settings { now: false } => Ok(settings::all()),
            Command::Settings { now: true } => settings::now(&config).await,
            Command::Set(set) => settings::set(&config, &set).await,
            Command::Retention => Ok(retention::register()),
            Command::Legacy => Ok(legacy::mapping()),
            Command::Webhooks(what) => webhooks::run(&config, what).await,
            Command::DeleteExpired => retention::delete_expired(&config).await,
        }
    });
    outcome.unwrap_or_else(|error| commands::failed(&error))
}
