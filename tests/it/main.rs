//! One test binary.

mod fixture;
mod served;
mod web;
