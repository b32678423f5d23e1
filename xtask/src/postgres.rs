//! A throw-away PostgreSQL cluster for the tests: own folder, own loopback port, stopped and removed however we end.

use std::io::{BufRead, BufReader};
use std::net::TcpListener;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use crate::shell::{Outcome, say};
use crate::{packages, paths, setup};

const SCRIPT: &str = include_str!("postgres.sh");

/// A running cluster; dropping it stops it. If we are killed, the kernel closes our end of the pipe, and that stops it too.
pub struct Cluster {
    keeper: Child,
    port: u16,
}

impl Cluster {
    /// Starts one. Another program may take the port between the look and the start: hence more than one try.
    pub fn start() -> Outcome<Self> {
        let programs = programs().ok_or("PostgreSQL's programs are missing.")?;
        (0..2).find_map(|_| try_start(&programs).ok()).map_or_else(|| try_start(&programs), Ok)
    }

    /// The address of its database `postgres`.
    pub fn url(&self) -> String {
        format!("postgres://postgres@127.0.0.1:{}/postgres", self.port)
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        drop(self.keeper.stdin.take());
        if let Err(error) = self.keeper.wait() {
            say(&format!("The throw-away PostgreSQL may still run: {error}"));
        }
    }
}

fn try_start(programs: &Path) -> Outcome<Cluster> {
    let failed = |error: std::io::Error| format!("A throw-away PostgreSQL cannot be started: {error}");
    let port = TcpListener::bind("127.0.0.1:0").and_then(|free| free.local_addr()).map_err(failed)?.port();
    // PostgreSQL refuses to run as root.
    let mut command = Command::new(if packages::is_root() { "runuser" } else { "sh" });
    if packages::is_root() {
        command.args(["-u", "postgres", "--", "sh"]);
    }
    command.args(["-c", SCRIPT, "sh"]).arg(programs).arg(port.to_string());
    // Its own process group: Ctrl-C is for us, and we end first.
    let mut keeper = command
        .current_dir("/")
        .process_group(0)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .map_err(failed)?;
    let mut line = String::new();
    if let Some(stdout) = keeper.stdout.take() {
        BufReader::new(stdout).read_line(&mut line).map_err(failed)?;
    }
    let cluster = Cluster { keeper, port };
    if line.trim() == "ready" {
        Ok(cluster)
    } else {
        Err("A throw-away PostgreSQL cannot be started; its log stands above.".to_owned())
    }
}

/// The folder with `initdb` and `pg_ctl`: on `PATH`, or the newest that Debian's packages have put in place.
pub fn programs() -> Option<PathBuf> {
    if let Some(found) = paths::on_path("initdb") {
        return found.parent().map(Path::to_owned);
    }
    let version =
        |folder: &PathBuf| folder.file_name().and_then(|name| name.to_str()).and_then(|name| name.parse::<u32>().ok());
    let installed = std::fs::read_dir("/usr/lib/postgresql").ok()?.filter_map(Result::ok).map(|entry| entry.path());
    let newest = installed.filter(|folder| folder.join("bin/initdb").is_file()).max_by_key(version)?;
    Some(newest.join("bin"))
}

/// The command `postgres`: a cluster to develop against.
pub fn until_interrupted() -> Outcome {
    setup::for_rust_tests()?;
    let cluster = Cluster::start()?;
    println!("{}", cluster.url());
    say("Stops and is removed with Ctrl-C.");
    loop {
        std::thread::park();
    }
}
