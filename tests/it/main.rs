//! One test binary.
mod pages;
