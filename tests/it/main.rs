//! One test binary.

mod browser;
mod demo;
mod geometry;
mod harness;
mod pages;
mod snapshot;
mod tidy;
