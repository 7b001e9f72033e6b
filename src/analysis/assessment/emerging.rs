//! How hot and cold spots came about.

use super::reader::Reader;
use crate::analysis::cell::Cell;
use crate::analysis::emerging::{Category, EMERGING_ALPHA, State, emerging};
use crate::analysis::insufficient::Insufficient;
use crate::analysis::number::real;
use crate::domain::{AreaId, Granularity, Period};

/// An area's history as a hot or cold spot.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spot {
    /// The kind of history.
    pub category: Category,
    /// Periods that were hot.
    pub hot: usize,
    /// Periods that were cold.
    pub cold: usize,
    /// p-value of the trend of its z-values.
    pub trend_p: f64,
    /// First period looked at.
    pub first: Period,
    /// Last period looked at.
    pub last: Period,
}

/// Years looked back.
const YEARS: i32 = 10;
/// Fewest periods.
const LEAST: usize = 12;

/// Classes all areas by quarters, or by years where there are no quarters.
///
/// The history is as long as most areas are published without a gap, at
/// most ten years of quarters (or of years as far back as they go).
pub(super) fn judge(
    reader: &Reader<'_>,
    areas: &[&AreaId],
) -> Result<Vec<Result<Spot, Insufficient>>, Insufficient> {
    let mut reason = Insufficient::TooFewPeriods;
    for (level, years) in
        [(Granularity::Quarter, YEARS), (Granularity::Year, 4 * YEARS), (Granularity::SchoolYear, 4 * YEARS)]
    {
        let periods = reader.periods(areas, level, years);
        if periods.len() < LEAST {
            continue;
        }
        match at_level(reader, areas, &periods) {
            Ok(found) => return Ok(found),
            Err(found) => reason = found,
        }
    }
    Err(reason)
}

/// The rates over what is usual for their season in all areas, so that the
/// whole cube is a fair yardstick for a summer.
///
/// Every season's mean over the published rates is set to the mean of all.
fn without_season(rates: Vec<Vec<Option<f64>>>, periods: &[Period]) -> Vec<Vec<Option<f64>>> {
    let mean = |season: Option<u8>| {
        let in_season = |at: &Period| season.is_none_or(|season| at.number() == season);
        let known: Vec<f64> = rates
            .iter()
            .flat_map(|row| row.iter().zip(periods))
            .filter_map(|(rate, at)| rate.filter(|_| in_season(at)))
            .collect();
        known.iter().sum::<f64>() / real(known.len())
    };
    let all = mean(None);
    let factors: Vec<f64> = periods
        .iter()
        .map(|at| all / mean(Some(at.number())))
        .map(|factor| if factor.is_finite() && factor > 0.0 { factor } else { 1.0 })
        .collect();
    rates
        .into_iter()
        .map(|row| {
            row.into_iter().zip(&factors).map(|(rate, factor)| rate.map(|rate| rate * factor)).collect()
        })
        .collect()
}

fn at_level(
    reader: &Reader<'_>,
    areas: &[&AreaId],
    periods: &[Period],
) -> Result<Vec<Result<Spot, Insufficient>>, Insufficient> {
    let rates: Vec<Vec<Option<f64>>> =
        areas.iter().map(|area| reader.rates(area, periods).into_iter().map(Cell::known).collect()).collect();
    let rates = without_season(rates, periods);
    // For every area, how many of the newest periods are published in a row.
    let runs: Vec<usize> =
        rates.iter().map(|row| row.iter().rev().take_while(|rate| rate.is_some()).count()).collect();
    let published = |length: usize| runs.iter().filter(|&&run| run >= length).count();
    let length = (LEAST..=periods.len()).max_by_key(|&length| (published(length), length)).unwrap_or(LEAST);
    let skipped = periods.len().saturating_sub(length);
    let recent: Vec<Vec<Option<f64>>> =
        rates.into_iter().map(|row| row.into_iter().skip(skipped).collect()).collect();
    let coverage = &reader.release.coverage;
    let neighbours: Vec<Vec<usize>> = (0..areas.len()).map(|at| coverage.neighbours(at).to_vec()).collect();
    let found = emerging(&recent, &neighbours, 1, EMERGING_ALPHA)?;
    let (Some(&first), Some(&last)) = (periods.get(skipped), periods.last()) else {
        return Err(Insufficient::TooFewPeriods);
    };
    let spot = |found: crate::analysis::emerging::Emerging| {
        let count = |state: State| found.states.iter().filter(|other| **other == state).count();
        Spot {
            category: found.category,
            hot: count(State::Hot),
            cold: count(State::Cold),
            trend_p: found.trend.p,
            first,
            last,
        }
    };
    Ok(found.into_iter().map(|one| one.map(spot)).collect())
}
