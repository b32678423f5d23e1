//! What the front end weighs on the wire, and the limit it must keep.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::shell::{Outcome, file_error, output, say};

/// The WASM module's budget, compressed with gzip, in bytes.
const WASM_LIMIT: u64 = 120_000;

/// Tells the sizes; fails when the module is over its limit.
pub fn report(pkg: &Path) -> Outcome {
    let packed = |name: &str| -> Outcome<u64> {
        let bytes = output(Command::new("gzip").args(["-9", "-c"]).arg(pkg.join(name)))?;
        Ok(bytes.len() as u64)
    };
    let (wasm, script, style) = (packed("faellestid_bg.wasm")?, packed("faellestid.js")?, packed("faellestid.css")?);
    let fonts: u64 = ["Regular", "SemiBold"]
        .iter()
        .map(|weight| length(&pkg.join(format!("fonts/IBMPlexSans-{weight}-Latin1.woff2"))))
        .sum::<Outcome<u64>>()?;
    let kb = |bytes: u64| format!("{}.{} kB", bytes / 1000, bytes % 1000 / 100);
    say(&format!(
        "Front end, gzip: WASM {}, JavaScript {}, CSS {}, fonts {} (woff2)",
        kb(wasm),
        kb(script),
        kb(style),
        kb(fonts)
    ));
    if wasm > WASM_LIMIT {
        return Err(format!("The WASM module is {}, over its limit of {}.", kb(wasm), kb(WASM_LIMIT)));
    }
    Ok(())
}

fn length(path: &Path) -> Outcome<u64> {
    fs::metadata(path).map(|data| data.len()).map_err(file_error(path))
}
