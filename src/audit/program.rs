//! One connected part of the constraints, given to the solver.

use std::collections::HashMap;
use std::time::Duration;

use microlp::{ComparisonOp, Error, LinearExpr, OptimizationDirection, Problem, SolveOptions};

use super::fixing::Fixing;

/// Atoms that hang together through rows, and those rows by place in the part.
pub(super) struct Part {
    /// The atoms, by number in the whole system.
    pub(super) atoms: Vec<u32>,
    bounds: Vec<(f64, f64)>,
    rows: Vec<Bounded>,
}

/// A weighted sum of a part's atoms, its least and its greatest value.
type Bounded = (Vec<(usize, f64)>, f64, f64);

/// Which end is sought.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum End {
    Least,
    Greatest,
}

/// Why there is no optimum.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Failure {
    /// No table fits.
    Infeasible,
    /// The solver gave up.
    Undecided,
}

/// A real block takes milliseconds; one that takes longer is not decided.
const PATIENCE: Duration = Duration::from_mins(1);

impl Part {
    /// The parts, and for every atom the part that it is in and its place
    /// there; `None` for atoms that are fixed. An atom without an upper bound
    /// ends at `cap`.
    pub(super) fn split(fixing: &Fixing, cap: f64) -> (Vec<Self>, Vec<Option<(usize, usize)>>) {
        let count = fixing.lower.len();
        let mut roots: Vec<usize> = (0..count).collect();
        for row in &fixing.rows {
            let mut atoms = row.terms.iter().map(|(atom, _)| *atom as usize);
            let Some(first) = atoms.next() else { continue };
            for atom in atoms {
                let (a, b) = (root(&mut roots, first), root(&mut roots, atom));
                if let Some(to) = roots.get_mut(b) {
                    *to = a;
                }
            }
        }
        let mut parts: Vec<Self> = Vec::new();
        let mut part_of: HashMap<usize, usize> = HashMap::new();
        let mut places = vec![None; count];
        for atom in (0..u32::try_from(count).unwrap_or(u32::MAX)).filter(|atom| !fixing.is_fixed(*atom)) {
            let at = atom as usize;
            let part = *part_of.entry(root(&mut roots, at)).or_insert(parts.len());
            if part == parts.len() {
                parts.push(Self { atoms: Vec::new(), bounds: Vec::new(), rows: Vec::new() });
            }
            if let (Some(part_), Some(place)) = (parts.get_mut(part), places.get_mut(at)) {
                *place = Some((part, part_.atoms.len()));
                part_.atoms.push(atom);
                let lower = fixing.lower.get(at).copied().unwrap_or_default();
                let upper = fixing.upper.get(at).copied().unwrap_or_default();
                part_.bounds.push((lower, upper.min(cap.max(lower))));
            }
        }
        for row in &fixing.rows {
            let place = |atom: u32| places.get(atom as usize).copied().flatten();
            let Some((part, _)) = row.terms.first().and_then(|term| place(term.0)) else { continue };
            let terms =
                row.terms.iter().filter_map(|&(atom, weight)| Some((place(atom)?.1, weight))).collect();
            if let Some(part) = parts.get_mut(part) {
                part.rows.push((terms, row.least, row.most));
            }
        }
        (parts, places)
    }

    /// False if its atoms are free of each other, so that no program is needed.
    pub(super) fn has_rows(&self) -> bool {
        !self.rows.is_empty()
    }

    /// A table in which the weighted sum of some atoms is least or greatest.
    /// It is the solver's word alone: the caller checks it.
    pub(super) fn solve(&self, weights: &[(usize, f64)], end: End) -> Result<Vec<f64>, Failure> {
        if self.rows.is_empty() {
            return Ok(self.corner(weights, end));
        }
        let mut objective = vec![0.0; self.atoms.len()];
        for &(atom, weight) in weights {
            if let Some(sum) = objective.get_mut(atom) {
                *sum += weight;
            }
        }
        let direction = match end {
            End::Least => OptimizationDirection::Minimize,
            End::Greatest => OptimizationDirection::Maximize,
        };
        let mut problem = Problem::new(direction);
        let variables: Vec<_> = objective
            .iter()
            .zip(&self.bounds)
            .map(|(&weight, &bounds)| problem.add_var(weight, bounds))
            .collect();
        for (terms, least, most) in &self.rows {
            let sum = || {
                let mut sum = LinearExpr::empty();
                for &(atom, weight) in terms {
                    if let Some(variable) = variables.get(atom) {
                        sum.add(*variable, weight);
                    }
                }
                sum
            };
            if (most - least).abs() < 1e-12 {
                problem.add_constraint(sum(), ComparisonOp::Eq, *least);
                continue;
            }
            if least.is_finite() {
                problem.add_constraint(sum(), ComparisonOp::Ge, *least);
            }
            if most.is_finite() {
                problem.add_constraint(sum(), ComparisonOp::Le, *most);
            }
        }
        let answer = problem.solve_with(options());
        let outcome = answer.map_err(|error| match error {
            Error::Infeasible => Failure::Infeasible,
            _ => Failure::Undecided,
        })?;
        if !outcome.is_optimal() {
            return Err(Failure::Undecided);
        }
        let solution = outcome.into_solution().map_err(|_| Failure::Undecided)?;
        Ok(variables.iter().map(|&variable| solution.var_value(variable).max(0.0)).collect())
    }

    /// Without rows every atom goes to its own end.
    fn corner(&self, weights: &[(usize, f64)], end: End) -> Vec<f64> {
        let mut corner: Vec<f64> = self.bounds.iter().map(|bounds| bounds.0).collect();
        for &(atom, weight) in weights {
            if let (Some(value), Some(bounds)) = (corner.get_mut(atom), self.bounds.get(atom)) {
                *value = if (end == End::Greatest) == (weight > 0.0) { bounds.1 } else { bounds.0 };
            }
        }
        corner
    }
}

fn options() -> SolveOptions {
    let mut options = SolveOptions::default();
    options.time_limit = Some(PATIENCE);
    options
}

/// The atom that stands for the ones it hangs together with.
fn root(roots: &mut [usize], of: usize) -> usize {
    let mut at = of;
    while let Some(&above) = roots.get(at).filter(|above| **above != at) {
        let top = roots.get(above).copied().unwrap_or(above);
        if let Some(slot) = roots.get_mut(at) {
            *slot = top;
        }
        at = above;
    }
    at
}
