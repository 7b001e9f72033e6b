//! A cell and what is known of its range so far.

use super::table::Tables;
use crate::audit::lattice::{Key, Lattice};
use crate::audit::program::End;
use crate::audit::report::Reason;
use crate::audit::rule::Rule;
use crate::audit::system::TOLERANCE;

/// A cell. Its range begins empty and grows by every table that was checked.
pub(super) struct Cell {
    pub(super) key: Key,
    /// Its atoms that are not fixed.
    pub(super) atoms: Vec<u32>,
    /// What the fixed ones add up to.
    constant: f64,
    pub(super) listed: bool,
    /// What the releases say of it.
    told: (f64, f64),
    pub(super) low: f64,
    pub(super) high: f64,
    exact: [bool; 2],
    undecided: bool,
}

impl Cell {
    /// `None` for what everybody knows to be zero.
    pub(super) fn new(lattice: &Lattice, tables: &Tables<'_>, key: Key) -> Option<Self> {
        let mut atoms = lattice.atoms(key);
        if atoms.iter().all(|&atom| lattice.void.get(atom as usize).copied().unwrap_or(true)) {
            return None;
        }
        let mut constant = 0.0;
        atoms.retain(|&atom| {
            let fixed = tables.fixed(atom);
            constant += fixed.unwrap_or_default();
            fixed.is_none()
        });
        let said = lattice.listed.get(&key);
        let told = said.map_or((f64::NEG_INFINITY, f64::INFINITY), |said| (said.least, said.most));
        let exact = atoms.is_empty();
        let (low, high) = if exact { (constant, constant) } else { (f64::INFINITY, f64::NEG_INFINITY) };
        let mut cell = Self {
            key,
            atoms,
            constant,
            listed: said.is_some(),
            told,
            low,
            high,
            exact: [exact; 2],
            undecided: false,
        };
        if cell.is_published() {
            (cell.low, cell.high) = told;
        }
        Some(cell)
    }

    /// True if a release says the number.
    pub(super) fn is_published(&self) -> bool {
        self.told.0.is_finite() && self.told.1 - self.told.0 < TOLERANCE
    }

    /// Widens the range to the value in a table that may be the true one.
    pub(super) fn see(&mut self, table: &[f64]) {
        if self.exact == [true; 2] {
            return;
        }
        let value = |atom: &u32| table.get(*atom as usize).copied().unwrap_or(f64::NAN);
        let sum = self.constant + self.atoms.iter().map(value).sum::<f64>();
        self.low = self.low.min(sum);
        self.high = self.high.max(sum);
        // What a mark allows and a table reaches needs no program.
        self.exact[0] |= self.low <= self.told.0.max(0.0) + TOLERANCE / 10.0;
        self.exact[1] |= self.high >= self.told.1 - TOLERANCE / 10.0;
    }

    /// The last table seen was extreme in this cell.
    pub(super) fn settle(&mut self, end: End, endless: bool) {
        self.exact[slot(end)] = true;
        if endless {
            self.high = f64::INFINITY;
        }
    }

    /// No answer was found: nothing is claimed about that end.
    pub(super) fn give_up(&mut self, end: End) {
        self.exact[slot(end)] = true;
        self.undecided = true;
    }

    /// True if that end is known, or will never be.
    pub(super) fn is_exact(&self, end: End) -> bool {
        self.exact[slot(end)]
    }
}

fn slot(end: End) -> usize {
    match end {
        End::Least => 0,
        End::Greatest => 1,
    }
}

/// Holds ranges against the rule.
#[derive(Clone, Copy)]
pub(super) struct Judge {
    least: f64,
    most: f64,
    strict: bool,
}

impl Judge {
    pub(super) fn new(rule: &Rule) -> Self {
        let (least, most) = rule.kept_back();
        Self { least, most, strict: rule.strict }
    }

    /// True for a count that is not to be known.
    pub(super) fn is_kept_back(&self, count: f64) -> bool {
        // Who publishes a zero says that nothing can be counted there.
        count >= self.least.max(1.0) - TOLERANCE && count <= self.most + TOLERANCE
    }

    /// True if that end of the cell's range still has to be found out.
    pub(super) fn wants(&self, cell: &Cell, end: End) -> bool {
        if cell.is_exact(end) || self.is_open(cell) || self.may_be_large(cell) {
            return false;
        }
        match end {
            End::Least => cell.low > self.least + TOLERANCE,
            End::Greatest if cell.listed || self.strict => cell.high < self.most - TOLERANCE,
            End::Greatest => cell.high <= self.most + TOLERANCE,
        }
    }

    /// Why the cell counts as exposed, if it does.
    pub(super) fn exposed(&self, cell: &Cell) -> Option<Reason> {
        if self.is_open(cell) || self.may_be_large(cell) {
            return None;
        }
        if cell.undecided {
            return Some(Reason::Undecided);
        }
        let may_be_kept_back = cell.low < self.most + 1.0 - TOLERANCE && cell.high > self.least - TOLERANCE;
        may_be_kept_back.then_some(Reason::Narrow)
    }

    /// True for a cell that would be exposed if it were small, and may be or not.
    pub(super) fn is_unproved(&self, cell: &Cell) -> bool {
        !self.is_open(cell) && self.may_be_large(cell) && cell.low < self.most + 1.0 - TOLERANCE
    }

    /// Every count that the rule keeps open is within reach.
    fn is_open(&self, cell: &Cell) -> bool {
        cell.low <= self.least + TOLERANCE && cell.high >= self.most - TOLERANCE
    }

    /// True for a cell that is told to be large, and for one on no list that
    /// a checked table shows large: nobody can claim that it is kept back.
    fn may_be_large(&self, cell: &Cell) -> bool {
        let k = self.most + 1.0;
        cell.told.0 >= k - TOLERANCE || (!cell.listed && !self.strict && cell.high >= k - TOLERANCE)
    }
}
