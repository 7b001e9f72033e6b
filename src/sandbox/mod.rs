//! Shutting the program in before it opens what may be hostile: a bundle that takes over a reader
//! finds no network, no other program, no other file, and little memory and time.
//!
//! [`confine`] is for a process of its own that does nothing else, before it starts its first thread;
//! there is no way back. Three walls stand one behind the other:
//!
//! - *Landlock*: only the files and folders of [`Reach`], and no TCP;
//! - *seccomp*: no sockets, no other programs, no mounts, no looking into other processes;
//! - *limits* of memory, processor time and the size of files.
//!
//! An old kernel may lack the first. [`Confined`] says what holds; whoever needs all of it asks
//! [`Confined::missing`].

mod calls;
mod files;
mod limits;
mod parent;

pub use parent::{end_with_parent, tell_parent};

use std::fmt;
use std::path::PathBuf;

/// What a confined process may still reach.
///
/// Files that are open already stay so. Temporary files need a folder of `write` as `TMPDIR`.
#[derive(Clone, Debug, Default)]
pub struct Reach {
    /// Files and folders, with all that is in them, that may be read.
    pub read: Vec<PathBuf>,
    /// Folders in which everything may be read, written, renamed and removed.
    pub write: Vec<PathBuf>,
    /// Memory of its own, in bytes; asking for more fails.
    pub memory_bytes: u64,
    /// Processor time of all threads together, in seconds; the process is ended after it. Waiting takes
    /// none, so that the parent has to look at the clock as well.
    pub seconds: u64,
    /// The largest file that may be written, in bytes; the process is ended at it.
    pub file_bytes: u64,
}

/// How much of a wall the kernel has put up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wall {
    /// All of it.
    Whole,
    /// What this kernel knows of it.
    Partly,
    /// Nothing.
    Absent,
}

/// What holds a process now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[must_use = "an old kernel may not enforce everything"]
pub struct Confined {
    /// Files and folders (Landlock).
    pub files: Wall,
    /// System calls (seccomp).
    pub calls: Wall,
    /// Memory, time and size of files.
    pub limits: Wall,
}

impl Confined {
    /// The walls that are not whole, by name; none on a kernel of 6.12 or newer with Landlock.
    pub fn missing(&self) -> impl Iterator<Item = (&'static str, Wall)> {
        [("files", self.files), ("calls", self.calls), ("limits", self.limits)]
            .into_iter()
            .filter(|(_, wall)| *wall != Wall::Whole)
    }
}

impl fmt::Display for Confined {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let word = |wall| match wall {
            Wall::Whole => "whole",
            Wall::Partly => "partly",
            Wall::Absent => "absent",
        };
        let Self { files, calls, limits } = *self;
        write!(f, "files {}, calls {}, limits {}", word(files), word(calls), word(limits))
    }
}

/// The process could not be confined: it must not go on.
#[derive(Debug, thiserror::Error)]
pub enum SandboxError {
    /// Threads run already, which would stay outside.
    #[error("{0} threads run already")]
    Threads(usize),
    /// What is to be in reach is not there.
    #[error("{path}: {source}")]
    Path {
        /// Which file or folder.
        path: PathBuf,
        /// Why not.
        source: std::io::Error,
    },
    /// The kernel refused.
    #[error("{wall}: {reason}")]
    Refused {
        /// Which wall.
        wall: &'static str,
        /// The kernel's words.
        reason: String,
    },
}

/// Confines this process for as long as it lives. Told in the journal, with what the kernel lacks.
///
/// # Errors
/// If a path of the reach is not there, threads run already, or the kernel refuses what it knows.
pub fn confine(reach: &Reach) -> Result<Confined, SandboxError> {
    // Best effort: without /proc there is no telling.
    let threads = std::fs::read_dir("/proc/self/task").map_or(1, Iterator::count);
    if threads > 1 {
        return Err(SandboxError::Threads(threads));
    }
    // Limits first: the filter of calls does not let them be changed any more.
    let limits = limits::limit(reach)?;
    let files = files::shut(reach)?;
    let calls = calls::filter()?;
    let confined = Confined { files, calls, limits };
    if confined.missing().next().is_some() {
        tracing::warn!(%confined, "this kernel cannot confine the import fully");
    } else {
        tracing::debug!(%confined, "confined");
    }
    Ok(confined)
}

/// The kernel refused a wall.
fn refused(wall: &'static str) -> impl Fn(&dyn fmt::Display) -> SandboxError {
    move |reason| SandboxError::Refused { wall, reason: reason.to_string() }
}
