//! An area's figures over time as a small line, hidden stretches left open.

use std::fmt::Write as _;

use super::chart::breaks;
use super::wording::Wording;
use crate::analysis::Window;
use crate::domain::{AgeGroup, AreaId, Base, Granularity, Measure, Period};
use crate::locale::{self, Lang};
use crate::release::{Published, Release};

/// A small line chart from zero to its own highest figure.
#[derive(Clone, Debug, PartialEq)]
pub struct Spark {
    /// The view box, `0 0 WIDTH HEIGHT`.
    pub view_box: String,
    /// The line of zero.
    pub zero: String,
    /// The line as SVG path data, broken where nothing is published.
    pub line: String,
    /// Figures without a published neighbour: centres of dots.
    pub dots: Vec<(String, String)>,
    /// The newest figure, if the newest period has one.
    pub last: Option<(String, String)>,
    /// What it shows, for those who do not see it.
    pub label: String,
}

const WIDTH: f64 = 120.0;
const HEIGHT: f64 = 28.0;
/// Room for the line's width and the dot.
const MARGIN: f64 = 3.0;

/// Draws an area's course up to the end of a window; `None` where fewer than
/// two periods are published.
///
/// Of a window of four quarters the quarters are drawn, of any other the
/// periods of its own length.
#[must_use]
pub fn spark(
    release: &Release,
    of: &Published,
    area: &AreaId,
    age: AgeGroup,
    window: Window,
    (lang, wording): (Lang, &Wording<'_>),
) -> Option<Spark> {
    let periods = periods(of, window);
    let figures: Vec<Option<f64>> =
        periods.iter().map(|&period| figure(release, of, area, period, age)).collect();
    let known: Vec<f64> = figures.iter().flatten().copied().collect();
    if known.len() < 2 {
        return None;
    }
    let (low, high) =
        known.iter().fold((f64::INFINITY, 0.0_f64), |(low, high), &x| (low.min(x), high.max(x)));
    let at = |index: usize, figure: f64| place(index, periods.len(), figure, high);

    let mut line = String::new();
    let mut dots = Vec::new();
    let breaks = breaks(release, &of.indicator.id, area, &periods);
    for (index, figure) in figures.iter().enumerate() {
        let Some(figure) = *figure else { continue };
        let (x, y) = at(index, figure);
        let known = |index: usize| figures.get(index).copied().flatten().is_some();
        let before = index > 0 && known(index - 1) && !breaks.contains(&index);
        let after = known(index + 1) && !breaks.contains(&(index + 1));
        if before || after {
            // Writing to a string cannot fail.
            let _ = write!(line, "{}{x} {y}", if before { 'L' } else { 'M' });
        } else {
            dots.push((x, y));
        }
    }
    let last = figures.last().copied().flatten().map(|figure| at(figures.len() - 1, figure));
    let (first, newest) = (periods.first()?, periods.last()?);
    let label = lang.text_with(
        "spark-label",
        &[
            ("first", locale::period(lang, *first).into()),
            ("last", locale::period(lang, *newest).into()),
            ("low", text(lang, wording, of, low).into()),
            ("high", text(lang, wording, of, high).into()),
            ("hidden", (periods.len() - known.len()).into()),
        ],
    );
    let ground = HEIGHT - MARGIN;
    let zero = format!("M{MARGIN:.1} {ground:.1}H{:.1}", WIDTH - MARGIN);
    Some(Spark { view_box: format!("0 0 {WIDTH} {HEIGHT}"), zero, line, dots, last, label })
}

/// Most periods drawn: five years of months, six of quarters, twenty years.
fn most(level: Granularity) -> usize {
    match level {
        Granularity::Month => 60,
        Granularity::Quarter => 24,
        Granularity::HalfYear => 16,
        Granularity::Year | Granularity::SchoolYear => 20,
    }
}

/// The periods drawn, oldest first.
fn periods(of: &Published, window: Window) -> Vec<Period> {
    let level = window.last().level();
    let mut periods: Vec<Period> = of
        .table
        .periods()
        .iter()
        .rev()
        .copied()
        .filter(|period| period.level() == level && *period <= window.last())
        .take(most(level))
        .collect();
    periods.reverse();
    periods
}

fn figure(release: &Release, of: &Published, area: &AreaId, period: Period, age: AgeGroup) -> Option<f64> {
    if of.indicator.measure == Measure::Count && of.indicator.base == Base::None {
        return of.table.figure(area, period, age).known().map(|known| known.value);
    }
    release.rate(of, area, period, age)
}

fn text(lang: Lang, wording: &Wording<'_>, of: &Published, figure: f64) -> String {
    if of.indicator.measure == Measure::Count && of.indicator.base == Base::None {
        locale::whole(lang, figure)
    } else {
        wording.rate_text(figure)
    }
}

/// Coordinates with one decimal: the same bytes on every machine.
#[allow(clippy::cast_precision_loss)] // a few dozen periods
fn place(index: usize, count: usize, figure: f64, high: f64) -> (String, String) {
    let across = index as f64 / count.saturating_sub(1).max(1) as f64;
    let up = if high > 0.0 { figure / high } else { 0.0 };
    let x = MARGIN + across * (WIDTH - 2.0 * MARGIN);
    let y = HEIGHT - MARGIN - up.max(0.0) * (HEIGHT - 2.0 * MARGIN);
    (format!("{x:.1}"), format!("{y:.1}"))
}
