//! The stretch of time that a map shows.

use crate::domain::{AgeGroup, Figure, Granularity, Known, Mark, Measure, Period};
use crate::release::{Published, Release, ReleaseTable};

/// One published period, or the last four published quarters taken together.
///
/// A window is only ever a sum of published cells: a rolling sum across a
/// hidden cell would give the cell away by subtraction.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Window {
    /// One period of the release table.
    One(Period),
    /// Four quarters, the last of which is given.
    FourQuarters(Period),
}

impl Window {
    /// The periods that it adds up, in order.
    #[must_use]
    pub fn periods(self) -> Vec<Period> {
        match self {
            Self::One(period) => vec![period],
            Self::FourQuarters(last) => (-3..=0).map(|step| last.step(step)).collect(),
        }
    }

    /// Its first period.
    #[must_use]
    pub fn first(self) -> Period {
        match self {
            Self::One(period) => period,
            Self::FourQuarters(last) => last.step(-3),
        }
    }

    /// Its last period.
    #[must_use]
    pub fn last(self) -> Period {
        match self {
            Self::One(last) | Self::FourQuarters(last) => last,
        }
    }

    /// The same stretch a year earlier.
    #[must_use]
    pub fn year_before(self) -> Self {
        match self {
            Self::One(period) => Self::One(period.year_before()),
            Self::FourQuarters(last) => Self::FourQuarters(last.year_before()),
        }
    }

    /// The figure of an area over the window: the sum of counts, or of
    /// numerators and denominators, or the mean weighted by the persons behind
    /// it. Unlisted or hidden as soon as one of several cells is, missing if one is
    /// missing.
    #[must_use]
    pub fn figure(self, of: &Published, area: &crate::domain::AreaId, age: AgeGroup) -> Figure {
        if let Self::One(period) = self {
            return of.table.figure(area, period, age);
        }
        let cells: Vec<Figure> =
            self.periods().into_iter().map(|at| of.table.figure(area, at, age)).collect();
        if cells.contains(&Figure::Suppressed(Mark::Unlisted)) {
            return Figure::Suppressed(Mark::Unlisted);
        }
        if cells.iter().any(|figure| figure.is_suppressed()) {
            return Figure::Suppressed(Mark::Hidden);
        }
        let known: Option<Vec<Known>> = cells.into_iter().map(Figure::known).collect();
        known.and_then(|known| combine(of.indicator.measure, &known)).map_or(Figure::Missing, Figure::Known)
    }

    /// Inhabitants over the window: the mean over its periods.
    #[must_use]
    #[allow(clippy::cast_precision_loss)] // numbers of inhabitants are far below 2⁵³
    pub fn persons(
        self,
        release: &Release,
        table: &ReleaseTable,
        area: &crate::domain::AreaId,
        age: AgeGroup,
    ) -> Option<f64> {
        let periods = self.periods();
        let number = periods.len() as f64;
        let persons: Option<u64> = periods.into_iter().map(|at| release.persons(table, area, at, age)).sum();
        persons.map(|persons| persons as f64 / number)
    }
}

/// Takes published figures together.
#[allow(clippy::cast_precision_loss)] // bases are far below 2⁵³
fn combine(measure: Measure, figures: &[Known]) -> Option<Known> {
    let base: Option<u64> = figures.iter().map(|known| known.base).sum();
    match measure {
        Measure::Count | Measure::Share => {
            Some(Known { value: figures.iter().map(|known| known.value).sum(), base })
        }
        Measure::Mean => {
            let persons = base.filter(|&persons| persons > 0)?;
            let sum: f64 = figures.iter().map(|known| known.value * known.base.unwrap_or(0) as f64).sum();
            Some(Known { value: sum / persons as f64, base: Some(persons) })
        }
    }
}

/// The window that a first glance should show: the last four published
/// quarters or the latest year, whichever shows the municipality and more areas,
/// the quarters where both show as many; the latest school year or year for indicators that have
/// no quarters.
///
/// 'Published' means that the municipality's figure is published for all of it
/// (or at least reported, where none is published) and, where rates are asked
/// for, that there are inhabitants to set it against. `None` if there is no such
/// period.
#[must_use]
pub fn latest_window(release: &Release, of: &Published, age: AgeGroup) -> Option<Window> {
    let table = &*of.table;
    let total = ReleaseTable::total();
    let rated =
        of.indicator.measure == Measure::Count && of.indicator.base == crate::domain::Base::Population;
    // Plain counts stand for themselves; rates, shares and means need the
    // municipality's to be measured by.
    let plain = of.indicator.measure == Measure::Count && !rated;
    let has_rates = |window: Window| !rated || window.persons(release, table, &total, age).is_some();
    // Without the municipality's figure the areas have no measure: a window up
    // to a year older that has it is better than the newest that hides it.
    let newest = |level: Granularity, make: fn(Period) -> Window, shows: &dyn Fn(Figure) -> bool| {
        table
            .periods()
            .iter()
            .rev()
            .filter(|at| at.level() == level)
            .map(|&at| make(at))
            .find(|&window| has_rates(window) && shows(window.figure(of, &total, age)))
    };
    let latest = |level: Granularity, make: fn(Period) -> Window| {
        // What is on no list, such as a year that has not ended, is not there to be shown.
        let listed = |figure| !matches!(figure, Figure::Missing | Figure::Suppressed(Mark::Unlisted));
        let reported = newest(level, make, &listed)?;
        let measured = newest(level, make, &|figure| figure.known().is_some());
        let recent = |window: &Window| !plain && window.last().end() + 12 >= reported.last().end();
        Some(measured.filter(recent).unwrap_or(reported))
    };
    let areas = |window: Window| {
        release
            .coverage
            .places()
            .iter()
            .filter(|place| window.figure(of, &place.area.id, age).known().is_some())
            .count()
    };
    let quarters = latest(Granularity::Quarter, Window::FourQuarters);
    let year = latest(Granularity::Year, Window::One);
    let measured =
        |window: Window| (plain || window.figure(of, &total, age).known().is_some(), areas(window));
    match (quarters, year) {
        (Some(quarters), Some(year)) if measured(quarters) >= measured(year) => Some(quarters),
        (Some(quarters), None) => Some(quarters),
        (_, Some(year)) => Some(year),
        (None, None) => latest(Granularity::SchoolYear, Window::One)
            .or_else(|| latest(of.indicator.granularity, Window::One)),
    }
}
