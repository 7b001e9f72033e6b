//! What the published figures say: levels and tested changes.
//!
//! Pure functions of a [`crate::release::Release`]; nothing in here can see a
//! count that was not published. One method stands in one file.

mod change;
mod dispersion;
mod level;
mod survey;
mod window;

pub use change::{Change, Comparison, Evidence, compare};
pub use dispersion::dispersion;
pub use level::{LEVEL_BREAKS, LevelClass};
pub use survey::{Standing, Survey, survey};
pub use window::{Window, latest_window};
