//! Possible tables: each one checked against everything that was published.

use crate::audit::fixing::{Conflict, Fixing};
use crate::audit::program::{End, Failure, Part};
use crate::audit::system::{System, TOLERANCE};

/// Finds tables that fit a system.
pub(super) struct Tables<'a> {
    system: &'a System,
    fixing: Fixing,
    parts: Vec<Part>,
    places: Vec<Option<(usize, usize)>>,
    /// A table that fits, from which the others differ in the parts sought.
    first: Vec<f64>,
    cap: f64,
    programs: u64,
}

impl<'a> Tables<'a> {
    /// Finds a first table.
    ///
    /// # Errors
    ///
    /// If none was found: the releases contradict themselves, or the solver
    /// cannot cope, which must not count as safe either.
    pub(super) fn new(system: &'a System, cap: f64) -> Result<Self, Conflict> {
        let mut fixing = system.fixing();
        if let Some(conflict) = fixing.conflict.take() {
            return Err(conflict);
        }
        let (parts, places) = Part::split(&fixing, cap);
        let first = fixing.lower.clone();
        let mut tables = Self { system, fixing, parts, places, first, cap, programs: 0 };
        for part in 0..tables.parts.len() {
            let values = tables
                .solve(part, &[], End::Least)
                .map_err(|failure| Conflict { fact: None, proved: failure == Failure::Infeasible })?;
            tables.first = tables.with(tables.first.clone(), part, &values);
        }
        if system.allows(&tables.first) { Ok(tables) } else { Err(Conflict { fact: None, proved: false }) }
    }

    /// A table in which a weighted sum of atoms is least or greatest, checked.
    pub(super) fn seek(&mut self, weights: &[(u32, f64)], end: End) -> Result<Vec<f64>, Failure> {
        let mut of_part: std::collections::BTreeMap<usize, Vec<(usize, f64)>> =
            std::collections::BTreeMap::new();
        for &(atom, weight) in weights {
            if let Some((part, place)) = self.places.get(atom as usize).copied().flatten() {
                of_part.entry(part).or_default().push((place, weight));
            }
        }
        let mut table = self.first.clone();
        for (part, weights) in of_part {
            let values = self.solve(part, &weights, end)?;
            table = self.with(table, part, &values);
        }
        if self.system.allows(&table) { Ok(table) } else { Err(Failure::Undecided) }
    }

    /// A table that fits.
    pub(super) fn first(&self) -> &[f64] {
        &self.first
    }

    /// The only value that an atom can have, if it has only one.
    pub(super) fn fixed(&self, atom: u32) -> Option<f64> {
        self.fixing.is_fixed(atom).then(|| self.fixing.lower.get(atom as usize).copied().unwrap_or_default())
    }

    /// True if only the search's own limit held the atom back.
    pub(super) fn at_cap(&self, table: &[f64], atom: u32) -> bool {
        table.get(atom as usize).is_some_and(|value| *value >= self.cap - TOLERANCE)
    }

    /// Linear programs solved so far.
    pub(super) fn programs(&self) -> u64 {
        self.programs
    }

    fn solve(&mut self, part: usize, weights: &[(usize, f64)], end: End) -> Result<Vec<f64>, Failure> {
        let part = self.parts.get(part).ok_or(Failure::Undecided)?;
        self.programs += u64::from(part.has_rows());
        part.solve(weights, end)
    }

    /// The table with the atoms of a part replaced.
    fn with(&self, mut table: Vec<f64>, part: usize, values: &[f64]) -> Vec<f64> {
        let atoms = self.parts.get(part).map_or(&[][..], |part| &part.atoms);
        for (&atom, &value) in atoms.iter().zip(values) {
            if let Some(slot) = table.get_mut(atom as usize) {
                *slot = value;
            }
        }
        table
    }
}
