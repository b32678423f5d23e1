//! `run`: from a fresh machine to a served demo. The server takes this process's place, so Ctrl-C reaches it alone.

use std::fs;
use std::net::TcpListener;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::shell::{Outcome, cargo, run as run_program};
use crate::{frontend, paths, setup};

/// Each only if unset.
const DEFAULTS: [(&str, &str); 3] = [
    ("DATABASE_URL", "sqlite://data/faellestid.db"),
    ("FAELLESTID_ADDR", "127.0.0.1:3000"),
    ("FAELLESTID_LOGIN", "demo"),
];

/// Builds, migrates, loads the demo data and serves; returns only when something failed.
pub fn run() -> Outcome {
    // What would stop the server is found before minutes of building.
    address_is_free(&setting(1))?;
    database_folder_is_writable(&setting(0))?;
    let node = setup::for_building()?;
    frontend::build(&node)?;
    run_program(&mut cargo(&["build"]))?;
    run_program(&mut server("migrate"))?;
    run_program(&mut server("demo"))?;
    let error = server("serve").exec();
    Err(format!("The server cannot be started: {error}"))
}

fn setting(index: usize) -> String {
    let (name, default) = DEFAULTS[index];
    std::env::var(name).unwrap_or_else(|_| default.to_owned())
}

fn server(command: &str) -> Command {
    let mut server = Command::new(paths::server());
    server.arg(command);
    for (index, (name, _)) in DEFAULTS.iter().enumerate() {
        server.env(name, setting(index));
    }
    server
}

fn address_is_free(address: &str) -> Outcome {
    match TcpListener::bind(address) {
        Ok(_) => Ok(()),
        Err(error) if error.kind() == std::io::ErrorKind::AddrInUse => Err(format!(
            "{address} is taken by another program. Stop it, or choose another port: FAELLESTID_ADDR=127.0.0.1:3001 make run"
        )),
        Err(error) => Err(format!("FAELLESTID_ADDR={address} cannot be used: {error}")),
    }
}

fn database_folder_is_writable(database: &str) -> Outcome {
    let Some(folder) = sqlite_folder(database) else { return Ok(()) };
    let probe = folder.join(".write-test");
    let tried = fs::create_dir_all(&folder).and_then(|()| fs::write(&probe, "")).and_then(|()| fs::remove_file(&probe));
    tried.map_err(|error| {
        format!(
            "The database's folder {} cannot be written: {error}. Change its owner, or set DATABASE_URL.",
            folder.display()
        )
    })
}

/// The folder of an SQLite file; none for PostgreSQL and databases in memory.
fn sqlite_folder(database: &str) -> Option<PathBuf> {
    let file = database.strip_prefix("sqlite:")?;
    let file = file.strip_prefix("//").unwrap_or(file).split('?').next()?;
    if file.is_empty() || file.starts_with(':') {
        return None;
    }
    Path::new(file)
        .parent()
        .map(|folder| if folder.as_os_str().is_empty() { PathBuf::from(".") } else { folder.to_owned() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_folder_of_an_sqlite_file() {
        assert_eq!(sqlite_folder("sqlite://data/faellestid.db"), Some(PathBuf::from("data")));
        assert_eq!(sqlite_folder("sqlite:///srv/x/y.db?mode=rwc"), Some(PathBuf::from("/srv/x")));
        assert_eq!(sqlite_folder("sqlite::memory:"), None);
        assert_eq!(sqlite_folder("postgres://localhost/x"), None);
    }
}
