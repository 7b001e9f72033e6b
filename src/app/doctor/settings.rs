//! Whether the settings are there and can be used.

use super::Patient;
use super::line::{Light, Line, Subject, Words};

pub(super) fn look(patient: &Patient<'_>) -> Line {
    let line = |light, words: Words| Line::new(Subject::Settings, light, words);
    let words = |key| Words::new(key).place("file", patient.settings);
    match &patient.fault {
        // The fault quotes the file.
        Some(fault) => line(Light::Red, words("doctor-settings-faulty").closed("fault", fault.as_str())),
        None if patient.files.at(patient.settings).exists() => {
            line(Light::Green, words("doctor-settings-good"))
        }
        None => line(Light::Green, words("doctor-settings-none")),
    }
}
