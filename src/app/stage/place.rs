//! A folder in `DATA/staged`.

use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::app::ImportError;
use crate::chain::Head;
use crate::disk::{self, Step};
use crate::snapshot::{Lock, Store, StoreError, folder};

/// How the names of what waits begin.
pub(super) const HELD: &str = "held-";

/// What is being removed; no bundle is prepared under this name.
const GONE: &str = "gone";

/// What a prepared snapshot was worked out from.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Base {
    /// The snapshot that was current.
    pub(super) snapshot: Option<String>,
    /// How far the ledger had come.
    pub(super) ledger: Head,
}

/// A folder in which something is prepared, or waits.
#[derive(Clone, Debug)]
pub(super) struct Place {
    pub(super) name: String,
    pub(super) path: PathBuf,
}

impl Place {
    pub(super) const BASE: &str = "base.json";
    pub(super) const PREVIEW: &str = "preview.json";
    pub(super) const HOLD: &str = "held.json";
    const UNFINISHED: &str = "unfinished.jsonl";
    const TEMPORARY: &str = "temporary";
    /// The largest note, in bytes; a preview of thousands of indicators is smaller.
    const LARGEST: u64 = 32 << 20;

    /// A place by its name, which may come from outside.
    pub(super) fn of(store: &Store, name: &str) -> Result<Self, ImportError> {
        let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_".contains(&byte);
        if name.is_empty() || name.len() > 64 || !name.bytes().all(plain) {
            return Err(ImportError::NotStaged(name.chars().take(64).collect()));
        }
        Ok(Self { name: name.to_owned(), path: root(store).join(name) })
    }

    /// Makes the folder, and empties it but for what a stopped run has finished and temporary files.
    pub(super) fn begin(&self) -> Result<(), ImportError> {
        let path = &self.path;
        disk::create_folder(Step::StagedFolder, path).map_err(at(path))?;
        for entry in fs::read_dir(path).map_err(at(path))? {
            let entry = entry.map_err(at(path))?;
            if entry.file_name() != Self::UNFINISHED && entry.file_name() != Self::TEMPORARY {
                remove(&entry.path())?;
            }
        }
        Ok(())
    }

    /// Writes a file that is not there yet, and waits until it is on the disk.
    pub(super) fn write(&self, name: &str, value: &impl Serialize) -> Result<(), ImportError> {
        let path = self.path.join(name);
        let text = serde_json::to_vec_pretty(value).map_err(|_| StoreError::Damaged("staged"))?;
        disk::write_new(Step::StagedNote, &path, &text).map_err(at(&path))
    }

    /// Reads a file, which a process may have written that a bundle has taken over.
    pub(super) fn read<T: DeserializeOwned>(&self, name: &str) -> Result<T, ImportError> {
        let path = self.path.join(name);
        let file = match File::open(&path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                return Err(ImportError::NotStaged(self.name.clone()));
            }
            file => file.map_err(at(&path))?,
        };
        let mut text = Vec::new();
        file.take(Self::LARGEST + 1).read_to_end(&mut text).map_err(at(&path))?;
        if text.len() as u64 > Self::LARGEST {
            return Err(ImportError::Foreign(path));
        }
        serde_json::from_slice(&text).map_err(|_| ImportError::Foreign(path))
    }

    /// Makes sure that there are the files that belong there and nothing else: whoever prepared it
    /// has read a bundle from outside.
    pub(super) fn look_over(&self) -> Result<(), ImportError> {
        let entries = match fs::read_dir(&self.path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                return Err(ImportError::NotStaged(self.name.clone()));
            }
            entries => entries.map_err(at(&self.path))?,
        };
        let own = [Self::BASE, Self::PREVIEW, Self::HOLD];
        for entry in entries {
            let entry = entry.map_err(at(&self.path))?;
            let is_file = entry.file_type().map_err(at(&self.path))?.is_file();
            let name = entry.file_name();
            let belongs = folder::DRAFT.iter().chain(&own).any(|known| name == *known);
            if !is_file || !belongs {
                return Err(ImportError::Foreign(entry.path()));
            }
        }
        Ok(())
    }

    /// Gives the folder another name, in the place of what had it.
    pub(super) fn rename(self, store: &Store, name: &str) -> Result<Self, ImportError> {
        let to = Self::of(store, name)?;
        to.remove()?;
        disk::rename(Step::StagedHold, &self.path, &to.path).map_err(at(&to.path))?;
        Ok(to)
    }

    /// Waits until all names in it are on the disk.
    pub(super) fn sync(&self) -> Result<(), ImportError> {
        disk::sync_folder(Step::StagedNames, &self.path).map_err(at(&self.path))
    }

    /// Removes the folder.
    pub(super) fn remove(&self) -> Result<(), ImportError> {
        if self.name.starts_with(HELD) && self.path.is_dir() {
            // Renamed first: half of what waited neither waits nor is swept away.
            let gone = self.path.with_file_name(GONE);
            remove(&gone)?;
            disk::rename(Step::StagedGone, &self.path, &gone).map_err(at(&gone))?;
            return remove(&gone);
        }
        remove(&self.path)
    }
}

/// All names there are, in order.
pub(super) fn names(store: &Store) -> Result<Vec<String>, ImportError> {
    let root = root(store);
    let entries = match fs::read_dir(&root) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        entries => entries.map_err(at(&root))?,
    };
    let mut names: Vec<String> =
        entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok()).collect();
    names.sort();
    Ok(names)
}

/// Removes what interrupted work has left in `DATA/staged`: everything but what waits.
///
/// # Errors
/// If the disk refuses.
pub fn sweep(store: &Store, _: &Lock) -> Result<(), ImportError> {
    for name in names(store)? {
        if !name.starts_with(HELD) {
            remove(&root(store).join(name))?;
        }
    }
    Ok(())
}

/// Makes a place for a process that may write nowhere else; gives the folder in it for temporary files,
/// which is not to be there any more when it is published: [`end`].
///
/// # Errors
/// If the disk refuses.
pub fn begin(store: &Store, name: &str, _: &Lock) -> Result<PathBuf, ImportError> {
    let temporary = Place::of(store, name)?.path.join(Place::TEMPORARY);
    remove(&temporary)?;
    disk::create_folder(Step::StagedTemporary, &temporary).map_err(at(&temporary))?;
    Ok(temporary)
}

/// Removes what a stopped process has left in its folder for temporary files.
///
/// # Errors
/// If the disk refuses.
pub fn tidy(store: &Store, name: &str, _: &Lock) -> Result<(), ImportError> {
    let temporary = Place::of(store, name)?.path.join(Place::TEMPORARY);
    if temporary.symlink_metadata().is_ok() { remove(&temporary) } else { Ok(()) }
}

/// Removes the folder for temporary files, when nobody writes there any more.
///
/// # Errors
/// If the disk refuses.
pub fn end(temporary: &Path) -> Result<(), ImportError> {
    remove(temporary)
}

/// The folder in which something is prepared.
///
/// # Errors
/// If the name is none.
pub fn folder_of(store: &Store, name: &str) -> Result<PathBuf, ImportError> {
    Ok(Place::of(store, name)?.path)
}

fn root(store: &Store) -> PathBuf {
    store.root().join("staged")
}

/// Removes whatever has that name; that there is nothing is fine. Links are not followed.
fn remove(path: &Path) -> Result<(), ImportError> {
    disk::remove_any(Step::StagedClear, path).map_err(at(path))
}

pub(super) fn at(path: &Path) -> impl Fn(io::Error) -> ImportError + '_ {
    move |source| StoreError::Io { path: path.to_owned(), source }.into()
}
