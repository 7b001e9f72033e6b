//! What the releases say, as linear constraints over atoms.

use super::fixing::Fixing;
use super::lattice::{Lattice, Statement};

/// A weighted sum of atoms that lies between two bounds.
#[derive(Clone, Debug)]
pub(super) struct Row {
    pub(super) terms: Vec<(u32, f64)>,
    pub(super) least: f64,
    pub(super) most: f64,
    /// The row of a release that says so, if it is one.
    pub(super) fact: Option<usize>,
}

/// All constraints on a layer's atoms, each of which is at least zero.
pub(super) struct System {
    pub(super) atoms: usize,
    pub(super) rows: Vec<Row>,
}

/// How far a sum may miss its bound.
pub(super) const TOLERANCE: f64 = 1e-6;

impl System {
    pub(super) fn new(lattice: &Lattice) -> Self {
        let mut rows: Vec<Row> = lattice
            .statements
            .iter()
            .filter(|says| says.less.is_some() || says.least > 0.0 || says.most.is_finite())
            .map(|says| row(lattice, says))
            .collect();
        let void: Vec<_> =
            (0..).zip(&lattice.void).filter(|(_, void)| **void).map(|(atom, _)| (atom, 1.0)).collect();
        if !void.is_empty() {
            rows.push(Row { terms: void, least: 0.0, most: 0.0, fact: None });
        }
        Self { atoms: lattice.void.len(), rows }
    }

    /// Settles what needs no solver.
    pub(super) fn fixing(&self) -> Fixing {
        Fixing::new(self)
    }

    /// True if these atoms satisfy everything that is said: our own sums, on
    /// which every claim that a cell is open rests.
    pub(super) fn allows(&self, atoms: &[f64]) -> bool {
        atoms.len() == self.atoms
            && atoms.iter().all(|atom| atom.is_finite() && *atom >= 0.0)
            && self.rows.iter().all(|row| row.allows(atoms))
    }
}

impl Row {
    fn allows(&self, atoms: &[f64]) -> bool {
        let sum = sum(&self.terms, atoms);
        sum >= self.least - TOLERANCE && sum <= self.most + TOLERANCE
    }
}

/// The weighted sum of some atoms.
pub(super) fn sum(terms: &[(u32, f64)], atoms: &[f64]) -> f64 {
    terms.iter().map(|(atom, weight)| weight * atoms.get(*atom as usize).copied().unwrap_or(f64::NAN)).sum()
}

fn row(lattice: &Lattice, says: &Statement) -> Row {
    let mut terms: Vec<(u32, f64)> = lattice.atoms(says.key).into_iter().map(|atom| (atom, 1.0)).collect();
    if let Some(less) = says.less {
        terms.extend(lattice.atoms(less).into_iter().map(|atom| (atom, -1.0)));
        terms.sort_by_key(|term| term.0);
        terms.dedup_by(|second, first| {
            let same = second.0 == first.0;
            if same {
                first.1 += second.1;
            }
            same
        });
        terms.retain(|term| term.1 != 0.0);
    }
    Row { terms, least: says.least, most: says.most, fact: Some(says.fact) }
}
