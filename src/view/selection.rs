//! A query held against the data: what is shown after all.

use super::error::Problem;
use super::query::{Against, BadParameter, Colour, Query, Show, spell};
use crate::analysis::{Assessed, Assessment, Window, latest_window};
use crate::domain::{AgeGroup, AreaId, Base, Figure, Indicator, Measure};
use crate::release::{Published, Release, ReleaseTable};
use crate::snapshot::Snapshot;

/// What is shown: everything that a query left open is decided.
#[derive(Clone, Copy, Debug)]
pub struct Selection<'a> {
    /// The indicator with its figures.
    pub published: &'a Published,
    /// The stretch of time.
    pub window: Window,
    /// The stretch of time that is shown without a wish.
    pub latest: Window,
    /// The persons meant.
    pub age: AgeGroup,
    /// Which number stands on the map.
    pub show: Show,
    /// What colour tells.
    pub colour: Colour,
    /// What areas are held against.
    pub yardstick: Yardstick,
    /// The area that is pointed out: its position in the coverage.
    pub area: Option<usize>,
    /// True if another period or age group had to be taken than was wished for.
    pub bent: bool,
}

/// What areas are held against, found in the data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Yardstick {
    /// The municipality and its other areas.
    City,
    /// Themselves a year earlier.
    LastYear,
    /// Another area: its position in the coverage.
    Area(usize),
}

impl<'a> Selection<'a> {
    /// Holds a query against a snapshot.
    ///
    /// # Errors
    /// For indicators, areas, periods and age groups that the snapshot does not have.
    pub fn new(snapshot: &'a Snapshot, assessment: &Assessment, query: &Query) -> Result<Self, Problem> {
        let release = &snapshot.release;
        let published = indicator((release, assessment), query.indicator.as_deref())?;
        // A form drawn for another indicator carries that one's period and ages along.
        let wishes = query.from.as_ref().is_some_and(|from| from != published.indicator.id.as_str());
        let table = &*published.table;

        let age = query.age_group.unwrap_or(AgeGroup::All);
        let has_age = table.ages().contains(&age);
        if !has_age && !wishes {
            let allowed = table.ages().iter().map(ToString::to_string);
            return Err(BadParameter::new("age_group", &age.to_string(), allowed).into());
        }
        let age = if has_age { age } else { AgeGroup::All };

        let latest = latest(release, published, age)?;
        let window = match query.period {
            None => latest,
            Some(window) if has_window(table, window) => window,
            Some(window) if wishes => nearest(table, window).unwrap_or(latest),
            Some(window) => return Err(bad_period(table, window).into()),
        };
        let bent = !has_age || query.period.is_some_and(|wish| wish != window);
        let show = shown(&published.indicator, query.show);
        let place = |id: &String| {
            release.coverage.position(&AreaId::new(id)).ok_or_else(|| Problem::UnknownArea(id.clone()))
        };
        let yardstick = match &query.compare {
            Against::City => Yardstick::City,
            Against::LastYear => Yardstick::LastYear,
            Against::Area(id) => Yardstick::Area(place(id)?),
        };
        let area = query.area.as_ref().map(place).transpose()?;
        Ok(Self { published, window, latest, age, show, colour: query.colour, yardstick, area, bent })
    }
}

/// The indicator of an id; without one that which pages open with: the first that tells something.
pub(super) fn indicator<'a>(
    (release, assessment): (&'a Release, &Assessment),
    id: Option<&str>,
) -> Result<&'a Published, Problem> {
    match id {
        Some(id) => release.indicator(id).ok_or_else(|| Problem::UnknownIndicator(id.to_owned())),
        None => telling((release, assessment)).next().ok_or(Problem::NoData),
    }
}

/// The indicators of whose newest figures a test could judge something, in the catalogue's order; all of
/// them where there is none. What the wall shows, and what pages open with, is chosen from these.
pub(super) fn telling<'a>(
    (release, assessment): (&'a Release, &Assessment),
) -> impl Iterator<Item = &'a Published> {
    let is_judged =
        |of: &&Published| assessment.of(of.indicator.id.as_str()).is_some_and(Assessed::is_judged);
    let is_any = release.indicators.iter().any(|of| is_judged(&of));
    release.indicators.iter().filter(move |of| !is_any || is_judged(of))
}

/// The numbers that an indicator can put on a map, the usual one first.
#[must_use]
pub fn shows(indicator: &Indicator) -> &'static [Show] {
    match (indicator.measure, indicator.base) {
        (Measure::Mean, _) => &[Show::Rate],
        (Measure::Count, Base::None) => &[Show::Count],
        (Measure::Count | Measure::Share, _) => &[Show::Rate, Show::Count],
    }
}

fn shown(indicator: &Indicator, wish: Option<Show>) -> Show {
    let possible = shows(indicator);
    wish.filter(|wish| possible.contains(wish)).or(possible.first().copied()).unwrap_or(Show::Rate)
}

/// The window to begin with: what analysis calls the latest, or else the last
/// period that there is.
fn latest(release: &Release, of: &Published, age: AgeGroup) -> Result<Window, Problem> {
    latest_window(release, of, age)
        .or_else(|| of.table.periods().last().copied().map(Window::One))
        .ok_or_else(|| Problem::NoFigures(of.indicator.id.as_str().to_owned()))
}

/// True if every period of a window is in the table.
pub(super) fn has_window(table: &ReleaseTable, window: Window) -> bool {
    window.periods().iter().all(|period| table.periods().binary_search(period).is_ok())
}

/// The quarter or year around a month, and so on, if it has figures.
fn nearest(table: &ReleaseTable, wish: Window) -> Option<Window> {
    let Window::One(period) = wish else { return None };
    let total = ReleaseTable::total();
    std::iter::successors(period.parent(), |period| period.parent())
        .find(|&period| table.figure(&total, period, AgeGroup::All) != Figure::Missing)
        .map(Window::One)
}

fn bad_period(table: &ReleaseTable, window: Window) -> BadParameter {
    let newest_first = table.periods().iter().rev().map(ToString::to_string);
    BadParameter::new("period", &spell(window), std::iter::once("latest".to_owned()).chain(newest_first))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::sample;

    #[test]
    fn pages_open_on_the_first_indicator_that_tells_something() {
        let Some(coverage) = sample::coverage("maps/odense-15-skematisk.geojson") else { return };
        let mut snapshot = sample::snapshot(coverage);
        let assessment = sample::assessment(&snapshot);
        let is_judged = |id: &str| assessment.of(id).is_some_and(Assessed::is_judged);
        let ids: Vec<String> = snapshot.release.ids().map(ToString::to_string).collect();
        let judged: Vec<&String> = ids.iter().filter(|id| is_judged(id)).collect();
        assert!(!judged.is_empty() && judged.len() < ids.len(), "{judged:?} of {ids:?}");
        // Whatever the catalogue's order.
        for _ in 0..2 {
            let first = snapshot.release.ids().map(ToString::to_string).find(|id| is_judged(id)).unwrap();
            let opened = indicator((&snapshot.release, &assessment), None).unwrap();
            assert_eq!(opened.indicator.id.as_str(), first);
            snapshot.release.indicators.reverse();
        }
        // Where nothing could be judged, all are alike.
        let none = Assessment::default();
        assert_eq!(telling((&snapshot.release, &none)).count(), ids.len());
        assert!(matches!(
            indicator((&snapshot.release, &none), Some("no")),
            Err(Problem::UnknownIndicator(_))
        ));
    }
}
