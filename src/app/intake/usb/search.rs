//! What may be a bundle on a stick: a bounded walk that follows no link.

use std::fs;
use std::io;
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};

use crate::bundle::DESCRIPTOR;

/// What a walk has found.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Search {
    /// Folders with a descriptor and files that are named like a bundle, by path.
    Found(Vec<PathBuf>),
    /// There is so much on it that it was given up.
    Crowded,
}

/// How deep below the top of a stick a bundle may lie.
const DEPTH: u8 = 2;

/// How many files and folders are looked at.
const ENTRIES: usize = 10_000;

/// How many things that may be bundles are opened.
const CANDIDATES: usize = 40;

/// What a bundle in a file is called.
const ENDINGS: [&str; 8] = [".zip", ".tar", ".tar.gz", ".tgz", ".tar.zst", ".tzst", ".duckdb", ".db"];

pub(super) fn search(stick: &Path) -> io::Result<Search> {
    among(stick, ENTRIES)
}

/// Searches, and gives up after so many files and folders.
fn among(stick: &Path, most: usize) -> io::Result<Search> {
    let mut found = Vec::new();
    if is_file(&stick.join(DESCRIPTOR)) {
        return Ok(Search::Found(vec![stick.to_owned()]));
    }
    let mut entries = 0;
    let mut folders = vec![(stick.to_owned(), DEPTH)];
    while let Some((folder, depth)) = folders.pop() {
        let listed = match fs::read_dir(&folder) {
            // Root's own, as `lost+found` on every ext4. A whole stick that is shut is another matter.
            Err(error) if error.kind() == io::ErrorKind::PermissionDenied && folder != stick => continue,
            read => read?,
        };
        for entry in listed {
            let entry = entry?;
            entries += 1;
            if entries > most || found.len() >= CANDIDATES {
                return Ok(Search::Crowded);
            }
            let name = entry.file_name().to_string_lossy().to_lowercase();
            let Ok(kind) = entry.file_type() else { continue };
            if name.starts_with('.') {
                continue;
            }
            let file = kind.is_file() && ENDINGS.iter().any(|ending| name.ends_with(ending));
            if file || kind.is_dir() && is_file(&entry.path().join(DESCRIPTOR)) {
                found.push(entry.path());
            } else if kind.is_dir() && depth > 0 && name != "system volume information" {
                folders.push((entry.path(), depth - 1));
            }
        }
    }
    if entries == 0 && !is_mounted(stick) {
        // Its file system is one that the board cannot read.
        return Err(io::ErrorKind::Unsupported.into());
    }
    found.sort();
    Ok(Search::Found(found))
}

/// True for a folder in which a file system begins.
fn is_mounted(folder: &Path) -> bool {
    let device = |path: &Path| fs::metadata(path).map(|metadata| metadata.dev()).ok();
    folder.parent().is_none_or(|parent| device(parent) != device(folder))
}

fn is_file(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok_and(|metadata| metadata.is_file())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(stick: &Path) -> Vec<String> {
        let Search::Found(found) = search(stick).unwrap() else { panic!("crowded") };
        let shown = |path: &PathBuf| path.strip_prefix(stick).unwrap().display().to_string();
        found.iter().map(shown).collect()
    }

    #[test]
    fn bundles_are_found_two_folders_down_and_no_link_is_followed() {
        let stick = tempfile::tempdir().unwrap();
        let at = |path: &str| stick.path().join(path);
        for folder in ["a", "til/komspot/odense", "dyb/dyb/dyb/odense", ".Trashes/x", "billeder"] {
            fs::create_dir_all(at(folder)).unwrap();
        }
        for file in [
            "a/datapackage.json",
            "a/mere.zip",
            "til/komspot/odense/datapackage.json",
            "dyb/dyb/dyb/odense/datapackage.json",
            ".Trashes/x/datapackage.json",
            "Odense.ZIP",
            "._Odense.zip",
            "brev.docx",
        ] {
            fs::write(at(file), "").unwrap();
        }
        std::os::unix::fs::symlink("/", at("rod")).unwrap();
        std::os::unix::fs::symlink(at("Odense.ZIP"), at("lænke.zip")).unwrap();
        assert_eq!(found(stick.path()), ["Odense.ZIP", "a", "til/komspot/odense"]);
    }

    #[test]
    fn a_stick_may_be_a_bundle_itself() {
        let stick = tempfile::tempdir().unwrap();
        fs::write(stick.path().join(DESCRIPTOR), "").unwrap();
        assert_eq!(found(stick.path()), [""]);
    }

    #[test]
    fn an_empty_folder_that_nothing_is_mounted_on_is_no_stick() {
        let stick = tempfile::tempdir().unwrap();
        assert!(search(stick.path()).is_err());
        fs::write(stick.path().join("brev.docx"), "").unwrap();
        assert_eq!(search(stick.path()).unwrap(), Search::Found(Vec::new()));
    }

    #[test]
    fn a_crowded_stick_is_given_up() {
        let stick = tempfile::tempdir().unwrap();
        for n in 0..20 {
            fs::write(stick.path().join(n.to_string()), "").unwrap();
        }
        assert_eq!(among(stick.path(), 19).unwrap(), Search::Crowded);
        assert_eq!(among(stick.path(), 20).unwrap(), Search::Found(Vec::new()));
        for n in 0..=CANDIDATES {
            fs::write(stick.path().join(format!("{n}.zip")), "").unwrap();
        }
        fs::write(stick.path().join("z.zip"), "").unwrap();
        assert_eq!(search(stick.path()).unwrap(), Search::Crowded);
    }
}
