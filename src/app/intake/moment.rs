//! When something happened, on a board whose clock may be wrong.

use std::time::Duration;

use jiff::Timestamp;
use rustix::time::{ClockId, clock_gettime};
use serde::{Deserialize, Serialize};

/// No clock that is right shows less than this: the program is younger.
const EARLIEST: &str = "2026-01-01T00:00:00Z";

/// A moment by two clocks. Nothing is ever ordered by it: reports have numbers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Moment {
    /// By the clock on the wall, `2026-11-23T04:05:06Z`.
    pub at: String,
    /// False if that clock cannot be right: it shows less than it has shown before.
    pub trusted: bool,
    /// Seconds since the board was started.
    pub uptime: u64,
}

impl Moment {
    /// Now. `before` is the newest moment that is known.
    #[must_use]
    pub(super) fn now(before: Option<&Self>) -> Self {
        let uptime = u64::try_from(clock_gettime(ClockId::Boottime).tv_sec).unwrap_or(0);
        Self::read(Timestamp::now(), uptime, before)
    }

    fn read(clock: Timestamp, uptime: u64, before: Option<&Self>) -> Self {
        let at = clock.strftime("%Y-%m-%dT%H:%M:%SZ").to_string();
        // Text of this form is ordered as its times are.
        let earliest = before.filter(|before| before.trusted).map_or(EARLIEST, |before| &before.at);
        Self { trusted: at.as_str() >= earliest, at, uptime }
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

    fn moment(at: &str, uptime: u64, before: Option<&Moment>) -> Moment {
        Moment::read(at.parse().unwrap(), uptime, before)
    }

    #[test]
    fn a_clock_that_went_back_is_not_trusted() {
        assert!(!moment("1970-01-01T00:00:10Z", 10, None).trusted);
        let before = moment("2026-11-23T04:00:00Z", 500, None);
        assert!(before.trusted);
        assert!(!moment("2026-11-23T03:59:59Z", 10, Some(&before)).trusted);
        assert!(moment("2026-11-23T04:00:00Z", 10, Some(&before)).trusted);
        let wrong = moment("1970-01-01T00:00:10Z", 10, None);
        assert!(moment("2026-11-23T03:00:00Z", 10, Some(&wrong)).trusted, "a wrong clock is no measure");
    }

    #[test]
    fn what_is_recent_is_told_by_the_uptime() {
        let span = Duration::from_mins(5);
        let then = moment("2026-11-23T04:00:00Z", 1000, None);
        assert!(then.is_within(span, &moment("2026-11-23T04:04:59Z", 1299, None)));
        assert!(!then.is_within(span, &moment("2026-11-23T04:05:00Z", 1300, None)));
        assert!(!then.is_within(span, &moment("2026-11-23T04:01:00Z", 60, None)), "restarted");
        assert!(!then.is_within(span, &moment("2026-12-24T04:01:00Z", 1100, None)), "restarted long ago");
        let doubtful = moment("1970-01-01T00:16:40Z", 1000, None);
        assert!(doubtful.is_within(span, &moment("2026-11-23T04:01:00Z", 1100, None)), "the clock was set");
    }
}
