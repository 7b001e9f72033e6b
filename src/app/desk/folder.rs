//! A folder that is written aside and then put in its place, whole or not at all.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::DeskError;
use crate::disk::{self, Step};

/// A folder that is to appear at a place.
pub(super) struct Aside {
    place: PathBuf,
    aside: PathBuf,
}

impl Aside {
    /// Makes sure that the place is free.
    pub(super) fn of(place: &Path) -> Result<Self, DeskError> {
        let place = std::path::absolute(place).map_err(at(place))?;
        match fs::read_dir(&place) {
            Ok(mut entries) => {
                if entries.next().is_some() {
                    return Err(DeskError::NotEmpty(place));
                }
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) if error.kind() == io::ErrorKind::NotADirectory => {
                return Err(DeskError::NotEmpty(place));
            }
            Err(error) => return Err(at(&place)(error)),
        }
        let aside = disk::aside(&place);
        Ok(Self { place, aside })
    }

    /// Writes the files, waits until they are on the disk, and puts the folder
    /// in its place. What is left of an attempt that failed is removed.
    pub(super) fn write<'f>(&self, files: impl Iterator<Item = (String, &'f str)>) -> Result<(), DeskError> {
        let written = self.fill(files);
        if written.is_err() {
            // The fault that is told is the first one.
            let _ = disk::remove_tree(Step::DeskDrop, &self.aside);
        }
        written
    }

    fn fill<'f>(&self, files: impl Iterator<Item = (String, &'f str)>) -> Result<(), DeskError> {
        let aside = &self.aside;
        disk::remove_tree(Step::DeskDrop, aside)
            .and_then(|()| disk::create_folder(Step::DeskFolder, aside))
            .map_err(at(aside))?;
        for (name, text) in files {
            let path = aside.join(name);
            disk::write_new(Step::DeskFile, &path, text.as_bytes()).map_err(at(&path))?;
        }
        disk::sync_folder(Step::DeskNames, aside).map_err(at(aside))?;
        // An empty folder at the place gives way to this one in the same step.
        disk::rename(Step::DeskName, aside, &self.place).map_err(at(&self.place))
    }
}

fn at(path: &Path) -> impl FnOnce(io::Error) -> DeskError + '_ {
    move |source| DeskError::Io { path: path.to_owned(), source }
}
