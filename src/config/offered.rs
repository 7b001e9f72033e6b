//! Tests that the settings file of the package tells of every setting, and tells the truth: what it says of
//! the usual values is held against the values themselves.

use std::collections::BTreeSet;
use std::path::Path;

use super::Config;

/// What is installed as `/etc/komspot/komspot.toml`.
const OFFERED: &str = include_str!("../../systemd/komspot.toml");

/// Begins a line with a usual value.
const USUAL: &str = "#";
/// Begins a line with an example of what is not there by itself.
const EXAMPLE: &str = "#   ";

fn parse(text: &str) -> Result<Config, String> {
    Config::parse(Path::new("/etc/komspot/komspot.toml"), text).map_err(|error| error.to_string())
}

/// Whether a line without its mark is a setting or the head of a section, and not a sentence.
fn is_setting(line: &str) -> bool {
    line.starts_with('[')
        || line.split_once(" = ").is_some_and(|(name, _)| {
            !name.is_empty() && name.chars().all(|letter| letter.is_ascii_lowercase() || letter == '_')
        })
}

/// The file with the mark taken from each line that has a setting behind it.
fn without(mark: &str) -> String {
    let bare = |line: &'static str| line.strip_prefix(mark).filter(|rest| is_setting(rest)).unwrap_or(line);
    OFFERED.lines().map(bare).fold(String::new(), |text, line| text + line + "\n")
}

/// The settings of a section that there are, as the parser names them.
fn known(section: &str) -> BTreeSet<String> {
    let error = parse(&format!("{section}\nno_such_setting = 1")).expect_err("there is no such setting");
    let (_, names) = error.split_once("expected ").unwrap_or_else(|| panic!("{section}: {error}"));
    names.split('`').skip(1).step_by(2).map(ToOwned::to_owned).collect()
}

#[test]
fn as_installed_it_changes_nothing() {
    assert_eq!(format!("{:?}", parse(OFFERED)), format!("{:?}", parse("")));
}

#[test]
fn every_usual_value_is_the_one_that_holds() {
    let text = without(USUAL);
    assert!(text.contains("\nkeep = 24\n"), "the marks are known: {text}");
    assert_eq!(format!("{:?}", parse(&text)), format!("{:?}", parse("")));
}

#[test]
fn every_example_is_taken() {
    let config = parse(&without(EXAMPLE)).unwrap();
    assert_eq!(config.wall.programme.entries.len(), 1);
    assert!(config.wall.night.is_some() && config.contact.is_some() && config.inbox.folder.is_some());
}

/// Every setting that the file tells of, with its section before it.
fn told() -> BTreeSet<String> {
    let bare = |line: &'static str| {
        let rest = line.trim_start_matches('#').trim_start();
        is_setting(rest).then_some(rest)
    };
    let mut section = "";
    let mut told = BTreeSet::new();
    for line in OFFERED.lines().filter_map(bare) {
        match line.split_once(" = ") {
            _ if line.starts_with('[') => {
                section = line.trim_matches(['[', ']']);
                told.insert(section.to_owned());
            }
            Some((name, _)) if section.is_empty() => drop(told.insert(name.to_owned())),
            Some((name, _)) => drop(told.insert(format!("{section}.{name}"))),
            None => {}
        }
    }
    told
}

#[test]
fn no_setting_is_missing() {
    let told = told();
    let mut there = known("");
    for section in known("").iter().filter(|name| OFFERED.contains(&format!("[{name}]"))) {
        there.extend(known(&format!("[{section}]")).iter().map(|name| format!("{section}.{name}")));
    }
    // Sections within the section, which cannot be without some of their settings.
    for (section, head) in [
        ("wall.night", "[wall.night]\nfrom = '22:00'\nto = '06:00'"),
        ("wall.playlist", "[[wall.playlist]]\nscene = 'maps'"),
    ] {
        there.extend(known(head).iter().map(|name| format!("{section}.{name}")));
    }
    let missing: Vec<_> = there.difference(&told).collect();
    assert!(missing.is_empty(), "systemd/komspot.toml does not tell of {missing:?}");
    let strange: Vec<_> = told.difference(&there).collect();
    assert!(strange.is_empty(), "systemd/komspot.toml tells of {strange:?}");
}
