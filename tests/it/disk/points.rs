//! Interrupted at each passage of each point.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};

use komspot::disk::Step;
use komspot::disk::power::{Unsynced, copy_tree};

use super::act::Act;
use crate::harness::{Chance, each, fast_folder, is_thorough};

/// Passages of points, and the work on whose way they lie: all of them, or the first of each point
/// where it comes in the first act.
fn passages(acts: &[Act]) -> Vec<(&Act, &str)> {
    let mut seen = BTreeSet::new();
    let all = acts.iter().flat_map(|act| act.passages.iter().map(move |passage| (act, passage.as_str())));
    all.filter(|(_, passage)| is_thorough() || seen.insert(passage.split('#').next())).collect()
}

/// Everything that is shown or kept by way of.
fn all_acts() -> Vec<Act> {
    let imports = [Act::second_import(), Act::first_import(), Act::inbox(), Act::stick()];
    let others = [Act::hold(), Act::confirm(), Act::decline(), Act::rollback(), Act::prune()];
    imports.into_iter().chain(others).collect()
}

#[test]
fn an_import_passes_every_point_on_its_way() {
    let on_its_way: BTreeSet<String> = Step::IMPORT.iter().flat_map(|step| step.points()).collect();
    let act = Act::first_import();
    let passed: BTreeSet<String> =
        act.passages.iter().filter_map(|passage| Some(passage.split('#').next()?.to_owned())).collect();
    assert_eq!(on_its_way.difference(&passed).collect::<Vec<_>>(), [""; 0]);
    assert_eq!(passed.difference(&on_its_way).collect::<Vec<_>>(), [""; 0]);
    assert!(passed.len() >= 30, "{} points", passed.len());
}

#[test]
fn killed_at_any_point_and_without_power_the_old_or_the_new_is_shown() {
    let acts = all_acts();
    let passages = passages(&acts);
    let (kills, cuts) = (passages.len(), AtomicUsize::new(0));
    each(passages.into_iter().enumerate(), |(at, (act, passage))| {
        let (device, journal, left) = (act.device(), fast_folder(), fast_folder());
        act.run(device.path(), Some(journal.path()), Some(&format!("{passage}:kill")));
        act.assert_whole(device.path(), passage);
        let unsynced = Unsynced::of(journal.path()).unwrap();
        let left = left.path().join("device");
        copy_tree(device.path(), &left).unwrap();
        // The first outcome is the one in which nothing unsynced survives.
        let outcomes = unsynced.names() + 1;
        let drawn = Chance::new(at as u64).below(outcomes);
        for surviving in 0..outcomes {
            put_back(&left, device.path());
            unsynced.cut(surviving, true).unwrap();
            let after = format!("{passage}, {surviving} unsynced names survive");
            act.assert_whole(device.path(), &after);
            if is_thorough() || surviving == drawn {
                act.assert_finished(device.path(), &after);
                act.assert_goes_on(device.path(), &after);
            }
            cuts.fetch_add(1, SeqCst);
        }
    });
    println!("{kills} kills at named points, {} power cuts after them, 0 losses", cuts.into_inner());
}

fn put_back(left: &Path, device: &Path) {
    for entry in fs::read_dir(device).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { fs::remove_dir_all(path) } else { fs::remove_file(path) }.unwrap();
    }
    for entry in fs::read_dir(left).unwrap() {
        let path = entry.unwrap().path();
        copy_tree(&path, &device.join(path.file_name().unwrap())).unwrap();
    }
}

#[test]
fn a_disk_that_refuses_at_any_point_keeps_what_is_shown() {
    let acts = all_acts();
    let passages = passages(&acts);
    let refusals = passages.len() * 3;
    each(passages, |(act, passage)| {
        let device = act.device();
        for what in ["error", "full", "readonly"] {
            let fault = format!("{passage}:{what}");
            act.run(device.path(), None, Some(&fault));
            act.assert_whole(device.path(), &fault);
        }
        act.assert_goes_on(device.path(), passage);
    });
    println!("{refusals} refusals of the disk, 0 losses");
}
