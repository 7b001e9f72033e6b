//! Has the rate changed between two periods, or could it be chance?

use super::chance::{Binomial, beta, two_sided};
use super::dispersion::Pearson;
use super::number::{is_base, is_count};

/// Two counts with what they are set against.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Comparison {
    /// Cases now; a whole number from 0.
    pub now: f64,
    /// Persons (or units at risk) now; above 0.
    pub base_now: f64,
    /// Cases before; a whole number from 0.
    pub before: f64,
    /// Persons before; above 0.
    pub base_before: f64,
}

/// The outcome of a comparison.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Change {
    /// Rate now over rate before; `None` if there were no cases before.
    pub ratio: Option<f64>,
    /// 95 % interval of the ratio; without an upper bound if there were no cases before.
    pub interval: (f64, Option<f64>),
    /// Two-sided p-value, chance and over-dispersion taken into account.
    pub p: f64,
}

/// How sure a change is. The words on the screens are tied to these steps.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Evidence {
    /// p above 0.05: no clear change.
    None,
    /// p from 0.01 to 0.05.
    Some,
    /// p from 0.001 to 0.01.
    Clear,
    /// p below 0.001.
    VeryClear,
}

impl Change {
    /// How sure the change is.
    #[must_use]
    pub fn evidence(&self) -> Evidence {
        Evidence::of(self.p)
    }
}

impl Evidence {
    /// The step of a p-value.
    #[must_use]
    pub fn of(p: f64) -> Self {
        match p {
            p if p < 0.001 => Self::VeryClear,
            p if p <= 0.01 => Self::Clear,
            p if p <= 0.05 => Self::Some,
            _ => Self::None,
        }
    }
}

/// Compares two Poisson rates by the exact conditional test.
///
/// Given T = x₁ + x₀, x₁ is binomial with π = N₁/(N₁ + N₀);
/// p = min(1, 2·min(P(X ≥ x₁), P(X ≤ x₁))), and the interval of the ratio is
/// Clopper and Pearson's, transformed by q/(1 − q) · N₀/N₁: the two agree.
/// With a dispersion φ > 1 the p-value is at least 2Φ(−|ln ratio|/√(φ(1/x₁ + 1/x₀))).
///
/// `None` if nothing was counted in either period, a base is not above zero or
/// a count is not a whole number from 0.
///
/// Source: Fay (2010), *The R Journal* 2, "Two-sided exact tests and matching
/// confidence intervals for discrete data", central variant.
#[must_use]
pub fn compare(counts: Comparison, phi: f64) -> Option<Change> {
    let Comparison { now, base_now, before, base_before } = counts;
    if !(is_count(now) && is_count(before) && is_base(base_now) && is_base(base_before))
        || now + before == 0.0
    {
        return None;
    }
    let base = base_now + base_before;
    let split = Binomial { trials: now + before, share: base_now / base, rest: base_before / base };
    let exact = (2.0 * split.at_least(now).min(split.at_most(now))).min(1.0);

    let ratio = (before > 0.0).then(|| (now / base_now) / (before / base_before));
    let low = if now == 0.0 { 0.0 } else { beta::odds_quantile(now, before + 1.0, 0.025) };
    let high = (before > 0.0).then(|| beta::odds_quantile(now + 1.0, before, 0.975));
    let scale = base_before / base_now;
    let high = high.map(|high| high * scale);
    // Bases next to nothing leave the range of numbers.
    let bounds = [Some(low * scale), high, Some(scale), ratio];
    if bounds.into_iter().flatten().any(|bound| !bound.is_finite()) {
        return None;
    }
    let p = match ratio {
        Some(ratio) if phi > 1.0 && now > 0.0 => {
            let error = (phi * (1.0 / now + 1.0 / before)).sqrt();
            exact.max(two_sided(ratio.ln() / error))
        }
        _ => exact,
    };
    Some(Change { ratio, interval: (low * scale, high), p })
}

/// [`compare`] where the dispersion is itself an estimate: taken as known, it
/// lets changes come more often than their p-values state.
///
/// φ is [`Pearson::cautious`] for the `tail` that the smallest p-value is held
/// against. With φ > 1 the p-value is at least 2Φ(−(|ln ratio| − v/2)/√(φv))
/// besides, v = 1/x₁ + 1/x₀: counts move in whole cases, the normal tail does
/// not, so half a case is given away, which moves ln ratio by v/2.
///
/// Source: Yates (1934), *Supplement to the Journal of the Royal Statistical
/// Society* 1, "Contingency tables involving small numbers and the χ² test".
#[must_use]
pub(super) fn compare_estimated(counts: Comparison, history: Pearson, tail: f64) -> Option<Change> {
    let phi = history.cautious(tail);
    let found = compare(counts, phi)?;
    let p = match found.ratio {
        Some(ratio) if phi > 1.0 && counts.now > 0.0 => {
            let unit = 1.0 / counts.now + 1.0 / counts.before;
            let gap = (ratio.ln().abs() - unit / 2.0).max(0.0);
            found.p.max(two_sided(gap / (phi * unit).sqrt()))
        }
        _ => found.p,
    };
    Some(Change { p, ..found })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_estimated_dispersion_makes_less_sure() {
        // 140 against 100 with φ = 2 from very many degrees of freedom: v = 6/350,
        // z = (ln 1.4 − 3/350)/√(2v) = 1.7709, two-sided 0.07657 (normal table).
        let counts = Comparison { now: 140.0, base_now: 100.0, before: 100.0, base_before: 100.0 };
        let sure = Pearson { chi2: 2e9, df: 1e9 };
        let found = compare_estimated(counts, sure, 0.025).unwrap();
        assert!((found.p - 0.0766).abs() < 1e-4, "{}", found.p);
        let plain = compare(counts, 2.0).unwrap();
        assert!(found.p > plain.p && found.ratio == plain.ratio && found.interval == plain.interval);
        let unsure = compare_estimated(counts, Pearson { chi2: 80.0, df: 40.0 }, 0.025).unwrap();
        assert!(unsure.p > found.p);
        // Without over-dispersion it is the exact test.
        let steady = compare_estimated(counts, Pearson { chi2: 20.0, df: 40.0 }, 0.025);
        assert_eq!(steady, compare(counts, 1.0));
    }

    #[test]
    fn a_worked_example_by_hand() {
        // 3 cases against none in equal populations: P(X ≥ 3 | T = 3) = 1/8, p = 1/4.
        let change =
            compare(Comparison { now: 3.0, base_now: 100.0, before: 0.0, base_before: 100.0 }, 1.0).unwrap();
        assert!((change.p - 0.25).abs() < 1e-12);
        assert_eq!(change.ratio, None);
        assert_eq!(change.interval.1, None);
        assert_eq!(change.evidence(), Evidence::None);
    }

    #[test]
    fn says_nothing_without_counts_or_bases() {
        let counts = |now, base_now, before, base_before| Comparison { now, base_now, before, base_before };
        assert_eq!(compare(counts(0.0, 10.0, 0.0, 10.0), 1.0), None);
        assert_eq!(compare(counts(1.0, 0.0, 1.0, 10.0), 1.0), None);
        assert_eq!(compare(counts(1.5, 10.0, 1.0, 10.0), 1.0), None);
        assert_eq!(compare(counts(f64::NAN, 10.0, 1.0, 10.0), 1.0), None);
    }

    proptest::proptest! {
        #![proptest_config(proptest::prelude::ProptestConfig::with_cases(60))]
        #[test]
        fn p_is_a_probability_and_the_interval_holds_the_ratio(
            now in 0_u32..=1_000_000_000, before in 0_u32..=1_000_000_000,
            base_now in 1_u32..1_000_000, base_before in 1_u32..1_000_000, phi in 1.0_f64..5.0,
        ) {
            let counts = Comparison {
                now: now.into(), base_now: base_now.into(), before: before.into(), base_before: base_before.into(),
            };
            if let Some(change) = compare(counts, phi) {
                proptest::prop_assert!((0.0..=1.0).contains(&change.p), "{:?}", change);
                proptest::prop_assert!(change.interval.0.is_finite());
                proptest::prop_assert!(change.interval.1.is_none_or(f64::is_finite));
                if let Some(ratio) = change.ratio {
                    proptest::prop_assert!(change.interval.0 <= ratio * (1.0 + 1e-9), "{:?}", change);
                    let high = change.interval.1;
                    proptest::prop_assert!(high.is_some_and(|high| high >= ratio * (1.0 - 1e-9)), "{:?}", change);
                }
            } else {
                proptest::prop_assert_eq!(now + before, 0);
            }
        }
    }
}
