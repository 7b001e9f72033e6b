//! `[wall]`: the screen on the wall.

mod night;

use serde::Deserialize;

use super::{ConfigError, Place};

pub use night::{Look, Night};

/// The screen on the wall.
#[derive(Clone, Debug)]
pub struct Wall {
    /// How long a scene stays, in seconds, 3 to 3600.
    pub scene_seconds: u32,
    /// `[wall.night]`: when the screen rests.
    pub night: Option<Night>,
}

/// The section as written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Written {
    scene_seconds: u32,
    night: Option<night::Written>,
}

impl Default for Written {
    fn default() -> Self {
        Self { scene_seconds: 20, night: None }
    }
}

impl Written {
    pub(super) fn checked(self, place: Place<'_>) -> Result<Wall, ConfigError> {
        let scene_seconds = self.scene_seconds;
        if !(3..=3600).contains(&scene_seconds) {
            return Err(place.value(
                "wall.scene_seconds",
                &scene_seconds,
                "expected a number from 3 to 3600",
            ));
        }
        Ok(Wall { scene_seconds, night: self.night.map(|night| night.checked(place)).transpose()? })
    }
}
