//! The units in `systemd/`, as systemd itself judges them.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;

/// Ends of the names of units.
const KINDS: [&str; 4] = ["path", "service", "socket", "timer"];

/// The units with the program where it was built; what a template stands for is made up.
fn units() -> (TempDir, Vec<PathBuf>) {
    let place = TempDir::new().unwrap();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("systemd");
    let mut units = Vec::new();
    for entry in fs::read_dir(&folder).unwrap().flatten() {
        let path = entry.path();
        if !path.extension().is_some_and(|kind| KINDS.iter().any(|of| kind == *of)) {
            continue;
        }
        let text = fs::read_to_string(&path).unwrap();
        let text = text.replace("/usr/bin/komspot", env!("CARGO_BIN_EXE_komspot"));
        let name = path.file_name().unwrap().to_str().unwrap();
        fs::write(place.path().join(name), &text).unwrap();
        let instance = name.replace('@', "@sda1");
        fs::write(place.path().join(&instance), text).unwrap();
        units.push(place.path().join(instance));
    }
    assert!(units.len() >= 9, "{units:?}");
    (place, units)
}

/// What systemd-analyze says; `None` with a word on the terminal where it cannot be run.
fn analyze(place: &TempDir, words: &[&str], units: &[PathBuf]) -> Option<Output> {
    let mut command = Command::new("systemd-analyze");
    command.args(words).args(units).env("SYSTEMD_UNIT_PATH", format!("{}:", place.path().display()));
    command.output().inspect_err(|error| println!("not tested: systemd-analyze cannot be run: {error}")).ok()
}

#[test]
fn the_units_are_ones_that_systemd_understands() {
    let (place, units) = units();
    let Some(output) = analyze(&place, &["verify", "--man=no"], &units) else { return };
    let said = String::from_utf8_lossy(&output.stderr);
    let about_ours: Vec<_> = said.lines().filter(|line| line.contains("komspot")).collect();
    assert_eq!(about_ours, [""; 0]);
}

#[test]
fn what_touches_figures_is_exposed_to_little() {
    let (place, mut units) = units();
    // The kiosk needs a screen, and touches no figures but those that it is shown.
    units.retain(|unit| {
        let name = unit.file_name().unwrap().to_str().unwrap();
        name.ends_with(".service") && !name.contains("kiosk")
    });
    // Tenths: 1.5 at most.
    let words = ["security", "--offline=yes", "--no-pager", "--threshold=15"];
    let Some(output) = analyze(&place, &words, &units) else { return };
    let said = String::from_utf8_lossy(&output.stdout);
    let levels: Vec<_> = said.lines().filter(|line| line.contains("Overall exposure level")).collect();
    println!("{}", levels.join("\n"));
    assert_eq!(levels.len(), units.len(), "{said}{}", String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success(), "{levels:?}");
}
