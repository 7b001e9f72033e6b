//! Classes for a map's colours that depend on the values shown.

use super::insufficient::Insufficient;
use super::number::{ascending, real};

/// Most classes that anybody can ask for.
const MOST: usize = 100;

/// Classes of values, each reaching up to its bound.
#[derive(Clone, Debug, PartialEq)]
pub struct Classes {
    /// Upper bounds, ascending; the last is the largest value.
    pub bounds: Vec<f64>,
}

impl Classes {
    /// The class of a value: the first whose upper bound is not below it;
    /// `None` beyond the last.
    #[must_use]
    pub fn of(&self, value: f64) -> Option<usize> {
        self.bounds.iter().position(|bound| *bound >= value)
    }
}

/// Up to `number` classes that hold about as many values each: bounds at the
/// quantiles i/k with linear interpolation, equal bounds taken as one.
///
/// Always paints somebody darkest, also where nothing differs: for experts.
/// Needs one value; `None` is skipped.
///
/// Source: Hyndman & Fan (1996), *The American Statistician* 50, definition 7
/// (as in `NumPy`).
pub fn quantiles(values: &[Option<f64>], number: usize) -> Result<Classes, Insufficient> {
    let sorted = usable(values, number)?;
    let mut bounds: Vec<f64> =
        (1..=number).filter_map(|at| quantile(&sorted, real(at) / real(number))).collect();
    bounds.dedup();
    Ok(Classes { bounds })
}

/// Up to `number` classes with the least sum of squared distances from the
/// classes' means. Equal values share a class; the bounds are the classes'
/// largest values.
///
/// Suits a single map that stands still: over time its bounds jump. Needs one
/// value; `None` is skipped. Takes time in proportion to k · n².
///
/// Source: Fisher (1958), *Journal of the American Statistical Association*
/// 53, "On grouping for maximum homogeneity"; exact, by dynamic programming.
#[allow(clippy::float_cmp)] // equal values share a class
pub fn natural_breaks(values: &[Option<f64>], number: usize) -> Result<Classes, Insufficient> {
    let sorted = usable(values, number)?;
    let groups: Vec<&[f64]> = sorted.chunk_by(|a, b| a == b).collect();
    // Sums up to every group, of values from the middle for accuracy.
    let middle = sorted.iter().sum::<f64>() / real(sorted.len());
    let mut sums = vec![[0.0; 3]];
    for group in &groups {
        let (n, x) = (real(group.len()), group.first().map_or(0.0, |x| x - middle));
        let [all, sum, squares] = sums.last().copied().unwrap_or_default();
        sums.push([all + n, sum + n * x, squares + n * x * x]);
    }
    let spread = |from: usize, to: usize| -> f64 {
        let (Some(a), Some(b)) = (sums.get(from), sums.get(to)) else { return f64::INFINITY };
        let sum = b[1] - a[1];
        (b[2] - a[2] - sum * sum / (b[0] - a[0])).max(0.0)
    };
    let all = groups.len();
    let classes = number.min(all);
    // best[to]: least spread of the first `to` groups; starts: where each count's last class begins.
    let mut best: Vec<f64> = (0..=all).map(|to| if to == 0 { 0.0 } else { spread(0, to) }).collect();
    let mut starts: Vec<Vec<usize>> = vec![vec![0; all + 1]];
    for class in 1..classes {
        let mut next = vec![f64::INFINITY; all + 1];
        let mut start = vec![0; all + 1];
        for to in class + 1..=all {
            for from in class..to {
                let total = best.get(from).copied().unwrap_or(f64::INFINITY) + spread(from, to);
                if let (Some(least), Some(begin)) = (next.get_mut(to), start.get_mut(to))
                    && total < *least
                {
                    (*least, *begin) = (total, from);
                }
            }
        }
        best = next;
        starts.push(start);
    }
    let mut bounds = Vec::new();
    let mut end = all;
    for start in starts.iter().rev() {
        bounds.extend(end.checked_sub(1).and_then(|last| groups.get(last)?.first().copied()));
        end = start.get(end).copied().unwrap_or(0);
    }
    bounds.reverse();
    Ok(Classes { bounds })
}

/// The values that are there, in order.
fn usable(values: &[Option<f64>], number: usize) -> Result<Vec<f64>, Insufficient> {
    let known: Vec<f64> = values.iter().flatten().copied().collect();
    match () {
        () if known.is_empty() => Err(Insufficient::HiddenCells),
        () if number == 0 || number > MOST || !known.iter().all(|x| x.is_finite()) => {
            Err(Insufficient::Unusable)
        }
        () => Ok(ascending(&known)),
    }
}

/// The value that a share of the sorted values lies below.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // a position in the list
fn quantile(sorted: &[f64], share: f64) -> Option<f64> {
    let at = share * real(sorted.len().checked_sub(1)?);
    let low = *sorted.get(at.floor() as usize)?;
    let high = *sorted.get(at.ceil() as usize)?;
    let part = at - at.floor();
    Some(if part >= 0.5 { high - (high - low) * (1.0 - part) } else { low + (high - low) * part })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known(values: &[f64]) -> Vec<Option<f64>> {
        values.iter().copied().map(Some).collect()
    }

    #[test]
    fn quantiles_by_hand() {
        let classes = quantiles(&known(&[4.0, 1.0, 3.0, 2.0]), 2).unwrap();
        assert_eq!(classes.bounds, [2.5, 4.0]);
        assert_eq!(
            [1.0, 2.5, 2.6, 4.0, 5.0].map(|x| classes.of(x)),
            [Some(0), Some(0), Some(1), Some(1), None]
        );
    }

    #[test]
    fn breaks_where_the_gaps_are() {
        let classes = natural_breaks(&known(&[1.0, 2.0, 2.0, 9.0, 10.0, 30.0]), 3).unwrap();
        assert_eq!(classes.bounds, [2.0, 10.0, 30.0]);
    }

    #[test]
    fn the_breaks_are_the_best_there_are() {
        let values = [3.0, 1.0, 4.0, 1.5, 9.0, 2.6, 5.3, 5.8];
        let sorted = ascending(&values);
        let spread = |part: &[f64]| {
            let mean = part.iter().sum::<f64>() / real(part.len());
            part.iter().map(|x| (x - mean).powi(2)).sum::<f64>()
        };
        let mut least = (f64::INFINITY, vec![]);
        for a in 1..7 {
            for b in a + 1..8 {
                let total = spread(&sorted[..a]) + spread(&sorted[a..b]) + spread(&sorted[b..]);
                if total < least.0 {
                    least = (total, vec![sorted[a - 1], sorted[b - 1], sorted[7]]);
                }
            }
        }
        assert_eq!(natural_breaks(&known(&values), 3).unwrap().bounds, least.1);
    }

    #[test]
    fn equal_values_and_none() {
        assert_eq!(natural_breaks(&[Some(2.0); 9], 5).unwrap().bounds, [2.0]);
        assert_eq!(quantiles(&[Some(2.0); 9], 5).unwrap().bounds, [2.0]);
        assert_eq!(quantiles(&[None], 5), Err(Insufficient::HiddenCells));
        assert_eq!(natural_breaks(&[], 5), Err(Insufficient::HiddenCells));
        assert_eq!(natural_breaks(&[Some(1.0)], 0), Err(Insufficient::Unusable));
        assert_eq!(quantiles(&[Some(f64::NAN)], 2), Err(Insufficient::Unusable));
    }

    proptest::proptest! {
        #[test]
        fn every_value_has_a_class(values in proptest::collection::vec(0_u32..=1_000_000_000, 1..30), number in 1_usize..8) {
            let values: Vec<Option<f64>> = values.into_iter().map(|x| Some(x.into())).collect();
            for classes in [quantiles(&values, number).unwrap(), natural_breaks(&values, number).unwrap()] {
                proptest::prop_assert!(classes.bounds.len() <= number && classes.bounds.is_sorted());
                proptest::prop_assert!(values.iter().flatten().all(|x| classes.of(*x).is_some()));
            }
        }
    }
}
