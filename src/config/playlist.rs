//! `[[wall.playlist]]`: what the wall shows, for how long, and when.

use std::num::NonZeroUsize;

use serde::Deserialize;

use super::{ConfigError, Place};
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

/// The days of a week, as settings spell them.
const DAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/// Minutes of a day.
const DAY: u16 = 24 * 60;

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
        let mut days = [self.days.is_none(); 7];
        for word in self.days.iter().flatten() {
            let day = DAYS.iter().position(|day| day == word).and_then(|at| days.get_mut(at));
            let expected = "expected mon, tue, wed, thu, fri, sat or sun";
            *day.ok_or_else(|| place.value("wall.playlist.days", word, expected))? = true;
        }
        let minute = |setting, written: &Option<String>, absent| match written {
            None => Ok(absent),
            Some(text) => minute(text).ok_or_else(|| {
                place.value(setting, text, "expected a time from 00:00 to 24:00, such as 09:30")
            }),
        };
        let from = minute("wall.playlist.from", &self.from, 0)?;
        let to = minute("wall.playlist.to", &self.to, DAY)?;
        if from >= to {
            let written = self.to.as_deref().unwrap_or_default();
            return Err(place.value("wall.playlist.to", &written, "expected a time later than from"));
        }
        Ok(Some(Hours { days, from, to }))
    }
}

/// Minutes since midnight of `09:30`, up to `24:00`.
fn minute(text: &str) -> Option<u16> {
    let (hours, minutes) = text.split_once(':')?;
    let digits = |text: &str| text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_digit());
    if !digits(hours) || !digits(minutes) {
        return None;
    }
    let (hours, minutes): (u16, u16) = (hours.parse().ok()?, minutes.parse().ok()?);
    let all = hours * 60 + minutes;
    (minutes < 60 && all <= DAY).then_some(all)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_read_as_clocks_write_them() {
        assert_eq!(
            ["00:00", "09:30", "23:59", "24:00"].map(minute),
            [Some(0), Some(570), Some(1439), Some(1440)]
        );
        for wrong in ["9:30", "09.30", "24:01", "12:60", "-1:00", "+9:30", "", "12", "é1:00"] {
            assert_eq!(minute(wrong), None, "{wrong}");
        }
    }
}
