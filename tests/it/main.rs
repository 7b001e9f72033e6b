//! Every integration test, in one binary so that DuckDB is linked once.
//!
//! One file per subject. What starts programs and talks to them is in
//! `harness`; tests of a real page belong to `browser`, rules about the source
//! itself to `tidy`.

// What may not happen in the program is how a test fails; and nothing here is
// read from outside.
#![allow(unreachable_pub, clippy::expect_used, clippy::panic, clippy::unwrap_used)]
#![allow(clippy::print_stderr, clippy::print_stdout)]

mod accessible;
mod area;
mod arm;
mod audit;
mod brought;
mod browser;
mod bundle;
mod calibration;
mod check;
mod commands;
mod compare;
mod demo;
mod disk;
mod doctor;
mod exports;
mod features;
mod geometry;
mod harness;
mod hostile;
mod inbox;
mod ledger;
mod logbook;
mod map;
mod methods;
mod notes;
mod operator;
mod pages;
mod persons;
mod planted;
mod printed;
mod protect;
mod sandbox;
mod series;
mod shown;
mod signals;
mod snapshot;
mod stage;
mod supervised;
mod tidy;
mod tls;
mod trust;
mod units;
mod usb;
mod users;
mod wall_alive;
mod wall_faults;
mod wall_type;
mod web;
