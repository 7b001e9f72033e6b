//! What time it is, and whether that can be believed.
//!
//! The board has no battery clock: it boots in 1970, or with the time at which it was last shut
//! down, and learns the right time from the network minutes later or never. Until then no screen
//! may show a clock, call figures late or call them up to date. The rule:
//!
//! 1. A sign says that the time is right: by default the file that systemd-timesyncd makes once it
//!    has set the clock; `[clock]` in the settings names another file, or says that the machine's
//!    clock can always or never be trusted.
//! 2. Even then a time is not believed that lies before something which is known to have happened:
//!    the program was built, the snapshot that is shown was made, its newest period began. (Began
//!    and not ended, because provisional figures of the current month or year can be among them.)
//!
//! When a snapshot was made is known only where the clock was believed then: what a wrong clock has
//! noted holds the right time up as little as it makes a wrong one right.

use std::sync::atomic::{AtomicBool, AtomicI64, Ordering};

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};

use crate::config::ClockTrust;
use crate::domain::Period;
use crate::logbook::Now;
use crate::snapshot::Snapshot;

/// The machine's clock, and the rule by which it is believed.
#[derive(Debug)]
pub struct Clock {
    trust: ClockTrust,
    /// The time zone, read once.
    zone: TimeZone,
    /// True if the sign was there at the last [look](Self::look).
    signed: AtomicBool,
    /// Seconds since 1970 before which it cannot be.
    floor: AtomicI64,
}

impl Clock {
    /// A clock that is believed by this rule.
    #[must_use]
    pub fn new(trust: ClockTrust) -> Self {
        let clock = Self {
            trust,
            zone: TimeZone::system(),
            signed: AtomicBool::new(false),
            floor: AtomicI64::new(built()),
        };
        clock.look();
        clock
    }

    /// Looks for the sign. All the rest touches no disk, so that requests may ask for the time.
    pub fn look(&self) {
        let signed = match &self.trust {
            ClockTrust::Sign(file) => file.exists(),
            ClockTrust::Always => true,
            ClockTrust::Never => false,
        };
        self.signed.store(signed, Ordering::Relaxed);
    }

    /// Says what is shown now, and when its snapshot was made if that is known: it cannot be
    /// earlier than that.
    pub fn shows(&self, snapshot: &Snapshot, made: Option<Timestamp>) {
        self.not_before(made, snapshot.data_through().and_then(first_day));
    }

    pub(super) fn not_before(&self, made: Option<Timestamp>, newest: Option<Date>) {
        let made = made.map_or(i64::MIN, Timestamp::as_second);
        let newest = newest.and_then(|day| day.to_zoned(TimeZone::UTC).ok());
        // Midnight came up to half a day earlier where people live than it did in UTC.
        let newest = newest.map_or(i64::MIN, |day| day.timestamp().as_second() - 12 * 3600);
        self.floor.store(built().max(made).max(newest), Ordering::Relaxed);
    }

    /// The time where people look at the screens; `None` as long as nobody knows it.
    #[must_use]
    pub fn now(&self) -> Option<Zoned> {
        self.believed(Timestamp::now()).map(|now| now.to_zoned(self.zone.clone()))
    }

    /// What day it is; `None` as long as nobody knows.
    #[must_use]
    pub fn today(&self) -> Option<Date> {
        self.now().map(|now| now.date())
    }

    /// The time as it is noted beside a deed: what the machine claims, and whether that is believed.
    #[must_use]
    pub fn noted(&self) -> Now {
        let utc = Timestamp::now();
        Now { utc, trusted: self.believed(utc).is_some() }
    }

    /// A time that the machine claims, if it can be believed.
    pub(super) fn believed(&self, claimed: Timestamp) -> Option<Timestamp> {
        let signed = self.signed.load(Ordering::Relaxed);
        (signed && claimed.as_second() >= self.floor.load(Ordering::Relaxed)).then_some(claimed)
    }
}

impl Default for Clock {
    fn default() -> Self {
        Self::new(ClockTrust::default())
    }
}

/// When the program came about, in seconds since 1970: its source's date. 0 if that is not known.
fn built() -> i64 {
    option_env!("KOMSPOT_DATE").and_then(|date| date.parse().ok()).unwrap_or(0)
}

fn first_day(period: Period) -> Option<Date> {
    Date::new(period.first_year(), i8::try_from(period.first_month()).ok()?, 1).ok()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    #[test]
    fn without_the_sign_no_time_is_believed() {
        let folder = tempfile::tempdir().unwrap();
        let sign = folder.path().join("synchronized");
        let clock = Clock::new(ClockTrust::Sign(sign.clone()));
        assert_eq!(clock.now(), None);
        std::fs::write(&sign, "").unwrap();
        clock.look();
        assert!(clock.now().is_some(), "the time has arrived");
        assert_eq!(Clock::new(ClockTrust::Never).today(), None);
    }

    #[test]
    fn no_time_before_something_that_has_happened_is_believed() {
        let clock = Clock::new(ClockTrust::Always);
        assert_eq!(clock.believed(at("1970-01-01T00:03:00Z")), None, "before the program was written");
        let now = at("2091-03-05T12:00:00Z");
        assert_eq!(clock.believed(now), Some(now));
        clock.not_before(Some(at("2091-03-05T12:00:01Z")), None);
        assert_eq!(clock.believed(now), None, "before the snapshot was made");
        clock.not_before(None, Some(date(2091, 3, 7)));
        assert_eq!(clock.believed(now), None, "before its newest period began");
        clock.not_before(None, Some(date(2091, 3, 1)));
        assert_eq!(clock.believed(now), Some(now), "only what is shown counts");
    }
}
