//! Everything that can be said about the code without running it.

use crate::shell::{Outcome, cargo, step};
use crate::{frontend, generated, paths, setup, spelling};

/// Clippy once for each half of the application. Never `--all-features`: server and browser exclude each other.
const LINTS: [&str; 5] = [
    "clippy --all-targets -- -D warnings",
    "clippy --lib --no-default-features --features hydrate --target wasm32-unknown-unknown -- -D warnings",
    "clippy --lib --no-default-features -- -D warnings",
    "clippy --package xtask --all-targets -- -D warnings",
    "clippy --package bench --all-targets -- -D warnings",
];

/// `make check`.
pub fn run() -> Outcome {
    step(&mut cargo(&["fmt", "--all", "--check"]))?;
    // The server embeds dist/, so even its lints need the front end.
    let node = setup::for_building()?;
    frontend::build(&node)?;
    for lint in LINTS {
        step(&mut cargo(&lint.split(' ').collect::<Vec<_>>()))?;
    }
    step(cargo(&["doc", "--no-deps", "--lib"]).env("RUSTDOCFLAGS", "-D warnings"))?;
    if paths::root().join("end2end").is_dir() {
        step(node.script("typescript/bin/tsc").args(["--noEmit", "-p", "end2end"]))?;
    }
    spelling::check()?;
    generated::check()
}
