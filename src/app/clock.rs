//! The board's clock, and whether to believe it.

use std::path::Path;

use crate::logbook::Now;

/// What the services that set the clock over the network leave behind once they have done so:
/// systemd-timesyncd (also told by chrony and others through systemd), and a board's battery
/// clock is as good as the last time it was set.
const SET: &str = "/run/systemd/timesync/synchronized";

/// The time, and whether anybody has set it since the board was started.
#[must_use]
pub fn now() -> Now {
    Now { utc: jiff::Timestamp::now(), trusted: Path::new(SET).exists() }
}
