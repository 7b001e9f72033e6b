//! Names: folders, links, renaming and removing.

use std::fs;
use std::io;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};

use super::unsynced::Change;
use super::{Moment, Passage, Step, folder_of, sync};

/// How the name of everything begins that is not yet what it is to be.
const HIDDEN: &str = ".";

/// How it ends.
const ASIDE: &str = ".aside";

/// The name beside a file, link or folder under which it is made before it gets its own, and under which
/// it is removed after it has lost it.
#[must_use]
pub fn aside(path: &Path) -> PathBuf {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    path.with_file_name(format!("{HIDDEN}{name}{ASIDE}"))
}

/// Makes a folder with those above it, and waits until their names are on the disk.
/// That it is there already is fine.
///
/// # Errors
/// If the disk refuses.
pub fn create_folder(step: Step, path: &Path) -> io::Result<()> {
    let passage = Passage { step, path };
    passage.at(Moment::Before)?;
    let missing: Vec<&Path> =
        path.ancestors().take_while(|path| !path.as_os_str().is_empty() && !path.is_dir()).collect();
    for folder in missing.iter().rev() {
        Passage { step, path: folder }.intend(Change::Name)?;
        match fs::create_dir(folder) {
            // Somebody else was quicker.
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists && folder.is_dir() => {}
            made => made?,
        }
    }
    passage.at(Moment::Made)?;
    for folder in &missing {
        sync(&folder_of(folder))?;
    }
    passage.at(Moment::After)
}

/// Renames, and waits until the new name is on the disk. A file, a link or an empty folder
/// of that name is replaced in the same step.
///
/// # Errors
/// If the disk refuses.
pub fn rename(step: Step, from: &Path, to: &Path) -> io::Result<()> {
    let passage = Passage { step, path: to };
    passage.at(Moment::Before)?;
    put(passage, from, to)?;
    passage.at(Moment::Named)?;
    let (old, new) = (folder_of(from), folder_of(to));
    sync(&new)?;
    if old != new {
        sync(&old)?;
    }
    passage.at(Moment::After)
}

/// Puts a symbolic link in the place of what is there, in one step, and waits until it is on the disk.
///
/// # Errors
/// If the disk refuses; what was there still is.
pub fn link(step: Step, target: &Path, path: &Path) -> io::Result<()> {
    let passage = Passage { step, path };
    passage.at(Moment::Before)?;
    let aside = aside(path);
    let made = clear(passage, &aside).and_then(|()| {
        Passage { step, path: &aside }.intend(Change::Name)?;
        symlink(target, &aside)?;
        passage.at(Moment::Made)?;
        put(passage, &aside, path)
    });
    if let Err(error) = made {
        // Best effort: the next one of that name clears it away.
        let _ = fs::remove_file(&aside);
        return Err(error);
    }
    passage.at(Moment::Named)?;
    sync(&folder_of(path))?;
    passage.at(Moment::After)
}

/// Removes a file or link, and waits until its name is gone from the disk. That it is not there is fine.
///
/// # Errors
/// If the disk refuses.
pub fn remove_file(step: Step, path: &Path) -> io::Result<()> {
    remove(step, path, |path| fs::remove_file(path))
}

/// Removes a folder with all that is in it, and waits until its name is gone from the disk. That it is
/// not there is fine. Links in it are removed, and not followed.
///
/// # Errors
/// If the disk refuses; a part of it may be gone then.
pub fn remove_tree(step: Step, path: &Path) -> io::Result<()> {
    remove(step, path, |path| fs::remove_dir_all(path))
}

fn remove(step: Step, path: &Path, gone: fn(&Path) -> io::Result<()>) -> io::Result<()> {
    let passage = Passage { step, path };
    passage.at(Moment::Before)?;
    if let Ok(metadata) = path.symlink_metadata() {
        passage.intend(Change::Removed)?;
        if metadata.is_dir() {
            remove_some(path)?;
        }
        passage.at(Moment::Half)?;
        forgive(gone(path))?;
        passage.at(Moment::Named)?;
        sync(&folder_of(path))?;
    }
    passage.at(Moment::After)
}

/// Removes the first of what is in a folder: the state between a whole tree and none.
fn remove_some(folder: &Path) -> io::Result<()> {
    let Some(first) = fs::read_dir(folder)?.next().transpose()? else { return Ok(()) };
    let is_folder = first.file_type()?.is_dir();
    forgive(if is_folder { fs::remove_dir_all(first.path()) } else { fs::remove_file(first.path()) })
}

/// Removes everything in a folder that work left there when it was interrupted: all names as [`aside`]
/// gives them. That the folder is not there is fine.
///
/// # Errors
/// If the disk refuses.
pub fn sweep(step: Step, folder: &Path) -> io::Result<()> {
    let entries = match fs::read_dir(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        entries => entries?,
    };
    for entry in entries {
        let entry = entry?;
        let name = entry.file_name();
        let name = name.to_string_lossy();
        if name.starts_with(HIDDEN) && name.ends_with(ASIDE) {
            let is_folder = entry.file_type()?.is_dir();
            if is_folder { remove_tree(step, &entry.path()) } else { remove_file(step, &entry.path()) }?;
        }
    }
    Ok(())
}

/// Waits until all names in a folder are on the disk.
///
/// # Errors
/// If the disk refuses.
pub fn sync_folder(step: Step, path: &Path) -> io::Result<()> {
    let passage = Passage { step, path };
    passage.at(Moment::Before)?;
    sync(path)?;
    passage.at(Moment::After)
}

/// Renames without waiting for the disk.
pub(super) fn put(passage: Passage<'_>, from: &Path, to: &Path) -> io::Result<()> {
    Passage { path: to, ..passage }.intend(Change::Renamed { from })?;
    fs::rename(from, to)
}

/// Removes a file or link that was left aside.
pub(super) fn clear(passage: Passage<'_>, aside: &Path) -> io::Result<()> {
    if aside.symlink_metadata().is_ok() {
        Passage { path: aside, ..passage }.intend(Change::Removed)?;
    }
    forgive(fs::remove_file(aside))
}

/// What was to go and is not there is gone.
fn forgive(removed: io::Result<()>) -> io::Result<()> {
    match removed {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        removed => removed,
    }
}
