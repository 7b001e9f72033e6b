//! `[history]`: how much of what was published before is kept.

use serde::Deserialize;

use super::{ConfigError, Place};
use crate::app::history::Retention;

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
        let Self { keep, keep_days, free_mb } = self;
        let value = |setting, value: &dyn ToString, expected| Err(place.value(setting, value, expected));
        if !(2..=10_000).contains(&keep) {
            return value("history.keep", &keep, "expected a number from 2 to 10000");
        }
        if !(1..=100_000).contains(&keep_days) {
            return value("history.keep_days", &keep_days, "expected a number of days from 1 to 100000");
        }
        if free_mb > 1_000_000 {
            return value("history.free_mb", &free_mb, "expected a number of megabytes up to 1000000");
        }
        Ok(Retention { keep: keep as usize, keep_days: Some(keep_days), free_megabytes: free_mb })
    }
}
