//! Rates drawn towards their surroundings where few inhabitants stand behind them.

use super::insufficient::Insufficient;
use super::number::{are_links, is_count, is_size, real};

/// Empirical Bayes rates of all areas.
#[derive(Clone, Debug, PartialEq)]
pub struct Smoothed {
    /// The rate that all are drawn towards: cases per inhabitant.
    pub mean: f64,
    /// Estimated variance of the true rates between areas, from 0.
    pub variance: f64,
    /// Per area; [`Insufficient::ZeroPopulation`] where nobody lives.
    pub areas: Vec<Result<Shrunk, Insufficient>>,
}

/// One area's rate after smoothing.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Shrunk {
    /// How much the area's own rate counts, from 0 to 1.
    pub weight: f64,
    /// Cases per inhabitant.
    pub rate: f64,
}

/// Global empirical Bayes: the rates of all areas are drawn towards the
/// municipality's.
///
/// m = ΣO/ΣN, s² = ΣNᵢ(rᵢ − m)²/ΣN, a = max(0, s² − m/N̄),
/// wᵢ = a/(a + m/Nᵢ), and wᵢrᵢ + (1 − wᵢ)m per inhabitant.
///
/// `None` as a count says that it is not published: then nothing is smoothed
/// ([`Insufficient::HiddenCells`]), as a smoothed rate would give it away.
/// Needs two areas with inhabitants. It is a way of colouring and no test.
///
/// Source: Marshall (1991), *Applied Statistics* 40, "Mapping disease and
/// mortality rates using empirical Bayes estimators"; the variance is kept
/// from falling below zero.
pub fn global_bayes(cases: &[Option<f64>], population: &[f64]) -> Result<Smoothed, Insufficient> {
    let cases = checked(cases, population)?;
    if population.iter().filter(|n| **n > 0.0).count() < 2 {
        return Err(Insufficient::TooFewAreas);
    }
    let all: Vec<usize> = (0..cases.len()).collect();
    let prior = Prior::of(&all, &cases, population).ok_or(Insufficient::ZeroPopulation)?;
    let areas = cases.iter().zip(population).map(|(o, n)| prior.shrink(*o, *n)).collect();
    Ok(Smoothed { mean: prior.mean, variance: prior.variance, areas })
}

/// Spatial empirical Bayes: every area's rate is drawn towards the rate of
/// itself and its neighbours together. [`Insufficient::ZeroPopulation`] where nobody lives.
///
/// The formulas of [`global_bayes`] with the sums over the area and its
/// neighbours; where those do not differ beyond chance, or have no cases, the
/// result is their common rate. Rests on few areas: for experts only.
///
/// Needs every count ([`Insufficient::HiddenCells`]).
///
/// Source: Marshall (1991), section 3, local variant.
pub fn spatial_bayes(
    cases: &[Option<f64>],
    population: &[f64],
    neighbours: &[Vec<usize>],
) -> Result<Vec<Result<Shrunk, Insufficient>>, Insufficient> {
    let cases = checked(cases, population)?;
    are_links(neighbours, cases.len())?;
    let one = |(at, links): (usize, &Vec<usize>)| {
        let around: Vec<usize> = std::iter::once(at).chain(links.iter().copied()).collect();
        let own = cases.get(at).zip(population.get(at)).ok_or(Insufficient::Unusable)?;
        let prior = Prior::of(&around, &cases, population).ok_or(Insufficient::ZeroPopulation)?;
        prior.shrink(*own.0, *own.1)
    };
    Ok(neighbours.iter().enumerate().map(one).collect())
}

fn checked(cases: &[Option<f64>], population: &[f64]) -> Result<Vec<f64>, Insufficient> {
    let known: Vec<f64> = cases.iter().copied().collect::<Option<_>>().ok_or(Insufficient::HiddenCells)?;
    let usable = known.len() == population.len()
        && known.iter().all(|o| is_count(*o))
        && population.iter().all(|n| is_size(*n));
    if usable { Ok(known) } else { Err(Insufficient::Unusable) }
}

/// What is known of rates before looking at one area's own.
struct Prior {
    mean: f64,
    variance: f64,
}

impl Prior {
    /// From the areas at some positions that have inhabitants; `None` if none has.
    fn of(positions: &[usize], cases: &[f64], population: &[f64]) -> Option<Self> {
        let inhabited: Vec<(f64, f64)> = positions
            .iter()
            .filter_map(|&at| Some((*cases.get(at)?, *population.get(at)?)))
            .filter(|(_, n)| *n > 0.0)
            .collect();
        let all: f64 = inhabited.iter().map(|(_, n)| n).sum();
        let mean = inhabited.iter().map(|(o, _)| o).sum::<f64>() / all;
        let spread = inhabited.iter().map(|(o, n)| n * (o / n - mean).powi(2)).sum::<f64>() / all;
        let variance = (spread - mean * real(inhabited.len()) / all).max(0.0);
        (all > 0.0 && mean.is_finite() && variance.is_finite()).then_some(Self { mean, variance })
    }

    fn shrink(&self, cases: f64, population: f64) -> Result<Shrunk, Insufficient> {
        if population <= 0.0 {
            return Err(Insufficient::ZeroPopulation);
        }
        let weight =
            if self.variance > 0.0 { self.variance / (self.variance + self.mean / population) } else { 0.0 };
        let rate = weight * cases / population + (1.0 - weight) * self.mean;
        if rate.is_finite() { Ok(Shrunk { weight, rate }) } else { Err(Insufficient::Unusable) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn by_hand() {
        // Rates 0.1 and 0.3: m = 0.2, s² = 0.01, a = 0.01 − 0.2/100 = 0.008,
        // w = 0.008/(0.008 + 0.002) = 0.8.
        let found = global_bayes(&[Some(10.0), Some(30.0)], &[100.0, 100.0]).unwrap();
        assert!((found.variance - 0.008).abs() < 1e-12);
        let rates: Vec<f64> = found.areas.iter().map(|area| area.unwrap().rate).collect();
        assert!((rates[0] - 0.12).abs() < 1e-12 && (rates[1] - 0.28).abs() < 1e-12);
        let around = spatial_bayes(&[Some(10.0), Some(30.0)], &[100.0, 100.0], &[vec![1], vec![]]).unwrap();
        assert!((around[0].unwrap().rate - 0.12).abs() < 1e-12, "its surroundings are both");
        assert!((around[1].unwrap().rate - 0.3).abs() < 1e-12, "without neighbours, its own rate");
    }

    #[test]
    fn no_more_than_chance_is_drawn_together_entirely() {
        let found = global_bayes(&[Some(9.0), Some(10.0), Some(11.0)], &[100.0; 3]).unwrap();
        assert!(found.variance.abs() < 1e-15);
        assert!(found.areas.iter().all(|area| (area.unwrap().rate - 0.1).abs() < 1e-15));
    }

    #[test]
    fn hidden_cells_empty_areas_and_no_cases() {
        assert_eq!(global_bayes(&[Some(1.0), None], &[5.0, 5.0]), Err(Insufficient::HiddenCells));
        assert_eq!(global_bayes(&[Some(1.0)], &[5.0]), Err(Insufficient::TooFewAreas));
        assert_eq!(global_bayes(&[Some(0.0); 2], &[0.0; 2]), Err(Insufficient::TooFewAreas));
        let zero = global_bayes(&[Some(0.0); 3], &[5.0, 0.0, 5.0]).unwrap();
        assert_eq!(zero.areas[1], Err(Insufficient::ZeroPopulation));
        assert!(zero.areas[0].unwrap().rate.abs() < 1e-15);
    }

    proptest::proptest! {
        #[test]
        fn rates_lie_between_the_own_and_the_common(
            areas in proptest::collection::vec((0_u32..=1_000_000_000, 0_u32..1_000_000), 2..12),
        ) {
            let cases: Vec<Option<f64>> = areas.iter().map(|area| Some(area.0.into())).collect();
            let population: Vec<f64> = areas.iter().map(|area| area.1.into()).collect();
            if let Ok(found) = global_bayes(&cases, &population) {
                for (area, shrunk) in areas.iter().zip(&found.areas) {
                    if let Ok(shrunk) = shrunk {
                        let own = f64::from(area.0) / f64::from(area.1);
                        let (low, high) = (own.min(found.mean), own.max(found.mean));
                        proptest::prop_assert!(shrunk.rate >= low * (1.0 - 1e-9) && shrunk.rate <= high * (1.0 + 1e-9));
                    }
                }
            }
            let ring: Vec<Vec<usize>> = (0..areas.len()).map(|at| vec![(at + 1) % areas.len()]).collect();
            for shrunk in spatial_bayes(&cases, &population, &ring).unwrap().into_iter().flatten() {
                proptest::prop_assert!(shrunk.rate.is_finite() && (0.0..=1.0).contains(&shrunk.weight));
            }
        }
    }
}
