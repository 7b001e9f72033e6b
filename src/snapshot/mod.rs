//! Snapshots: what was published when, immutable, one of them current.
//!
//! A snapshot is a folder that is written aside, synced, and made current by
//! one rename. Whatever happens in between, the one before stays current and
//! whole.

mod draft;
pub mod folder;
mod manifest;
mod scribe;
mod store;
mod tables;

pub use scribe::Scribe;
pub use store::{Entry, Lock, Store, StoreError};

use std::fmt;

use crate::domain::Period;
use crate::release::{Audit, Published, Release};

/// A snapshot's identity: its number in the order of publication and the first
/// digits of its contents' digest, `000012-3fa9c2d1`.
///
/// The order never depends on a clock: boards without a battery boot in 1970.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SnapshotId(String);

impl SnapshotId {
    /// The id of the `number`th snapshot with the given digest in hexadecimal.
    #[must_use]
    pub fn new(number: u32, digest: &str) -> Self {
        Self(format!("{number:06}-{}", digest.get(..8).unwrap_or(digest)))
    }

    /// Reads an id; `None` if the text is not one (ids become folder names).
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (number, digest) = text.split_once('-')?;
        let fits = number.len() == 6
            && number.bytes().all(|b| b.is_ascii_digit())
            && digest.len() == 8
            && digest.bytes().all(|b| b.is_ascii_hexdigit());
        fits.then(|| Self(text.to_owned()))
    }

    /// Its place in the order of publication.
    #[must_use]
    pub fn number(&self) -> u32 {
        self.0.split('-').next().and_then(|number| number.parse().ok()).unwrap_or(0)
    }

    /// The id as text, safe in headers, file names and addresses.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for SnapshotId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Where a snapshot's newest figures came from.
#[derive(Clone, Debug, PartialEq)]
pub struct Origin {
    /// Name of the bundle last imported.
    pub bundle: String,
    /// Its title for people.
    pub title: Option<String>,
    /// Its version.
    pub version: Option<String>,
    /// SHA-256 in hexadecimal: of what was read where that is public, else of what was published.
    pub digest: String,
    /// Where the figures come from, one line each.
    pub sources: Vec<String>,
    /// True if any of the figures are invented: every page must say so.
    pub demo: bool,
    /// Counts below this were hidden.
    pub k: u64,
    /// What the audit of the gate found; `None` where nothing had to be protected.
    pub audit: Option<Audit>,
    /// Who has signed the bundle: the name of a key that the device trusts.
    pub signer: Option<String>,
}

/// A published state of everything.
#[derive(Clone, Debug)]
pub struct Snapshot {
    /// Its identity.
    pub id: SnapshotId,
    /// Where it came from.
    pub origin: Origin,
    /// All that may be known.
    pub release: Release,
}

impl Snapshot {
    /// Below which number counts were hidden in the last of some periods.
    #[must_use]
    pub fn threshold(&self, of: &Published, periods: &[Period]) -> u64 {
        periods.last().map_or(self.origin.k, |&last| of.table.threshold(last, self.origin.k))
    }

    /// The newest period that any indicator has a figure for, by its end.
    #[must_use]
    pub fn data_through(&self) -> Option<Period> {
        let newest = self.release.indicators.iter().filter_map(Published::data_through);
        newest.max_by_key(|period| period.end())
    }
}
