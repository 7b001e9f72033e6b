//! Rights that only one may have at a time, however many processes there are.

use std::fs::{File, TryLockError};
use std::io;
use std::path::Path;

use crate::disk::{self, Step};

/// The right to take in bundles, so that they are taken in one at a time.
pub(super) const IMPORT: &str = "lock";

/// The right to take things out of the inbox.
pub(super) const INBOX: &str = "inbox";

/// Takes a right until the file is dropped; `None` if somebody else has it.
pub(super) fn take(path: &Path) -> io::Result<Option<File>> {
    if let Some(folder) = path.parent() {
        disk::create_folder(Step::Work, folder)?;
    }
    let file = disk::lock(Step::WorkLock, path)?;
    match file.try_lock() {
        Ok(()) => Ok(Some(file)),
        Err(TryLockError::WouldBlock) => Ok(None),
        Err(TryLockError::Error(error)) => Err(error),
    }
}
