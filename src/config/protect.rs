//! `[protect]`: the disclosure rule.

use serde::Deserialize;

use super::{ConfigError, Place};
use crate::protect::Rule;

/// The disclosure rule, and what it is applied to here.
#[derive(Clone, Debug)]
pub struct Protect {
    /// Counts below which number are hidden.
    pub rule: Rule,
    /// Which bundles are imported.
    pub accept: Accept,
}

/// Which bundles the device takes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Accept {
    /// Every bundle; one with true counts is protected here.
    #[default]
    Any,
    /// Protected bundles only: no small count ever reaches the device.
    Protected,
}

/// The section as written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Written {
    k: u64,
    accept: Accept,
}

impl Default for Written {
    fn default() -> Self {
        Self { k: Rule::default().k(), accept: Accept::default() }
    }
}

impl Written {
    pub(super) fn checked(self, place: Place<'_>) -> Result<Protect, ConfigError> {
        let rule =
            Rule::new(self.k).map_err(|source| ConfigError::Rule { path: place.path.to_owned(), source })?;
        Ok(Protect { rule, accept: self.accept })
    }
}
