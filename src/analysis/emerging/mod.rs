//! Hot and cold spots in space and time, and how they came about.

mod category;

pub use category::{Category, Pattern, State, categorise};

use super::chance::two_sided;
use super::discovery::false_discovery;
use super::gi::Moments;
use super::insufficient::Insufficient;
use super::kendall::{Kendall, mann_kendall};
use super::number::are_links;

/// Fewest periods.
const LEAST_PERIODS: usize = 12;

/// Fewest fully published areas.
const LEAST_AREAS: usize = 3;

/// Threshold of the false-discovery rate and of the trend.
pub const EMERGING_ALPHA: f64 = 0.05;

/// One area's history.
#[derive(Clone, Debug, PartialEq)]
pub struct Emerging {
    /// Gi* of every period against the whole cube.
    pub z: Vec<f64>,
    /// p-value adjusted over all areas and periods.
    pub q: Vec<f64>,
    /// Hot, cold or neither, by period.
    pub states: Vec<State>,
    /// Trend of [`Self::z`].
    pub trend: Kendall,
    /// The kind of history.
    pub category: Category,
}

/// Emerging hot spots of `rates[area][period]`, quarters.
///
/// Gi* of every area and period over the area and its neighbours in this and
/// the `lag` periods before (one by default; the first period has only
/// itself), against the mean and spread of the whole cube. States by
/// q ≤ `alpha` over all of the cube; the trend is Mann–Kendall of z; the
/// category by [`categorise`].
///
/// Areas that are not fully published are [`Insufficient::HiddenCells`] and
/// left out, also as neighbours. Needs three that are, 12 periods and values that differ. The whole cube is the
/// yardstick: a rise of the whole municipality makes its last periods hot.
///
/// Source: Esri, "How Emerging Hot Spot Analysis works", read independently:
/// 95 % instead of 90 % and the order of [`categorise`] where Esri's
/// definitions overlap. No program has confirmed the categories.
pub fn emerging(
    rates: &[Vec<Option<f64>>],
    neighbours: &[Vec<usize>],
    lag: usize,
    alpha: f64,
) -> Result<Vec<Result<Emerging, Insufficient>>, Insufficient> {
    are_links(neighbours, rates.len())?;
    let periods = rates.first().map_or(0, Vec::len);
    if periods < LEAST_PERIODS {
        return Err(Insufficient::TooFewPeriods);
    }
    if rates.iter().any(|row| row.len() != periods || row.iter().flatten().any(|x| !x.is_finite())) {
        return Err(Insufficient::Unusable);
    }
    let rows: Vec<Option<Vec<f64>>> = rates.iter().map(|row| row.iter().copied().collect()).collect();
    let published = rows.iter().flatten().count();
    if published < LEAST_AREAS {
        let hidden = rates.len() >= LEAST_AREAS;
        return Err(if hidden { Insufficient::HiddenCells } else { Insufficient::TooFewAreas });
    }
    let cube: Vec<f64> = rows.iter().flatten().flatten().copied().collect();
    let moments = Moments::of(&cube)?;
    let bin = |own: usize, links: &[usize], period: usize| -> Option<f64> {
        let around =
            std::iter::once(own).chain(links.iter().copied()).filter_map(|at| rows.get(at)?.as_ref());
        let values: Vec<f64> = around
            .filter_map(|row| row.get(period.saturating_sub(lag)..=period))
            .flatten()
            .copied()
            .collect();
        moments.z(values.iter().sum(), values.len())
    };
    let mut z: Vec<Vec<f64>> = Vec::new();
    for (own, links) in
        neighbours.iter().enumerate().filter(|(own, _)| rows.get(*own).is_some_and(Option::is_some))
    {
        let row: Option<Vec<f64>> = (0..periods).map(|period| bin(own, links, period)).collect();
        z.push(row.ok_or(Insufficient::NoNeighbours)?);
    }
    let p: Vec<Option<f64>> = z.iter().flatten().map(|z| Some(two_sided(*z))).collect();
    let q: Vec<f64> = false_discovery(&p).into_iter().map(|q| q.unwrap_or(1.0)).collect();
    let mut judged = z.into_iter().zip(q.chunks(periods));
    rows.iter()
        .map(|row| {
            if row.is_none() {
                return Ok(Err(Insufficient::HiddenCells));
            }
            let (z, q) = judged.next().ok_or(Insufficient::Unusable)?;
            let states: Vec<State> = z.iter().zip(q).map(|(z, q)| State::of(*z, *q, alpha)).collect();
            let trend = mann_kendall(&z.iter().copied().map(Some).collect::<Vec<_>>())?;
            let category = categorise(&states, trend.z, trend.p, alpha);
            Ok(Ok(Emerging { z, q: q.to_vec(), states, trend, category }))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Four areas on a line; the first two high in the last quarters.
    fn cube() -> (Vec<Vec<Option<f64>>>, Vec<Vec<usize>>) {
        let rate = |area: u32, at: u32| {
            f64::from((area * 7 + at * 5) % 4) + if area < 2 && at >= 9 { 30.0 } else { 0.0 }
        };
        let rates = (0..4).map(|area| (0..12).map(|at| Some(rate(area, at))).collect()).collect();
        (rates, vec![vec![1], vec![0, 2], vec![1, 3], vec![2]])
    }

    #[test]
    fn a_planted_rise_is_found() {
        let (rates, links) = cube();
        let found = emerging(&rates, &links, 1, EMERGING_ALPHA).unwrap();
        let first = found[0].as_ref().unwrap();
        assert_eq!(first.category, Category::Hot(Pattern::Consecutive), "{first:?}");
        assert_eq!(found[3].as_ref().unwrap().category, Category::None);
        // z of the last bin by hand: both areas' last two quarters.
        let values: Vec<f64> = rates.iter().flatten().flatten().copied().collect();
        let mean = values.iter().sum::<f64>() / 48.0;
        let square = values.iter().map(|x| x * x).sum::<f64>() / 48.0 - mean * mean;
        let sum: f64 = [0, 1].iter().flat_map(|&area: &usize| rates[area][10..12].iter().flatten()).sum();
        let z = (sum - 4.0 * mean) / (square * 4.0 * 44.0 / 47.0).sqrt();
        assert!((first.z[11] - z).abs() < 1e-12);
    }

    #[test]
    fn areas_with_gaps_are_left_out() {
        let (mut rates, links) = cube();
        rates[3][5] = None;
        let found = emerging(&rates, &links, 1, EMERGING_ALPHA).unwrap();
        assert!(found[3] == Err(Insufficient::HiddenCells) && found[2].is_ok());
        rates[2][5] = None;
        assert_eq!(emerging(&rates, &links, 1, EMERGING_ALPHA), Err(Insufficient::HiddenCells));
    }

    #[test]
    fn too_little() {
        let row = vec![Some(1.0); 12];
        let links = vec![vec![1], vec![0], vec![]];
        assert_eq!(emerging(&vec![row.clone(); 3], &links, 1, 0.05), Err(Insufficient::Constant));
        assert_eq!(
            emerging(&vec![vec![Some(1.0); 11]; 3], &links, 1, 0.05),
            Err(Insufficient::TooFewPeriods)
        );
        assert_eq!(emerging(std::slice::from_ref(&row), &[vec![]], 1, 0.05), Err(Insufficient::TooFewAreas));
        assert_eq!(emerging(&[], &[], 1, 0.05), Err(Insufficient::TooFewPeriods));
        assert_eq!(emerging(&vec![row; 2], &links, 1, 0.05), Err(Insufficient::Unusable));
    }

    proptest::proptest! {
        #![proptest_config(proptest::prelude::ProptestConfig::with_cases(40))]
        #[test]
        fn always_numbers(cube in proptest::collection::vec(proptest::collection::vec(0_u32..=1_000_000_000, 14), 3..6)) {
            let links: Vec<Vec<usize>> = (0..cube.len()).map(|at| vec![(at + 1) % cube.len()]).collect();
            let rates: Vec<Vec<Option<f64>>> =
                cube.into_iter().map(|row| row.into_iter().map(|x| Some(x.into())).collect()).collect();
            for area in emerging(&rates, &links, 1, 0.05).into_iter().flatten().flatten() {
                proptest::prop_assert!(area.z.iter().chain(&area.q).all(|x| x.is_finite()));
            }
        }
    }
}
