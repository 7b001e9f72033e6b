//! What the screens say: finished strings, classes and coordinates.
//!
//! A view is made of a snapshot, a language and what was asked for; it holds
//! every word and number as it will be read, so that `render` only places them.
//! View models: what a page shows, worked out and put into words.
//!
//! A view holds finished texts, classes and coordinates, made from a snapshot
//! and its analysis; `render` turns it into bytes without deciding anything
//! about meaning.

pub mod about;
pub mod address;
pub mod area;
pub mod chart;
pub mod collation;
pub mod collections;
pub mod compare;
pub mod download;
pub mod error;
pub mod explorer;
pub mod freshness;
pub mod happened;
pub mod heat;
pub mod locator;
pub mod map;
pub mod measure;
pub mod news;
mod note;
pub mod operator;
pub mod page;
pub mod query;
#[cfg(test)]
#[allow(clippy::cast_precision_loss, clippy::cast_possible_truncation, clippy::cast_sign_loss)]
pub(crate) mod sample;
pub mod selection;
pub mod sentence;
pub mod series;
pub mod table;
pub mod theme;
pub mod wall;
pub mod wording;
