//! `[wall]`: the screen on the wall.

use serde::Deserialize;

use super::{ConfigError, Place, playlist};
use crate::view::wall::Programme;

/// The screen on the wall.
#[derive(Clone, Debug)]
pub struct Wall {
    /// How long a scene stays, in seconds, 3 to 3600.
    pub scene_seconds: u32,
    /// `[[wall.playlist]]`: what it shows.
    pub programme: Programme,
}

/// The section as written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Written {
    scene_seconds: u32,
    playlist: Vec<playlist::Written>,
}

impl Default for Written {
    fn default() -> Self {
        Self { scene_seconds: 20, playlist: Vec::new() }
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
        if self.playlist.len() > Programme::MOST {
            return Err(place.value("wall.playlist", &self.playlist.len(), "expected at most 64 entries"));
        }
        let entries = self.playlist.into_iter().map(|entry| entry.checked(place));
        let entries = entries.collect::<Result<Vec<_>, _>>()?;
        let programme = match entries.as_slice() {
            [] => Programme::usual(scene_seconds),
            _ => Programme { entries, seconds: scene_seconds },
        };
        Ok(Wall { scene_seconds, programme })
    }
}
