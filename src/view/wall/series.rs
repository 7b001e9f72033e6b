//! Figures of the municipality, or of an area, over time.

use super::indicator::axis;
use crate::analysis::{Survey, Window};
use crate::domain::{AreaId, Base, Measure, Period};
use crate::locale::Lang;
use crate::release::{Published, Release};
use crate::view::measure::Style;

/// Longest stretch that is drawn, in years.
const YEARS: i32 = 8;

/// Figures at equal steps of time; gaps are kept.
#[derive(Clone, Debug, PartialEq)]
pub struct Series {
    /// The points, oldest first.
    pub points: Vec<Point>,
    /// The oldest period in words.
    pub first: String,
    /// The newest period in words.
    pub last: String,
    /// Said of the newest points where late reports are still expected.
    pub provisional: Option<String>,
    /// The picture in words.
    pub description: String,
}

/// One point of a series.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    /// The figure; `None` where none is published.
    pub value: Option<f64>,
    /// True if late reports are still expected.
    pub provisional: bool,
}

/// The published figures of an area, or of the municipality; `None` with fewer than two of them.
///
/// Where the map takes four quarters together, so does every point: the
/// newest is the figure beside the line, and no season hides the trend.
pub(super) fn series(
    release: &Release,
    (of, area): (&Published, &AreaId),
    survey: &Survey,
    style: Style,
    lang: Lang,
) -> Option<Series> {
    let level = survey.window.last().level();
    let window = |at: Period| match survey.window {
        Window::One(_) => Window::One(at),
        Window::FourQuarters(_) => Window::FourQuarters(at),
    };
    let value = |at: Period| -> Option<f64> {
        let known = window(at).figure(of, area, survey.age).known()?;
        let per = f64::from(of.indicator.per);
        let base = match (of.indicator.measure, of.indicator.base) {
            (Measure::Mean, _) | (Measure::Count, Base::None) => return Some(known.value),
            #[allow(clippy::cast_precision_loss)] // bases are far below 2⁵³
            (Measure::Share, _) => known.base.map(|base| base as f64),
            (Measure::Count, Base::Population) => window(at).persons(release, &of.table, area, survey.age),
        };
        base.filter(|&base| base > 0.0).map(|base| known.value * per / base)
    };
    let shown: Vec<Period> =
        of.table.periods().iter().copied().filter(|at| at.level() == level && value(*at).is_some()).collect();
    let (&first, &last) = (shown.first()?, shown.last()?);
    let first = first.max(last.step(1 - YEARS * 12 / i32::from(level.months())));
    let points: Vec<Point> = std::iter::successors(Some(first), |at| Some(at.step(1)))
        .take_while(|at| *at <= last)
        .map(|at| Point {
            value: value(at),
            provisional: window(at)
                .periods()
                .into_iter()
                .any(|at| of.table.cell(area, at, survey.age).is_some_and(|cell| cell.provisional)),
        })
        .collect();
    if points.iter().filter(|point| point.value.is_some()).count() < 2 {
        return None;
    }
    let provisional = points.iter().any(|point| point.provisional && point.value.is_some());
    let newest = points.iter().rev().find_map(|point| point.value).map(|value| style.write(value));
    let words = lang.text_with(
        "wall-series",
        &[
            ("name", super::short_name(of, lang).into()),
            ("first", axis(lang, first).into()),
            ("last", axis(lang, last).into()),
        ],
    );
    Some(Series {
        points,
        first: axis(lang, first),
        last: axis(lang, last),
        provisional: provisional.then(|| lang.text("wall-provisional")),
        description: newest.map_or_else(|| words.clone(), |newest| format!("{words}: {newest}")),
    })
}
