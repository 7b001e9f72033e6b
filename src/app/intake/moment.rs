//! When something happened, on a board whose clock may be wrong.

use std::time::Duration;

use jiff::Timestamp;
use rustix::time::{ClockId, clock_gettime};
use serde::{Deserialize, Serialize};

use crate::app::clock::Clock;
use crate::config::ClockTrust;
use crate::logbook::Now;

/// A moment by two clocks. Nothing is ever ordered by it: reports have numbers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Moment {
    /// By the clock on the wall, `2026-11-23T04:05:06Z`.
    pub at: String,
    /// False where that clock is not believed: see [`crate::app::clock`].
    pub trusted: bool,
    /// Seconds since the board was started.
    pub uptime: u64,
}

impl Moment {
    /// Now, by a clock that is believed by this rule.
    #[must_use]
    pub(super) fn now(trust: &ClockTrust) -> Self {
        let uptime = u64::try_from(clock_gettime(ClockId::Boottime).tv_sec).unwrap_or(0);
        Self::noted(&Clock::new(trust.clone()).noted(), uptime)
    }

    fn noted(now: &Now, uptime: u64) -> Self {
        Self { at: now.written(), trusted: now.trusted, uptime }
    }

    /// True if it was less than `span` ago, in this run of the board as far as
    /// both clocks can tell.
    #[must_use]
    pub(super) fn is_within(&self, span: Duration, now: &Self) -> bool {
        let Some(by_uptime) = now.uptime.checked_sub(self.uptime) else { return false };
        let clock = |moment: &Self| moment.at.parse::<Timestamp>().ok().map(Timestamp::as_second);
        let by_clock = clock(now).zip(clock(self)).map_or(0, |(now, then)| now - then);
        // After a restart the uptime alone could be taken for the same run.
        let restarted = self.trusted && now.trusted && by_clock > 3600;
        by_uptime < span.as_secs() && !restarted
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moment(at: &str, uptime: u64, trusted: bool) -> Moment {
        Moment::noted(&Now { utc: at.parse().unwrap(), trusted }, uptime)
    }

    #[test]
    fn a_moment_is_trusted_where_the_clock_is() {
        assert!(!Moment::now(&ClockTrust::Never).trusted);
        let now = Moment::now(&ClockTrust::Always);
        assert!(now.trusted && now.at.parse::<Timestamp>().is_ok(), "{now:?}");
    }

    #[test]
    fn what_is_recent_is_told_by_the_uptime() {
        let span = Duration::from_mins(5);
        let then = moment("2026-11-23T04:00:00Z", 1000, true);
        assert!(then.is_within(span, &moment("2026-11-23T04:04:59Z", 1299, true)));
        assert!(!then.is_within(span, &moment("2026-11-23T04:05:00Z", 1300, true)));
        assert!(!then.is_within(span, &moment("2026-11-23T04:01:00Z", 60, true)), "restarted");
        assert!(!then.is_within(span, &moment("2026-12-24T04:01:00Z", 1100, true)), "restarted long ago");
        let doubtful = moment("1970-01-01T00:16:40Z", 1000, false);
        assert!(doubtful.is_within(span, &moment("2026-11-23T04:01:00Z", 1100, true)), "the clock was set");
    }
}
