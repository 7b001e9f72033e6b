//! Every integration test, in one binary so that DuckDB is linked once.
//!
//! One file per subject. What starts programs and talks to them is in
//! `harness`; tests of a real page belong to `browser`, rules about the source
//! itself to `tidy`.

// What may not happen in the program is how a test fails; and nothing here is
// read from outside.
#![allow(unreachable_pub, clippy::expect_used, clippy::panic, clippy::print_stdout, clippy::unwrap_used)]

mod browser;
mod demo;
#[allow(dead_code, reason = "the tests of other subjects will use the rest")]
mod harness;
mod methods;
mod snapshot;
mod tidy;
