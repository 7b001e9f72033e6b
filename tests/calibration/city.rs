//! The demo's areas and inhabitants, on which nothing but chance happens.

use std::path::Path;
use std::sync::Arc;

use komspot::bundle::{Bundle, Limits};
use komspot::check;
use komspot::domain::{
    AgeGroup, AreaId, Base, Direction, Domain, Figure, Granularity, Indicator, IndicatorId, Known, Mark,
    Measure, Period, PlaceBasis, Population, Zeros,
};
use komspot::geometry::Coverage;
use komspot::progress::Silent;
use komspot::release::{Cell, Published, Release, ReleaseTable};

/// First year of the series, as in the demo.
const FIRST_YEAR: i16 = 2016;
/// Months of the series: January 2016 to September 2026, so that the last
/// quarter is complete.
pub(crate) const MONTHS: usize = 129;
/// Counts below this are hidden.
pub(crate) const K: u32 = 5;

/// Where the data sets are set.
pub(crate) struct City {
    coverage: Arc<Coverage>,
    population: Arc<Population>,
    indicator: Arc<Indicator>,
    /// Every month, quarter and year, in order, with its first month's position.
    periods: Vec<(Period, usize)>,
    /// Rows of the release table: the areas, then the municipality.
    rows: Vec<AreaId>,
    /// Inhabitants by area and month.
    persons: Vec<Vec<f64>>,
}

impl City {
    /// Reads the demo bundle's areas and population.
    pub(crate) fn demo() -> Result<Self, String> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/demo");
        let bundle = Bundle::open(&folder, &Limits::default()).map_err(|faults| format!("{faults:?}"))?;
        let verdict = check::judge(&bundle, None, &Silent);
        let accepted = verdict.accepted.ok_or("the demo bundle is refused")?;
        let coverage = accepted.coverage.ok_or("the demo bundle has no areas")?;
        let mut population = accepted.population;
        let ids: Vec<AreaId> = coverage.places().iter().map(|place| place.area.id.clone()).collect();
        let months: Vec<Period> = (0..MONTHS).filter_map(month).collect();
        let mut persons = Vec::new();
        for id in &ids {
            let mut row = Vec::new();
            for at in &months {
                let year = at.population_year();
                let all = population.persons(id, year, AgeGroup::All).ok_or("population is missing")?;
                // Told outright, it need not be added up for every rate.
                population.insert(id.clone(), year, AgeGroup::All, all);
                row.push(f64::from(u32::try_from(all).map_err(|error| error.to_string())?));
            }
            persons.push(row);
        }
        let mut rows = ids;
        rows.push(ReleaseTable::total());
        Ok(Self {
            coverage: Arc::new(coverage),
            population: Arc::new(population),
            indicator: Arc::new(indicator()),
            periods: periods(&months),
            rows,
            persons,
        })
    }

    /// Number of areas.
    pub(crate) fn areas(&self) -> usize {
        self.persons.len()
    }

    /// Inhabitants of an area in a month.
    pub(crate) fn persons(&self, area: usize, month: usize) -> f64 {
        self.persons.get(area).and_then(|row| row.get(month)).copied().unwrap_or_default()
    }

    /// What would be published of the first `months` of `counts[area][month]`:
    /// months, quarters and years of the areas and the municipality, small counts hidden. The
    /// further cells that a real release hides so that none of these can be
    /// worked out are published here.
    pub(crate) fn release(&self, counts: &[Vec<u32>], months: usize) -> Release {
        let whole: Vec<u32> =
            (0..months).map(|at| counts.iter().filter_map(|row| row.get(at)).sum()).collect();
        let periods: Vec<(Period, usize)> = self
            .periods
            .iter()
            .copied()
            .filter(|(period, from)| from + usize::from(period.level().months()) <= months)
            .collect();
        let cells = counts
            .iter()
            .chain(std::iter::once(&whole))
            .flat_map(|row| periods.iter().map(|&(period, from)| cell(row, period, from)))
            .collect();
        let periods = periods.into_iter().map(|(period, _)| period).collect();
        let table = ReleaseTable::new(self.rows.clone(), vec![AgeGroup::All], periods, cells, Vec::new());
        let indicators = table
            .into_iter()
            .map(|table| Published { indicator: Arc::clone(&self.indicator), table: Arc::new(table) });
        Release {
            municipality: "Odense".to_owned(),
            coverage: Arc::clone(&self.coverage),
            population: Arc::clone(&self.population),
            indicators: indicators.collect(),
            notes: Vec::new(),
        }
    }
}

fn cell(row: &[u32], period: Period, from: usize) -> Cell {
    let months = usize::from(period.level().months());
    let count: u32 = row.iter().skip(from).take(months).sum();
    let figure = if count < K {
        Figure::Suppressed(Mark::BelowK)
    } else {
        Figure::Known(Known { value: count.into(), base: None })
    };
    Cell { figure, provisional: false }
}

/// The month at a position.
fn month(at: usize) -> Option<Period> {
    Some(Period::month(FIRST_YEAR, 1)?.step(i32::try_from(at).ok()?))
}

/// The months with the quarters and years that they complete, as a table orders them.
fn periods(months: &[Period]) -> Vec<(Period, usize)> {
    let mut all = Vec::new();
    for (at, &month) in months.iter().enumerate() {
        let year = Period::year(month.first_year());
        let quarter = Period::quarter(month.first_year(), (month.first_month() - 1) / 3 + 1);
        all.push((month, at));
        for longer in quarter.into_iter().chain([year]) {
            let last = at + usize::from(longer.level().months());
            if longer.first_month() == month.first_month() && last <= months.len() {
                all.push((longer, at));
            }
        }
    }
    all
}

fn indicator() -> Indicator {
    let name = || "Calibration".to_owned();
    Indicator {
        id: IndicatorId::new("calibration"),
        name_da: name(),
        name_en: name(),
        short_da: name(),
        short_en: name(),
        domain: Domain("police".to_owned()),
        source: name(),
        definition_da: String::new(),
        definition_en: String::new(),
        measure: Measure::Count,
        per: 1000,
        base: Base::Population,
        direction: Direction::Risk,
        granularity: Granularity::Month,
        place_basis: PlaceBasis::Offence,
        protect: true,
        zeros: Zeros::Hidden,
        rhythm_days: None,
        views: None,
        family: None,
    }
}
