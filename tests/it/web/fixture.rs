//! Snapshots made by hand, small enough to be checked in the head.

use std::sync::Arc;

use komspot::domain::{
    AgeGroup, AreaId, Base, Direction, Domain, Figure, Granularity, Indicator, IndicatorId, Known, Mark,
    Measure, Period, PlaceBasis, Population, Zeros,
};
use komspot::finding::Findings;
use komspot::geometry::{Coverage, Reading};
use komspot::release::{Cell, Published, Release, ReleaseTable};
use komspot::snapshot::{Origin, Snapshot, SnapshotId};

/// Names that would hurt if they were taken for markup or for columns.
pub(crate) const NAMES: [&str; 6] =
    ["Ørbyen", "<script>alert(1)</script>", "Åkanten, nord", "\"Kvarteret\" & co.", "Engen", "Havnen"];

/// Inhabitants of a1 to a6 in every year: 9,000 altogether.
pub(crate) const PERSONS: [u64; 6] = [1200, 2000, 500, 800, 1500, 3000];

/// The `number`th snapshot: six areas in a row and four indicators.
pub(crate) fn snapshot(number: u32) -> Snapshot {
    let origin = Origin {
        bundle: "by-hand".to_owned(),
        title: Some("Made by hand".to_owned()),
        version: Some(format!("1.0.{number}")),
        digest: "00c0ffee".repeat(8),
        sources: vec!["Nobody".to_owned()],
        demo: true,
        k: 5,
        audit: None,
        signer: None,
    };
    let release = Release {
        municipality: "Odense".to_owned(),
        coverage: Arc::new(coverage()),
        population: Arc::new(population()),
        indicators: vec![thefts(), reports(), wellbeing(), absence()],
        notes: Vec::new(),
    };
    Snapshot { id: SnapshotId::new(number, "00c0ffee"), origin, release }
}

/// Six squares of 0.01° beside one another.
fn coverage() -> Coverage {
    let features: Vec<serde_json::Value> = NAMES
        .iter()
        .zip(0_i32..)
        .map(|(name, at)| {
            let (west, east) = (10.30 + 0.01 * f64::from(at), 10.31 + 0.01 * f64::from(at));
            serde_json::json!({
                "type": "Feature",
                "properties": {"id": format!("a{}", at + 1), "name": name},
                "geometry": {"type": "Polygon", "coordinates":
                    [[[west, 55.38], [east, 55.38], [east, 55.39], [west, 55.39], [west, 55.38]]]},
            })
        })
        .collect();
    let text = serde_json::json!({"type": "FeatureCollection", "features": features}).to_string();
    let mut findings = Findings::default();
    let coverage = Coverage::read(text.as_bytes(), &Reading::default(), &mut findings);
    coverage.unwrap_or_else(|| panic!("{:?}", findings.into_list()))
}

fn population() -> Population {
    let mut population = Population::default();
    for year in 2015..=2026 {
        for (persons, at) in PERSONS.iter().zip(1..) {
            population.insert(AreaId::new(&format!("a{at}")), year, AgeGroup::All, *persons);
        }
    }
    population
}

/// Counts with a cell of every kind in the last quarter.
fn thefts() -> Published {
    let cell = |area: &str, period: &str| match (area, period) {
        ("a1", "2025-Q4") => known(12.0, None),
        ("a2", "2025-Q4") => hidden(Mark::BelowK),
        ("a3", "2025-Q4") => hidden(Mark::AtLeastK),
        ("a4", "2025-Q4") => hidden(Mark::Hidden),
        ("a5", "2025-Q4") => Cell::MISSING,
        ("total", "2025-Q4") => Cell { provisional: true, ..known(150.0, None) },
        ("total", _) => known(300.0, None),
        _ => known(30.0, None),
    };
    published("thefts", Measure::Count, 1000, &["2025", "2025-Q3", "2025-Q4"], true, cell)
}

/// Ten years of counts, a1 having 100 and then suddenly 200 of them.
fn reports() -> Published {
    let years: Vec<String> = (2016..=2025).map(|year| year.to_string()).collect();
    let years: Vec<&str> = years.iter().map(String::as_str).collect();
    let cell = |area: &str, period: &str| match (area, period) {
        ("a1", "2025") => known(200.0, None),
        ("total", "2025") => known(700.0, None),
        ("total", _) => known(600.0, None),
        _ => known(100.0, None),
    };
    published("reports", Measure::Count, 1000, &years, false, cell)
}

fn wellbeing() -> Published {
    let cell = |area: &str, _: &str| match area {
        "a1" => known(45.0, Some(60)),
        "a2" => hidden(Mark::Hidden),
        "total" => known(300.0, Some(400)),
        _ => known(50.0, Some(70)),
    };
    published("wellbeing", Measure::Share, 100, &["2023/2024", "2024/2025"], false, cell)
}

fn absence() -> Published {
    let cell = |_: &str, _: &str| known(5.25, Some(60));
    published("absence", Measure::Mean, 1, &["2024/2025"], false, cell)
}

fn known(value: f64, base: Option<u64>) -> Cell {
    Cell { figure: Figure::Known(Known { value, base }), provisional: false }
}

fn hidden(mark: Mark) -> Cell {
    Cell { figure: Figure::Suppressed(mark), provisional: false }
}

fn published(
    id: &str,
    measure: Measure,
    per: u32,
    periods: &[&str],
    unknown: bool,
    cell: impl Fn(&str, &str) -> Cell,
) -> Published {
    let mut areas: Vec<String> = (1..=6).map(|at| format!("a{at}")).collect();
    areas.extend(unknown.then(|| "unknown".to_owned()));
    areas.push("total".to_owned());
    let mut cells = Vec::new();
    for area in &areas {
        cells.extend(periods.iter().map(|period| cell(area, period)));
    }
    let times: Vec<Period> = periods.iter().map(|period| period.parse().unwrap()).collect();
    assert!(times.is_sorted(), "periods of a table are sorted");
    let granularity = times.iter().map(|at| at.level()).min_by_key(|level| level.months());
    let granularity = granularity.unwrap_or(Granularity::Year);
    let areas = areas.iter().map(|area| AreaId::new(area)).collect();
    let table = ReleaseTable::new(areas, vec![AgeGroup::All], times, cells, Vec::new()).unwrap();
    Published { indicator: Arc::new(indicator(id, measure, per, granularity)), table: Arc::new(table) }
}

fn indicator(id: &str, measure: Measure, per: u32, granularity: Granularity) -> Indicator {
    Indicator {
        id: IndicatorId::new(id),
        name_da: format!("{id} på dansk"),
        name_en: format!("{id} in English"),
        short_da: id.to_owned(),
        short_en: id.to_owned(),
        domain: Domain("police".to_owned()),
        source: "Nobody".to_owned(),
        definition_da: String::new(),
        definition_en: String::new(),
        measure,
        per,
        base: if measure == Measure::Count { Base::Population } else { Base::None },
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
