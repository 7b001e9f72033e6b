//! A note of what happened outside the figures, in words.

use crate::domain::Note;
use crate::locale::Lang;

/// What it tells, in the words of the data: hostile text.
pub(super) fn text(lang: Lang, note: &Note) -> &str {
    match lang {
        Lang::Da => &note.text_da,
        Lang::En => &note.text_en,
    }
}

/// What sort of thing it was: `Indsats`.
pub(super) fn sort(lang: Lang, note: &Note) -> String {
    lang.text(&format!("note-kind-{}", note.kind.word()))
}
