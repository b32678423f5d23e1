//! Installs what is missing, each only if absent, each named before.
//!
//! To add a piece: a function here that looks first and installs only then, called from the list that needs it.

use std::path::PathBuf;
use std::process::Command;

use crate::node::{self, Node};
use crate::packages;
use crate::paths;
use crate::postgres;
use crate::shell::{Outcome, output, run, say, succeeds};

const WASM: &str = "wasm32-unknown-unknown";

/// What the tests need beyond [`for_building`].
pub struct TestTools {
    pub node: Node,
    pub chromium: PathBuf,
}

/// Everything that building and running needs.
pub fn for_building() -> Outcome<Node> {
    c_compiler()?;
    wasm_target()?;
    let node = node::install()?;
    node::install_packages(&node)?;
    Ok(node)
}

/// Everything the tests need. PostgreSQL and Chromium are not optional: a test that is skipped is a test that is not there.
pub fn for_testing() -> Outcome<TestTools> {
    let node = for_building()?;
    for_rust_tests()?;
    Ok(TestTools { node, chromium: chromium()? })
}

/// PostgreSQL's programs; in Debian's own Python, a mail server and a calendar reader that are not ours; OpenSSL; and curl.
pub fn for_rust_tests() -> Outcome {
    if postgres::programs().is_none() {
        packages::install("PostgreSQL", "every store test runs on it too", &["postgresql"])?;
    }
    if !succeeds(Command::new("/usr/bin/python3").args(["-c", "import aiosmtpd, icalendar"])) {
        let needed = ["python3", "python3-aiosmtpd", "python3-icalendar"];
        packages::install("A mail server and a calendar reader", "the tests of messages", &needed)?;
    }
    if paths::on_path("openssl").is_none() {
        packages::install("OpenSSL", "the mail server of the tests has a certificate", &["openssl"])?;
    }
    if paths::on_path("curl").is_none() {
        packages::install("curl", "the commands of the guide for other systems are run", &["curl"])?;
    }
    Ok(())
}

/// SQLite is compiled from C, and Rust links through `cc`.
fn c_compiler() -> Outcome {
    if paths::on_path("cc").is_some() {
        Ok(())
    } else {
        packages::install("A C compiler", "SQLite is built with it", &["gcc", "libc6-dev"])
    }
}

fn wasm_target() -> Outcome {
    let library = output(Command::new("rustc").args(["--print", "target-libdir", "--target", WASM]))?;
    let library = PathBuf::from(String::from_utf8_lossy(&library).trim());
    if library.is_dir() {
        return Ok(());
    }
    if paths::on_path("rustup").is_none() {
        return Err(format!(
            "Rust's standard library for {WASM} is missing and there is no rustup to fetch it. Install Rust with rustup, or that target with this system's package manager."
        ));
    }
    say(&format!("Installing the Rust target {WASM} (the part that runs in the browser)"));
    run(Command::new("rustup").args(["target", "add", WASM]))
        .map_err(|error| format!("{error} Is there a network? Then try by hand: rustup target add {WASM}"))
}

fn chromium() -> Outcome<PathBuf> {
    let find = || {
        let chosen = std::env::var_os("CHROMIUM").map(PathBuf::from).filter(|file| file.is_file());
        chosen
            .or_else(|| ["chromium", "chromium-browser", "google-chrome"].iter().find_map(|name| paths::on_path(name)))
    };
    if let Some(found) = find() {
        return Ok(found);
    }
    packages::install("Chromium", "the browser tests run in it; CHROMIUM may name another", &["chromium"])?;
    find().ok_or_else(|| "Chromium was installed but is not on PATH.".to_owned())
}
