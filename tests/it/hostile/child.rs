//! The process in which a bundle is judged, and what it says.

use std::path::Path;
use std::process::{Output, Stdio};

use crate::harness::limited;

/// What a process may have, in MiB.
const MEMORY: u32 = 512;

/// What came of a bundle.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Judged {
    Accepted,
    /// With the codes of what was found, each once.
    Refused(Vec<String>),
    /// It ended in no way that is its own: by a signal, or without an answer.
    Died(String),
}

/// Lets the program judge a bundle.
pub(super) fn judge(bundle: &Path) -> Judged {
    let Output { status, stdout, stderr } = limited(MEMORY)
        .args(["check", "--format", "json"])
        .arg(bundle)
        .stdin(Stdio::null())
        .output()
        .unwrap();
    let report = serde_json::from_slice::<serde_json::Value>(&stdout);
    match (status.code(), report) {
        (Some(0), Ok(_)) => Judged::Accepted,
        (Some(3), Ok(report)) => {
            let findings = report["findings"].as_array().unwrap().iter();
            let refused = findings.filter(|finding| finding["severity"] == "refused");
            let mut codes: Vec<String> =
                refused.map(|finding| finding["code"].as_str().unwrap().to_owned()).collect();
            codes.sort();
            codes.dedup();
            Judged::Refused(codes)
        }
        _ => Judged::Died(format!("{status}: {}", String::from_utf8_lossy(&stderr))),
    }
}

/// A bundle is refused, for this reason among others, in words that no terminal stumbles over.
#[track_caller]
pub(super) fn assert_refused(bundle: &Path, code: &str) {
    match judge(bundle) {
        Judged::Refused(codes) => assert!(codes.iter().any(|told| told == code), "{codes:?} and not {code}"),
        other => panic!("{}: {other:?} and not {code}", bundle.display()),
    }
    let told = limited(MEMORY).arg("check").arg(bundle).stdin(Stdio::null()).output().unwrap();
    let told = String::from_utf8(told.stdout).unwrap();
    let harmless = |c: char| c == '\n' || !(c.is_control() || ('\u{202a}'..='\u{202e}').contains(&c));
    assert!(told.lines().count() >= 3 && told.chars().all(harmless), "{told:?}");
}
