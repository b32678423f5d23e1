//! Debian's Python with its parsers and servers, none of them ours. `cargo xtask` installs what is missing.

use std::io::Write;
use std::process::{Command, Stdio};

use serde_json::Value;

/// The interpreter that Debian's Python packages belong to.
pub const PYTHON: &str = "/usr/bin/python3";

/// Gives `input` to a script of this folder and reads the JSON that it prints.
pub fn read(script: &str, input: &[u8]) -> Value {
    let script = format!("{}/tests/it/beskeder/{script}", env!("CARGO_MANIFEST_DIR"));
    let mut child =
        Command::new(PYTHON).arg(&script).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect(PYTHON);
    child.stdin.take().unwrap().write_all(input).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success(), "{script} could not read\n{}", String::from_utf8_lossy(input));
    serde_json::from_slice(&output.stdout).unwrap()
}
