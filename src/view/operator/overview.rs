//! The operator's page: what is live, what is coming, what came.

use super::{Fact, Tone, Visitor, frame};
use crate::locale::Lang;
use crate::view::page::Page;

/// All of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Overview {
    /// Header and footer.
    pub page: Page,
    /// Who looks.
    pub visitor: Visitor,
    /// What was just done.
    pub notice: Option<String>,
    /// What is shown.
    pub live: Live,
    /// What goes on.
    pub progress: Progress,
    /// What waits for a decision.
    pub held: Vec<HeldRow>,
    /// What was brought, the newest first.
    pub reports: Vec<ReportRow>,
    /// The newest report that is bad and that nobody has seen.
    pub unseen: Option<u32>,
    /// What was shown before, the newest first.
    pub history: Vec<Change>,
    /// The newest lines of the log.
    pub log: Vec<super::LogRow>,
    /// Free room on the disk.
    pub disk: Option<String>,
    /// Most bytes that can be uploaded, and the same in words.
    pub upload: (u64, String),
}

impl Overview {
    /// The frame of the page.
    #[must_use]
    pub fn frame(lang: Lang) -> Page {
        frame(lang, &lang.text("operator-title"), "")
    }
}

/// What the screens show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Live {
    /// The bundle's title.
    pub title: String,
    /// Since when, from which bundle, signed by whom.
    pub facts: Vec<Fact>,
}

/// What is being taken in, and what waits its turn.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// What is being taken in.
    pub job: Option<Job>,
    /// What waits its turn, in order.
    pub waiting: Vec<Waiting>,
    /// Changes when a report is added or something is shown: then the rest of the page is out of date.
    pub mark: String,
}

/// A bundle that is being taken in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Job {
    /// What it was called.
    pub file: String,
    /// Where it came from.
    pub source: String,
    /// `Trin 2 af 4: læser og kontrollerer hver række`
    pub stage: String,
    /// How much of the stage is done, 0 to 100, if that is known.
    pub percent: Option<u64>,
}

/// A bundle that waits its turn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiting {
    /// What it was called.
    pub file: String,
    /// Where it came from, and when.
    pub source: String,
}

/// A bundle that waits for a decision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeldRow {
    /// The name under which it waits.
    pub name: String,
    /// The bundle's title and version.
    pub title: String,
    /// Who brought it when, signed by whom.
    pub source: String,
    /// Why it waits.
    pub why: Vec<String>,
    /// All that it would change.
    pub changes: Vec<String>,
    /// Why it can only be refused, if that is so.
    pub outdated: Option<String>,
}

/// A report in one line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportRow {
    /// Where it can be read.
    pub href: String,
    /// What was brought.
    pub file: String,
    /// How it went.
    pub tone: Tone,
    /// The same in a word.
    pub outcome: String,
    /// Where it came from.
    pub source: String,
    /// When.
    pub when: String,
    /// True if it is bad, and nobody has seen it yet.
    pub unseen: bool,
}

/// Something that was shown, or is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The snapshot's id.
    pub id: String,
    /// The bundle's title and version.
    pub title: String,
    /// When it was last put on the screens.
    pub when: String,
    /// True for what is shown.
    pub current: bool,
    /// False where it cannot be read any more.
    pub readable: bool,
}
