//! `komspot.notes`: what happened outside the figures, as it is written.

use serde_json::{Map, Value};

use super::descriptor::Members;

/// A note as the descriptor has it, not yet judged.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NoteText {
    /// The period that begins with it.
    pub period: String,
    /// The indicator that it is about; `None` for all.
    pub indicator: Option<String>,
    /// The areas that it is about; empty for all.
    pub areas: Vec<String>,
    /// What it tells: `effort`, `rule` or `break`.
    pub kind: String,
    /// Its Danish words.
    pub text_da: String,
    /// Its English words.
    pub text_en: String,
}

/// Reads the list; a member that is not of its kind, or unknown, is told.
pub(super) fn read(members: &mut Members<'_>, value: &Value) -> Option<Vec<NoteText>> {
    let Some(list) = value.as_array() else { return members.wrong("komspot.notes", value) };
    let mut notes = Vec::new();
    for entry in list {
        match entry.as_object() {
            Some(entry) => notes.push(note(members, entry)),
            None => members.wrong::<()>("komspot.notes", entry).unwrap_or_default(),
        }
    }
    Some(notes)
}

fn note(members: &mut Members<'_>, entry: &Map<String, Value>) -> NoteText {
    let mut note = NoteText::default();
    for (name, value) in entry {
        match (name.as_str(), plain(value)) {
            ("period", Some(text)) => note.period = text,
            ("indicator", Some(text)) => note.indicator = Some(text),
            ("indicator", None) if value.is_null() => {}
            ("kind", Some(text)) => note.kind = text,
            ("text_da", Some(text)) => note.text_da = text,
            ("text_en", Some(text)) => note.text_en = text,
            ("areas", _) => match value.as_array().map(|ids| ids.iter().map(plain).collect()) {
                Some(Some(areas)) => note.areas = areas,
                _ => members.wrong::<()>("komspot.notes.areas", value).unwrap_or_default(),
            },
            _ => members.wrong::<()>("komspot.notes", &Value::String(name.clone())).unwrap_or_default(),
        }
    }
    note
}

/// A text, trimmed; ids and years may be written as numbers.
fn plain(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.trim().to_owned()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}
