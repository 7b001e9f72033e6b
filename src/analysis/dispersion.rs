//! How much more counts vary than chance alone would make them.

use super::chance::normal_quantile;
use super::insufficient::Insufficient;
use super::number::{is_size, real};

/// Fewest periods that a dispersion is estimated from.
const LEAST_PERIODS: usize = 8;
/// Fewest areas that a dispersion is estimated from.
const LEAST_AREAS: usize = 5;

/// Pearson's statistic of a table of counts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pearson {
    /// Σ (x − μ)²/μ.
    pub chi2: f64,
    /// (n − 1)(T − 1).
    pub df: f64,
}

impl Pearson {
    /// How much more the counts vary than chance makes them; 1 if not at all.
    #[must_use]
    pub fn dispersion(self) -> f64 {
        (self.chi2 / self.df).max(1.0)
    }

    /// The dispersion that a normal tail of this probability has to be judged
    /// with because it is only estimated: φ·(t/z)², at least 1, with z the
    /// tail's normal quantile and t Student's with [`Self::df`] degrees of
    /// freedom. It approaches [`Self::dispersion`] as these grow.
    ///
    /// Source: tests with an estimated dispersion go by Student's distribution
    /// (`McCullagh` & Nelder 1989, section 4.5); t/z ≈ 1 + (z² + 1)/(4·df) by
    /// Abramowitz & Stegun (1964), *Handbook of Mathematical Functions*, 26.7.5.
    #[must_use]
    pub(super) fn cautious(self, tail: f64) -> f64 {
        let z = normal_quantile(tail);
        let wider = 1.0 + (z * z + 1.0) / (4.0 * self.df);
        let phi = (self.chi2 / self.df * wider * wider).max(1.0);
        if phi.is_finite() { phi } else { self.dispersion() }
    }
}

/// Pearson dispersion of a table of counts, `counts[area][period]`, around
/// what its margins predict: φ = max(1, χ² / ((n − 1)(T − 1))), see [`pearson`].
///
/// 1 means that the counts vary as Poisson counts do. `None` with fewer than
/// 5 areas or 8 periods, where there are no cases, or where a value is no count.
///
/// Source: `McCullagh` & Nelder (1989), *Generalized Linear Models*, section 4.5,
/// applied to the independence model of a two-way table.
#[must_use]
pub fn dispersion(counts: &[Vec<f64>]) -> Option<f64> {
    pearson(counts).ok().map(Pearson::dispersion)
}

/// Pearson's statistic of `counts[area][period]` around what its margins
/// predict: χ² = Σ (x − μ)²/μ with μ = xᵢ₊ · x₊ₜ / x₊₊.
///
/// Rows are areas that are published in all periods. Needs 5 areas, 8 periods
/// and one case; a row or column of zeros is predicted exactly and adds nothing.
///
/// Source: as for [`dispersion`].
pub fn pearson(counts: &[Vec<f64>]) -> Result<Pearson, Insufficient> {
    let (areas, periods) = (counts.len(), counts.first().map_or(0, Vec::len));
    if areas < LEAST_AREAS {
        return Err(Insufficient::TooFewAreas);
    }
    if periods < LEAST_PERIODS {
        return Err(Insufficient::TooFewPeriods);
    }
    if counts.iter().any(|row| row.len() != periods || row.iter().any(|x| !is_size(*x))) {
        return Err(Insufficient::Unusable);
    }
    let rows: Vec<f64> = counts.iter().map(|row| row.iter().sum()).collect();
    let columns: Vec<f64> =
        (0..periods).map(|at| counts.iter().filter_map(|row| row.get(at)).sum()).collect();
    let all: f64 = rows.iter().sum();
    if all <= 0.0 {
        return Err(Insufficient::NoCases);
    }
    let mut chi2 = 0.0;
    for (row, row_sum) in counts.iter().zip(&rows) {
        for (x, column_sum) in row.iter().zip(&columns) {
            let expected = row_sum * column_sum / all;
            if expected > 0.0 {
                chi2 += (x - expected).powi(2) / expected;
            }
        }
    }
    let found = Pearson { chi2, df: real((areas - 1) * (periods - 1)) };
    if chi2.is_finite() { Ok(found) } else { Err(Insufficient::Unusable) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn by_hand() {
        // 10 ± 3 like a chessboard: all margins alike, μ = 10, χ² = 48 · 9/10, df = 5 · 7.
        let row =
            |area: u8| (0..8).map(|at: u8| if (area + at).is_multiple_of(2) { 13.0 } else { 7.0 }).collect();
        let counts: Vec<Vec<f64>> = (0..6).map(row).collect();
        let found = pearson(&counts).unwrap();
        assert!((found.chi2 - 43.2).abs() < 1e-12 && (found.df - 35.0).abs() < 1e-12);
        assert!((dispersion(&counts).unwrap() - 43.2 / 35.0).abs() < 1e-12);
    }

    #[test]
    fn an_estimate_calls_for_more() {
        // Student's 99.5 % quantile with 40 degrees of freedom is 2.7045, the normal one 2.5758.
        let found = Pearson { chi2: 80.0, df: 40.0 };
        assert!((found.cautious(0.005) - 2.0 * (2.7045_f64 / 2.5758).powi(2)).abs() < 0.01);
        assert_eq!(Pearson { chi2: 20.0, df: 40.0 }.cautious(0.005).to_bits(), 1.0_f64.to_bits());
    }

    #[test]
    fn too_little_to_go_by() {
        assert_eq!(dispersion(&[]), None);
        assert_eq!(dispersion(&vec![vec![3.0; 7]; 10]), None);
        assert_eq!(dispersion(&vec![vec![3.0; 10]; 4]), None);
        assert_eq!(dispersion(&vec![vec![0.0; 10]; 10]), None);
    }

    #[test]
    fn counts_that_do_not_vary_are_not_under_dispersed() {
        assert_eq!(dispersion(&vec![vec![7.0; 9]; 6]), Some(1.0));
    }

    proptest::proptest! {
        #[test]
        fn always_a_number_from_one(counts in proptest::collection::vec(proptest::collection::vec(0_u32..=1_000_000_000, 9), 0..9)) {
            let counts: Vec<Vec<f64>> =
                counts.into_iter().map(|row| row.into_iter().map(f64::from).collect()).collect();
            proptest::prop_assert!(dispersion(&counts).is_none_or(|phi| phi >= 1.0 && phi.is_finite()));
        }
    }
}
