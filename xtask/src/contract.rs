//! The machine interface against its own document, by schemathesis: calls made from the document, right and wrong ones, and its links followed.
//! No answer may be a fault of ours or lie outside the document. On both engines, as each kind of authority.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use crate::postgres::Cluster;
use crate::shell::{Outcome, cargo, file_error, output, run, say, step};
use crate::{frontend, paths, setup};

/// The version whose judgement we have read.
const SCHEMATHESIS: &str = "schemathesis==4.32.5";
/// Calls an operation and caller, beside those of the document's own examples, its borders and its links. With three callers and two
/// engines that is far more than 20,000 an engine.
const CALLS: &str = "100";
/// A name, and for whom it calls.
const CALLERS: [(&str, &[&str]); 3] = [
    ("STAR", &["--myndighed", "STAR"]),
    ("JobCenter", &["--myndighed", "JobCenter", "--organisation", "jobcenter:75100"]),
    ("A-kasse", &["--myndighed", "A-kasse", "--organisation", "a_kasse:hk"]),
];
const SCOPES: [&str; 10] = [
    "borgerbooking",
    "borgerstatus.read",
    "kontaktforloeb.samtale.read",
    "kontaktforloeb.samtale.write",
    "kontaktforloeb.frist.read",
    "kontaktforloeb.frist.write",
    "register.read",
    "register.write",
    "haendelser.read",
    "gaesteadgang.write",
];
const ADDR: &str = "127.0.0.1:3999";

/// `cargo xtask contract`.
pub fn run_all() -> Outcome {
    let node = setup::for_building()?;
    frontend::build(&node)?;
    run(&mut cargo(&["build"]))?;
    let python = schemathesis()?;
    let cluster = Cluster::start()?;
    let file = paths::target().join("contract.db");
    for gone in [&file, &file.with_extension("db-wal"), &file.with_extension("db-shm")] {
        if gone.is_file() {
            fs::remove_file(gone).map_err(file_error(gone))?;
        }
    }
    let mut findings = on(&python, &cluster.url())?;
    findings.extend(on(&python, &format!("sqlite://{}", file.display()))?);
    if findings.is_empty() { Ok(()) } else { Err(format!("Findings above: {}", findings.join(", "))) }
}

/// In a folder of its own under the target folder.
fn schemathesis() -> Outcome<PathBuf> {
    let folder = paths::target().join("schemathesis");
    let program = folder.join("bin/schemathesis");
    if !program.is_file() {
        run(Command::new("python3").args(["-m", "venv"]).arg(&folder))?;
        step(Command::new(folder.join("bin/pip")).args(["install", "--quiet", SCHEMATHESIS]))?;
    }
    Ok(program)
}

/// A server that ends with us.
struct Server(Child);

impl Drop for Server {
    fn drop(&mut self) {
        if self.0.kill().and_then(|()| self.0.wait()).is_err() {
            say("The server may still run.");
        }
    }
}

/// Every caller on one engine, whatever was found for the one before; gives those for whom something was.
fn on(schemathesis: &Path, database: &str) -> Outcome<Vec<String>> {
    let engine = database.split(':').next().unwrap_or(database);
    let mut findings = Vec::new();
    for command in ["migrate", "demo"] {
        output(faellestid(database).arg(command))?;
    }
    let tokens = CALLERS.map(|(name, whom)| Ok::<_, String>((name, client(database, name, whom)?)));
    let server = faellestid(database).arg("serve").stdout(Stdio::null()).spawn();
    let _server = Server(server.map_err(|error| format!("The server cannot be started: {error}"))?);
    for caller in tokens {
        let (name, (id, secret)) = caller?;
        say(&format!("{name} on {engine}"));
        let token = token(&id, &secret)?;
        let mut command = Command::new(schemathesis);
        command.env("SCHEMATHESIS_HOOKS", paths::root().join("tests/kontrakt/hooks.py"));
        command.args(["--config-file", "tests/kontrakt/schemathesis.toml", "run", "--continue-on-failure"]);
        command.args(["--suppress-health-check", "all", "--max-examples", CALLS, "--header"]);
        command.arg(format!("Authorization: Bearer {token}")).arg(format!("http://{ADDR}/api/openapi.json"));
        if let Err(finding) = run(&mut command) {
            say(&finding);
            findings.push(format!("{name} on {engine}"));
        }
    }
    Ok(findings)
}

fn faellestid(database: &str) -> Command {
    let mut command = Command::new(paths::server());
    let settings = [
        ("FAELLESTID_LOGIN", "demo"),
        ("FAELLESTID_ADDR", ADDR),
        ("FAELLESTID_CLOCK", "2026-11-24T09:00:00Z+"),
        ("FAELLESTID_API_PER_MINUT", "1000000"),
    ];
    command.env("DATABASE_URL", database).envs(settings);
    command
}

/// A new client's id and secret.
fn client(database: &str, name: &str, whom: &[&str]) -> Outcome<(String, String)> {
    let scopes = SCOPES.iter().flat_map(|scope| ["--scope", scope]);
    let told = output(faellestid(database).args(["clients", "add", name]).args(whom).args(scopes))?;
    let told = String::from_utf8_lossy(&told).into_owned();
    let after = |start: &str| told.lines().find_map(|line| line.strip_prefix(start)).map(str::to_owned);
    after("client_id: ").zip(after("client_secret: ")).ok_or_else(|| "No client was made.".to_owned())
}

/// The server may need a moment before it answers.
fn token(id: &str, secret: &str) -> Outcome<String> {
    let mut curl = Command::new("curl");
    curl.args(["--silent", "--fail", "--retry", "20", "--retry-connrefused", "--retry-delay", "1"]);
    curl.args(["--user", &format!("{id}:{secret}"), "--data", "grant_type=client_credentials"]);
    let told = output(curl.arg(format!("http://{ADDR}/api/v1/token")))?;
    let told = String::from_utf8_lossy(&told).into_owned();
    let token = told.split("\"access_token\":\"").nth(1).and_then(|rest| rest.split('"').next());
    token.map(str::to_owned).ok_or_else(|| "No token was given.".to_owned())
}
