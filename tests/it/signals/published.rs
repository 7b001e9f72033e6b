//! The demo as a release: as it is shown, with its true figures, or as it was at an earlier time.

use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use komspot::domain::Period;
use komspot::release::{Cell, Published, Release, ReleaseTable};
use komspot::snapshot::{Snapshot, Store};

/// Which demo.
#[derive(Clone, Copy, Debug)]
pub enum Demo {
    /// Its true figures: every indicator is said to be public.
    True,
    /// As it is shown.
    Protected,
}

/// The demo's snapshot, made once.
pub fn demo(which: Demo) -> &'static Snapshot {
    static TRUE: OnceLock<Snapshot> = OnceLock::new();
    static PROTECTED: OnceLock<Snapshot> = OnceLock::new();
    match which {
        Demo::True => TRUE.get_or_init(|| {
            let folder = tempfile::tempdir().unwrap();
            unprotected(folder.path());
            import(folder.path())
        }),
        Demo::Protected => PROTECTED.get_or_init(|| import(&source())),
    }
}

fn source() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("data/demo")
}

fn import(bundle: &Path) -> Snapshot {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::new(folder.path());
    crate::stage::imported(bundle, &store, &crate::protect::hand()).unwrap()
}

/// Copies the demo and says of every indicator that it is public.
fn unprotected(folder: &Path) {
    for entry in std::fs::read_dir(source()).unwrap().flatten() {
        std::fs::copy(entry.path(), folder.join(entry.file_name())).unwrap();
    }
    let catalogue = folder.join("indicators.csv");
    let mut reader = csv::Reader::from_path(source().join("indicators.csv")).unwrap();
    let header = reader.headers().unwrap().clone();
    let protect = header.iter().position(|column| column == "protect").unwrap();
    let mut writer = csv::Writer::from_path(&catalogue).unwrap();
    writer.write_record(&header).unwrap();
    for row in reader.records().map(Result::unwrap) {
        let fields = row.iter().enumerate().map(|(at, field)| if at == protect { "false" } else { field });
        writer.write_record(fields).unwrap();
    }
    writer.flush().unwrap();
    let path = folder.join("datapackage.json");
    let mut descriptor: serde_json::Value = serde_json::from_slice(&std::fs::read(&path).unwrap()).unwrap();
    for resource in descriptor["resources"].as_array_mut().unwrap() {
        let resource = resource.as_object_mut().unwrap();
        resource.remove("bytes");
        resource.remove("hash");
    }
    std::fs::write(&path, descriptor.to_string()).unwrap();
}

/// One indicator of a release as it stood when `last` had just ended.
pub fn until(release: &Release, indicator: &str, last: Period) -> Release {
    let of = release.indicator(indicator).unwrap();
    let table = &of.table;
    let kept = |at: &&Period| at.end() <= last.end();
    let periods: Vec<Period> = table.periods().iter().filter(kept).copied().collect();
    let cells = table.iter().filter(|(_, _, at, _)| at.end() <= last.end()).map(|(_, _, _, cell)| cell);
    let cells: Vec<Cell> = cells.collect();
    let parts = table.covered_ages().to_vec();
    let table =
        ReleaseTable::new(table.areas().to_vec(), table.ages().to_vec(), periods, cells, parts).unwrap();
    let published = Published { indicator: Arc::clone(&of.indicator), table: Arc::new(table) };
    Release { indicators: vec![published], ..release.clone() }
}
