//! CPU time and memory of processes, as the kernel counts them.

use std::fs;
use std::time::Duration;

use anyhow::{Context, Result};

/// The kernel's unit in `/proc/<pid>/stat`, on every Linux: a hundredth of a second.
const TICK: Duration = Duration::from_millis(10);

/// Adds up the CPU time of the server and, on PostgreSQL, of every process of the cluster.
#[derive(Clone, Copy, Debug)]
pub struct Meter {
    /// The server.
    pub server: u32,
    /// The cluster's first process; none on SQLite, which runs inside the server.
    pub postmaster: Option<u32>,
}

/// CPU time used so far.
#[derive(Clone, Copy, Debug)]
pub struct Used {
    /// By the server.
    pub server: Duration,
    /// By the database's own processes.
    pub database: Duration,
}

impl Meter {
    /// Reads the counters.
    pub fn read(self) -> Result<Used> {
        let server = ticks(&stat(self.server)?, &[UTIME, STIME])?;
        let database = match self.postmaster {
            None => 0,
            // Children that have ended are counted in their parent.
            Some(first) => {
                let own = ticks(&stat(first)?, &[UTIME, STIME, CUTIME, CSTIME])?;
                children(first)?.iter().map(|child| ticks(child, &[UTIME, STIME])).sum::<Result<u32>>()? + own
            }
        };
        Ok(Used { server: TICK * server, database: TICK * database })
    }
}

impl Used {
    /// Milliseconds for each of `count` things, since `before`: of the server, of the database's processes.
    pub fn per(self, count: usize, before: Self) -> (f64, f64) {
        let each = |now: Duration, before: Duration| (now - before).as_secs_f64() * 1e3 / count as f64;
        (each(self.server, before.server), each(self.database, before.database))
    }
}

// Places in `stat` after the program's name.
const PPID: usize = 1;
const UTIME: usize = 11;
const STIME: usize = 12;
const CUTIME: usize = 13;
const CSTIME: usize = 14;

/// The fields after the program's name, which itself may hold blanks and brackets.
fn stat(pid: u32) -> Result<Vec<String>> {
    let text = fs::read_to_string(format!("/proc/{pid}/stat")).with_context(|| format!("process {pid}"))?;
    let (_, fields) = text.rsplit_once(')').context("/proc/<pid>/stat")?;
    Ok(fields.split_whitespace().map(str::to_owned).collect())
}

fn ticks(fields: &[String], which: &[usize]) -> Result<u32> {
    which.iter().map(|&at| Ok(fields.get(at).context("/proc/<pid>/stat")?.parse::<u32>()?)).sum()
}

/// The process that started this one.
pub fn parent(pid: u32) -> Result<u32> {
    ticks(&stat(pid)?, &[PPID])
}

fn children(parent: u32) -> Result<Vec<Vec<String>>> {
    let pids = fs::read_dir("/proc")?.flatten().filter_map(|entry| entry.file_name().to_str()?.parse().ok());
    // One that has ended in the meantime is counted in its parent the next time.
    let all = pids.filter_map(|pid| stat(pid).ok());
    Ok(all.filter(|fields| ticks(fields, &[PPID]).is_ok_and(|its| its == parent)).collect())
}

/// Resident memory in bytes.
pub fn memory(pid: u32) -> Result<u64> {
    let status = fs::read_to_string(format!("/proc/{pid}/status"))?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).context("VmRSS")?;
    let kib: u64 = line.trim().trim_end_matches("kB").trim().parse()?;
    Ok(kib * 1024)
}
