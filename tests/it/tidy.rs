//! Rules about the source itself: which room may know which (`src/lib.rs` has the
//! table), and what a file must be like.

mod bundles;
mod fluent;
mod links;
mod messages;
mod rooms;
mod source;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use fluent::words;
use source::{known_paths, program_of};

/// What may lie at the top of the repository, beside files that begin with a dot.
const TOP: &[&str] = &[
    "ARCHITECTURE.md",
    "CHANGELOG.md",
    "Cargo.lock",
    "Cargo.toml",
    "LICENSE",
    "Makefile",
    "README.md",
    "build.rs",
    "clippy.toml",
    "cross.toml",
    "data",
    "docs",
    "maps",
    "rustfmt.toml",
    "src",
    "systemd",
    "target",
    "tests",
];

/// A file that is longer usually holds two things.
const LONGEST: usize = 500;

#[test]
fn the_table_of_rooms_says_who_knows_whom() {
    let table = rooms::table(&read(&root().join("src/lib.rs")));
    let mut walked: BTreeMap<_, _> = table.keys().map(|room| (room.clone(), BTreeSet::new())).collect();
    let mut faults = Vec::new();
    for file in sources() {
        let room = room(&file);
        if room == "lib" {
            continue;
        }
        let (Some(known), Some(walked)) = (table.get(&room), walked.get_mut(&room)) else {
            faults.push(format!("{}: the table of rooms has no {room}", shown(&file)));
            continue;
        };
        for path in known_paths(&program_of(&read(&file))) {
            let Some(other) = path.first().filter(|other| **other != room) else { continue };
            let whole = (other.clone(), String::new());
            let item = (other.clone(), path.get(1).cloned().unwrap_or_default());
            match [whole, item].into_iter().find(|arrow| known.contains(arrow)) {
                Some(arrow) => drop(walked.insert(arrow)),
                None => faults.push(format!("{}: {room} may not know {}", shown(&file), path.join("::"))),
            }
        }
    }
    for (room, known) in &table {
        for (other, item) in known.difference(&walked[room]) {
            faults.push(format!("src/lib.rs: {room} may know {other} {item} and does not"));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn every_file_is_fit_to_be_read() {
    let mut faults = Vec::new();
    for file in sources() {
        let (text, name) = (read(&file), shown(&file));
        if !text.starts_with("//!") {
            faults.push(format!("{name} does not begin by saying what it is (//!)"));
        }
        let stem = file.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
        if ["utils", "util", "helpers", "helper", "common", "misc", "manager"].contains(&stem) {
            faults.push(format!("{name} is named after nothing"));
        }
        let lines = text.lines().count();
        if lines > LONGEST {
            faults.push(format!("{name} has {lines} lines: it may hold two things"));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn every_word_exists_in_both_languages() {
    let locale = root().join("src/locale");
    let danish = files_below(&locale.join("da"), "ftl");
    let english = files_below(&locale.join("en"), "ftl");
    let names = |files: &[PathBuf]| -> BTreeSet<_> {
        files.iter().filter_map(|file| file.file_name().map(ToOwned::to_owned)).collect()
    };
    assert_eq!(names(&danish), names(&english), "the languages have different files");
    let mut faults = Vec::new();
    let mut seen = BTreeMap::new();
    for file in &danish {
        let other = locale.join("en").join(file.file_name().expect("a file's name"));
        let (danish, english) = (words(&read(file)), words(&read(&other)));
        for key in danish.keys().chain(english.keys()).collect::<BTreeSet<_>>() {
            match (danish.get(key), english.get(key)) {
                (Some(danish), Some(english)) if danish == english => {}
                (Some(danish), Some(english)) => {
                    faults.push(format!("{key}: Danish names {danish:?} and English {english:?}"));
                }
                (None, _) => faults.push(format!("{key} is not in {}", shown(file))),
                (_, None) => faults.push(format!("{key} is not in {}", shown(&other))),
            }
            if let Some(first) = seen.insert(key.clone(), shown(file)) {
                faults.push(format!("{key} is in {first} and in {}", shown(file)));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn the_top_level_stays_as_it_was_agreed() {
    let mut strangers = Vec::new();
    for entry in fs::read_dir(root()).unwrap().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        if !name.starts_with('.') && !TOP.contains(&name.as_str()) {
            strangers.push(name);
        }
    }
    assert_eq!(strangers, [""; 0]);
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(file: &Path) -> String {
    fs::read_to_string(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}

/// A path as people say it, from the top of the repository.
fn shown(file: &Path) -> String {
    file.strip_prefix(root()).unwrap_or(file).display().to_string()
}

fn sources() -> Vec<PathBuf> {
    files_below(&root().join("src"), "rs")
}

/// All files with that ending under a folder, sorted; none if it does not exist.
fn files_below(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut files = Vec::new();
    for path in entries.flatten().map(|entry| entry.path()) {
        if path.is_dir() {
            files.extend(files_below(&path, ending));
        } else if path.extension().is_some_and(|extension| extension == ending) {
            files.push(path);
        }
    }
    files.sort();
    files
}

/// The room that a file belongs to: its first name under `src`.
fn room(file: &Path) -> String {
    let inside = file.strip_prefix(root().join("src")).expect("a file under src");
    let first = inside.iter().next().unwrap_or_default().to_string_lossy();
    first.trim_end_matches(".rs").to_owned()
}
