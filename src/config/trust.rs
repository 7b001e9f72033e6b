//! `[trust]`: whose bundles are taken.

use std::path::{Path, PathBuf};

use serde::Deserialize;

use super::{ConfigError, Place};
use crate::trust::Unsigned;

/// Whose bundles are taken.
#[derive(Clone, Debug)]
pub struct Trust {
    /// The folder of the public keys.
    pub keys: PathBuf,
    /// What is done with a bundle that nobody has signed.
    pub unsigned: Unsigned,
}

/// The section as written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Written {
    keys: PathBuf,
    unsigned: String,
}

impl Default for Written {
    fn default() -> Self {
        Self { keys: PathBuf::from(KEYS), unsigned: "refuse".to_owned() }
    }
}

/// The folder of keys, beside the settings.
pub(super) const KEYS: &str = "keys";

impl Written {
    pub(super) fn checked(self, place: Place<'_>) -> Result<Trust, ConfigError> {
        let unsigned = match self.unsigned.as_str() {
            "refuse" => Unsigned::Refuse,
            "accept" => Unsigned::Accept,
            other => return Err(place.value("trust.unsigned", &other, "expected refuse or accept")),
        };
        if self.keys.as_os_str().is_empty() {
            return Err(place.value("trust.keys", &"", "expected a folder"));
        }
        Ok(Trust { keys: beside(place.path).join(self.keys), unsigned })
    }
}

/// The folder in which the settings lie.
pub(super) fn beside(settings: &Path) -> &Path {
    settings.parent().unwrap_or(Path::new(""))
}
