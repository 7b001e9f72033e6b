//! `[wall.night]`: when the screen rests.

use serde::{Deserialize, Serialize};

use crate::config::{ConfigError, Place, hours};

/// When the screen rests, and how. Its JSON is what the wall's script reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Night {
    /// Minutes after midnight at which it begins, 0 to 1439.
    pub from: u16,
    /// Minutes after midnight at which it ends; on the next day where that is not after `from`.
    pub to: u16,
    /// How the screen looks.
    pub look: Look,
    /// The days on whose evening it begins, Monday first.
    pub days: [bool; 7],
}

/// How a resting screen looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Look {
    /// The scenes go on, dark enough not to light a room.
    #[default]
    Dim,
    /// Black, but for a faint word that moves.
    Black,
}

/// The section as written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::config) struct Written {
    from: String,
    to: String,
    #[serde(default)]
    look: Look,
    /// All if it is not there.
    days: Option<Vec<String>>,
}

impl Written {
    pub(in crate::config) fn checked(self, place: Place<'_>) -> Result<Night, ConfigError> {
        let from = hours::time(place, "wall.night.from", &self.from)?;
        let to = hours::time(place, "wall.night.to", &self.to)?;
        if from == to {
            return Err(place.value("wall.night.to", &self.to, "expected another time than wall.night.from"));
        }
        let days = hours::days(place, "wall.night.days", self.days.as_deref())?;
        Ok(Night { from, to, look: self.look, days })
    }
}
