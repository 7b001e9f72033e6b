//! The ledger on disk: `DATA/ledger.jsonl`.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::{Broken, Head, Ledger};
use crate::disk::{self, Step};

/// Why there is no ledger to go on from. Nothing may be released without it.
#[derive(Debug, thiserror::Error)]
pub enum LedgerError {
    /// Something was published, but the ledger is gone.
    #[error("the ledger is missing")]
    Missing,
    /// Lines are missing at its end.
    #[error("the ledger has {lines} lines and must have at least {known}")]
    Truncated {
        /// Lines that it has.
        lines: u64,
        /// Lines that it had when a snapshot was published.
        known: u64,
    },
    /// A line was altered.
    #[error(transparent)]
    Broken(#[from] Broken),
    /// It is whole, but not the one that the snapshots were published by.
    #[error("the ledger is not the one that the snapshots were published by")]
    Other,
    /// It belongs to somebody else.
    #[error("the ledger is of {theirs}, not of {ours}")]
    OtherMunicipality {
        /// Whose it is.
        theirs: String,
        /// Whose figures these are.
        ours: String,
    },
    /// The file system refused.
    #[error("{path}: {source}")]
    Io {
        /// What was being read or written.
        path: PathBuf,
        /// Why not.
        source: io::Error,
    },
}

/// The ledger's file in a data directory.
#[derive(Clone, Debug)]
pub struct LedgerFile {
    path: PathBuf,
}

impl LedgerFile {
    /// The name of the file, also of its copies in the snapshots' folders.
    pub const NAME: &str = "ledger.jsonl";

    /// The file of a data directory; it need not exist yet.
    #[must_use]
    pub fn new(data: &Path) -> Self {
        Self { path: data.join(Self::NAME) }
    }

    /// Reads the ledger and holds it against what the snapshots remember of
    /// it: that it has only grown since. Where nothing was published yet a new one begins.
    ///
    /// # Errors
    /// See [`LedgerError`].
    pub fn load(&self, heads: &[Head], municipality: &str) -> Result<Ledger, LedgerError> {
        let text = match fs::read_to_string(&self.path) {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                return if heads.is_empty() {
                    Ok(Ledger::begin(municipality))
                } else {
                    Err(LedgerError::Missing)
                };
            }
            Err(error) if error.kind() == io::ErrorKind::InvalidData => return Err(Broken::Line(1).into()),
            Err(source) => return Err(LedgerError::Io { path: self.path.clone(), source }),
        };
        let ledger = Ledger::read(&text)?;
        let stranger = heads.iter().find(|head| !ledger.has_grown_from(head));
        if ledger.municipality() != municipality && (heads.is_empty() || stranger.is_some()) {
            let theirs = ledger.municipality().to_owned();
            return Err(LedgerError::OtherMunicipality { theirs, ours: municipality.to_owned() });
        }
        let lines = ledger.head().lines;
        match stranger {
            None => Ok(ledger),
            Some(head) if head.lines > lines => Err(LedgerError::Truncated { lines, known: head.lines }),
            Some(_) => Err(LedgerError::Other),
        }
    }

    /// Puts a ledger in the place of what is there, in one step, and waits
    /// until it is on the disk.
    ///
    /// # Errors
    /// If the file system refuses; what was there still is.
    pub fn save(&self, ledger: &Ledger) -> Result<(), LedgerError> {
        disk::replace(Step::Ledger, &self.path, ledger.text().as_bytes())
            .map_err(|source| LedgerError::Io { path: self.path.clone(), source })
    }
}
