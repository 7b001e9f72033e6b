//! One test binary.
// The functions that tests share are tests too.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stderr)]

mod bundle;
mod check;
mod geometry;
