//! What a dispersion that is only estimated does to a p-value.

use super::Warning;
use crate::analysis::chance::{NegativeBinomial, gamma};
use crate::analysis::number::real;

/// Equally probable values that the dispersion is taken through.
const STEPS: usize = 32;

/// Months of a baseline that are only known to be small.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Small {
    /// How many there are.
    pub months: usize,
    /// The most that each can be: k − 1.
    pub most: f64,
}

impl Warning {
    /// P(X ≥ observed) with the dispersion's own uncertainty.
    ///
    /// [`Self::p`] takes φ as known. It is estimated from some fifteen months,
    /// and an estimate that is too small by chance raises alarms: where counts
    /// vary 1.7 times as much as chance makes them, 1 % instead of 0.5 % of the
    /// months (see `docs/calibration.md`). Here the tail is averaged over
    /// φ·f/χ²(f), at least 1, with f the degrees of freedom that φ was
    /// estimated with; it approaches [`Self::p`] as f grows. Three things
    /// make φ and f what they are:
    ///
    /// - φ is the estimate as it came out ([`Self::spread`]): a baseline that
    ///   varies far less than chance makes it hardly speaks for
    ///   over-dispersion, one that varies just as much may well hide some.
    /// - Months `<k` are the lowest of all; without them the others look alike.
    ///   Each is a term (μ₀ − y)²/μ₀ of φ more, with y as large as it can be.
    /// - Squares of skewed counts vary more than those of normal numbers: φ is
    ///   as sure as one from f/(1 + κ/2) degrees of freedom, κ the excess
    ///   kurtosis of a negative binomial count, (6(φ − 1) + 1/φ)/μ₀.
    ///
    /// Source: predictive distribution with a scaled inverse-χ² variance
    /// (Gelman et al. 2013, *Bayesian Data Analysis*, section 2.6), applied to
    /// φ; degrees of freedom by the variance of a sum of squares
    /// (Satterthwaite 1946, *Biometrics Bulletin* 2).
    #[must_use]
    pub fn cautious_p(&self, small: Small) -> f64 {
        let (spread, freedom) = self.dispersion_with(small);
        let phi = spread.max(1.0);
        let kurtosis = (6.0 * (phi - 1.0) + 1.0 / phi) / self.expected;
        let freedom = freedom / (1.0 + kurtosis / 2.0);
        let tail = |ratio: f64| {
            NegativeBinomial { mean: self.expected, ratio: ratio.max(1.0) }.at_least(self.observed)
        };
        let sum: f64 = (0..STEPS)
            .map(|step| {
                let chi2 = 2.0 * gamma::quantile(freedom / 2.0, (real(step) + 0.5) / real(STEPS));
                let phi = (spread * freedom / chi2).max(1.0);
                tail(self.tau * phi / self.phi)
            })
            .sum();
        let p = sum / real(STEPS);
        if p.is_finite() { p.clamp(0.0, 1.0) } else { self.p }
    }

    /// The dispersion as estimated, small months included, and its degrees of freedom.
    fn dispersion_with(&self, small: Small) -> (f64, f64) {
        let freedom = real(self.baseline.len()) - if self.trend_kept { 2.0 } else { 1.0 };
        let below = (self.expected - small.most).max(0.0);
        let more = real(small.months);
        let chi2 = self.spread * freedom + more * below * below / self.expected;
        (chi2 / (freedom + more), freedom + more)
    }
}

#[cfg(test)]
mod tests {
    use super::super::{AlarmRule, warning};
    use super::Small;

    const NONE: Small = Small { months: 0, most: 4.0 };

    #[test]
    fn an_uncertain_dispersion_calls_for_more() {
        // Sixty months around ten, unsteady, and then twenty-one.
        let mut series: Vec<Option<f64>> =
            (0..60).map(|at| Some(f64::from([6, 14, 9, 12, 5, 15, 8, 11, 13, 7][at % 10]))).collect();
        series.push(Some(24.0));
        let found = warning(&series, 60, AlarmRule::default()).unwrap();
        assert!(found.p <= 0.005 && found.alarm, "{found:?}");
        let cautious = found.cautious_p(NONE);
        assert!(cautious > found.p && cautious < 10.0 * found.p, "{} {cautious}", found.p);
    }

    #[test]
    fn small_months_speak_of_dispersion() {
        let mut series: Vec<Option<f64>> =
            (0..60).map(|at| Some(f64::from([9, 8, 7, 10, 6, 9, 8][at % 7]))).collect();
        series.push(Some(18.0));
        let found = warning(&series, 60, AlarmRule::default()).unwrap();
        let two = Small { months: 2, ..NONE };
        // By hand: 14 degrees of freedom and two more, each with (μ₀ − 4)²/μ₀.
        let (spread, freedom) = found.dispersion_with(two);
        let term = (found.expected - 4.0).powi(2) / found.expected;
        assert!((spread - (14.0 * found.spread + 2.0 * term) / 16.0).abs() < 1e-12 && !found.trend_kept);
        assert!((freedom - 16.0).abs() < 1e-12);
        assert!(found.cautious_p(two) > found.cautious_p(NONE));
    }

    #[test]
    fn a_baseline_without_spread_needs_no_caution() {
        let mut series = vec![Some(10.0); 60];
        series.push(Some(22.0));
        let found = warning(&series, 60, AlarmRule::default()).unwrap();
        assert!(found.spread < 1e-12 && found.phi <= 1.0, "{found:?}");
        assert!(
            (found.cautious_p(NONE) / found.p - 1.0).abs() < 1e-9,
            "{} {}",
            found.cautious_p(NONE),
            found.p
        );
    }
}
