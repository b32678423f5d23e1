//! Running other programs, and saying what is being done.

use std::ffi::OsStr;
use std::process::{Command, Stdio};

/// A failure is one sentence for the person at the terminal.
pub type Outcome<T = ()> = Result<T, String>;

/// One line to the person at the terminal; stdout stays for results.
pub fn say(message: &str) {
    eprintln!("{message}");
}

/// `cargo` with arguments, in the project's folder.
pub fn cargo<A: AsRef<OsStr>>(arguments: &[A]) -> Command {
    let mut command = Command::new("cargo");
    command.args(arguments);
    // Set by the cargo that started us; the one we start shall see what a shell would give it, or it may build things twice.
    let inherited =
        |name: &str| name == "CARGO" || name.starts_with("CARGO_PKG_") || name.starts_with("CARGO_MANIFEST_");
    for (name, _) in std::env::vars_os().filter(|(name, _)| name.to_str().is_some_and(inherited)) {
        command.env_remove(name);
    }
    command
}

/// Runs to the end; anything but success is the sentence "… failed".
pub fn run(command: &mut Command) -> Outcome {
    let status = command.status().map_err(|error| format!("{} cannot be started: {error}", name(command)))?;
    if status.success() { Ok(()) } else { Err(format!("`{}` failed ({status}).", line(command))) }
}

/// As [`run`], and tells what is run. For the steps a person may want to repeat by hand.
pub fn step(command: &mut Command) -> Outcome {
    say(&format!("$ {}", line(command)));
    run(command)
}

/// Runs to the end and gives what it wrote to stdout; its stderr is shown.
pub fn output(command: &mut Command) -> Outcome<Vec<u8>> {
    let done = command
        .stderr(Stdio::inherit())
        .output()
        .map_err(|error| format!("{} cannot be started: {error}", name(command)))?;
    if done.status.success() { Ok(done.stdout) } else { Err(format!("`{}` failed ({}).", line(command), done.status)) }
}

/// Whether a program runs and ends well, silently.
pub fn succeeds(command: &mut Command) -> bool {
    command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

/// Turns an I/O error on a file into a sentence.
pub fn file_error(path: &std::path::Path) -> impl FnOnce(std::io::Error) -> String {
    move |error| format!("{}: {error}", path.display())
}

fn name(command: &Command) -> String {
    command.get_program().to_string_lossy().into_owned()
}

fn line(command: &Command) -> String {
    let words = command.get_args().map(|word| word.to_string_lossy().into_owned());
    std::iter::once(name(command)).chain(words).collect::<Vec<_>>().join(" ")
}
