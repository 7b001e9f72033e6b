//! The use cases: the stages of the pipeline joined together.

mod assemble;
mod brought;
pub mod certificate;
pub mod check;
pub mod clock;
pub mod demo;
pub mod desk;
pub mod doctor;
pub mod edition;
mod error;
pub mod follow;
mod hand;
pub mod history;
pub mod intake;
pub mod ledger;
pub mod log;
pub mod operator;
pub mod past;
pub mod preview;
pub mod sign;
pub mod stage;
pub mod supervisor;
mod terms;
pub mod told;
mod verdict;

pub use error::ImportError;
pub use hand::Hand;
pub use terms::Terms;
