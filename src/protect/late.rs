//! Where new figures contradict what was published.

use std::collections::BTreeSet;

use super::lattice::Lattice;
use crate::domain::{Granularity, Known, Period, View, Zeros};
use crate::ledger::{Key, Said, Year};

/// The finest periods of which the ledger says something else than the new
/// figures do, and those that it has added up with them.
pub(super) fn late_periods(told: &Year, lattice: &Lattice) -> BTreeSet<Period> {
    let finest = lattice.finest();
    let mut late: BTreeSet<Period> = BTreeSet::new();
    for (key, said) in &told.cells {
        if contradicts(told, lattice, key, *said) {
            late.extend(key.2.made_of(finest));
        }
    }
    for (at, &period) in lattice.periods().iter().enumerate() {
        if !told.periods.contains(&period) {
            continue;
        }
        for (area_at, area) in lattice.areas().iter().enumerate() {
            for (age_at, &age) in lattice.ages().iter().enumerate() {
                if told.views.lists(View::of(area, period, age))
                    && lattice.reported(area_at, age_at, at).is_some()
                    && !told.cells.contains_key(&(area.clone(), age, period))
                {
                    late.insert(period);
                }
            }
        }
    }
    // What was added up with a late period is bound to it.
    let coarser: BTreeSet<Period> =
        told.cells.keys().map(|key| key.2).filter(|period| period.level() != finest).collect();
    let mut by_length: Vec<Period> = coarser.into_iter().collect();
    by_length.sort_by_key(|period| period.level().months());
    for period in by_length {
        let parts = period.made_of(finest);
        if parts.iter().any(|part| late.contains(part)) {
            late.extend(parts);
        }
    }
    late.retain(|period| told.periods.contains(period));
    late
}

fn contradicts(told: &Year, lattice: &Lattice, (area, age, period): &Key, said: Said) -> bool {
    let Some(cell) = lattice.find(area, *age, *period) else { return true };
    #[allow(clippy::cast_precision_loss)] // k is at most 20
    let k = told.k as f64;
    match said {
        Said::Published(known) => !same(known, lattice.known(cell)),
        Said::Below => cell.value >= k || told.zeros == Zeros::Published && cell.value == 0.0,
        Said::AtLeast => cell.value < k,
        Said::Blank => false,
    }
}

/// Equal but for what adding up means in another order does to the last digits.
fn same(one: Known, other: Known) -> bool {
    one.base == other.base && (one.value - other.value).abs() <= 1e-9 * one.value.abs().max(1.0)
}

/// A cell over late periods as the sum of what is published: of the longest
/// parts that are published all. `None` if there is no such sum.
pub(super) fn sum_of_published(
    key: &Key,
    finest: Granularity,
    is_mean: bool,
    find: impl Fn(&Key) -> Option<Said>,
) -> Option<Known> {
    let mut levels: Vec<Granularity> = finest.levels().take_while(|level| *level != key.2.level()).collect();
    levels.reverse();
    levels.into_iter().find_map(|level| {
        let parts = key.2.parts(level).map(|part| match find(&(key.0.clone(), key.1, part)) {
            Some(Said::Published(known)) => Some(known),
            _ => None,
        });
        let parts: Vec<Known> = parts.collect::<Option<_>>()?;
        combine(&parts, is_mean)
    })
}

#[allow(clippy::cast_precision_loss)] // bases are far below 2⁵³
fn combine(parts: &[Known], is_mean: bool) -> Option<Known> {
    let base: Option<u64> = parts.iter().map(|part| part.base).sum();
    if parts.is_empty() {
        return None;
    }
    if !is_mean {
        return Some(Known { value: parts.iter().map(|part| part.value).sum(), base });
    }
    let persons = base.filter(|&base| base > 0)?;
    let sum: f64 = parts.iter().map(|part| part.value * part.base.unwrap_or_default() as f64).sum();
    Some(Known { value: sum / persons as f64, base })
}
