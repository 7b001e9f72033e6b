//! Judges a bundle: every fault, in every row, with its place.
//!
//! Stub: to be replaced.

use crate::bundle::{Bundle, Descriptor};
use crate::domain::Population;
use crate::finding::Finding;
use crate::geometry::Coverage;
use crate::progress::Progress;
use crate::protect::Tally;
use crate::release::Release;

/// What is taken out of a bundle that is not refused.
pub struct Accepted {
    /// What the descriptor says.
    pub descriptor: Descriptor,
    /// New areas, if the bundle brings them.
    pub coverage: Option<Coverage>,
    /// Inhabitants that the bundle brings.
    pub population: Population,
    /// The true figures, for the gate and nobody else.
    pub tally: Tally,
}

/// The outcome.
pub struct Verdict {
    /// Everything found, worst first.
    pub findings: Vec<Finding>,
    /// What was read; `None` if the bundle is refused.
    pub accepted: Option<Accepted>,
}

/// Reads and judges a bundle. `kept` is what is published now: its areas,
/// population and other indicators stay where the bundle does not replace them.
pub fn judge(bundle: &Bundle, kept: Option<&Release>, progress: &dyn Progress) -> Verdict {
    let _ = (bundle, kept, progress);
    todo!()
}
