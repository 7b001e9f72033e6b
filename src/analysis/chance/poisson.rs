//! Counts of independent events.

use super::{gamma, mass};

/// A Poisson distribution.
#[derive(Clone, Copy, Debug)]
pub(in crate::analysis) struct Poisson {
    /// Expected count, from 0.
    pub(in crate::analysis) mean: f64,
}

impl Poisson {
    /// P(X ≥ x) for a whole x.
    pub(in crate::analysis) fn at_least(self, x: f64) -> f64 {
        if x <= 0.0 { 1.0 } else { gamma::lower(x, self.mean) }
    }

    /// P(X ≤ x) for a whole x.
    pub(in crate::analysis) fn at_most(self, x: f64) -> f64 {
        if x < 0.0 { 0.0 } else { gamma::upper(x + 1.0, self.mean) }
    }

    /// P(X = x) for a whole x.
    pub(in crate::analysis) fn exactly(self, x: f64) -> f64 {
        if x < 0.0 {
            0.0
        } else if x == 0.0 {
            (-self.mean).exp()
        } else if self.mean <= 0.0 {
            0.0
        } else {
            mass::poisson(x, self.mean)
        }
    }

    /// The smallest whole x with P(X ≤ x) ≥ p, for p up to 1/2, or the
    /// smallest with P(X > x) ≤ 1 − p above.
    pub(in crate::analysis) fn quantile(self, p: f64) -> f64 {
        smallest(
            self.mean,
            |x| {
                if p <= 0.5 { self.at_most(x) >= p } else { self.at_least(x + 1.0) <= 1.0 - p }
            },
        )
    }
}

/// The smallest whole number from 0 that has a property which all larger ones
/// have as well; sought around `near`. Stays finite where none has it.
pub(super) fn smallest(near: f64, has: impl Fn(f64) -> bool) -> f64 {
    let mut step = near.max(1.0).sqrt().ceil();
    let mut high = near.max(0.0).ceil();
    while !has(high) && high < 1e15 {
        high += step;
        step *= 2.0;
    }
    // Below zero nothing has it.
    let mut low = high;
    step = near.max(1.0).sqrt().ceil();
    while low >= 0.0 && has(low) {
        high = low;
        low = (low - step).max(-1.0);
        step *= 2.0;
    }
    while high - low > 1.0 {
        let middle = f64::midpoint(low, high).floor();
        // Beyond 2⁵³ there is no whole number in between any more.
        if middle <= low || middle >= high {
            break;
        }
        if has(middle) { high = middle } else { low = middle }
    }
    high
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn by_hand() {
        let two = Poisson { mean: 2.0 };
        let none = (-2.0_f64).exp();
        assert!((two.exactly(0.0) - none).abs() < 1e-16);
        assert!((two.at_most(2.0) - 5.0 * none).abs() < 1e-14);
        assert!((two.at_least(1.0) - (1.0 - none)).abs() < 1e-14);
        // P(X ≤ 0) = 0.135, P(X ≤ 4) = 0.947, P(X ≤ 5) = 0.983.
        for (p, quantile) in [(0.1, 0.0), (0.2, 1.0), (0.5, 2.0), (0.975, 5.0)] {
            assert!((two.quantile(p) - quantile).abs() < 1e-9, "{p}");
        }
    }

    #[test]
    fn nothing_expected_and_very_much_expected() {
        let nothing = Poisson { mean: 0.0 };
        assert_eq!((nothing.at_least(0.0), nothing.at_least(1.0), nothing.at_most(0.0)), (1.0, 0.0, 1.0));
        assert_eq!((nothing.quantile(0.001), nothing.quantile(0.999)), (0.0, 0.0));
        // The normal approximation is exact enough for a thousand million.
        let many = Poisson { mean: 1e9 };
        assert!((many.quantile(0.975) - (1e9 + 1.959_964 * 1e9_f64.sqrt())).abs() < 3.0);
    }
}
