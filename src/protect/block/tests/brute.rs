//! A reader who tries all tables, without any linear program.

use crate::protect::block::{Block, Layer, State};

/// More cases than any atom of a small table needs.
const MOST: i64 = 60;

/// Steps of a search after which the test is badly made.
const PATIENCE: u64 = 50_000_000;

/// What a reader knows of a layer.
pub(super) struct Reader {
    /// Per atom: the largest value.
    most: Vec<i64>,
    /// Per cell: its atoms, and the least and the largest value.
    cells: Vec<(Vec<usize>, i64, i64)>,
}

#[allow(clippy::cast_possible_truncation)] // small whole numbers
impl Reader {
    pub(super) fn new(block: &Block, layer: &Layer, states: &[State]) -> Self {
        let cells = block.cells.iter().zip(&layer.values).zip(states).map(|((cell, &value), &state)| {
            let atoms: Vec<usize> = cell.atoms.iter().map(|&atom| atom as usize).collect();
            let (low, high) = match (state, layer.marks) {
                (State::Open | State::Fixed, _) => (value as i64, value as i64),
                (State::Below { .. }, Some((least, k))) => (least as i64, k as i64 - 1),
                (State::AtLeast { .. }, Some((_, k))) => (k as i64, i64::MAX),
                _ => (0, i64::MAX),
            };
            (atoms, low, high)
        });
        let most = layer.upper.iter().map(|&upper| if upper.is_finite() { upper as i64 } else { MOST });
        Self { most: most.collect(), cells: cells.collect() }
    }

    /// Whether some table with all that is known has that value in that cell.
    pub(super) fn finds(&self, cell: usize, value: i64) -> bool {
        let mut cells = self.cells.clone();
        let (_, low, high) = &mut cells[cell];
        if !(*low..=*high).contains(&value) {
            return false;
        }
        (*low, *high) = (value, value);
        let ranges: Vec<(i64, i64)> = self.most.iter().map(|&most| (0, most)).collect();
        let mut steps = 0;
        search(&cells, ranges, &mut steps)
    }
}

/// Narrows the atoms' ranges by the cells as far as that goes; then tries the values of the atom
/// with the fewest one by one.
fn search(cells: &[(Vec<usize>, i64, i64)], mut ranges: Vec<(i64, i64)>, steps: &mut u64) -> bool {
    *steps += 1;
    assert!(*steps < PATIENCE, "the table is too large to be searched");
    loop {
        let before = ranges.clone();
        for (atoms, low, high) in cells {
            let least: i64 = atoms.iter().map(|&atom| ranges[atom].0).sum();
            let most: i64 = atoms.iter().map(|&atom| ranges[atom].1).sum();
            for &atom in atoms {
                let (from, to) = ranges[atom];
                let narrowed = (from.max(low - (most - to)), to.min(high.saturating_sub(least - from)));
                if narrowed.0 > narrowed.1 {
                    return false;
                }
                ranges[atom] = narrowed;
                if narrowed != (from, to) {
                    break;
                }
            }
        }
        if ranges == before {
            break;
        }
    }
    let open = (0..ranges.len()).filter(|&atom| ranges[atom].0 < ranges[atom].1);
    let Some(atom) = open.min_by_key(|&atom| ranges[atom].1 - ranges[atom].0) else { return true };
    (ranges[atom].0..=ranges[atom].1).any(|value| {
        let mut ranges = ranges.clone();
        ranges[atom] = (value, value);
        search(cells, ranges, steps)
    })
}
