//! Whether anything is published that is too small to be shown.

use crate::domain::{AgeGroup, Figure, Indicator, Known, Measure, Period, Zeros};
use crate::finding::Findings;

use super::Context;
use super::sheet::Sheet;

/// Whether the gate hides counts of nobody like other small counts, unless an
/// indicator says that they are harmless.
const ZEROS_ARE_SMALL: bool = false;

/// Tells of every published figure under k. The figure itself is not repeated.
pub(super) fn judge(sheet: &Sheet, context: &Context<'_>, findings: &mut Findings) {
    for at in sheet.positions() {
        let Figure::Known(known) = sheet.figure(at) else { continue };
        if is_small(sheet, context, at, known) {
            let finding = sheet.refusal("published-below-k", at, "value", context.resource);
            findings.push(finding.detail("k", context.k));
        }
    }
}

/// True if the figure may not be shown: a count under k; of a share also a
/// remainder or a base of that size, of a mean the number of persons behind it.
pub(super) fn is_small(sheet: &Sheet, context: &Context<'_>, at: usize, known: Known) -> bool {
    fits_under(sheet.indicator(), known, context.k) && !(known.value == 0.0 && is_empty(sheet, context, at))
}

#[allow(clippy::cast_precision_loss)] // k is at most 20, bases are far below 2⁵³
fn fits_under(indicator: &Indicator, known: Known, k: u64) -> bool {
    let zeros_are_small = ZEROS_ARE_SMALL && indicator.zeros == Zeros::Hidden;
    let small = |count: f64| count < k as f64 && (count > 0.0 || zeros_are_small);
    match (indicator.measure, known.base) {
        (Measure::Count, _) => small(known.value),
        (Measure::Share, Some(base)) if base > 0 => {
            let base = base as f64;
            small(known.value) || small(base - known.value) || small(base)
        }
        (Measure::Mean, Some(base)) => base < k,
        (Measure::Share | Measure::Mean, _) => false,
    }
}

/// True if nobody of these ages lives there, which everybody may know: a
/// count of nobody says nothing then.
fn is_empty(sheet: &Sheet, context: &Context<'_>, at: usize) -> bool {
    let Some((area, age, period)) = sheet.key(at) else { return false };
    let year = Period::population_year(period);
    let ages = if age == AgeGroup::All && !sheet.parts().is_empty() { sheet.parts() } else { &[age] };
    let persons = |age: &AgeGroup| context.population.persons(area, year, *age);
    context.areas.position(area.as_str()).is_some() && ages.iter().all(|age| persons(age) == Some(0))
}
