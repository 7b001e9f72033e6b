//! Counts that vary more than independent events do.

use super::beta;
use super::poisson::{Poisson, smallest};

/// A negative binomial distribution with variance `ratio` times its mean:
/// size mean/(ratio − 1), probability 1/ratio; the Poisson distribution where
/// the ratio is 1.
#[derive(Clone, Copy, Debug)]
pub(in crate::analysis) struct NegativeBinomial {
    /// Expected count, above 0.
    pub(in crate::analysis) mean: f64,
    /// Variance over mean, from 1.
    pub(in crate::analysis) ratio: f64,
}

impl NegativeBinomial {
    /// Excess of the variance below which the Poisson distribution is the
    /// same to all digits that matter.
    const NONE: f64 = 1e-12;

    fn size(self) -> f64 {
        self.mean / (self.ratio - 1.0)
    }

    fn is_poisson(self) -> bool {
        self.ratio - 1.0 < Self::NONE
    }

    /// P(X ≥ x) for a whole x.
    pub(in crate::analysis) fn at_least(self, x: f64) -> f64 {
        if x <= 0.0 {
            1.0
        } else if self.is_poisson() {
            Poisson { mean: self.mean }.at_least(x)
        } else {
            beta::lower(x, self.size(), (self.ratio - 1.0) / self.ratio, 1.0 / self.ratio)
        }
    }

    /// P(X ≤ x) for a whole x.
    pub(in crate::analysis) fn at_most(self, x: f64) -> f64 {
        if x < 0.0 {
            0.0
        } else if self.is_poisson() {
            Poisson { mean: self.mean }.at_most(x)
        } else {
            beta::lower(self.size(), x + 1.0, 1.0 / self.ratio, (self.ratio - 1.0) / self.ratio)
        }
    }

    /// The smallest whole x with P(X > x) ≤ `tail`.
    pub(in crate::analysis) fn upper_limit(self, tail: f64) -> f64 {
        smallest(self.mean, |x| self.at_least(x + 1.0) <= tail)
    }

    /// The largest whole x with P(X < x) ≤ `tail`.
    pub(in crate::analysis) fn lower_limit(self, tail: f64) -> f64 {
        // The smallest x with P(X ≤ x) > tail: below it lies no more than the tail.
        smallest(self.mean, |x| self.at_most(x) > tail)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn by_hand() {
        // Mean 1 and variance 2: size 1, probability ½, the geometric distribution.
        let geometric = NegativeBinomial { mean: 1.0, ratio: 2.0 };
        assert!((geometric.at_least(10.0) - 0.5_f64.powi(10)).abs() < 1e-17);
        assert!((geometric.at_most(1.0) - 0.75).abs() < 1e-15);
        for (tail, limit) in [(0.51, 0.0), (0.3, 1.0), (0.2, 2.0), (0.001, 9.0)] {
            assert!((geometric.upper_limit(tail) - limit).abs() < 1e-9, "{tail}");
        }
    }

    #[test]
    fn hardly_any_excess_is_poisson() {
        let poisson = NegativeBinomial { mean: 7.0, ratio: 1.0 }.at_least(12.0);
        let nearly = NegativeBinomial { mean: 7.0, ratio: 1.0 + 1e-9 }.at_least(12.0);
        assert!((poisson / nearly - 1.0).abs() < 1e-7, "{poisson} {nearly}");
    }
}
