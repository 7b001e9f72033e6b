//! `[viewers]`: who may look.

use serde::Deserialize;

/// Whether looking at the pages needs a login. The device itself never needs one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Login {
    /// Everybody who reaches the device may look.
    #[default]
    None,
    /// From another machine only users may, whatever their role.
    Required,
}

/// The section as written.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Written {
    pub(super) login: Login,
}
