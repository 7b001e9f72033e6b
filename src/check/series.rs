//! The rows of one indicator, packed: told apart, compared, handed on.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::domain::{AgeGroup, Measure, Period};
use crate::finding::{Finding, Findings, Place};
use crate::protect::{Tally, TallyTable};

use super::areas::Areas;
use super::catalogue::{Catalogue, Entry};
use super::persons::holds_more_than_a_table;

mod ages;
mod key;

pub(super) use key::Key;

/// One row: 24 bytes, whatever its texts were.
#[derive(Clone, Copy)]
pub(super) struct Row {
    pub(super) key: Key,
    pub(super) value: f64,
    /// Base of a share or mean, if the key says that there is one.
    pub(super) base: u32,
    /// Line of the file; the highest number stands for all above it.
    pub(super) line: u32,
}

/// All rows of one indicator.
#[derive(Default)]
pub(super) struct Series {
    rows: Vec<Row>,
    /// Some period of it, by which the packed ones are unpacked.
    anchor: Option<Period>,
    named: bool,
    unused_bases: u64,
    first_unused_base: u64,
}

impl Series {
    /// Remembers that some row, even a faulty one, is about the indicator.
    pub(super) fn name(&mut self) {
        self.named = true;
    }

    /// True if no row has a value.
    pub(super) fn is_empty(&self) -> bool {
        self.rows.iter().all(|row| row.key.is_missing())
    }

    /// True if no row is about the indicator, or all of them are empty. Faulty
    /// rows are rows.
    pub(super) fn has_no_figures(&self) -> bool {
        !self.named || (!self.rows.is_empty() && self.is_empty())
    }

    /// Takes a row; `period` is the one in its key.
    pub(super) fn add(&mut self, period: Period, row: Row) {
        self.anchor.get_or_insert(period);
        self.rows.push(row);
    }

    /// Counts a base that nothing is done with.
    pub(super) fn skip_base(&mut self, line: u64) {
        self.unused_bases += 1;
        if self.first_unused_base == 0 {
            self.first_unused_base = line;
        }
    }

    /// The rows with what their keys say, missing values left out.
    pub(super) fn figures(&self) -> impl Iterator<Item = (u16, AgeGroup, Period, &Row)> {
        let anchor = self.anchor;
        self.rows
            .iter()
            .filter(|row| !row.key.is_missing())
            .filter_map(move |row| Some((row.key.area(), row.key.age(), row.key.period(anchor?), row)))
    }

    /// Judges what no single row can tell: keys that come twice, age groups
    /// that overlap or add up to more than everybody.
    pub(super) fn judge(&mut self, entry: &Entry, areas: &Areas, resource: &str, findings: &mut Findings) {
        let place = |line: u64, column: &str| Place::resource(resource).line(line).column(column);
        self.rows.sort_unstable_by_key(|row| (row.key.cell(), row.line));
        if self.unused_bases > 0 {
            let finding = Finding::warning("base-not-used", place(self.first_unused_base, "base"));
            findings.push(finding.value(entry.id.as_str()).detail("count", self.unused_bases));
        }
        let rows = self.rows.len();
        let mut first: Option<Row> = None;
        let anchor = self.anchor;
        self.rows.retain(|row| {
            let Some(before) = first.filter(|before| before.key.cell() == row.key.cell()) else {
                first = Some(*row);
                return true;
            };
            let mut finding = Finding::refused("row-twice", place(u64::from(row.line), "indicator"))
                .value(entry.id.as_str())
                .detail("area", areas.name(row.key.area()))
                .detail("ages", row.key.age())
                .detail("first", before.line);
            if let Some(anchor) = anchor {
                finding = finding.detail("period", row.key.period(anchor));
            }
            findings.push(finding);
            false
        });
        // Only keys that come twice can make a table too long.
        if rows > self.rows.len() {
            self.judge_volume(rows, entry, areas, resource, findings);
        }
        let adds_up = matches!(entry.measure, Some(Measure::Count | Measure::Share));
        ages::judge(&self.rows, adds_up, entry, resource, findings);
    }

    /// `rows` that were read, of which every key is left once.
    fn judge_volume(
        &self,
        rows: usize,
        entry: &Entry,
        areas: &Areas,
        resource: &str,
        findings: &mut Findings,
    ) {
        let Some(anchor) = self.anchor else { return };
        let periods: BTreeSet<Period> = self.rows.iter().map(|row| row.key.period(anchor)).collect();
        let ages: BTreeSet<AgeGroup> = self.rows.iter().map(|row| row.key.age()).collect();
        if holds_more_than_a_table(rows, areas.ids().len(), periods.len(), ages.len()) {
            findings.push(
                Finding::refused("rows-beyond-table", Place::resource(resource).column("indicator"))
                    .value(entry.id.as_str())
                    .detail("rows", rows)
                    .detail("areas", areas.ids().len())
                    .detail("periods", periods.len())
                    .detail("ages", ages.len()),
            );
        }
    }
}

/// Hands the figures over to the gate, in the catalogue's order.
pub(super) fn into_tally(series: Vec<Series>, catalogue: &Catalogue, areas: &Areas) -> Tally {
    let tables = catalogue.entries().iter().zip(series).filter_map(|(entry, series)| {
        let indicator = entry.indicator.as_ref().filter(|_| !series.is_empty())?;
        let mut table = TallyTable::new(Arc::clone(indicator), Arc::clone(areas.ids()));
        for (area, age, period, row) in series.figures() {
            let base = row.key.has_base().then_some(row.base);
            table.record(area, age, period, row.value, base, row.key.is_provisional());
        }
        Some(table)
    });
    Tally::new(tables.collect())
}
