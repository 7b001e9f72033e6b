//! How sure a result is, in four steps.

use crate::analysis::change::Evidence;

/// How sure a signal is, the least sure first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Certainty {
    /// It would hold if this area alone had been tested.
    Possible,
    /// It holds with all areas taken into account; p from 0.01 to 0.05.
    Some,
    /// The same; p from 0.001 to 0.01, or the clear degree of a hotspot.
    Clear,
    /// The same; p below 0.001.
    VeryClear,
}

/// False-discovery rate among the areas of an indicator.
const LARGEST_Q: f64 = 0.05;

impl Certainty {
    /// By p-value where the adjusted one holds, else only possible.
    pub(super) fn of(p: f64, q: f64) -> Option<Self> {
        match Evidence::of(p) {
            Evidence::None => None,
            _ if q > LARGEST_Q => Some(Self::Possible),
            Evidence::Some => Some(Self::Some),
            Evidence::Clear => Some(Self::Clear),
            Evidence::VeryClear => Some(Self::VeryClear),
        }
    }
}
