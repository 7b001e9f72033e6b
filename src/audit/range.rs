//! The least and the greatest value of every cell that is kept back.

mod cell;
mod draw;
mod table;

use super::evidence::Evidence;
use super::fact::Told;
use super::lattice::Lattice;
use super::program::{End, Failure};
use super::report::{Conflict, Exposure, Problem, Range, Reason, Report};
use super::rule::Revision;
use super::system::System;
use cell::{Cell, Judge};
use draw::Draw;
use table::Tables;

/// Seeks the possible values of every cell of a lattice.
pub(super) fn search(evidence: &Evidence, lattice: &Lattice) -> Report {
    let mut report = Report::default();
    if lattice.assumption.area_rest {
        report.area_rests.push(lattice.name.clone());
    }
    if lattice.assumption.age_rest {
        report.age_rests.push(lattice.name.clone());
    }
    let system = System::new(lattice);
    let tables = match Tables::new(&system, largest(evidence)) {
        Ok(tables) => tables,
        Err(fault) => {
            let fact = fault.fact.and_then(|fact| evidence.facts.get(fact));
            let place = fact.and_then(|fact| Some((evidence.releases.get(fact.release)?.clone(), fact.line)));
            let problem = if fault.proved { Problem::Contradiction } else { Problem::Undecided };
            report.conflicts.push(Conflict { layer: lattice.name.clone(), place, problem });
            return report;
        }
    };
    let judge = Judge::new(&evidence.rule);
    let mut search = Search { tables, cells: Vec::new(), judge };
    for key in lattice.cells() {
        let Some(mut cell) = Cell::new(lattice, &search.tables, key) else { continue };
        if cell.is_published() {
            if judge.is_kept_back(cell.low) {
                let range = range(evidence, lattice, &cell);
                report.exposed.push(Exposure { range, reason: Reason::Shown });
            }
            continue;
        }
        report.cells += 1;
        cell.see(search.tables.first());
        search.cells.push(cell);
    }
    search.run(evidence.rule.intervals);
    report.programs = search.tables.programs();
    for cell in &search.cells {
        if let Some(reason) = judge.exposed(cell) {
            report.exposed.push(Exposure { range: range(evidence, lattice, cell), reason });
        } else if judge.is_unproved(cell) {
            report.unproved += 1;
        }
        if evidence.rule.intervals && cell.listed {
            report.intervals.push(range(evidence, lattice, cell));
        }
    }
    report
}

/// The cells of a lattice while their ranges are sought.
struct Search<'a> {
    tables: Tables<'a>,
    cells: Vec<Cell>,
    judge: Judge,
}

/// Draws in a row that settle hardly anything before single cells are taken up.
const FRUITLESS: usize = 3;

/// Draws for each end, at most.
const DRAWS: usize = 200;

impl Search<'_> {
    fn run(&mut self, intervals: bool) {
        for end in [End::Greatest, End::Least] {
            self.draw(end);
        }
        // Most cells that may be large are settled by that, before their least value matters.
        for end in [End::Greatest, End::Least] {
            self.settle(end, |judge, cell| judge.wants(cell, end));
        }
        // What is told of an exposed cell, or was asked for, is told exactly.
        for end in [End::Greatest, End::Least] {
            self.settle(end, |judge, cell| (intervals && cell.listed) || judge.exposed(cell).is_some());
        }
    }

    /// One table that is extreme in many cells at once settles many of them.
    fn draw(&mut self, end: End) {
        let mut draw = Draw::new(match end {
            End::Least => 1,
            End::Greatest => 2,
        });
        let mut fruitless = 0;
        for nth in 0..DRAWS {
            let open: Vec<usize> = (0..self.cells.len())
                .filter(|&at| self.cells.get(at).is_some_and(|cell| self.judge.wants(cell, end)))
                .collect();
            if open.len() < 5 || fruitless >= FRUITLESS {
                break;
            }
            let one_in = [2, 5, 12][nth % 3];
            let mut weights = Vec::new();
            for &at in &open {
                if draw.one_in(one_in) {
                    let weight = 0.5 + draw.unit();
                    let atoms = self.cells.get(at).map_or(&[][..], |cell| &cell.atoms);
                    weights.extend(atoms.iter().map(|&atom| (atom, weight)));
                }
            }
            match self.tables.seek(&weights, end) {
                Ok(table) => self.cells.iter_mut().for_each(|cell| cell.see(&table)),
                Err(_) => fruitless += 1,
            }
            let wanted = |at: &&usize| self.cells.get(**at).is_some_and(|cell| self.judge.wants(cell, end));
            let left = open.iter().filter(wanted).count();
            fruitless = if left + 2 <= open.len() { 0 } else { fruitless + 1 };
        }
    }

    /// Cell by cell, with a program for each end that is wanted.
    fn settle(&mut self, end: End, wanted: impl Fn(&Judge, &Cell) -> bool) {
        for at in 0..self.cells.len() {
            let Some(cell) = self.cells.get(at) else { continue };
            if cell.is_exact(end) || !wanted(&self.judge, cell) {
                continue;
            }
            let weights: Vec<_> = cell.atoms.iter().map(|&atom| (atom, 1.0)).collect();
            let answer = self.tables.seek(&weights, end);
            if let Ok(table) = &answer {
                self.cells.iter_mut().for_each(|cell| cell.see(table));
            }
            let Some(cell) = self.cells.get_mut(at) else { continue };
            match answer {
                Ok(table) => {
                    let at_cap = |atom: &u32| self.tables.at_cap(&table, *atom);
                    cell.settle(end, end == End::Greatest && cell.atoms.iter().any(at_cap));
                }
                Err(Failure::Undecided | Failure::Infeasible) => cell.give_up(end),
            }
        }
    }
}

/// A number that no bounded sum of atoms reaches.
fn largest(evidence: &Evidence) -> f64 {
    let number = |told: Told| match told.bounds() {
        (least, most) if most.is_finite() => least.abs().max(most.abs()),
        (least, _) if least.is_finite() => least.abs(),
        _ => 0.0,
    };
    let largest = evidence.facts.iter().map(|fact| number(fact.told)).fold(0.0, f64::max);
    let bases = evidence.facts.iter().filter_map(|fact| fact.base).fold(0.0, f64::max);
    1000.0 + 20.0 * largest.max(bases)
}

fn range(evidence: &Evidence, lattice: &Lattice, cell: &Cell) -> Range {
    let [indicator, area, period, age_group] =
        [0, 2, 3, 4].map(|axis| lattice.axes[axis].name(cell.key[axis]).to_owned());
    let release = if evidence.rule.revision == Revision::None { 0 } else { cell.key[1] };
    let high = cell.high.is_finite().then_some(cell.high);
    Range { indicator, area, period, age_group, release, listed: cell.listed, low: cell.low, high }
}
