//! Drawing as SVG: maps, legends, sparklines, arrows.

mod arrow;
mod label;
mod legend;
mod map;
mod markup;
mod number;
mod outline;
mod raster;
mod sparkline;
mod text;
pub mod theme;

pub use arrow::arrow;
pub use legend::swatch;
pub use map::{Frame, map};
pub use sparkline::sparkline;
