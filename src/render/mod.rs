//! Drawing: views become markup, pictures and bytes.
//!
//! Pure functions; the same view gives the same bytes.

pub mod assets;
#[cfg(test)]
mod gallery;
pub mod png;
pub mod svg;
pub mod wall;
