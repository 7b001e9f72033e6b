//! Every cell that the reported figures add up to: areas and their total,
//! age groups and `all`, months, quarters and years.

use std::collections::BTreeSet;

use super::tally::TallyTable;
use crate::domain::{
    AgeGroup, AreaId, Figure, Granularity, Indicator, Known, Measure, Period, TOTAL_AREA, UNKNOWN_AREA,
};
use crate::release::{Cell, ReleaseTable};

/// A true cell. Never leaves this room.
#[derive(Clone, Copy)]
pub(super) struct TrueCell {
    pub(super) value: f64,
    /// Base of a share or mean; 0 for counts.
    pub(super) base: f64,
    /// False if nobody reported it, or a part of it.
    pub(super) reported: bool,
    pub(super) provisional: bool,
}

const UNREPORTED: TrueCell = TrueCell { value: 0.0, base: 0.0, reported: false, provisional: false };

/// The true lattice of one indicator.
pub(super) struct Lattice {
    measure: Measure,
    finest: Granularity,
    areas: Vec<AreaId>,
    ages: Vec<AgeGroup>,
    parts: Vec<AgeGroup>,
    periods: Vec<Period>,
    /// `cells[(area * ages + age) * periods + period]`, the total's rows last.
    cells: Vec<TrueCell>,
}

impl Lattice {
    /// Adds up everything that can be added up.
    ///
    /// A sum is reported if all its parts are. Areas that never report are no
    /// part of the total; cases without an area are, where there are any.
    pub(super) fn build(table: &TallyTable) -> Self {
        let own = table.areas.len();
        let has_unknown = table.entries.iter().any(|entry| usize::from(entry.area) == own);
        let mut areas: Vec<AreaId> = table.areas.to_vec();
        if has_unknown {
            areas.push(AreaId::new(UNKNOWN_AREA));
        }
        areas.push(AreaId::new(TOTAL_AREA));

        let reported_ages: BTreeSet<AgeGroup> = table.entries.iter().map(|entry| entry.age).collect();
        let all_is_sum = !reported_ages.contains(&AgeGroup::All);
        let groups: Vec<AgeGroup> =
            reported_ages.iter().copied().filter(|&age| age != AgeGroup::All).collect();
        let ages: Vec<AgeGroup> = std::iter::once(AgeGroup::All).chain(groups.iter().copied()).collect();

        let finest: BTreeSet<Period> = table.entries.iter().map(|entry| entry.period).collect();
        let periods = with_coarser(&finest, table);

        let mut lattice = Self {
            measure: table.indicator.measure,
            finest: table.indicator.granularity,
            cells: vec![UNREPORTED; areas.len() * ages.len() * periods.len()],
            parts: if all_is_sum { groups } else { Vec::new() },
            areas,
            ages,
            periods,
        };
        lattice.fill(table);
        if all_is_sum {
            lattice.sum_ages();
        }
        lattice.sum_areas(own);
        lattice.sum_periods(&table.indicator);
        lattice
    }

    fn fill(&mut self, table: &TallyTable) {
        for entry in &table.entries {
            let (Ok(age), Ok(period)) =
                (self.ages.binary_search(&entry.age), self.periods.binary_search(&entry.period))
            else {
                continue;
            };
            let at = self.at(usize::from(entry.area), age, period);
            if let Some(cell) = self.cells.get_mut(at) {
                *cell = TrueCell {
                    value: entry.value,
                    base: entry.base.map_or(0.0, f64::from),
                    reported: true,
                    provisional: entry.provisional,
                };
            }
        }
    }

    /// `all` from the age groups, where it was not reported itself.
    fn sum_ages(&mut self) {
        for area in 0..self.areas.len() - 1 {
            for period in 0..self.periods.len() {
                let children: Vec<usize> =
                    (1..self.ages.len()).map(|age| self.at(area, age, period)).collect();
                self.add_up(self.at(area, 0, period), &children);
            }
        }
    }

    fn sum_areas(&mut self, own: usize) {
        let total = self.areas.len() - 1;
        for age in 0..self.ages.len() {
            let reports = |area: usize| {
                (0..self.periods.len()).any(|period| self.cells[self.at(area, age, period)].reported)
            };
            let members: Vec<usize> = (0..own).filter(|&area| reports(area)).collect();
            let unknown = (own < total).then_some(own);
            for period in 0..self.periods.len() {
                let mut children: Vec<usize> =
                    members.iter().map(|&area| self.at(area, age, period)).collect();
                // No row for cases without an area means that there were none.
                children.extend(
                    unknown.map(|area| self.at(area, age, period)).filter(|&at| self.cells[at].reported),
                );
                self.add_up(self.at(total, age, period), &children);
            }
        }
    }

    fn sum_periods(&mut self, indicator: &Indicator) {
        let levels: Vec<_> = indicator.granularity.levels().collect();
        for pair in levels.windows(2) {
            let [finer, coarser] = pair else { continue };
            for period in 0..self.periods.len() {
                if self.periods[period].level() != *coarser {
                    continue;
                }
                let parts: Vec<usize> = self.periods[period]
                    .parts(*finer)
                    .filter_map(|part| self.periods.binary_search(&part).ok())
                    .collect();
                for row in 0..self.areas.len() * self.ages.len() {
                    let start = row * self.periods.len();
                    let children: Vec<usize> = parts.iter().map(|part| start + part).collect();
                    self.add_up(start + period, &children);
                }
            }
        }
    }

    /// Computes a parent from its children.
    fn add_up(&mut self, parent: usize, children: &[usize]) {
        let mut sum = TrueCell { reported: !children.is_empty(), ..UNREPORTED };
        for &child in children {
            let cell = self.cells[child];
            sum.reported &= cell.reported;
            sum.provisional |= cell.provisional;
            sum.base += cell.base;
            sum.value += match self.measure {
                Measure::Mean => cell.value * cell.base,
                Measure::Count | Measure::Share => cell.value,
            };
        }
        if self.measure == Measure::Mean {
            sum.reported &= sum.base > 0.0;
            sum.value /= sum.base;
        }
        if sum.reported {
            self.cells[parent] = sum;
        }
    }

    fn at(&self, area: usize, age: usize, period: usize) -> usize {
        (area * self.ages.len() + age) * self.periods.len() + period
    }

    /// The areas, `unknown` where there is one and `total` last.
    pub(super) fn areas(&self) -> &[AreaId] {
        &self.areas
    }

    /// The age groups, everybody first.
    pub(super) fn ages(&self) -> &[AgeGroup] {
        &self.ages
    }

    /// The groups that `all` adds up; empty if it was reported itself.
    pub(super) fn parts(&self) -> &[AgeGroup] {
        &self.parts
    }

    /// All periods, of every level.
    pub(super) fn periods(&self) -> &[Period] {
        &self.periods
    }

    /// Positions of the periods of a length.
    pub(super) fn periods_of(&self, level: Granularity) -> Vec<usize> {
        (0..self.periods.len()).filter(|&at| self.periods[at].level() == level).collect()
    }

    /// The length of the periods that were reported.
    pub(super) fn finest(&self) -> Granularity {
        self.finest
    }

    pub(super) fn measure(&self) -> Measure {
        self.measure
    }

    /// A cell by its key, if it was reported.
    pub(super) fn find(&self, area: &AreaId, age: AgeGroup, period: Period) -> Option<&TrueCell> {
        let area = self.areas.iter().position(|known| known == area)?;
        let age = self.ages.binary_search(&age).ok()?;
        let period = self.periods.binary_search(&period).ok()?;
        self.reported(area, age, period)
    }

    /// A cell by its position, if it was reported.
    pub(super) fn reported(&self, area: usize, age: usize, period: usize) -> Option<&TrueCell> {
        self.cells.get(self.at(area, age, period)).filter(|cell| cell.reported)
    }

    /// What may be said of a cell's base.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // sums of whole numbers from 0
    pub(super) fn known(&self, cell: &TrueCell) -> Known {
        let base = match self.measure {
            Measure::Count => None,
            Measure::Mean if cell.base == 0.0 => None,
            Measure::Share | Measure::Mean => Some(cell.base as u64),
        };
        Known { value: cell.value, base }
    }

    /// The release table of figures that are public already: all of it.
    pub(super) fn publish(self) -> ReleaseTable {
        let figure = |cell: &TrueCell| {
            if cell.reported { Figure::Known(self.known(cell)) } else { Figure::Missing }
        };
        let cells = self
            .cells
            .iter()
            .map(|cell| Cell { figure: figure(cell), provisional: cell.provisional && cell.reported })
            .collect();
        ReleaseTable::of_axes(self.areas, self.ages, self.periods, cells, self.parts)
    }
}

/// The finest periods and every coarser one whose parts are all there.
fn with_coarser(finest: &BTreeSet<Period>, table: &TallyTable) -> Vec<Period> {
    let mut periods = finest.clone();
    let levels: Vec<_> = table.indicator.granularity.levels().collect();
    for pair in levels.windows(2) {
        let [finer, coarser] = pair else { continue };
        let parents: BTreeSet<Period> = periods
            .iter()
            .filter(|period| period.level() == *finer)
            .filter_map(|period| period.parent())
            .filter(|parent| parent.level() == *coarser)
            .filter(|parent| parent.parts(*finer).all(|part| periods.contains(&part)))
            .collect();
        periods.extend(parents);
    }
    periods.into_iter().collect()
}
