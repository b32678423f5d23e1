//! A mail server that is not ours, on a port of its own, with the letters it has taken.

use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};

use serde_json::Value;
use tempfile::TempDir;

use super::python::{self, PYTHON};
use crate::support::World;
use faellestid::config::Beskeder;
use faellestid::jobs::beskeder;
use faellestid::kanaler::Kanaler;
use faellestid::services::besked::BeskedService;

/// A certificate of this machine's own and its key, made with OpenSSL.
struct Laas(TempDir);

impl Laas {
    fn ny() -> Self {
        let laas = Self(TempDir::new().unwrap());
        let mut command = Command::new("openssl");
        command.args(["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2"]);
        command.args(["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"]);
        // It is nobody's authority but its own.
        command.args(["-addext", "basicConstraints=critical,CA:FALSE"]);
        command.arg("-out").arg(laas.certificate()).arg("-keyout").arg(laas.key());
        assert!(command.output().expect("openssl").status.success());
        laas
    }

    fn certificate(&self) -> PathBuf {
        self.0.path().join("certificate.pem")
    }

    fn key(&self) -> PathBuf {
        self.0.path().join("key.pem")
    }
}

/// The server; it ends when this is dropped.
pub struct Postkontor {
    folder: TempDir,
    server: Option<Child>,
    laas: Option<Laas>,
    pub port: u16,
}

impl Postkontor {
    /// One that is open.
    pub fn open() -> Self {
        Self::with(None)
    }

    /// One that takes mail over TLS alone, and from those it knows.
    pub fn locked() -> Self {
        Self::with(Some(Laas::ny()))
    }

    fn with(laas: Option<Laas>) -> Self {
        let mut office = Self { folder: TempDir::new().unwrap(), server: None, laas, port: 0 };
        office.reopen();
        office
    }

    /// The certificate by which a locked one is known.
    pub fn certificate(&self) -> PathBuf {
        self.laas.as_ref().expect("it is not locked").certificate()
    }

    /// Opens it at the same port as before.
    pub fn reopen(&mut self) {
        let script = format!("{}/tests/it/beskeder/smtp_server.py", env!("CARGO_MANIFEST_DIR"));
        let mut command = Command::new(PYTHON);
        command.arg(script).arg(self.port.to_string()).arg(self.folder.path()).stdout(Stdio::piped());
        if let Some(laas) = &self.laas {
            command.arg(laas.certificate()).arg(laas.key());
        }
        let mut server = command.spawn().expect(PYTHON);
        let mut line = String::new();
        BufReader::new(server.stdout.take().unwrap()).read_line(&mut line).unwrap();
        self.port = line.trim().parse().expect("a port");
        self.server = Some(server);
    }

    /// Nobody answers any more.
    pub fn close(&mut self) {
        if let Some(mut server) = self.server.take() {
            server.kill().ok();
            server.wait().ok();
        }
    }

    /// The settings that lead to it.
    pub fn settings(&self) -> Beskeder {
        let url = format!("smtp://127.0.0.1:{}", self.port);
        let lookup = |name: &str| match name {
            "FAELLESTID_SMTP_URL" => Some(url.clone()),
            "FAELLESTID_MAIL_FROM" => Some("post@faellestid.example".to_owned()),
            "FAELLESTID_PUBLIC_URL" => Some("https://book.example.dk".to_owned()),
            _ => None,
        };
        Beskeder::from_lookup(lookup).unwrap()
    }

    /// The ways of a node that sends by it alone.
    pub fn kanaler(&self, world: &World) -> Kanaler {
        Kanaler::ny(&self.settings(), &world.store).unwrap()
    }

    /// Every letter taken, oldest first, as raw text.
    pub fn raw(&self) -> Vec<Vec<u8>> {
        self.files("eml")
    }

    fn files(&self, kind: &str) -> Vec<Vec<u8>> {
        let mut files: Vec<PathBuf> =
            std::fs::read_dir(self.folder.path()).unwrap().map(|file| file.unwrap().path()).collect();
        files.retain(|file| file.extension().is_some_and(|extension| extension == kind));
        files.sort();
        files.iter().map(|file| std::fs::read(file).unwrap()).collect()
    }

    /// How each letter came: from, to, and whether over TLS.
    pub fn envelopes(&self) -> Vec<Value> {
        self.files("json").iter().map(|file| serde_json::from_slice(file).unwrap()).collect()
    }

    /// Every letter taken, oldest first, as another program reads it.
    pub fn letters(&self) -> Vec<Value> {
        self.raw().iter().map(|raw| python::read("mail.py", raw)).collect()
    }
}

impl Drop for Postkontor {
    fn drop(&mut self) {
        self.close();
    }
}

/// One round of the job that sends.
pub async fn send(world: &World, kanaler: &Kanaler) -> u64 {
    beskeder::send(&service(world), kanaler).await.unwrap()
}

/// The service on this world.
pub fn service(world: &World) -> BeskedService {
    BeskedService::new(world.store.clone(), world.clock.clone())
}

/// How her messages stand, in the order of planning: kind, status and why it was dropped.
pub async fn stand(world: &World) -> Vec<String> {
    let told = "SELECT kind || ' ' || status || COALESCE(' ' || grund, '') FROM notifikation ORDER BY created_at, om_version, kind";
    world.raw.texts(told).await
}

/// How the ways of messages stand: way, status and the other side's last code.
pub async fn veje(world: &World) -> Vec<String> {
    let told = "SELECT kanal || ' ' || status || COALESCE(' ' || fejl, '') FROM forsendelse ORDER BY 1";
    world.raw.texts(told).await
}

/// Nothing waits to be sent but what the test does: the demo's own people have booked too.
pub async fn kun_hendes(world: &World) {
    world.raw.run("DELETE FROM notifikation").await;
}
