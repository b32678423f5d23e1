//! The browser's half of the application: cargo → wasm-bindgen → wasm-opt for the module, esbuild for its JavaScript.

use std::fs;
use std::path::{Path, PathBuf};

use wasm_bindgen_cli_support::Bindgen;

use crate::frontend::pkg;
use crate::node::Node;
use crate::paths;
use crate::shell::{Outcome, cargo, file_error, run, say};
use crate::stamp;

/// What the module may use: what every browser has had since 2022, and rustc emits. Never `--all-features`: wasm-opt would then write
/// a form of imports that Chromium refuses, and no page looks wrong: it only never wakes up.
const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// Builds `faellestid.js` and `faellestid_bg.wasm`. Cargo itself knows whether the Rust sources changed.
pub fn build(node: &Node) -> Outcome {
    let arguments =
        "build --lib --no-default-features --features hydrate --target wasm32-unknown-unknown --profile wasm-release";
    run(&mut cargo(&arguments.split(' ').collect::<Vec<_>>()))?;
    let module = paths::target().join("wasm32-unknown-unknown/wasm-release/faellestid.wasm");
    let inputs = [module.clone(), paths::root().join("package-lock.json"), paths::root().join("xtask/src/wasm.rs")];
    let outputs = [pkg().join("faellestid.js"), pkg().join("faellestid_bg.wasm")];
    stamp::stage("wasm", &inputs, &outputs, || {
        let bound = bind(&module)?;
        minify(node, &bound.join("faellestid.js"), &outputs[0])?;
        shrink(node, &bound.join("faellestid_bg.wasm"), &outputs[1])
    })
}

fn bind(module: &Path) -> Outcome<PathBuf> {
    say("Binding the WASM module");
    let folder = paths::frontend().join("bindgen");
    if folder.exists() {
        fs::remove_dir_all(&folder).map_err(file_error(&folder))?;
    }
    let failed = |error| format!("wasm-bindgen failed: {error:#}");
    let mut bindgen = Bindgen::new();
    bindgen.web(true).map_err(failed)?;
    bindgen.input_path(module).out_name("faellestid").typescript(false).omit_default_module_path(false);
    bindgen.generate(&folder).map_err(failed)?;
    Ok(folder)
}

/// One file, also when wasm-bindgen writes snippets beside it.
fn minify(node: &Node, from: &Path, to: &Path) -> Outcome {
    let mut esbuild = node.command(paths::npm("esbuild/bin/esbuild"));
    esbuild.arg(from).args(["--bundle", "--format=esm", "--target=es2022", "--minify", "--log-level=warning"]);
    run(esbuild.arg(format!("--outfile={}", to.display())))
}

fn shrink(node: &Node, from: &Path, to: &Path) -> Outcome {
    say("Optimising the WASM module for size");
    let mut wasm_opt = node.script("binaryen/bin/wasm-opt");
    run(wasm_opt
        .arg(from)
        .args(["-Oz", "--strip-debug", "--strip-producers", "--strip-target-features"])
        .args(FEATURES)
        .arg("-o")
        .arg(to))
}
