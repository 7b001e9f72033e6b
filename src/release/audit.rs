//! What the audit of the privacy gate found.

use serde::{Deserialize, Serialize};

/// The figures of an audit: how much was proved, and how wide what remains open is.
///
/// An audit that finds an exposed cell ends in a refusal, so every audit that
/// can be read here found none.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Audit {
    /// Parts of the figures that were solved on their own: a family of indicators in a year.
    pub blocks: u64,
    /// Cells under k and not published, each of which was proved to be open.
    pub cells: u64,
    /// Linear programs solved, to protect and to prove.
    pub programs: u64,
    /// Width of the narrowest range that such a cell may lie in, in cases; `None` without cells.
    pub narrowest: Option<f64>,
    /// Width of the widest such range, as far as it was followed.
    pub widest: Option<f64>,
    /// How long it took, in seconds; `None` where that is not told, so that the same figures give
    /// the same bytes.
    pub seconds: Option<f64>,
}
