//! A snapshot's folder: the files that it is made of.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::Path;
use std::sync::Arc;

use super::manifest::{FORMAT, Manifest};
use super::{Origin, StoreError, tables};
use crate::disk::{self, Step};
use crate::geometry::Coverage;
use crate::ledger::{Head, Ledger, LedgerFile};
use crate::release::Release;

/// The files that [`write`] makes.
pub const FILES: [&str; 5] =
    ["areas.geojson", "report.json", LedgerFile::NAME, "snapshot.duckdb", "manifest.json"];

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

/// Fills a folder, the manifest last, and waits until everything is on the disk. `versions` are those
/// of the bundles that were published before, by name.
pub fn write(
    folder: &Path,
    release: &Release,
    origin: &Origin,
    versions: BTreeMap<String, Option<String>>,
    report: &str,
    ledger: Option<&Ledger>,
) -> Result<(), StoreError> {
    let file = |step, name: &str, bytes: &[u8]| {
        let path = folder.join(name);
        disk::write_new(step, &path, bytes).map_err(at(&path))
    };
    file(Step::SnapshotAreas, "areas.geojson", release.coverage.store().as_bytes())?;
    file(Step::SnapshotReport, "report.json", report.as_bytes())?;
    if let Some(ledger) = ledger {
        file(Step::SnapshotLedger, LedgerFile::NAME, ledger.text().as_bytes())?;
    }
    let tables = folder.join("snapshot.duckdb");
    disk::adopt(Step::SnapshotTables, &tables, || tables::write(&tables, release), at(&tables))?;
    let made = jiff::Timestamp::now().strftime("%Y-%m-%dT%H:%M:%SZ").to_string();
    let manifest = Manifest::new(release, origin, versions, ledger.map(Ledger::head), made);
    let manifest = serde_json::to_vec_pretty(&manifest).map_err(|_| StoreError::Damaged("manifest"))?;
    file(Step::SnapshotManifest, "manifest.json", &manifest)?;
    disk::sync_folder(Step::SnapshotNames, folder).map_err(at(folder))
}

/// Reads a folder that [`write`] has filled.
pub fn read(folder: &Path) -> Result<Contents, StoreError> {
    let manifest = manifest(folder)?;
    let areas = folder.join("areas.geojson");
    let text = fs::read_to_string(&areas).map_err(at(&areas))?;
    let coverage = Coverage::restore(&text).map_err(|_| StoreError::Damaged("areas"))?;
    let (indicators, population) = tables::read(&folder.join("snapshot.duckdb"), manifest.format)?;
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

/// What a folder says of itself.
pub(super) fn manifest(folder: &Path) -> Result<Manifest, StoreError> {
    let path = folder.join("manifest.json");
    let text = fs::read(&path).map_err(at(&path))?;
    let manifest: Manifest = serde_json::from_slice(&text).map_err(|_| StoreError::Damaged("manifest"))?;
    if manifest.format > FORMAT { Err(StoreError::Newer(manifest.format)) } else { Ok(manifest) }
}

fn at(path: &Path) -> impl Fn(io::Error) -> StoreError + '_ {
    move |source| StoreError::Io { path: path.to_owned(), source }
}
