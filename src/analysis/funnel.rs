//! How far from 1 a ratio may lie by chance, given how much is expected.

use super::chance::{NORMAL_975, Poisson};
use super::insufficient::Insufficient;
use super::number::{LARGEST, is_base};

/// The limit of observed over expected that chance alone stays below with
/// probability `p`, where `expected` cases are expected.
///
/// With R the smallest whole number with P(X ≤ R) ≥ p, it is
/// max(0, (R − (P(X ≤ R) − p)/P(X = R)) / E). A funnel has the limits of
/// p = 0.025 and 0.975, and of 0.001 and 0.999.
///
/// [`Insufficient::NoBaseline`] where nothing is expected.
///
/// Source: Spiegelhalter (2005), *Statistics in Medicine* 24, "Funnel plots
/// for comparing institutional performance", appendix A.1.1.
pub fn funnel_limit(expected: f64, p: f64) -> Result<f64, Insufficient> {
    if !(p > 0.0 && p < 1.0 && expected <= LARGEST) {
        return Err(Insufficient::Unusable);
    }
    if expected <= 0.0 {
        return Err(Insufficient::NoBaseline);
    }
    let cases = Poisson { mean: expected };
    let whole = cases.quantile(p);
    let mass = cases.exactly(whole);
    let excess = if p <= 0.5 {
        cases.at_most(whole) - p
    } else {
        // The same difference, of the small tails.
        (1.0 - p) - cases.at_least(whole + 1.0)
    };
    let back = if mass > 0.0 { (excess / mass).clamp(0.0, 1.0) } else { 0.0 };
    Ok(((whole - back) / expected).max(0.0))
}

/// 95 % limits of observed over expected where counts vary `phi` times as
/// much as chance makes them: 1 ± z√(φ/E), not below 0.
///
/// Errors as for [`funnel_limit`]; φ is 1 or more.
///
/// Source: Spiegelhalter (2005), appendix A.3 (multiplicative over-dispersion).
pub fn dispersed_funnel(expected: f64, phi: f64) -> Result<(f64, f64), Insufficient> {
    if !(expected.is_finite() && phi >= 1.0 && phi.is_finite()) {
        return Err(Insufficient::Unusable);
    }
    if expected <= 0.0 {
        return Err(Insufficient::NoBaseline);
    }
    let reach = NORMAL_975 * (phi / expected).sqrt();
    if is_base(reach) { Ok(((1.0 - reach).max(0.0), 1.0 + reach)) } else { Err(Insufficient::Unusable) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn by_hand() {
        // E = 2: P(X ≤ 4) = 0.9473, P(X ≤ 5) = 0.9834 and P(X = 5) = 0.0361,
        // so (5 − (0.9834 − 0.975)/0.0361)/2 = 2.383.
        assert!((funnel_limit(2.0, 0.975).unwrap() - 2.383).abs() < 0.001);
        // P(X = 0) = 0.1353 is more than 0.025: (0 − …)/2 is below 0.
        assert_eq!(funnel_limit(2.0, 0.025), Ok(0.0));
        let (low, high) = dispersed_funnel(100.0, 4.0).unwrap();
        assert!((low - 0.608).abs() < 0.001 && (high - 1.392).abs() < 0.001);
    }

    #[test]
    fn nothing_expected() {
        assert_eq!(funnel_limit(0.0, 0.975), Err(Insufficient::NoBaseline));
        assert_eq!(funnel_limit(f64::NAN, 0.975), Err(Insufficient::Unusable));
        assert_eq!(funnel_limit(5.0, 1.0), Err(Insufficient::Unusable));
        assert_eq!(dispersed_funnel(5.0, 0.5), Err(Insufficient::Unusable));
    }

    proptest::proptest! {
        #![proptest_config(proptest::prelude::ProptestConfig::with_cases(40))]
        #[test]
        fn limits_are_in_order(expected in 0.001_f64..1e9) {
            let limits = [0.001, 0.025, 0.975, 0.999].map(|p| funnel_limit(expected, p).unwrap());
            proptest::prop_assert!(limits.is_sorted() && limits[0] >= 0.0 && limits[3].is_finite(), "{:?}", limits);
        }
    }
}
