//! Debug builds only: noting what a power cut may still take back.
//!
//! Where `KOMSPOT_UNSYNCED` names a folder, every change is noted in a journal there before it is made,
//! with a copy of what it replaces or removes, and every sync after it has succeeded. However the process
//! ends, [`super::power`] can then make of the data directory what a power cut might have left.

use std::fs::File;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};

use serde::{Deserialize, Serialize};

use super::power::copy_tree;
use super::{Moment, Step};

/// The variable that names the journal's folder. One for each process.
pub const VARIABLE: &str = "KOMSPOT_UNSYNCED";

/// A change that is about to be made to a path.
#[derive(Clone, Copy, Debug)]
pub(super) enum Change<'a> {
    /// It comes to be.
    Name,
    /// Bytes are written behind the first `kept`.
    Contents { kept: u64 },
    /// It is what was called `from`; what had the name is gone.
    Renamed { from: &'a Path },
    /// It is gone.
    Removed,
}

/// A line of the journal. Paths are absolute.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) enum Line {
    /// A point was passed.
    Passed(String),
    /// A new name.
    Named(PathBuf),
    /// Bytes behind the first `kept` of a file.
    Written { path: PathBuf, kept: u64 },
    /// A new name for an old one, and the copy of what had it.
    Renamed { from: PathBuf, to: PathBuf, old: Option<PathBuf> },
    /// A name less, and the copy of what had it.
    Removed { path: PathBuf, old: Option<PathBuf> },
    /// A file's contents or a folder's names are on the disk.
    Synced(PathBuf),
}

/// The name of the journal in its folder.
pub(super) const JOURNAL: &str = "journal.jsonl";

/// Notes a change that is about to be made.
pub(super) fn intend(path: &Path, change: Change<'_>) -> io::Result<()> {
    with_folder(|folder| {
        let path = std::path::absolute(path)?;
        let line = match change {
            Change::Name => Line::Named(path),
            Change::Contents { kept } => Line::Written { path, kept },
            Change::Renamed { from } => {
                let old = keep(folder, &path)?;
                Line::Renamed { from: std::path::absolute(from)?, to: path, old }
            }
            Change::Removed => {
                let old = keep(folder, &path)?;
                Line::Removed { path, old }
            }
        };
        note(folder, &line)
    })
}

/// Notes that a file or folder is on the disk.
pub(super) fn synced(path: &Path) -> io::Result<()> {
    with_folder(|folder| note(folder, &Line::Synced(std::path::absolute(path)?)))
}

/// Notes that a point is passed.
pub(super) fn passed(step: Step, moment: Moment) -> io::Result<()> {
    with_folder(|folder| note(folder, &Line::Passed(step.point(moment))))
}

/// What the environment names.
static FOLDER: OnceLock<Option<PathBuf>> = OnceLock::new();

/// Does something with the journal's folder where there is one.
fn with_folder(note: impl FnOnce(&Path) -> io::Result<()>) -> io::Result<()> {
    #[cfg(test)]
    if let Some(folder) = tests::folder() {
        return note(&folder);
    }
    let folder = FOLDER.get_or_init(|| std::env::var_os(VARIABLE).map(PathBuf::from));
    folder.as_ref().map_or(Ok(()), |folder| note(folder))
}

/// Adds a line in one write, so that threads do not mix theirs.
fn note(folder: &Path, line: &Line) -> io::Result<()> {
    let mut text = serde_json::to_string(line)?;
    text.push('\n');
    let mut file = File::options().create(true).append(true).open(folder.join(JOURNAL))?;
    file.write_all(text.as_bytes())
}

/// Copies what is at a path, if anything is.
fn keep(folder: &Path, path: &Path) -> io::Result<Option<PathBuf>> {
    static KEPT: AtomicU32 = AtomicU32::new(0);
    if path.symlink_metadata().is_err() {
        return Ok(None);
    }
    let copy = folder.join(format!("kept-{}", KEPT.fetch_add(1, Ordering::SeqCst)));
    copy_tree(path, &copy)?;
    Ok(Some(copy))
}

#[cfg(test)]
pub(super) mod tests {
    use std::cell::RefCell;

    use super::*;

    thread_local! {
        static FOLDER: RefCell<Option<PathBuf>> = const { RefCell::new(None) };
    }

    pub(super) fn folder() -> Option<PathBuf> {
        FOLDER.with_borrow(Clone::clone)
    }

    /// Does something in this thread with a journal in `folder`.
    pub(in crate::disk) fn noted<T>(folder: &Path, deed: impl FnOnce() -> T) -> T {
        FOLDER.set(Some(folder.to_owned()));
        let result = deed();
        FOLDER.set(None);
        result
    }
}
