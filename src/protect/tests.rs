//! The gate, seen from outside: only release tables are looked at.

mod promise;
mod releases;
mod tables;

use std::sync::Arc;

use super::{Known, Protected, Rule, Tally, TallyTable, protect};
use crate::domain::{
    AreaId, Base, Direction, Domain, Figure, Granularity, Indicator, IndicatorId, Mark, Measure, PlaceBasis,
    Population, Zeros,
};
use crate::finding::Finding;
use crate::ledger::Ledger;
use crate::progress::Silent;
use crate::release::ReleaseTable;

fn indicator(measure: Measure, granularity: Granularity) -> Indicator {
    Indicator {
        id: IndicatorId::new("i"),
        name_da: String::new(),
        name_en: String::new(),
        short_da: String::new(),
        short_en: String::new(),
        domain: Domain("police".into()),
        source: String::new(),
        definition_da: String::new(),
        definition_en: String::new(),
        measure,
        per: 1000,
        base: Base::Population,
        direction: Direction::Risk,
        granularity,
        place_basis: PlaceBasis::Residence,
        protect: true,
        zeros: Zeros::Hidden,
        rhythm_days: None,
        views: None,
        family: None,
    }
}

/// A yearly count with every view listed.
fn yearly() -> Indicator {
    let views = Some("area-year area-year-age total-year total-year-age".to_owned());
    Indicator { views, ..indicator(Measure::Count, Granularity::Year) }
}

type Row<'a> = (u16, &'a str, &'a str, f64, Option<u32>);

fn table(indicator: Indicator, areas: usize, rows: &[Row<'_>]) -> TallyTable {
    let areas = (0..areas).map(|at| AreaId::new(&format!("a{at}"))).collect();
    let mut table = TallyTable::new(Arc::new(indicator), areas);
    for &(area, age, period, value, base) in rows {
        table.record(area, age.parse().unwrap(), period.parse().unwrap(), value, base, false);
    }
    table
}

fn pass(tables: Vec<TallyTable>, ledger: &Ledger, k: u64) -> Result<Protected, Vec<Finding>> {
    let population = Population::default();
    let known = Known { rule: Rule::new(k).unwrap(), population: &population, ledger, aside: None };
    protect(Tally::new(tables), known, &Silent)
}

/// The first release of one indicator with k = 5.
fn released(indicator: Indicator, areas: usize, rows: &[Row<'_>]) -> ReleaseTable {
    let protected = pass(vec![table(indicator, areas, rows)], &Ledger::begin("test"), 5).ok().unwrap();
    Arc::unwrap_or_clone(protected.indicators.into_iter().next().unwrap().table)
}

fn at(table: &ReleaseTable, area: &str, period: &str, age: &str) -> Figure {
    table.figure(&AreaId::new(area), period.parse().unwrap(), age.parse().unwrap())
}

fn value(figure: Figure) -> Option<f64> {
    figure.known().map(|known| known.value)
}

const BELOW: Figure = Figure::Suppressed(Mark::BelowK);
const UNLISTED: Figure = Figure::Suppressed(Mark::Unlisted);
