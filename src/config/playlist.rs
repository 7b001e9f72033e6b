//! `[[wall.playlist]]`: what the wall shows, for how long, and when.

use std::num::NonZeroUsize;

use serde::Deserialize;

use super::{ConfigError, Place, hours};
use crate::view::wall::{Choice, Entry, Hours, SceneId};

/// An entry as written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Written {
    scene: String,
    seconds: Option<u32>,
    at_a_time: Option<usize>,
    days: Option<Vec<String>>,
    from: Option<String>,
    to: Option<String>,
}

impl Written {
    pub(super) fn checked(self, place: Place<'_>) -> Result<Entry, ConfigError> {
        let hours = self.hours(place)?;
        let choice = match self.scene.as_str() {
            "" => {
                let expected = "expected a scene: signals, maps, improved, years, areas, sources, an \
                                indicator's id, years:ID or area:ID";
                return Err(place.value("wall.playlist.scene", &self.scene, expected));
            }
            "maps" => Choice::Maps,
            "years" => Choice::Years,
            "areas" => Choice::Areas,
            scene => Choice::One(SceneId::read(scene)),
        };
        if let Some(seconds) = self.seconds.filter(|seconds| !(3..=3600).contains(seconds)) {
            return Err(place.value("wall.playlist.seconds", &seconds, "expected a number from 3 to 3600"));
        }
        let at_a_time = match self.at_a_time {
            None => None,
            Some(number) => Some(NonZeroUsize::new(number).ok_or_else(|| {
                place.value("wall.playlist.at_a_time", &number, "expected a number from 1")
            })?),
        };
        Ok(Entry { choice, seconds: self.seconds, at_a_time, hours })
    }

    /// When it is shown: days without hours are whole days, hours without days are every day's.
    fn hours(&self, place: Place<'_>) -> Result<Option<Hours>, ConfigError> {
        if self.days.is_none() && self.from.is_none() && self.to.is_none() {
            return Ok(None);
        }
        let days = hours::days(place, "wall.playlist.days", self.days.as_deref())?;
        let from = self.from.as_deref().map(|text| hours::time(place, "wall.playlist.from", text));
        let to = self.to.as_deref().map(|text| hours::end(place, "wall.playlist.to", text));
        let (from, to) = (from.unwrap_or(Ok(0))?, to.unwrap_or(Ok(hours::DAY))?);
        if from >= to {
            let written = self.to.as_deref().unwrap_or_default();
            return Err(place.value("wall.playlist.to", &written, "expected a time later than from"));
        }
        Ok(Some(Hours { days, from, to }))
    }
}
