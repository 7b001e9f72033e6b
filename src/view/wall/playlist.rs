//! Which scenes follow one another, for how long, and at which hours.

use std::num::NonZeroUsize;

use super::scene::SceneId;
use crate::analysis::{Assessment, News};
use crate::snapshot::Snapshot;
use crate::view::selection::telling;

/// The playlist as the operator writes it, before any data are known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Programme {
    /// Its entries, in the order in which they are shown.
    pub entries: Vec<Entry>,
    /// How long a scene stays where its entry does not say, in seconds.
    pub seconds: u32,
}

/// One entry of a playlist.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// What it shows.
    pub choice: Choice,
    /// How long each of its scenes stays, in seconds.
    pub seconds: Option<u32>,
    /// How many of its scenes one turn of the playlist shows; the others come
    /// in the next turns. All of them without a number.
    pub at_a_time: Option<NonZeroUsize>,
    /// When it is shown; always without hours.
    pub hours: Option<Hours>,
}

/// What an entry shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Choice {
    /// One scene.
    One(SceneId),
    /// The maps of all indicators of which something could be judged.
    Maps,
    /// The same indicators, year by year.
    Years,
    /// All areas, in their own order: every one as often as any other.
    Areas,
}

/// Days of the week and a stretch of the day, by the clock on the wall.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Hours {
    /// Monday first.
    pub days: [bool; 7],
    /// First minute of the day, from 0.
    pub from: u16,
    /// The minute after the last one, up to 1440.
    pub to: u16,
}

/// A moment of the week, by the clock on the wall.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    /// Day of the week, Monday = 0.
    pub weekday: u8,
    /// Minute of the day, from 0.
    pub minute: u16,
}

/// Which hours hold: the n-th bit is that of the n-th entry. Two moments with the
/// same shift have the same playlist.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Shift(u64);

/// The playlist of a snapshot: every entry with hours and every one without.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Playlist {
    /// In the order in which they are shown.
    pub slots: Vec<Slot>,
}

/// A place of the playlist. Each turn shows one of its scenes, the next turn the next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slot {
    /// At least one.
    pub scenes: Vec<SceneId>,
    /// How long a scene stays, in seconds.
    pub seconds: u32,
    /// When it is shown, and which entry says so.
    pub hours: Option<(usize, Hours)>,
}

impl Hours {
    /// True if the moment is within them.
    #[must_use]
    pub fn hold(&self, at: Moment) -> bool {
        let on = self.days.get(usize::from(at.weekday)).copied().unwrap_or_default();
        on && (self.from..self.to).contains(&at.minute)
    }
}

impl Programme {
    /// The most entries that a playlist may have.
    pub const MOST: usize = 64;

    /// The usual playlist with scenes of this length: what has changed, some
    /// maps, what became better, one indicator by year, one area, the data.
    #[must_use]
    pub fn usual(seconds: u32) -> Self {
        let entry = |choice, seconds: Option<u32>, at_a_time| Entry {
            choice,
            seconds,
            at_a_time: NonZeroUsize::new(at_a_time),
            hours: None,
        };
        // There is more to read than on a map.
        let longer = Some((seconds + seconds / 2).min(3600));
        Self {
            entries: vec![
                entry(Choice::One(SceneId::Signals), longer, 1),
                entry(Choice::Maps, None, 4),
                entry(Choice::One(SceneId::Improved), longer, 1),
                entry(Choice::Years, None, 1),
                entry(Choice::Areas, longer, 1),
                entry(Choice::One(SceneId::Sources), None, 1),
            ],
            seconds,
        }
    }

    /// Which hours hold at a moment; none as long as nobody knows what time it is.
    #[must_use]
    pub fn shift(&self, now: Option<Moment>) -> Shift {
        let Some(now) = now else { return Shift::default() };
        let holds = |entry: &Entry| entry.hours.is_some_and(|hours| hours.hold(now));
        let set = self.entries.iter().take(Self::MOST).enumerate().filter(|(_, entry)| holds(entry));
        Shift(set.fold(0, |bits, (at, _)| bits | 1 << at))
    }
}

impl Shift {
    fn holds(self, entry: usize) -> bool {
        entry < Programme::MOST && self.0 & (1 << entry) != 0
    }
}

impl Playlist {
    /// The playlist of a snapshot. What a programme names and the data do not
    /// have is left out, and so are scenes that the programme does not insist
    /// on and that would have nothing to say.
    #[must_use]
    pub fn new(snapshot: &Snapshot, assessment: &Assessment, programme: &Programme) -> Self {
        let mut slots = Vec::new();
        for (at, entry) in programme.entries.iter().enumerate() {
            let scenes = scenes(snapshot, assessment, &entry.choice);
            let turns = entry.at_a_time.map_or(scenes.len(), NonZeroUsize::get).min(scenes.len());
            for first in 0..turns {
                slots.push(Slot {
                    scenes: scenes.iter().skip(first).step_by(turns).cloned().collect(),
                    seconds: entry.seconds.unwrap_or(programme.seconds),
                    hours: entry.hours.map(|hours| (at, hours)),
                });
            }
        }
        if slots.is_empty() {
            // A wall is never empty as long as there is anything to show.
            let maps = snapshot.release.indicators.iter().map(|of| SceneId::Map(of.indicator.id.to_string()));
            let slot = |scene| Slot { scenes: vec![scene], seconds: programme.seconds, hours: None };
            slots.extend(maps.map(slot));
        }
        Self { slots }
    }

    /// The places that are shown in a shift: those with hours that hold, or
    /// else those without hours, or else all.
    #[must_use]
    pub fn shown(&self, shift: Shift) -> Vec<&Slot> {
        let timed = |slot: &&Slot| slot.hours.is_some_and(|(entry, _)| shift.holds(entry));
        let usual = |slot: &&Slot| slot.hours.is_none();
        let found: Vec<&Slot> = self.slots.iter().filter(timed).collect();
        let found = if found.is_empty() { self.slots.iter().filter(usual).collect() } else { found };
        if found.is_empty() { self.slots.iter().collect() } else { found }
    }
}

impl Slot {
    /// The scene that it shows in a turn of the playlist, from 0.
    #[must_use]
    pub fn scene(&self, turn: usize) -> Option<&SceneId> {
        self.scenes.get(turn.checked_rem(self.scenes.len())?)
    }
}

/// The scenes of a choice that the data have something for.
fn scenes(snapshot: &Snapshot, assessment: &Assessment, choice: &Choice) -> Vec<SceneId> {
    let release = &snapshot.release;
    let judged = || telling((release, assessment)).map(|of| of.indicator.id.as_str().to_owned());
    match choice {
        Choice::Maps => judged().map(SceneId::Map).collect(),
        Choice::Years => judged().map(SceneId::Years).collect(),
        Choice::Areas => {
            let areas = release.coverage.places().iter();
            areas.map(|place| SceneId::Area(place.area.id.as_str().to_owned())).collect()
        }
        Choice::One(scene) => {
            let known = |id: &str| release.indicator(id).is_some();
            let there = match scene {
                SceneId::Signals => assessment.signals().any(super::signals::is_movement),
                SceneId::Improved => assessment
                    .signals()
                    .any(|signal| super::signals::is_movement(signal) && signal.news == News::Good),
                SceneId::Sources => !release.indicators.is_empty(),
                SceneId::Map(id) | SceneId::Years(id) => known(id),
                SceneId::Area(id) => {
                    release.coverage.places().iter().any(|place| place.area.id.as_str() == id)
                }
            };
            there.then(|| scene.clone()).into_iter().collect()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::sample;

    fn entry(scene: &str, hours: Option<Hours>) -> Entry {
        Entry { choice: Choice::One(SceneId::read(scene)), seconds: None, at_a_time: None, hours }
    }

    fn shown(playlist: &Playlist, shift: Shift, turn: usize) -> Vec<String> {
        let scenes = playlist.shown(shift).into_iter().filter_map(|slot| slot.scene(turn));
        scenes.map(ToString::to_string).collect()
    }

    #[test]
    fn hours_that_hold_have_a_playlist_of_their_own() {
        let snapshot = sample::snapshot(sample::square("Byen"));
        let assessment = sample::assessment(&snapshot);
        let mondays = [true, false, false, false, false, false, false];
        let meeting = Hours { days: mondays, from: 540, to: 660 };
        let entries = vec![entry("haervaerk", None), entry("sources", Some(meeting)), entry("none", None)];
        let programme = Programme { entries, seconds: 20 };
        let playlist = Playlist::new(&snapshot, &assessment, &programme);
        let at = |weekday, minute| programme.shift(Some(Moment { weekday, minute }));
        assert_eq!(shown(&playlist, at(0, 540), 0), ["sources"]);
        for usual in [at(0, 539), at(0, 660), at(1, 600), programme.shift(None)] {
            assert_eq!(shown(&playlist, usual, 0), ["haervaerk"], "what the data do not have is left out");
        }
    }

    #[test]
    fn every_area_has_as_many_turns_as_any_other() {
        let Some(coverage) = sample::coverage("maps/odense-15-skematisk.geojson") else { return };
        let snapshot = sample::snapshot(coverage);
        let playlist = Playlist::new(&snapshot, &sample::assessment(&snapshot), &Programme::usual(20));
        let turns = (0..30).flat_map(|turn| shown(&playlist, Shift::default(), turn));
        let areas: Vec<String> = turns.filter(|scene| scene.starts_with("area:")).collect();
        assert_eq!(areas.len(), 30);
        for place in snapshot.release.coverage.places() {
            let id = format!("area:{}", place.area.id.as_str());
            assert_eq!(areas.iter().filter(|area| **area == id).count(), 2, "{id}");
        }
    }
}
