//! Files and their contents.

use std::fs::{self, File};
use std::io::{self, Write as _};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::Path;

use super::unsynced::Change;
use super::{Moment, Passage, Step, aside, folder_of, name, sync, synced};

/// Writes a new file and waits until its contents are on the disk.
///
/// # Errors
/// If there is such a file already, or the disk refuses.
pub fn write_new(step: Step, path: &Path, bytes: &[u8]) -> io::Result<()> {
    let passage = Passage { step, path };
    passage.at(Moment::Before)?;
    fill(passage, path, bytes)?;
    passage.at(Moment::After)
}

/// Puts a file in the place of what is there, in one step, and waits until it is on the disk.
///
/// # Errors
/// If the disk refuses; what was there still is.
pub fn replace(step: Step, path: &Path, bytes: &[u8]) -> io::Result<()> {
    let passage = Passage { step, path };
    passage.at(Moment::Before)?;
    let aside = aside(path);
    let written = name::clear(passage, &aside)
        .and_then(|()| fill(passage, &aside, bytes))
        .and_then(|()| passage.at(Moment::Synced))
        .and_then(|()| name::put(passage, &aside, path));
    if let Err(error) = written {
        // Best effort: the next one of that name clears it away.
        let _ = fs::remove_file(&aside);
        return Err(error);
    }
    passage.at(Moment::Named)?;
    sync(&folder_of(path))?;
    passage.at(Moment::After)
}

/// Lets `write` make a file by a library of its own, and waits until its contents are on the disk.
/// `failed` turns what the disk says into the error that `write` gives.
///
/// # Errors
/// What `write` gives, or if the disk refuses.
pub fn adopt<E>(
    step: Step,
    path: &Path,
    write: impl FnOnce() -> Result<(), E>,
    failed: impl Fn(io::Error) -> E,
) -> Result<(), E> {
    let passage = Passage { step, path };
    let begin = || {
        passage.at(Moment::Before)?;
        passage.intend(Change::Name)?;
        passage.intend(Change::Contents { kept: 0 })
    };
    begin().map_err(&failed)?;
    write()?;
    let end = || {
        passage.at(Moment::Made)?;
        sync(path)?;
        passage.at(Moment::After)
    };
    end().map_err(failed)
}

/// Opens a file that is there for its lock only, and makes it if need be.
///
/// # Errors
/// If the disk refuses.
pub fn lock(step: Step, path: &Path) -> io::Result<File> {
    let passage = Passage { step, path };
    passage.at(Moment::Before)?;
    if !path.exists() {
        passage.intend(Change::Name)?;
    }
    let file = File::options().create(true).truncate(false).write(true).open(path)?;
    passage.at(Moment::After)?;
    Ok(file)
}

/// Writes and syncs a file that is not there yet.
fn fill(passage: Passage<'_>, path: &Path, bytes: &[u8]) -> io::Result<()> {
    let at = Passage { path, ..passage };
    at.intend(Change::Name)?;
    at.intend(Change::Contents { kept: 0 })?;
    // Before the umask.
    let mode = if passage.step.is_private() { 0o600 } else { 0o666 };
    let mut file = File::options().write(true).create_new(true).mode(mode).open(path)?;
    let (first, second) = bytes.split_at(bytes.len() / 2);
    file.write_all(first)?;
    passage.at(Moment::Half)?;
    file.write_all(second)?;
    passage.at(Moment::Made)?;
    file.sync_all()?;
    synced(path)
}
