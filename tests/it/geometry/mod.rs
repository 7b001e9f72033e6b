//! Areas from files: hand-made faults, real maps, reference vectors, hostile input.
#![allow(clippy::unwrap_used, clippy::panic, reason = "what a test needs is there, or the test fails")]

mod faults;
mod hostile;
mod maps;
mod vectors;

use std::path::PathBuf;

use komspot::finding::{Finding, Findings, Severity};
use komspot::geometry::{Coverage, Reading};

/// Reads a file's text; the coverage and what was found.
fn read(text: &str, reading: &Reading) -> (Option<Coverage>, Vec<Finding>) {
    let mut findings = Findings::default();
    let coverage = Coverage::read(text.as_bytes(), reading, &mut findings);
    let refused = findings.refuse();
    assert_eq!(coverage.is_none(), refused, "a file is refused with a reason and only then");
    (coverage, findings.into_list())
}

/// The usual reading with mapped properties.
fn mapped(id: &str, name: &str) -> Reading {
    Reading {
        resource: "areas.geojson".to_owned(),
        id: Some(id.to_owned()),
        name: Some(name.to_owned()),
        ..Reading::default()
    }
}

/// The codes with their severity, sorted, each once.
fn codes(findings: &[Finding]) -> Vec<(Severity, &'static str)> {
    let mut codes: Vec<_> = findings.iter().map(|finding| (finding.severity, finding.code)).collect();
    codes.sort_unstable();
    codes.dedup();
    codes
}

fn count(findings: &[Finding], code: &str) -> usize {
    findings.iter().filter(|finding| finding.code == code).count()
}

fn detail<'a>(finding: &'a Finding, name: &str) -> &'a str {
    finding.details.iter().find(|(key, _)| *key == name).map_or("", |(_, value)| value)
}

fn only<'a>(findings: &'a [Finding], code: &str) -> &'a Finding {
    let mut found = findings.iter().filter(|finding| finding.code == code);
    let first = found.next().unwrap_or_else(|| panic!("no {code} among {findings:?}"));
    assert!(found.next().is_none(), "several {code}");
    first
}

/// A file of the shared material, if it is there.
fn shared(path: &str) -> Option<String> {
    let path = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../shared")).join(path);
    let text = std::fs::read_to_string(&path).ok();
    if text.is_none() {
        use std::io::Write as _;
        let _ = writeln!(std::io::stderr(), "skipped: {} is not here", path.display());
    }
    text
}

/// A fixture of ours.
fn fixture(name: &str) -> String {
    let path = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/areas")).join(name);
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}
