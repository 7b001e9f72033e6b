//! What does not belong on the device: anything that is about one person.
//!
//! Every cell of every table passes here before its judge sees it, and so do
//! the descriptor's texts, the names of files and the areas' properties. What
//! looks like a person is refused by resource, column and line, and never
//! repeated: where this room has refused a cell, what its judge says of the
//! same cell is left out.

mod acknowledged;
mod areas;
mod birth;
mod contact;
mod descriptor;
mod guard;
mod names;
mod shape;
mod volume;
mod watch;

pub use acknowledged::{Acknowledged, AcknowledgedError};

pub(super) use areas::inspect as inspect_areas;
pub(super) use descriptor::inspect as inspect_descriptor;
pub(super) use guard::Guard;
pub(super) use names::{is_personal_column, is_point_column};
pub(super) use volume::holds_more_than_a_table;
pub(super) use watch::Watch;
