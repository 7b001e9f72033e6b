//! One direction of the lattice: what cannot be divided further, and the
//! groups of it that have a name.

use std::collections::HashMap;

/// Atoms and the named groups of them.
#[derive(Default)]
pub(super) struct Axis {
    /// How many atoms there are.
    pub(super) atoms: usize,
    pub(super) groups: Vec<Group>,
    by_atoms: HashMap<Vec<u32>, usize>,
}

/// Some atoms under one name.
pub(super) struct Group {
    pub(super) name: String,
    pub(super) atoms: Vec<u32>,
    /// True if every crossing with the other axes is a cell to be protected;
    /// false if only those are that a row names (rolling sums).
    pub(super) everywhere: bool,
}

impl Axis {
    /// With so many atoms and no groups.
    pub(super) fn new(atoms: usize) -> Self {
        Self { atoms, ..Self::default() }
    }

    /// Adds a group and says which it is; the same atoms are the same group
    /// under the name that came first.
    pub(super) fn add(&mut self, name: &str, atoms: Vec<u32>, everywhere: bool) -> usize {
        let next = self.groups.len();
        let at = *self.by_atoms.entry(atoms.clone()).or_insert(next);
        match self.groups.get_mut(at) {
            Some(known) => known.everywhere |= everywhere,
            None => self.groups.push(Group { name: name.to_owned(), atoms, everywhere }),
        }
        at
    }

    /// The atoms of a group.
    pub(super) fn atoms_of(&self, group: usize) -> &[u32] {
        self.groups.get(group).map_or(&[], |group| &group.atoms)
    }

    /// The name of a group.
    pub(super) fn name(&self, group: usize) -> &str {
        self.groups.get(group).map_or("", |group| &group.name)
    }
}

/// The stretches that many overlapping ones cut a line into.
pub(super) struct Cuts {
    /// Pieces from their first to but without their last point, in order.
    pub(super) pieces: Vec<(i32, i32)>,
}

impl Cuts {
    /// Cuts at both ends of every stretch; what no stretch covers is left out.
    pub(super) fn new(stretches: &[(i32, i32)]) -> Self {
        let mut points: Vec<i32> = stretches.iter().flat_map(|&(from, to)| [from, to]).collect();
        points.sort_unstable();
        points.dedup();
        // How many stretches begin less how many end at each point.
        let mut change: HashMap<i32, i64> = HashMap::new();
        for &(from, to) in stretches {
            *change.entry(from).or_default() += 1;
            *change.entry(to).or_default() -= 1;
        }
        let mut open = 0;
        let mut pieces = Vec::new();
        for pair in points.windows(2) {
            let &[from, to] = pair else { continue };
            open += change.get(&from).copied().unwrap_or_default();
            if open > 0 {
                pieces.push((from, to));
            }
        }
        Self { pieces }
    }

    /// The pieces within a stretch, whether or not they fill it.
    pub(super) fn within(&self, (from, to): (i32, i32)) -> Vec<u32> {
        let inside = |piece: &(i32, i32)| from <= piece.0 && piece.1 <= to;
        (0..).zip(&self.pieces).filter(|(_, piece)| inside(piece)).map(|(at, _)| at).collect()
    }

    /// The pieces that make up a stretch exactly, if there are such.
    pub(super) fn exactly(&self, stretch: (i32, i32)) -> Option<Vec<u32>> {
        let inside = |piece: &&(i32, i32)| stretch.0 <= piece.0 && piece.1 <= stretch.1;
        let covered: i32 = self.pieces.iter().filter(inside).map(|(from, to)| to - from).sum();
        (covered == stretch.1 - stretch.0).then(|| self.within(stretch))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn overlapping_stretches_are_cut_into_pieces() {
        let cuts = Cuts::new(&[(0, 12), (7, 19), (30, 31)]);
        assert_eq!(cuts.pieces, [(0, 7), (7, 12), (12, 19), (30, 31)]);
        assert_eq!(cuts.exactly((0, 12)), Some(vec![0, 1]));
        assert_eq!(cuts.exactly((0, 3)), None);
        assert_eq!(cuts.exactly((19, 31)), None, "there is a gap");
    }
}
