//! Every test. Nothing is skipped: without PostgreSQL or Chromium this fails.

use std::process::Command;

use crate::node::Node;
use crate::postgres::Cluster;
use crate::setup::{self, TestTools};
use crate::shell::{Outcome, cargo, file_error, step};
use crate::{frontend, paths};

/// `make test`.
pub fn everything() -> Outcome {
    let tools = setup::for_testing()?;
    let cluster = prepare(&tools.node)?;
    rust_on(&cluster, &[])?;
    // The domain and the texts must build without the server: the browser's half and the quick tests rely on it.
    step(&mut cargo(&["check", "--no-default-features"]))?;
    browser_on(&tools, &cluster, &[])
}

/// Only the Rust tests, perhaps only those whose name contains a word.
pub fn rust(filter: &[&str]) -> Outcome {
    let node = setup::for_building()?;
    setup::for_rust_tests()?;
    let cluster = prepare(&node)?;
    rust_on(&cluster, filter)
}

/// Only the browser tests; arguments go to Playwright.
pub fn browser(arguments: &[&str]) -> Outcome {
    let tools = setup::for_testing()?;
    let cluster = prepare(&tools.node)?;
    step(&mut cargo(&["build"]))?;
    browser_on(&tools, &cluster, arguments)
}

fn prepare(node: &Node) -> Outcome<Cluster> {
    frontend::build(node)?;
    Cluster::start()
}

/// Two calls, one for each package: together cargo would unite their features and build shared crates twice.
fn rust_on(cluster: &Cluster, filter: &[&str]) -> Outcome {
    for package in [&["test"][..], &["test", "--package", "xtask"]] {
        step(cargo(&[package, filter].concat()).env("FAELLESTID_TEST_POSTGRES", cluster.url()))?;
    }
    Ok(())
}

fn browser_on(tools: &TestTools, cluster: &Cluster, arguments: &[&str]) -> Outcome {
    step(&mut playwright(tools, cluster, arguments))
}

fn playwright(tools: &TestTools, cluster: &Cluster, arguments: &[&str]) -> Command {
    let mut playwright = tools.node.script("@playwright/test/cli.js");
    playwright.args(["test", "--config", "end2end/playwright.config.ts"]).args(arguments);
    playwright.env("FAELLESTID_BIN", paths::server()).env("CHROMIUM", &tools.chromium);
    playwright.env("FAELLESTID_TEST_POSTGRES", cluster.url());
    playwright
}

/// Every page and state the scenarios meet, as pictures, put together into the contact sheets under `docs/images/`.
pub fn pictures() -> Outcome {
    let tools = setup::for_testing()?;
    let cluster = prepare(&tools.node)?;
    step(&mut cargo(&["build"]))?;
    let folder = paths::target().join("pictures");
    if folder.is_dir() {
        std::fs::remove_dir_all(&folder).map_err(file_error(&folder))?;
    }
    let run = |arguments: &[&str], sheet: bool| {
        let mut playwright = playwright(&tools, &cluster, arguments);
        playwright.env("PICTURES", &folder);
        if sheet {
            playwright.env("CONTACT_SHEET", "1");
        }
        step(&mut playwright)
    };
    run(&["--project", "telefon", "--project", "med-js"], false)?;
    run(&["--project", "kontaktark"], true)
}
