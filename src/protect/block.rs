//! A part of the figures that is protected on its own: one family of indicators in one year.
//!
//! A block is hidden and proved in whole numbers. A *witness* is a table of
//! whole, non-negative numbers that agrees with all that a reader is told, and
//! in which a hidden cell has one of the values that must remain possible. The
//! solver only proposes; what it says counts once our own sums have confirmed
//! it. A wrong answer can thus hide more or lead to a refusal, never expose.
//!
//! Source of the method: Kelly, Golden & Assad (1992), *Networks* 22, "Cell
//! suppression: disclosure protection for sensitive tabular data".

mod audit;
mod hide;
mod moves;
mod program;
#[cfg(test)]
mod tests;
mod whole;

/// What is solved together. Holds true counts, so it cannot be printed, compared or kept.
pub(super) struct Block {
    /// Every cell of the lattice, listed or not. Each atom must also be a cell of its own.
    pub(super) cells: Vec<BlockCell>,
    /// What is known of each cell, usually one; all layers share the cells' states.
    pub(super) layers: Vec<Layer>,
}

/// A sum of atoms.
pub(super) struct BlockCell {
    /// The atoms that the cell adds up, the same in every layer.
    pub(super) atoms: Vec<u32>,
    /// The price of hiding it, above 0.
    pub(super) cost: f64,
}

/// One figure of every cell: the counts, or the bases of shares or means.
pub(super) struct Layer {
    /// Per atom: what a reader knows that it cannot exceed, infinity if nothing.
    pub(super) upper: Vec<f64>,
    /// Per cell: the true value, a whole number.
    pub(super) values: Vec<f64>,
    /// Per cell: ranges of which every whole number must remain possible while the cell is not
    /// published.
    pub(super) goals: Vec<Vec<(f64, f64)>>,
    /// What marks tell about this layer, if anything: with `(least, k)`, [`State::Below`] tells
    /// `least` to k − 1 and [`State::AtLeast`] tells k or more.
    pub(super) marks: Option<(f64, f64)>,
}

/// How a cell leaves the gate.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum State {
    /// On no list: tells nothing, and may not be published.
    Unlisted,
    /// To be published; may still be hidden.
    Open,
    /// Published earlier, or known without us: can never be hidden.
    Fixed,
    /// Shown as below k.
    Below {
        /// An earlier release has said so: the mark cannot be withdrawn any more.
        told: bool,
    },
    /// Shown as k or more.
    AtLeast {
        /// As of [`State::Below`].
        told: bool,
    },
    /// Hidden without a mark.
    Blank,
}

impl State {
    /// Whether a reader sees the value.
    fn is_published(self) -> bool {
        matches!(self, Self::Open | Self::Fixed)
    }

    /// The mark may still be taken away.
    fn may_lose_mark(self) -> bool {
        matches!(self, Self::Below { told: false } | Self::AtLeast { told: false })
    }
}

/// A block of which nothing safe can be released: there is nothing left to hide, the solver gave
/// no answer that holds, or the figures contradict themselves.
#[derive(Debug, thiserror::Error)]
#[error("no safe release of these figures was found")]
pub(super) struct Unprotectable;

/// Hides cells of a block, or drops marks, until every value that must remain possible has a
/// witness; then confirms all of them. Every step hides more, so it ends; the same input gives the
/// same pattern. How many steps and witnesses that took follows from the true counts, and is told to
/// nobody.
///
/// # Errors
/// If some value is left without a witness, or the figures contradict themselves or what was
/// told before: then nothing of the block may be released, and `states` are of no use.
pub(super) fn suppress(block: &Block, states: &mut [State]) -> Result<(), Unprotectable> {
    hide::suppress(block, states)
}
