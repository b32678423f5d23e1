//! Skips a build stage whose inputs and outputs are those of its last run. By content, not time: a fresh clone has new times.

use std::fs;
use std::hash::{DefaultHasher, Hasher};
use std::path::{Path, PathBuf};

use crate::paths;
use crate::shell::{Outcome, file_error};

/// Runs `work` unless the stage `name` was last run on the same `inputs` and its `outputs` are still what it wrote.
pub fn stage(name: &str, inputs: &[PathBuf], outputs: &[PathBuf], work: impl FnOnce() -> Outcome) -> Outcome {
    let mark = paths::frontend().join(format!("{name}.stamp"));
    let before = of_files(inputs)?;
    let current = || of_files(outputs).ok().map(|after| format!("{before} {after}"));
    if outputs.iter().all(|path| path.exists()) && fs::read_to_string(&mark).ok() == current() {
        return Ok(());
    }
    work()?;
    let text = current().ok_or_else(|| format!("The stage {name} left an output out."))?;
    fs::write(&mark, text).map_err(file_error(&mark))
}

/// A fingerprint of files and folders: names and contents.
pub fn of_files(paths: &[PathBuf]) -> Outcome<String> {
    let mut hasher = DefaultHasher::new();
    for path in paths {
        for file in files_under(path)? {
            hasher.write(file.as_os_str().as_encoded_bytes());
            hasher.write(&fs::read(&file).map_err(file_error(&file))?);
        }
    }
    Ok(format!("{:016x}", hasher.finish()))
}

/// The file itself, or every file in the folder, sorted.
pub fn files_under(path: &Path) -> Outcome<Vec<PathBuf>> {
    if path.is_file() {
        return Ok(vec![path.to_owned()]);
    }
    let mut found = Vec::new();
    for entry in fs::read_dir(path).map_err(file_error(path))? {
        found.extend(files_under(&entry.map_err(file_error(path))?.path())?);
    }
    found.sort();
    Ok(found)
}

/// Writes only what differs, so that nothing downstream is rebuilt for nothing.
pub fn write_if_changed(path: &Path, contents: &[u8]) -> Outcome {
    if fs::read(path).is_ok_and(|old| old == contents) {
        return Ok(());
    }
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(file_error(folder))?;
    }
    fs::write(path, contents).map_err(file_error(path))
}
