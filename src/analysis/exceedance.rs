//! Is an area's count higher or lower than the rest of the municipality leads to expect?

use super::cell::Cell;
use super::chance::NegativeBinomial;
use super::discovery::false_discovery;
use super::insufficient::Insufficient;
use super::number::{is_base, is_count, is_size};

/// What may be said of an area's count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Level {
    /// Higher, with all areas tested at once taken into account.
    ClearlyHigher,
    /// Higher, if only this area had been tested.
    PossiblyHigher,
    /// Neither.
    NoClearDifference,
    /// Lower, if only this area had been tested.
    PossiblyLower,
    /// Lower, with all areas tested at once taken into account.
    ClearlyLower,
    /// Fewer than 5 expected and fewer than 10 counted.
    TooFew,
}

/// An area against the rest of the municipality.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Exceedance {
    /// Cases expected at the rate of the rest, above 0.
    pub expected: f64,
    /// Counted over expected; for a cell `<k`, the most that it can be.
    pub ratio: f64,
    /// P(X ≥ count); `None` for a cell `<k`, which is never called higher.
    pub p_high: Option<f64>,
    /// P(X ≤ count); for a cell `<k`, P(X ≤ k − 1).
    pub p_low: f64,
    /// [`Self::p_high`] adjusted for the areas tested.
    pub q_high: Option<f64>,
    /// [`Self::p_low`] adjusted for the areas tested.
    pub q_low: Option<f64>,
    /// What may be said.
    pub level: Level,
}

const SIGNIFICANT: f64 = 0.05;
const HIGHER: f64 = 1.25;
const LOWER: f64 = 0.8;
const LEAST: f64 = 10.0;
const FEW_EXPECTED: f64 = 5.0;

/// The default hotspot: every area's count against the rate of all others.
///
/// Eᵢ = Nᵢ(O₊ − Oᵢ)/(N₊ − Nᵢ), τ = φ(1 + Nᵢ/(N₊ − Nᵢ)), count ~ negative
/// binomial with mean Eᵢ and variance τEᵢ; with φ = 1 that is the prediction
/// from the rest with its own uncertainty. Both tails are adjusted for the
/// areas tested, each direction by itself. Clearly higher: q ≤ 0.05, ratio
/// ≥ 1.25 and 10 cases; possibly higher: p ≤ 0.05 and the same floors; lower:
/// mirrored with ratio ≤ 0.8 and 10 expected; too few to judge: below 5
/// expected and below 10 counted.
///
/// Takes each area's cell and size (inhabitants, or its age-standardised
/// expected number), the municipality's published total with its size, and
/// the dispersion φ from [`super::dispersion`] over the periods before.
/// Others' hidden cells do not matter. A cell `<k` is judged as k − 1 and only
/// as lower; per area, other hidden or missing cells are
/// [`Insufficient::HiddenCells`], an area without inhabitants
/// [`Insufficient::ZeroPopulation`], no cases elsewhere
/// [`Insufficient::NoBaseline`], nobody elsewhere [`Insufficient::TooFewAreas`].
///
/// Source: leave-one-out comparison with gamma–Poisson predictive tails
/// (Gelman et al. 2013, *Bayesian Data Analysis*, section 2.6), dispersion as
/// in Farrington et al. (1996); false discoveries as in Benjamini & Hochberg (1995).
pub fn exceedance(
    cells: &[Cell],
    sizes: &[f64],
    total: (f64, f64),
    phi: f64,
) -> Result<Vec<Result<Exceedance, Insufficient>>, Insufficient> {
    let usable = cells.len() == sizes.len()
        && sizes.iter().all(|n| is_size(*n))
        && is_count(total.0)
        && is_size(total.1)
        && phi.is_finite();
    if !usable {
        return Err(Insufficient::Unusable);
    }
    if !is_base(total.1) {
        return Err(Insufficient::ZeroPopulation);
    }
    let mut found: Vec<Result<Exceedance, Insufficient>> =
        cells.iter().zip(sizes).map(|(cell, size)| one(*cell, *size, total, phi.max(1.0))).collect();
    let tails = |tail: fn(&Exceedance) -> Option<f64>| -> Vec<Option<f64>> {
        false_discovery(&found.iter().map(|area| area.as_ref().ok().and_then(tail)).collect::<Vec<_>>())
    };
    let (high, low) = (tails(|area| area.p_high), tails(|area| Some(area.p_low)));
    for ((area, cell), (q_high, q_low)) in found.iter_mut().zip(cells).zip(high.into_iter().zip(low)) {
        if let Ok(area) = area {
            (area.q_high, area.q_low) = (q_high, q_low);
            area.level = area.judged(*cell);
        }
    }
    Ok(found)
}

fn one(cell: Cell, size: f64, total: (f64, f64), phi: f64) -> Result<Exceedance, Insufficient> {
    let count = judged_count(cell).ok_or(Insufficient::HiddenCells)?;
    if !is_count(count) || count > total.0 && matches!(cell, Cell::Known(_)) {
        return Err(Insufficient::Unusable);
    }
    if size <= 0.0 {
        return Err(Insufficient::ZeroPopulation);
    }
    let rest = total.1 - size;
    if rest <= 0.0 {
        return Err(Insufficient::TooFewAreas);
    }
    let expected = size * (total.0 - count).max(0.0) / rest;
    let ratio = count / expected;
    let tau = phi * (1.0 + size / rest);
    if expected <= 0.0 || !ratio.is_finite() || !tau.is_finite() {
        return Err(Insufficient::NoBaseline);
    }
    let prediction = NegativeBinomial { mean: expected, ratio: tau };
    Ok(Exceedance {
        expected,
        ratio,
        p_high: cell.known().map(|count| prediction.at_least(count)),
        p_low: prediction.at_most(count),
        q_high: None,
        q_low: None,
        level: Level::NoClearDifference,
    })
}

/// The count that a cell is judged by.
fn judged_count(cell: Cell) -> Option<f64> {
    match cell {
        Cell::Known(count) => Some(count),
        Cell::Below(k) => Some((k - 1.0).max(0.0)),
        Cell::Hidden | Cell::Missing => None,
    }
}

impl Exceedance {
    fn judged(&self, cell: Cell) -> Level {
        let count = judged_count(cell).unwrap_or(0.0);
        let significant = |p: Option<f64>| p.is_some_and(|p| p <= SIGNIFICANT);
        let higher = self.ratio >= HIGHER && count >= LEAST;
        let lower = self.ratio <= LOWER && self.expected >= LEAST;
        match () {
            () if higher && significant(self.q_high) => Level::ClearlyHigher,
            () if lower && significant(self.q_low) => Level::ClearlyLower,
            () if higher && significant(self.p_high) => Level::PossiblyHigher,
            () if lower && significant(Some(self.p_low)) => Level::PossiblyLower,
            () if self.expected < FEW_EXPECTED && count < LEAST => Level::TooFew,
            () => Level::NoClearDifference,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Cell::{Below, Hidden, Known};

    fn levels(cells: &[Cell], total: f64) -> Vec<Option<Level>> {
        let sizes = vec![1000.0; cells.len()];
        let all = 1000.0 * super::super::number::real(cells.len());
        let found = exceedance(cells, &sizes, (total, all), 1.0).unwrap();
        found.into_iter().map(|area| area.ok().map(|area| area.level)).collect()
    }

    #[test]
    fn by_hand() {
        // Two like areas, 3 against 1: E = 1, τ = 2, the geometric distribution.
        let found = exceedance(&[Known(3.0), Known(1.0)], &[9.0, 9.0], (4.0, 18.0), 1.0).unwrap();
        let first = found[0].unwrap();
        assert!((first.expected - 1.0).abs() < 1e-15 && (first.ratio - 3.0).abs() < 1e-15);
        assert!((first.p_high.unwrap() - 0.125).abs() < 1e-14 && (first.p_low - 0.9375).abs() < 1e-14);
        assert_eq!(first.level, Level::TooFew);
    }

    #[test]
    fn levels_of_a_plain_example() {
        let found = levels(&[Known(90.0), Known(30.0), Known(31.0), Known(29.0), Known(4.0), Hidden], 190.0);
        assert_eq!(found[0], Some(Level::ClearlyHigher));
        assert_eq!(found[4], Some(Level::ClearlyLower));
        assert_eq!((found[1], found[5]), (Some(Level::NoClearDifference), None));
    }

    #[test]
    fn small_cells_are_lower_or_nothing() {
        let found = levels(&[Below(5.0), Known(40.0), Known(42.0), Known(38.0)], 122.0);
        assert_eq!(found[0], Some(Level::ClearlyLower));
        let few = levels(&[Below(5.0), Known(1.0), Known(0.0)], 3.0);
        assert_eq!(few[0].or(few[1]), Some(Level::TooFew));
    }

    #[test]
    fn nobody_nothing_and_one_area() {
        let all = |cells: &[Cell], sizes: &[f64], total| exceedance(cells, sizes, total, 1.0).unwrap();
        assert_eq!(all(&[Known(3.0)], &[9.0], (3.0, 9.0)), [Err(Insufficient::TooFewAreas)]);
        assert_eq!(all(&[Known(3.0)], &[0.0], (3.0, 9.0)), [Err(Insufficient::ZeroPopulation)]);
        assert_eq!(all(&[Known(3.0)], &[4.0], (3.0, 9.0)), [Err(Insufficient::NoBaseline)]);
        assert_eq!(all(&[Known(4.0)], &[4.0], (3.0, 9.0)), [Err(Insufficient::Unusable)]);
        assert_eq!(exceedance(&[], &[], (0.0, 0.0), 1.0), Err(Insufficient::ZeroPopulation));
        assert_eq!(exceedance(&[], &[], (0.0, 1.0), f64::NAN), Err(Insufficient::Unusable));
    }

    proptest::proptest! {
        #![proptest_config(proptest::prelude::ProptestConfig::with_cases(60))]
        #[test]
        fn always_numbers(
            areas in proptest::collection::vec((0_u8..9, 0_u32..=1_000_000_000, 0_u32..9_000_000), 1..8), phi in 0.5_f64..9.0,
        ) {
            let cell = |kind: u8, count: u32| match kind { 0 => Below(5.0), 1 => Hidden, _ => Known(count.into()) };
            let cells: Vec<Cell> = areas.iter().map(|area| cell(area.0, area.1)).collect();
            let sizes: Vec<f64> = areas.iter().map(|area| area.2.into()).collect();
            let total = areas.iter().map(|area| f64::from(area.1)).sum();
            for area in exceedance(&cells, &sizes, (total, sizes.iter().sum()), phi).into_iter().flatten().flatten() {
                proptest::prop_assert!((0.0..=1.0).contains(&area.p_low) && area.ratio.is_finite() && area.expected > 0.0);
                proptest::prop_assert!(area.p_high.is_none_or(|p| (0.0..=1.0).contains(&p)));
            }
        }
    }
}
