//! What a dispersion that is only estimated does to a p-value.

use super::Warning;
use crate::analysis::chance::{NegativeBinomial, gamma};
use crate::analysis::number::real;

/// Equally probable values that the dispersion is taken through.
const STEPS: usize = 32;

impl Warning {
    /// P(X ≥ observed) with the dispersion's own uncertainty.
    ///
    /// [`Self::p`] takes φ as known. It is estimated from some fifteen months,
    /// and an estimate that is too small by chance raises alarms: where counts
    /// vary 1.7 times as much as chance makes them, 1 % instead of 0.5 % of the
    /// months (see `docs/calibration.md`). Here the tail is averaged over
    /// φ·f/χ²(f), at least 1, with f the degrees of freedom that φ was
    /// estimated with; it approaches [`Self::p`] as f grows. Here φ is the
    /// estimate as it came out ([`Self::spread`]): a baseline that varies far
    /// less than chance makes it hardly speaks for over-dispersion, one that
    /// varies just as much may well hide some.
    ///
    /// Source: predictive distribution with a scaled inverse-χ² variance
    /// (Gelman et al. 2013, *Bayesian Data Analysis*, section 2.6), applied to φ.
    #[must_use]
    pub fn cautious_p(&self) -> f64 {
        let freedom = real(self.baseline.len()) - if self.trend_kept { 2.0 } else { 1.0 };
        let tail = |ratio: f64| {
            NegativeBinomial { mean: self.expected, ratio: ratio.max(1.0) }.at_least(self.observed)
        };
        let sum: f64 = (0..STEPS)
            .map(|step| {
                let chi2 = 2.0 * gamma::quantile(freedom / 2.0, (real(step) + 0.5) / real(STEPS));
                let phi = (self.spread * freedom / chi2).max(1.0);
                tail(self.tau * phi / self.phi)
            })
            .sum();
        let p = sum / real(STEPS);
        if p.is_finite() { p.clamp(0.0, 1.0) } else { self.p }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{AlarmRule, warning};

    #[test]
    fn an_uncertain_dispersion_calls_for_more() {
        // Sixty months around ten, unsteady, and then twenty-one.
        let mut series: Vec<Option<f64>> =
            (0..60).map(|at| Some(f64::from([6, 14, 9, 12, 5, 15, 8, 11, 13, 7][at % 10]))).collect();
        series.push(Some(24.0));
        let found = warning(&series, 60, AlarmRule::default()).unwrap();
        assert!(found.p <= 0.005 && found.alarm, "{found:?}");
        let cautious = found.cautious_p();
        assert!(cautious > found.p && cautious < 10.0 * found.p, "{} {cautious}", found.p);
    }

    #[test]
    fn a_baseline_without_spread_needs_no_caution() {
        let mut series = vec![Some(10.0); 60];
        series.push(Some(22.0));
        let found = warning(&series, 60, AlarmRule::default()).unwrap();
        assert!(found.spread < 1e-12 && found.phi <= 1.0, "{found:?}");
        assert!((found.cautious_p() / found.p - 1.0).abs() < 1e-9, "{} {}", found.cautious_p(), found.p);
    }
}
