//! A bundle on its way into the queue.

use std::ffi::OsStr;
use std::fs::{self, File};
use std::io;
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

use crate::disk::{self, Step};
use crate::trust::SIGNATURE;

/// How a bundle gets into the queue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::app::intake) enum Way {
    /// A copy is made: half of one is worth nothing.
    Copied,
    /// It is moved: there is no other.
    Moved,
}

/// A bundle on its way into the queue.
pub(in crate::app::intake) struct Draft {
    folder: PathBuf,
    way: Way,
    /// Says that somebody is at it.
    _lock: File,
    kept: bool,
}

/// The folder in a draft, and in what waits, that holds the bundle and its signature.
pub(super) const BUNDLE: &str = "bundle";

impl Way {
    fn prefix(self) -> &'static str {
        match self {
            Self::Copied => ".copy-",
            Self::Moved => ".moved-",
        }
    }
}

impl Draft {
    /// Makes the folder of a draft.
    pub(super) fn begin(work: &Path, way: Way) -> io::Result<Self> {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        loop {
            let next = NEXT.fetch_add(1, Ordering::Relaxed);
            let folder = work.join(format!("{}{}-{next}", way.prefix(), std::process::id()));
            if folder.symlink_metadata().is_ok() {
                continue;
            }
            disk::create_folder(Step::Draft, &folder)?;
            let Some(lock) = locked(&folder)? else { continue };
            disk::create_folder(Step::Draft, &folder.join(BUNDLE))?;
            return Ok(Self { folder, way, _lock: lock, kept: false });
        }
    }

    /// What a process that is no more has left; `None` if it is no draft, is gone meanwhile, or somebody is
    /// at it.
    pub(super) fn left(folder: PathBuf) -> Option<Self> {
        let name = folder.file_name()?.to_str()?;
        let way = [Way::Copied, Way::Moved].into_iter().find(|way| name.starts_with(way.prefix()))?;
        let lock = File::open(&folder).ok()?;
        lock.try_lock().ok()?;
        Some(Self { folder, way, _lock: lock, kept: false })
    }

    /// How it came.
    pub(super) fn way(&self) -> Way {
        self.way
    }

    /// Lets the folder be: it has got into the queue.
    pub(super) fn keep(mut self) {
        self.kept = true;
    }

    /// The folder of its own, for as long as it is a draft.
    pub(in crate::app::intake) fn folder(&self) -> &Path {
        &self.folder
    }

    /// Where the bundle of this name goes.
    pub(in crate::app::intake) fn bundle(&self, name: &OsStr) -> PathBuf {
        self.folder.join(BUNDLE).join(tame(name))
    }

    /// Where the signature of the bundle of this name goes.
    pub(in crate::app::intake) fn signature(&self, name: &OsStr) -> PathBuf {
        self.folder.join(BUNDLE).join(tame(name) + SIGNATURE)
    }
}

impl Drop for Draft {
    fn drop(&mut self) {
        let empty = || match fs::read_dir(self.folder.join(BUNDLE)) {
            Ok(mut held) => held.next().is_none(),
            // Interrupted before there was a place for the bundle.
            Err(error) => error.kind() == io::ErrorKind::NotFound,
        };
        // What was moved is not thrown away: the next to tidy finds it.
        if !self.kept && (self.way == Way::Copied || empty()) {
            let _ = disk::remove_any(Step::QueueRemove, &self.folder);
        }
    }
}

/// Locks a folder that was just made; `None` if somebody tidied it away before it was locked.
fn locked(folder: &Path) -> io::Result<Option<File>> {
    let lock = match File::open(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        lock => lock?,
    };
    lock.lock()?;
    Ok(lies_at(&lock, folder)?.then_some(lock))
}

/// True if an open folder still has that name.
fn lies_at(open: &File, path: &Path) -> io::Result<bool> {
    let open = open.metadata()?;
    Ok(fs::symlink_metadata(path).is_ok_and(|now| (now.dev(), now.ino()) == (open.dev(), open.ino())))
}

/// A name that does no harm in a terminal, a message or a shell, and still reads like the one it was.
fn tame(name: &OsStr) -> String {
    const LONGEST: usize = 60;
    let tame = |c: char| if c.is_alphanumeric() || " ._-()".contains(c) { c } else { '_' };
    let name = name.to_string_lossy();
    // From the end, where the ending is.
    let cut = name.chars().count().saturating_sub(LONGEST);
    let name: String = name.chars().skip(cut).map(tame).collect();
    // Hidden files, options, and signatures without a bundle.
    let bare = name.trim_start_matches(['.', '-', ' ']).trim_end_matches(SIGNATURE);
    if bare.is_empty() { "bundle".to_owned() } else { bare.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_that_was_tidied_away_before_it_was_locked_is_not_used() {
        let place = tempfile::tempdir().unwrap();
        let folder = place.path().join("draft");
        fs::create_dir(&folder).unwrap();
        let lock = File::open(&folder).unwrap();
        assert!(lies_at(&lock, &folder).unwrap());
        fs::remove_dir(&folder).unwrap();
        assert!(!lies_at(&lock, &folder).unwrap());
        fs::create_dir(&folder).unwrap();
        assert!(!lies_at(&lock, &folder).unwrap(), "somebody else's of the same name");
    }

    #[test]
    fn names_do_no_harm() {
        assert_eq!(tame(OsStr::new("Odense 2026 (ny).zip")), "Odense 2026 (ny).zip");
        assert_eq!(tame(OsStr::new("; rm -rf *\n.zip")), "_ rm -rf __.zip");
        assert_eq!(tame(OsStr::new("--lang=en.zip")), "lang_en.zip");
        assert_eq!(tame(OsStr::new(".minisig")), "minisig");
        assert_eq!(tame(OsStr::new("...")), "bundle");
        assert_eq!(tame(OsStr::new(&"å".repeat(300))).chars().count(), 60);
    }
}
