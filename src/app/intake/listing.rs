//! What lies in the inbox at one look: names and fingerprints.
//!
//! Looking opens nothing that could wait or lead elsewhere: no link is
//! followed, and only the end of an archive is read.

use std::collections::BTreeMap;
use std::ffi::{OsStr, OsString};
use std::fs::{self, Metadata};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io;
use std::os::unix::ffi::OsStrExt as _;
use std::os::unix::fs::{FileTypeExt as _, MetadataExt as _};
use std::path::Path;

use super::ending;
use crate::bundle::DESCRIPTOR;

/// Everything in a folder, by name.
#[derive(Clone, Debug, Default)]
pub(super) struct Listing {
    pub(super) entries: BTreeMap<OsString, Entry>,
    /// There is more than anybody brings: nothing of it was looked at closely.
    pub(super) flooded: bool,
}

/// One thing in the inbox.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Entry {
    pub(super) kind: Kind,
    pub(super) print: Print,
    /// Nothing about it says that its end is still missing.
    pub(super) whole: bool,
}

/// What it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    File,
    Folder,
    /// A link, pipe, socket or device, which no bundle is.
    Strange,
}

/// What changes when anybody writes to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Print {
    /// Device and inode: stays when it is renamed.
    pub(super) identity: (u64, u64),
    /// When it was last written to, by the file system, in nanoseconds.
    pub(super) touched: i128,
    /// Sizes, times and names of all that it holds.
    digest: u64,
}

#[cfg(test)]
impl Print {
    /// One made up for a test.
    pub(super) fn made(identity: (u64, u64), touched: i128, digest: u64) -> Self {
        Self { identity, touched, digest }
    }
}

impl Listing {
    /// More entries than this are a mistake or a nuisance.
    pub(super) const MOST: usize = 1000;

    /// Members of folders that are looked at, all together.
    const MEMBERS: usize = 20_000;

    /// Looks at a folder; nothing is in one that does not exist.
    pub(super) fn read(folder: &Path) -> io::Result<Self> {
        let mut listing = Self::default();
        let entries = match fs::read_dir(folder) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(listing),
            entries => entries?,
        };
        let mut budget = Self::MEMBERS;
        for entry in entries {
            let entry = entry?;
            if listing.entries.len() >= Self::MOST {
                listing.flooded = true;
                break;
            }
            // What has gone meanwhile is not there.
            if let Ok(metadata) = entry.metadata() {
                let looked = Entry::look(&entry.path(), &metadata, &mut budget);
                listing.entries.insert(entry.file_name(), looked);
            }
        }
        Ok(listing)
    }
}

impl Entry {
    fn look(path: &Path, metadata: &Metadata, budget: &mut usize) -> Self {
        let identity = (metadata.dev(), metadata.ino());
        let own = Print { identity, touched: touched(metadata), digest: digest(Path::new(""), metadata) };
        let kind = metadata.file_type();
        if kind.is_file() {
            Self { kind: Kind::File, print: own, whole: ending::is_whole(path, metadata.len()) }
        } else if kind.is_dir() {
            let mut folder = Walked { print: own, described: false, unfinished: false };
            folder.walk(path, Path::new(""), budget);
            Self { kind: Kind::Folder, print: folder.print, whole: folder.described && !folder.unfinished }
        } else {
            Self { kind: Kind::Strange, print: own, whole: true }
        }
    }
}

/// What a walk through a folder has found so far.
struct Walked {
    print: Print,
    described: bool,
    unfinished: bool,
}

impl Walked {
    fn walk(&mut self, folder: &Path, within: &Path, budget: &mut usize) {
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            let Some(left) = budget.checked_sub(1) else { return };
            *budget = left;
            let Ok(metadata) = entry.metadata() else { continue };
            let (name, path) = (entry.file_name(), within.join(entry.file_name()));
            // In any order: folders are not listed in the same one each time.
            self.print.digest ^= digest(&path, &metadata);
            self.print.touched = self.print.touched.max(touched(&metadata));
            self.described |= name == DESCRIPTOR;
            self.unfinished |= is_unfinished(&name) && !is_litter(&name);
            if metadata.is_dir() {
                self.walk(&entry.path(), &path, budget);
            }
        }
    }
}

/// True for names that programs give to what they have not finished writing.
pub(super) fn is_unfinished(name: &OsStr) -> bool {
    let name = name.as_bytes().to_ascii_lowercase();
    name.starts_with(b".")
        || [&b".part"[..], b".filepart", b".partial", b".tmp", b".crdownload"]
            .iter()
            .any(|ending| name.ends_with(ending))
}

/// True for what file managers leave behind wherever they have been.
pub(super) fn is_litter(name: &OsStr) -> bool {
    let name = name.as_bytes();
    name.starts_with(b"._") || [&b".DS_Store"[..], b"Thumbs.db", b"desktop.ini"].contains(&name)
}

fn touched(metadata: &Metadata) -> i128 {
    i128::from(metadata.mtime()) * 1_000_000_000 + i128::from(metadata.mtime_nsec())
}

fn digest(path: &Path, metadata: &Metadata) -> u64 {
    let mut hasher = DefaultHasher::new();
    (path, metadata.dev(), metadata.ino(), metadata.len(), touched(metadata)).hash(&mut hasher);
    hasher.finish()
}

/// What a strange thing is, for the words about it.
pub(super) fn strange(path: &Path) -> &'static str {
    match fs::symlink_metadata(path).map(|metadata| metadata.file_type()) {
        Ok(kind) if kind.is_symlink() => "link",
        Ok(kind) if kind.is_fifo() => "pipe",
        Ok(kind) if kind.is_socket() => "socket",
        _ => "device",
    }
}
