//! Successes among a number of trials.

use super::beta;

/// A binomial distribution.
#[derive(Clone, Copy, Debug)]
pub(in crate::analysis) struct Binomial {
    /// Trials, whole.
    pub(in crate::analysis) trials: f64,
    /// Probability of success, between 0 and 1.
    pub(in crate::analysis) share: f64,
    /// Probability of failure, 1 less [`Self::share`].
    pub(in crate::analysis) rest: f64,
}

impl Binomial {
    /// P(X ≥ x) for a whole x up to the number of trials.
    pub(in crate::analysis) fn at_least(self, x: f64) -> f64 {
        if x <= 0.0 { 1.0 } else { beta::lower(x, self.trials - x + 1.0, self.share, self.rest) }
    }

    /// P(X ≤ x) for a whole x up to the number of trials.
    pub(in crate::analysis) fn at_most(self, x: f64) -> f64 {
        if x >= self.trials { 1.0 } else { beta::lower(self.trials - x, x + 1.0, self.rest, self.share) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn by_hand() {
        let tosses = Binomial { trials: 4.0, share: 0.5, rest: 0.5 };
        assert!((tosses.at_least(3.0) - 5.0 / 16.0).abs() < 1e-15);
        assert!((tosses.at_most(0.0) - 1.0 / 16.0).abs() < 1e-15);
        assert_eq!((tosses.at_least(0.0), tosses.at_most(4.0)), (1.0, 1.0));
    }
}
