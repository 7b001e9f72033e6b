//! `[wall.night]`: when the screen rests.

use jiff::civil::Time;
use serde::{Deserialize, Serialize};

use crate::config::{ConfigError, Place};

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

/// The words for days in the settings, Monday first.
const DAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

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
        let minutes = |setting, text: &String| {
            // Times such as 22:00; a reader of times would also take seconds.
            let time = (text.len() == 5).then(|| text.parse::<Time>().ok()).flatten();
            let time = time.ok_or_else(|| place.value(setting, text, "expected a time such as 22:00"))?;
            Ok(u16::from(time.hour().unsigned_abs()) * 60 + u16::from(time.minute().unsigned_abs()))
        };
        let (from, to) = (minutes("wall.night.from", &self.from)?, minutes("wall.night.to", &self.to)?);
        if from == to {
            return Err(place.value("wall.night.to", &self.to, "expected another time than wall.night.from"));
        }
        let mut days = [self.days.is_none(); 7];
        for word in self.days.iter().flatten() {
            let day = DAYS.iter().position(|known| known == word).and_then(|at| days.get_mut(at));
            let expected = "expected days of mon, tue, wed, thu, fri, sat, sun";
            *day.ok_or_else(|| place.value("wall.night.days", word, expected))? = true;
        }
        Ok(Night { from, to, look: self.look, days })
    }
}
