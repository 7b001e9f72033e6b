//! Groups of alike areas: where high values stand with high ones.

use super::discovery::false_discovery;
use super::insufficient::Insufficient;
use super::number::{are_links, complete, real};
use super::permutation::{Chance, conditional};

/// Fewest areas that are compared.
pub(super) const LEAST_AREAS: usize = 3;

/// One area's Gi*.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Hotness {
    /// Standardised sum over the area and its neighbours; `None` where these
    /// are all areas.
    pub z: Option<f64>,
    /// Two-sided p-value by the normal distribution.
    pub p_normal: Option<f64>,
    /// The p-value adjusted for the number of areas.
    pub q_normal: Option<f64>,
    /// The sum among all sums that the neighbours could have had.
    pub chance: Chance,
}

/// Gi* of every area, binary weights with the area itself:
/// zᵢ = (Σ x − W x̄) / (s √(W(n − W)/(n − 1))) with the sum over the area and
/// its neighbours, W their number and s² = Σx²/n − x̄².
///
/// |z| never exceeds √(n − 1), so that one high area among 15 stays unseen:
/// for experts, never a headline. Needs every area's value
/// ([`Insufficient::HiddenCells`]), three areas, and values that differ.
/// `seed` matters only where there are more than 50,000 sets of neighbours.
///
/// Source: Ord & Getis (1995), *Geographical Analysis* 27, "Local spatial
/// autocorrelation statistics".
pub fn gi_star(
    values: &[Option<f64>],
    neighbours: &[Vec<usize>],
    seed: u64,
) -> Result<Vec<Hotness>, Insufficient> {
    let values = complete(values)?;
    are_links(neighbours, values.len())?;
    let moments = Moments::of(&values)?;
    let z: Vec<Option<f64>> = neighbours
        .iter()
        .enumerate()
        .map(|(own, links)| {
            let around = std::iter::once(own).chain(links.iter().copied());
            moments.z(around.filter_map(|at| values.get(at)).sum(), links.len() + 1)
        })
        .collect();
    let p: Vec<Option<f64>> = z.iter().map(|z| z.map(super::chance::two_sided)).collect();
    let q = false_discovery(&p);
    let each = z.into_iter().zip(p).zip(q).zip(neighbours).enumerate();
    Ok(each
        .map(|(own, (((z, p_normal), q_normal), links))| {
            let chance = conditional(&values, own, links, seed);
            Hotness { z, p_normal, q_normal, chance }
        })
        .collect())
}

/// Largest |z| that Gi* can have among a number of areas: √(n − 1).
#[must_use]
pub fn largest_z(areas: usize) -> f64 {
    real(areas.saturating_sub(1)).sqrt()
}

/// Mean and spread of all values.
pub(super) struct Moments {
    n: f64,
    mean: f64,
    deviation: f64,
    limit: f64,
}

impl Moments {
    /// Of three values or more that differ.
    pub(super) fn of(values: &[f64]) -> Result<Self, Insufficient> {
        if values.len() < LEAST_AREAS {
            return Err(Insufficient::TooFewAreas);
        }
        let n = real(values.len());
        let mean = values.iter().sum::<f64>() / n;
        let deviation = (values.iter().map(|x| (x - mean).powi(2)).sum::<f64>() / n).sqrt();
        let size = values.iter().fold(0.0_f64, |size, x| size.max(x.abs()));
        if !deviation.is_finite() {
            return Err(Insufficient::Unusable);
        }
        // Rounding leaves a trace of a spread where there is none.
        if deviation <= 1e-12 * size {
            return Err(Insufficient::Constant);
        }
        Ok(Self { n, mean, deviation, limit: largest_z(values.len()) })
    }

    /// Gi* of a sum over a number of the values; `None` of all of them.
    pub(super) fn z(&self, sum: f64, of: usize) -> Option<f64> {
        let weight = real(of);
        let spread = self.deviation * (weight * (self.n - weight) / (self.n - 1.0)).sqrt();
        let z = (sum - weight * self.mean) / spread;
        (spread > 0.0 && z.is_finite()).then(|| z.clamp(-self.limit, self.limit))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn by_hand() {
        // x = 1, 1, 1, 5 on a line: mean 2, s² = 3. Last area with its neighbour:
        // (6 − 4)/(√3 · √(2·2/3)) = 1.
        let values = [1.0, 1.0, 1.0, 5.0].map(Some);
        let line = [vec![1], vec![0, 2], vec![1, 3], vec![2]];
        let found = gi_star(&values, &line, 0).unwrap();
        assert!((found[3].z.unwrap() - 1.0).abs() < 1e-12);
        // All three possible neighbours are the same.
        assert_eq!((found[3].chance.high, found[3].chance.low), (1.0, 1.0));
        // The third has one 1 and the 5, two of three sets do.
        assert_eq!((found[2].chance.high, found[2].chance.low), (2.0 / 3.0, 1.0));
    }

    #[test]
    fn neighbours_of_all_and_of_none() {
        let values = [1.0, 2.0, 4.0].map(Some);
        let found = gi_star(&values, &[vec![1, 2], vec![0], vec![]], 0).unwrap();
        assert_eq!(found[0].z, None);
        assert!(found[2].z.is_some_and(|z| z > 1.0), "an area alone is compared with the mean");
        assert_eq!((found[2].chance.high, found[2].chance.low), (1.0, 1.0));
    }

    #[test]
    fn too_little() {
        let none = [vec![], vec![], vec![]];
        assert_eq!(gi_star(&[Some(0.1); 3], &none, 0), Err(Insufficient::Constant));
        assert_eq!(gi_star(&[Some(0.1), None, Some(1.0)], &none, 0), Err(Insufficient::HiddenCells));
        assert_eq!(gi_star(&[Some(0.1)], &[vec![]], 0), Err(Insufficient::TooFewAreas));
        assert_eq!(gi_star(&[], &[], 0), Err(Insufficient::TooFewAreas));
        assert_eq!(gi_star(&[Some(f64::NAN); 3], &none, 0), Err(Insufficient::Unusable));
        assert_eq!(gi_star(&[Some(1.0); 2], &none, 0), Err(Insufficient::Unusable));
    }

    proptest::proptest! {
        #[test]
        fn z_is_bounded_and_chances_are_probabilities(
            values in proptest::collection::vec(0_u32..=1_000_000_000, 3..12), links in proptest::collection::vec(0_usize..1000, 12),
        ) {
            let n = values.len();
            let values: Vec<Option<f64>> = values.into_iter().map(|x| Some(x.into())).collect();
            let neighbours: Vec<Vec<usize>> =
                (0..n).map(|at| (0..n).filter(|other| *other != at && links[at] >> other & 1 == 1).collect()).collect();
            if let Ok(found) = gi_star(&values, &neighbours, 1) {
                for area in found {
                    proptest::prop_assert!(area.z.is_none_or(|z| z.abs() <= largest_z(n)));
                    proptest::prop_assert!(area.chance.high > 0.0 && area.chance.high <= 1.0);
                    proptest::prop_assert!(area.chance.low > 0.0 && area.chance.low <= 1.0);
                }
            }
        }
    }
}
