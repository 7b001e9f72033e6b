//! View models: what a page shows, worked out and put into words.
//!
//! A view holds finished texts, classes and coordinates, made from a snapshot
//! and its analysis; `render` turns it into bytes without deciding anything
//! about meaning.

pub mod map;
pub mod measure;
pub mod theme;
pub mod wall;
