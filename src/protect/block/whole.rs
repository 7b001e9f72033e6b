//! A layer in whole numbers, and what a table must be like to agree with what is told.

use super::{Block, BlockCell, Layer, State};

/// One value per atom.
pub(super) type Table = Vec<i64>;

/// No upper bound.
pub(super) const ENDLESS: i64 = i64::MAX;

/// Values above are no counts, and sums of them might not be exact.
const MOST: f64 = 1e12;

/// A layer of a block, checked: its figures are whole and agree with each other.
pub(super) struct Whole<'a> {
    pub(super) cells: &'a [BlockCell],
    /// Per atom: the true value.
    pub(super) truth: Table,
    /// Per atom: what it cannot exceed, or [`ENDLESS`].
    pub(super) upper: Vec<i64>,
    /// Per cell: the true value.
    pub(super) values: Vec<i64>,
    /// Per cell: the ranges to keep open.
    pub(super) goals: Vec<Vec<(i64, i64)>>,
    marks: Option<(i64, i64)>,
}

impl<'a> Whole<'a> {
    /// `None` if a figure is negative or fractional, an atom is no cell of its own, a cell is not
    /// the sum of its atoms, or the truth is not what it is said to be (`states`, `upper`).
    pub(super) fn new(block: &'a Block, layer: &Layer, states: &[State]) -> Option<Self> {
        let cells = &block.cells;
        if [states.len(), layer.values.len(), layer.goals.len()] != [cells.len(); 3] {
            return None;
        }
        let values: Vec<i64> = layer.values.iter().map(|&value| count(value)).collect::<Option<_>>()?;
        let upper = layer
            .upper
            .iter()
            .map(|&most| if most == f64::INFINITY { Some(ENDLESS) } else { count(most) })
            .collect::<Option<_>>()?;
        let pair = |&(low, high): &(f64, f64)| Some((count(low)?, count(high)?));
        let goals = layer
            .goals
            .iter()
            .map(|ranges| ranges.iter().map(pair).collect::<Option<_>>())
            .collect::<Option<_>>()?;
        let marks = match &layer.marks {
            Some(marks) => Some(pair(marks)?),
            None => None,
        };
        let truth = atoms(cells, &values, layer.upper.len())?;
        let in_range = |cell: &BlockCell| cell.atoms.iter().all(|&atom| (atom as usize) < layer.upper.len());
        if !cells.iter().all(in_range) {
            return None;
        }
        let whole = Self { cells, truth, upper, values, goals, marks };
        let sums = whole.sums(&whole.truth);
        (sums == whole.values && whole.admits(states, &whole.truth, &sums)).then_some(whole)
    }

    /// The table whose cells have these values.
    pub(super) fn table(&self, sums: &[i64]) -> Option<Table> {
        atoms(self.cells, sums, self.upper.len())
    }

    /// The cells' values in a table.
    pub(super) fn sums(&self, table: &[i64]) -> Vec<i64> {
        self.cells.iter().map(|cell| cell.atoms.iter().map(|&atom| table[atom as usize]).sum()).collect()
    }

    /// What a reader knows of a cell in that state: from, to.
    pub(super) fn bounds(&self, cell: usize, state: State) -> (i64, i64) {
        match (state, self.marks) {
            (State::Open | State::Fixed, _) => (self.values[cell], self.values[cell]),
            (State::Below { .. }, Some((least, k))) => (least, k - 1),
            (State::AtLeast { .. }, Some((_, k))) => (k, ENDLESS),
            _ => (0, ENDLESS),
        }
    }

    /// Whether a table, of which `sums` are the cells, agrees with all that a reader knows.
    pub(super) fn admits(&self, states: &[State], table: &[i64], sums: &[i64]) -> bool {
        self.is_table(table)
            && states.iter().zip(sums).enumerate().all(|(cell, (&state, &sum))| {
                let (low, high) = self.bounds(cell, state);
                (low..=high).contains(&sum)
            })
    }

    /// Whether the atoms are counts that are possible at all.
    pub(super) fn is_table(&self, table: &[i64]) -> bool {
        table.len() == self.upper.len()
            && table.iter().zip(&self.upper).all(|(value, most)| (0..=*most).contains(value))
    }

    /// The k of the marks, if they tell anything about this layer.
    pub(super) fn marked_from(&self) -> Option<i64> {
        self.marks.map(|(_, k)| k)
    }
}

/// Reads the atoms' values off the cells that are one atom.
fn atoms(cells: &[BlockCell], sums: &[i64], number: usize) -> Option<Table> {
    let mut table = vec![None; number];
    for (cell, &sum) in cells.iter().zip(sums) {
        if let [atom] = cell.atoms[..] {
            *table.get_mut(atom as usize)? = Some(sum);
        }
    }
    table.into_iter().collect()
}

/// A count that is one: whole, not negative, and small enough to be added exactly.
#[allow(clippy::cast_possible_truncation)] // in range by the condition
fn count(value: f64) -> Option<i64> {
    ((0.0..=MOST).contains(&value) && value.fract() == 0.0).then_some(value as i64)
}
