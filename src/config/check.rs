//! `[check]`: alarms about persons that are known to be false.

use serde::Deserialize;

use super::{ConfigError, Place, signature};
use crate::check::Acknowledged;

/// The section as written.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Written {
    acknowledged: Vec<String>,
}

impl Written {
    /// `text` is the whole file: whoever acknowledges anything signs it.
    pub(super) fn checked(self, place: Place<'_>, text: &str) -> Result<Acknowledged, ConfigError> {
        let path = || place.path.to_owned();
        let acknowledged = Acknowledged::new(&self.acknowledged)
            .map_err(|(entry, source)| ConfigError::Acknowledged { path: path(), entry, source })?;
        if !self.acknowledged.is_empty() {
            signature::verify(place.path, text)
                .map_err(|source| ConfigError::Unsigned { path: path(), source })?;
        }
        Ok(acknowledged)
    }
}
