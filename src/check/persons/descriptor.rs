//! The descriptor's texts and the names of the bundle's files.

use super::acknowledged::Alarms;
use super::guard::Guard;
use super::shape::{Kind, alarm};
use crate::bundle::Bundle;
use crate::finding::{Finding, Findings, Place, holds_person_number};

/// Texts that screens show: looked at as closely as those of the tables.
const NOTES: [&str; 5] = [
    "komspot.notes.text_da",
    "komspot.notes.text_en",
    "komspot.notes.kind",
    "komspot.notes.indicator",
    "komspot.notes.areas",
];

/// Looks for person numbers in every text of the descriptor and in the name
/// of every file. Who to ask about the figures may stand there by name.
pub(in crate::check) fn inspect(bundle: &Bundle, guard: &Guard<'_>, findings: &mut Findings) {
    let mut alarms = Alarms::new(guard, "datapackage");
    for (member, text) in bundle.words() {
        if holds_person_number(text) {
            let place = Place::resource("datapackage.json").column(member);
            alarms.raise(member, text, Finding::refused("person-number-in-text", place));
        } else if NOTES.contains(&member)
            && let Some(code) = alarm(Kind::Text, text)
        {
            let place = Place::resource("datapackage.json").column(member);
            alarms.raise(member, text, Finding::refused(code, place));
        }
    }
    let named = bundle.names().iter().filter(|name| holds_person_number(name)).count();
    if named > 0 {
        let finding = Finding::refused("person-number-in-name", Place::default());
        alarms.raise("", "", finding.detail("count", named));
    }
    alarms.finish(findings);
}
