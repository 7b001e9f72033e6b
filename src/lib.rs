//! KOMspot: hotspot maps of trends for a city's local areas.
#![forbid(unsafe_code)]

pub mod bundle;
pub mod check;
pub mod cli;
pub mod domain;
pub mod duck;
pub mod finding;
pub mod geometry;
pub mod locale;
pub mod progress;
pub mod protect;
pub mod release;
