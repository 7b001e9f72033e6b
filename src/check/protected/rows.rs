//! The table's rows, one by one: which cell, and what is said of it.

use crate::bundle::columns::{PUBLISHED, position};
use crate::bundle::{Columns, Rows as Reader};
use crate::finding::{Finding, Findings, Place};
use crate::progress::Progress;
use crate::release::Cell;

use super::super::areas::Areas;
use super::super::catalogue::Catalogue;
use super::super::columns::Layout;
use super::super::keys::{Cells, Keyed, Keys};
use super::super::observations::ROWS_BETWEEN_REPORTS;
use super::figure;
use super::sheet::Row;

pub(super) const VALUE: usize = position(&PUBLISHED, "value");
pub(super) const BASE: usize = position(&PUBLISHED, "base");
pub(super) const MARK: usize = position(&PUBLISHED, "mark");
const STATUS: usize = position(&PUBLISHED, "status");

/// How many columns the table can have.
pub(super) const COLUMNS: usize = PUBLISHED.len();

/// Reads the table row by row.
pub(super) struct Rows<'a> {
    resource: String,
    layout: Option<Layout<COLUMNS>>,
    progress: &'a dyn Progress,
    found: Vec<Vec<Row>>,
    keys: Keys<'a>,
    read: u64,
    findings: Findings,
}

impl<'a> Rows<'a> {
    pub(super) fn new(
        resource: &str,
        catalogue: &'a Catalogue,
        areas: &'a Areas,
        progress: &'a dyn Progress,
    ) -> Self {
        Self {
            resource: resource.to_owned(),
            layout: None,
            progress,
            found: catalogue.entries().iter().map(|_| Vec::new()).collect(),
            keys: Keys::new(catalogue, areas, Cells::Published, STATUS),
            read: 0,
            findings: Findings::default(),
        }
    }

    /// The rows by indicator, in the catalogue's order.
    pub(super) fn finish(mut self, findings: &mut Findings) -> Vec<Vec<Row>> {
        self.progress.advance(self.read % ROWS_BETWEEN_REPORTS);
        if self.layout.is_some() && self.read == 0 {
            self.findings.push(Finding::refused("no-rows", Place::resource(&self.resource)));
        }
        findings.extend(self.findings.into_list());
        self.found
    }
}

impl Reader for Rows<'_> {
    fn columns(&mut self, columns: &Columns) -> bool {
        self.layout = Layout::find(&self.resource, columns, &PUBLISHED, &mut self.findings);
        self.layout.is_some()
    }

    fn row(&mut self, line: u64, cells: &[Option<&str>]) {
        self.read += 1;
        if self.read.is_multiple_of(ROWS_BETWEEN_REPORTS) {
            self.progress.advance(ROWS_BETWEEN_REPORTS);
        }
        let Some(layout) = &self.layout else { return };
        let Keyed { indicator, entry, area, period, age, provisional } =
            self.keys.read(layout, line, cells, &mut self.findings);
        let Some(entry) = entry else { return };
        let figure = figure::judge(entry, layout, line, cells, &mut self.findings);
        let (Some(area), Some(period), Some(age), Some(figure)) = (area, period, age, figure) else { return };
        if let Some(rows) = indicator.and_then(|at| self.found.get_mut(at)) {
            let line = u32::try_from(line).unwrap_or(u32::MAX);
            rows.push(Row { area, age, period, line, cell: Cell { figure, provisional } });
        }
    }
}
