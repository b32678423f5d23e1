//! Where things are.

use std::path::{Path, PathBuf};

/// The project's folder.
pub fn root() -> &'static Path {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here)
}

/// Cargo's target folder: `CARGO_TARGET_DIR`, or `target` in the project.
pub fn target() -> PathBuf {
    match std::env::var_os("CARGO_TARGET_DIR") {
        Some(folder) => root().join(folder),
        None => root().join("target"),
    }
}

/// The server of the dev profile.
pub fn server() -> PathBuf {
    target().join("debug/faellestid")
}

/// Where the front end is built before it is copied to [`dist`]. It outlives a fresh clone when the target folder does.
pub fn frontend() -> PathBuf {
    target().join("frontend")
}

/// What the server embeds and serves.
pub fn dist() -> PathBuf {
    root().join("dist")
}

/// Tools fetched for this user and kept between clones.
pub fn cache() -> PathBuf {
    let home = std::env::var_os("HOME").map_or_else(|| root().join("target"), PathBuf::from);
    home.join(".cache/faellestid")
}

/// A file of an installed npm package.
pub fn npm(path: &str) -> PathBuf {
    root().join("node_modules").join(path)
}

/// The first file of this name on `PATH`.
pub fn on_path(name: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).map(|folder| folder.join(name)).find(|file| file.is_file())
}
