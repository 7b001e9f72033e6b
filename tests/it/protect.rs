//! Protected bundles: how they are made, read, refused, and shipped.

mod continuity;
mod desk;
mod faults;
mod round_trip;

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use komspot::app::Hand;
use komspot::app::Terms;
use komspot::app::desk::{self as app, Outcome};
use komspot::cli::report::Report;
use komspot::locale::Lang;
use komspot::logbook::{Actor, Now};
use komspot::progress::Silent;
use komspot::snapshot::{Snapshot, Store};
use tempfile::TempDir;

/// A folder of this repository.
fn ours(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// The good bundle with every view listed, whatever survives of it.
fn good() -> TempDir {
    let folder = TempDir::new().unwrap();
    for entry in fs::read_dir(ours("tests/fixtures/bundles/good")).unwrap() {
        let entry = entry.unwrap();
        fs::copy(entry.path(), folder.path().join(entry.file_name())).unwrap();
    }
    let path = folder.path().join("indicators.csv");
    let mut text = String::new();
    for line in fs::read_to_string(&path).unwrap().lines() {
        let views = match line.split(',').next() {
            Some("id") => "views",
            Some("anmeldelser") => "area-year area-year-age total-year total-year-age",
            _ => "",
        };
        writeln!(text, "{line},{views}").unwrap();
    }
    fs::write(path, text).unwrap();
    folder
}

/// Protects a bundle into a new folder, which lies in the one that is returned.
fn protected(bundle: &Path) -> (TempDir, PathBuf) {
    let folder = TempDir::new().unwrap();
    let out = folder.path().join("out");
    match app::protect(bundle, &out, None, &Terms::default(), &Silent).unwrap() {
        Outcome::Written { .. } => (folder, out),
        Outcome::Refused { findings } => panic!("{findings:?}"),
    }
}

/// The hand of somebody at the command line.
pub fn hand() -> Hand {
    let utc = jiff::Timestamp::from_second(1_795_000_000).unwrap();
    Hand { who: Actor::Command, signer: None, now: Now { utc, trusted: true } }
}

/// Imports a bundle into a store; on refusal what a person reads of it.
fn imported(bundle: &Path, store: &Store) -> Result<Snapshot, String> {
    crate::stage::imported(bundle, store, &hand())
        .map_err(|findings| Report::new("pakke", false, &findings).text(Lang::Da))
}

/// Replaces a text of a file, and forgets the seals in the descriptor.
#[track_caller]
fn alter(bundle: &Path, file: &str, old: &str, new: &str) {
    let path = bundle.join(file);
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.contains(old), "{old:?} is not in {file}:\n{}", text.chars().take(3000).collect::<String>());
    fs::write(&path, text.replacen(old, new, 1)).unwrap();
    unseal(bundle);
}

/// Writes another row in place of the one of the same indicator, area, period
/// and age group, whatever the gate made of that one.
#[track_caller]
fn set(bundle: &Path, key: &str, rest: &str) {
    let path = bundle.join("observations.csv");
    let text = fs::read_to_string(&path).unwrap();
    let of_key = |line: &&str| line.strip_prefix(key).is_some_and(|rest| rest.starts_with(','));
    let row = text.lines().find(of_key).unwrap_or_else(|| panic!("no row {key} in\n{text}"));
    alter(bundle, "observations.csv", &format!("\n{row}\n"), &format!("\n{rest}\n"));
}

/// Forgets sizes and hashes, as somebody would who changes a file by hand.
fn unseal(bundle: &Path) {
    let path = bundle.join("datapackage.json");
    let mut descriptor: serde_json::Value = serde_json::from_slice(&fs::read(&path).unwrap()).unwrap();
    for resource in descriptor["resources"].as_array_mut().unwrap() {
        let resource = resource.as_object_mut().unwrap();
        resource.remove("bytes");
        resource.remove("hash");
    }
    fs::write(path, descriptor.to_string()).unwrap();
}
