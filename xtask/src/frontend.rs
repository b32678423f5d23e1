//! The front end: WASM and its JavaScript, style sheet, icons, fonts, `script/` and `public/`. Built under the target folder, stage by stage,
//! each skipped when nothing it reads has changed; then copied to `dist/`, which the server embeds.

use std::fs;
use std::path::{Path, PathBuf};

use crate::node::Node;
use crate::paths;
use crate::shell::{Outcome, file_error};
use crate::stamp::{files_under, write_if_changed};
use crate::{assets, sizes, wasm};

/// Builds what has changed, fills `dist/` and tells the sizes.
pub fn build(node: &Node) -> Outcome {
    let folder = pkg();
    fs::create_dir_all(&folder).map_err(file_error(&folder))?;
    // Two builds at once would write over each other; the second waits. Released when it is dropped.
    let lock = paths::frontend().join("lock");
    let _held = fs::File::create(&lock).and_then(|file| file.lock().map(|()| file)).map_err(file_error(&lock))?;
    wasm::build(node)?;
    assets::build(node)?;
    let copied = fill_dist()?;
    remove_strangers(&copied)?;
    sizes::report(&folder)
}

/// Where the stages put what the server serves under `/pkg/`.
pub fn pkg() -> PathBuf {
    paths::frontend().join("pkg")
}

fn fill_dist() -> Outcome<Vec<PathBuf>> {
    let mut copied = Vec::new();
    let (root, dist) = (paths::root(), paths::dist());
    for (from, to) in
        [(pkg(), dist.join("pkg")), (root.join("script"), dist.join("pkg")), (root.join("public"), dist.clone())]
    {
        for file in files_under(&from)? {
            let Ok(name) = file.strip_prefix(&from) else { continue };
            let target = to.join(name);
            write_if_changed(&target, &fs::read(&file).map_err(file_error(&file))?)?;
            copied.push(target);
        }
    }
    Ok(copied)
}

/// What an earlier build left in `dist/` must not be served.
fn remove_strangers(ours: &[PathBuf]) -> Outcome {
    for file in files_under(&paths::dist())?.iter().filter(|file| !ours.contains(file)) {
        remove(file)?;
    }
    Ok(())
}

fn remove(file: &Path) -> Outcome {
    fs::remove_file(file).map_err(file_error(file))
}
