//! The real server as a process of its own, on loopback, with the demo log-in.

use std::net::SocketAddr;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::Child;

use crate::http::Client;

/// How long the server may take to end when it is asked to.
const PATIENCE: Duration = Duration::from_secs(10);

/// A running server; killed when this is dropped.
#[derive(Debug)]
pub struct Server {
    child: Child,
    /// Where it listens.
    pub addr: SocketAddr,
    /// Its process.
    pub pid: u32,
    /// From its start to its first page.
    pub first_answer: Duration,
}

fn command(program: &str, what: &str, database: &str) -> Command {
    let mut command = Command::new(program);
    let port = "127.0.0.1:0";
    command.arg(what).env("DATABASE_URL", database).env("FAELLESTID_ADDR", port).env("FAELLESTID_LOGIN", "demo");
    // Everybody in a benchmark comes from one address, and asks as fast as can be.
    for limit in ["FAELLESTID_REQUESTS_PER_MINUTE", "FAELLESTID_LOGINS_PER_MINUTE"] {
        command.env(limit, u32::MAX.to_string());
    }
    for other in ["FAELLESTID_CLOCK", "FAELLESTID_METRICS_ADDR", "RUST_LOG"] {
        command.env_remove(other);
    }
    command
}

/// Runs one of the server's other commands to its end; gives whether it ended well.
pub fn succeeds(program: &str, what: &str, database: &str) -> Result<bool> {
    let status = command(program, what, database).stdout(Stdio::null()).status().context("the server")?;
    Ok(status.success())
}

impl Server {
    /// Starts it and waits for its first page.
    pub async fn start(program: &str, database: &str) -> Result<Self> {
        let started = Instant::now();
        let mut process = tokio::process::Command::from(command(program, "serve", database));
        let mut child = process.kill_on_drop(true).stdout(Stdio::piped()).spawn().context("the server")?;
        let stdout = child.stdout.take().context("the server's output")?;
        let line = BufReader::new(stdout).lines().next_line().await?.context("the server ended")?;
        let addr = line.trim_start_matches("http://").parse()?;
        let answer = Client::new(addr).get("/").await?;
        let first_answer = started.elapsed();
        ensure!(answer.status == 200, "the front page answered {}", answer.status);
        let pid = child.id().context("the server ended")?;
        Ok(Self { child, addr, pid, first_answer })
    }

    /// Asks it to end, as a service manager would.
    pub async fn stop(mut self) -> Result<()> {
        Command::new("sh").args(["-c", &format!("kill -TERM {}", self.pid)]).status()?;
        let status = tokio::time::timeout(PATIENCE, self.child.wait()).await.context("the server did not end")??;
        ensure!(status.success(), "the server ended with {status}");
        Ok(())
    }
}
