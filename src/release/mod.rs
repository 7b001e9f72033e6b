//! What may be known: everything that a release publishes.
//!
//! A [`Release`] is what `protect` lets out and all that the rooms after it
//! (snapshot, analysis, view, web) ever see. It holds no true count that was
//! not published, so nothing computed from it can give one away.

mod audit;
mod table;

pub use audit::Audit;
pub use table::{Cell, ReleaseTable, TableError};

use std::sync::Arc;

use crate::domain::{
    AgeGroup, AreaId, Base, Figure, Indicator, IndicatorId, Measure, Note, Period, Population,
};
use crate::geometry::Coverage;

/// One indicator with its release table.
#[derive(Clone, Debug, PartialEq)]
pub struct Published {
    /// The catalogue's entry.
    pub indicator: Arc<Indicator>,
    /// Its figures.
    pub table: Arc<ReleaseTable>,
}

impl Published {
    /// The newest period that the municipality has a figure for, shown or hidden.
    #[must_use]
    pub fn data_through(&self) -> Option<Period> {
        let total = ReleaseTable::total();
        let reported = |at: &&Period| self.table.figure(&total, **at, AgeGroup::All) != Figure::Missing;
        self.table.periods().iter().rev().find(reported).copied()
    }
}

/// Everything that is published: areas, population, indicators, figures.
#[derive(Clone, Debug)]
pub struct Release {
    /// Name of the whole: `Odense`, `Danmark`.
    pub municipality: String,
    /// The areas with shapes and neighbours.
    pub coverage: Arc<Coverage>,
    /// Public numbers of inhabitants.
    pub population: Arc<Population>,
    /// The indicators in the catalogue's order.
    pub indicators: Vec<Published>,
    /// What happened outside the figures, by period.
    pub notes: Vec<Note>,
}

impl Release {
    /// Finds an indicator by id.
    #[must_use]
    pub fn indicator(&self, id: &str) -> Option<&Published> {
        self.indicators.iter().find(|published| published.indicator.id.as_str() == id)
    }

    /// Inhabitants that a cell's rate is set against: of the area, or for
    /// [`crate::domain::TOTAL_AREA`] of all areas together. `None` for the
    /// unknown area, and where any number needed is not in the tables.
    ///
    /// An indicator that has figures for some ages only (`16-24`) has as its
    /// `all` the inhabitants of those ages, see [`ReleaseTable::covered_ages`].
    #[must_use]
    pub fn persons(&self, table: &ReleaseTable, area: &AreaId, period: Period, age: AgeGroup) -> Option<u64> {
        let year = period.population_year();
        let one = |id: &AreaId| -> Option<u64> {
            let ages = if age == AgeGroup::All { table.covered_ages() } else { &[age] };
            ages.iter().map(|&age| self.population.persons(id, year, age)).sum()
        };
        match area.as_str() {
            crate::domain::UNKNOWN_AREA => None,
            crate::domain::TOTAL_AREA => self.coverage.places().iter().map(|place| one(&place.area.id)).sum(),
            _ => one(area),
        }
    }

    /// The rate of a published cell: cases per `per` inhabitants, `per` times
    /// value over base for a share, the mean itself for a mean. `None` where
    /// the figure is not published or has no base above zero.
    #[must_use]
    pub fn rate(&self, of: &Published, area: &AreaId, period: Period, age: AgeGroup) -> Option<f64> {
        let Figure::Known(known) = of.table.cell(area, period, age)?.figure else { return None };
        let base = match (of.indicator.measure, of.indicator.base) {
            (Measure::Mean, _) => return Some(known.value),
            (Measure::Share, _) => known.base?,
            (Measure::Count, Base::Population) => self.persons(&of.table, area, period, age)?,
            (Measure::Count, Base::None) => return None,
        };
        (base > 0).then(|| known.value * f64::from(of.indicator.per) / to_f64(base))
    }

    /// The breaks in the way of counting an indicator's figures of an area, or of
    /// [`crate::domain::TOTAL_AREA`], each by its first month since January of year 0.
    pub fn breaks<'a>(
        &'a self,
        indicator: &'a IndicatorId,
        area: &'a AreaId,
    ) -> impl Iterator<Item = i32> + 'a {
        self.notes.iter().filter(|note| note.breaks(indicator, area)).map(|note| note.period.start())
    }

    /// True if the way of counting was changed within a stretch of time, from the first month of one
    /// period to the last of another: figures at its ends are not to be compared.
    #[must_use]
    pub fn is_broken(&self, indicator: &IndicatorId, area: &AreaId, (from, to): (Period, Period)) -> bool {
        self.breaks(indicator, area).any(|at| from.start() < at && at < to.end())
    }

    /// The indicators' ids in the catalogue's order.
    pub fn ids(&self) -> impl Iterator<Item = &IndicatorId> {
        self.indicators.iter().map(|published| &published.indicator.id)
    }
}

/// Population figures are far below 2⁵³: the conversion is exact.
#[allow(clippy::cast_precision_loss)]
fn to_f64(count: u64) -> f64 {
    count as f64
}
