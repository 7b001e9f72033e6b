//! Drawing: views become markup, pictures and bytes.
//!
//! Pure functions; the same view gives the same bytes.

pub mod about;
pub mod area;
pub mod assets;
pub mod chart;
pub mod collections;
pub mod compare;
pub mod download;
pub mod error;
pub mod explorer;
#[cfg(test)]
mod gallery;
pub mod heat;
pub mod news;
pub mod operator;
pub mod page;
pub mod png;
mod print;
pub mod report;
pub mod svg;
pub mod table;
pub mod wall;
