//! What happened outside the figures: the descriptor's notes, held against
//! what they are about.

use super::areas::{Areas, is_unknown};
use super::catalogue::Catalogue;
use super::text::judge_note;
use crate::bundle::{Descriptor, NoteText};
use crate::domain::{AreaId, IndicatorId, Note, NoteKind, Period};
use crate::finding::{Finding, Findings, Place};

/// The notes of a bundle; `None` where its descriptor has no list of them.
pub(super) fn judge(
    descriptor: &Descriptor,
    catalogue: &Catalogue,
    areas: &Areas,
    findings: &mut Findings,
) -> Option<Vec<Note>> {
    let notes = descriptor.notes.as_ref()?;
    if notes.len() > Note::MOST {
        let finding = Finding::refused("notes-too-many", place("notes"));
        findings.push(finding.detail("count", notes.len()).detail("most", Note::MOST));
        return Some(Vec::new());
    }
    Some(notes.iter().filter_map(|note| one(note, catalogue, areas, findings)).collect())
}

fn place(member: &str) -> Place {
    Place::resource("datapackage.json").column(&format!("komspot.{member}"))
}

fn one(note: &NoteText, catalogue: &Catalogue, areas: &Areas, findings: &mut Findings) -> Option<Note> {
    let mut refuse = |code, member: &str, value: &str| {
        findings.push(Finding::refused(code, place(&format!("notes.{member}"))).value(value));
    };
    let period = note.period.parse::<Period>();
    if period.is_err() {
        refuse("note-period", "period", &note.period);
    }
    let kind = NoteKind::from_word(&note.kind);
    if kind.is_none() {
        refuse("note-kind", "kind", &note.kind);
    }
    if let Some(id) = note.indicator.as_ref().filter(|id| catalogue.position(id).is_none())
        && catalogue.is_complete()
    {
        refuse("note-indicator", "indicator", id);
    }
    for id in note.areas.iter().filter(|_| areas.are_known()) {
        if is_unknown(id) || areas.position(id).is_none() {
            refuse("note-area", "areas", id);
        }
    }
    for (member, text) in [("text_da", &note.text_da), ("text_en", &note.text_en)] {
        if text.is_empty() {
            refuse("note-empty", member, "");
        }
    }
    for (member, text) in [("text_da", &note.text_da), ("text_en", &note.text_en)] {
        judge_note(text, &place(&format!("notes.{member}")), findings);
    }
    Some(Note {
        period: period.ok()?,
        indicator: note.indicator.as_deref().map(IndicatorId::new),
        areas: note.areas.iter().map(|id| AreaId::new(id)).collect(),
        kind: kind?,
        text_da: note.text_da.clone(),
        text_en: note.text_en.clone(),
    })
}
