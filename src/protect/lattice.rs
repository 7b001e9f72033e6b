//! Every cell that the reported figures add up to: areas and their total,
//! age groups and `all`, months, quarters and years.

use std::collections::BTreeSet;

use super::tally::TallyTable;
use crate::domain::{AgeGroup, AreaId, Figure, Known, Mark, Measure, Period, TOTAL_AREA, UNKNOWN_AREA};
use crate::release::{Cell, ReleaseTable};

/// What happens to a cell on its way out.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum State {
    /// Published as it is.
    Open,
    /// Too small to be shown.
    Primary,
    /// Hidden for another's sake.
    Secondary,
}

/// A true cell. Never leaves this room.
#[derive(Clone, Copy)]
pub(super) struct TrueCell {
    pub(super) value: f64,
    /// Base of a share or mean; 0 for counts.
    pub(super) base: f64,
    /// False if nobody reported it, or a part of it.
    pub(super) reported: bool,
    provisional: bool,
}

const UNREPORTED: TrueCell = TrueCell { value: 0.0, base: 0.0, reported: false, provisional: false };

/// The true lattice of one indicator.
pub(super) struct Lattice {
    measure: Measure,
    areas: Vec<AreaId>,
    ages: Vec<AgeGroup>,
    parts: Vec<AgeGroup>,
    periods: Vec<Period>,
    /// `cells[(area * ages + age) * periods + period]`, the total's rows last.
    cells: Vec<TrueCell>,
    /// Cells that add up to another; not kept where nothing is to be hidden.
    sums: Vec<Sum>,
    protected: bool,
}

/// One cell and the cells that it adds up.
pub(super) struct Sum {
    /// What is added up: the areas to the municipality, or an area's own
    /// periods and ages.
    pub(super) over_areas: bool,
    pub(super) parent: usize,
    pub(super) children: Vec<usize>,
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
            cells: vec![UNREPORTED; areas.len() * ages.len() * periods.len()],
            parts: if all_is_sum { groups } else { Vec::new() },
            areas,
            ages,
            periods,
            sums: Vec::new(),
            protected: table.indicator.protect,
        };
        lattice.fill(table);
        lattice.sum_ages(all_is_sum);
        lattice.sum_areas(own);
        lattice.sum_periods(table);
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

    /// `all` from the age groups, where it was not reported itself. Where it
    /// was, groups that make it up completely still add up to it.
    fn sum_ages(&mut self, all_is_sum: bool) {
        if self.ages.len() < 2 {
            return;
        }
        for area in 0..self.areas.len() - 1 {
            for period in 0..self.periods.len() {
                let children: Vec<usize> =
                    (1..self.ages.len()).map(|age| self.at(area, age, period)).collect();
                let parent = self.at(area, 0, period);
                if all_is_sum {
                    self.add_up(parent, children, false);
                } else {
                    self.relate(parent, children, false);
                }
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
                let parent = self.at(total, age, period);
                self.add_up(parent, children, true);
            }
        }
        // The total's own ages add up as the areas' do.
        if self.ages.len() > 1 {
            for period in 0..self.periods.len() {
                let children: Vec<usize> =
                    (1..self.ages.len()).map(|age| self.at(total, age, period)).collect();
                self.relate(self.at(total, 0, period), children, false);
            }
        }
    }

    fn sum_periods(&mut self, table: &TallyTable) {
        let levels: Vec<_> = table.indicator.granularity.levels().collect();
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
                    self.add_up(start + period, parts.iter().map(|part| start + part).collect(), false);
                }
            }
        }
        // A coarser cell adds up over areas and ages too: these sums are what
        // an attacker has, whether or not we computed anything by them.
        let total = self.areas.len() - 1;
        let coarse: Vec<usize> =
            (0..self.periods.len()).filter(|&at| self.periods[at].level() != levels[0]).collect();
        for period in coarse {
            for age in 0..self.ages.len() {
                let children = (0..total)
                    .map(|area| self.at(area, age, period))
                    .filter(|&at| self.cells[at].reported)
                    .collect();
                self.relate(self.at(total, age, period), children, true);
            }
            if self.ages.len() > 1 {
                for area in 0..=total {
                    let children = (1..self.ages.len()).map(|age| self.at(area, age, period)).collect();
                    self.relate(self.at(area, 0, period), children, false);
                }
            }
        }
    }

    /// Computes a parent from its children and notes that they add up.
    fn add_up(&mut self, parent: usize, children: Vec<usize>, over_areas: bool) {
        let mut sum = TrueCell { reported: !children.is_empty(), ..UNREPORTED };
        for &child in &children {
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
            if self.protected {
                self.sums.push(Sum { over_areas, parent, children });
            }
        }
    }

    /// Notes that cells add up which were computed otherwise, if they do.
    fn relate(&mut self, parent: usize, children: Vec<usize>, over_areas: bool) {
        if !self.protected {
            return;
        }
        let weight = |cell: &TrueCell| match self.measure {
            Measure::Mean => cell.base,
            Measure::Count | Measure::Share => cell.value,
        };
        let all_reported =
            self.cells[parent].reported && children.iter().all(|&child| self.cells[child].reported);
        let sum: f64 = children.iter().map(|&child| weight(&self.cells[child])).sum();
        // Whole numbers far below 2⁵³: equality is exact.
        #[allow(clippy::float_cmp)]
        if all_reported && sum == weight(&self.cells[parent]) && !children.is_empty() {
            self.sums.push(Sum { over_areas, parent, children });
        }
    }

    fn at(&self, area: usize, age: usize, period: usize) -> usize {
        (area * self.ages.len() + age) * self.periods.len() + period
    }

    pub(super) fn cells(&self) -> &[TrueCell] {
        &self.cells
    }

    pub(super) fn sums(&self) -> &[Sum] {
        &self.sums
    }

    /// The release table under a pattern of suppression.
    pub(super) fn release(self, states: &[State]) -> ReleaseTable {
        let cells = self
            .cells
            .iter()
            .zip(states)
            .map(|(cell, state)| {
                let figure = match state {
                    _ if !cell.reported => Figure::Missing,
                    State::Primary => Figure::Suppressed(Mark::BelowK),
                    State::Secondary => Figure::Suppressed(Mark::Hidden),
                    State::Open => Figure::Known(Known { value: cell.value, base: self.base(cell) }),
                };
                Cell { figure, provisional: cell.provisional && cell.reported }
            })
            .collect();
        ReleaseTable::of_axes(self.areas, self.ages, self.periods, cells, self.parts)
    }

    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // sums of whole numbers from 0
    fn base(&self, cell: &TrueCell) -> Option<u64> {
        match self.measure {
            Measure::Count => None,
            Measure::Mean if cell.base == 0.0 => None,
            Measure::Share | Measure::Mean => Some(cell.base as u64),
        }
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
