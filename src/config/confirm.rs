//! `[confirm]`: which changes wait for a confirmation.

use serde::Deserialize;

use super::{ConfigError, Place};

/// What waits for a confirmation instead of going live. By default nothing does.
#[derive(Clone, Debug, Default, PartialEq)]
#[allow(clippy::struct_excessive_bools)] // one switch for each kind of change, as operators set them
pub struct Limits {
    /// The newest total of an indicator is so many times larger or smaller than the newest before; above 1.
    pub jump: Option<f64>,
    /// An area has zero or no figure where it had one.
    pub emptied_areas: bool,
    /// An indicator goes.
    pub removed_indicators: bool,
    /// An area goes.
    pub removed_areas: bool,
    /// Published figures that were final say something else, or are gone.
    pub rewritten: bool,
    /// More cells than this were published and would be hidden.
    pub hidden: Option<u64>,
    /// The newest period would be older than before.
    pub earlier_end: bool,
}

/// The section as written. By default nothing waits.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[allow(clippy::struct_excessive_bools)] // one switch for each kind of change, as operators set them
pub(super) struct Written {
    jump: Option<f64>,
    emptied_areas: bool,
    removed_indicators: bool,
    removed_areas: bool,
    rewritten: bool,
    hidden: Option<u64>,
    earlier_end: bool,
}

impl Written {
    pub(super) fn checked(self, place: Place<'_>) -> Result<Limits, ConfigError> {
        let Self { jump, emptied_areas, removed_indicators, removed_areas, rewritten, hidden, earlier_end } =
            self;
        if let Some(jump) = jump
            && !(1.5..=1e6).contains(&jump)
        {
            return Err(place.value("confirm.jump", &jump, "expected a number from 1.5 to 1000000"));
        }
        Ok(Limits { jump, emptied_areas, removed_indicators, removed_areas, rewritten, hidden, earlier_end })
    }
}
