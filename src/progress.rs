//! How far long work has come, told to whoever wants to know.

use serde::{Deserialize, Serialize};

/// A stage of an import, in order, or of another long command.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Stage {
    /// Unpacking and verifying.
    Open,
    /// Reading and judging every row.
    Check,
    /// Hiding what has to be hidden.
    Protect,
    /// Writing the snapshot.
    Write,
    /// Seeking what published figures give away.
    Audit,
}

/// Receives progress; every method may be ignored.
pub trait Progress {
    /// A stage begins; `total` steps of work are expected, if that is known.
    fn begin(&self, stage: Stage, total: Option<u64>);
    /// `steps` more are done.
    fn advance(&self, steps: u64);
}

/// Tells nobody.
pub struct Silent;

impl Progress for Silent {
    fn begin(&self, _: Stage, _: Option<u64>) {}
    fn advance(&self, _: u64) {}
}
