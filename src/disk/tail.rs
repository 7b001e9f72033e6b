//! Files that grow at their end.

use std::fs::File;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use super::unsynced::Change;
use super::{Moment, Passage, Step, synced};

/// A file that is open to be added to.
#[derive(Debug)]
pub struct Tail {
    step: Step,
    path: PathBuf,
    file: File,
}

impl Tail {
    /// Opens a file that is there; `step` is what each addition is called.
    ///
    /// # Errors
    /// If it is not there or cannot be written.
    pub fn open(step: Step, path: &Path) -> io::Result<Self> {
        let file = File::options().append(true).open(path)?;
        Ok(Self { step, path: path.to_owned(), file })
    }

    /// Adds bytes, which a power cut may still take back: follow with [`Self::sync`] where they matter.
    ///
    /// # Errors
    /// If the disk refuses; a part may have been written then.
    pub fn append(&mut self, bytes: &[u8]) -> io::Result<()> {
        let passage = Passage { step: self.step, path: &self.path };
        passage.at(Moment::Before)?;
        passage.intend(Change::Contents { kept: self.file.metadata()?.len() })?;
        let (first, second) = bytes.split_at(bytes.len() / 2);
        self.file.write_all(first)?;
        passage.at(Moment::Half)?;
        self.file.write_all(second)?;
        passage.at(Moment::Made)?;
        passage.at(Moment::After)
    }

    /// Waits until everything added is on the disk.
    ///
    /// # Errors
    /// If the disk refuses.
    pub fn sync(&self) -> io::Result<()> {
        self.file.sync_all()?;
        synced(&self.path)
    }
}
