//! The release table of an indicator, read off the ledger.

use std::collections::BTreeSet;

use super::lattice::Lattice;
use crate::domain::{AgeGroup, Figure, Indicator, Mark, Period};
use crate::ledger::Ledger;
use crate::release::{Cell, ReleaseTable};

/// What the ledger says of the years that the figures are about. Of the figures
/// themselves nothing is looked at but whether they were reported.
pub(super) fn read_off(lattice: &Lattice, indicator: &Indicator, ledger: &Ledger) -> ReleaseTable {
    let years: BTreeSet<Period> = lattice.periods().iter().map(|period| period.whole_year()).collect();
    let told: Vec<_> = ledger.years(&indicator.id).filter(|(year, _)| years.contains(year)).collect();
    let mut ages: BTreeSet<AgeGroup> = lattice.ages().iter().copied().collect();
    let mut periods: BTreeSet<Period> = lattice.periods().iter().copied().collect();
    for (_, year) in &told {
        ages.extend(year.cells.keys().map(|key| key.1));
        periods.extend(year.cells.keys().map(|key| key.2));
    }
    let (ages, periods) = (Vec::from_iter(ages), Vec::from_iter(periods));
    let mut cells = Vec::with_capacity(lattice.areas().len() * ages.len() * periods.len());
    for area in lattice.areas() {
        for &age in &ages {
            for &period in &periods {
                let truth = lattice.find(area, age, period);
                let said = ledger
                    .year(&indicator.id, period.whole_year())
                    .and_then(|year| year.cells.get(&(area.clone(), age, period)));
                let figure = match (said, truth) {
                    (Some(said), _) => said.figure(),
                    (None, Some(_)) => Figure::Suppressed(Mark::Unlisted),
                    (None, None) => Figure::Missing,
                };
                let is_told = !matches!(figure, Figure::Missing | Figure::Suppressed(Mark::Unlisted));
                let provisional = is_told && truth.is_some_and(|cell| cell.provisional);
                cells.push(Cell { figure, provisional });
            }
        }
    }
    let thresholds = told.iter().map(|&(year, told)| (year, told.k));
    let revised = told.iter().filter_map(|&(year, told)| Some((year, told.revised?)));
    ReleaseTable::of_axes(lattice.areas().to_vec(), ages, periods, cells, lattice.parts().to_vec())
        .with_thresholds(thresholds.collect())
        .with_revised(revised.collect())
        .listed()
}
