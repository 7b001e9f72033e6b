//! The programs that look for witnesses.
//!
//! They are written in differences to the truth, d = p − q with p, q ≥ 0: at
//! d = 0 all that is told holds, so the solver starts at a basis that lacks
//! only what it is asked for, and a witness is found in few steps.

use std::collections::BTreeMap;
use std::time::Duration;

use microlp::{ComparisonOp, OptimizationDirection, Problem, SolveOptions, Variable};

use super::State;
use super::whole::{ENDLESS, Table, Whole};

/// No program may take longer. Real ones take milliseconds, so the clock never decides on a
/// pattern; it only keeps a solver that is lost from hanging the import.
const TIME_LIMIT: Duration = Duration::from_mins(1);

/// How many branches a search for whole numbers may follow.
const BRANCHES: u64 = 300;

/// The price of a case of difference where nothing has to be given up for it.
const FREE: f64 = 0.01;

/// How much dearer it is to withdraw a mark than to hide a cell of that cost.
const MARK: f64 = 20.0;

/// What may be given up for a witness.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Yield {
    /// Nothing: the program of a reader.
    Nothing,
    /// Published cells, as long as their marks hold in their place.
    Figures,
    /// Published cells and marks.
    Marks,
}

/// A value that a cell shall have.
#[derive(Clone, Copy)]
pub(super) struct Aim {
    pub(super) cell: usize,
    pub(super) value: i64,
}

/// Asked for several aims at once, the solver may miss some.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Strictness {
    Exact,
    Near,
}

/// The reader's knowledge of a layer, reduced to what is not settled.
pub(super) struct Program<'a> {
    whole: &'a Whole<'a>,
    /// Whether there is something to give up: then prices count, and are not drawn at random.
    priced: bool,
    /// Per atom: how far it can go down and up, both 0 if it is known.
    range: Vec<(i64, i64)>,
    /// Per atom: the price of a case, down or up.
    price: Vec<f64>,
    rows: Vec<Row>,
    /// Per atom: the part of the block that it can move with.
    part: Vec<usize>,
}

/// A bound on a sum of differences.
struct Row {
    atoms: Vec<usize>,
    low: i64,
    high: i64,
    /// Set if the bound may be broken.
    elastic: Option<Elastic>,
}

/// The price of a case beyond the bound, and how far below it may go.
#[derive(Clone, Copy)]
struct Elastic {
    price: f64,
    down: i64,
}

impl<'a> Program<'a> {
    /// The program of a layer, where the cells' states are `states`.
    pub(super) fn new(whole: &'a Whole<'a>, states: &[State], give: Yield) -> Self {
        let gives_figure = |state: State| give != Yield::Nothing && state == State::Open;
        let known = known_atoms(whole, |cell| states[cell].is_published() && !gives_figure(states[cell]));
        let mut range: Vec<(i64, i64)> = (0..whole.truth.len())
            .map(|atom| {
                let (value, most) = (whole.truth[atom], whole.upper[atom]);
                let up = if most == ENDLESS { ENDLESS } else { most - value };
                if known[atom] { (0, 0) } else { (value, up) }
            })
            .collect();
        let mut price = vec![FREE; range.len()];
        let mut hard: BTreeMap<Vec<usize>, (i64, i64)> = BTreeMap::new();
        let mut figures: BTreeMap<Vec<usize>, Elastic> = BTreeMap::new();
        let mut rows = Vec::new();
        for (cell, &state) in states.iter().enumerate() {
            let atoms: Vec<usize> = whole.cells[cell]
                .atoms
                .iter()
                .map(|&atom| atom as usize)
                .filter(|&atom| !known[atom])
                .collect();
            let (value, cost) = (whole.values[cell], whole.cells[cell].cost);
            let (low, high) = whole.bounds(cell, state);
            let (low, high) = (low - value, if high == ENDLESS { high } else { high - value });
            if atoms.is_empty() || (low == -value && high == ENDLESS) {
                continue;
            }
            if gives_figure(state) {
                let kept = whole.marked_from().filter(|&k| give == Yield::Figures && value >= k).unwrap_or(0);
                let new = Elastic { price: cost, down: value - kept };
                figures
                    .entry(atoms)
                    .and_modify(|old| {
                        *old = Elastic { price: old.price + new.price, down: old.down.min(new.down) };
                    })
                    .or_insert(new);
            } else if give == Yield::Marks && state.may_lose_mark() {
                rows.push(Row {
                    atoms,
                    low,
                    high,
                    elastic: Some(Elastic { price: cost * MARK, down: value }),
                });
            } else {
                hard.entry(atoms)
                    .and_modify(|old| *old = (old.0.max(low), old.1.min(high)))
                    .or_insert((low, high));
            }
        }
        for (atoms, elastic) in figures {
            if let [atom] = atoms[..] {
                range[atom].0 = range[atom].0.min(elastic.down);
                price[atom] += elastic.price;
            } else {
                rows.push(Row { atoms, low: 0, high: 0, elastic: Some(elastic) });
            }
        }
        for (atoms, (low, high)) in hard {
            if let [atom] = atoms[..] {
                range[atom] = (range[atom].0.min(-low), range[atom].1.min(high));
            } else {
                rows.push(Row { atoms, low, high, elastic: None });
            }
        }
        rows.retain(|row| row.binds(&range));
        let part = parts(&rows, range.len());
        Self { whole, priced: give != Yield::Nothing, range, price, rows, part }
    }

    /// A table near to the aims, as far as the solver found one. Its numbers are whole, but
    /// nothing else about it has been checked.
    pub(super) fn solve(&self, aims: &[Aim], strict: Strictness, random: &mut SplitMix) -> Option<Table> {
        match self.attempt(aims, strict, false, random)? {
            Ok(table) => Some(table),
            Err(Fractional) if strict == Strictness::Near => None,
            Err(Fractional) => self.attempt(aims, strict, true, random)?.ok(),
        }
    }

    fn attempt(
        &self,
        aims: &[Aim],
        strict: Strictness,
        in_whole_numbers: bool,
        random: &mut SplitMix,
    ) -> Option<Result<Table, Fractional>> {
        let mut wanted = vec![false; self.range.len()];
        for aim in aims {
            for atom in self.free_atoms(aim.cell) {
                wanted[self.part[atom]] = true;
            }
        }
        let mut problem = Problem::new(OptimizationDirection::Minimize);
        let variables: Vec<Option<(Variable, Variable)>> = (0..self.range.len())
            .map(|atom| {
                let (down, up) = self.range[atom];
                if (down, up) == (0, 0) || !wanted[self.part[atom]] {
                    return None;
                }
                let price = if self.priced {
                    self.price[atom] * (1.0 + 0.01 * random.unit())
                } else {
                    FREE * (0.5 + random.unit())
                };
                Some((
                    variable(&mut problem, price, up, in_whole_numbers),
                    variable(&mut problem, price, down, in_whole_numbers),
                ))
            })
            .collect();
        let terms = |atoms: &mut dyn Iterator<Item = usize>| -> Vec<(Variable, f64)> {
            atoms
                .filter_map(|atom| variables[atom])
                .flat_map(|(up, down)| [(up, 1.0), (down, -1.0)])
                .collect()
        };
        for row in self.rows.iter().filter(|row| wanted[self.part[row.atoms[0]]]) {
            let mut terms = terms(&mut row.atoms.iter().copied());
            if let Some(Elastic { price, down }) = row.elastic {
                terms.push((variable(&mut problem, price, ENDLESS, in_whole_numbers), -1.0));
                terms.push((variable(&mut problem, price, down, in_whole_numbers), 1.0));
            }
            constrain(&mut problem, &terms, row.low, row.high);
        }
        for aim in aims {
            let mut terms = terms(&mut self.free_atoms(aim.cell));
            let by = aim.value - self.whole.values[aim.cell];
            if terms.is_empty() && strict == Strictness::Exact && by != 0 {
                return None;
            }
            if strict == Strictness::Near {
                let price = 0.5 + random.unit();
                terms.push((variable(&mut problem, price, ENDLESS, false), -1.0));
                terms.push((variable(&mut problem, price, ENDLESS, false), 1.0));
            }
            constrain(&mut problem, &terms, by, by);
        }
        let mut options = SolveOptions::default();
        options.time_limit = Some(TIME_LIMIT);
        options.node_limit = Some(BRANCHES);
        // Ours has done what there is to do; only a search for whole numbers gains from another.
        options.presolve = in_whole_numbers;
        if in_whole_numbers {
            // Any table will do, the cheapest is not worth a search.
            options.mip_gap = 0.5;
        }
        let outcome = problem.solve_with(options).ok()?;
        let solution = outcome.solution()?;
        let mut table = self.whole.truth.clone();
        for (value, variables) in table.iter_mut().zip(&variables) {
            let Some((up, down)) = *variables else { continue };
            let Some(by) = nearest(solution.var_value(up) - solution.var_value(down)) else {
                return Some(Err(Fractional));
            };
            *value = value.checked_add(by)?;
        }
        Some(Ok(table))
    }

    /// The atoms of a cell that are not known.
    fn free_atoms(&self, cell: usize) -> impl Iterator<Item = usize> {
        let atoms = self.whole.cells[cell].atoms.iter().map(|&atom| atom as usize);
        atoms.filter(|&atom| self.range[atom] != (0, 0))
    }
}

/// The solver's table is not in whole numbers.
struct Fractional;

impl Row {
    /// Whether the atoms' own ranges could break it.
    fn binds(&self, range: &[(i64, i64)]) -> bool {
        let sum = |side: fn(&(i64, i64)) -> i64| {
            self.atoms.iter().fold(0_i64, |sum, &atom| sum.saturating_add(side(&range[atom])))
        };
        sum(|range| range.0) > -self.low || sum(|range| range.1) > self.high
    }
}

/// The atoms that a reader can work out: one that alone is left of a cell that is known, and all
/// that are left of one where all of them are at the same end.
fn known_atoms(whole: &Whole<'_>, is_rigid: impl Fn(usize) -> bool) -> Vec<bool> {
    let mut known: Vec<bool> = whole.upper.iter().map(|&most| most == 0).collect();
    let rigid: Vec<usize> = (0..whole.cells.len()).filter(|&cell| is_rigid(cell)).collect();
    loop {
        let mut found = false;
        for &cell in &rigid {
            let left: Vec<usize> = whole.cells[cell]
                .atoms
                .iter()
                .map(|&atom| atom as usize)
                .filter(|&atom| !known[atom])
                .collect();
            let at_end = left.iter().all(|&atom| whole.truth[atom] == 0)
                || left.iter().all(|&atom| whole.truth[atom] == whole.upper[atom]);
            if !left.is_empty() && (left.len() == 1 || at_end) {
                for atom in left {
                    known[atom] = true;
                }
                found = true;
            }
        }
        if !found {
            return known;
        }
    }
}

/// Atoms that share rows, directly or through others, have the same number.
fn parts(rows: &[Row], atoms: usize) -> Vec<usize> {
    fn root(part: &mut [usize], mut atom: usize) -> usize {
        while part[atom] != atom {
            part[atom] = part[part[atom]];
            atom = part[atom];
        }
        atom
    }
    let mut part: Vec<usize> = (0..atoms).collect();
    for row in rows {
        for pair in row.atoms.windows(2) {
            let (a, b) = (root(&mut part, pair[0]), root(&mut part, pair[1]));
            part[a.max(b)] = a.min(b);
        }
    }
    (0..atoms).map(|atom| root(&mut part, atom)).collect()
}

#[allow(clippy::cast_precision_loss)] // counts are below 2⁵³
fn variable(problem: &mut Problem, price: f64, most: i64, is_whole: bool) -> Variable {
    if is_whole {
        problem.add_integer_var(price, (0, i32::try_from(most).unwrap_or(i32::MAX)))
    } else {
        problem.add_var(price, (0.0, if most == ENDLESS { f64::INFINITY } else { most as f64 }))
    }
}

#[allow(clippy::cast_precision_loss)] // counts are below 2⁵³
fn constrain(problem: &mut Problem, terms: &[(Variable, f64)], low: i64, high: i64) {
    if low == high {
        problem.add_constraint(terms, ComparisonOp::Eq, low as f64);
        return;
    }
    problem.add_constraint(terms, ComparisonOp::Ge, low as f64);
    if high != ENDLESS {
        problem.add_constraint(terms, ComparisonOp::Le, high as f64);
    }
}

/// The whole number that a value stands for, if it does.
#[allow(clippy::cast_possible_truncation)] // in range by the condition
fn nearest(value: f64) -> Option<i64> {
    let whole = value.round();
    ((value - whole).abs() < 1e-5 && whole.abs() < 1e12).then_some(whole as i64)
}

/// The generator `SplitMix64`: the same input is protected in the same way everywhere.
///
/// Source: Steele, Lea & Flood (2014), OOPSLA.
pub(super) struct SplitMix(pub(super) u64);

impl SplitMix {
    pub(super) fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut bits = self.0;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        bits ^ (bits >> 31)
    }

    /// From 0 to below 1.
    #[allow(clippy::cast_precision_loss)] // 53 bits fit exactly
    pub(super) fn unit(&mut self) -> f64 {
        (self.bits() >> 11) as f64 * 2.0_f64.powi(-53)
    }

    /// Below `end`, 0 if that is 0.
    #[allow(clippy::cast_possible_truncation)] // the high half is below `end`
    pub(super) fn below(&mut self, end: usize) -> usize {
        ((u128::from(self.bits()) * end as u128) >> 64) as usize
    }
}
