//! Files in the repository that a program writes: `make check` fails when one is not what the program would write now.
//!
//! To add one: a line in [`FILES`], then `cargo xtask generate`.

use std::fs;
use std::path::Path;

use crate::paths;
use crate::shell::{Outcome, cargo, output, run, say};
use crate::stamp::write_if_changed;

/// The file, and the server's command that prints it.
const FILES: &[(&str, &str)] = &[
    ("docs/rules.md", "rules"),
    ("docs/cv-samtale.md", "cv-samtale"),
    ("docs/hvem-indkalder.md", "hvem-indkalder"),
    ("docs/registeret.md", "registeret"),
    ("docs/access-matrix.md", "access-matrix"),
    ("docs/openapi.json", "openapi"),
    ("docs/asyncapi.yaml", "asyncapi"),
    ("docs/settings.md", "settings"),
    ("docs/retention.md", "retention"),
    ("docs/legacy.md", "legacy"),
];

/// Fails for the first file that is missing or old.
pub fn check() -> Outcome {
    for (file, text) in current()? {
        if fs::read(file).ok() != Some(text) {
            return Err(format!("{file} is not current. Write it anew with: cargo xtask generate"));
        }
    }
    Ok(())
}

/// Writes those that are missing or old.
pub fn write() -> Outcome {
    for (file, text) in current()? {
        say(&format!("Writing {file}"));
        write_if_changed(Path::new(file), &text)?;
    }
    Ok(())
}

fn current() -> Outcome<Vec<(&'static str, Vec<u8>)>> {
    run(&mut cargo(&["build"]))?;
    FILES
        .iter()
        .map(|(file, command)| Ok((*file, output(std::process::Command::new(paths::server()).arg(command))?)))
        .collect()
}
