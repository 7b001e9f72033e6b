//! Is there a steady rise or fall? Tested by the order of the values alone.

use super::chance::two_sided;
use super::insufficient::Insufficient;
use super::number::real;

/// The outcome of a Mann–Kendall test.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Kendall {
    /// Pairs that rise less pairs that fall.
    pub s: f64,
    /// Variance of [`Self::s`] under chance, ties taken into account.
    pub variance: f64,
    /// Standardised with continuity correction; 0 if nothing varies.
    pub z: f64,
    /// Two-sided p-value.
    pub p: f64,
    /// Pairs compared.
    pub pairs: f64,
}

impl Kendall {
    /// Kendall's τₐ: S over the number of pairs, from −1 to 1.
    #[must_use]
    pub fn tau(&self) -> f64 {
        self.s / self.pairs
    }

    fn of(s: f64, variance: f64, pairs: f64) -> Self {
        let beyond = (s.abs() - 1.0).max(0.0).copysign(s);
        let z = if variance <= 0.0 { 0.0 } else { beyond / variance.sqrt() };
        Self { s, variance, z, p: two_sided(z), pairs }
    }
}

/// Mann–Kendall test: `S = Σ sgn(x_b − x_a)` over all pairs a < b,
/// Var S = (n(n − 1)(2n + 5) − Σ t(t − 1)(2t + 5))/18 over groups of t ties,
/// z = (S − sgn S)/√Var S.
///
/// `None` in the series is skipped. This is the bare statistic, from two
/// values; [`super::trend()`] adds what a series must have before anything is
/// said of it.
///
/// Source: Mann (1945), *Econometrica* 13; Kendall (1975), *Rank Correlation Methods*.
pub fn mann_kendall(series: &[Option<f64>]) -> Result<Kendall, Insufficient> {
    grained_kendall(series, 1, 0.0)
}

/// Seasonal Mann–Kendall test: S and its variance are summed over the
/// seasons, each with the values and ties of its own. `period` is the number
/// of periods in a year; the series begins in any season.
///
/// Source: Hirsch, Slack & Smith (1982), *Water Resources Research* 18.
pub fn seasonal_kendall(series: &[Option<f64>], period: usize) -> Result<Kendall, Insufficient> {
    grained_kendall(series, period, 0.0)
}

/// The seasonal test (with `period` = 1 the plain one) of rates that come in
/// grains: `grain` is what one case adds to a rate, 0 for values that are what
/// they are.
///
/// Equal counts of a growing population are falling rates, though nothing
/// fell: with few cases a series of constant rate then seems to fall. So every
/// value stands for the range of half a grain on either side of it, and a pair
/// counts with the mean of its signs, d(2 − |d|) of the difference d in grains
/// where that is below 1. Whole grains of a constant population count as ever.
///
/// Source: our own; the correction for continuity (Yates 1934) taken to pairs.
pub(super) fn grained_kendall(
    series: &[Option<f64>],
    period: usize,
    grain: f64,
) -> Result<Kendall, Insufficient> {
    let mut all = (0.0, 0.0, 0.0);
    for season in 0..period.min(series.len()) {
        let values = series.iter().skip(season).step_by(period).flatten().copied();
        let (s, variance, pairs) = sums(values, grain)?;
        all = (all.0 + s, all.1 + variance, all.2 + pairs);
    }
    if all.2 < 1.0 { Err(Insufficient::TooFewPeriods) } else { Ok(Kendall::of(all.0, all.1, all.2)) }
}

/// How surely a pair rises (1) or falls (−1).
fn sign(early: f64, late: f64, grain: f64) -> f64 {
    let grains = (late - early) / grain;
    if grain > 0.0 && grains.abs() < 1.0 {
        return grains * (2.0 - grains.abs());
    }
    f64::from(i8::from(late > early) - i8::from(late < early))
}

/// S, its variance and the number of pairs.
fn sums(values: impl Iterator<Item = f64>, grain: f64) -> Result<(f64, f64, f64), Insufficient> {
    let values: Vec<f64> = values.collect();
    if !values.iter().all(|x| x.is_finite()) {
        return Err(Insufficient::Unusable);
    }
    let mut s = 0.0;
    for (at, early) in values.iter().enumerate() {
        for late in values.iter().skip(at + 1) {
            s += sign(*early, *late, grain);
        }
    }
    let weight = |t: f64| t * (t - 1.0) * (2.0 * t + 5.0);
    let mut sorted = values;
    sorted.sort_by(f64::total_cmp);
    #[allow(clippy::float_cmp)] // ties are equal values
    let ties: f64 = sorted.chunk_by(|a, b| a == b).map(|group| weight(real(group.len()))).sum();
    let n = real(sorted.len());
    Ok((s, (weight(n) - ties) / 18.0, n * (n - 1.0) / 2.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known(values: &[f64]) -> Vec<Option<f64>> {
        values.iter().copied().map(Some).collect()
    }

    #[test]
    fn by_hand() {
        // 1 2 2 4: five pairs rise, one is tied; Var = (4·3·13 − 2·1·9)/18 = 138/18.
        let found = mann_kendall(&known(&[1.0, 2.0, 2.0, 4.0])).unwrap();
        assert!((found.s - 5.0).abs() < 1e-15 && (found.variance - 138.0 / 18.0).abs() < 1e-12);
        assert!((found.z - 4.0 / (138.0_f64 / 18.0).sqrt()).abs() < 1e-12);
        assert!((found.tau() - 5.0 / 6.0).abs() < 1e-15);
        let with_gap = mann_kendall(&[Some(1.0), None, Some(2.0), Some(2.0), Some(4.0)]).unwrap();
        assert_eq!(with_gap, found);
    }

    #[test]
    fn seasons_are_compared_with_themselves_only() {
        // Two seasons, 1 2 3 and 9 8 8: S = 3 − 2.
        let found = seasonal_kendall(&known(&[1.0, 9.0, 2.0, 8.0, 3.0, 8.0]), 2).unwrap();
        assert!((found.s - 1.0).abs() < 1e-15 && found.z.abs() < 1e-15);
        assert!((found.variance - (66.0 + 66.0 - 18.0) / 18.0).abs() < 1e-12);
    }

    #[test]
    fn equal_counts_of_a_growing_population_do_not_fall() {
        // Five cases a year of 1000, 1010 … persons: every year the rate is a twentieth of a case lower.
        let rates: Vec<Option<f64>> = (0..10).map(|at| Some(5.0 / (1000.0 + 10.0 * f64::from(at)))).collect();
        assert!(mann_kendall(&rates).unwrap().p < 0.001, "every single pair falls");
        let found = grained_kendall(&rates, 1, 1.0 / 1045.0).unwrap();
        assert!(found.p > 0.05 && found.s < 0.0, "{found:?}");
        let half = grained_kendall(&[Some(1.0), Some(1.5)], 1, 1.0).unwrap();
        assert!((half.s - 0.75).abs() < 1e-15, "half a case apart: 0.5 · 1.5");
        let whole = known(&[3.0, 1.0, 4.0, 1.0, 5.0]);
        assert_eq!(grained_kendall(&whole, 1, 1.0), mann_kendall(&whole));
    }

    #[test]
    fn constant_short_and_nonsense() {
        let constant = mann_kendall(&[Some(3.0); 9]).unwrap();
        assert!(
            constant.z.abs() < 1e-15 && (constant.p - 1.0).abs() < 1e-15 && constant.variance.abs() < 1e-12
        );
        assert_eq!(mann_kendall(&[Some(3.0), None]), Err(Insufficient::TooFewPeriods));
        assert_eq!(seasonal_kendall(&[], 12), Err(Insufficient::TooFewPeriods));
        assert_eq!(seasonal_kendall(&[Some(1.0); 24], 0), Err(Insufficient::TooFewPeriods));
        assert_eq!(mann_kendall(&[Some(f64::NAN), Some(1.0)]), Err(Insufficient::Unusable));
    }
}
