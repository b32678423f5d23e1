//! Debian packages: installed only when missing, each named first.

use std::process::Command;

use crate::paths;
use crate::shell::{Outcome, run, say, succeeds};

/// Installs `packages` because `what` is missing; `why` says what needs it.
pub fn install(what: &str, why: &str, packages: &[&str]) -> Outcome {
    let names = packages.join(" ");
    let by_hand = format!("{what} is missing ({why}). Install it and try again: sudo apt-get install -y {names}");
    if paths::on_path("apt-get").is_none() {
        return Err(format!(
            "{what} is missing ({why}). Install it with this system's package manager; on Debian it is: {names}"
        ));
    }
    let root = is_root();
    if !root && paths::on_path("sudo").is_none() {
        return Err(by_hand);
    }
    say(&format!("Installing Debian packages: {names} ({why})"));
    let apt = |arguments: &[&str]| {
        let mut command = if root { Command::new("apt-get") } else { Command::new("sudo") };
        if !root {
            command.args(["DEBIAN_FRONTEND=noninteractive", "apt-get"]);
        }
        command.env("DEBIAN_FRONTEND", "noninteractive").args(arguments);
        command
    };
    // The package lists of a fresh machine are empty or old; without network this is the place it shows.
    let failed = |_| format!("{by_hand}\n(apt-get failed; is there a network?)");
    run(&mut apt(&["update", "-qq"])).map_err(failed)?;
    let mut arguments = vec!["install", "-y", "-qq", "--no-install-recommends"];
    arguments.extend_from_slice(packages);
    run(&mut apt(&arguments)).map_err(failed)
}

/// Whether this process may do everything.
pub fn is_root() -> bool {
    succeeds(Command::new("sh").args(["-c", "test \"$(id -u)\" = 0"]))
}
