//! The one door to the disk: everything that must outlast a crash or a power
//! cut is written, renamed and removed here.
//!
//! Every call names its [`Step`]. A step passes several points, such as
//! `ledger.save.half`: before it, between its parts, and after it ([`points`]
//! lists them all). Debug builds can be made to fail at any of them, see
//! [`fault`], and note what a power cut could still take back, see [`unsynced`] and [`power`].
//! Release builds do neither.
//!
//! What the operations promise:
//!
//! - [`write_new`], [`adopt`], [`Tail::sync`]: the *contents* are on the disk. The
//!   name is when its folder is synced too, by [`sync_folder`] or a rename within it.
//! - [`create_folder`], [`replace`], [`rename`], [`link`], [`remove_file`], [`remove_tree`]:
//!   contents and names are on the disk.
//! - [`replace`], [`rename`] and [`link`] happen in one step: readers see the old or the new.
//! - What an interrupted [`replace`] or [`link`] left aside has the name [`aside`]; the next
//!   one of the same name replaces it, and [`sweep`] removes all of a folder.

pub mod fault;
mod file;
mod name;
pub mod power;
mod step;
mod tail;
pub mod unsynced;

pub use file::{adopt, lock, replace, write_new};
pub use name::{aside, create_folder, link, remove_file, remove_tree, rename, sweep, sync_folder};
pub use step::{Deed, Moment, Step, points};
pub use tail::Tail;

use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};

use unsynced::Change;

/// A step with the path that it is done to.
#[derive(Clone, Copy)]
struct Passage<'a> {
    step: Step,
    path: &'a Path,
}

impl Passage<'_> {
    /// Passes a point; in debug builds it may be told to fail here.
    fn at(self, moment: Moment) -> io::Result<()> {
        debug_assert!(self.step.deed().moments().contains(&moment), "{:?} has no {moment:?}", self.step);
        if cfg!(debug_assertions) { fault::pass(self.step, moment) } else { Ok(()) }
    }

    /// Notes a change that is about to be made.
    fn intend(self, change: Change<'_>) -> io::Result<()> {
        if cfg!(debug_assertions) { unsynced::intend(self.path, change) } else { Ok(()) }
    }
}

/// Waits until a file's contents or a folder's names are on the disk.
fn sync(path: &Path) -> io::Result<()> {
    File::open(path)?.sync_all()?;
    synced(path)
}

/// Notes that a file or folder was synced.
fn synced(path: &Path) -> io::Result<()> {
    if cfg!(debug_assertions) { unsynced::synced(path) } else { Ok(()) }
}

/// The folder that a name stands in.
fn folder_of(path: &Path) -> PathBuf {
    match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent.to_owned(),
        _ => PathBuf::from("."),
    }
}

#[cfg(test)]
mod tests;
