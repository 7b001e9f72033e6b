//! Drawing: views become markup, pictures and bytes.
//!
//! Pure functions; the same view gives the same bytes.

pub mod assets;
pub mod png;
pub mod svg;
pub mod wall;
