//! View models: what a page shows, worked out and put into words.
//!
//! A view holds finished texts, classes and coordinates, made from a snapshot
//! and its analysis; `render` turns it into bytes without deciding anything
//! about meaning.

pub mod map;
pub mod measure;
#[cfg(test)]
#[allow(clippy::cast_precision_loss, clippy::cast_possible_truncation, clippy::cast_sign_loss)]
pub(crate) mod sample;
pub mod theme;
pub mod wall;
