//! `[operator]`: the page behind the login.

use std::time::Duration;

use serde::Deserialize;

use super::{ConfigError, Place};

/// How the operator's page behaves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Operator {
    /// Ends a session that nobody uses, 1 to 720 minutes.
    pub session: Duration,
    /// Most bytes of a bundle that is uploaded, 1 to 10,000 MB (of 10⁶ bytes).
    pub upload: u64,
}

/// The section as written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Written {
    session_minutes: u64,
    upload_mb: u64,
}

impl Default for Written {
    fn default() -> Self {
        Self { session_minutes: 30, upload_mb: 500 }
    }
}

impl Default for Operator {
    fn default() -> Self {
        Written::default().into()
    }
}

impl From<Written> for Operator {
    fn from(Written { session_minutes, upload_mb }: Written) -> Self {
        Self { session: Duration::from_secs(session_minutes * 60), upload: upload_mb * 1_000_000 }
    }
}

impl Written {
    pub(super) fn checked(self, place: Place<'_>) -> Result<Operator, ConfigError> {
        if !(1..=720).contains(&self.session_minutes) {
            let expected = "expected a number from 1 to 720";
            return Err(place.value("operator.session_minutes", &self.session_minutes, expected));
        }
        if !(1..=10_000).contains(&self.upload_mb) {
            let expected = "expected a number from 1 to 10000";
            return Err(place.value("operator.upload_mb", &self.upload_mb, expected));
        }
        Ok(self.into())
    }
}
