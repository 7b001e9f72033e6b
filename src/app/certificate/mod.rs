//! The certificate by which browsers know the device: the office's own, or one that the device makes.

mod facts;
mod made;
mod read;

pub use facts::{Facts, facts, fingerprint};
pub use made::{MakeError, host, make};
pub use read::{Fault, read};

use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};

use crate::config::Certificate;

/// Where certificate and key lie, in PEM; both may be in one file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pair {
    /// The certificate, and those between it and its root.
    pub certificate: PathBuf,
    /// Its secret key.
    pub key: PathBuf,
}

/// Permissions that would let everybody on the machine read or alter a key.
const EVERYBODY: u32 = 0o007;

impl Pair {
    /// Where the pair of these settings lies; one that the device makes itself lies in its data.
    #[must_use]
    pub fn of(settings: &Certificate, data: &Path) -> Self {
        match settings {
            Certificate::Made => {
                let both = data.join("tls/made.pem");
                Self { certificate: both.clone(), key: both }
            }
            Certificate::Own { certificate, key } => {
                Self { certificate: certificate.clone(), key: key.clone() }
            }
        }
    }

    /// True if the key is open to everybody on the machine, as far as can be seen.
    #[must_use]
    pub fn is_open_to_everybody(&self) -> bool {
        self.key.metadata().is_ok_and(|key| key.mode() & EVERYBODY != 0)
    }
}
