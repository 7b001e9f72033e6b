//! Value and base of one row, by what the indicator measures.

use crate::domain::Measure;
use crate::finding::{Finding, Findings};

use super::catalogue::Entry;
use super::cell::Faulty;
use super::columns::Layout;
use super::number::to_float;
use super::observations::{BASE, COLUMNS, VALUE};
use super::row::Row;

/// What a row says.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Reported {
    /// `None` if nobody reported it.
    pub(super) value: Option<f64>,
    /// Base of a share or mean.
    pub(super) base: Option<u32>,
    /// The row has a base that means nothing for the measure.
    pub(super) unused_base: bool,
}

/// Reads and judges value and base; `None` if something is wrong with them.
pub(super) fn judge(
    entry: &Entry,
    layout: &Layout<COLUMNS>,
    line: u64,
    cells: &[Option<&str>],
    findings: &mut Findings,
) -> Option<Reported> {
    let mut row = Row { layout, line, cells, findings };
    match entry.measure {
        // The measure itself was refused: nothing more can be said.
        None => None,
        Some(Measure::Count) => row.count(),
        Some(Measure::Share) => row.share(),
        Some(Measure::Mean) => row.mean(entry.protect),
    }
}

impl Row<'_, '_, COLUMNS> {
    fn count(&mut self) -> Option<Reported> {
        let value = self.whole(VALUE).ok()?.map(to_float);
        let unused_base = self.layout.cell(self.cells, BASE).is_some();
        Some(Reported { value, base: None, unused_base })
    }

    fn share(&mut self) -> Option<Reported> {
        let value = self.whole(VALUE);
        let base = self.base();
        let (value, base) = (value.ok()?, base.ok()?);
        match (value, base) {
            (Some(_), None) => {
                self.findings.push(Finding::refused("share-without-base", self.place(BASE)));
                None
            }
            (Some(value), Some(base)) if value > u64::from(base) => {
                let finding = Finding::refused("share-above-base", self.place(VALUE));
                self.findings.push(finding.value(&value.to_string()).detail("base", base));
                None
            }
            (value, base) => Some(Reported { value: value.map(to_float), base, unused_base: false }),
        }
    }

    fn mean(&mut self, protect: bool) -> Option<Reported> {
        let value = self.number(VALUE);
        let base = self.base();
        let (value, base) = (value.ok()?, base.ok()?);
        match (value, base) {
            (Some(_), None) if protect => {
                self.findings.push(Finding::refused("mean-without-base", self.place(BASE)));
                None
            }
            (Some(_), Some(0)) => {
                self.findings.push(Finding::refused("mean-of-nobody", self.place(BASE)).value("0"));
                None
            }
            (value, base) => Some(Reported { value, base, unused_base: false }),
        }
    }

    /// The base; `None` if the cell is empty.
    fn base(&mut self) -> Result<Option<u32>, Faulty> {
        let Some(base) = self.whole(BASE)? else { return Ok(None) };
        u32::try_from(base).map(Some).map_err(|_| {
            let finding = Finding::refused("number-too-large", self.place(BASE));
            self.fault(finding.value(&base.to_string()))
        })
    }
}
