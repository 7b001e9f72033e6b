//! What follows without a solver: atoms that one row alone pins down, rows
//! that say nothing new, parts that have nothing to do with each other.

use super::system::{Row, System, TOLERANCE};

/// Bounds of the single atoms, and the rows that are left.
pub(super) struct Fixing {
    pub(super) lower: Vec<f64>,
    pub(super) upper: Vec<f64>,
    pub(super) rows: Vec<Row>,
    /// A row that contradicts the others, if one was met.
    pub(super) conflict: Option<Conflict>,
}

/// No table was found that fits.
#[derive(Clone, Copy)]
pub(super) struct Conflict {
    /// The row of a release at which that was seen, if it was one.
    pub(super) fact: Option<usize>,
    /// True if there is none; false if the solver only gave up.
    pub(super) proved: bool,
}

/// Rounds after which rows are left as they are; chains are rarely longer.
const ROUNDS: usize = 50;

impl Fixing {
    pub(super) fn new(system: &System) -> Self {
        let mut fixing = Self {
            lower: vec![0.0; system.atoms],
            upper: vec![f64::INFINITY; system.atoms],
            rows: system.rows.clone(),
            conflict: None,
        };
        for _ in 0..ROUNDS {
            let before = fixing.rows.iter().map(|row| row.terms.len()).sum::<usize>();
            fixing.round();
            let after = fixing.rows.iter().map(|row| row.terms.len()).sum::<usize>();
            if fixing.conflict.is_some() || after == before {
                break;
            }
        }
        fixing
    }

    /// True if the atom can have one value only.
    pub(super) fn is_fixed(&self, atom: u32) -> bool {
        let at = atom as usize;
        match (self.lower.get(at), self.upper.get(at)) {
            (Some(lower), Some(upper)) => upper <= lower,
            _ => true,
        }
    }

    fn round(&mut self) {
        let mut rows = std::mem::take(&mut self.rows);
        rows.retain_mut(|row| {
            self.conflict.is_none() && {
                self.take_out(row);
                self.is_needed(row)
            }
        });
        self.rows = rows;
    }

    /// Moves the atoms that are fixed over to the bounds.
    fn take_out(&self, row: &mut Row) {
        let (mut least, mut most) = (row.least, row.most);
        row.terms.retain(|&(atom, weight)| {
            let fixed = self.is_fixed(atom);
            if fixed {
                let value = weight * self.lower.get(atom as usize).copied().unwrap_or_default();
                least -= value;
                most -= value;
            }
            !fixed
        });
        (row.least, row.most) = (least, most);
    }

    /// Draws the conclusions that a row allows by itself; false if nothing is left in it.
    fn is_needed(&mut self, row: &Row) -> bool {
        if row.least > row.most + TOLERANCE {
            return self.contradict(row);
        }
        if let [(atom, weight)] = row.terms[..] {
            let (a, b) = (row.least / weight, row.most / weight);
            self.narrow(atom, a.min(b), a.max(b), row);
            return false;
        }
        let (smallest, greatest) = self.reach(row);
        if smallest > row.most + TOLERANCE || greatest < row.least - TOLERANCE {
            return self.contradict(row);
        }
        if smallest >= row.least && greatest <= row.most {
            return false;
        }
        // Nothing is left to give: every atom stands at its nearest end.
        if smallest >= row.most - TOLERANCE / 10.0 && smallest.is_finite() {
            self.pin(row, true);
            return false;
        }
        if greatest <= row.least + TOLERANCE / 10.0 && greatest.is_finite() {
            self.pin(row, false);
            return false;
        }
        true
    }

    /// Least and greatest value that the row's sum can have by its atoms' bounds.
    fn reach(&self, row: &Row) -> (f64, f64) {
        row.terms.iter().fold((0.0, 0.0), |(smallest, greatest), &(atom, weight)| {
            let (a, b) = self.ends(atom);
            let (a, b) = if weight > 0.0 { (a, b) } else { (b, a) };
            (smallest + weight * a, greatest + weight * b)
        })
    }

    fn pin(&mut self, row: &Row, at_smallest: bool) {
        for &(atom, weight) in &row.terms {
            let (lower, upper) = self.ends(atom);
            let value = if at_smallest == (weight > 0.0) { lower } else { upper };
            self.set(atom, value, value);
        }
    }

    fn narrow(&mut self, atom: u32, least: f64, most: f64, row: &Row) {
        let (lower, upper) = self.ends(atom);
        let (lower, upper) = (lower.max(least), upper.min(most));
        if lower > upper + TOLERANCE {
            self.contradict(row);
        } else {
            self.set(atom, lower.min(upper), upper);
        }
    }

    fn ends(&self, atom: u32) -> (f64, f64) {
        let at = atom as usize;
        (self.lower.get(at).copied().unwrap_or_default(), self.upper.get(at).copied().unwrap_or_default())
    }

    fn set(&mut self, atom: u32, lower: f64, upper: f64) {
        if let (Some(low), Some(high)) =
            (self.lower.get_mut(atom as usize), self.upper.get_mut(atom as usize))
        {
            (*low, *high) = (lower.max(0.0), upper.max(0.0));
        }
    }

    fn contradict(&mut self, row: &Row) -> bool {
        self.conflict = Some(Conflict { fact: row.fact, proved: true });
        false
    }
}
