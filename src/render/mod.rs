//! Views as HTML, SVG and pictures: pure, the same view gives the same bytes.

pub mod area;
pub mod error;
pub mod explorer;
pub mod page;
pub mod table;
