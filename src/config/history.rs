//! `[history]`: how much of what was published before is kept.

use serde::Deserialize;

use super::{ConfigError, Place};

/// How much of the history is kept. What is shown and what was shown before it always stay.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Retention {
    /// So many of the newest snapshots; settings say at least 2.
    pub keep: usize,
    /// None that are older than so many days, where the clock can be trusted.
    pub keep_days: Option<u32>,
    /// Below so many megabytes (10⁶ bytes) of free disk the oldest go before their time.
    pub free_megabytes: u64,
}

impl Default for Retention {
    fn default() -> Self {
        Written::default().into()
    }
}

/// The section as written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Written {
    keep: u32,
    keep_days: u32,
    free_mb: u64,
}

impl Default for Written {
    fn default() -> Self {
        Self { keep: 24, keep_days: 1100, free_mb: 500 }
    }
}

impl Written {
    pub(super) fn checked(self, place: Place<'_>) -> Result<Retention, ConfigError> {
        let Self { keep, keep_days, free_mb } = &self;
        let value = |setting, value: &dyn ToString, expected| Err(place.value(setting, value, expected));
        if !(2..=10_000).contains(keep) {
            return value("history.keep", keep, "expected a number from 2 to 10000");
        }
        if !(1..=100_000).contains(keep_days) {
            return value("history.keep_days", keep_days, "expected a number of days from 1 to 100000");
        }
        if *free_mb > 1_000_000 {
            return value("history.free_mb", free_mb, "expected a number of megabytes up to 1000000");
        }
        Ok(self.into())
    }
}

impl From<Written> for Retention {
    fn from(Written { keep, keep_days, free_mb }: Written) -> Self {
        Self { keep: keep as usize, keep_days: Some(keep_days), free_megabytes: free_mb }
    }
}
