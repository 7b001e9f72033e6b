//! The atoms: the finest figures that every cell of a block is a sum of.

use std::collections::HashMap;

use super::{Draft, Member};
use crate::domain::{AgeGroup, AreaId, Period, TOTAL_AREA, UNKNOWN_AREA};
use crate::protect::lattice::{Lattice, TrueCell};
use crate::protect::shape::rest;

/// The atoms of a member's finest cells, by area, age and period.
#[derive(Default)]
pub(super) struct Grown {
    cells: HashMap<(usize, usize, usize), Vec<u32>>,
    /// What a group's own groups leave over.
    rests: HashMap<(usize, usize, usize), Vec<u32>>,
}

impl Draft<'_> {
    /// Makes the atoms of all members, those of the sum last: it has none of
    /// its own where all the others were reported.
    pub(super) fn grow(&mut self) -> Vec<Grown> {
        let members = self.members;
        let structural = self.zeros_are_structural();
        let mut grown: Vec<Grown> = members.iter().map(|_| Grown::default()).collect();
        let order = (0..members.len()).filter(|&at| !members[at].is_sum);
        for at in order.chain((0..members.len()).filter(|&at| members[at].is_sum)) {
            let member = &members[at];
            let mut own = Grown::default();
            for period in self.finest(member.lattice) {
                for area in 0..member.lattice.areas().len() - 1 {
                    if member.is_sum && self.sum_of_others(at, area, period, &grown, &mut own) {
                        continue;
                    }
                    for root in member.shape.tree.roots() {
                        self.grow_at(member, structural, (area, root, period), &mut own);
                    }
                }
            }
            grown[at] = own;
        }
        grown
    }

    /// The finest periods of the problem, by position.
    pub(super) fn finest(&self, lattice: &Lattice) -> Vec<usize> {
        let (year, left_out) = (self.terms.year, self.terms.left_out);
        let fits = |at: &usize| {
            let period = lattice.periods()[*at];
            period.whole_year() == year && !left_out.contains(&period)
        };
        lattice.periods_of(lattice.finest()).into_iter().filter(fits).collect()
    }

    /// Atoms of a group and all the groups in it. `None` if it was not reported.
    fn grow_at(
        &mut self,
        member: &Member<'_>,
        structural: bool,
        key: (usize, usize, usize),
        own: &mut Grown,
    ) -> Option<Vec<u32>> {
        let (area, age, period) = key;
        let children = member.shape.tree.children(age);
        let mut atoms = Vec::new();
        for &child in children {
            atoms.extend(self.grow_at(member, structural, (area, child, period), own).unwrap_or_default());
        }
        let cell = member.lattice.reported(area, age, period)?;
        let parts = children.iter().map(|&child| member.lattice.reported(area, child, period));
        let (left, complete) = rest(member.lattice.measure(), cell, parts);
        if children.is_empty() {
            if !(structural && self.is_structural_zero(member, key, cell)) {
                atoms.push(self.atom(left));
            }
        } else if !complete || left != (0.0, 0.0) || member.shape.has_rest(age) {
            let atom = self.atom(left);
            atoms.push(atom);
            own.rests.insert(key, vec![atom]);
        }
        own.cells.insert(key, atoms.clone());
        Some(atoms)
    }

    fn atom(&mut self, figures: (f64, f64)) -> u32 {
        self.atoms.push(figures);
        u32::try_from(self.atoms.len() - 1).unwrap_or(u32::MAX)
    }

    /// Whether nobody lives where nobody was counted.
    fn is_structural_zero(
        &self,
        member: &Member<'_>,
        (area, age, period): (usize, usize, usize),
        cell: &TrueCell,
    ) -> bool {
        cell.value == 0.0 && self.is_empty_place(member, (area, age, period))
    }

    fn is_empty_place(&self, member: &Member<'_>, (area, age, period): (usize, usize, usize)) -> bool {
        let lattice = member.lattice;
        let year = lattice.periods()[period].population_year();
        member.by_residents
            && self.terms.population.persons(&lattice.areas()[area], year, lattice.ages()[age]) == Some(0)
    }

    /// A count where nobody lived on 1 January makes all such places ordinary
    /// ones: else the hidden ones among them would be known not to be zero.
    fn zeros_are_structural(&self) -> bool {
        self.members.iter().filter(|member| member.by_residents).all(|member| {
            let lattice = member.lattice;
            let leaf = |age: &usize| member.shape.tree.children(*age).is_empty();
            self.finest(lattice).into_iter().all(|period| {
                (0..lattice.areas().len() - 1).all(|area| {
                    (0..lattice.ages().len()).filter(leaf).all(|age| {
                        lattice.reported(area, age, period).is_none_or(|cell| cell.value == 0.0)
                            || !self.is_empty_place(member, (area, age, period))
                    })
                })
            })
        })
    }

    /// Takes the others' atoms for the sum's cells of an area and period.
    /// False if some of the others were not reported there, or do not add up: whoever adds them is
    /// led astray there, and only there.
    fn sum_of_others(
        &self,
        sum: usize,
        area: usize,
        period: usize,
        grown: &[Grown],
        own: &mut Grown,
    ) -> bool {
        let lattice = self.members[sum].lattice;
        let mut cells = Vec::new();
        for age in (0..lattice.ages().len()).filter(|&age| lattice.reported(area, age, period).is_some()) {
            match self.together(grown, Some(sum), &Spot::of(lattice, area, age, period)) {
                Some((atoms, rests)) if self.adds_up(&atoms, lattice.reported(area, age, period)) => {
                    cells.push((age, atoms, rests));
                }
                _ => return false,
            }
        }
        for (age, atoms, rests) in cells {
            own.cells.insert((area, age, period), atoms);
            if !rests.is_empty() {
                own.rests.insert((area, age, period), rests);
            }
        }
        true
    }

    /// Whether atoms are what was reported. Whole numbers far below 2⁵³: equality is exact.
    #[allow(clippy::float_cmp)]
    fn adds_up(&self, atoms: &[u32], reported: Option<&TrueCell>) -> bool {
        let sum: f64 =
            atoms.iter().filter_map(|&atom| self.atoms.get(atom as usize)).map(|atom| atom.0).sum();
        reported.is_some_and(|cell| cell.value == sum)
    }

    /// Atoms of all members but one in a finest cell; `None` if one of them
    /// was not reported. No cases without an area are none.
    fn together(&self, grown: &[Grown], but: Option<usize>, spot: &Spot<'_>) -> Option<(Vec<u32>, Vec<u32>)> {
        let (mut atoms, mut rests, mut any) = (Vec::new(), Vec::new(), false);
        for (at, (member, grown)) in self.members.iter().zip(grown).enumerate() {
            if Some(at) == but {
                continue;
            }
            let own = spot.position(member.lattice).and_then(|key| Some((key, grown.cells.get(&key)?)));
            match own {
                Some((key, own)) => {
                    any = true;
                    atoms.extend(own);
                    rests.extend(grown.rests.get(&key).into_iter().flatten());
                }
                None if spot.area == UNKNOWN_AREA => {}
                None => return None,
            }
        }
        any.then_some((atoms, rests))
    }
}

/// A cell by what it is called, which is the same in all members.
pub(super) struct Spot<'a> {
    pub(super) id: &'a AreaId,
    area: &'a str,
    pub(super) age: AgeGroup,
    pub(super) period: Period,
}

impl<'a> Spot<'a> {
    pub(super) fn of(lattice: &'a Lattice, area: usize, age: usize, period: usize) -> Self {
        let id = &lattice.areas()[area];
        Self { id, area: id.as_str(), age: lattice.ages()[age], period: lattice.periods()[period] }
    }

    pub(super) fn position(&self, lattice: &Lattice) -> Option<(usize, usize, usize)> {
        Some((
            lattice.areas().iter().position(|area| area == self.id)?,
            lattice.ages().binary_search(&self.age).ok()?,
            lattice.periods().binary_search(&self.period).ok()?,
        ))
    }
}

/// Atoms and remainders of a cell from those of its finest cells.
pub(super) fn gather(
    lattice: &Lattice,
    grown: &Grown,
    area: usize,
    age: usize,
    finest: &[usize],
) -> (Vec<u32>, Vec<u32>) {
    let total = lattice.areas().len() - 1;
    let areas = if lattice.areas()[area].as_str() == TOTAL_AREA { 0..total } else { area..area + 1 };
    let (mut atoms, mut rests) = (Vec::new(), Vec::new());
    for area in areas {
        for &period in finest {
            atoms.extend(grown.cells.get(&(area, age, period)).into_iter().flatten());
            rests.extend(grown.rests.get(&(area, age, period)).into_iter().flatten());
        }
    }
    (atoms, rests)
}
