//! What the program tells the journal while it works.
//!
//! Whatever reads stderr gets a line for each event, `message key=value`. The journal gets its own
//! mark of how grave it is in front (`<4>`, see sd-daemon(3)), and notes the time by itself.

use std::fmt;
use std::io::{IsTerminal as _, stderr};

use rustix::fs::fstat;
use tracing::{Event, Level, Subscriber};
use tracing_subscriber::EnvFilter;
use tracing_subscriber::fmt::format::Writer;
use tracing_subscriber::fmt::{FmtContext, FormatEvent, FormatFields};
use tracing_subscriber::registry::LookupSpan;

/// Lines on stderr, from the given level up; `RUST_LOG` chooses otherwise.
pub(super) fn to_stderr(level: &str) {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new(level));
    let told = tracing_subscriber::fmt().with_env_filter(filter).with_writer(stderr).with_ansi(false);
    // A second subscriber in one process is refused, and not needed.
    let _ = if is_read_by_journal() {
        told.event_format(Marked).try_init()
    } else {
        told.with_ansi(stderr().is_terminal()).without_time().with_target(false).try_init()
    };
}

/// A failure that ends the program, as whoever reads stderr wants it.
pub(super) fn failure(error: &anyhow::Error) -> String {
    let failure = format!("komspot: {error:#}");
    if is_read_by_journal() { format!("<3>{}", one_line(&failure)) } else { failure }
}

/// True if the journal is at the other end of stderr: systemd says which stream that is.
fn is_read_by_journal() -> bool {
    let Ok(stream) = std::env::var("JOURNAL_STREAM") else { return false };
    fstat(stderr()).is_ok_and(|own| stream == format!("{}:{}", own.st_dev, own.st_ino))
}

/// An event as one line of the journal.
struct Marked;

impl<S, N> FormatEvent<S, N> for Marked
where
    S: Subscriber + for<'a> LookupSpan<'a>,
    N: for<'a> FormatFields<'a> + 'static,
{
    fn format_event(
        &self,
        told: &FmtContext<'_, S, N>,
        mut out: Writer<'_>,
        event: &Event<'_>,
    ) -> fmt::Result {
        let mut text = String::new();
        told.format_fields(Writer::new(&mut text), event)?;
        writeln!(out, "<{}>{}", gravity(*event.metadata().level()), one_line(&text))
    }
}

/// The number that syslog(3) gives to a level.
fn gravity(level: Level) -> u8 {
    match level {
        Level::ERROR => 3,
        Level::WARN => 4,
        Level::INFO => 6,
        Level::DEBUG | Level::TRACE => 7,
    }
}

/// A second line would be an event of its own, without a mark.
fn one_line(text: &str) -> String {
    text.replace('\n', " | ")
}
