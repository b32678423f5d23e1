//! `bench`: the release server and the program that loads it, on a throw-away PostgreSQL beside SQLite.

use std::process::Command;

use crate::postgres::{self, Cluster};
use crate::shell::{Outcome, cargo, step};
use crate::{frontend, paths, setup};

/// `make bench`.
pub fn run() -> Outcome {
    let node = setup::for_building()?;
    setup::for_rust_tests()?;
    let beside = postgres::programs().map(|folder| folder.join("pgbench")).filter(|file| file.is_file());
    let pgbench =
        beside.or_else(|| paths::on_path("pgbench")).ok_or("PostgreSQL's load program pgbench is missing.")?;
    frontend::build(&node)?;
    step(&mut cargo(&["build", "--release"]))?;
    step(&mut cargo(&["build", "--release", "--package", "bench"]))?;
    let cluster = Cluster::start()?;
    let release = paths::target().join("release");
    let mut bench = Command::new(release.join("bench"));
    bench.env("FAELLESTID_BIN", release.join("faellestid")).env("PGBENCH", pgbench);
    step(bench.env("FAELLESTID_TEST_POSTGRES", cluster.url()))
}
