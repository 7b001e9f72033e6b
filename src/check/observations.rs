//! Judges `observations`: the figures themselves, row by row.

use crate::bundle::{Columns, Rows};
use crate::domain::{AgeGroup, Granularity, Period, TOTAL_AREA};
use crate::finding::{Finding, Findings, Place};
use crate::progress::Progress;

use super::areas::{Areas, is_unknown};
use super::catalogue::{Catalogue, Entry};
use super::cell::{blame, filled};
use super::columns::Layout;
use super::figures;
use super::series::{Key, Row, Series};

pub(super) const INDICATOR: usize = 0;
pub(super) const AREA: usize = 1;
pub(super) const PERIOD: usize = 2;
pub(super) const AGE_GROUP: usize = 3;
pub(super) const VALUE: usize = 4;
pub(super) const BASE: usize = 5;
pub(super) const STATUS: usize = 6;

/// How many columns the table can have.
pub(super) const COLUMNS: usize = 7;

const NAMES: [&str; COLUMNS] = ["indicator", "area", "period", "age_group", "value", "base", "status"];

/// Columns up to `value` must be there.
const REQUIRED: usize = 5;

/// The one word that `status` may hold.
pub(super) const PROVISIONAL: &str = "provisional";

/// Progress is told every so many rows.
pub(super) const ROWS_BETWEEN_REPORTS: u64 = 65_536;

/// Judges the table row by row.
///
/// Millions of rows pass here: none allocates, and a text that repeats the one
/// of the row before is not looked up again.
pub(super) struct Observations<'a> {
    resource: String,
    layout: Option<Layout<COLUMNS>>,
    catalogue: &'a Catalogue,
    areas: &'a Areas,
    progress: &'a dyn Progress,
    series: Vec<Series>,
    last_indicator: Last<usize>,
    last_area: Last<u16>,
    last_period: Last<Period>,
    last_age: Last<AgeGroup>,
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
            last_indicator: Last::default(),
            last_area: Last::default(),
            last_period: Last::default(),
            last_age: Last::default(),
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

    fn indicator(&mut self, line: u64, cells: &[Option<&str>]) -> Option<usize> {
        let layout = self.layout.as_ref()?;
        let place = || layout.place(line, INDICATOR);
        let text = filled(layout.cell(cells, INDICATOR), place, &mut self.findings)?;
        let catalogue = self.catalogue;
        let found = self
            .last_indicator
            .find(text, |text| catalogue.position(text).or_else(|| catalogue.position(text.trim())));
        if found.is_none() && catalogue.is_complete() {
            self.findings.push(blame(text, Finding::refused("indicator-not-known", place())));
        }
        found
    }

    fn area(&mut self, line: u64, cells: &[Option<&str>]) -> Option<u16> {
        let layout = self.layout.as_ref()?;
        let place = || layout.place(line, AREA);
        let text = filled(layout.cell(cells, AREA), place, &mut self.findings)?;
        let areas = self.areas;
        let found = self.last_area.find(text, |text| match text.trim() {
            TOTAL_AREA => None,
            text if is_unknown(text) => Some(areas.unknown()),
            text => areas.position(text),
        });
        if found.is_none() && (areas.are_known() || text.trim() == TOTAL_AREA) {
            let finding = if text.trim() == TOTAL_AREA {
                Finding::refused("area-total", place())
            } else {
                Finding::refused("area-not-known", place())
            };
            self.findings.push(blame(text, finding));
        }
        found
    }

    fn period(&mut self, line: u64, cells: &[Option<&str>], entry: Option<&Entry>) -> Option<Period> {
        let layout = self.layout.as_ref()?;
        let place = || layout.place(line, PERIOD);
        let text = filled(layout.cell(cells, PERIOD), place, &mut self.findings)?;
        let Some(period) = self.last_period.find(text, |text| text.trim().parse().ok()) else {
            self.findings.push(blame(text, Finding::refused("period-unreadable", place())));
            return None;
        };
        let wanted = entry.and_then(|entry| entry.granularity)?;
        if period.level() == wanted {
            return Some(period);
        }
        let finding =
            misfit(period.level(), wanted, place()).value(text).detail("granularity", wanted.word());
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

impl Rows for Observations<'_> {
    fn columns(&mut self, columns: &Columns) -> bool {
        self.layout = Layout::find(&self.resource, columns, NAMES, REQUIRED, &mut self.findings);
        self.layout.is_some()
    }

    fn row(&mut self, line: u64, cells: &[Option<&str>]) {
        self.rows += 1;
        if self.rows.is_multiple_of(ROWS_BETWEEN_REPORTS) {
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

/// Why a period's length does not fit the indicator.
fn misfit(found: Granularity, wanted: Granularity, place: Place) -> Finding {
    match found.months().cmp(&wanted.months()) {
        std::cmp::Ordering::Less => Finding::refused("period-too-fine", place),
        std::cmp::Ordering::Greater => Finding::refused("period-too-coarse", place),
        std::cmp::Ordering::Equal => Finding::refused("period-other-year", place),
    }
}

/// The last text of a column and what it meant.
pub(super) struct Last<T> {
    text: String,
    meaning: Option<T>,
}

impl<T> Default for Last<T> {
    fn default() -> Self {
        Self { text: String::new(), meaning: None }
    }
}

impl<T: Copy> Last<T> {
    /// The meaning of a text, looked up if it is not the last one.
    pub(super) fn find(&mut self, text: &str, look_up: impl FnOnce(&str) -> Option<T>) -> Option<T> {
        if text != self.text {
            self.text.clear();
            self.text.push_str(text);
            self.meaning = look_up(text);
        }
        self.meaning
    }
}

#[cfg(test)]
mod tests;
