//! The release table of one indicator: area × age group × period.

use std::collections::HashMap;

use crate::domain::{AgeGroup, AreaId, Figure, Mark, Period, TOTAL_AREA, UNKNOWN_AREA};

/// One cell of a release table.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cell {
    /// What is published of it.
    pub figure: Figure,
    /// True while the source still expects late reports.
    pub provisional: bool,
}

impl Cell {
    /// A cell that nobody reported.
    pub const MISSING: Self = Self { figure: Figure::Missing, provisional: false };
}

/// The axes do not fit the cells.
#[derive(Debug, thiserror::Error)]
#[error("a release table of {expected} cells was given {found}")]
pub struct TableError {
    expected: usize,
    found: usize,
}

/// A dense table: every area, age group and period of one indicator.
///
/// Areas come in the coverage's order, then [`UNKNOWN_AREA`] where cases could
/// not be placed, then [`TOTAL_AREA`]. Age groups are sorted with `all` first;
/// periods are sorted, months, quarters and years among each other.
#[derive(Clone, Debug, PartialEq)]
pub struct ReleaseTable {
    areas: Vec<AreaId>,
    ages: Vec<AgeGroup>,
    periods: Vec<Period>,
    /// `cells[(area * ages + age) * periods + period]`
    cells: Vec<Cell>,
    /// The groups that `all` adds up; empty if `all` was reported itself.
    parts: Vec<AgeGroup>,
    area_index: HashMap<AreaId, usize>,
    period_index: HashMap<Period, usize>,
}

impl ReleaseTable {
    /// Puts a table together; `cells` run over areas, then ages, then periods.
    /// `parts` are the groups that `all` adds up, empty where the source
    /// reported `all` itself.
    ///
    /// # Errors
    /// If the number of cells is not the product of the axes' lengths.
    pub fn new(
        areas: Vec<AreaId>,
        ages: Vec<AgeGroup>,
        periods: Vec<Period>,
        cells: Vec<Cell>,
        parts: Vec<AgeGroup>,
    ) -> Result<Self, TableError> {
        let expected = areas.len() * ages.len() * periods.len();
        if expected != cells.len() {
            return Err(TableError { expected, found: cells.len() });
        }
        Ok(Self::of_axes(areas, ages, periods, cells, parts))
    }

    /// Like [`Self::new`] for cells that were laid out along these very axes.
    pub(crate) fn of_axes(
        areas: Vec<AreaId>,
        ages: Vec<AgeGroup>,
        periods: Vec<Period>,
        cells: Vec<Cell>,
        parts: Vec<AgeGroup>,
    ) -> Self {
        let area_index = areas.iter().cloned().zip(0..).collect();
        let period_index = periods.iter().copied().zip(0..).collect();
        Self { areas, ages, periods, cells, parts, area_index, period_index }
    }

    /// Without the age groups, the periods and the unknown area that no listed
    /// cell names: who is told nothing of them is not told that they are there.
    #[must_use]
    pub fn listed(self) -> Self {
        let (mut areas, mut ages, mut periods) =
            (vec![false; self.areas.len()], vec![false; self.ages.len()], vec![false; self.periods.len()]);
        for (at, cell) in self.cells.iter().enumerate() {
            if cell.figure != Figure::Suppressed(Mark::Unlisted) {
                let (row, period) = (at / self.periods.len(), at % self.periods.len());
                (areas[row / self.ages.len()], ages[row % self.ages.len()], periods[period]) =
                    (true, true, true);
            }
        }
        for (area, listed) in self.areas.iter().zip(&mut areas) {
            *listed |= area.as_str() != UNKNOWN_AREA;
        }
        for (age, listed) in self.ages.iter().zip(&mut ages) {
            *listed |= *age == AgeGroup::All;
        }
        if areas.iter().chain(&ages).chain(&periods).all(|&listed| listed) {
            return self;
        }
        let cells = self.cells.iter().enumerate().filter(|(at, _)| {
            let (row, period) = (at / self.periods.len(), at % self.periods.len());
            areas[row / self.ages.len()] && ages[row % self.ages.len()] && periods[period]
        });
        let cells = cells.map(|(_, &cell)| cell).collect();
        Self::of_axes(
            kept(self.areas, &areas),
            kept(self.ages, &ages),
            kept(self.periods, &periods),
            cells,
            self.parts,
        )
    }

    /// The areas, `unknown` and `total` last.
    #[must_use]
    pub fn areas(&self) -> &[AreaId] {
        &self.areas
    }

    /// The age groups, `all` first.
    #[must_use]
    pub fn ages(&self) -> &[AgeGroup] {
        &self.ages
    }

    /// All periods, of every level.
    #[must_use]
    pub fn periods(&self) -> &[Period] {
        &self.periods
    }

    /// A cell by its key; `None` if the table has no such row or column.
    #[must_use]
    pub fn cell(&self, area: &AreaId, period: Period, age: AgeGroup) -> Option<Cell> {
        let area = *self.area_index.get(area)?;
        let age = self.ages.binary_search(&age).ok()?;
        let period = *self.period_index.get(&period)?;
        self.cells.get((area * self.ages.len() + age) * self.periods.len() + period).copied()
    }

    /// Like [`Self::cell`], a cell outside the table being missing.
    #[must_use]
    pub fn figure(&self, area: &AreaId, period: Period, age: AgeGroup) -> Figure {
        self.cell(area, period, age).map_or(Figure::Missing, |cell| cell.figure)
    }

    /// Every cell with its key, areas outermost, periods innermost.
    pub fn iter(&self) -> impl Iterator<Item = (&AreaId, AgeGroup, Period, Cell)> {
        let periods = self.periods.len();
        let ages = self.ages.len();
        self.cells.iter().enumerate().map(move |(at, &cell)| {
            let (row, period) = (at / periods, at % periods);
            (&self.areas[row / ages], self.ages[row % ages], self.periods[period], cell)
        })
    }

    /// The ages that `all` is made of: the groups that it adds up, or `all`
    /// itself where the source reported it.
    #[must_use]
    pub fn covered_ages(&self) -> &[AgeGroup] {
        if self.parts.is_empty() { &[AgeGroup::All] } else { &self.parts }
    }

    /// True if some cases could not be placed in an area.
    #[must_use]
    pub fn has_unknown(&self) -> bool {
        self.areas.iter().any(|area| area.as_str() == UNKNOWN_AREA)
    }

    /// The id of the municipality's row.
    #[must_use]
    pub fn total() -> AreaId {
        AreaId::new(TOTAL_AREA)
    }
}

/// The items whose place says that they stay.
fn kept<T>(items: Vec<T>, stays: &[bool]) -> Vec<T> {
    items.into_iter().zip(stays).filter(|(_, stays)| **stays).map(|(item, _)| item).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One area, the unknown one and the total; everybody and children; a year and its first month.
    fn table(is_listed: impl Fn(&str, &str, &str) -> bool) -> ReleaseTable {
        let areas = ["a", UNKNOWN_AREA, TOTAL_AREA];
        let (ages, periods) = (["all", "0-17"], ["2024-01", "2024"]);
        let mut cells = Vec::new();
        for area in areas {
            for age in ages {
                cells.extend(periods.map(|period| {
                    let unlisted = Cell { figure: Figure::Suppressed(Mark::Unlisted), provisional: false };
                    if is_listed(area, age, period) { Cell::MISSING } else { unlisted }
                }));
            }
        }
        ReleaseTable::new(
            areas.map(AreaId::new).to_vec(),
            ages.map(|age| age.parse().unwrap()).to_vec(),
            periods.map(|period| period.parse().unwrap()).to_vec(),
            cells,
            Vec::new(),
        )
        .unwrap()
    }

    #[test]
    fn what_no_listed_cell_names_is_left_out() {
        let whole = table(|_, _, _| true);
        assert_eq!(whole.clone().listed(), whole);
        let years_of_all = table(|_, age, period| age == "all" && period == "2024").listed();
        assert_eq!((years_of_all.ages(), years_of_all.periods().len()), (&[AgeGroup::All][..], 1));
        assert_eq!(years_of_all.iter().count(), 3);
        let known_places = table(|area, _, _| area != UNKNOWN_AREA).listed();
        assert!(!known_places.has_unknown());
        assert_eq!(known_places.iter().filter(|(.., cell)| *cell == Cell::MISSING).count(), 8);
    }

    #[test]
    fn areas_the_total_and_everybody_always_stay() {
        let table = table(|area, age, _| area == UNKNOWN_AREA && age == "0-17").listed();
        assert_eq!((table.areas().len(), table.ages().len()), (3, 2));
        assert_eq!(
            table.figure(&ReleaseTable::total(), "2024".parse().unwrap(), AgeGroup::All),
            Figure::Suppressed(Mark::Unlisted)
        );
    }
}
