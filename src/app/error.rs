//! Why something that changes what is shown could not be done.

use std::path::PathBuf;

use crate::ledger::LedgerError;
use crate::logbook::LogError;
use crate::snapshot::StoreError;

/// It could not be carried out; what is shown has not changed.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// The store did not take it.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// What was published before is not known for sure.
    #[error(transparent)]
    Ledger(#[from] LedgerError),
    /// What is done here could not be written into the log.
    #[error(transparent)]
    Log(#[from] LogError),
    /// The disk has not enough room to finish.
    #[error("{free} bytes are free, and {need} may be needed")]
    NoRoom {
        /// Bytes that are free.
        free: u64,
        /// Bytes that may be needed.
        need: u64,
    },
    /// Something else was published since it was prepared.
    #[error("something else was published since")]
    Outdated,
    /// Nothing waits under that name.
    #[error("nothing waits under the name {0:?}")]
    NotStaged(String),
    /// What was prepared holds something that does not belong there.
    #[error("{0}: not what was prepared")]
    Foreign(PathBuf),
}

impl ImportError {
    /// Why, in a word that programs match on: messages and the log have their words by it.
    #[must_use]
    pub fn word(&self) -> &'static str {
        match self {
            Self::Store(error) if error.is_full() => "no-space",
            Self::Log(error) if error.is_full() => "no-space",
            Self::Ledger(error) if error.is_full() => "no-space",
            Self::NoRoom { .. } => "no-space",
            Self::Store(StoreError::Busy) => "busy",
            Self::Store(_) => "failed",
            Self::Ledger(_) => "ledger",
            Self::Log(_) => "log-failed",
            Self::Outdated => "outdated",
            Self::NotStaged(_) => "not-staged",
            Self::Foreign(_) => "foreign",
        }
    }
}
