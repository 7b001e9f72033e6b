//! Drawing as SVG: maps, legends, sparklines, arrows.

mod arrow;
mod chart;
mod frame;
mod label;
mod layout;
mod legend;
mod line;
mod locator;
mod map;
mod markup;
mod number;
mod outline;
pub mod picture;
mod raster;
mod sign;
mod sketch;
mod sparkline;
mod text;
pub mod theme;
mod zoomed;

pub use arrow::arrow;
pub use chart::{Paper, chart, rules as chart_rules, sample as chart_sample};
pub use frame::{Detail, Frame};
pub use legend::{outline_swatch, sampled, swatch};
pub use locator::locator;
pub use map::map;
pub(in crate::render) use number::count;
pub use sign::sign;
pub use sketch::sketch;
pub use sparkline::sparkline;
pub use text::{CAPITAL, Weight, fitting, width};
