//! The privacy gate: true counts go in, a release table comes out.

mod rule;
mod tally;

pub use rule::{Rule, RuleError};
pub use tally::{Tally, TallyTable};
