//! The months that a month is judged by.

use super::AlarmRule;
use crate::analysis::number::real;

/// Fewest published months.
pub(super) const LEAST_VALUES: usize = 9;

/// A month of the baseline.
#[derive(Clone, Copy, Debug)]
pub(super) struct Point {
    /// Where it stands in the series.
    pub(super) position: usize,
    /// Years from the judged month, below 0.
    pub(super) time: f64,
    /// Its count.
    pub(super) y: f64,
}

/// The months around the judged one in earlier years.
pub(super) struct Baseline {
    /// Those that are published, in order.
    pub(super) points: Vec<Point>,
    /// Years that have one.
    pub(super) years: usize,
    /// Months that are not published.
    pub(super) hidden: usize,
}

impl Baseline {
    pub(super) fn of(series: &[Option<f64>], at: usize, rule: &AlarmRule) -> Self {
        let mut baseline = Self { points: Vec::new(), years: 0, hidden: 0 };
        let season = rule.season.max(1);
        // Windows of half a year would overlap.
        let window = rule.window.min((season / 2).saturating_sub(1));
        for year in (1..=rule.years.min(series.len())).rev() {
            let before = baseline.points.len();
            for month in 0..=2 * window {
                // t − 12 · year + d with d = month − window, counted without going below 0.
                let Some(position) = (at + month).checked_sub(season * year + window) else { continue };
                match series.get(position) {
                    Some(Some(y)) => {
                        let time = -real(at - position) / real(season);
                        baseline.points.push(Point { position, time, y: *y });
                    }
                    Some(None) => baseline.hidden += 1,
                    None => {}
                }
            }
            baseline.years += usize::from(baseline.points.len() > before);
        }
        baseline
    }
}
