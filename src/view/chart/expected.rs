//! The band of what is usual for the season.

use super::Usual;
use super::reading::Reading;
use crate::analysis::{Usual as Expected, usual as expect};
use crate::domain::{AgeGroup, AreaId, Base, Period};

/// The longest band, in years: older months have too little before them to be judged by.
const YEARS: i32 = 3;

/// What the early warning would have let pass in each of the newest periods,
/// in the form that the chart shows; without a stretch where it says nothing.
///
/// The method judges all ages together, and counts.
pub(super) fn usual(reading: Reading<'_>, area: &AreaId, periods: &[Period], k: u64) -> Vec<Vec<Usual>> {
    if reading.age != AgeGroup::All {
        return Vec::new();
    }
    let Some(last) = periods.last() else { return Vec::new() };
    let since = last.step(-YEARS * 12 / i32::from(last.level().months()));
    let indicator = &reading.of.indicator;
    let scaled = |at: Period, count: f64| -> Option<f64> {
        if indicator.base == Base::None {
            return Some(count);
        }
        let persons = reading.release.persons(&reading.of.table, area, at, reading.age)?;
        #[allow(clippy::cast_precision_loss)] // numbers of inhabitants are far below 2⁵³
        let persons = persons as f64;
        (persons > 0.0).then(|| count * f64::from(indicator.per) / persons)
    };
    let mut pieces: Vec<Vec<Usual>> = Vec::new();
    for Expected { at, low, high } in expect(reading.release, reading.of, area, since, k) {
        let Some(slot) = periods.iter().position(|other| *other == at) else { continue };
        let (Some(low), Some(high)) = (scaled(at, low), scaled(at, high)) else { continue };
        let usual = Usual { slot, low, high };
        match pieces.last_mut().filter(|piece| piece.last().is_some_and(|last| last.slot + 1 == slot)) {
            Some(piece) => piece.push(usual),
            None => pieces.push(vec![usual]),
        }
    }
    pieces
}
