//! Between which bounds the expected number behind a count lies.

use super::chance::{beta, gamma, normal_quantile};
use super::insufficient::Insufficient;
use super::number::is_count;

/// Bounds of an expected number of cases.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    /// Lower bound, from 0.
    pub low: f64,
    /// Upper bound.
    pub high: f64,
}

impl Interval {
    /// The bounds divided by a size above 0, as persons in thousands or an
    /// expected number.
    #[must_use]
    pub fn over(self, size: f64) -> Option<Self> {
        let scaled = Self { low: self.low / size, high: self.high / size };
        (size > 0.0 && scaled.high.is_finite()).then_some(scaled)
    }
}

/// Exact interval of the expected number behind a Poisson count O:
/// from χ²(α/2; 2O)/2, or 0 without cases, to χ²(1 − α/2; 2O + 2)/2.
///
/// `confidence` is 1 − α, between 0 and 1. Needs a single count of any size;
/// [`Insufficient::Unusable`] for anything else.
///
/// Source: Garwood (1936), *Biometrika* 28, "Fiducial limits for the Poisson distribution".
pub fn garwood(count: f64, confidence: f64) -> Result<Interval, Insufficient> {
    let tail = tail(count, confidence)?;
    let low = if count == 0.0 { 0.0 } else { gamma::quantile(count, tail) };
    Ok(Interval { low, high: gamma::quantile(count + 1.0, 1.0 - tail) })
}

/// The same interval in closed form, a close approximation:
/// from O(1 − 1/(9O) − z/(3√O))³, or 0 without cases,
/// to (O + 1)(1 − 1/(9(O + 1)) + z/(3√(O + 1)))³.
///
/// Units and minimum as for [`garwood`].
///
/// Source: Byar's approximation in Breslow & Day (1987), *Statistical Methods
/// in Cancer Research* II, IARC 82, page 69.
pub fn byar(count: f64, confidence: f64) -> Result<Interval, Insufficient> {
    let z = normal_quantile(1.0 - tail(count, confidence)?);
    let bound = |n: f64, z: f64| n * (1.0 - 1.0 / (9.0 * n) + z / (3.0 * n.sqrt())).powi(3);
    let low = if count == 0.0 { 0.0 } else { bound(count, -z).max(0.0) };
    Ok(Interval { low, high: bound(count + 1.0, z) })
}

/// Exact interval of the share behind `count` of `base`, both whole numbers
/// with count ≤ base and base above 0: the shares with which so many or more,
/// or so many or fewer, have probability α/2.
///
/// [`Insufficient::ZeroPopulation`] without a base, [`Insufficient::Unusable`]
/// for anything else that is no such count.
///
/// Source: Clopper & Pearson (1934), *Biometrika* 26.
pub fn clopper_pearson(count: f64, base: f64, confidence: f64) -> Result<Interval, Insufficient> {
    let tail = tail(count, confidence)?;
    if !is_count(base) || count > base {
        return Err(Insufficient::Unusable);
    }
    if base <= 0.0 {
        return Err(Insufficient::ZeroPopulation);
    }
    let share = |odds: f64| odds / (1.0 + odds);
    let low = if count == 0.0 { 0.0 } else { share(beta::odds_quantile(count, base - count + 1.0, tail)) };
    let high =
        if count >= base { 1.0 } else { share(beta::odds_quantile(count + 1.0, base - count, 1.0 - tail)) };
    Ok(Interval { low, high })
}

/// The probability outside the interval on either side.
fn tail(count: f64, confidence: f64) -> Result<f64, Insufficient> {
    let usable = is_count(count) && confidence > 0.0 && confidence < 1.0;
    if usable { Ok((1.0 - confidence) / 2.0) } else { Err(Insufficient::Unusable) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_by_hand() {
        // None of ten: 1 − 0.025^(1/10); all of ten: the mirror image.
        let none = clopper_pearson(0.0, 10.0, 0.95).unwrap();
        assert!((none.high - (1.0 - 0.025_f64.powf(0.1))).abs() < 1e-9 && none.low == 0.0);
        let all = clopper_pearson(10.0, 10.0, 0.95).unwrap();
        assert!((all.low - 0.025_f64.powf(0.1)).abs() < 1e-9 && (all.high - 1.0).abs() < 1e-12);
        // 5 of 10, as R's binom.test prints it: 0.1870860 to 0.8129140.
        let half = clopper_pearson(5.0, 10.0, 0.95).unwrap();
        assert!((half.low - 0.187_086_0).abs() < 1e-7 && (half.high - 0.812_914_0).abs() < 1e-7);
        assert_eq!(clopper_pearson(0.0, 0.0, 0.95), Err(Insufficient::ZeroPopulation));
        assert_eq!(clopper_pearson(3.0, 2.0, 0.95), Err(Insufficient::Unusable));
    }

    #[test]
    fn garwoods_own_table() {
        // Garwood (1936), table of 95 % limits: 0 to 3.69, 5.49 to 19.68 for 11 cases.
        let none = garwood(0.0, 0.95).unwrap();
        assert!(none.low.abs() < 1e-15 && (none.high - 40.0_f64.ln()).abs() < 1e-12);
        let eleven = garwood(11.0, 0.95).unwrap();
        assert!((eleven.low - 5.49).abs() < 0.005 && (eleven.high - 19.68).abs() < 0.005);
    }

    #[test]
    fn byar_by_hand() {
        // 9 cases, z = 1.96: 9(1 − 1/81 − 0.2178)³ = 4.11.
        let nine = byar(9.0, 0.95).unwrap();
        assert!((nine.low - 4.11).abs() < 0.005 && (nine.high - 17.09).abs() < 0.005, "{nine:?}");
    }

    #[test]
    fn what_is_no_count() {
        for wrong in [-1.0, 0.5, f64::NAN, f64::INFINITY] {
            assert_eq!(garwood(wrong, 0.95), Err(Insufficient::Unusable));
            assert_eq!(byar(wrong, 0.95), Err(Insufficient::Unusable));
        }
        assert_eq!(garwood(3.0, 1.0), Err(Insufficient::Unusable));
    }

    proptest::proptest! {
        #[test]
        fn bounds_are_finite_and_hold_the_count(count in 0_u32..=1_000_000_000, confidence in 0.5_f64..0.999) {
            let count = f64::from(count);
            for interval in [garwood(count, confidence).unwrap(), byar(count, confidence).unwrap()] {
                proptest::prop_assert!(interval.low >= 0.0 && interval.low <= count, "{:?}", interval);
                proptest::prop_assert!(interval.high.is_finite() && interval.high >= count, "{:?}", interval);
            }
        }
    }
}
