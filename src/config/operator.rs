//! `[operator]`: the page behind the login.

use std::time::Duration;

use serde::Deserialize;

use super::{ConfigError, Place};

/// How the operator's page behaves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Operator {
    /// Ends a session that nobody uses, 1 to 720 minutes.
    pub session: Duration,
    /// Most bytes of a bundle that is uploaded, 1 to 160 MB (of 10⁶ bytes): no bundle is taken that is larger.
    pub upload: u64,
    /// Gives up an upload of which nothing comes for so long, 0.01 to 600 seconds.
    pub quiet: Duration,
}

/// What a bundle may be at most, in whole MB: see `bundle::Limits`.
const LARGEST: u64 = 160;

/// The section as written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Written {
    session_minutes: u64,
    upload_mb: u64,
    upload_quiet_seconds: f64,
}

impl Default for Written {
    fn default() -> Self {
        Self { session_minutes: 30, upload_mb: LARGEST, upload_quiet_seconds: 30.0 }
    }
}

impl Default for Operator {
    fn default() -> Self {
        Written::default().into()
    }
}

impl From<Written> for Operator {
    fn from(Written { session_minutes, upload_mb, upload_quiet_seconds }: Written) -> Self {
        Self {
            session: Duration::from_secs(session_minutes * 60),
            upload: upload_mb * 1_000_000,
            quiet: Duration::try_from_secs_f64(upload_quiet_seconds).unwrap_or(Duration::MAX),
        }
    }
}

impl Written {
    pub(super) fn checked(self, place: Place<'_>) -> Result<Operator, ConfigError> {
        if !(1..=720).contains(&self.session_minutes) {
            let expected = "expected a number from 1 to 720";
            return Err(place.value("operator.session_minutes", &self.session_minutes, expected));
        }
        if !(1..=LARGEST).contains(&self.upload_mb) {
            let expected = "expected a number from 1 to 160";
            return Err(place.value("operator.upload_mb", &self.upload_mb, expected));
        }
        if !(0.01..=600.0).contains(&self.upload_quiet_seconds) {
            let expected = "expected a number of seconds from 0.01 to 600";
            return Err(place.value("operator.upload_quiet_seconds", &self.upload_quiet_seconds, expected));
        }
        Ok(self.into())
    }
}
