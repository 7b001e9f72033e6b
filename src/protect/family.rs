//! Indicators that add up to each other, protected together.

use std::collections::BTreeSet;

use super::lattice::Lattice;
use super::shape::{Misfit, Shape};
use super::tally::TallyTable;
use crate::domain::{AgeGroup, AreaId, Base, Measure, Period, PlaceBasis, UNKNOWN_AREA};
use crate::finding::{Finding, Place};

/// The indicators of a family, or one that has none.
pub(super) struct Family<'a> {
    /// The catalogue's name for it.
    pub(super) name: Option<String>,
    pub(super) members: Vec<Of<'a>>,
    /// The member that is the sum of all the others as a rule, if there is one. Single figures that
    /// do not add up leave the others bound to each other.
    pub(super) sum: Option<usize>,
}

/// One indicator with its lattice.
pub(super) struct Of<'a> {
    /// Its place among the indicators.
    pub(super) at: usize,
    pub(super) table: &'a TallyTable,
    pub(super) lattice: Lattice,
    pub(super) shape: Shape,
}

impl<'a> Of<'a> {
    pub(super) fn new(at: usize, table: &'a TallyTable) -> Result<Self, Finding> {
        let lattice = Lattice::build(table);
        let id = table.indicator.id.as_str();
        let refused = |code| Finding::refused(code, Place::default()).value(id);
        match Shape::of(&lattice) {
            Ok(shape) => Ok(Self { at, table, lattice, shape }),
            Err(Misfit::PartsExceedWhole) => Err(refused("parts-exceed-whole")),
            Err(Misfit::Ages(crossing)) => {
                Err(refused("age-groups-cross").detail("one", crossing.0).detail("other", crossing.1))
            }
        }
    }

    /// The finest periods reported in a year.
    pub(super) fn finest_in(&self, year: Period) -> impl Iterator<Item = Period> {
        let finest = self.lattice.finest();
        let fits = move |period: &Period| period.level() == finest && period.whole_year() == year;
        self.lattice.periods().iter().copied().filter(fits)
    }

    /// True where no inhabitants means that there is nobody to count.
    pub(super) fn by_residents(&self) -> bool {
        let of = &self.table.indicator;
        of.measure == Measure::Count && of.base == Base::Population && of.place_basis == PlaceBasis::Residence
    }
}

impl<'a> Family<'a> {
    /// Puts indicators together by the catalogue's families, in their order.
    pub(super) fn group(members: Vec<Of<'a>>) -> Vec<Self> {
        let mut families: Vec<Self> = Vec::new();
        for of in members {
            let name = of.table.indicator.family.clone();
            match families.iter_mut().find(|family| name.is_some() && family.name == name) {
                Some(family) => family.members.push(of),
                None => families.push(Self { name, members: vec![of], sum: None }),
            }
        }
        for family in &mut families {
            let of = |at: usize| Some((family.adds_up(at)?, at));
            // The first of equals, whatever their order in memory.
            family.sum = (0..family.members.len()).filter_map(of).rev().max_by_key(|of| of.0).map(|of| of.1);
        }
        families
    }

    /// What it is called where something is said about it.
    pub(super) fn label(&self) -> String {
        let first = || self.members.first().map(|of| of.table.indicator.id.to_string());
        self.name.clone().or_else(first).unwrap_or_default()
    }

    /// The calendar or school years that any member reports.
    pub(super) fn years(&self) -> BTreeSet<Period> {
        self.members.iter().flat_map(|of| of.lattice.periods()).map(|period| period.whole_year()).collect()
    }

    /// True if all finest periods of a year were reported.
    pub(super) fn is_complete(&self, year: Period) -> bool {
        self.members.iter().all(|of| {
            let all = year.made_of(of.lattice.finest()).len();
            of.finest_in(year).count() == all
        })
    }

    /// In how many cells a member is the sum of all the others and not 0; `None` unless that is so in
    /// most cells where all were reported.
    fn adds_up(&self, at: usize) -> Option<usize> {
        let candidate = self.members.get(at).filter(|_| self.members.len() > 1)?;
        let lattice = &candidate.lattice;
        let others =
            || self.members.iter().enumerate().filter(|&(other, _)| other != at).map(|(_, of)| &of.lattice);
        let (mut adding, mut odd) = (0, 0);
        for period in lattice.periods_of(lattice.finest()) {
            for (area, id) in lattice.areas().iter().enumerate() {
                for (age, &group) in lattice.ages().iter().enumerate() {
                    let Some(cell) = lattice.reported(area, age, period) else { continue };
                    let parts: Option<Vec<f64>> =
                        others().map(|other| part(other, id, group, lattice.periods()[period])).collect();
                    let Some(parts) = parts else { continue };
                    // Whole numbers far below 2⁵³: equality is exact.
                    #[allow(clippy::float_cmp)]
                    if parts.iter().sum::<f64>() != cell.value {
                        odd += 1;
                    } else if cell.value > 0.0 {
                        adding += 1;
                    }
                }
            }
        }
        (adding > odd).then_some(adding)
    }
}

/// A member's part of a sum; no row for cases without an area means none.
fn part(lattice: &Lattice, area: &AreaId, age: AgeGroup, period: Period) -> Option<f64> {
    let nothing = (area.as_str() == UNKNOWN_AREA).then_some(0.0);
    lattice.find(area, age, period).map(|cell| cell.value).or(nothing)
}
