//! Where an increasing function is zero.

/// Relative step at which a root is found; rounding makes smaller ones bounce.
const NEAR: f64 = 1e-14;

/// Most steps; halving alone settles any root in the unit interval.
const ROUNDS: usize = 150;

/// Finds the root of an increasing function between `low` and `high` by
/// Newton's method, and by halving the interval where that leaves it.
/// `at` returns the function's value and slope.
pub(super) fn root(mut low: f64, mut high: f64, start: f64, at: impl Fn(f64) -> (f64, f64)) -> f64 {
    let mut x = if start > low && start < high { start } else { f64::midpoint(low, high) };
    for _ in 0..ROUNDS {
        let (value, slope) = at(x);
        if value > 0.0 {
            high = x;
        } else {
            low = x;
        }
        let newton = x - value / slope;
        let next = if newton > low && newton < high { newton } else { f64::midpoint(low, high) };
        if (next - x).abs() <= NEAR * next.abs() {
            return next;
        }
        x = next;
    }
    x
}
