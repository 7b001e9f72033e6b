//! What happened outside the figures: efforts, rules, and breaks in the way of counting, as a list.

use super::chart::whom;
use super::explorer::name;
use super::note;
use crate::domain::{Note, NoteKind};
use crate::locale::{Lang, period};
use crate::snapshot::Snapshot;

/// The list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Happened {
    /// What introduces it.
    pub heading: String,
    /// The newest first.
    pub events: Vec<Event>,
    /// What the figures do not say of an effort, where there is one.
    pub untold: Option<String>,
    /// What is said where nobody has told of anything.
    pub none: String,
}

/// One entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// When, of what sort, and whom and what it is about: `juli 2022 · Indsats · Vollsmose`.
    pub what: String,
    /// The words of the data: hostile text.
    pub text: String,
}

impl Happened {
    /// What is told of anything that fits.
    #[must_use]
    pub fn new(snapshot: &Snapshot, lang: Lang, fits: impl Fn(&Note) -> bool) -> Self {
        let mut notes: Vec<&Note> = snapshot.release.notes.iter().filter(|note| fits(note)).collect();
        notes.sort_by(|a, b| b.period.start().cmp(&a.period.start()).then_with(|| a.text_da.cmp(&b.text_da)));
        let is_effort = |note: &&Note| note.kind == NoteKind::Effort;
        Self {
            untold: notes.iter().any(is_effort).then(|| lang.text("happened-untold")),
            heading: lang.text("happened"),
            events: notes.into_iter().map(|note| Event::new(snapshot, lang, note)).collect(),
            none: lang.text("happened-none"),
        }
    }

    /// All of it in one text.
    #[must_use]
    pub fn text(&self) -> String {
        if self.events.is_empty() {
            return self.none.clone();
        }
        let told = self.events.iter().map(Event::line);
        told.chain(self.untold.clone()).collect::<Vec<_>>().join(" ")
    }
}

impl Event {
    /// All of it in one line.
    #[must_use]
    pub fn line(&self) -> String {
        format!("{}: {}", self.what, self.text)
    }

    fn new(snapshot: &Snapshot, lang: Lang, note: &Note) -> Self {
        let of = note.indicator.as_ref().and_then(|id| snapshot.release.indicator(id.as_str()));
        let parts = [
            Some(period(lang, note.period)),
            Some(note::sort(lang, note)),
            whom(&snapshot.release, note),
            of.map(|of| name(lang, &of.indicator).to_owned()),
        ];
        Self {
            what: parts.into_iter().flatten().collect::<Vec<_>>().join(" · "),
            text: note::text(lang, note).to_owned(),
        }
    }
}
