//! One map's worth of figures: every area's level and change.

use super::change::{Change, Comparison, compare_estimated};
use super::dispersion::{Pearson, pearson};
use super::level::LevelClass;
use super::number::real;
use super::window::Window;
use crate::domain::{AgeGroup, AreaId, Base, Figure, Granularity, Known, Measure};
use crate::release::{Published, Release, ReleaseTable};

/// How one area, or the municipality, stands in a window.
#[derive(Clone, Debug, PartialEq)]
pub struct Standing {
    /// The published figure over the window.
    pub figure: Figure,
    /// Inhabitants of a count's rate (mean over the window), denominator of a
    /// share, persons behind a mean.
    pub base: Option<f64>,
    /// The comparable number: cases per `per` inhabitants, `per` × share, or
    /// the mean. `None` where nothing is published or there is no base.
    pub rate: Option<f64>,
    /// Rate over the municipality's rate.
    pub ratio: Option<f64>,
    /// Where the ratio lies among the five fixed classes.
    pub class: Option<LevelClass>,
    /// The published figure over the window before: unless another was asked
    /// for, the same a year earlier. Missing if the way of counting was changed
    /// in between.
    pub figure_before: Figure,
    /// The rate in the window before.
    pub rate_before: Option<f64>,
    /// The change since then, tested; `None` where a test is not possible:
    /// a figure is not published, a mean, or too little history to know how
    /// much the counts vary by themselves.
    pub change: Option<Change>,
    /// True if late reports are still expected.
    pub provisional: bool,
}

/// All areas of one indicator in one window.
#[derive(Clone, Debug, PartialEq)]
pub struct Survey {
    /// The stretch of time.
    pub window: Window,
    /// The persons meant.
    pub age: AgeGroup,
    /// The municipality.
    pub total: Standing,
    /// The areas in the coverage's order.
    pub areas: Vec<Standing>,
    /// Cases without an area, where the indicator has such.
    pub unknown: Option<Standing>,
    /// How much more counts varied before than chance makes them; `None` where
    /// history does not suffice to tell.
    pub history: Option<Pearson>,
}

/// Share of tests, both sides together, in which chance alone makes a change.
const SIGNIFICANT: f64 = 0.05;

impl Survey {
    /// Dispersion that the changes are tested with; `None` where history does
    /// not suffice.
    ///
    /// One for all areas and the municipality, so that it has to bear the
    /// smallest tail that any of them is held against: one side's share of a
    /// single area among so many ([`super::false_discovery`]).
    #[must_use]
    pub fn change_dispersion(&self) -> Option<f64> {
        Some(self.history?.cautious(change_tail(self.areas.len())))
    }

    /// True if some area's change could be tested. Where none could, silence is
    /// no all-clear.
    #[must_use]
    pub fn is_tested(&self) -> bool {
        self.areas.iter().any(|standing| standing.change.is_some())
    }
}

/// What the smallest p-value among so many areas is held against.
pub(super) fn change_tail(areas: usize) -> f64 {
    SIGNIFICANT / 2.0 / real(areas.max(1))
}

/// Surveys an indicator, its changes being those on the same window a year earlier.
#[must_use]
pub fn survey(release: &Release, of: &Published, window: Window, age: AgeGroup) -> Survey {
    survey_against(release, of, window, window.year_before(), age)
}

/// Surveys an indicator, its changes being those on another window of the same length.
#[must_use]
pub fn survey_against(
    release: &Release,
    of: &Published,
    window: Window,
    before: Window,
    age: AgeGroup,
) -> Survey {
    let history = dispersion_before(release, of, window, age, &|known| Some(known.value));
    let one = |area: &AreaId, level: Option<f64>| {
        standing((release, of), (window, before), age, area, level, history)
    };
    let total = one(&ReleaseTable::total(), None);
    let level = total.rate;
    let areas = release.coverage.places().iter().map(|place| one(&place.area.id, level)).collect();
    let unknown = of.table.has_unknown().then(|| one(&AreaId::new(crate::domain::UNKNOWN_AREA), None));
    Survey { window, age, total, areas, unknown, history }
}

fn standing(
    (release, of): (&Release, &Published),
    (window, before): (Window, Window),
    age: AgeGroup,
    area: &AreaId,
    level: Option<f64>,
    history: Option<Pearson>,
) -> Standing {
    let (figure, base, rate) = read(release, of, window, age, area);
    let is_broken = release.is_broken(&of.indicator.id, area, (before.first(), window.last()));
    let (figure_before, base_before, rate_before) =
        if is_broken { (Figure::Missing, None, None) } else { read(release, of, before, age, area) };
    let ratio = rate.zip(level).filter(|&(_, level)| level > 0.0).map(|(rate, level)| rate / level);
    let tested = || -> Option<Change> {
        if of.indicator.measure == Measure::Mean {
            return None;
        }
        // Counts without a base are compared as counts.
        let unit = (of.indicator.base == Base::None && of.indicator.measure == Measure::Count).then_some(1.0);
        let counts = Comparison {
            now: figure.known()?.value,
            base_now: unit.or(base)?,
            before: figure_before.known()?.value,
            base_before: unit.or(base_before)?,
        };
        compare_estimated(counts, history?, change_tail(release.coverage.places().len()))
    };
    let provisional = window
        .periods()
        .into_iter()
        .any(|at| of.table.cell(area, at, age).is_some_and(|cell| cell.provisional));
    Standing {
        figure,
        base,
        rate,
        ratio,
        class: ratio.and_then(LevelClass::of),
        figure_before,
        rate_before,
        change: tested(),
        provisional,
    }
}

/// Figure, base and rate of an area in a window.
#[allow(clippy::cast_precision_loss)] // bases are far below 2⁵³
fn read(
    release: &Release,
    of: &Published,
    window: Window,
    age: AgeGroup,
    area: &AreaId,
) -> (Figure, Option<f64>, Option<f64>) {
    let figure = window.figure(of, area, age);
    let known = figure.known();
    let base = match (of.indicator.measure, of.indicator.base) {
        (Measure::Count, Base::Population) => window.persons(release, &of.table, area, age),
        (Measure::Count, Base::None) => None,
        (Measure::Share | Measure::Mean, _) => known.and_then(|known| known.base).map(|base| base as f64),
    };
    let per = f64::from(of.indicator.per);
    let rate = known.and_then(|known| match of.indicator.measure {
        Measure::Mean => Some(known.value),
        Measure::Count | Measure::Share => {
            base.filter(|&base| base > 0.0).map(|base| known.value * per / base)
        }
    });
    (figure, base, rate)
}

/// Longest history, in windows, that the dispersion is estimated from.
const HISTORY: i32 = 20;

/// Dispersion of what is counted of the indicator's figures over the windows
/// before this one, in the areas that are fully published there: over the
/// longest history that has enough such areas.
///
/// What an area reported before the way of counting was last changed there is left out.
///
/// Where there are too few windows as long as this one, cases that come in as
/// they happen are looked at by quarter or month: as long as periods are
/// independent, their sum varies as much more than chance as each of them.
/// Persons who are counted again in every period are not independent; of
/// shares and of figures by the half-year there is no such second try.
pub(super) fn dispersion_before(
    release: &Release,
    of: &Published,
    window: Window,
    age: AgeGroup,
    counted: &dyn Fn(Known) -> Option<f64>,
) -> Option<Pearson> {
    if of.indicator.measure == Measure::Mean {
        return None;
    }
    let back = |steps: i32| match window {
        Window::One(period) => Window::One(period.step(-steps)),
        Window::FourQuarters(last) => Window::FourQuarters(last.step(-4 * steps)),
    };
    let first = *of.table.periods().first()?;
    let reach = |back: &dyn Fn(i32) -> Window| -> Vec<Window> {
        (1..=HISTORY).map(back).take_while(|window| window.first() >= first).collect()
    };
    let flows = of.indicator.measure == Measure::Count
        && matches!(of.indicator.granularity, Granularity::Month | Granularity::Quarter);
    let shorter =
        [Granularity::Quarter, Granularity::Month].into_iter().filter(|_| flows).filter_map(|level| {
            let first = match window {
                Window::FourQuarters(last) if level == Granularity::Quarter => last.step(-3),
                Window::One(period) | Window::FourQuarters(period) => {
                    Window::One(period).first().parts(level).next()?
                }
            };
            Some(reach(&|steps| Window::One(first.step(-steps))))
        });
    std::iter::once(reach(&back))
        .chain(shorter)
        .find_map(|windows| over((release, of), window, &windows, age, counted))
}

/// The dispersion over the newest of these windows before one, newest first.
fn over(
    (release, of): (&Release, &Published),
    shown: Window,
    windows: &[Window],
    age: AgeGroup,
    counted: &dyn Fn(Known) -> Option<f64>,
) -> Option<Pearson> {
    let counts: Vec<Vec<Option<f64>>> = release
        .coverage
        .places()
        .iter()
        .map(|place| {
            let id = &place.area.id;
            let is_alike =
                |window: &&Window| !release.is_broken(&of.indicator.id, id, (window.first(), shown.last()));
            let figure = |window: &Window| {
                Some(window).filter(is_alike)?.figure(of, id, age).known().and_then(counted)
            };
            windows.iter().map(figure).collect()
        })
        .collect();
    (1..=windows.len()).rev().find_map(|length| {
        let published = |row: &Vec<Option<f64>>| row.iter().take(length).copied().collect();
        pearson(&counts.iter().filter_map(published).collect::<Vec<Vec<f64>>>()).ok()
    })
}
