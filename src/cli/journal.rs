//! What the program tells the journal while it works.

use std::io::IsTerminal as _;

use tracing_subscriber::EnvFilter;

/// Plain lines on stderr, from the given level up; `RUST_LOG` chooses otherwise.
pub(super) fn to_stderr(level: &str) {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new(level));
    // A second subscriber in one process is refused, and not needed.
    let _ = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .without_time()
        .with_target(false)
        .with_ansi(std::io::stderr().is_terminal())
        .try_init();
}
