//! The default hotspot: an area's count against the rest of the municipality.

use super::reader::{Reader, exact};
use crate::analysis::cell::Cell;
use crate::analysis::exceedance::{Exceedance, Level, exceedance};
use crate::analysis::insufficient::Insufficient;
use crate::analysis::number::real;
use crate::analysis::survey::{Standing, Survey, dispersion_before};
use crate::analysis::window::Window;
use crate::domain::{Base, Figure, Known, Mark, Measure};

/// An area against the rest of the municipality.
///
/// Of a share that most have (four of five feel safe), those who have it not
/// are tested, and the outcome is told of those who have: chance is of the
/// same size on either side, but only the smaller side's counts vary as counts
/// of rare cases do.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Hotspot {
    /// What may be said.
    pub level: Level,
    /// What was counted; `None` where no more is known than `<k`.
    pub observed: Option<f64>,
    /// Inhabitants, or those of whom a share was counted.
    pub base: f64,
    /// What would be counted at the rate of the rest.
    pub expected: f64,
    /// Observed over expected; of a cell `<k` the most that it can be.
    pub ratio: f64,
    /// P(as many or more); `None` of a cell `<k`.
    pub p_high: Option<f64>,
    /// P(as many or fewer).
    pub p_low: f64,
    /// [`Self::p_high`] adjusted for all areas tested.
    pub q_high: Option<f64>,
    /// [`Self::p_low`] adjusted for all areas tested.
    pub q_low: Option<f64>,
    /// Dispersion of the counts before, with what its being estimated adds.
    pub phi: f64,
    /// The stretch of time.
    pub window: Window,
}

impl Hotspot {
    /// True if it is higher, clearly or possibly.
    #[must_use]
    pub fn is_high(&self) -> bool {
        matches!(self.level, Level::ClearlyHigher | Level::PossiblyHigher)
    }
}

/// Share of data sets in which chance alone makes an area clearly higher, or
/// clearly lower.
const SIGNIFICANT: f64 = 0.05;

/// Part of [`SIGNIFICANT`] that is made use of. The dispersion comes from the
/// areas that were published in all periods before, whose lowest counts are
/// missing; in a simulation it came out as 1.67 for 1.70, which lets clear
/// differences come a twentieth more often (see `docs/calibration.md`). A
/// tenth is kept for that.
const KEPT: f64 = 0.9;

/// Share from which those who have it not are counted.
const MOST: f64 = 0.5;

/// Tests every area of a survey.
pub(super) fn judge(
    reader: &Reader<'_>,
    survey: &Survey,
) -> Result<Vec<Result<Hotspot, Insufficient>>, Insufficient> {
    let indicator = &reader.of.indicator;
    match (indicator.measure, indicator.base) {
        (Measure::Mean, _) | (Measure::Count, Base::None) => return Err(Insufficient::Unsuited),
        (Measure::Share, _) | (Measure::Count, Base::Population) => {}
    }
    let total = survey.total.figure.known().ok_or(Insufficient::HiddenCells)?;
    let size = survey.total.base.ok_or(Insufficient::ZeroPopulation)?;
    let flipped = indicator.measure == Measure::Share && total.value > MOST * size;
    let counted = |known: Known| {
        if flipped { known.base.map(|base| exact(base) - known.value) } else { Some(known.value) }
    };
    let history = dispersion_before(reader.release, reader.of, survey.window, survey.age, &counted)
        .ok_or(Insufficient::TooFewPeriods)?;
    let cells: Vec<Cell> = survey.areas.iter().map(|standing| cell(reader, standing, &counted)).collect();
    let sizes: Vec<Option<f64>> = survey.areas.iter().map(|standing| standing.base).collect();
    let known: Vec<f64> = sizes.iter().map(|size| size.unwrap_or(0.0)).collect();
    // Taken as known it would let clear differences come more often than stated.
    let tested = cells.iter().filter(|cell| cell.known().is_some()).count();
    let phi = history.cautious(SIGNIFICANT / real(tested.max(1)));
    let all = counted(total).ok_or(Insufficient::ZeroPopulation)?;
    let found = exceedance(&cells, &known, (all, size), phi)?;
    let told = found.into_iter().zip(&survey.areas).map(|(found, standing)| {
        let base = standing.base.unwrap_or(0.0);
        found.map(|found| tell(&reserved(found), standing.figure.known(), base, flipped, phi, survey.window))
    });
    Ok(told.collect())
}

fn cell(reader: &Reader<'_>, standing: &Standing, counted: &dyn Fn(Known) -> Option<f64>) -> Cell {
    match standing.figure {
        Figure::Known(known) => counted(known).map_or(Cell::Missing, Cell::Known),
        Figure::Suppressed(Mark::BelowK) if reader.of.indicator.measure == Measure::Count => {
            Cell::Below(reader.k)
        }
        Figure::Suppressed(_) => Cell::Hidden,
        Figure::Missing => Cell::Missing,
    }
}

/// What is clear only by the reserve is possible.
fn reserved(found: Exceedance) -> Exceedance {
    let clear = |q: Option<f64>| q.is_some_and(|q| q <= SIGNIFICANT * KEPT);
    let level = match found.level {
        Level::ClearlyHigher if !clear(found.q_high) => Level::PossiblyHigher,
        Level::ClearlyLower if !clear(found.q_low) => Level::PossiblyLower,
        level => level,
    };
    Exceedance { level, ..found }
}

fn tell(
    found: &Exceedance,
    known: Option<Known>,
    base: f64,
    flipped: bool,
    phi: f64,
    window: Window,
) -> Hotspot {
    let observed = known.map(|known| known.value);
    let plain = Hotspot {
        level: found.level,
        observed,
        base,
        expected: found.expected,
        ratio: found.ratio,
        p_high: found.p_high,
        p_low: found.p_low,
        q_high: found.q_high,
        q_low: found.q_low,
        phi,
        window,
    };
    if !flipped {
        return plain;
    }
    let expected = (base - found.expected).max(0.0);
    let ratio = observed.map(|observed| observed / expected).filter(|ratio| ratio.is_finite());
    Hotspot {
        level: match found.level {
            Level::ClearlyHigher => Level::ClearlyLower,
            Level::PossiblyHigher => Level::PossiblyLower,
            Level::PossiblyLower => Level::PossiblyHigher,
            Level::ClearlyLower => Level::ClearlyHigher,
            same @ (Level::NoClearDifference | Level::TooFew) => same,
        },
        expected,
        ratio: ratio.unwrap_or(found.ratio),
        p_high: Some(found.p_low),
        p_low: found.p_high.unwrap_or(1.0),
        q_high: found.q_low,
        q_low: found.q_high,
        ..plain
    }
}
