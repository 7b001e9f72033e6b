//! What may be said of a series' direction, and when nothing may.

use super::cell::Cell;
use super::insufficient::Insufficient;
use super::kendall::{Kendall, grained_kendall};
use super::number::{ascending, median, real};
use super::sen::{Slope, seasonal_sen, theil_sen};

/// Fewest values of a series without seasons.
const LEAST_VALUES: usize = 8;
/// Fewest years of a series with seasons.
const LEAST_YEARS: usize = 5;
/// Autocorrelation above which p-values are too small to be used.
const SERIAL: f64 = 0.2;

/// A tested trend.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Trend {
    /// The test.
    pub test: Kendall,
    /// How steep, per period or per year where there are seasons; `None`
    /// where more than 20 % of the values are only known as `<k`, so that
    /// nothing but the direction can be told.
    pub slope: Option<Slope>,
    /// Correlation of what the trend leaves unexplained with the period
    /// before; where it is high ([`Self::is_serial`]), use yearly totals instead.
    pub serial: Option<f64>,
}

impl Trend {
    /// True if neighbouring periods resemble each other so much that the
    /// p-value is too small.
    #[must_use]
    pub fn is_serial(&self) -> bool {
        self.serial.is_some_and(|serial| serial > SERIAL)
    }
}

/// Tests a series for a trend: Mann–Kendall with the Theil–Sen slope, or their
/// seasonal forms with `period` (> 1) periods in a year.
///
/// Needs 8 values ([`Insufficient::TooFewPeriods`]) or, with seasons, 5 years.
/// Cells `<k` enter as one tied low value; with more than half of them there
/// is no trend to be seen ([`Insufficient::SmallCells`]). Cells hidden
/// otherwise and missing ones are skipped, up to a fifth of the series
/// ([`Insufficient::HiddenCells`]). A series that never changes is
/// [`Insufficient::Constant`].
///
/// Sources: see [`super::mann_kendall`], [`super::seasonal_kendall`], [`theil_sen`] and
/// [`seasonal_sen`]; Helsel (2012) for censored values.
pub fn trend(cells: &[Cell], period: usize) -> Result<Trend, Insufficient> {
    trend_in_grains(cells, period, 0.0)
}

/// The trend of rates of which one case makes up `grain`, so that equal counts
/// of a growing population are no fall, see [`grained_kendall`].
pub(super) fn trend_in_grains(cells: &[Cell], period: usize, grain: f64) -> Result<Trend, Insufficient> {
    let seasonal = period > 1;
    let series: Vec<Option<f64>> = cells.iter().map(|cell| cell.ranked()).collect();
    let known = series.iter().flatten().count();
    let censored = cells.iter().filter(|cell| matches!(cell, Cell::Below(_))).count();
    let least = if seasonal { LEAST_YEARS.saturating_mul(period) } else { LEAST_VALUES };
    if cells.len() < least || (!seasonal && known < LEAST_VALUES && 5 * known >= 4 * cells.len()) {
        return Err(Insufficient::TooFewPeriods);
    }
    if 5 * (cells.len() - known) > cells.len() {
        return Err(Insufficient::HiddenCells);
    }
    if 2 * censored > known {
        return Err(Insufficient::SmallCells);
    }
    let test = grained_kendall(&series, period.max(1), grain)?;
    if test.variance <= 0.0 {
        return Err(Insufficient::Constant);
    }
    let slope = if seasonal { seasonal_sen(&series, period)? } else { theil_sen(&series)? };
    let per_period = if seasonal { slope.median / real(period) } else { slope.median };
    let serial = autocorrelation(&residuals(&series, per_period, period.max(1)));
    let slope = (5 * censored <= known).then_some(slope);
    Ok(Trend { test, slope, serial })
}

/// What is left of a series without its slope and each season's median.
fn residuals(series: &[Option<f64>], slope: f64, period: usize) -> Vec<Option<f64>> {
    let level: Vec<Option<f64>> =
        series.iter().enumerate().map(|(at, x)| x.map(|x| x - slope * real(at))).collect();
    let usual: Vec<Option<f64>> = (0..period)
        .map(|season| {
            let of_season: Vec<f64> = level.iter().skip(season).step_by(period).flatten().copied().collect();
            median(&ascending(&of_season))
        })
        .collect();
    level.iter().zip(usual.iter().cycle()).map(|(x, usual)| Some((*x)? - (*usual)?)).collect()
}

/// Correlation of a series with itself one period later:
/// Σ (xₜ − x̄)(xₜ₊₁ − x̄) / Σ (xₜ − x̄)², over pairs that are both there.
/// `None` if nothing varies or there are no pairs.
///
/// Source: Box & Jenkins (1970), *Time Series Analysis*, section 2.1.
#[must_use]
pub fn autocorrelation(series: &[Option<f64>]) -> Option<f64> {
    let known: Vec<f64> = series.iter().flatten().copied().collect();
    let mean = known.iter().sum::<f64>() / real(known.len().max(1));
    let squares: f64 = known.iter().map(|x| (x - mean).powi(2)).sum();
    let pairs: Vec<(f64, f64)> =
        series.iter().zip(series.iter().skip(1)).filter_map(|(a, b)| Some(((*a)?, (*b)?))).collect();
    let products: f64 = pairs.iter().map(|(a, b)| (a - mean) * (b - mean)).sum();
    let found = products / squares;
    (!pairs.is_empty() && squares > 0.0 && found.is_finite()).then_some(found)
}

#[cfg(test)]
mod tests {
    use super::*;
    use Cell::{Below, Hidden, Known, Missing};

    #[test]
    fn a_steady_rise_by_hand() {
        let cells: Vec<Cell> = (0..10).map(|at| Known(f64::from(at * 2 + 7))).collect();
        let found = trend(&cells, 1).unwrap();
        assert!((found.test.s - 45.0).abs() < 1e-15 && found.test.p < 0.001);
        assert!((found.slope.unwrap().median - 2.0).abs() < 1e-12);
        assert_eq!(found.serial, None, "the line leaves nothing over");
    }

    #[test]
    fn autocorrelation_by_hand() {
        // 1 −1 1 −1: −3/4.
        assert_eq!(autocorrelation(&[1.0, -1.0, 1.0, -1.0].map(Some)), Some(-0.75));
        assert_eq!(autocorrelation(&[Some(1.0), None, Some(2.0)]), None);
        assert_eq!(autocorrelation(&[]), None);
    }

    #[test]
    fn a_season_is_no_trend() {
        let cells: Vec<Cell> =
            (0..72).map(|at| Known(if at % 12 == 6 { 30.0 + f64::from(at % 5) } else { 9.0 })).collect();
        assert!(trend(&cells, 12).unwrap().test.p > 0.05);
    }

    #[test]
    fn what_is_too_little() {
        let cells = |n: usize, cell: Cell| vec![cell; n];
        assert_eq!(trend(&cells(2, Known(1.0)), 1), Err(Insufficient::TooFewPeriods));
        assert_eq!(trend(&cells(59, Known(1.0)), 12), Err(Insufficient::TooFewPeriods));
        assert_eq!(trend(&cells(60, Known(1.0)), 12), Err(Insufficient::Constant));
        assert_eq!(trend(&cells(60, Below(5.0)), 12), Err(Insufficient::SmallCells));
        assert_eq!(trend(&cells(60, Hidden), 12), Err(Insufficient::HiddenCells));
        assert_eq!(trend(&cells(60, Missing), 1), Err(Insufficient::HiddenCells));
        assert_eq!(trend(&[], 1), Err(Insufficient::TooFewPeriods));
    }

    #[test]
    fn small_cells_leave_only_the_direction() {
        let mut cells = vec![Below(5.0); 3];
        cells.extend((0..7).map(|at| Known(f64::from(at + 6))));
        let found = trend(&cells, 1).unwrap();
        assert!(found.test.s > 0.0 && found.slope.is_none());
    }

    proptest::proptest! {
        #[test]
        fn always_numbers(
            cells in proptest::collection::vec((0_u8..10, 0_u32..=1_000_000_000), 0..90), period in 0_usize..13,
        ) {
            let cells: Vec<Cell> = cells.into_iter().map(|(kind, x)| match kind {
                0 => Below(5.0),
                1 => Hidden,
                _ => Known(x.into()),
            }).collect();
            if let Ok(found) = trend(&cells, period) {
                proptest::prop_assert!((0.0..=1.0).contains(&found.test.p));
                proptest::prop_assert!(found.serial.is_none_or(|r| r.is_finite() && r.abs() <= 1.0 + 1e-9));
            }
        }
    }
}
