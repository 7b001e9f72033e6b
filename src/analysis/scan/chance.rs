//! How strong a zone chance alone makes.

use super::zones::Zones;
use super::{Scan, is_as_large, ratio};
use crate::analysis::random::Random;

/// The largest ratio of every random data set, until so many are as large as
/// the strongest found that it does not matter any more.
///
/// Source: Besag & Clifford (1991), *Biometrika* 78, "Sequential Monte Carlo
/// p-values", for stopping early.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss)] // whole counts below 2⁵³
pub(super) fn largest_ratios(
    of: &Scan<'_>,
    zones: &Zones,
    (all, persons): (f64, f64),
    strongest: f64,
) -> Vec<f64> {
    let shares: Vec<f64> = of.population.iter().map(|n| n / persons).collect();
    let circles = circles(zones, all, persons);
    let mut random = Random::new(of.seed);
    let mut drawn = Vec::new();
    let mut cases = Vec::new();
    let enough = of.relevant * (1.0 + f64::from(of.replicates));
    let mut as_large = 1.0;
    (0..of.replicates)
        .map_while(|_| {
            if as_large > enough {
                return None;
            }
            random.spread(all as u64, &shares, &mut drawn);
            cases.clear();
            cases.extend(drawn.iter().map(|&count| count as f64));
            let largest = largest(&circles, &cases, all);
            as_large += f64::from(u8::from(is_as_large(largest, strongest)));
            Some(largest)
        })
        .collect()
}

/// A zone as what it adds to the one before it around the same centre.
#[derive(Clone, Copy, Debug)]
struct Circle {
    /// Position of the area that is new in it.
    area: usize,
    /// Cases expected in all of it.
    expected: f64,
    /// See [`Circle::most`].
    steep: f64,
}

/// The zones around every centre, from the smallest.
fn circles(zones: &Zones, all: f64, persons: f64) -> Vec<Vec<Circle>> {
    let rings = zones.rings.iter();
    rings
        .map(|ring| {
            let steps = ring.iter();
            steps.map(|step| Circle::new(step.area, all * step.persons / persons, all)).collect()
        })
        .collect()
}

/// The largest ratio of all zones.
///
/// Cases are whole numbers, so that it does not matter in which order they are added up.
fn largest(circles: &[Vec<Circle>], cases: &[f64], all: f64) -> f64 {
    let mut largest = 0.0;
    for around in circles {
        let mut observed = 0.0;
        for circle in around {
            observed += cases.get(circle.area).copied().unwrap_or_default();
            if circle.most(observed, all) > largest {
                largest = ratio(observed, circle.expected, all).max(largest);
            }
        }
    }
    largest
}

impl Circle {
    /// Room for rounding, beside the ratio and beside all cases.
    const NEAR: f64 = 1e-9;
    /// See [`Self::NEAR`].
    const TRACE: f64 = 1e-14;

    fn new(area: usize, expected: f64, all: f64) -> Self {
        let steep = (1.0 + Self::NEAR) * all / (2.0 * expected * (all - expected));
        Self { area, expected, steep }
    }

    /// What the ratio is not above, found without logarithms.
    ///
    /// As a function of the share p = O/C the ratio over C and its slope are 0 where the share q = E/C is
    /// expected, and its curvature is 1/(p(1 − p)). From q to p that is largest at q as long as p ≤ 1 − q;
    /// so that the ratio is at most C(p − q)²/(2q(1 − q)) = (O − E)² · C/(2E(C − E)).
    fn most(self, observed: f64, all: f64) -> f64 {
        if observed + self.expected > all {
            return f64::INFINITY;
        }
        let above = (observed - self.expected).max(0.0);
        above * above * self.steep + Self::TRACE * all
    }
}

#[cfg(test)]
mod tests {
    use super::super::zones::Step;
    use super::*;

    #[test]
    fn most_by_hand() {
        // 15 for 10 of 100: 25 · 100/(2 · 10 · 90) = 1.389; the ratio is 15 ln 1.5 + 85 ln(85/90) = 1.2235.
        let circle = Circle::new(0, 10.0, 100.0);
        assert!((circle.most(15.0, 100.0) - 25.0 / 18.0).abs() < 1e-8);
        assert!((ratio(15.0, 10.0, 100.0) - 1.2235).abs() < 1e-4);
        // Beyond a share of 1 − q nothing is said, nor where nobody lives.
        assert!(Circle::new(0, 50.0, 100.0).most(75.0, 100.0).is_infinite());
        assert!(circle.most(10.0, 100.0) < 1e-9 && circle.most(3.0, 100.0) < 1e-9);
        assert!(Circle::new(0, 0.0, 100.0).most(1.0, 100.0).is_infinite());
    }

    proptest::proptest! {
        #[test]
        fn no_ratio_is_above_it(all in 1_u32..=1_000_000_000, observed in 0.0_f64..=1.0, expected in 0.0_f64..=0.5) {
            let all = f64::from(all);
            let observed = (observed * all).round();
            let circle = Circle::new(0, expected * all, all);
            let (found, most) = (ratio(observed, circle.expected, all), circle.most(observed, all));
            // Where nobody lives and nothing was counted there is no number.
            proptest::prop_assert!(found <= most || most.is_nan() && found <= 0.0, "{found} {most} {circle:?}");
        }

        #[test]
        fn the_largest_is_the_largest_of_all(
            areas in proptest::collection::vec((0_u32..200, 1_u32..9_000, 0_i8..9, 0_i8..9), 2..12),
        ) {
            let cases: Vec<f64> = areas.iter().map(|area| area.0.into()).collect();
            let population: Vec<f64> = areas.iter().map(|area| area.1.into()).collect();
            let centres: Vec<[f64; 2]> = areas.iter().map(|area| [area.2.into(), area.3.into()]).collect();
            let (all, persons) = (cases.iter().sum::<f64>(), population.iter().sum::<f64>());
            let zones = Zones::new(&centres, &population);
            let sum = |of: &[f64], zone: &[Step]| zone.iter().map(|step| of[step.area]).sum::<f64>();
            let plain = zones
                .different()
                .map(|zone| ratio(sum(&cases, zone), all * sum(&population, zone) / persons, all))
                .fold(0.0, f64::max);
            let found = largest(&circles(&zones, all, persons), &cases, all);
            proptest::prop_assert!((found - plain).abs() <= 1e-12 * plain, "{found} {plain}");
        }
    }
}
