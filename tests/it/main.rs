//! One test binary.

mod demo;
