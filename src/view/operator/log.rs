//! The log as a page.

use super::{Visitor, frame};
use crate::locale::Lang;
use crate::view::page::Page;

/// The newest lines of the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogPage {
    /// Header and footer.
    pub page: Page,
    /// Who looks.
    pub visitor: Visitor,
    /// How many lines there are, and whether they hold together.
    pub lead: String,
    /// The newest first.
    pub rows: Vec<LogRow>,
}

/// A line of the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogRow {
    /// When.
    pub when: String,
    /// Who.
    pub who: String,
    /// What.
    pub what: String,
}

impl LogPage {
    /// The frame of the log's page.
    #[must_use]
    pub fn frame(lang: Lang) -> Page {
        frame(lang, &lang.text("operator-log"), "/log")
    }
}
