//! Every cell that could be known: areas × periods × ages, and their sums.

mod axes;

use std::collections::BTreeMap;
use std::sync::Arc;

use super::axis::{Axis, Cuts};
use super::evidence::Evidence;
use super::fact::{Fact, Told};
use super::layer::{Layer, Says};
use super::span::Span;
use crate::domain::AgeGroup;
use axes::{AreaPlaces, age_group, ages, areas, members, tables, times, years};

/// A cell: which group of each axis (members, tables, areas, times, ages).
pub(super) type Key = [usize; 5];

/// The axes, and what is said about crossings of them.
pub(super) struct Lattice {
    pub(super) axes: [Axis; 5],
    pub(super) statements: Vec<Statement>,
    /// What is listed, with everything that the releases together say of it.
    pub(super) listed: BTreeMap<Key, Listed>,
    /// Atoms that everybody knows to be zero: nobody lives there, or zero is published.
    pub(super) void: Vec<bool>,
    pub(super) name: String,
    pub(super) assumption: Assumption,
}

/// A row's bounds on a cell, less another cell if the row is a difference.
pub(super) struct Statement {
    pub(super) key: Key,
    pub(super) less: Option<Key>,
    pub(super) least: f64,
    pub(super) most: f64,
    /// The row, by its place in [`Evidence::facts`].
    pub(super) fact: usize,
}

/// What the releases together say of a cell.
#[derive(Clone, Copy)]
pub(super) struct Listed {
    pub(super) least: f64,
    pub(super) most: f64,
    /// The last release that lists it.
    pub(super) release: usize,
}

/// What a stranger takes to be left out of the tables.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[allow(clippy::struct_excessive_bools)] // each may be so without the others
pub(super) struct Assumption {
    /// A sum that is called missing may have been reported in part, and those
    /// parts be counted elsewhere.
    pub(super) partly_told: bool,
    /// The whole municipality has cases of no listed area.
    pub(super) area_rest: bool,
    /// All ages have cases of no listed age group.
    pub(super) age_rest: bool,
    /// Where nobody lives there may still be cases.
    pub(super) cases_without_people: bool,
}

/// More atoms or cells than any municipality has are not examined.
const LARGEST: usize = 500_000;

impl Assumption {
    const NOTHING: Self =
        Self { partly_told: false, area_rest: false, age_rest: false, cases_without_people: false };
    const EVERYTHING: Self =
        Self { partly_told: true, area_rest: true, age_rest: true, cases_without_people: true };

    /// From the one that tells a stranger most to the one that tells least.
    pub(super) const ORDER: [Self; 8] = [
        Self::NOTHING,
        Self { area_rest: true, ..Self::NOTHING },
        Self { age_rest: true, ..Self::NOTHING },
        Self { area_rest: true, age_rest: true, ..Self::NOTHING },
        Self { partly_told: false, ..Self::EVERYTHING },
        Self { partly_told: true, ..Self::NOTHING },
        Self { partly_told: true, age_rest: true, ..Self::NOTHING },
        Self::EVERYTHING,
    ];
}

impl Lattice {
    /// `None` if the assumption makes no difference here, or the tables are too large.
    pub(super) fn new(evidence: &Evidence, layer: &Layer, assumption: Assumption) -> Option<Self> {
        let rows: Vec<(&Says, &Fact)> =
            layer.says.iter().filter_map(|says| Some((says, evidence.facts.get(says.fact)?))).collect();
        let empty = empty_places(evidence);
        if assumption.cases_without_people && empty.is_empty() {
            return None;
        }
        let (members, member_at) = members(layer);
        let (tables, table_at) = tables(evidence);
        let (areas, area_at) = areas(&rows, assumption)?;
        let times = times(&rows);
        let (ages, age_cuts) = ages(&rows, assumption)?;
        let mut lattice = Self {
            axes: [members, tables, areas, times.0, ages],
            statements: Vec::new(),
            listed: BTreeMap::new(),
            void: Vec::new(),
            name: layer.name.clone(),
            assumption,
        };
        let product = |of: fn(&Axis) -> usize| {
            lattice.axes.iter().map(of).try_fold(1_usize, usize::checked_mul).filter(|n| *n <= LARGEST)
        };
        let atoms = product(|axis| axis.atoms)?;
        product(|axis| axis.groups.len())?;
        lattice.void = vec![false; atoms];
        let mut missing = Vec::new();
        for (says, fact) in rows {
            let time = |span: Span| times.1.get(&span).copied();
            let key = |time| {
                Some([
                    *member_at.get(&says.member)?,
                    *table_at.get(fact.release)?,
                    *area_at.get(&fact.area)?,
                    time?,
                    age_group(&lattice.axes[4], &age_cuts, fact.age, assumption)?,
                ])
            };
            let Some(cell) = key(time(fact.time.span)) else { continue };
            if says.told == Told::Missing {
                missing.push(cell);
                continue;
            }
            let less = fact.time.less.map(|span| key(time(span)));
            let (least, most) = says.told.bounds();
            match less {
                None => {
                    lattice.listed.entry(cell).or_insert(Listed::NOTHING).and(least, most, fact.release);
                    lattice.statements.push(Statement {
                        key: cell,
                        less: None,
                        least,
                        most,
                        fact: says.fact,
                    });
                }
                Some(less @ Some(_)) => {
                    lattice.statements.push(Statement { key: cell, less, least, most, fact: says.fact });
                }
                Some(None) => {}
            }
        }
        lattice.void_published_zeros();
        if !assumption.partly_told {
            lattice.void_missing(&missing);
        } else if missing.is_empty() {
            return None;
        }
        if !assumption.cases_without_people {
            lattice.void_empty(&empty, &area_at, &times.2, &age_cuts);
        }
        Some(lattice)
    }

    /// The atoms that a cell adds up.
    pub(super) fn atoms(&self, key: Key) -> Vec<u32> {
        let mut sums: Vec<u32> = vec![0];
        for (axis, group) in self.axes.iter().zip(key) {
            let size = u32::try_from(axis.atoms).unwrap_or(u32::MAX);
            let groups = axis.atoms_of(group);
            sums = sums.iter().flat_map(|&before| groups.iter().map(move |at| before * size + at)).collect();
        }
        sums
    }

    /// Every cell that has to be protected.
    pub(super) fn cells(&self) -> impl Iterator<Item = Key> {
        let [members, tables, areas, times, ages] = self.axes.each_ref().map(|axis| axis.groups.len());
        (0..members)
            .flat_map(move |m| (0..tables).map(move |t| (m, t)))
            .flat_map(move |(m, t)| {
                (0..areas)
                    .flat_map(move |a| (0..times).flat_map(move |p| (0..ages).map(move |g| [m, t, a, p, g])))
            })
            .filter(|key| {
                let everywhere = |(axis, group): (&Axis, &usize)| {
                    axis.groups.get(*group).is_some_and(|group| group.everywhere)
                };
                self.axes.iter().zip(key).all(everywhere) || self.listed.contains_key(key)
            })
    }

    fn void(&mut self, key: Key) {
        for atom in self.atoms(key) {
            if let Some(void) = self.void.get_mut(atom as usize) {
                *void = true;
            }
        }
    }

    fn void_published_zeros(&mut self) {
        let zeros: Vec<Key> =
            self.listed.iter().filter(|(_, listed)| listed.most == 0.0).map(|(key, _)| *key).collect();
        for key in zeros {
            self.void(key);
        }
    }

    /// What nobody reported is in no sum; but a sum is also called missing
    /// when only a part of it is, so parts that are told stay.
    fn void_missing(&mut self, missing: &[Key]) {
        let mut finest = vec![usize::MAX; self.void.len()];
        for &key in self.listed.keys() {
            let atoms = self.atoms(key);
            for &atom in &atoms {
                if let Some(size) = finest.get_mut(atom as usize) {
                    *size = atoms.len().min(*size);
                }
            }
        }
        for &key in missing {
            let atoms = self.atoms(key);
            let coarser = |atom: &u32| finest.get(*atom as usize).is_some_and(|size| *size > atoms.len());
            if atoms.iter().all(coarser) {
                self.void(key);
            }
        }
    }

    fn void_empty(
        &mut self,
        empty: &[(Arc<str>, i16, AgeGroup)],
        area_at: &AreaPlaces,
        time_cuts: &Cuts,
        age_cuts: &Cuts,
    ) {
        for (area, year, age) in empty {
            let Some(&area) = area_at.get(&Some(area.clone())) else { continue };
            let from = i32::from(*year) * 12;
            let within = |axis: usize, atoms: &[u32]| -> Vec<usize> {
                let groups = &self.axes[axis].groups;
                let inside = |group: usize| groups[group].atoms.iter().all(|atom| atoms.contains(atom));
                (0..groups.len()).filter(|&group| inside(group)).collect()
            };
            let times = within(3, &time_cuts.within((from, from + 12)));
            let ages = within(4, &age_cuts.within(years(*age)));
            for member in 0..self.axes[0].groups.len() {
                for table in 0..self.axes[1].groups.len() {
                    for &time in &times {
                        for &age in &ages {
                            self.void([member, table, area, time, age]);
                        }
                    }
                }
            }
        }
    }
}

impl Listed {
    const NOTHING: Self = Self { least: f64::NEG_INFINITY, most: f64::INFINITY, release: 0 };

    fn and(&mut self, least: f64, most: f64, release: usize) {
        self.least = self.least.max(least);
        self.most = self.most.min(most);
        self.release = release;
    }
}

/// Where, when and at which ages nobody lives.
fn empty_places(evidence: &Evidence) -> Vec<(Arc<str>, i16, AgeGroup)> {
    let empty = evidence.persons.iter().filter(|(_, persons)| **persons == 0.0);
    empty.filter_map(|((area, year, age), _)| Some((area.clone()?, *year, *age))).collect()
}
