//! How steep a rise or fall is: the median of the slopes between all pairs.

use super::chance::NORMAL_975;
use super::insufficient::Insufficient;
use super::kendall::{mann_kendall, seasonal_kendall};
use super::number::{ascending, median, real};

/// A slope with its interval.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Slope {
    /// Median slope, per period (Theil–Sen) or per year (seasonal).
    pub median: f64,
    /// Lower bound of the 95 % interval.
    pub low: f64,
    /// Upper bound of the 95 % interval.
    pub high: f64,
    /// Pairs that it is the median of.
    pub pairs: usize,
}

/// Theil–Sen slope per period: the median of `(x_b − x_a)/(b − a)`.
///
/// Its 95 % interval takes the slopes at the zero-based ranks
/// max(round((N − C)/2) − 1, 0) and min(round((N + C)/2), N − 1) of the N
/// slopes in ascending order, with C = z√Var S of the Mann–Kendall test,
/// rounding half to even: the convention of `SciPy`. `None` is skipped but
/// counts as time that passed. From two values.
///
/// Source: Theil (1950); Sen (1968), *Journal of the American Statistical
/// Association* 63.
pub fn theil_sen(series: &[Option<f64>]) -> Result<Slope, Insufficient> {
    let variance = mann_kendall(series)?.variance;
    let mut slopes = Vec::new();
    add_slopes(series.iter().copied(), &mut slopes);
    slope(&slopes, variance)
}

/// The line's value at the first period: the median of the values less the
/// slope times the median of their periods.
///
/// Source: Conover (1980), as in `SciPy`.
#[must_use]
pub fn intercept(series: &[Option<f64>], slope: f64) -> Option<f64> {
    let known = || series.iter().enumerate().filter_map(|(at, x)| x.map(|x| (real(at), x)));
    let times: Vec<f64> = known().map(|(at, _)| at).collect();
    let values: Vec<f64> = known().map(|(_, x)| x).collect();
    let line = median(&ascending(&values))? - slope * median(&times)?;
    line.is_finite().then_some(line)
}

/// Seasonal Sen slope per year: the median of the slopes within seasons, with
/// `period` periods in a year. Interval as for [`theil_sen`], with the variance
/// of the seasonal test.
///
/// Source: Hirsch, Slack & Smith (1982); Gilbert (1987), *Statistical Methods
/// for Environmental Pollution Monitoring*, section 17.5, for the interval.
pub fn seasonal_sen(series: &[Option<f64>], period: usize) -> Result<Slope, Insufficient> {
    let variance = seasonal_kendall(series, period)?.variance;
    let mut slopes = Vec::new();
    for season in 0..period.min(series.len()) {
        add_slopes(series.iter().skip(season).step_by(period).copied(), &mut slopes);
    }
    slope(&slopes, variance)
}

fn add_slopes(values: impl Iterator<Item = Option<f64>>, slopes: &mut Vec<f64>) {
    let known: Vec<(f64, f64)> = values.enumerate().filter_map(|(at, x)| x.map(|x| (real(at), x))).collect();
    for (at, early) in known.iter().enumerate() {
        slopes.extend(known.iter().skip(at + 1).map(|late| (late.1 - early.1) / (late.0 - early.0)));
    }
}

fn slope(slopes: &[f64], variance: f64) -> Result<Slope, Insufficient> {
    let sorted = ascending(slopes);
    let n = real(sorted.len());
    let reach = NORMAL_975 * variance.max(0.0).sqrt();
    let low = ((n - reach) / 2.0).round_ties_even() - 1.0;
    let high = f64::midpoint(n, reach).round_ties_even();
    let found = median(&sorted).zip(at(&sorted, low)).zip(at(&sorted, high));
    let Some(((median, low), high)) = found else { return Err(Insufficient::TooFewPeriods) };
    if [median, low, high].iter().all(|x| x.is_finite()) {
        Ok(Slope { median, low, high, pairs: sorted.len() })
    } else {
        Err(Insufficient::Unusable)
    }
}

/// The value at a rank, the nearest one where there is none.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // a whole number within the list
fn at(sorted: &[f64], rank: f64) -> Option<f64> {
    let last = sorted.len().checked_sub(1)?;
    sorted.get((rank.max(0.0) as usize).min(last)).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn by_hand() {
        // Slopes of 1, 3, 4, 9: 2, 1.5, 8/3, 1, 3, 5; in order 1 1.5 2 8/3 3 5.
        let series = [1.0, 3.0, 4.0, 9.0].map(Some);
        let found = theil_sen(&series).unwrap();
        assert!((found.median - 7.0 / 3.0).abs() < 1e-12);
        // Var S = 4·3·13/18, C = 5.77: ranks round(0.11) − 1 and round(5.89) = 6, both beyond the ends.
        assert_eq!((found.low, found.high, found.pairs), (1.0, 5.0, 6));
        assert!((intercept(&series, found.median).unwrap() - (3.5 - 7.0 / 3.0 * 1.5)).abs() < 1e-12);
    }

    #[test]
    fn gaps_are_time_that_passed() {
        let found = theil_sen(&[Some(1.0), None, None, Some(7.0)]).unwrap();
        assert!((found.median - 2.0).abs() < 1e-12);
    }

    #[test]
    fn seasonal_slopes_are_per_year() {
        let series = [1.0, 50.0, 2.0, 47.0, 3.0, 44.0].map(Some);
        let found = seasonal_sen(&series, 2).unwrap();
        assert!((found.median - -1.0).abs() < 1e-12, "the median of 1 1 1 −3 −3 −3");
        assert_eq!(found.pairs, 6);
        assert_eq!(seasonal_sen(&series, 6), Err(Insufficient::TooFewPeriods));
    }

    proptest::proptest! {
        #[test]
        fn the_interval_holds_the_slope(
            series in proptest::collection::vec(proptest::option::of(0_u32..=1_000_000_000), 0..40), period in 0_usize..14,
        ) {
            let series: Vec<Option<f64>> = series.into_iter().map(|x| x.map(f64::from)).collect();
            for slope in [theil_sen(&series), seasonal_sen(&series, period)].into_iter().flatten() {
                proptest::prop_assert!(slope.low <= slope.median && slope.median <= slope.high);
            }
            for test in [mann_kendall(&series), seasonal_kendall(&series, period)].into_iter().flatten() {
                proptest::prop_assert!((0.0..=1.0).contains(&test.p) && test.z.is_finite() && test.tau().abs() <= 1.0);
            }
        }
    }
}
