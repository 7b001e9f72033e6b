//! The table's rows, one by one: which cell, and what is said of it.

use crate::bundle::{Columns, Rows as Reader};
use crate::domain::{AgeGroup, Granularity, Period, TOTAL_AREA};
use crate::finding::{Finding, Findings, Place};
use crate::progress::Progress;
use crate::release::Cell;

use super::super::areas::{Areas, is_unknown};
use super::super::catalogue::{Catalogue, Entry};
use super::super::cell::{blame, filled};
use super::super::columns::Layout;
use super::super::observations::{Last, PROVISIONAL, ROWS_BETWEEN_REPORTS};
use super::figure;
use super::sheet::Row;

const INDICATOR: usize = 0;
const AREA: usize = 1;
const PERIOD: usize = 2;
const AGE_GROUP: usize = 3;
pub(super) const VALUE: usize = 4;
pub(super) const BASE: usize = 5;
pub(super) const MARK: usize = 6;
const STATUS: usize = 7;

/// How many columns the table can have.
pub(super) const COLUMNS: usize = 8;

const NAMES: [&str; COLUMNS] =
    ["indicator", "area", "period", "age_group", "value", "base", "mark", "status"];

/// Columns up to `mark` must be there.
const REQUIRED: usize = 7;

/// Reads the table row by row.
pub(super) struct Rows<'a> {
    resource: String,
    layout: Option<Layout<COLUMNS>>,
    catalogue: &'a Catalogue,
    areas: &'a Areas,
    progress: &'a dyn Progress,
    found: Vec<Vec<Row>>,
    last_indicator: Last<usize>,
    last_area: Last<u16>,
    last_period: Last<Period>,
    last_age: Last<AgeGroup>,
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
            catalogue,
            areas,
            progress,
            found: catalogue.entries().iter().map(|_| Vec::new()).collect(),
            last_indicator: Last::default(),
            last_area: Last::default(),
            last_period: Last::default(),
            last_age: Last::default(),
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

    fn indicator(&mut self, line: u64, cells: &[Option<&str>]) -> Option<usize> {
        let layout = self.layout.as_ref()?;
        let place = || layout.place(line, INDICATOR);
        let text = filled(layout.cell(cells, INDICATOR), place, &mut self.findings)?;
        let catalogue = self.catalogue;
        let found = self.last_indicator.find(text, |text| catalogue.position(text.trim()));
        if found.is_none() && catalogue.is_complete() {
            self.findings.push(blame(text, Finding::refused("indicator-not-known", place())));
        }
        found
    }

    /// Position of the area; after the areas come the unknown one and the total.
    fn area(&mut self, line: u64, cells: &[Option<&str>]) -> Option<u16> {
        let layout = self.layout.as_ref()?;
        let place = || layout.place(line, AREA);
        let text = filled(layout.cell(cells, AREA), place, &mut self.findings)?;
        let areas = self.areas;
        let found = self.last_area.find(text, |text| match text.trim() {
            TOTAL_AREA => Some(areas.unknown().saturating_add(1)),
            text if is_unknown(text) => Some(areas.unknown()),
            text => areas.position(text),
        });
        if found.is_none() && areas.are_known() {
            self.findings.push(blame(text, Finding::refused("area-not-known", place())));
        }
        found
    }

    /// The period, which may be of any length that the indicator adds up to.
    fn period(&mut self, line: u64, cells: &[Option<&str>], entry: Option<&Entry>) -> Option<Period> {
        let layout = self.layout.as_ref()?;
        let place = || layout.place(line, PERIOD);
        let text = filled(layout.cell(cells, PERIOD), place, &mut self.findings)?;
        let Some(period) = self.last_period.find(text, |text| text.trim().parse().ok()) else {
            self.findings.push(blame(text, Finding::refused("period-unreadable", place())));
            return None;
        };
        let finest = entry?.granularity?;
        if finest.levels().any(|level| level == period.level()) {
            return Some(period);
        }
        let levels: Vec<_> = finest.levels().map(Granularity::word).collect();
        let mut finding = Finding::refused("protected-period", place()).value(text);
        finding.details.push(("allowed", levels.join(", ")));
        self.findings.push(finding);
        None
    }

    fn age(&mut self, line: u64, cells: &[Option<&str>]) -> Option<AgeGroup> {
        let layout = self.layout.as_ref()?;
        let place = || layout.place(line, AGE_GROUP);
        let text = filled(layout.cell(cells, AGE_GROUP), place, &mut self.findings)?;
        let found = self.last_age.find(text, |text| text.trim().parse().ok());
        if found.is_none() {
            self.findings.push(blame(text, Finding::refused("age-group-unreadable", place())));
        }
        found
    }

    fn is_provisional(&mut self, line: u64, cells: &[Option<&str>]) -> bool {
        let Some(layout) = &self.layout else { return false };
        let Some(text) = layout.cell(cells, STATUS) else { return false };
        let provisional = text.trim() == PROVISIONAL;
        if !provisional {
            let finding = Finding::refused("status-unknown", layout.place(line, STATUS));
            self.findings.push(blame(text, finding));
        }
        provisional
    }
}

impl Reader for Rows<'_> {
    fn columns(&mut self, columns: &Columns) -> bool {
        self.layout = Layout::find(&self.resource, columns, NAMES, REQUIRED, &mut self.findings);
        self.layout.is_some()
    }

    fn row(&mut self, line: u64, cells: &[Option<&str>]) {
        self.read += 1;
        if self.read.is_multiple_of(ROWS_BETWEEN_REPORTS) {
            self.progress.advance(ROWS_BETWEEN_REPORTS);
        }
        // Every cell is judged, also after a fault in one before.
        let catalogue = self.catalogue;
        let indicator = self.indicator(line, cells);
        let entry = indicator.and_then(|at| catalogue.entries().get(at));
        let area = self.area(line, cells);
        let period = self.period(line, cells, entry);
        let age = self.age(line, cells);
        let provisional = self.is_provisional(line, cells);
        let Some(layout) = &self.layout else { return };
        layout.sweep_extra(line, cells, &mut self.findings);
        let Some(entry) = entry else { return };
        let figure = figure::judge(entry, layout, line, cells, &mut self.findings);
        let (Some(area), Some(period), Some(age), Some(figure)) = (area, period, age, figure) else { return };
        if let Some(rows) = indicator.and_then(|at| self.found.get_mut(at)) {
            let line = u32::try_from(line).unwrap_or(u32::MAX);
            rows.push(Row { area, age, period, line, cell: Cell { figure, provisional } });
        }
    }
}
