//! What the wall says in passing of new figures.

use crate::locale::Lang;

/// Something about figures that were brought; never anything out of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Note {
    /// They are being taken in.
    Running,
    /// They have been, a few minutes ago at most.
    Succeeded,
    /// They could not be, and nobody has seen why.
    Failed,
}

impl Note {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Running, Self::Succeeded, Self::Failed];

    /// Its word for programs.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Running => "running",
            Self::Succeeded => "succeeded",
            Self::Failed => "failed",
        }
    }

    /// What the wall says.
    #[must_use]
    pub fn said(self, lang: Lang) -> String {
        lang.text(&format!("wall-note-{}", self.word()))
    }
}
