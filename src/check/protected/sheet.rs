//! The rows of one indicator laid out as its release table, each cell with its line.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::domain::{AgeGroup, AreaId, Figure, Indicator, Mark, Period, TOTAL_AREA, UNKNOWN_AREA};
use crate::finding::{Finding, Findings, Place};
use crate::release::{Cell, Published, ReleaseTable};

use super::super::areas::Areas;

/// Cells that any sheet may have; above it, a row must be there for each [`CELLS_PER_ROW`] of them.
const CELLS_ALWAYS: usize = 1 << 20;
const CELLS_PER_ROW: usize = 16;

/// One row.
#[derive(Clone, Copy)]
pub(super) struct Row {
    /// Position among the areas; after the last come the unknown area and the total.
    pub(super) area: u16,
    pub(super) age: AgeGroup,
    pub(super) period: Period,
    /// Line of the file; the highest number stands for all above it.
    pub(super) line: u32,
    pub(super) cell: Cell,
}

impl Row {
    fn key(&self) -> (u16, AgeGroup, Period) {
        (self.area, self.age, self.period)
    }
}

/// One indicator's figures. A cell without a row is one that is not listed.
pub(in crate::check) struct Sheet {
    indicator: Arc<Indicator>,
    areas: Vec<AreaId>,
    ages: Vec<AgeGroup>,
    periods: Vec<Period>,
    parts: Vec<AgeGroup>,
    /// `cells[(area * ages + age) * periods + period]`
    cells: Vec<Cell>,
    /// The line of each cell; 0 where there is none.
    lines: Vec<u32>,
    has_unknown: bool,
}

impl Sheet {
    /// Lays the rows out; `None` if nothing was reported, neither in a row nor in
    /// a cell that is not listed, or if they cannot be laid out. `parts` are the
    /// age groups that `all` adds up.
    pub(super) fn build(
        indicator: &Arc<Indicator>,
        mut rows: Vec<Row>,
        areas: &Areas,
        parts: Vec<AgeGroup>,
        resource: &str,
        findings: &mut Findings,
    ) -> Option<Self> {
        rows.sort_unstable_by_key(|row| (row.key(), row.line));
        single(&mut rows, indicator, areas, resource, findings);

        let own = areas.unknown();
        let has_unknown = rows.iter().any(|row| row.area == own);
        let reserved = has_unknown.then_some(UNKNOWN_AREA).into_iter().chain([TOTAL_AREA]);
        let ids: Vec<AreaId> = areas.ids().iter().cloned().chain(reserved.map(AreaId::new)).collect();
        let ages: BTreeSet<_> = rows.iter().map(|row| row.age).chain([AgeGroup::All]).collect();
        let periods: BTreeSet<_> = rows.iter().map(|row| row.period).collect();
        let count = ids.len().checked_mul(ages.len())?.checked_mul(periods.len())?;
        if count > CELLS_ALWAYS.max(CELLS_PER_ROW * rows.len()) {
            let finding = Finding::refused("protected-sparse", Place::resource(resource));
            findings
                .push(finding.value(indicator.id.as_str()).detail("cells", count).detail("rows", rows.len()));
            return None;
        }
        let unlisted = Cell { figure: Figure::Suppressed(Mark::Unlisted), provisional: false };
        let mut sheet = Self {
            indicator: Arc::clone(indicator),
            areas: ids,
            ages: ages.into_iter().collect(),
            periods: periods.into_iter().collect(),
            parts,
            cells: vec![unlisted; count],
            lines: vec![0; count],
            has_unknown,
        };
        for row in rows {
            let area = usize::from(row.area.min(own)) + usize::from(row.area > own && has_unknown);
            let (Ok(age), Ok(period)) =
                (sheet.ages.binary_search(&row.age), sheet.periods.binary_search(&row.period))
            else {
                continue;
            };
            let at = sheet.at(area, age, period);
            if let (Some(cell), Some(line)) = (sheet.cells.get_mut(at), sheet.lines.get_mut(at)) {
                (*cell, *line) = (row.cell, row.line);
            }
        }
        let is_reported = sheet.cells.iter().any(|cell| cell.figure != Figure::Missing);
        is_reported.then_some(sheet)
    }

    /// The catalogue's entry.
    pub(in crate::check) fn indicator(&self) -> &Indicator {
        &self.indicator
    }

    /// Areas, `unknown` and `total` last.
    pub(super) fn areas(&self) -> &[AreaId] {
        &self.areas
    }

    pub(super) fn ages(&self) -> &[AgeGroup] {
        &self.ages
    }

    pub(super) fn periods(&self) -> &[Period] {
        &self.periods
    }

    /// The groups that `all` adds up; empty where it was reported itself.
    pub(super) fn parts(&self) -> &[AgeGroup] {
        &self.parts
    }

    /// Position of the unknown area, if there are cases without a place.
    pub(super) fn unknown(&self) -> Option<usize> {
        self.has_unknown.then(|| self.areas.len() - 2)
    }

    /// Position of the total.
    pub(super) fn total(&self) -> usize {
        self.areas.len() - 1
    }

    /// Position of a cell by the positions of its area, age group and period.
    pub(super) fn at(&self, area: usize, age: usize, period: usize) -> usize {
        (area * self.ages.len() + age) * self.periods.len() + period
    }

    pub(super) fn figure(&self, at: usize) -> Figure {
        self.cells.get(at).map_or(Figure::Missing, |cell| cell.figure)
    }

    /// The cells' positions.
    pub(super) fn positions(&self) -> std::ops::Range<usize> {
        0..self.cells.len()
    }

    /// What a cell is about.
    pub(super) fn key(&self, at: usize) -> Option<(&AreaId, AgeGroup, Period)> {
        let (row, period) = (at / self.periods.len(), at % self.periods.len());
        let (area, age) = (row / self.ages.len(), row % self.ages.len());
        Some((self.areas.get(area)?, *self.ages.get(age)?, *self.periods.get(period)?))
    }

    /// The position of a cell; `None` if the sheet has no such row or column.
    pub(super) fn find(&self, area: &AreaId, age: AgeGroup, period: Period) -> Option<usize> {
        let area = self.areas.iter().position(|id| id == area)?;
        Some(self.at(area, self.ages.binary_search(&age).ok()?, self.periods.binary_search(&period).ok()?))
    }

    /// A refusal at a cell, its key among the details: the line is left out
    /// where the cell has no row.
    pub(super) fn refusal(&self, code: &'static str, at: usize, column: &str, resource: &str) -> Finding {
        let place = Place::resource(resource).column(column);
        let place = match self.lines.get(at) {
            Some(&line) if line > 0 => place.line(u64::from(line)),
            _ => place,
        };
        let finding = Finding::refused(code, place).value(self.indicator.id.as_str());
        match self.key(at) {
            Some((area, age, period)) => {
                finding.detail("area", area).detail("period", period).detail("ages", age)
            }
            None => finding,
        }
    }

    /// The reported cells of areas that rates are computed of, without the
    /// sums: `all` where it is one, the unknown area and the total.
    pub(in crate::check) fn figures(&self) -> impl Iterator<Item = (u16, AgeGroup, Period)> {
        let own = self.unknown().unwrap_or(self.total());
        let per_area = self.ages.len() * self.periods.len();
        let reported = |at: &usize| self.figure(*at) != Figure::Missing;
        self.positions().take(own * per_area).filter(reported).filter_map(move |at| {
            let (_, age, period) = self.key(at)?;
            let is_sum = age == AgeGroup::All && !self.parts.is_empty();
            Some((u16::try_from(at / per_area).ok()?, age, period)).filter(|_| !is_sum)
        })
    }

    pub(super) fn into_published(self) -> Published {
        let table =
            ReleaseTable::of_axes(self.areas, self.ages, self.periods, self.cells, self.parts).listed();
        Published { indicator: self.indicator, table: Arc::new(table) }
    }
}

/// Tells of cells that come twice, and keeps the first row of each.
fn single(rows: &mut Vec<Row>, of: &Indicator, areas: &Areas, resource: &str, findings: &mut Findings) {
    let mut first: Option<Row> = None;
    rows.retain(|row| {
        let Some(before) = first.filter(|before| before.key() == row.key()) else {
            first = Some(*row);
            return true;
        };
        let place = Place::resource(resource).line(u64::from(row.line)).column("indicator");
        let area = if row.area > areas.unknown() { TOTAL_AREA } else { areas.name(row.area) };
        findings.push(
            Finding::refused("row-twice", place)
                .value(of.id.as_str())
                .detail("area", area)
                .detail("ages", row.age)
                .detail("first", before.line)
                .detail("period", row.period),
        );
        false
    });
}
