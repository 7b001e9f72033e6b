//! Findings about single cells, with regard for what may not be repeated.

use crate::finding::{Finding, Findings, Place, holds_person_number};

/// Shortest text that can hold a person number, in bytes.
const PERSON_NUMBER: usize = 10;

/// A cell is wrong, and a finding has been made of it.
#[derive(Clone, Copy)]
pub(super) struct Faulty;

/// True if the cell looks like a person's number.
fn is_personal(text: &str) -> bool {
    text.len() >= PERSON_NUMBER && holds_person_number(text)
}

/// The finding that names the cell's text, or, if the text looks like a
/// person's number, the one that says so without repeating it.
pub(super) fn blame(text: &str, finding: Finding) -> Finding {
    if is_personal(text) { person_number(finding.place) } else { finding.value(text) }
}

/// The finding that a cell looks like a person's number.
fn person_number(place: Place) -> Finding {
    Finding::refused("person-number", place)
}

/// A cell that has to be filled in: its text, or a finding that it is empty.
pub(super) fn filled<'r>(
    cell: Option<&'r str>,
    place: impl FnOnce() -> Place,
    findings: &mut Findings,
) -> Option<&'r str> {
    let text = cell.filter(|text| !text.trim().is_empty());
    if text.is_none() {
        findings.push(Finding::refused("cell-empty", place()));
    }
    text
}
