//! What systemd, which keeps our processes running, is told of them (manual pages `sd_notify`, `sd_watchdog_enabled`).

use std::time::Duration;

use sd_notify::NotifyState;

/// How often to say that all is well: four times in the time after which silence counts as death, so that one
/// answer that comes late is none; `otherwise` where systemd does not listen for it.
#[must_use]
pub fn pace(otherwise: Duration) -> Duration {
    sd_notify::watchdog_enabled().map_or(otherwise, |limit| limit / 4)
}

/// Tells systemd, if there is one.
pub fn tell(news: &[NotifyState<'_>]) {
    if let Err(error) = sd_notify::notify(news) {
        tracing::warn!(%error, "systemd cannot be told how this does");
    }
}
