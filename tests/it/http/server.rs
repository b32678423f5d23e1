//! The real binary in a process of its own, on a database of a test: what only a process can show.

use std::net::SocketAddr;
use std::ops::Deref;
use std::path::PathBuf;
use std::process::{ExitStatus, Output, Stdio};
use std::time::Duration;

use tempfile::TempDir;
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::{Child, Command};

use super::app::Site;
use super::way::Way;

/// The clock that a [`crate::support::World`] begins with.
const CLOCK: (&str, &str) = ("FAELLESTID_CLOCK", "2026-11-24T09:00:00Z");
/// So long a process has to start on a busy machine.
const STARTS_WITHIN: Duration = Duration::from_secs(120);
const LOGIN: (&str, &str) = ("FAELLESTID_LOGIN", "demo");

/// A running server. Killed when dropped.
pub struct Server {
    site: Site,
    addr: SocketAddr,
    child: Child,
    log: PathBuf,
    _folder: TempDir,
}

impl Deref for Server {
    type Target = Site;
    fn deref(&self) -> &Site {
        &self.site
    }
}

/// The binary with these settings and no others.
pub fn faellestid(arguments: &str, database: &str, settings: &[(&str, &str)]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_faellestid"));
    command.args(arguments.split(' ')).env_clear().env("DATABASE_URL", database).envs(settings.iter().copied());
    command.current_dir(env!("CARGO_MANIFEST_DIR")).kill_on_drop(true).stdin(Stdio::null());
    command
}

/// Runs it to its end, which must come.
pub async fn ended(mut command: Command) -> Output {
    tokio::time::timeout(Duration::from_secs(60), command.output()).await.expect("it does not end").unwrap()
}

/// `serve` with the demo log-in on a free port, with other settings after those.
pub fn serve(database: &str, settings: &[(&str, &str)]) -> Command {
    let usual = [LOGIN, CLOCK, ("FAELLESTID_ADDR", "127.0.0.1:0")];
    faellestid("serve", database, &[&usual[..], settings].concat())
}

impl Server {
    /// Starts one that logs as `log` says, and waits until it says where it listens.
    pub async fn start(database: &str, log: &str) -> Self {
        Self::start_with(database, log, &[]).await
    }

    /// The same with more settings.
    pub async fn start_with(database: &str, log: &str, settings: &[(&str, &str)]) -> Self {
        let folder = TempDir::new().unwrap();
        let path = folder.path().join("log");
        let mut command = serve(database, &[&[("RUST_LOG", log)], settings].concat());
        command.stdout(Stdio::piped()).stderr(std::fs::File::create(&path).unwrap());
        let mut child = command.spawn().unwrap();
        let mut line = String::new();
        let mut told = BufReader::new(child.stdout.take().unwrap());
        let first = tokio::time::timeout(STARTS_WITHIN, told.read_line(&mut line)).await;
        let log = || std::fs::read_to_string(&path).unwrap();
        first.unwrap_or_else(|_| panic!("it does not start: {}", log())).unwrap();
        let addr: Option<SocketAddr> = line.trim().strip_prefix("http://").and_then(|addr| addr.parse().ok());
        let addr = addr.unwrap_or_else(|| panic!("it did not start: {}", log()));
        Self { site: Site(Way::Socket(addr)), addr, child, log: path, _folder: folder }
    }

    /// Where it listens.
    pub fn url(&self) -> String {
        format!("http://{}", self.addr)
    }

    /// Where it listens, as an address.
    pub fn addr(&self) -> SocketAddr {
        self.addr
    }

    /// All it has logged so far.
    pub fn log(&self) -> String {
        std::fs::read_to_string(&self.log).unwrap()
    }

    /// Ends it as a power cut would, between two instructions.
    pub async fn kill(mut self) {
        self.child.kill().await.unwrap();
    }

    /// Sends a signal and waits for the end. Gives how it ended and all it logged.
    pub async fn stop(mut self, signal: &str) -> (ExitStatus, String) {
        let id = self.child.id().expect("it runs");
        let sent = Command::new("sh").args(["-c", &format!("kill -{signal} {id}")]).status().await.unwrap();
        assert!(sent.success());
        let ended = tokio::time::timeout(Duration::from_secs(60), self.child.wait()).await.expect("it does not end");
        (ended.unwrap(), std::fs::read_to_string(&self.log).unwrap())
    }
}
