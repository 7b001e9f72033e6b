//! The use cases: the stages of the pipeline joined together.

mod brought;
pub mod demo;
pub mod desk;
pub mod edition;
pub mod follow;
pub mod import;
pub mod intake;
pub mod ledger;
mod terms;
pub mod told;

pub use terms::Terms;
