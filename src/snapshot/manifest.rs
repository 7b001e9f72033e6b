//! The manifest: what a snapshot says of itself.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::Origin;
use crate::domain::{AreaId, IndicatorId, Note, NoteKind};
use crate::ledger::Head;
use crate::release::{Audit, Release};

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
    /// What happened outside the figures.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    notes: Vec<Line>,
    /// SHA-256 of the figures' text in hexadecimal; `None` in folders without it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) figures: Option<String>,
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

/// A note in writing.
#[derive(Debug, Serialize, Deserialize)]
struct Line {
    period: String,
    indicator: Option<String>,
    areas: Vec<String>,
    kind: String,
    text_da: String,
    text_en: String,
}

impl Line {
    fn new(note: &Note) -> Self {
        Self {
            period: note.period.to_string(),
            indicator: note.indicator.as_ref().map(ToString::to_string),
            areas: note.areas.iter().map(ToString::to_string).collect(),
            kind: note.kind.word().to_owned(),
            text_da: note.text_da.clone(),
            text_en: note.text_en.clone(),
        }
    }

    fn note(&self) -> Option<Note> {
        let fits = |text: &str| text.chars().nth(Note::LONGEST).is_none();
        Some(Note {
            period: self.period.parse().ok()?,
            indicator: self.indicator.as_deref().map(IndicatorId::new),
            areas: self.areas.iter().map(|id| AreaId::new(id)).collect(),
            kind: NoteKind::from_word(&self.kind)?,
            text_da: Some(self.text_da.clone()).filter(|text| fits(text))?,
            text_en: Some(self.text_en.clone()).filter(|text| fits(text))?,
        })
    }
}

impl Manifest {
    pub(super) fn new(
        release: &Release,
        origin: &Origin,
        mut versions: BTreeMap<String, Option<String>>,
        ledger: Option<Head>,
        made: String,
    ) -> Self {
        versions.insert(origin.bundle.clone(), origin.version.clone());
        Self {
            format: FORMAT,
            municipality: release.municipality.clone(),
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
            notes: release.notes.iter().map(Line::new).collect(),
            figures: None,
            made,
            program: env!("CARGO_PKG_VERSION").to_owned(),
        }
    }

    /// The version of each bundle published so far, by its name.
    pub(super) fn versions(mut self) -> BTreeMap<String, Option<String>> {
        self.versions.insert(self.bundle.name, self.bundle.version);
        self.versions
    }

    /// The notes; `None` if one is not as [`crate::domain`] wants it.
    pub(super) fn notes(&self) -> Option<Vec<Note>> {
        self.notes.iter().map(Line::note).collect()
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
