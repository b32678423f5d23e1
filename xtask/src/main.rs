//! What `make` calls: set-up, front-end build, running, testing and checking. `cargo xtask` without arguments lists the commands.
//!
//! To add a command: a module of its own, one line in [`run`] and one in [`USAGE`].

mod assets;
mod bench;
mod check;
mod contract;
mod frontend;
mod generated;
mod node;
mod packages;
mod paths;
mod postgres;
mod serve;
mod setup;
mod shell;
mod sizes;
mod spelling;
mod stamp;
mod test;
mod wasm;

use std::process::ExitCode;

use shell::{Outcome, say};

const USAGE: &str = "Usage: cargo xtask COMMAND

  setup              install what is missing for building and running
  frontend           build WASM, style sheet, icons and fonts into dist/
  run                build everything, load the demo data, serve
  test               every test: Rust on SQLite and PostgreSQL, then the browser
  test rust [NAME]   only the Rust tests [whose name contains NAME]
  test browser [..]  only the browser tests [arguments go to Playwright]
  pictures           every page in both sizes and languages, as contact sheets under docs/images/
  contract           the machine interface against its own document: schemathesis, on both engines (half an hour)
  bench [staff]      speed and sizes of the release server against the budgets; or of the pages of a large jobcenter alone
  check              format, lints, documentation, types, spelling, generated files
  spelling           the spelling of every text alone
  generate           write the generated files anew
  postgres           a throw-away PostgreSQL until Ctrl-C";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match run(&words) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            say(&message);
            ExitCode::FAILURE
        }
    }
}

fn run(words: &[&str]) -> Outcome {
    std::env::set_current_dir(paths::root())
        .map_err(|error| format!("The project folder cannot be entered: {error}"))?;
    match words {
        ["setup"] => setup::for_building().map(drop),
        ["frontend"] => frontend::build(&setup::for_building()?),
        ["run"] => serve::run(),
        ["test"] => test::everything(),
        ["test", "rust", filter @ ..] => test::rust(filter),
        ["test", "browser", arguments @ ..] => test::browser(arguments),
        ["pictures"] => test::pictures(),
        ["contract"] => contract::run_all(),
        ["bench"] => bench::run(None),
        ["bench", "staff"] => bench::run(Some("staff")),
        ["check"] => check::run(),
        ["spelling"] => spelling::check(),
        ["generate"] => generated::write(),
        ["postgres"] => postgres::until_interrupted(),
        _ => Err(USAGE.to_owned()),
    }
}
