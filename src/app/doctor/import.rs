//! What is shown, what came last, and what waits.

use super::Patient;
use super::line::{Light, Line, Subject, Value, Words};
use crate::app::intake::{Intake, Outcome, Report};
use crate::app::stage;
use crate::logbook::{Deed, Logbook};
use crate::snapshot::Entry;

pub(super) fn look(patient: &Patient<'_>) -> Vec<Line> {
    let mut lines = vec![shown(patient)];
    let intake = Intake::new(patient.data, patient.config.clock.clone());
    lines.extend(intake.reports().list().next().map(|report| last(&report)));
    let held = stage::held(&patient.store()).unwrap_or_default();
    if !held.is_empty() {
        lines.push(line(Light::Amber, Words::new("doctor-import-held").closed("count", held.len())));
    }
    lines
}

/// What is shown, since when, and who has signed it.
fn shown(patient: &Patient<'_>) -> Line {
    let store = patient.store();
    let Some(id) = store.current() else {
        return line(Light::Amber, Words::new("doctor-import-none"));
    };
    let words = |key| Words::new(key).open("snapshot", id.as_str());
    let entry = store.list().unwrap_or_default().into_iter().find(|entry| entry.current);
    let Some(Entry { origin: Some(origin), made, .. }) = entry else {
        return line(Light::Red, words("doctor-import-damaged"));
    };
    let trusted = was_trusted(patient, id.as_str());
    let signed = origin.signer.is_some();
    let words = words(if signed { "doctor-import-shows" } else { "doctor-import-shows-unsigned" })
        .open("at", Value::Moment { at: made.unwrap_or_default(), trusted })
        .closed("bundle", format!("{} {}", origin.bundle, origin.version.unwrap_or_default()).trim_end())
        .closed("signer", origin.signer.unwrap_or_default());
    line(Light::Green, words)
}

/// True if the clock was believed when a snapshot was published, by the log.
fn was_trusted(patient: &Patient<'_>, snapshot: &str) -> bool {
    let entries = Logbook::open(patient.data).entries().unwrap_or_default();
    let of_it = |deed: &Deed| matches!(deed, Deed::Imported { snapshot: id, .. } if id.as_str() == snapshot);
    entries.iter().rev().find(|entry| of_it(&entry.what)).is_some_and(|entry| entry.clock_trusted)
}

/// What came of the bundle that was brought last.
fn last(report: &Report) -> Line {
    let (light, key) = match report.account.outcome {
        Outcome::Published => (Light::Green, "doctor-import-published"),
        Outcome::Held => (Light::Green, "doctor-import-last-held"),
        Outcome::Passed => (Light::Green, "doctor-import-passed"),
        Outcome::Refused => (Light::Amber, "doctor-import-refused"),
        Outcome::Failed => (Light::Amber, "doctor-import-failed"),
    };
    let codes = report.account.findings.iter().map(|told| told.code.as_str());
    let codes: Vec<&str> = codes.filter(|code| is_code(code)).take(5).collect();
    let words = Words::new(key)
        .open("at", Value::Moment { at: report.ended.at.clone(), trusted: report.ended.trusted })
        .open("number", u64::from(report.number).to_string())
        .open("codes", if codes.is_empty() { "–".to_owned() } else { codes.join(", ") })
        .closed("file", report.card.file.as_str());
    line(light, words)
}

/// True for a word of ours: whoever opened the bundle may have written anything there.
fn is_code(text: &str) -> bool {
    text.len() <= 40 && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-')
}

fn line(light: Light, words: Words) -> Line {
    Line::new(Subject::Import, light, words)
}
