//! Rules about the source itself: which room may know which, and what a file
//! must be like.

mod bundles;
mod fluent;
mod links;
mod messages;
mod source;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use fluent::words;
use source::{known_paths, program_of};

/// The whole of a room may be used.
const ALL: &[&str] = &[];

/// A room that may be known, and the items that may be if not all.
type Arrow = (&'static str, &'static [&'static str]);

/// What every room may know of the others: whole rooms, or named items only.
/// `lib.rs` tells the reasons.
const ARROWS: &[(&str, &[Arrow])] = &[
    ("domain", &[]),
    ("finding", &[("domain", ALL)]),
    ("progress", &[]),
    ("digest", &[]),
    ("chain", &[("digest", ALL)]),
    ("logbook", &[("chain", ALL), ("digest", ALL), ("disk", ALL), ("finding", ALL), ("locale", ALL)]),
    ("accounts", &[("disk", ALL)]),
    ("disk", &[]),
    ("ledger", &[("chain", ALL), ("disk", ALL), ("domain", ALL)]),
    ("trust", &[("disk", ALL)]),
    ("sandbox", &[]),
    ("duck", &[]),
    ("geometry", &[("domain", ALL), ("finding", ALL)]),
    (
        "bundle",
        &[("digest", ALL), ("finding", ALL), ("geometry", &["Reading"]), ("duck", ALL), ("trust", ALL)],
    ),
    ("protect", &[("domain", ALL), ("finding", ALL), ("ledger", ALL), ("progress", ALL), ("release", ALL)]),
    (
        "audit",
        &[
            ("domain", &["AgeGroup", "Granularity", "Period", "TOTAL_AREA", "UNKNOWN_AREA"]),
            ("progress", ALL),
        ],
    ),
    ("release", &[("domain", ALL), ("geometry", &["Coverage", "Place"])]),
    (
        "check",
        &[
            ("bundle", ALL),
            ("domain", ALL),
            ("finding", ALL),
            ("geometry", ALL),
            ("progress", ALL),
            ("protect", &["Rule", "Tally", "TallyTable"]),
            ("release", ALL),
        ],
    ),
    (
        "snapshot",
        &[
            ("digest", ALL),
            ("disk", ALL),
            ("domain", ALL),
            ("release", ALL),
            ("geometry", ALL),
            ("finding", ALL),
            ("duck", ALL),
            ("ledger", &["Head", "Ledger", "LedgerFile"]),
            ("sandbox", &["tell_parent"]),
        ],
    ),
    ("analysis", &[("domain", ALL), ("release", ALL), ("geometry", &["Coverage"])]),
    ("locale", &[("domain", ALL)]),
    (
        "view",
        &[
            ("analysis", ALL),
            ("finding", &["Quoted", "Findings"]),
            ("domain", ALL),
            ("release", ALL),
            ("locale", ALL),
            ("snapshot", ALL),
            ("geometry", ALL),
        ],
    ),
    ("render", &[("view", ALL), ("locale", ALL)]),
    (
        "config",
        &[
            ("check", &["Acknowledged", "AcknowledgedError"]),
            ("locale", ALL),
            ("protect", &["Rule", "RuleError"]),
            ("trust", ALL),
            ("view", &["wall"]),
        ],
    ),
    (
        "app",
        &[
            ("accounts", ALL),
            ("analysis", ALL),
            ("audit", ALL),
            ("bundle", ALL),
            ("chain", ALL),
            ("check", ALL),
            ("config", ALL),
            ("digest", ALL),
            ("disk", ALL),
            ("domain", ALL),
            ("duck", ALL),
            ("finding", ALL),
            ("geometry", ALL),
            ("ledger", ALL),
            ("locale", ALL),
            ("logbook", ALL),
            ("progress", ALL),
            ("protect", ALL),
            ("release", ALL),
            ("render", ALL),
            ("sandbox", &["tell_parent"]),
            ("snapshot", ALL),
            ("trust", ALL),
            ("view", ALL),
        ],
    ),
    (
        "web",
        &[
            ("accounts", ALL),
            ("app", ALL),
            ("digest", ALL),
            ("view", ALL),
            ("render", ALL),
            ("locale", ALL),
            ("domain", ALL),
            ("config", ALL),
        ],
    ),
    (
        "cli",
        &[
            ("accounts", ALL),
            ("app", ALL),
            ("audit", ALL),
            ("config", ALL),
            ("disk", &["unsynced"]),
            ("ledger", &["LedgerError", "LedgerFile"]),
            ("locale", ALL),
            ("logbook", ALL),
            ("finding", ALL),
            ("web", ALL),
            ("progress", ALL),
            ("release", &["Audit"]),
            ("sandbox", ALL),
            ("snapshot", ALL),
            ("trust", ALL),
        ],
    ),
    ("main", &[("cli", ALL)]),
];

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
fn arrows_point_one_way() {
    let allowed: BTreeMap<_, _> = ARROWS.iter().copied().collect();
    let mut faults = Vec::new();
    for file in sources() {
        let room = room(&file);
        if room == "lib" {
            continue;
        }
        let Some(arrows) = allowed.get(room.as_str()) else {
            faults.push(format!("{}: the table of arrows has no room {room}", shown(&file)));
            continue;
        };
        for path in known_paths(&program_of(&read(&file))) {
            let Some(other) = path.first().filter(|other| **other != room) else { continue };
            let item = path.get(1).map_or("", String::as_str);
            let fits =
                arrows.iter().any(|(to, items)| to == other && (items.is_empty() || items.contains(&item)));
            if !fits {
                faults.push(format!("{}: {room} may not know {}", shown(&file), path.join("::")));
            }
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
