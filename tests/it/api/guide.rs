//! The ten-minute guide: every command of it, in order, against the real binary.

use std::process::Stdio;
use std::time::Duration;

use tokio::process::Command;

use crate::http::server::Server;
use crate::support::{World, on_both_engines};

on_both_engines!(every_command_of_the_guide_works);

/// The commands, with a `date` that says the day of the demo.
fn commands() -> String {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let guide = std::fs::read_to_string(root.join("docs/integration.md")).unwrap();
    let blocks: Vec<_> = guide.split("```sh\n").skip(1).map(|rest| rest.split("```").next().unwrap()).collect();
    assert!(blocks.len() >= 7, "the guide has lost its commands");
    let demo = "date() { case \"$*\" in +%F) echo 2026-11-24 ;; *) echo 2026-12-31 ;; esac; }\n";
    format!("set -euo pipefail\n{demo}{}", blocks.join("\n"))
}

async fn every_command_of_the_guide_works(world: &World) {
    let server = Server::start(&world.db.url(), "warn").await;
    let binary = std::path::Path::new(env!("CARGO_BIN_EXE_faellestid")).parent().unwrap();
    let folder = tempfile::TempDir::new().unwrap();
    let mut bash = Command::new("bash");
    bash.arg("-c").arg(commands()).current_dir(folder.path()).stdin(Stdio::null()).kill_on_drop(true).env_clear();
    bash.env("PATH", format!("{}:/usr/local/bin:/usr/bin:/bin", binary.display()));
    bash.env("DATABASE_URL", world.db.url()).env("API", format!("{}/api/v1", server.url()));
    let output = tokio::time::timeout(Duration::from_secs(60), bash.output()).await.expect("it does not end").unwrap();
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{said}\n{}", String::from_utf8_lossy(&output.stderr));
    for part in ["\"kanSelvbooke\":true", "\"selvbooket\":true", "FA305", "\"status\":\"aflyst\""] {
        assert!(said.contains(part), "{part}: {said}");
    }
}
