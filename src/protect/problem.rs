//! A family's year as a block to be solved: atoms, cells, what must stay open
//! and what was said before.

mod atoms;

use std::collections::{BTreeSet, HashMap};

use super::block::{Block, BlockCell, Layer, State};
use super::cost::cost;
use super::lattice::Lattice;
use super::shape::Shape;
use crate::domain::{Measure, Period, Population, View, Views, Zeros};
use crate::ledger::{Said, Year};
use atoms::{Grown, Spot, gather};

/// One indicator of the family.
#[derive(Clone, Copy)]
pub(super) struct Member<'a> {
    pub(super) lattice: &'a Lattice,
    pub(super) shape: &'a Shape,
    /// What earlier releases said of this year.
    pub(super) told: Option<&'a Year>,
    /// What is listed of it.
    pub(super) views: &'a Views,
    /// True where it is the sum of all the others.
    pub(super) is_sum: bool,
    /// True where nobody living there means that there is nobody to count.
    pub(super) by_residents: bool,
}

/// What the members are solved by.
#[derive(Clone, Copy)]
pub(super) struct Terms<'a> {
    pub(super) year: Period,
    pub(super) k: u64,
    pub(super) zeros: Zeros,
    /// Finest periods that are no part of the problem.
    pub(super) left_out: &'a BTreeSet<Period>,
    pub(super) population: &'a Population,
}

/// Where a cell of the lattice lies in the block.
#[derive(Clone, Copy)]
pub(super) enum Place {
    Cell(usize),
    /// Nobody lives there: the zero is public.
    Zero,
}

/// The block with the way back to the members' cells.
pub(super) struct Problem {
    pub(super) block: Block,
    pub(super) states: Vec<State>,
    /// Per member: by area, age and period.
    places: Vec<HashMap<(usize, usize, usize), Place>>,
}

impl Problem {
    pub(super) fn place(&self, member: usize, area: usize, age: usize, period: usize) -> Option<Place> {
        self.places.get(member)?.get(&(area, age, period)).copied()
    }

    pub(super) fn build(members: &[Member<'_>], terms: Terms<'_>) -> Self {
        let measure = members.first().map_or(Measure::Count, |member| member.lattice.measure());
        let mut draft = Draft { members, terms, atoms: Vec::new(), cells: Vec::new(), index: HashMap::new() };
        let grown = draft.grow();
        let mut places = vec![HashMap::new(); members.len()];
        for (at, member) in members.iter().enumerate() {
            draft.lay(at, member, &grown, &mut places);
        }
        if members.len() > 1 && !members.iter().any(|member| member.is_sum) {
            draft.lay_family_sum(&grown);
        }
        draft.finish(measure, places)
    }
}

struct Draft<'a> {
    members: &'a [Member<'a>],
    terms: Terms<'a>,
    /// Value and base.
    atoms: Vec<(f64, f64)>,
    cells: Vec<DraftCell>,
    /// Cells that add up the same atoms are one cell.
    index: HashMap<Vec<u32>, usize>,
}

struct DraftCell {
    atoms: Vec<u32>,
    cost: f64,
    listed: bool,
    said: Option<Said>,
}

impl Draft<'_> {
    /// Adds all cells of a member.
    fn lay(
        &mut self,
        at: usize,
        member: &Member<'_>,
        grown: &[Grown],
        places: &mut [HashMap<(usize, usize, usize), Place>],
    ) {
        let lattice = member.lattice;
        for (period, finest) in self.whole_periods(lattice) {
            for area in 0..lattice.areas().len() {
                for age in 0..lattice.ages().len() {
                    let Some(cell) = lattice.reported(area, age, period) else { continue };
                    let (atoms, rests) = gather(lattice, &grown[at], area, age, &finest);
                    let key = (&lattice.areas()[area], lattice.ages()[age], lattice.periods()[period]);
                    let view = View::of(key.0, key.2, key.1);
                    let weight = if lattice.measure() == Measure::Mean { cell.base } else { cell.value };
                    let said =
                        member.told.and_then(|year| year.cells.get(&(key.0.clone(), key.1, key.2))).copied();
                    let place = self.add(atoms, member.views.lists(view), cost(view, weight), said);
                    if let Some(places) = places.get_mut(at) {
                        places.insert((area, age, period), place);
                    }
                    if !rests.is_empty() {
                        self.add(rests, false, cost(view, weight), None);
                    }
                }
            }
        }
    }

    /// The family's sum is protected too, though it is on no list.
    fn lay_family_sum(&mut self, grown: &[Grown]) {
        let Some(first) = self.members.first() else { return };
        let lattice = first.lattice;
        for (period, finest) in self.whole_periods(lattice) {
            for area in 0..lattice.areas().len() {
                for age in 0..lattice.ages().len() {
                    let spot = Spot::of(lattice, area, age, period);
                    let reported =
                        |member: &Member<'_>| member.lattice.find(spot.id, spot.age, spot.period).is_some();
                    if !self.members.iter().all(reported) {
                        continue;
                    }
                    let mut sum = Vec::new();
                    for (member, grown) in self.members.iter().zip(grown) {
                        let Some((area, age, _)) = spot.position(member.lattice) else { continue };
                        let finest: Vec<usize> = finest
                            .iter()
                            .filter_map(|&at| {
                                member.lattice.periods().binary_search(&lattice.periods()[at]).ok()
                            })
                            .collect();
                        sum.extend(gather(member.lattice, grown, area, age, &finest).0);
                    }
                    self.add(sum, false, 1.0, None);
                }
            }
        }
    }

    /// The periods of the year none of whose parts is left out, with their finest parts.
    fn whole_periods(&self, lattice: &Lattice) -> Vec<(usize, Vec<usize>)> {
        let finest: BTreeSet<usize> = self.finest(lattice).into_iter().collect();
        let parts = |period: Period| -> Option<Vec<usize>> {
            let of = period.made_of(lattice.finest());
            let parts: Vec<usize> =
                of.iter().filter_map(|part| lattice.periods().binary_search(part).ok()).collect();
            (parts.len() == of.len() && parts.iter().all(|part| finest.contains(part))).then_some(parts)
        };
        let of_year = |at: &usize| lattice.periods()[*at].whole_year() == self.terms.year;
        (0..lattice.periods().len())
            .filter(of_year)
            .filter_map(|at| Some((at, parts(lattice.periods()[at])?)))
            .collect()
    }

    fn add(&mut self, mut atoms: Vec<u32>, listed: bool, cost: f64, said: Option<Said>) -> Place {
        if atoms.is_empty() {
            return Place::Zero;
        }
        atoms.sort_unstable();
        let at = *self.index.entry(atoms).or_insert_with_key(|atoms| {
            self.cells.push(DraftCell { atoms: atoms.clone(), cost, listed: false, said: None });
            self.cells.len() - 1
        });
        if let Some(cell) = self.cells.get_mut(at) {
            cell.cost = if listed && cell.listed {
                cell.cost.max(cost)
            } else if listed {
                cost
            } else {
                cell.cost
            };
            cell.listed |= listed;
            cell.said = cell.said.or(said);
        }
        Place::Cell(at)
    }

    fn finish(self, measure: Measure, places: Vec<HashMap<(usize, usize, usize), Place>>) -> Problem {
        let Terms { k, zeros, .. } = self.terms;
        let sums: Vec<(f64, f64)> = self
            .cells
            .iter()
            .map(|cell| {
                let figures = cell.atoms.iter().filter_map(|&atom| self.atoms.get(atom as usize));
                figures.fold((0.0, 0.0), |sum, atom| (sum.0 + atom.0, sum.1 + atom.1))
            })
            .collect();
        let layers = layers(measure, k, zeros, &self.atoms, &sums);
        let states = self
            .cells
            .iter()
            .enumerate()
            .map(|(at, cell)| {
                let is_small =
                    layers.iter().any(|layer| layer.goals.get(at).is_some_and(|of| !of.is_empty()));
                match cell.said {
                    Some(Said::Published(_)) => State::Fixed,
                    Some(Said::Below) => State::Below { told: true },
                    Some(Said::AtLeast) => State::AtLeast { told: true },
                    Some(Said::Blank) => State::Blank,
                    None if !cell.listed => State::Unlisted,
                    None if is_small && measure == Measure::Count => State::Below { told: false },
                    None if is_small => State::Blank,
                    // Zeros that are shown are shown whatever is around them.
                    None if measure == Measure::Count && sums[at].0 == 0.0 => State::Fixed,
                    None => State::Open,
                }
            })
            .collect();
        let cells =
            self.cells.into_iter().map(|cell| BlockCell { atoms: cell.atoms, cost: cell.cost }).collect();
        Problem { block: Block { cells, layers }, states, places }
    }
}

/// What a reader can know of the figures, and what must stay open.
fn layers(measure: Measure, k: u64, zeros: Zeros, atoms: &[(f64, f64)], sums: &[(f64, f64)]) -> Vec<Layer> {
    #[allow(clippy::cast_precision_loss)] // k is at most 20
    let k = k as f64;
    let least = if zeros == Zeros::Published { 1.0 } else { 0.0 };
    let small = |count: f64| count < k && count >= least;
    let bases = || Layer {
        upper: vec![f64::INFINITY; atoms.len()],
        values: sums.iter().map(|sum| sum.1).collect(),
        goals: sums.iter().map(|sum| if sum.1 < k { vec![(0.0, k - 1.0)] } else { Vec::new() }).collect(),
        marks: None,
    };
    match measure {
        Measure::Count => vec![Layer {
            upper: vec![f64::INFINITY; atoms.len()],
            values: sums.iter().map(|sum| sum.0).collect(),
            goals: sums
                .iter()
                .map(|sum| if small(sum.0) { vec![(least, k - 1.0)] } else { Vec::new() })
                .collect(),
            marks: Some((least, k)),
        }],
        Measure::Mean => vec![bases()],
        Measure::Share => {
            let goals = |&(value, base): &(f64, f64)| {
                if base < k {
                    return if base > 0.0 { vec![(0.0, base)] } else { Vec::new() };
                }
                let mut goals = Vec::new();
                if small(value) {
                    goals.push((least, k - 1.0));
                }
                if small(base - value) {
                    goals.push((base - (k - 1.0), base - least));
                }
                goals
            };
            let numerators = Layer {
                upper: atoms.iter().map(|atom| atom.1).collect(),
                values: sums.iter().map(|sum| sum.0).collect(),
                goals: sums.iter().map(goals).collect(),
                marks: None,
            };
            vec![numerators, bases()]
        }
    }
}
