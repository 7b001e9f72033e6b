//! One test binary.

mod geometry;
mod pages;
