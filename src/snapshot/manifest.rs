//! The manifest: what a snapshot says of itself.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::Origin;
use crate::ledger::Head;
use crate::release::Audit;

/// The form of snapshot folders that this program writes and reads.
pub(super) const FORMAT: u32 = 2;

/// `manifest.json` in a snapshot's folder, written last.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Manifest {
    pub(super) format: u32,
    pub(super) municipality: String,
    pub(super) bundle: Bundle,
    pub(super) k: u64,
    #[serde(default)]
    audit: Option<Audit>,
    /// How far the ledger had come; its copy lies beside.
    #[serde(default)]
    pub(super) ledger: Option<Head>,
    /// The version of each bundle published so far, by its name.
    #[serde(default)]
    versions: BTreeMap<String, Option<String>>,
    /// By the clock of the machine that imported, which may have been wrong.
    pub(super) made: String,
    pub(super) program: String,
}

#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Bundle {
    name: String,
    title: Option<String>,
    version: Option<String>,
    sha256: String,
    sources: Vec<String>,
    demo: bool,
    #[serde(default)]
    signer: Option<String>,
}

impl Manifest {
    pub(super) fn new(
        municipality: &str,
        origin: &Origin,
        mut versions: BTreeMap<String, Option<String>>,
        ledger: Option<Head>,
        made: String,
    ) -> Self {
        versions.insert(origin.bundle.clone(), origin.version.clone());
        Self {
            format: FORMAT,
            municipality: municipality.to_owned(),
            bundle: Bundle {
                name: origin.bundle.clone(),
                title: origin.title.clone(),
                version: origin.version.clone(),
                sha256: origin.digest.clone(),
                sources: origin.sources.clone(),
                demo: origin.demo,
                signer: origin.signer.clone(),
            },
            k: origin.k,
            audit: origin.audit,
            ledger,
            versions,
            made,
            program: env!("CARGO_PKG_VERSION").to_owned(),
        }
    }

    /// The version of each bundle published so far, by its name.
    pub(super) fn versions(mut self) -> BTreeMap<String, Option<String>> {
        self.versions.insert(self.bundle.name, self.bundle.version);
        self.versions
    }

    pub(super) fn origin(&self) -> Origin {
        Origin {
            bundle: self.bundle.name.clone(),
            title: self.bundle.title.clone(),
            version: self.bundle.version.clone(),
            digest: self.bundle.sha256.clone(),
            sources: self.bundle.sources.clone(),
            demo: self.bundle.demo,
            k: self.k,
            audit: self.audit,
            signer: self.bundle.signer.clone(),
        }
    }
}
