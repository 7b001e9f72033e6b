//! A bundle that is a directory.

use std::fs::{self, File};
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};

use super::limits::Budget;
use super::members::DESCRIPTOR;
use crate::finding::{Finding, Place};

/// How many folders down names are listed.
const DEPTH: u8 = 4;

/// A directory whose files are read when they are asked for.
pub(super) struct Folder {
    /// Without links in it, to compare against.
    canonical: PathBuf,
    /// Files and folders that it may hold.
    members: usize,
}

impl Folder {
    pub(super) fn open(path: &Path, members: usize) -> Result<Self, Finding> {
        let canonical = fs::canonicalize(path).map_err(|error| {
            Finding::refused("bundle-unreadable", Place::default()).detail("reason", error)
        })?;
        Ok(Self { canonical, members })
    }

    /// Where the descriptor lies: here, or in the only folder that is here.
    pub(super) fn root(&self) -> Option<String> {
        if self.canonical.join(DESCRIPTOR).exists() {
            return Some(String::new());
        }
        let mut folder = None;
        for entry in fs::read_dir(&self.canonical).ok()?.take(self.members) {
            let entry = entry.ok()?;
            if entry.file_type().ok()?.is_dir() && folder.replace(entry.file_name()).is_some() {
                return None;
            }
        }
        let folder = folder?;
        let holds = self.canonical.join(&folder).join(DESCRIPTOR).exists();
        holds.then(|| folder.to_str().map(|name| format!("{name}/"))).flatten()
    }

    /// The names of everything in it, as far down as bundles go, and no more than one above what it may
    /// hold. What cannot be listed cannot be read either.
    pub(super) fn names(&self) -> Vec<String> {
        let mut names = Vec::new();
        let mut folders = vec![(self.canonical.clone(), DEPTH)];
        while let Some((folder, depth)) = folders.pop() {
            for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
                if names.len() > self.members {
                    return names;
                }
                names.push(entry.file_name().to_string_lossy().into_owned());
                if depth > 0 && entry.file_type().is_ok_and(|kind| kind.is_dir()) {
                    folders.push((entry.path(), depth - 1));
                }
            }
        }
        names
    }

    /// Reads a file; links may lead to other places of the bundle, but not out of it.
    pub(super) fn read(&self, name: &str, budget: &mut Budget) -> Result<Option<Vec<u8>>, Finding> {
        let unreadable = |error: std::io::Error| {
            Finding::refused("resource-unreadable", Place::resource(name)).detail("reason", error)
        };
        let Ok(path) = fs::canonicalize(self.canonical.join(name)) else { return Ok(None) };
        if !path.starts_with(&self.canonical) {
            return Err(Finding::refused("member-link", Place::default()).value(name));
        }
        // Asked before opening: opening a pipe would wait for its other end.
        if !fs::metadata(&path).map_err(unreadable)?.is_file() {
            return Err(Finding::refused("member-special", Place::default()).value(name));
        }
        let mut file = File::open(&path).map_err(unreadable)?;
        let metadata = file.metadata().map_err(unreadable)?;
        // What else is called so may be a file that whoever made the bundle must not read.
        if metadata.nlink() > 1 {
            return Err(Finding::refused("member-hard-link", Place::default()).value(name));
        }
        budget.read(&mut file, name, metadata.len()).map(Some)
    }
}
