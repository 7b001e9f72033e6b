//! What is known of an indicator's whole history before it is cut into years.

use super::ages::{AgeTree, Crossing};
use super::lattice::{Lattice, TrueCell};
use crate::domain::Measure;

/// How an indicator's cells hang together.
pub(super) struct Shape {
    pub(super) tree: AgeTree,
    /// Per age group: whether its own groups leave somebody out as a rule. Where they do so now and
    /// then only, a reader takes them for all there are, and must learn nothing by that.
    has_rest: Vec<bool>,
}

/// Why figures cannot hang together.
pub(super) enum Misfit {
    /// Two age groups cross.
    Ages(Crossing),
    /// The parts of some cell are more than the whole.
    PartsExceedWhole,
}

impl Shape {
    pub(super) fn of(lattice: &Lattice) -> Result<Self, Misfit> {
        let tree = AgeTree::new(lattice.ages()).map_err(Misfit::Ages)?;
        let mut has_rest = vec![false; lattice.ages().len()];
        let finest = lattice.periods_of(lattice.finest());
        for (age, has_rest) in has_rest.iter_mut().enumerate() {
            let (mut with_rest, mut whole_ones) = (0_usize, 0_usize);
            for area in 0..lattice.areas().len().saturating_sub(1) {
                for &period in &finest {
                    let Some(whole) = lattice.reported(area, age, period) else { continue };
                    let parts = tree.children(age).iter().map(|&part| lattice.reported(area, part, period));
                    let (rest, complete) = rest(lattice.measure(), whole, parts);
                    if rest.0 < 0.0 || rest.1 < 0.0 || rest.0 > rest.1 && lattice.measure() == Measure::Share
                    {
                        return Err(Misfit::PartsExceedWhole);
                    }
                    if complete && rest != (0.0, 0.0) {
                        with_rest += 1;
                    } else if complete && (whole.value > 0.0 || whole.base > 0.0) {
                        whole_ones += 1;
                    }
                }
            }
            *has_rest = with_rest > 0 && with_rest >= whole_ones;
        }
        Ok(Self { tree, has_rest })
    }

    /// Whether a group as a rule holds people of none of its own groups.
    pub(super) fn has_rest(&self, age: usize) -> bool {
        self.has_rest.get(age).copied().unwrap_or_default()
    }
}

/// Value and base of a whole less its parts, and whether all parts were
/// reported. A mean has its persons for a base and no value that adds up.
pub(super) fn rest<'a>(
    measure: Measure,
    whole: &TrueCell,
    parts: impl Iterator<Item = Option<&'a TrueCell>>,
) -> ((f64, f64), bool) {
    let additive = |cell: &TrueCell| (if measure == Measure::Mean { 0.0 } else { cell.value }, cell.base);
    let (mut rest, mut complete, mut any) = (additive(whole), true, false);
    for part in parts {
        any = true;
        match part.map(additive) {
            Some((value, base)) => rest = (rest.0 - value, rest.1 - base),
            None => complete = false,
        }
    }
    (rest, complete && any)
}
