//! The log, for people to read and to take along.

use super::Operator;
use crate::app::log::verify;
use crate::locale::{Arg, Lang};
use crate::logbook::{Entry, LogError, csv};
use crate::view::operator::{LogPage, LogRow, Visitor};

/// Lines on the log's own page.
const SHOWN: usize = 200;

impl Operator {
    /// The log's page.
    #[must_use]
    pub fn log(&self, lang: Lang, visitor: Visitor) -> LogPage {
        let page = LogPage::frame(lang);
        let Ok(entries) = self.book.entries() else {
            return LogPage { page, visitor, lead: lang.text("log-unreadable"), rows: Vec::new() };
        };
        let whole = verify(&self.store).is_ok_and(|verified| verified.is_whole());
        let args: [Arg<'_>; 2] = [("lines", entries.len().into()), ("shown", SHOWN.into())];
        let lead = match (whole, entries.len()) {
            (false, _) => lang.text("operator-log-broken"),
            (true, 0..=SHOWN) => lang.text_with("operator-log-whole", &args),
            (true, _) => lang.text_with("operator-log-newest", &args),
        };
        let rows = entries.iter().rev().take(SHOWN).map(|entry| self.row(lang, entry)).collect();
        LogPage { page, visitor, lead, rows }
    }

    /// All of the log for a spreadsheet.
    ///
    /// # Errors
    /// If the file system refuses.
    pub fn log_csv(&self, lang: Lang) -> Result<String, LogError> {
        Ok(csv(&self.book.entries()?, lang))
    }

    /// A line of the log in words.
    pub(super) fn row(&self, lang: Lang, entry: &Entry) -> LogRow {
        LogRow {
            when: self.when(lang, &entry.when, entry.clock_trusted),
            who: entry.who.told(lang),
            what: entry.what.told(lang),
        }
    }
}
