//! Debug builds only: what a power cut may leave of a data directory.
//!
//! The file system that is modelled keeps what POSIX promises and no more: a file's contents are
//! there after they were synced, a name (new, renamed or removed) after its folder was. Of everything
//! else a power cut keeps what it likes. Names are lost from the end, as journals lose them, so the
//! possible outcomes are: the first so many unsynced changes of names survive, and of the
//! contents written since the last sync nothing does, or all.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};

use super::folder_of;
use super::unsynced::{JOURNAL, Line};

/// What a process had done when it ended, of which a power cut may take back a part.
#[derive(Debug)]
pub struct Unsynced {
    lines: Vec<Line>,
    /// Changes of names that are not on the disk for sure, in their order.
    names: Vec<usize>,
    /// Contents that are not.
    contents: Vec<usize>,
}

/// Names of the points that were passed, in their order.
///
/// # Errors
/// If the journal cannot be read.
pub fn passed(journal: &Path) -> io::Result<Vec<String>> {
    let point = |line| if let Line::Passed(point) = line { Some(point) } else { None };
    Ok(read(journal)?.into_iter().filter_map(point).collect())
}

fn read(journal: &Path) -> io::Result<Vec<Line>> {
    let text = match fs::read_to_string(journal.join(JOURNAL)) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => String::new(),
        text => text?,
    };
    // A line without its end was being written when the process was killed.
    let whole = text.split_inclusive('\n').filter(|line| line.ends_with('\n'));
    whole.map(|line| serde_json::from_str(line).map_err(io::Error::from)).collect()
}

impl Unsynced {
    /// Reads the journal of a process that has ended.
    ///
    /// # Errors
    /// If the journal cannot be read.
    pub fn of(journal: &Path) -> io::Result<Self> {
        let mut lines = read(journal)?;
        // It ended between the note and the deed.
        let last = lines.iter().rposition(|line| !matches!(line, Line::Passed(_)));
        if let Some(at) = last
            && let Some(Line::Renamed { from, .. }) = lines.get(at)
            && from.symlink_metadata().is_ok()
        {
            lines.remove(at);
        }
        let mut of = Self { lines, names: Vec::new(), contents: Vec::new() };
        for (at, line) in of.lines.iter().enumerate() {
            let folders = match line {
                Line::Passed(_) | Line::Synced(_) => continue,
                Line::Written { path, .. } => {
                    if !of.is_synced(at, path) {
                        of.contents.push(at);
                    }
                    continue;
                }
                Line::Named(path) | Line::Removed { path, .. } => BTreeSet::from([folder_of(path)]),
                Line::Renamed { from, to, .. } => BTreeSet::from([folder_of(from), folder_of(to)]),
            };
            if !folders.iter().all(|folder| of.is_synced(at, folder)) {
                of.names.push(at);
            }
        }
        Ok(of)
    }

    /// How many changes of names may be lost.
    #[must_use]
    pub fn names(&self) -> usize {
        self.names.len()
    }

    /// How many times contents were written that may be lost.
    #[must_use]
    pub fn contents(&self) -> usize {
        self.contents.len()
    }

    /// Makes of the file system what a power cut may leave: of the unsynced names the first `surviving`,
    /// and no unsynced contents if they are `lost`.
    ///
    /// # Errors
    /// If the file system refuses.
    pub fn cut(&self, surviving: usize, lost: bool) -> io::Result<()> {
        if lost {
            self.lose_contents()?;
        }
        let undone = self.names.get(surviving..).unwrap_or_default();
        for &at in undone.iter().rev() {
            let now = |path: &Path| self.later(path, at, |later| !undone.contains(&later));
            match self.lines.get(at) {
                Some(Line::Named(path)) => remove(&now(path))?,
                Some(Line::Removed { path, old: Some(old) }) => {
                    remove(&now(path))?;
                    copy_tree(old, &now(path))?;
                }
                Some(Line::Renamed { from, to, old }) => {
                    fs::rename(now(to), now(from))?;
                    if let Some(old) = old {
                        copy_tree(old, &now(to))?;
                    }
                }
                _ => {}
            }
        }
        Ok(())
    }

    fn lose_contents(&self) -> io::Result<()> {
        for &at in &self.contents {
            let Some(Line::Written { path, kept }) = self.lines.get(at) else { continue };
            match File::options().write(true).open(self.later(path, at, |_| true)) {
                // Removed since, or never made.
                Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                file => {
                    let file = file?;
                    if file.metadata()?.len() > *kept {
                        file.set_len(*kept)?;
                    }
                }
            }
        }
        Ok(())
    }

    /// True if what had a path at line `at` was synced after it.
    fn is_synced(&self, at: usize, path: &Path) -> bool {
        let mut path = path.to_owned();
        for line in self.lines.iter().skip(at + 1) {
            match line {
                Line::Synced(synced) if *synced == path => return true,
                Line::Renamed { from, to, .. } => path = moved(path, from, to),
                _ => {}
            }
        }
        false
    }

    /// The path that something has now which had another at line `at`; only those renames count that hold.
    fn later(&self, path: &Path, at: usize, holds: impl Fn(usize) -> bool) -> PathBuf {
        let mut path = path.to_owned();
        for (later, line) in self.lines.iter().enumerate().skip(at + 1) {
            if let Line::Renamed { from, to, .. } = line
                && holds(later)
            {
                path = moved(path, from, to);
            }
        }
        path
    }
}

/// Where a path leads after a rename of it, or of a folder above it.
fn moved(path: PathBuf, from: &Path, to: &Path) -> PathBuf {
    match path.strip_prefix(from) {
        Ok(rest) if rest.as_os_str().is_empty() => to.to_owned(),
        Ok(rest) => to.join(rest),
        Err(_) => path,
    }
}

/// Copies a file, a link or a folder with all that is in it. Nothing is synced.
///
/// # Errors
/// If the file system refuses.
pub fn copy_tree(from: &Path, to: &Path) -> io::Result<()> {
    let kind = from.symlink_metadata()?.file_type();
    if kind.is_symlink() {
        return symlink(fs::read_link(from)?, to);
    }
    if !kind.is_dir() {
        return fs::copy(from, to).map(|_| ());
    }
    fs::create_dir(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        copy_tree(&entry.path(), &to.join(entry.file_name()))?;
    }
    Ok(())
}

fn remove(path: &Path) -> io::Result<()> {
    match path.symlink_metadata() {
        Ok(metadata) if metadata.is_dir() => fs::remove_dir_all(path),
        Ok(_) => fs::remove_file(path),
        Err(_) => Ok(()),
    }
}
