//! The newest month or quarter against what is usual for the season.

use super::reader::Reader;
use crate::analysis::alarm::{AlarmRule, Small, Warning, baseline_at, expectation, hidden_share, warning};
use crate::analysis::cell::Cell;
use crate::analysis::insufficient::Insufficient;
use crate::domain::{AreaId, Granularity, Measure, Period};
use crate::release::{Published, Release};

/// A judged period.
#[derive(Clone, Debug, PartialEq)]
pub struct Alert {
    /// Expectation, limit and what they rest on.
    pub warning: Warning,
    /// The judged month or quarter.
    pub at: Period,
    /// The periods that it was judged by.
    pub baseline: Vec<Period>,
    /// Probability of an alarm where nothing happens.
    pub alpha: f64,
}

/// Most of a baseline that may be hidden.
const MOST_HIDDEN: f64 = 0.2;

/// Judges the newest period of an area: the month, or where too many months
/// are hidden (or there are none) the quarter.
///
/// A month is judged by the months around it in five years; a quarter by the
/// same quarter of up to ten years, because its neighbours belong to another
/// season and nine values are the least. Counts only.
pub(super) fn judge(reader: &Reader<'_>, area: &AreaId) -> Result<Alert, Insufficient> {
    if reader.of.indicator.measure != Measure::Count {
        return Err(Insufficient::Unsuited);
    }
    let months = AlarmRule { least: reader.k, ..AlarmRule::default() };
    let quarters = AlarmRule { season: 4, years: 10, window: 0, ..months };
    let month = at_level(reader, area, Granularity::Month, months);
    let coarser = |reason| {
        at_level(reader, area, Granularity::Quarter, quarters).map_err(|also| match also {
            // An indicator of years has neither.
            Insufficient::Unsuited => reason,
            also => also,
        })
    };
    month.or_else(coarser)
}

/// What the early warning holds for usual in a period, in cases.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Usual {
    /// The month or quarter.
    pub at: Period,
    /// Chance goes below this with probability α at most.
    pub low: f64,
    /// Chance goes beyond this with probability α at most.
    pub high: f64,
}

/// What was usual for an area's periods since one of them, each judged by the
/// periods before it only, as it would have been when it was the newest, and
/// none of those from before the way of counting was changed. Periods that the
/// method says nothing about are left out.
#[must_use]
pub fn usual(release: &Release, of: &Published, area: &AreaId, since: Period, k: u64) -> Vec<Usual> {
    if of.indicator.measure != Measure::Count {
        return Vec::new();
    }
    let reader = Reader::new(release, of, k);
    let months = AlarmRule { least: reader.k, ..AlarmRule::default() };
    let rule = match since.level() {
        Granularity::Month => months,
        Granularity::Quarter => AlarmRule { season: 4, years: 10, window: 0, ..months },
        _ => return Vec::new(),
    };
    let periods = reader.periods(&[], since.level(), i32::MAX / 12);
    let series: Vec<Option<f64>> = reader.counts(area, &periods).iter().map(|cell| cell.known()).collect();
    let breaks: Vec<i32> = release.breaks(&of.indicator.id, area).collect();
    let one = |(position, at): (usize, &Period)| {
        let first = breaks.iter().copied().filter(|start| *start < at.end()).max();
        let from = periods.iter().position(|at| first.is_none_or(|first| at.start() >= first))?;
        let (series, position) = (series.get(from..)?, position.checked_sub(from)?);
        if *at <= since || hidden_share(series, position, rule) > MOST_HIDDEN {
            return None;
        }
        let found = expectation(series, position, rule).ok()?;
        Some(Usual { at: *at, low: found.low, high: found.high })
    };
    periods.iter().enumerate().filter_map(one).collect()
}

fn at_level(
    reader: &Reader<'_>,
    area: &AreaId,
    level: Granularity,
    rule: AlarmRule,
) -> Result<Alert, Insufficient> {
    let years = i32::try_from(rule.years).unwrap_or(0) + 1;
    let periods = reader.periods(&[area], level, years);
    let newest = periods.len().checked_sub(1).ok_or(Insufficient::Unsuited)?;
    let cells = reader.counts(area, &periods);
    let series: Vec<Option<f64>> = cells.iter().map(|cell| cell.known()).collect();
    if matches!(cells.last(), Some(Cell::Below(_))) {
        return Err(Insufficient::SmallCells);
    }
    if hidden_share(&series, newest, rule) > MOST_HIDDEN {
        return Err(Insufficient::HiddenCells);
    }
    let mut warning = warning(&series, newest, rule)?;
    // The method's own p-value takes the dispersion as known: alarms would come
    // twice as often as stated.
    let is_small = |at: &usize| matches!(cells.get(*at), Some(Cell::Below(_)));
    let months = baseline_at(series.len(), newest, rule).iter().filter(|at| is_small(at)).count();
    let small = Small { months, most: reader.k - 1.0 };
    warning.alarm = warning.alarm && warning.cautious_p(small) <= rule.alpha;
    let at = *periods.get(newest).ok_or(Insufficient::Unsuited)?;
    let baseline = warning.baseline.iter().filter_map(|&position| periods.get(position).copied()).collect();
    Ok(Alert { warning, at, baseline, alpha: rule.alpha })
}
