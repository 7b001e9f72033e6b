//! KOMspot: hotspot maps of trends for a city's local areas.
#![forbid(unsafe_code)]

pub mod analysis;
pub mod bundle;
pub mod check;
pub mod domain;
pub mod finding;
pub mod geometry;
pub mod locale;
pub mod progress;
pub mod protect;
pub mod release;
pub mod render;
pub mod snapshot;
pub mod view;
