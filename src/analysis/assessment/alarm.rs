//! The newest month or quarter against what is usual for the season.

use super::reader::Reader;
use crate::analysis::alarm::{AlarmRule, Small, Warning, baseline_at, hidden_share, warning};
use crate::analysis::cell::Cell;
use crate::analysis::insufficient::Insufficient;
use crate::domain::{AreaId, Granularity, Measure, Period};

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

fn at_level(
    reader: &Reader<'_>,
    area: &AreaId,
    level: Granularity,
    rule: AlarmRule,
) -> Result<Alert, Insufficient> {
    let years = i32::try_from(rule.years).unwrap_or(0) + 1;
    let periods = reader.periods(level, years);
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
