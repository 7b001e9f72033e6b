//! A snapshot's folder: the files that it is made of.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, Read as _};
use std::path::Path;
use std::sync::Arc;

use super::manifest::{FORMAT, Manifest};
use super::{Origin, Scribe, StoreError, draft, tables};
use crate::digest::sha256;
use crate::disk::{self, Step};
use crate::domain::Population;
use crate::geometry::Coverage;
use crate::ledger::{Head, Ledger, LedgerFile};
use crate::release::{Published, Release};

/// The figures as text.
const FIGURES: &str = "figures.txt";

/// The figures as tables, for people with a DuckDB shell.
const TABLES: &str = "snapshot.duckdb";

/// The files that [`write_draft`] makes.
pub const DRAFT: [&str; 5] = ["areas.geojson", "report.json", LedgerFile::NAME, FIGURES, "manifest.json"];

/// The longest file of text that is read, in bytes: room for 50 million cells.
const LONGEST: u64 = 256 << 20;

/// What a snapshot's folder holds, wherever it stands.
#[derive(Clone, Debug)]
pub struct Contents {
    /// Where it came from.
    pub origin: Origin,
    /// All that may be known.
    pub release: Release,
    /// How far the ledger had come.
    pub ledger: Option<Head>,
}

/// What a snapshot is made of beside its figures, and what was said of it.
#[derive(Clone, Copy, Debug)]
pub struct Papers<'a> {
    /// Where it comes from.
    pub origin: &'a Origin,
    /// The versions of the bundles that were published before, by name.
    pub versions: &'a BTreeMap<String, Option<String>>,
    /// What was found in the bundle, as JSON.
    pub report: &'a str,
    /// What was published once and for all; `None` where nothing had to be protected.
    pub ledger: Option<&'a Ledger>,
}

/// Fills a folder, the manifest last, and waits until everything is on the disk. The tables are the scribe's
/// work, if there is one.
pub fn write(
    folder: &Path,
    release: &Release,
    papers: Papers<'_>,
    scribe: Option<&Scribe>,
) -> Result<(), StoreError> {
    let file = |step, name: &str, bytes: &[u8]| {
        let path = folder.join(name);
        disk::write_new(step, &path, bytes).map_err(at(&path))
    };
    file(Step::SnapshotAreas, "areas.geojson", release.coverage.store().as_bytes())?;
    file(Step::SnapshotReport, "report.json", papers.report.as_bytes())?;
    if let Some(ledger) = papers.ledger {
        file(Step::SnapshotLedger, LedgerFile::NAME, ledger.text().as_bytes())?;
    }
    let figures = draft::text(release);
    file(Step::SnapshotFigures, FIGURES, figures.as_bytes())?;
    let digest = sha256(figures.as_bytes());
    // Not held while another process reads it.
    drop(figures);
    let tables = folder.join(TABLES);
    let write = || match scribe {
        Some(scribe) => scribe.write(folder),
        None => tables::write(&tables, &release.indicators, &release.population),
    };
    disk::adopt(Step::SnapshotTables, &tables, write, at(&tables))?;
    let manifest = papers.manifest(release, Some(digest))?;
    file(Step::SnapshotManifest, "manifest.json", &manifest)?;
    disk::sync_folder(Step::SnapshotNames, folder).map_err(at(folder))
}

/// Writes the tables of a folder in which the figures stand as text: what a [`Scribe`] is started for.
pub fn write_tables(folder: &Path) -> Result<(), StoreError> {
    let (indicators, population) = draft::read(&text(folder, FIGURES)?)?;
    tables::write(&folder.join(TABLES), &indicators, &population)
}

/// Fills a folder with the same as plain text, for another process to read: see [`read_draft`].
pub fn write_draft(folder: &Path, release: &Release, papers: Papers<'_>) -> Result<(), StoreError> {
    let ledger = papers.ledger.map(|ledger| (LedgerFile::NAME, ledger.text().as_bytes().to_vec()));
    let files = [
        ("areas.geojson", release.coverage.store().into_bytes()),
        ("report.json", papers.report.as_bytes().to_vec()),
        (FIGURES, draft::text(release).into_bytes()),
        ("manifest.json", papers.manifest(release, None)?),
    ];
    for (name, bytes) in ledger.into_iter().chain(files) {
        let path = folder.join(name);
        disk::write_new(Step::StagedNote, &path, &bytes).map_err(at(&path))?;
    }
    disk::sync_folder(Step::StagedNames, folder).map_err(at(folder))
}

impl Papers<'_> {
    fn manifest(&self, release: &Release, figures: Option<String>) -> Result<Vec<u8>, StoreError> {
        let made = jiff::Timestamp::now().strftime("%Y-%m-%dT%H:%M:%SZ").to_string();
        let head = self.ledger.map(Ledger::head);
        let mut manifest = Manifest::new(release, self.origin, self.versions.clone(), head, made);
        manifest.figures = figures;
        serde_json::to_vec_pretty(&manifest).map_err(|_| StoreError::Damaged("manifest"))
    }
}

/// Reads a folder that [`write`] has filled: the figures from their text if it is as it was written, else
/// from the tables, so that one of the two may be damaged.
pub fn read(folder: &Path) -> Result<Contents, StoreError> {
    let manifest = manifest(folder)?;
    let (indicators, population) = match figures(folder, &manifest) {
        Some(figures) => figures,
        None => tables::read(&folder.join(TABLES), manifest.format)?,
    };
    contents(folder, manifest, indicators, population)
}

/// The figures, if the text is there that the manifest tells of.
fn figures(folder: &Path, manifest: &Manifest) -> Option<(Vec<Published>, Population)> {
    let expected = manifest.figures.as_ref()?;
    let text = text(folder, FIGURES).and_then(|text| match sha256(text.as_bytes()) {
        found if found == *expected => draft::read(&text),
        _ => Err(StoreError::Damaged("figures")),
    });
    text.inspect_err(|error| tracing::warn!(%error, "the tables are read instead of the text")).ok()
}

/// Reads a folder that [`write_draft`] has filled, whoever it was that did: no more than may be in it, and
/// nothing that any library but those for text could be taken over by.
pub fn read_draft(folder: &Path) -> Result<Contents, StoreError> {
    let manifest = manifest(folder)?;
    let (indicators, population) = draft::read(&text(folder, FIGURES)?)?;
    contents(folder, manifest, indicators, population)
}

fn contents(
    folder: &Path,
    manifest: Manifest,
    indicators: Vec<Published>,
    population: Population,
) -> Result<Contents, StoreError> {
    let coverage =
        Coverage::restore(&text(folder, "areas.geojson")?).map_err(|_| StoreError::Damaged("areas"))?;
    let origin = manifest.origin();
    let notes = manifest.notes().ok_or(StoreError::Damaged("notes"))?;
    let release = Release {
        municipality: manifest.municipality,
        coverage: Arc::new(coverage),
        population: Arc::new(population),
        indicators,
        notes,
    };
    Ok(Contents { origin, release, ledger: manifest.ledger })
}

/// The text of one of a folder's files.
pub fn text(folder: &Path, name: &str) -> Result<String, StoreError> {
    let path = folder.join(name);
    let mut text = String::new();
    let length = File::open(&path).and_then(|file| file.take(LONGEST + 1).read_to_string(&mut text));
    if length.map_err(at(&path))? as u64 > LONGEST {
        return Err(at(&path)(io::ErrorKind::FileTooLarge.into()));
    }
    Ok(text)
}

/// Where what a folder holds came from, without reading all of it.
pub fn origin(folder: &Path) -> Result<Origin, StoreError> {
    Ok(manifest(folder)?.origin())
}

/// What a folder says of itself.
pub(super) fn manifest(folder: &Path) -> Result<Manifest, StoreError> {
    let text = text(folder, "manifest.json")?;
    let manifest: Manifest = serde_json::from_str(&text).map_err(|_| StoreError::Damaged("manifest"))?;
    if manifest.format > FORMAT { Err(StoreError::Newer(manifest.format)) } else { Ok(manifest) }
}

fn at(path: &Path) -> impl Fn(io::Error) -> StoreError + '_ {
    move |source| StoreError::Io { path: path.to_owned(), source }
}
