//! The use cases: the stages of the pipeline joined together.

mod brought;
pub mod clock;
pub mod demo;
pub mod desk;
pub mod edition;
pub mod follow;
pub mod import;
pub mod intake;
pub mod ledger;
pub mod log;
pub mod operator;
pub mod sign;
mod terms;
pub mod told;

pub use terms::Terms;
