//! The use cases: the stages of the pipeline joined together.

pub mod demo;
pub mod edition;
pub mod follow;
pub mod import;
pub mod ledger;
