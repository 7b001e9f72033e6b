//! Ids, names and other words of the catalogue.

use crate::domain::Note;
use crate::finding::{Finding, Findings, Place};

use super::cell::blame;

/// Longest name, in characters.
const LONGEST_NAME: usize = 300;

/// Longest definition or source, in characters.
const LONGEST_PROSE: usize = 4000;

/// Longest id, in characters.
const LONGEST_ID: usize = 100;

/// Judges an id: letters, digits, `-`, `_` and `.`, since ids stand in
/// addresses and file names.
pub(super) fn judge_id(id: &str, place: &Place, findings: &mut Findings) -> bool {
    let in_set = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.');
    if id.chars().nth(LONGEST_ID).is_some() {
        findings.push(too_long(id, LONGEST_ID, place));
        return false;
    }
    let fits = id.chars().all(in_set) && !id.chars().all(|c| c == '.');
    if !fits {
        findings.push(blame(id, Finding::refused("id-characters", place.clone())));
    }
    fits
}

/// Judges a name. Markup and quotation marks are ordinary text.
pub(super) fn judge_name(name: &str, place: &Place, findings: &mut Findings) {
    judge_prose(name, LONGEST_NAME, place, findings);
}

/// Judges a definition or the like.
pub(super) fn judge_definition(text: &str, place: &Place, findings: &mut Findings) {
    judge_prose(text, LONGEST_PROSE, place, findings);
}

/// Judges the words of a note.
pub(super) fn judge_note(text: &str, place: &Place, findings: &mut Findings) {
    judge_prose(text, Note::LONGEST, place, findings);
}

fn judge_prose(text: &str, longest: usize, place: &Place, findings: &mut Findings) {
    if text.chars().nth(longest).is_some() {
        findings.push(too_long(text, longest, place));
    }
    if text.chars().any(char::is_control) {
        findings.push(Finding::refused("text-control-characters", place.clone()).value(text));
    } else if text.chars().any(turns_direction) {
        findings.push(Finding::warning("text-direction-marks", place.clone()).value(text));
    }
}

fn too_long(text: &str, longest: usize, place: &Place) -> Finding {
    blame(text, Finding::refused("text-too-long", place.clone()))
        .detail("length", text.chars().count())
        .detail("longest", longest)
}

/// Characters that change the direction in which the text around them is shown.
fn turns_direction(c: char) -> bool {
    matches!(c, '\u{200e}' | '\u{200f}' | '\u{061c}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(judge: impl Fn(&Place, &mut Findings)) -> Vec<&'static str> {
        let mut findings = Findings::default();
        judge(&Place::resource("indicators.csv"), &mut findings);
        findings.into_list().into_iter().map(|finding| finding.code).collect()
    }

    fn name(text: &str) -> Vec<&'static str> {
        codes(|place, findings| judge_name(text, place, findings))
    }

    fn id(text: &str) -> Vec<&'static str> {
        codes(|place, findings| {
            judge_id(text, place, findings);
        })
    }

    #[test]
    fn markup_and_quotes_are_text() {
        for text in ["<script>alert(1)</script>", "Vold & \"røveri\"", "»'`", &"å".repeat(300)] {
            assert_eq!(name(text), [""; 0], "{text}");
        }
    }

    #[test]
    fn what_could_deceive_a_reader_is_told() {
        assert_eq!(name(&"å".repeat(301)), ["text-too-long"]);
        assert_eq!(name("to\nlinjer"), ["text-control-characters"]);
        assert_eq!(name("abc\u{202e}def"), ["text-direction-marks"]);
    }

    #[test]
    fn ids_fit_addresses() {
        for text in ["anmeldt-alle", "200-0210-007-3-1-0", "ssp_2.a", "hærværk"] {
            assert_eq!(id(text), [""; 0], "{text}");
        }
        for text in ["a b", "a/b", "<b>", "a\u{202e}", "..", "a?b", "a#b", "a&b"] {
            assert_eq!(id(text), ["id-characters"], "{text}");
        }
        assert_eq!(id(&"a".repeat(101)), ["text-too-long"]);
    }
}
