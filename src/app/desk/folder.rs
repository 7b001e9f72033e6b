//! A folder that is written aside and then put in its place, whole or not at all.

use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use super::DeskError;

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
        let name = place.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let aside = place.with_file_name(format!(".{name}.aside"));
        Ok(Self { place, aside })
    }

    /// Writes the files, waits until they are on the disk, and puts the folder
    /// in its place. What is left of an attempt that failed is removed.
    pub(super) fn write<'f>(&self, files: impl Iterator<Item = (String, &'f str)>) -> Result<(), DeskError> {
        let written = self.fill(files);
        if written.is_err() {
            // The fault that is told is the first one.
            let _ = fs::remove_dir_all(&self.aside);
        }
        written
    }

    fn fill<'f>(&self, files: impl Iterator<Item = (String, &'f str)>) -> Result<(), DeskError> {
        let aside = &self.aside;
        match fs::remove_dir_all(aside) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(at(aside)(error)),
            _ => fs::create_dir_all(aside).map_err(at(aside))?,
        }
        for (name, text) in files {
            let path = aside.join(name);
            let write = || {
                let mut file = File::create_new(&path)?;
                file.write_all(text.as_bytes())?;
                file.sync_all()
            };
            write().map_err(at(&path))?;
        }
        sync(aside)?;
        // An empty folder at the place gives way to this one in the same step.
        fs::rename(aside, &self.place).map_err(at(&self.place))?;
        self.place.parent().map_or(Ok(()), sync)
    }
}

fn sync(folder: &Path) -> Result<(), DeskError> {
    File::open(folder).and_then(|folder| folder.sync_all()).map_err(at(folder))
}

fn at(path: &Path) -> impl FnOnce(io::Error) -> DeskError + '_ {
    move |source| DeskError::Io { path: path.to_owned(), source }
}
