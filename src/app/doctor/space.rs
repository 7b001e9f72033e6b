//! Room for the next import.

use super::Patient;
use super::line::{Light, Line, Subject, Value, Words};
use crate::app::history;

/// Beside what comes of it, the bundle itself lies there for a while: the bytes of a large one.
const BUNDLE: u64 = 50_000_000;

pub(super) fn look(patient: &Patient<'_>) -> Line {
    let line = |light, words| Line::new(Subject::Space, light, words);
    let Some(free) = patient.answers.free(patient.data) else {
        return line(Light::Amber, Words::new("doctor-space-unseen").place("folder", patient.data));
    };
    let needed = history::needed_bytes(&patient.store()).saturating_add(BUNDLE);
    let wanted = patient.config.history.free_megabytes.saturating_mul(1_000_000);
    let (light, key) = if free < needed {
        (Light::Red, "doctor-space-none")
    } else if free < wanted {
        (Light::Amber, "doctor-space-little")
    } else {
        (Light::Green, "doctor-space-is")
    };
    let words = Words::new(key)
        .place("folder", patient.data)
        .open("free", Value::Bytes(free))
        .open("wanted", Value::Bytes(needed.max(wanted)));
    line(light, words)
}
