//! Mark, value and base of one row.

use crate::domain::{Figure, Known, Mark, Measure};
use crate::finding::{Finding, Findings};

use super::super::catalogue::Entry;
use super::super::cell::{blame, is_personal, person_number};
use super::super::columns::Layout;
use super::super::number::{to_float, whole};
use super::rows::{BASE, COLUMNS, MARK, VALUE};

/// The words that the column `mark` may hold.
const WORDS: [&str; 5] = ["published", "below_k", "at_least_k", "hidden", "missing"];

/// Reads and judges what a row says of its cell; `None` if something is wrong with it.
pub(super) fn judge(
    entry: &Entry,
    layout: &Layout<COLUMNS>,
    line: u64,
    cells: &[Option<&str>],
    findings: &mut Findings,
) -> Option<Figure> {
    let mut row = Row { layout, line, cells, findings };
    let mark = row.text(MARK)?;
    let figure = match mark.map(str::trim) {
        Some("published") => return row.published(entry.measure?, entry.protect),
        Some("below_k") => Figure::Suppressed(Mark::BelowK),
        Some("at_least_k") => Figure::Suppressed(Mark::AtLeastK),
        Some("hidden") => Figure::Suppressed(Mark::Hidden),
        Some("missing") => Figure::Missing,
        other => {
            let mut finding = Finding::refused("mark-unknown", layout.place(line, MARK));
            finding.details.push(("allowed", WORDS.join(", ")));
            row.findings.push(blame(other.unwrap_or_default(), finding));
            return None;
        }
    };
    row.is_silent(mark.unwrap_or_default()).then_some(figure)
}

struct Row<'a, 'r> {
    layout: &'a Layout<COLUMNS>,
    line: u64,
    cells: &'a [Option<&'r str>],
    findings: &'a mut Findings,
}

impl<'r> Row<'_, 'r> {
    fn published(&mut self, measure: Measure, protect: bool) -> Option<Figure> {
        let value = match measure {
            Measure::Count | Measure::Share => self.whole(VALUE).map(|value| value.map(to_float)),
            Measure::Mean => self.number(VALUE),
        };
        let base = if measure == Measure::Count { self.no_base() } else { self.whole(BASE) };
        let (value, base) = (value?, base?);
        let Some(value) = value else {
            self.fault("published-without-value", VALUE);
            return None;
        };
        match (measure, base) {
            (Measure::Share, None) => self.fault("share-without-base", BASE),
            (Measure::Mean, None) if protect => self.fault("mean-without-base", BASE),
            (Measure::Mean, Some(0)) => self.fault("mean-of-nobody", BASE),
            // The figures of a file that claims to be safe are not repeated.
            (Measure::Share, Some(base)) if value > to_float(base) => {
                self.fault("published-above-base", VALUE)
            }
            (_, base) => return Some(Figure::Known(Known { value, base })),
        }
        None
    }

    /// A count has no base of its own: the population is one.
    fn no_base(&mut self) -> Option<Option<u64>> {
        if self.text(BASE)?.is_some() {
            self.fault("count-with-base", BASE);
            return None;
        }
        Some(None)
    }

    /// True if a cell without a number really has none. What stands there
    /// instead is never repeated: it may be the very count that is hidden.
    fn is_silent(&mut self, mark: &str) -> bool {
        let mut silent = true;
        for column in [VALUE, BASE] {
            if self.layout.cell(self.cells, column).is_some() {
                let finding = Finding::refused("mark-with-value", self.layout.place(self.line, column));
                self.findings.push(finding.detail("mark", mark));
                silent = false;
            }
        }
        silent
    }

    /// A count; `Some(None)` if the cell is empty.
    fn whole(&mut self, column: usize) -> Option<Option<u64>> {
        let Some(text) = self.text(column)? else { return Some(None) };
        whole(text, self.layout.format(column))
            .map_err(|fault| {
                let place = self.layout.place(self.line, column);
                self.findings.push(blame(text, fault.finding(place)));
            })
            .ok()
            .map(Some)
    }

    /// Any number; `Some(None)` if the cell is empty.
    fn number(&mut self, column: usize) -> Option<Option<f64>> {
        let Some(text) = self.text(column)? else { return Some(None) };
        let number = self.layout.format(column).parse(text);
        if number.is_none() {
            let finding = Finding::refused("mean-unreadable", self.layout.place(self.line, column));
            self.findings.push(blame(text, finding));
        }
        number.map(Some)
    }

    /// The cell's text; `None` if it looks like a person number.
    fn text(&mut self, column: usize) -> Option<Option<&'r str>> {
        let text = self.layout.cell(self.cells, column);
        if text.is_some_and(is_personal) {
            self.findings.push(person_number(self.layout.place(self.line, column)));
            return None;
        }
        Some(text)
    }

    fn fault(&mut self, code: &'static str, column: usize) {
        self.findings.push(Finding::refused(code, self.layout.place(self.line, column)));
    }
}
