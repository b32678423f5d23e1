//! Logging: readable on a terminal, JSON otherwise. What may stand in a log is in `docs/logging.md`; personal data never.

use std::io::IsTerminal;

use tracing_subscriber::EnvFilter;

/// Starts logging to standard error. `RUST_LOG` chooses what (`info` gives one line a request); without it, what is wrong.
pub fn start() {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("warn"));
    let lines = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    // A second call, in tests, changes nothing.
    if std::io::stderr().is_terminal() {
        lines.compact().try_init().ok()
    } else {
        lines.json().try_init().ok()
    };
}
