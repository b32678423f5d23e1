//! `bench`: the release server and the program that loads it, on a throw-away PostgreSQL beside SQLite.

use std::path::Path;
use std::process::Command;

use crate::postgres::{self, Cluster};
use crate::setup::TestTools;
use crate::shell::{Outcome, cargo, step};
use crate::{frontend, paths, setup};

/// `make bench`; with a part, that part alone, without the browser.
pub fn run(part: Option<&str>) -> Outcome {
    let tools = setup::for_testing()?;
    let beside = postgres::programs().map(|folder| folder.join("pgbench")).filter(|file| file.is_file());
    let pgbench =
        beside.or_else(|| paths::on_path("pgbench")).ok_or("PostgreSQL's load program pgbench is missing.")?;
    frontend::build(&tools.node)?;
    step(&mut cargo(&["build", "--release"]))?;
    step(&mut cargo(&["build", "--release", "--package", "bench"]))?;
    let cluster = Cluster::start()?;
    let release = paths::target().join("release");
    let mut bench = Command::new(release.join("bench"));
    bench.env("FAELLESTID_BIN", release.join("faellestid")).env("PGBENCH", pgbench);
    step(bench.args(part).env("FAELLESTID_TEST_POSTGRES", cluster.url()))?;
    if part.is_some() {
        return Ok(());
    }
    lighthouse(&tools, &release.join("faellestid"))
}

/// Lighthouse's marks for speed, each the median of five.
fn lighthouse(tools: &TestTools, server: &Path) -> Outcome {
    let mut playwright = tools.node.script("@playwright/test/cli.js");
    playwright.args(["test", "--config", "end2end/playwright.config.ts", "--workers", "1", "lighthouse"]);
    playwright.env("FAELLESTID_BIN", server).env("CHROMIUM", &tools.chromium);
    step(playwright.env("LIGHTHOUSE_RUNS", "5"))
}
