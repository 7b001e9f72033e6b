//! The machine's files, below a root that a test can plant.

use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::{Component, Path, PathBuf};

/// Most bytes of a file of the system that are read.
const LONGEST: u64 = 1 << 20;

/// Files by their usual places.
#[derive(Clone, Debug)]
pub struct Files {
    root: PathBuf,
}

impl Files {
    /// Those below this root: `/`, but for tests.
    #[must_use]
    pub fn below(root: &Path) -> Self {
        Self { root: root.to_owned() }
    }

    /// Where a place really is.
    pub(super) fn at(&self, place: &Path) -> PathBuf {
        let inside = place.components().filter(|part| matches!(part, Component::Normal(_)));
        self.root.join(inside.collect::<PathBuf>())
    }

    /// A file's text.
    ///
    /// # Errors
    /// If it cannot be read.
    pub(super) fn text(&self, place: &str) -> io::Result<String> {
        let mut bytes = Vec::new();
        File::open(self.at(Path::new(place)))?.take(LONGEST).read_to_end(&mut bytes)?;
        Ok(String::from_utf8_lossy(&bytes).into_owned())
    }

    /// A file of one word or line, without what ends it; `None` if it is empty or cannot be read.
    pub(super) fn line(&self, place: &str) -> Option<String> {
        let text = self.text(place).ok()?;
        let line = text.trim_matches(|sign: char| sign == '\0' || sign.is_whitespace());
        (!line.is_empty()).then(|| line.to_owned())
    }

    /// A file of one number.
    pub(super) fn number(&self, place: &str) -> Option<u64> {
        self.line(place)?.parse().ok()
    }

    /// True if there is something.
    pub(super) fn has(&self, place: &str) -> bool {
        self.at(Path::new(place)).exists()
    }

    /// The last name of what a link leads to.
    pub(super) fn linked(&self, place: &str) -> Option<String> {
        let target = fs::read_link(self.at(Path::new(place))).ok()?;
        Some(target.file_name()?.to_str()?.to_owned())
    }
}
