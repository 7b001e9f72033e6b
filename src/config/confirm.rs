//! `[confirm]`: which changes wait for a confirmation.

use serde::Deserialize;

use super::{ConfigError, Place};
use crate::app::preview::Limits;

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
