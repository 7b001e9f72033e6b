//! A family's year as a block to be solved: atoms, cells, what must stay open
//! and what was said before.

use std::collections::{BTreeSet, HashMap};

use super::block::{Block, BlockCell, Layer, State};
use super::cost::cost;
use super::lattice::{Lattice, TrueCell};
use super::shape::{Shape, rest};
use crate::domain::{AgeGroup, Measure, Period, Population, TOTAL_AREA, UNKNOWN_AREA, View, Views, Zeros};
use crate::ledger::{Said, Year};

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

/// The atoms of a member's finest cells, by area, age and period.
#[derive(Default)]
struct Grown {
    cells: HashMap<(usize, usize, usize), Vec<u32>>,
    /// What a group's own groups leave over.
    rests: HashMap<(usize, usize, usize), Vec<u32>>,
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
    /// Makes the atoms of all members, those of the sum last: it has none of
    /// its own where all the others were reported.
    fn grow(&mut self) -> Vec<Grown> {
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
    fn finest(&self, lattice: &Lattice) -> Vec<usize> {
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
        } else if !complete || member.shape.has_rest(age) {
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
    /// False if some of the others were not reported there.
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
                Some((atoms, rests)) => cells.push((age, atoms, rests)),
                None => return false,
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

/// A cell by what it is called, which is the same in all members.
struct Spot<'a> {
    id: &'a crate::domain::AreaId,
    area: &'a str,
    age: AgeGroup,
    period: Period,
}

impl<'a> Spot<'a> {
    fn of(lattice: &'a Lattice, area: usize, age: usize, period: usize) -> Self {
        let id = &lattice.areas()[area];
        Self { id, area: id.as_str(), age: lattice.ages()[age], period: lattice.periods()[period] }
    }

    fn position(&self, lattice: &Lattice) -> Option<(usize, usize, usize)> {
        Some((
            lattice.areas().iter().position(|area| area == self.id)?,
            lattice.ages().binary_search(&self.age).ok()?,
            lattice.periods().binary_search(&self.period).ok()?,
        ))
    }
}

/// Atoms and remainders of a cell from those of its finest cells.
fn gather(
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
