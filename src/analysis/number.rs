//! Arithmetic that several methods share.

use super::insufficient::Insufficient;

/// A number of things as a real number; exact below 2⁵³.
#[allow(clippy::cast_precision_loss)] // nothing that is counted here comes near 2⁵³
pub(super) fn real(number: usize) -> f64 {
    number as f64
}

/// The values in ascending order.
pub(super) fn ascending(values: &[f64]) -> Vec<f64> {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted
}

/// Median of values in ascending order; `None` of none.
pub(super) fn median(sorted: &[f64]) -> Option<f64> {
    let upper = *sorted.get(sorted.len() / 2)?;
    if sorted.len() % 2 == 1 {
        return Some(upper);
    }
    sorted.get(sorted.len() / 2 - 1).map(|lower| f64::midpoint(*lower, upper))
}

/// Largest number up to which all whole numbers are exact: 2⁵³.
pub(super) const LARGEST: f64 = 9_007_199_254_740_992.0;

/// True of a count: whole, not below zero, and small enough to be exact.
pub(super) fn is_count(value: f64) -> bool {
    (0.0..=LARGEST).contains(&value) && value.fract() == 0.0
}

/// True of a size: not below zero and within reason. May be broken, as a mean
/// population is.
pub(super) fn is_size(value: f64) -> bool {
    (0.0..=LARGEST).contains(&value)
}

/// True of a size that something can be divided by.
pub(super) fn is_base(value: f64) -> bool {
    value > 0.0 && is_size(value)
}

/// All values if none is missing and every one is finite.
pub(super) fn complete(values: &[Option<f64>]) -> Result<Vec<f64>, Insufficient> {
    let known: Vec<f64> = values.iter().copied().collect::<Option<_>>().ok_or(Insufficient::HiddenCells)?;
    if known.iter().all(|value| value.is_finite()) { Ok(known) } else { Err(Insufficient::Unusable) }
}

/// Checks lists of neighbours: one per area, positions that exist, nobody
/// their own neighbour, nobody twice.
pub(super) fn are_links(neighbours: &[Vec<usize>], areas: usize) -> Result<(), Insufficient> {
    let fits = |(at, links): (usize, &Vec<usize>)| {
        let mut seen = std::collections::BTreeSet::new();
        links.iter().all(|&other| other < areas && other != at && seen.insert(other))
    };
    if neighbours.len() == areas && neighbours.iter().enumerate().all(fits) {
        Ok(())
    } else {
        Err(Insufficient::Unusable)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn medians() {
        assert_eq!(median(&[]), None);
        assert_eq!(median(&[3.0]), Some(3.0));
        assert_eq!(median(&[1.0, 2.0, 5.0]), Some(2.0));
        assert_eq!(median(&[1.0, 2.0, 5.0, 9.0]), Some(3.5));
    }

    #[test]
    fn links_that_do_not_hold_together() {
        assert_eq!(are_links(&[vec![1], vec![0]], 2), Ok(()));
        for wrong in [vec![vec![1]], vec![vec![2], vec![]], vec![vec![0], vec![]], vec![vec![1, 1], vec![]]] {
            assert_eq!(are_links(&wrong, 2), Err(Insufficient::Unusable));
        }
    }
}
