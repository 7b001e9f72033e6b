//! One row's cells as texts and numbers, every fault told with its place.

use crate::finding::{Finding, Findings, Place};

use super::cell::{Faulty, blame, is_personal, person_number};
use super::columns::Layout;
use super::number::whole;

/// A row of a table with `N` columns.
pub(super) struct Row<'a, 'r, const N: usize> {
    pub(super) layout: &'a Layout<N>,
    pub(super) line: u64,
    pub(super) cells: &'a [Option<&'r str>],
    pub(super) findings: &'a mut Findings,
}

impl<'r, const N: usize> Row<'_, 'r, N> {
    /// A count; `None` if the cell is empty.
    pub(super) fn whole(&mut self, column: usize) -> Result<Option<u64>, Faulty> {
        let Some(text) = self.public(column)? else { return Ok(None) };
        whole(text, self.layout.format(column))
            .map(Some)
            .map_err(|fault| self.fault(blame(text, fault.finding(self.place(column)))))
    }

    /// Any number; `None` if the cell is empty.
    pub(super) fn number(&mut self, column: usize) -> Result<Option<f64>, Faulty> {
        let Some(text) = self.public(column)? else { return Ok(None) };
        let number = self.layout.format(column).parse(text);
        number.map(Some).ok_or_else(|| {
            let finding = Finding::refused("mean-unreadable", self.place(column));
            self.fault(blame(text, finding))
        })
    }

    /// The cell's text, unless it looks like a person number.
    pub(super) fn public(&mut self, column: usize) -> Result<Option<&'r str>, Faulty> {
        let text = self.layout.cell(self.cells, column);
        if text.is_some_and(is_personal) {
            return Err(self.fault(person_number(self.place(column))));
        }
        Ok(text)
    }

    /// Tells of a fault.
    pub(super) fn fault(&mut self, finding: Finding) -> Faulty {
        self.findings.push(finding);
        Faulty
    }

    /// The place of a column.
    pub(super) fn place(&self, column: usize) -> Place {
        self.layout.place(self.line, column)
    }
}
