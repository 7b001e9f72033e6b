//! One test binary.

mod geometry;
