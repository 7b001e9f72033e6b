//! Differences between witnesses: what leads from one to the next without solving anything.

/// How many sums of a witness and a move are tried for a value.
const TRIALS: usize = 4000;

/// The moves found so far, each the difference of a witness to the truth.
pub(super) struct Moves {
    all: Vec<Move>,
    /// Per cell: the moves that change it.
    by_cell: Vec<Vec<usize>>,
}

/// A change of some cells that keeps all that is told by published cells.
pub(super) struct Move {
    /// Cell and by how much.
    cells: Vec<(usize, i64)>,
}

impl Moves {
    pub(super) fn new(cells: usize) -> Self {
        Self { all: Vec::new(), by_cell: vec![Vec::new(); cells] }
    }

    /// Learns what leads from one table's cells to another's.
    pub(super) fn learn(&mut self, from: &[i64], to: &[i64]) {
        let changes = from.iter().zip(to).enumerate().filter(|(_, (from, to))| from != to);
        let cells: Vec<(usize, i64)> = changes.map(|(cell, (from, to))| (cell, to - from)).collect();
        for &(cell, _) in &cells {
            self.by_cell[cell].push(self.all.len());
        }
        self.all.push(Move { cells });
    }

    /// A table's cells that have `value` in `cell` and stay within `bounds`, as the sum of one of
    /// `tables`, which must be within them, and a move or its opposite.
    pub(super) fn reach<'t>(
        &self,
        tables: &(impl Iterator<Item = &'t [i64]> + Clone),
        cell: usize,
        value: i64,
        bounds: &[(i64, i64)],
    ) -> Option<Vec<i64>> {
        let mut trials = 0;
        // The latest first: they were found for what is still missing.
        for step in self.by_cell[cell].iter().rev().map(|&at| &self.all[at]) {
            let by = step.cells.iter().find(|change| change.0 == cell).map_or(0, |change| change.1);
            for table in tables.clone() {
                for sign in [1, -1] {
                    if table[cell] + sign * by != value {
                        continue;
                    }
                    trials += 1;
                    let fits = |&(cell, by): &(usize, i64)| {
                        let (low, high) = bounds[cell];
                        (low..=high).contains(&(table[cell] + sign * by))
                    };
                    if step.cells.iter().all(fits) {
                        let mut sums = table.to_vec();
                        for &(cell, by) in &step.cells {
                            sums[cell] += sign * by;
                        }
                        return Some(sums);
                    }
                    if trials > TRIALS {
                        return None;
                    }
                }
            }
        }
        None
    }
}
