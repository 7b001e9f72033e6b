//! `[clock]`: what says that the machine's time is right.

use std::path::PathBuf;

use serde::Deserialize;

use super::{ConfigError, Place};

/// What says that the machine's time is right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ClockTrust {
    /// This file is there.
    Sign(PathBuf),
    /// The machine has a clock that runs on, such as a server's.
    Always,
    /// Nothing: the machine never learns the time.
    Never,
}

impl ClockTrust {
    /// The file by which systemd-timesyncd says that it has set the clock since the machine booted.
    pub const SIGN: &str = "/run/systemd/timesync/synchronized";
}

impl Default for ClockTrust {
    fn default() -> Self {
        Self::Sign(PathBuf::from(Self::SIGN))
    }
}

/// The section as written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Written {
    trust: String,
    sign: PathBuf,
}

impl Default for Written {
    fn default() -> Self {
        Self { trust: "sign".to_owned(), sign: PathBuf::from(ClockTrust::SIGN) }
    }
}

impl Written {
    pub(super) fn checked(self, place: Place<'_>) -> Result<ClockTrust, ConfigError> {
        if !self.sign.is_absolute() {
            return Err(place.value("clock.sign", &self.sign.display(), "expected a file's whole path"));
        }
        match &*self.trust {
            "sign" => Ok(ClockTrust::Sign(self.sign)),
            "always" => Ok(ClockTrust::Always),
            "never" => Ok(ClockTrust::Never),
            other => Err(place.value("clock.trust", &other, "expected sign, always or never")),
        }
    }
}
