//! An import that is killed at any point at which it changes the disk, and the power that goes with it.

use std::collections::BTreeSet;
use std::fs;
use std::os::unix::process::ExitStatusExt as _;
use std::path::{Path, PathBuf};
use std::process::Output;
use std::sync::Mutex;

use komspot::app;
use komspot::disk::power::{Unsynced, copy_tree, passed};
use komspot::disk::{Step, fault, unsynced};
use komspot::snapshot::{SnapshotId, Store};
use tempfile::TempDir;

use crate::harness::program;

/// True counts, so that every step is taken.
const BUNDLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/bundles/good");

/// Imports a bundle; `fault` says where to fail.
fn import(data: &Path, bundle: &Path, journal: Option<&Path>, fault: Option<&str>) -> Output {
    let mut command = program();
    command.arg("--data-dir").arg(data).args(["import", "--unsigned"]).arg(bundle);
    if let Some(journal) = journal {
        command.env(unsynced::VARIABLE, journal);
    }
    if let Some(fault) = fault {
        command.env(fault::VARIABLE, fault);
    }
    command.output().unwrap()
}

/// The number of the snapshot that is shown, which was read in full; 0 if none is.
fn shown(data: &Path) -> u32 {
    let store = Store::new(data);
    let Some(id) = store.current() else { return 0 };
    store.load(&id).unwrap_or_else(|error| panic!("{id} is shown and cannot be read: {error}"));
    id.number()
}

/// Names in a folder, sorted.
fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<_> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

/// Imports once more, after which nothing interrupted may be left.
fn assert_goes_on(data: &Path, after: &str) {
    let before = shown(data);
    let again = import(data, Path::new(BUNDLE), None, None);
    assert!(again.status.success(), "{after}: {}", String::from_utf8_lossy(&again.stderr));
    assert!(shown(data) > before, "{after}");
    let left: Vec<String> = names(data).into_iter().filter(|name| name != "log.torn").collect();
    let own = ["current", "ledger.jsonl", "lock", "log.head", "log.jsonl", "log.lock", "snapshots", "staged"];
    assert_eq!(left, own, "{after}");
    assert_eq!(names(&data.join("staged")), [""; 0], "{after}");
    let log = app::log::verify(&Store::new(data)).unwrap();
    assert!(log.is_whole(), "{after}: {:?}", log.faults);
    let snapshots = names(&data.join("snapshots"));
    assert!(snapshots.iter().all(|name| SnapshotId::parse(name).is_some()), "{after}: {snapshots:?}");
}

/// A data directory in which the bundle was published without one of its indicators.
fn earlier() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let bundle = folder.path().join("bundle");
    fs::create_dir(&bundle).unwrap();
    for name in names(Path::new(BUNDLE)) {
        let text = fs::read_to_string(Path::new(BUNDLE).join(&name)).unwrap();
        let kept = text.lines().filter(|line| !line.starts_with("haervaerk,"));
        fs::write(bundle.join(name), kept.collect::<Vec<_>>().join("\n")).unwrap();
    }
    let done = import(&folder.path().join("data"), &bundle, None, None);
    assert!(done.status.success(), "{done:?}");
    folder
}

/// Every point of an import with the data directory that it is tried on: a new one where that is
/// made, else one that shows something already.
fn each_point(test: impl Fn(&str, &Path, u32) + Sync) {
    let earlier = earlier();
    let points: Vec<String> = Step::IMPORT.iter().flat_map(|step| step.points()).collect();
    let points = Mutex::new(points.into_iter());
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                loop {
                    let Some(point) = points.lock().unwrap().next() else { break };
                    let folder = tempfile::tempdir().unwrap();
                    let data = folder.path().join("data");
                    let is_new =
                        ["data.", "snapshots.", "log.begin."].iter().any(|made| point.starts_with(made));
                    if !is_new {
                        copy_tree(&earlier.path().join("data"), &data).unwrap();
                    }
                    test(&point, &data, u32::from(!is_new));
                }
            });
        }
    });
}

#[test]
fn an_import_passes_every_point_on_its_way() {
    let (data, journal) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let new = data.path().join("new");
    let done = import(&new, Path::new(BUNDLE), Some(journal.path()), None);
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    let on_its_way: BTreeSet<String> = Step::IMPORT.iter().flat_map(|step| step.points()).collect();
    let passed: BTreeSet<String> = passed(journal.path()).unwrap().into_iter().collect();
    assert_eq!(on_its_way.difference(&passed).collect::<Vec<_>>(), [""; 0]);
    assert_eq!(passed.difference(&on_its_way).collect::<Vec<_>>(), [""; 0]);
    assert!(passed.len() >= 30, "{} points", passed.len());
    assert_goes_on(&new, "nothing");
}

#[test]
fn killed_at_any_point_and_without_power_the_old_or_the_new_is_shown() {
    let cuts = Mutex::new(0);
    each_point(|point, data, old| {
        let journal = tempfile::tempdir().unwrap();
        let killed = import(data, Path::new(BUNDLE), Some(journal.path()), Some(&format!("{point}:kill")));
        assert_eq!(killed.status.signal(), Some(9), "{point}: {killed:?}");
        let unsynced = Unsynced::of(journal.path()).unwrap();
        let left = kept_aside(data, journal.path());
        // The first outcome is the one in which nothing unsynced survives.
        for surviving in 0..=unsynced.names() {
            let _ = fs::remove_dir_all(data);
            if left.exists() {
                copy_tree(&left, data).unwrap();
            }
            unsynced.cut(surviving, true).unwrap();
            let now = shown(data);
            assert!(now == old || now == old + 1, "{point}: {now} is shown after {old}");
            assert_goes_on(data, point);
            *cuts.lock().unwrap() += 1;
        }
    });
    println!("{} power cuts, 0 losses", cuts.into_inner().unwrap());
}

/// A copy of what the process has left.
fn kept_aside(data: &Path, journal: &Path) -> PathBuf {
    let left = journal.join("left");
    if data.exists() {
        copy_tree(data, &left).unwrap();
    }
    left
}

#[test]
fn a_disk_that_refuses_at_any_point_keeps_what_is_shown() {
    each_point(|point, data, old| {
        for what in ["error", "full", "readonly"] {
            let before = shown(data);
            let fault = format!("{point}:{what}");
            import(data, Path::new(BUNDLE), None, Some(&fault));
            let now = shown(data);
            assert!(now == before || now == before + 1, "{fault}: {now} is shown after {before}");
        }
        assert!(shown(data) >= old);
        assert_goes_on(data, point);
    });
}
