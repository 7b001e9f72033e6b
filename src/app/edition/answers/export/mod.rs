//! Figures to be taken elsewhere: tables for other programs, and the release as a whole.

pub(super) mod geojson;
pub(super) mod package;
pub(super) mod parquet;
