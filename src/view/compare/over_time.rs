//! Up to four areas, or the municipality, over time.

use super::Asked;
use crate::domain::{AreaId, Granularity};
use crate::geometry::Place;
use crate::locale::Lang;
use crate::release::ReleaseTable;
use crate::snapshot::Snapshot;
use crate::view::chart::{Chart, Look, Track, by_season, has_seasons, levels, over_time, usual_level, whole};
use crate::view::error::Problem;
use crate::view::query::{BadParameter, Show};
use crate::view::selection::shows;

/// Lines over time.
#[derive(Clone, Debug, PartialEq)]
pub struct OverTime {
    /// The lines; or why there are none.
    pub chart: Result<Chart, String>,
    /// What introduces the seasons.
    pub seasons_heading: String,
    /// The same months in earlier years, area by area.
    pub seasons: Vec<Chart>,
    /// The lengths of periods that there are figures of, finest first.
    pub(super) levels: Vec<Granularity>,
    /// The one that is drawn.
    pub(super) level: Option<Granularity>,
}

/// Whose lines are drawn, and of what length their periods are.
pub(super) struct Tracks {
    /// The areas, or the municipality.
    own: Vec<Track>,
    /// What they are held against, and they.
    all: Vec<Track>,
    levels: Vec<Granularity>,
    level: Option<Granularity>,
    /// The length of the periods if it is not the usual one.
    spoken: Option<Granularity>,
    /// True if another length had been wished for.
    bent: bool,
}

impl Tracks {
    pub(super) fn new(snapshot: &Snapshot, asked: &Asked<'_>, lang: Lang) -> Result<Self, Problem> {
        let (of, age) = (asked.of, asked.age);
        let areas: Vec<AreaId> = if asked.places.is_empty() {
            vec![ReleaseTable::total()]
        } else {
            asked.places.iter().map(|place| place.area.id.clone()).collect()
        };
        let levels = levels(of, &areas, age);
        let usual = usual_level(of, &areas, age);
        let wish = asked.query.level;
        let level = match wish {
            Some(wish) if levels.contains(&wish) => Some(wish),
            // A form carries the length along that suited the areas it was drawn for.
            Some(wish) if asked.query.from.is_none() => {
                let allowed = levels.iter().map(|level| level.word().to_owned());
                return Err(BadParameter::new("level", wish.word(), allowed).into());
            }
            _ => usual,
        };
        let own: Vec<Track> = if asked.places.is_empty() {
            vec![whole(snapshot, lang, Look::Own(0))]
        } else {
            let track = |(nth, place): (u8, &&Place)| Track {
                area: place.area.id.clone(),
                name: place.area.name.clone(),
                look: Look::Own(nth),
            };
            (0_u8..).zip(&asked.places).map(track).collect()
        };
        let mut all = Vec::new();
        if !asked.places.is_empty() && shows(&of.indicator).first() == Some(&Show::Rate) {
            all.push(whole(snapshot, lang, Look::Yardstick));
        }
        all.extend(own.iter().cloned());
        let (spoken, bent) = (level.filter(|_| level != usual), wish.is_some_and(|wish| Some(wish) != level));
        Ok(Self { own, all, levels, level, spoken, bent })
    }

    /// All lines in one chart; `None` where there is nothing to draw.
    pub(super) fn chart(&self, snapshot: &Snapshot, asked: &Asked<'_>, lang: Lang) -> Option<Chart> {
        over_time(snapshot, asked.of, &self.all, (self.level?, asked.age), (lang, "t"))
    }

    /// The same months in earlier years, area by area.
    pub(super) fn seasons(&self, snapshot: &Snapshot, asked: &Asked<'_>, lang: Lang) -> Vec<Chart> {
        let Some(level) = self.level.filter(|level| has_seasons(*level)) else { return Vec::new() };
        let chart = |(track, key)| by_season(snapshot, asked.of, track, (level, asked.age), (lang, key));
        self.own.iter().zip(["s0", "s1", "s2", "s3"]).filter_map(chart).collect()
    }
}

impl OverTime {
    /// The comparison, the length of its periods if it is not the usual one,
    /// and whether another one had been wished for.
    pub(super) fn new(
        snapshot: &Snapshot,
        asked: &Asked<'_>,
        lang: Lang,
    ) -> Result<(Self, Option<Granularity>, bool), Problem> {
        let tracks = Tracks::new(snapshot, asked, lang)?;
        let lines = Self {
            chart: tracks.chart(snapshot, asked, lang).ok_or_else(|| lang.text("chart-none")),
            seasons_heading: lang.text("compare-seasons"),
            seasons: tracks.seasons(snapshot, asked, lang),
            levels: tracks.levels,
            level: tracks.level,
        };
        Ok((lines, tracks.spoken, tracks.bent))
    }
}
