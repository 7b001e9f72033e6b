//! Copying a bundle from where it cannot stay: a file or a folder of files,
//! and nothing else.

use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::os::unix::fs::MetadataExt as _;
use std::path::Path;

use super::ending;
use crate::disk::{self, Step};
use crate::finding::{Finding, Place};

/// How much is copied at most.
#[derive(Clone, Copy, Debug)]
pub(super) struct Budget {
    pub(super) bytes: u64,
    pub(super) members: usize,
}

/// Why a copy was not made.
#[derive(Debug, thiserror::Error)]
pub(super) enum CopyError {
    /// The original cannot be read: a stick was pulled out, or is worn.
    #[error("the original cannot be read: {0}")]
    Original(io::Error),
    /// The copy cannot be written.
    #[error("the copy cannot be written: {0}")]
    Copy(io::Error),
    /// There is more than fits into a bundle.
    #[error("it is larger than a bundle may be")]
    TooLarge,
    /// There is a link, pipe, socket or device in it: which one.
    #[error("there is something in it that is neither file nor folder")]
    Strange(Box<Finding>),
}

/// How deep the folders of a bundle lie.
const DEPTH: u8 = 8;

impl Default for Budget {
    /// What a bundle may be at most: see [`crate::bundle::Limits`].
    fn default() -> Self {
        let limits = crate::bundle::Limits::default();
        Self { bytes: limits.bundle_bytes, members: limits.members }
    }
}

/// Copies a file or folder to a place where nothing is yet, onto the disk.
pub(super) fn copy(from: &Path, to: &Path, budget: &mut Budget) -> Result<(), CopyError> {
    within(from, to, budget, DEPTH)
}

fn within(from: &Path, to: &Path, budget: &mut Budget, depth: u8) -> Result<(), CopyError> {
    budget.members = budget.members.checked_sub(1).ok_or(CopyError::TooLarge)?;
    let metadata = fs::symlink_metadata(from).map_err(CopyError::Original)?;
    let kind = metadata.file_type();
    let strange = |code| CopyError::Strange(Box::new(member(code, from)));
    if kind.is_file() {
        // As where a folder is read in its place; an archive is one file whatever else it is called.
        if metadata.nlink() > 1 && depth < DEPTH {
            return Err(strange("member-hard-link"));
        }
        let original = ending::open(from).map_err(CopyError::Original)?;
        return stream(original, to, budget);
    }
    if !kind.is_dir() {
        return Err(strange(if kind.is_symlink() { "member-link" } else { "member-special" }));
    }
    let depth = depth.checked_sub(1).ok_or(CopyError::TooLarge)?;
    disk::create_folder(Step::Draft, to).map_err(CopyError::Copy)?;
    for entry in fs::read_dir(from).map_err(CopyError::Original)? {
        let entry = entry.map_err(CopyError::Original)?;
        within(&entry.path(), &to.join(entry.file_name()), budget, depth)?;
    }
    disk::sync_folder(Step::QueueNames, to).map_err(CopyError::Copy)
}

/// What is wrong with a part of a bundle, by its name.
fn member(code: &'static str, path: &Path) -> Finding {
    Finding::refused(code, Place::default()).value(&path.file_name().unwrap_or_default().to_string_lossy())
}

/// Copies a stream into a new file.
pub(super) fn stream(from: impl Read, to: &Path, budget: &mut Budget) -> Result<(), CopyError> {
    disk::adopt(Step::QueueCopy, to, || written(from, to, budget), CopyError::Copy)
}

fn written(mut from: impl Read, to: &Path, budget: &mut Budget) -> Result<(), CopyError> {
    let mut file = File::create_new(to).map_err(CopyError::Copy)?;
    let mut buffer = vec![0; 256 << 10];
    loop {
        let count = match from.read(&mut buffer) {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            count => count.map_err(CopyError::Original)?,
        };
        let Some(bytes) = buffer.get(..count).filter(|bytes| !bytes.is_empty()) else { break };
        budget.bytes = budget.bytes.checked_sub(count as u64).ok_or(CopyError::TooLarge)?;
        file.write_all(bytes).map_err(CopyError::Copy)?;
    }
    Ok(())
}

/// True if all of a file or folder can be read now.
pub(super) fn is_readable(path: &Path) -> bool {
    let Ok(metadata) = fs::symlink_metadata(path) else { return false };
    if metadata.is_dir() {
        let entries = fs::read_dir(path).map(|entries| entries.take(Budget::default().members));
        return entries.is_ok_and(|mut entries| {
            entries.all(|entry| entry.is_ok_and(|entry| is_readable(&entry.path())))
        });
    }
    let readable = |file: File| io::copy(&mut file.take(Budget::default().bytes), &mut io::sink()).is_ok();
    !metadata.is_file() || ending::open(path).is_ok_and(readable)
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROOM: Budget = Budget { bytes: 1000, members: 10 };

    #[test]
    fn what_the_operators_page_takes_can_be_kept() {
        assert!(crate::config::Operator::default().upload <= Budget::default().bytes);
    }

    #[test]
    fn a_folder_is_copied_as_it_is() {
        let place = tempfile::tempdir().unwrap();
        let (from, to) = (place.path().join("a"), place.path().join("b"));
        fs::create_dir_all(from.join("tal")).unwrap();
        fs::write(from.join("tal/x.csv"), "x").unwrap();
        copy(&from, &to, &mut ROOM.clone()).unwrap();
        assert_eq!(fs::read_to_string(to.join("tal/x.csv")).unwrap(), "x");
    }

    #[test]
    fn no_more_is_copied_than_a_bundle_may_hold() {
        let place = tempfile::tempdir().unwrap();
        let to = place.path().join("to");
        let result = stream(io::repeat(0), &to, &mut ROOM.clone());
        assert!(matches!(result, Err(CopyError::TooLarge)));
        let from = place.path().join("from");
        fs::create_dir(&from).unwrap();
        for n in 0..20 {
            fs::write(from.join(n.to_string()), "").unwrap();
        }
        let result = copy(&from, &place.path().join("c"), &mut ROOM.clone());
        assert!(matches!(result, Err(CopyError::TooLarge)));
    }

    #[test]
    fn links_are_not_followed() {
        let place = tempfile::tempdir().unwrap();
        let from = place.path().join("from");
        fs::create_dir(&from).unwrap();
        std::os::unix::fs::symlink("/etc/hostname", from.join("x.csv")).unwrap();
        let result = copy(&from, &place.path().join("to"), &mut ROOM.clone());
        assert!(matches!(result, Err(CopyError::Strange(told)) if told.code == "member-link"));
        fs::remove_file(from.join("x.csv")).unwrap();
        fs::write(place.path().join("other"), "").unwrap();
        fs::hard_link(place.path().join("other"), from.join("x.csv")).unwrap();
        let result = copy(&from, &place.path().join("again"), &mut ROOM.clone());
        assert!(matches!(result, Err(CopyError::Strange(told)) if told.code == "member-hard-link"));
    }

    #[test]
    fn an_original_that_breaks_off_is_told_from_a_full_disk() {
        struct Broken;
        impl Read for Broken {
            fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
                Err(io::Error::from_raw_os_error(5))
            }
        }
        let place = tempfile::tempdir().unwrap();
        let result = stream(Broken, &place.path().join("x"), &mut ROOM.clone());
        assert!(matches!(result, Err(CopyError::Original(_))));
        let result = stream(io::empty(), &place.path().join("none/x"), &mut ROOM.clone());
        assert!(matches!(result, Err(CopyError::Copy(_))));
    }
}
