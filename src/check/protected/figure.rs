//! Mark, value and base of one row.

use crate::domain::{Figure, Known, Mark, Measure};
use crate::finding::{Finding, Findings};

use super::super::catalogue::Entry;
use super::super::cell::{Faulty, blame};
use super::super::columns::Layout;
use super::super::number::to_float;
use super::super::row::Row;
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
    let mark = row.public(MARK).ok()?.unwrap_or_default();
    let figure = match mark.trim() {
        "published" => return row.published(entry.measure?, entry.protect).ok(),
        "below_k" => Figure::Suppressed(Mark::BelowK),
        "at_least_k" => Figure::Suppressed(Mark::AtLeastK),
        "hidden" => Figure::Suppressed(Mark::Hidden),
        "missing" => Figure::Missing,
        _ => {
            let mut finding = Finding::refused("mark-unknown", row.place(MARK));
            finding.details.push(("allowed", WORDS.join(", ")));
            row.fault(blame(mark, finding));
            return None;
        }
    };
    row.is_silent(mark).then_some(figure)
}

impl Row<'_, '_, COLUMNS> {
    fn published(&mut self, measure: Measure, protect: bool) -> Result<Figure, Faulty> {
        let value = match measure {
            Measure::Count | Measure::Share => self.whole(VALUE).map(|value| value.map(to_float)),
            Measure::Mean => self.number(VALUE),
        };
        let base = self.whole(BASE);
        let (value, base) = (value?, base?);
        let Some(value) = value else {
            return Err(self.wrong("published-without-value", VALUE));
        };
        let (code, column) = match (measure, base) {
            // The population is the base of a count.
            (Measure::Count, Some(_)) => ("count-with-base", BASE),
            (Measure::Share, None) => ("share-without-base", BASE),
            (Measure::Mean, None) if protect => ("mean-without-base", BASE),
            (Measure::Mean, Some(0)) => ("mean-of-nobody", BASE),
            // The figures of a file that claims to be safe are not repeated.
            (Measure::Share, Some(base)) if value > to_float(base) => ("published-above-base", VALUE),
            (_, base) => return Ok(Figure::Known(Known { value, base })),
        };
        Err(self.wrong(code, column))
    }

    /// True if a cell without a number really has none. What stands there
    /// instead is never repeated: it may be the very count that is hidden.
    fn is_silent(&mut self, mark: &str) -> bool {
        let filled: Vec<usize> =
            [VALUE, BASE].into_iter().filter(|&at| self.layout.cell(self.cells, at).is_some()).collect();
        for &column in &filled {
            let finding = Finding::refused("mark-with-value", self.place(column));
            self.fault(finding.detail("mark", mark));
        }
        filled.is_empty()
    }

    fn wrong(&mut self, code: &'static str, column: usize) -> Faulty {
        let finding = Finding::refused(code, self.place(column));
        self.fault(finding)
    }
}
