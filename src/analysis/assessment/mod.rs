//! All that the methods say of a release, worked out once.
//!
//! The methods of this room are pure functions of numbers. In here stand their
//! adapters: each reads an indicator's release table, chooses the finest
//! periods that bear it, and gives a result for every area or the reason why
//! there is none. [`signal`] picks from the results what is worth saying.
//!
//! Only figures of all ages together are judged.

mod alarm;
mod certainty;
mod change;
mod cluster;
mod emerging;
mod hands;
mod hotspot;
mod level;
mod reader;
mod signal;
mod trend;
mod verdict;
mod versus;

#[cfg(test)]
mod tests;

pub use alarm::{Alert, Usual, usual};
pub use certainty::Certainty;
pub use change::YearChange;
pub use cluster::Joined;
pub use emerging::Spot;
pub use hotspot::Hotspot;
pub use level::Rated;
pub use signal::{Basis, Ground, Kind, News, Signal};
pub use trend::AreaTrend;
pub use verdict::Verdict;
pub use versus::{Versus, versus};

use std::borrow::Cow;
use std::sync::Arc;

use super::insufficient::Insufficient;
use super::survey::{Standing, Survey, survey};
use super::window::{Window, latest_window};
use crate::domain::{AgeGroup, AreaId, Indicator};
use crate::release::{Published, Release, ReleaseTable};
use reader::Reader;

/// What an assessment has to know of a release beside its figures.
#[derive(Clone, Copy, Debug)]
pub struct Terms<'a> {
    /// Counts below this are shown as `<k`.
    pub k: u64,
    /// The release's name: with indicator and window it seeds what is simulated.
    pub release: &'a str,
}

/// The assessment of a release.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Assessment {
    indicators: Vec<Assessed>,
    signals: Vec<Signal>,
}

/// The assessment of one indicator.
#[derive(Clone, Debug, PartialEq)]
pub struct Assessed {
    /// The catalogue's entry.
    pub indicator: Arc<Indicator>,
    /// Levels and changes in the latest window, [`Self::window`]; `None` if
    /// nothing is published.
    pub survey: Option<Survey>,
    /// The municipality as a whole.
    pub total: Judged,
    /// The areas in the coverage's order.
    pub areas: Vec<Judged>,
    /// Groups of neighbouring areas with too many cases, strongest first.
    pub clusters: Result<Vec<Joined>, Insufficient>,
    /// Seed of the random data sets behind [`Self::clusters`].
    pub seed: u64,
}

impl Assessed {
    /// True if some area could be held against the rest of the municipality.
    #[must_use]
    pub fn is_judged(&self) -> bool {
        self.areas.iter().any(|area| area.hotspot.is_ok())
    }
}

/// What each method says of one area, or why it says nothing.
#[derive(Clone, Debug, PartialEq)]
pub struct Judged {
    /// The area.
    pub area: AreaId,
    /// Its rate with its interval.
    pub level: Result<Rated, Insufficient>,
    /// Its count against the rest of the municipality: the default hotspot.
    pub hotspot: Result<Hotspot, Insufficient>,
    /// Its change on the same window a year earlier.
    pub change: Result<YearChange, Insufficient>,
    /// Its direction over the last ten years.
    pub trend: Result<AreaTrend, Insufficient>,
    /// Its newest month or quarter against what is usual for the season.
    pub alarm: Result<Alert, Insufficient>,
    /// Its history as a hot or cold spot.
    pub emerging: Result<Spot, Insufficient>,
}

impl Assessment {
    /// The assessment of an indicator by its id.
    #[must_use]
    pub fn of(&self, indicator: &str) -> Option<&Assessed> {
        self.indicators.iter().find(|assessed| assessed.indicator.id.as_str() == indicator)
    }

    /// The survey of an indicator in a window: the one that was kept where it is that one, else a new one.
    #[must_use]
    pub fn survey(
        &self,
        release: &Release,
        of: &Published,
        window: Window,
        age: AgeGroup,
    ) -> Cow<'_, Survey> {
        let kept = self.of(of.indicator.id.as_str()).and_then(|assessed| assessed.survey_of(window, age));
        kept.map_or_else(|| Cow::Owned(survey(release, of, window, age)), Cow::Borrowed)
    }

    /// Every indicator, in the catalogue's order.
    #[must_use]
    pub fn indicators(&self) -> &[Assessed] {
        &self.indicators
    }

    /// What holds with all areas taken into account that were tested with it:
    /// the surest class first, within it in the catalogue's order and then the
    /// areas', the municipality after them. No order of merit among areas.
    pub fn signals(&self) -> impl Iterator<Item = &Signal> {
        self.signals.iter().filter(|signal| signal.certainty > Certainty::Possible)
    }

    /// What would hold if nothing but this one area had been tested: too weak
    /// for a headline, enough for a light colour.
    pub fn hints(&self) -> impl Iterator<Item = &Signal> {
        self.signals.iter().filter(|signal| signal.certainty == Certainty::Possible)
    }

    /// How many alarms are expected among the newest periods where nothing
    /// happens: α for every series that was judged.
    #[must_use]
    pub fn expected_false_alarms(&self) -> f64 {
        self.indicators.iter().map(Assessed::expected_false_alarms).sum()
    }
}

impl Assessed {
    /// What is said of an area, or of [`crate::domain::TOTAL_AREA`].
    #[must_use]
    pub fn area(&self, id: &AreaId) -> Option<&Judged> {
        self.rows().find(|judged| judged.area == *id)
    }

    /// The areas and then the municipality.
    pub fn rows(&self) -> impl Iterator<Item = &Judged> {
        self.areas.iter().chain(std::iter::once(&self.total))
    }

    /// The window of levels, hotspots, clusters and changes.
    #[must_use]
    pub fn window(&self) -> Option<Window> {
        self.survey.as_ref().map(|survey| survey.window)
    }

    /// The survey that was kept, if it is of this window and of these persons.
    pub(super) fn survey_of(&self, window: Window, age: AgeGroup) -> Option<&Survey> {
        self.survey.as_ref().filter(|survey| survey.window == window && survey.age == age)
    }

    /// See [`Assessment::expected_false_alarms`].
    #[must_use]
    pub fn expected_false_alarms(&self) -> f64 {
        self.rows().filter_map(|judged| judged.alarm.as_ref().ok()).map(|alert| alert.alpha).sum()
    }
}

/// The persons whose figures are judged.
const AGE: AgeGroup = AgeGroup::All;

/// Judges everything that is published, on all processors; a pure function of release and terms.
#[must_use]
pub fn assess(release: &Release, terms: &Terms<'_>) -> Assessment {
    assess_by(hands::all(), release, terms)
}

/// The same, indicator by indicator, by so many threads only: one, for what can wait.
#[must_use]
pub fn assess_by(threads: usize, release: &Release, terms: &Terms<'_>) -> Assessment {
    let indicators = hands::share(&release.indicators, threads, |of| assess_one(release, of, terms));
    let signals = signal::all(release, &indicators);
    Assessment { indicators, signals }
}

fn assess_one(release: &Release, of: &Published, terms: &Terms<'_>) -> Assessed {
    let reader = Reader::new(release, of, terms.k);
    let survey = latest_window(release, of, AGE).map(|window| survey(release, of, window, AGE));
    let places = release.coverage.places();
    let seed = survey.as_ref().map_or(0, |survey| cluster::seed(of, survey.window, terms));
    let none = Insufficient::NoBaseline;
    let survey_ref = survey.as_ref().ok_or(none);

    let mut hotspots = per_area(survey_ref.and_then(|survey| hotspot::judge(&reader, survey)), places.len());
    let mut changes = per_area(survey_ref.map(|survey| change::judge(of, survey)), places.len());
    let areas: Vec<&AreaId> = places.iter().map(|place| &place.area.id).collect();
    let mut trends = trend::judge(&reader, &areas).into_iter();
    let mut spots = per_area(emerging::judge(&reader, &areas), places.len());
    let clusters = survey_ref.and_then(|survey| cluster::judge(&reader, survey, seed));

    let judged = places.iter().enumerate().map(|(at, place)| {
        let standing = survey.as_ref().and_then(|survey| survey.areas.get(at));
        Judged {
            area: place.area.id.clone(),
            level: level_of(of, standing),
            hotspot: hotspots.next().unwrap_or(Err(none)),
            change: changes.next().unwrap_or(Err(none)),
            trend: trends.next().unwrap_or(Err(none)),
            alarm: alarm::judge(&reader, &place.area.id),
            emerging: spots.next().unwrap_or(Err(none)),
        }
    });
    let areas = judged.collect();
    let total = total(&reader, survey.as_ref());
    Assessed { indicator: Arc::clone(&of.indicator), survey, total, areas, clusters, seed }
}

/// The municipality: it is the yardstick, and nothing to be held against it.
fn total(reader: &Reader<'_>, survey: Option<&Survey>) -> Judged {
    let id = ReleaseTable::total();
    Judged {
        level: level_of(reader.of, survey.map(|survey| &survey.total)),
        hotspot: Err(Insufficient::Unsuited),
        change: survey
            .ok_or(Insufficient::NoBaseline)
            .and_then(|survey| change::one(reader.of, survey, &survey.total)),
        trend: trend::one(reader, &id),
        alarm: alarm::judge(reader, &id),
        emerging: Err(Insufficient::Unsuited),
        area: id,
    }
}

fn level_of(of: &Published, standing: Option<&Standing>) -> Result<Rated, Insufficient> {
    standing.ok_or(Insufficient::NoBaseline).and_then(|standing| level::judge(&of.indicator, standing))
}

/// The results of the areas, or the one reason for all of them.
fn per_area<T>(
    found: Result<Vec<Result<T, Insufficient>>, Insufficient>,
    areas: usize,
) -> impl Iterator<Item = Result<T, Insufficient>> {
    let (found, reason) = match found {
        Ok(found) => (found, Insufficient::Unusable),
        Err(reason) => (Vec::new(), reason),
    };
    found
        .into_iter()
        .map(Some)
        .chain(std::iter::repeat_with(|| None))
        .take(areas)
        .map(move |one| one.unwrap_or(Err(reason)))
}
