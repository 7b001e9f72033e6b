//! What lies at a path, removed whatever it is; and rights that only one may have.

use std::fs::{self, File, TryLockError};
use std::io;
use std::path::Path;

use crate::disk::{self, Step};

/// Removes whatever lies at a path, and waits until its name is gone from the disk. No link is followed.
pub(super) fn remove(step: Step, path: &Path) -> io::Result<()> {
    let is_folder = fs::symlink_metadata(path).is_ok_and(|metadata| metadata.is_dir());
    if is_folder { disk::remove_tree(step, path) } else { disk::remove_file(step, path) }
}

/// Takes a right that only one may have, until the file is dropped; `None` if somebody else has it.
pub(super) fn try_lock(path: &Path) -> io::Result<Option<File>> {
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
