//! Testing many places at once without being fooled by the luckiest.

/// p-values adjusted for the number of tests: with the p-values in ascending
/// order, q₍ᵣ₎ = min over s ≥ r of p₍ₛ₎ · m / s, at most 1.
///
/// Calling those with q ≤ 0.05 makes 5 % false calls among the calls. `None`
/// (not tested) and values that are no probabilities count for nothing and
/// stay `None`.
///
/// Source: Benjamini & Hochberg (1995), *Journal of the Royal Statistical
/// Society B* 57, "Controlling the false discovery rate".
#[must_use]
pub fn false_discovery(p: &[Option<f64>]) -> Vec<Option<f64>> {
    let mut tested: Vec<(usize, f64)> = p
        .iter()
        .enumerate()
        .filter_map(|(at, p)| p.filter(|p| (0.0..=1.0).contains(p)).map(|p| (at, p)))
        .collect();
    tested.sort_by(|a, b| a.1.total_cmp(&b.1));
    let all = super::number::real(tested.len());
    let mut adjusted = vec![None; p.len()];
    let mut least = 1.0_f64;
    for (rank, &(at, p)) in tested.iter().enumerate().rev() {
        least = least.min(p * (all / super::number::real(rank + 1)));
        if let Some(q) = adjusted.get_mut(at) {
            *q = Some(least);
        }
    }
    adjusted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn by_hand() {
        // 0.01·4/1, 0.02·4/2, 0.03·4/3 and 0.5·4/4; the untested one counts for nothing.
        let q = false_discovery(&[Some(0.03), Some(0.01), None, Some(0.5), Some(0.02)]);
        let expected = [Some(0.04), Some(0.04), None, Some(0.5), Some(0.04)];
        for (q, expected) in q.iter().zip(expected) {
            assert!(q.zip(expected).is_none_or(|(q, expected)| (q - expected).abs() < 1e-15));
            assert_eq!(q.is_none(), expected.is_none());
        }
    }

    #[test]
    fn none_one_and_nonsense() {
        assert!(false_discovery(&[]).is_empty());
        assert_eq!(false_discovery(&[Some(0.2)]), [Some(0.2)]);
        assert_eq!(false_discovery(&[Some(f64::NAN), Some(2.0)]), [None, None]);
    }

    proptest::proptest! {
        #[test]
        fn never_below_p_and_never_above_one(p in proptest::collection::vec(proptest::option::of(0.0_f64..=1.0), 0..40)) {
            for (p, q) in p.iter().zip(false_discovery(&p)) {
                proptest::prop_assert!(p.zip(q).is_none_or(|(p, q)| q >= p && q <= 1.0));
            }
        }
    }
}
