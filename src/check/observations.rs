//! Judges `observations`: the figures themselves, row by row.

use crate::bundle::columns::{OBSERVATIONS, position};
use crate::bundle::{Columns, Rows};
use crate::finding::{Finding, Findings, Place};
use crate::progress::Progress;

use super::areas::Areas;
use super::catalogue::Catalogue;
use super::columns::Layout;
use super::figures;
use super::keys::{Cells, Keyed, Keys};
use super::series::{Key, Row, Series};

pub(super) const VALUE: usize = position(&OBSERVATIONS, "value");
pub(super) const BASE: usize = position(&OBSERVATIONS, "base");
const STATUS: usize = position(&OBSERVATIONS, "status");

/// How many columns the table can have.
pub(super) const COLUMNS: usize = OBSERVATIONS.len();

/// Progress is told every so many rows.
pub(super) const ROWS_BETWEEN_REPORTS: u64 = 65_536;

/// Judges the table row by row.
pub(super) struct Observations<'a> {
    resource: String,
    layout: Option<Layout<COLUMNS>>,
    catalogue: &'a Catalogue,
    areas: &'a Areas,
    progress: &'a dyn Progress,
    series: Vec<Series>,
    keys: Keys<'a>,
    rows: u64,
    missing: u64,
    findings: Findings,
}

impl<'a> Observations<'a> {
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
            series: catalogue.entries().iter().map(|_| Series::default()).collect(),
            keys: Keys::new(catalogue, areas, Cells::Counted, STATUS),
            rows: 0,
            missing: 0,
            findings: Findings::default(),
        }
    }

    /// The rows by indicator, in the catalogue's order, after judging what no
    /// single row can tell.
    pub(super) fn finish(mut self, indicators_resource: &str, findings: &mut Findings) -> Vec<Series> {
        self.progress.advance(self.rows % ROWS_BETWEEN_REPORTS);
        if self.layout.is_some() {
            if self.rows == 0 {
                self.findings.push(Finding::refused("no-rows", Place::resource(&self.resource)));
            } else {
                let series = &self.series;
                let unused = |at: usize| series.get(at).is_none_or(Series::has_no_figures);
                self.catalogue.judge_unused(unused, indicators_resource, &mut self.findings);
            }
        }
        if self.missing > 0 {
            let place = Place::resource(&self.resource).column("value");
            self.findings.push(Finding::note("values-missing", place).detail("count", self.missing));
        }
        for (entry, series) in self.catalogue.entries().iter().zip(&mut self.series) {
            series.judge(entry, self.areas, &self.resource, &mut self.findings);
        }
        findings.extend(self.findings.into_list());
        self.series
    }
}

impl Rows for Observations<'_> {
    fn columns(&mut self, columns: &Columns) -> bool {
        self.layout = Layout::find(&self.resource, columns, &OBSERVATIONS, &mut self.findings);
        self.layout.is_some()
    }

    fn row(&mut self, line: u64, cells: &[Option<&str>]) {
        self.rows += 1;
        if self.rows.is_multiple_of(ROWS_BETWEEN_REPORTS) {
            self.progress.advance(ROWS_BETWEEN_REPORTS);
        }
        let Some(layout) = &self.layout else { return };
        let Keyed { indicator, entry, area, period, age, provisional } =
            self.keys.read(layout, line, cells, &mut self.findings);
        let Some(series) = indicator.and_then(|at| self.series.get_mut(at)) else { return };
        series.name();
        let Some(entry) = entry else { return };
        let Some(reported) = figures::judge(entry, layout, line, cells, &mut self.findings) else { return };
        if reported.unused_base {
            series.skip_base(line);
        }
        self.missing += u64::from(reported.value.is_none());
        let (Some(area), Some(period), Some(age)) = (area, period, age) else { return };
        let key = Key::new(area, period, age)
            .provisional(provisional)
            .with_base(reported.base.is_some())
            .missing(reported.value.is_none());
        let row = Row {
            key,
            value: reported.value.unwrap_or_default(),
            base: reported.base.unwrap_or_default(),
            line: u32::try_from(line).unwrap_or(u32::MAX),
        };
        series.add(period, row);
    }
}

#[cfg(test)]
mod tests;
