//! What may be told of the proof that nothing hidden can be worked out.

use serde::{Deserialize, Serialize};

/// The figures of an audit, which are on the screens and in every file: nothing in it may follow from
/// a count that is hidden.
///
/// How many small counts the gate has proved, how many programs that took it, and how widely it saw
/// them vary, would each let a reader try out what a hidden count may be. Of its proof only the number
/// of parts is told; of an audit that knows nothing but the published tables, everything may be.
///
/// An audit that finds an exposed cell ends in a refusal, so every audit that
/// can be read here found none.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Audit {
    /// Parts of the figures that were solved on their own: a family of indicators in a year.
    pub blocks: u64,
    /// Hidden cells that an audit of the published tables has looked at; `None` where there was none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cells: Option<u64>,
    /// Linear programs that it solved.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub programs: Option<u64>,
    /// How long it took, in seconds; `None` also where that is not told, so that the same figures give
    /// the same bytes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seconds: Option<f64>,
}

impl Audit {
    /// What the gate tells of its own proof, which has seen the true counts.
    #[must_use]
    pub fn of_gate(blocks: u64) -> Self {
        Self { blocks, cells: None, programs: None, seconds: None }
    }
}
