//! Whose bundles are taken.

use std::path::Path;

use super::Patient;
use super::line::{Light, Line, Subject, Words};
use crate::trust::{Keys, Unsigned};

pub(super) fn look(patient: &Patient<'_>) -> Line {
    let trust = &patient.config.trust;
    let line = |light, words: Words| Line::new(Subject::Keys, light, words);
    match Keys::load(&trust.keys) {
        Err(_) => line(Light::Amber, Words::new("doctor-keys-unseen").place("folder", &trust.keys)),
        // One that is none is passed over.
        Ok(keys) if keys.iter().count() < files(&trust.keys) => {
            line(Light::Amber, Words::new("doctor-keys-damaged").place("folder", &trust.keys))
        }
        Ok(_) if trust.unsigned == Unsigned::Accept => line(Light::Amber, Words::new("doctor-keys-unsigned")),
        Ok(keys) if keys.is_empty() => line(Light::Amber, Words::new("doctor-keys-none")),
        Ok(keys) => line(Light::Green, Words::new("doctor-keys-some").closed("count", keys.iter().count())),
    }
}

/// Files that are to be keys.
fn files(folder: &Path) -> usize {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    entries.filter(|entry| entry.path().extension().is_some_and(|extension| extension == "pub")).count()
}
