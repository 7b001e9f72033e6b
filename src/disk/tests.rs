//! The operations, and that whoever forgets a sync is found out.

use std::fs;
use std::path::Path;

use super::fault::tests::under;
use super::power::{Unsynced, passed};
use super::unsynced::tests::noted;
use super::*;

/// A folder for the work and one for the journal.
fn folders() -> (tempfile::TempDir, tempfile::TempDir) {
    (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap())
}

/// Names in a folder with what is in each: contents, `-> target`, or `/`.
fn seen(folder: &Path) -> Vec<String> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        let (path, name) = (entry.path(), entry.file_name().into_string().unwrap());
        let kind = entry.file_type().unwrap();
        if kind.is_symlink() {
            names.push(format!("{name} -> {}", fs::read_link(path).unwrap().display()));
        } else if kind.is_dir() {
            names.push(format!("{name}/"));
            names.extend(seen(&path).into_iter().map(|inner| format!("{name}/{inner}")));
        } else {
            names.push(format!("{name}: {}", fs::read_to_string(path).unwrap()));
        }
    }
    names.sort();
    names
}

/// Everything that a power cut may leave of what `deed` does to what `before` makes.
fn outcomes(before: impl Fn(&Path), deed: impl Fn(&Path)) -> Vec<Vec<String>> {
    let mut outcomes = Vec::new();
    for surviving in 0.. {
        let mut names = 0;
        for lost in [true, false] {
            let (work, journal) = folders();
            before(work.path());
            noted(journal.path(), || deed(work.path()));
            let unsynced = Unsynced::of(journal.path()).unwrap();
            names = unsynced.names();
            unsynced.cut(surviving, lost).unwrap();
            outcomes.push(seen(work.path()));
        }
        if surviving >= names {
            break;
        }
    }
    outcomes.sort();
    outcomes.dedup();
    outcomes
}

fn old(folder: &Path) {
    fs::write(folder.join("x"), "old").unwrap();
}

#[test]
fn what_is_done_outlasts_a_power_cut() {
    let replaced = outcomes(old, |at| replace(Step::Ledger, &at.join("x"), b"new").unwrap());
    assert_eq!(replaced, [["x: new"]]);
    let linked = outcomes(|_| {}, |at| link(Step::Current, Path::new("x"), &at.join("current")).unwrap());
    assert_eq!(linked, [["current -> x"]]);
    let gone = outcomes(old, |at| remove_file(Step::UnfinishedDone, &at.join("x")).unwrap());
    assert_eq!(gone, [[""; 0]]);
    let folder = outcomes(
        |_| {},
        |at| {
            let aside = aside(&at.join("a"));
            create_folder(Step::StagedFolder, &aside).unwrap();
            write_new(Step::SnapshotAreas, &aside.join("x"), b"new").unwrap();
            let adopted = aside.join("y");
            let write = || fs::write(&adopted, "by another");
            adopt(Step::SnapshotTables, &adopted, write, |error| error).unwrap();
            sync_folder(Step::SnapshotNames, &aside).unwrap();
            rename(Step::SnapshotName, &aside, &at.join("a")).unwrap();
        },
    );
    assert_eq!(folder, [["a/", "a/x: new", "a/y: by another"]]);
    let tail = outcomes(old, |at| {
        let mut tail = Tail::open(Step::UnfinishedBlock, &at.join("x")).unwrap();
        tail.append(b" and new").unwrap();
        tail.sync().unwrap();
    });
    assert_eq!(tail, [["x: old and new"]]);
}

#[test]
fn contents_that_nobody_synced_are_found_out() {
    // As many programs replace files: written, renamed, and only the name synced.
    let careless = |at: &Path| {
        let (aside, path) = (at.join("y"), at.join("x"));
        let passage = Passage { step: Step::Ledger, path: &aside };
        passage.intend(Change::Name).unwrap();
        passage.intend(Change::Contents { kept: 0 }).unwrap();
        fs::write(&aside, "new").unwrap();
        rename(Step::SnapshotName, &aside, &path).unwrap();
    };
    assert_eq!(outcomes(old, careless), [["x: "], ["x: new"]]);
    let careless = |at: &Path| {
        Tail::open(Step::UnfinishedBlock, &at.join("x")).unwrap().append(b" and new").unwrap();
    };
    assert_eq!(outcomes(old, careless), [["x: old"], ["x: old and new"]]);
}

#[test]
fn names_that_nobody_synced_are_found_out() {
    // Written and synced, but the folder is not.
    let careless = |at: &Path| write_new(Step::SnapshotAreas, &at.join("y"), b"new").unwrap();
    assert_eq!(outcomes(old, careless), [vec!["x: old"], vec!["x: old", "y: new"]]);
    // Renamed, but the folder is not synced.
    let careless = |at: &Path| {
        let (aside, path) = (at.join("y"), at.join("x"));
        write_new(Step::SnapshotAreas, &aside, b"new").unwrap();
        sync_folder(Step::SnapshotNames, at).unwrap();
        name::put(Passage { step: Step::Ledger, path: &path }, &aside, &path).unwrap();
    };
    assert_eq!(outcomes(old, careless), [vec!["x: new"], vec!["x: old", "y: new"]]);
    // The files' folder is synced, but not the one that it stands in.
    let careless = |at: &Path| {
        let folder = at.join("a");
        Passage { step: Step::StagedFolder, path: &folder }.intend(Change::Name).unwrap();
        fs::create_dir(&folder).unwrap();
        write_new(Step::SnapshotAreas, &folder.join("x"), b"new").unwrap();
        sync_folder(Step::SnapshotNames, &folder).unwrap();
    };
    assert_eq!(outcomes(|_| {}, careless), [vec![], vec!["a/", "a/x: new"]]);
    // Files of a folder that was synced itself only after it was renamed.
    let careless = |at: &Path| {
        create_folder(Step::StagedFolder, &at.join("b")).unwrap();
        write_new(Step::SnapshotAreas, &at.join("b/x"), b"new").unwrap();
        rename(Step::SnapshotName, &at.join("b"), &at.join("a")).unwrap();
    };
    assert_eq!(outcomes(|_| {}, careless), [vec!["a/"], vec!["a/", "a/x: new"]]);
    let mended = |at: &Path| {
        careless(at);
        sync_folder(Step::SnapshotNames, &at.join("a")).unwrap();
    };
    assert_eq!(outcomes(|_| {}, mended), [["a/", "a/x: new"]]);
}

#[test]
fn a_replacement_that_fails_anywhere_leaves_the_old_or_the_new() {
    for moment in Step::Ledger.points() {
        for what in ["error", "full", "readonly"] {
            let (work, journal) = folders();
            old(work.path());
            let path = work.path().join("x");
            let done = noted(journal.path(), || {
                under(&format!("{moment}:{what}"), || replace(Step::Ledger, &path, b"new"))
            });
            assert!(done.is_err(), "{moment}");
            let renamed = moment.ends_with("named") || moment.ends_with("after");
            assert_eq!(seen(work.path()), [if renamed { "x: new" } else { "x: old" }], "{moment}");
            assert_eq!(passed(journal.path()).unwrap().last(), Some(&moment));
        }
    }
}

#[test]
fn what_was_left_aside_is_swept_away_and_nothing_else() {
    let (work, _) = folders();
    let at = work.path();
    for name in ["x", ".ssh", ".x.aside", "x.aside"] {
        fs::write(at.join(name), "").unwrap();
    }
    fs::create_dir(at.join(".a.aside")).unwrap();
    fs::write(at.join(".a.aside/x"), "").unwrap();
    // What such a link leads to is not ours.
    std::os::unix::fs::symlink(at.join("x"), at.join(".l.aside")).unwrap();
    sweep(Step::Sweep, at).unwrap();
    assert_eq!(seen(at), [".ssh: ", "x.aside: ", "x: "]);
    sweep(Step::Sweep, &at.join("nowhere")).unwrap();
}

#[test]
fn every_point_has_a_name_of_its_own() {
    let all: Vec<String> = points().collect();
    let mut each = all.clone();
    each.sort();
    each.dedup();
    assert_eq!(each.len(), all.len());
    assert!(Step::IMPORT.iter().flat_map(|step| step.points()).count() >= 30);
}
