//! The use cases: the stages of the pipeline joined together.

pub mod demo;
pub mod desk;
pub mod edition;
pub mod follow;
pub mod import;
mod recheck;
mod terms;

pub use terms::Terms;
