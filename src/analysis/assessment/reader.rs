//! An indicator's release table as series of numbers.

use crate::analysis::cell::Cell;
use crate::analysis::number::real;
use crate::domain::{AreaId, Base, Figure, Granularity, Known, Mark, Measure, Period};
use crate::release::{Published, Release};

/// Reads one indicator's published figures of all ages.
pub(super) struct Reader<'a> {
    pub(super) release: &'a Release,
    pub(super) of: &'a Published,
    /// Cells `<k` are below this.
    pub(super) k: f64,
}

impl<'a> Reader<'a> {
    #[allow(clippy::cast_precision_loss)] // k is a small number
    pub(super) fn new(release: &'a Release, of: &'a Published, k: u64) -> Self {
        Self { release, of, k: k as f64 }
    }

    /// Periods of a level without gaps, from the first to the newest that is
    /// listed for anybody, at most `years` of them; none that begins before the
    /// way of counting was last changed in one of `areas`.
    pub(super) fn periods(&self, areas: &[&AreaId], level: Granularity, years: i32) -> Vec<Period> {
        let breaks = areas.iter().filter_map(|area| self.release.breaks(&self.of.indicator.id, area).max());
        let since = breaks.max().unwrap_or(i32::MIN);
        let table = &self.of.table;
        let listed = |at: &Period| {
            table.areas().iter().any(|area| {
                !matches!(
                    table.figure(area, *at, super::AGE),
                    Figure::Missing | Figure::Suppressed(Mark::Unlisted)
                )
            })
        };
        let mut of_level = table.periods().iter().copied().filter(|at| at.level() == level).filter(listed);
        let Some(first) = of_level.next() else { return Vec::new() };
        let last = of_level.next_back().unwrap_or(first);
        let longest = years * i32::from(12 / level.months());
        let mut periods: Vec<Period> = std::iter::successors(Some(last), |at| Some(at.step(-1)))
            .take_while(|at| *at >= first && at.start() >= since)
            .take(usize::try_from(longest).unwrap_or(0))
            .collect();
        periods.reverse();
        periods
    }

    /// The numerators: counts, or those counted of a share.
    pub(super) fn counts(&self, area: &AreaId, periods: &[Period]) -> Vec<Cell> {
        periods.iter().map(|at| self.cell(area, *at, |known, _| Some(known.value))).collect()
    }

    /// The comparable numbers: rates, shares, means, or counts that stand for
    /// themselves. A count `<k` becomes the same low rate wherever it stands,
    /// so that it is tied with its like.
    pub(super) fn rates(&self, area: &AreaId, periods: &[Period]) -> Vec<Cell> {
        let indicator = &self.of.indicator;
        let per = f64::from(indicator.per);
        let rated = indicator.measure == Measure::Count && indicator.base == Base::Population;
        if !rated {
            return periods
                .iter()
                .map(|at| {
                    self.cell(area, *at, |known, measure| match (measure, known.base) {
                        (Measure::Share, Some(base)) if base > 0 => Some(known.value * per / exact(base)),
                        (Measure::Share, _) => None,
                        (Measure::Count | Measure::Mean, _) => Some(known.value),
                    })
                })
                .collect();
        }
        let mut year = None;
        let persons: Vec<Option<f64>> = periods
            .iter()
            .map(|at| {
                let (_, persons) =
                    year.filter(|(year, _)| *year == at.population_year()).unwrap_or_else(|| {
                        let persons = self.release.persons(&self.of.table, area, *at, super::AGE);
                        (at.population_year(), persons.filter(|&persons| persons > 0).map(exact))
                    });
                year = Some((at.population_year(), persons));
                persons
            })
            .collect();
        let known: Vec<f64> = persons.iter().flatten().copied().collect();
        let mean = known.iter().sum::<f64>() / real(known.len());
        periods
            .iter()
            .zip(persons)
            .map(|(at, persons)| match (self.cell(area, *at, |known, _| Some(known.value)), persons) {
                (Cell::Known(count), Some(persons)) => Cell::Known(count * per / persons),
                // Ranked as (k − 1)/2 of a mean population.
                (Cell::Below(k), Some(_)) => Cell::Below(1.0 + (k - 1.0) * per / mean),
                (Cell::Known(_) | Cell::Below(_) | Cell::Missing, _) => Cell::Missing,
                (Cell::Hidden, _) => Cell::Hidden,
            })
            .collect()
    }

    /// What one case makes up of the rates of an area: `per` over the mean of
    /// its inhabitants; 0 where the figures are no counts of inhabitants.
    pub(super) fn grain(&self, area: &AreaId, periods: &[Period]) -> f64 {
        let indicator = &self.of.indicator;
        if indicator.measure != Measure::Count || indicator.base != Base::Population {
            return 0.0;
        }
        let persons: Vec<f64> = [periods.first(), periods.last()]
            .into_iter()
            .flatten()
            .filter_map(|at| self.release.persons(&self.of.table, area, *at, super::AGE))
            .map(exact)
            .collect();
        let mean = persons.iter().sum::<f64>() / real(persons.len());
        if mean > 0.0 { f64::from(indicator.per) / mean } else { 0.0 }
    }

    /// One cell, a known figure being turned into a number.
    fn cell(&self, area: &AreaId, at: Period, number: impl Fn(Known, Measure) -> Option<f64>) -> Cell {
        let measure = self.of.indicator.measure;
        match self.of.table.figure(area, at, super::AGE) {
            Figure::Known(known) => number(known, measure).map_or(Cell::Missing, Cell::Known),
            Figure::Suppressed(Mark::BelowK) if measure == Measure::Count => Cell::Below(self.k),
            Figure::Suppressed(_) => Cell::Hidden,
            Figure::Missing => Cell::Missing,
        }
    }
}

/// Bases are far below 2⁵³: the conversion is exact.
#[allow(clippy::cast_precision_loss)]
pub(super) fn exact(base: u64) -> f64 {
    base as f64
}
