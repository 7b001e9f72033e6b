//! Up to four areas, or the municipality, over time.

use super::Asked;
use crate::domain::{AreaId, Granularity};
use crate::locale::Lang;
use crate::release::ReleaseTable;
use crate::snapshot::Snapshot;
use crate::view::chart::{Chart, Look, Track, by_season, has_seasons, levels, over_time, usual_level, whole};
use crate::view::error::Problem;
use crate::view::query::BadParameter;

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

impl OverTime {
    /// The comparison, the length of its periods if it is not the usual one,
    /// and whether another one had been wished for.
    pub(super) fn new(
        snapshot: &Snapshot,
        asked: &Asked<'_>,
        lang: Lang,
    ) -> Result<(Self, Option<Granularity>, bool), Problem> {
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
            let track = |(nth, place): (u8, &&crate::geometry::Place)| Track {
                area: place.area.id.clone(),
                name: place.area.name.clone(),
                look: Look::Own(nth),
            };
            (0_u8..).zip(&asked.places).map(track).collect()
        };
        let mut tracks = Vec::new();
        if !asked.places.is_empty()
            && super::super::selection::shows(&of.indicator).first() == Some(&super::super::query::Show::Rate)
        {
            tracks.push(whole(snapshot, lang, Look::Yardstick));
        }
        tracks.extend(own.iter().cloned());
        let none = || lang.text("chart-none");
        let chart = level
            .and_then(|level| over_time(snapshot, of, &tracks, (level, age), (lang, "t")))
            .ok_or_else(none);
        let seasons = own
            .iter()
            .zip(["s0", "s1", "s2", "s3"])
            .filter_map(|(track, key)| {
                let level = level.filter(|level| has_seasons(*level))?;
                by_season(snapshot, of, track, (level, age), (lang, key))
            })
            .collect();
        let spoken = level.filter(|_| level != usual);
        let bent = wish.is_some_and(|wish| Some(wish) != level);
        let lines = Self { chart, seasons_heading: lang.text("compare-seasons"), seasons, levels, level };
        Ok((lines, spoken, bent))
    }
}
