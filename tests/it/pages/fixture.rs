//! A small city made by hand: fifteen areas of 5,000 people each, and figures
//! that can be checked on a pocket calculator. All of it is invented.

use std::sync::Arc;

use komspot::domain::{
    AgeGroup, AreaId, Base, Direction, Domain, Figure, Granularity, Indicator, IndicatorId, Known, Mark,
    Measure, Period, PlaceBasis, Population, Zeros,
};
use komspot::finding::Findings;
use komspot::geometry::{Coverage, Reading};
use komspot::release::{Cell, Published, Release, ReleaseTable};
use komspot::snapshot::{Origin, Snapshot, SnapshotId};

/// Names in the order of the data, which is not the alphabet's.
pub const NAMES: [&str; 15] = [
    "Østre Have",
    "Bakkely",
    "Åkær",
    "Vangede",
    "Aalekisten",
    "Nordhavn",
    "Ærtemarken",
    "Sønderskov",
    "Engen",
    "Fjorden",
    "Kildeby",
    "Lunden",
    "Mosen",
    "Ådalen",
    "Zoneby",
];

pub fn snapshot() -> Snapshot {
    named(&NAMES)
}

/// The city with other names for its areas.
pub fn named(names: &[&str; 15]) -> Snapshot {
    let release = Release {
        municipality: "Prøveby".to_owned(),
        coverage: Arc::new(coverage(names)),
        population: Arc::new(population()),
        indicators: vec![charges(), vandalism(), absence(), marks(), safety()],
        notes: Vec::new(),
    };
    let origin = Origin {
        bundle: "proeveby".to_owned(),
        title: None,
        version: Some("1".to_owned()),
        digest: "0".repeat(64),
        sources: vec!["Opdigtet til prøver".to_owned()],
        demo: true,
        k: 5,
        audit: None,
        signer: None,
    };
    Snapshot { id: SnapshotId::new(7, "3fa9c2d1"), origin, release }
}

/// The id of the `nth` area, from 1.
pub fn id(nth: usize) -> AreaId {
    AreaId::new(&format!("{nth:02}"))
}

pub fn period(text: &str) -> Period {
    text.parse().unwrap()
}

/// Three rows of five squares.
fn coverage(names: &[&str; 15]) -> Coverage {
    let features: Vec<serde_json::Value> = (0..15_u8)
        .map(|at| {
            let (west, south) = (10.2 + 0.04 * f64::from(at % 5), 55.3 + 0.03 * f64::from(at / 5));
            let (east, north) = (10.2 + 0.04 * f64::from(at % 5 + 1), 55.3 + 0.03 * f64::from(at / 5 + 1));
            let ring = [[west, south], [east, south], [east, north], [west, north], [west, south]];
            let nth = usize::from(at) + 1;
            serde_json::json!({
                "type": "Feature",
                "properties": { "id": id(nth).as_str(), "name": names[usize::from(at)] },
                "geometry": { "type": "Polygon", "coordinates": [ring] },
            })
        })
        .collect();
    let text = serde_json::json!({ "type": "FeatureCollection", "features": features }).to_string();
    let mut findings = Findings::default();
    Coverage::read(text.as_bytes(), &Reading::default(), &mut findings)
        .unwrap_or_else(|| panic!("{:?}", findings.into_list()))
}

/// Every area, every year: 500 aged 10–17 among 5,000.
fn population() -> Population {
    let mut population = Population::default();
    for nth in 1..=15 {
        for year in 2014..=2027 {
            for (age, persons) in [("0-9", 500), ("10-14", 300), ("15-17", 200), ("18+", 4000)] {
                population.insert(id(nth), year, age.parse().unwrap(), persons);
            }
        }
    }
    population
}

pub fn known(value: f64) -> Figure {
    Figure::Known(Known { value, base: None })
}

fn of_base(value: f64, base: u64) -> Figure {
    Figure::Known(Known { value, base: Some(base) })
}

/// Who is asked about in a table.
enum Row {
    Area(usize),
    Unknown,
    Total,
}

fn table(
    ages: &[&str],
    periods: Vec<Period>,
    unknown: bool,
    figure: impl Fn(&Row, AgeGroup, Period) -> (Figure, bool),
) -> Arc<ReleaseTable> {
    let mut rows: Vec<(AreaId, Row)> = (1..=15).map(|nth| (id(nth), Row::Area(nth))).collect();
    if unknown {
        rows.push((AreaId::new("unknown"), Row::Unknown));
    }
    rows.push((ReleaseTable::total(), Row::Total));
    let ages: Vec<AgeGroup> = ages.iter().map(|age| age.parse().unwrap()).collect();
    let mut cells = Vec::new();
    for (_, row) in &rows {
        for &age in &ages {
            for &period in &periods {
                let (figure, provisional) = figure(row, age, period);
                cells.push(Cell { figure, provisional });
            }
        }
    }
    let parts = ages.iter().copied().filter(|age| *age != AgeGroup::All).collect();
    let areas = rows.into_iter().map(|(id, _)| id).collect();
    Arc::new(ReleaseTable::new(areas, ages, periods, cells, parts).unwrap())
}

fn steps(first: &str, last: &str) -> Vec<Period> {
    let last = period(last);
    std::iter::successors(Some(period(first)), |at| Some(at.step(1))).take_while(|at| *at <= last).collect()
}

fn indicator(
    id: &str,
    name: [&str; 2],
    domain: &str,
    direction: Direction,
    granularity: Granularity,
) -> Indicator {
    Indicator {
        id: IndicatorId::new(id),
        name_da: name[0].to_owned(),
        name_en: name[1].to_owned(),
        short_da: name[0].to_owned(),
        short_en: name[1].to_owned(),
        domain: Domain(domain.to_owned()),
        source: "Opdigtet kilde".to_owned(),
        definition_da: "Opdigtede tal til prøver.".to_owned(),
        definition_en: String::new(),
        measure: Measure::Share,
        per: 100,
        base: Base::None,
        direction,
        granularity,
        place_basis: PlaceBasis::Residence,
        protect: true,
        zeros: Zeros::Published,
        rhythm_days: None,
        views: None,
        family: None,
    }
}

/// Charges against people aged 10–17 by quarter, 2016-Q1 to 2026-Q3, and by year.
///
/// In the last four quarters: area 1 has 42 cases (20 the year before), area 2
/// 24 (24), area 3 a hidden quarter, area 4 a missing one, area 5 none at all,
/// area 6 a provisional one; the city has 400 (400).
fn charges() -> Published {
    let mut periods = steps("2016-Q1", "2026-Q3");
    periods.extend(steps("2016", "2025"));
    periods.sort();
    let newest = period("2026-Q3");
    let recent = |at: Period| at.level() == Granularity::Quarter && at > period("2025-Q3");
    let table = table(&["all", "10-14", "15-17"], periods, false, |row, age, at| {
        let scale = if at.level() == Granularity::Year { 4.0 } else { 1.0 };
        let whole = match row {
            Row::Area(1) if at == newest => known(12.0),
            Row::Area(1) if recent(at) => known(10.0),
            Row::Area(3) if at == period("2026-Q1") => Figure::Suppressed(Mark::BelowK),
            Row::Area(3 | 4 | 7) if at == period("2025") => Figure::Suppressed(Mark::AtLeastK),
            Row::Area(4) if at == newest => Figure::Missing,
            Row::Area(5) => known(0.0),
            &Row::Area(nth) if nth % 2 == 1 => known(5.0 * scale),
            Row::Area(_) => known(6.0 * scale),
            Row::Total => known(100.0 * scale),
            Row::Unknown => Figure::Missing,
        };
        let figure = match (age, row) {
            (AgeGroup::All, _) => whole,
            (AgeGroup::Years { from: 10, .. }, Row::Area(_)) => Figure::Suppressed(Mark::BelowK),
            (AgeGroup::Years { from: 10, .. }, _) => known(40.0 * scale),
            (_, Row::Area(_)) => Figure::Suppressed(Mark::Hidden),
            (_, _) => known(60.0 * scale),
        };
        (figure, matches!(row, Row::Area(6)) && at == newest)
    });
    let indicator = Indicator {
        measure: Measure::Count,
        per: 1000,
        base: Base::Population,
        ..indicator(
            "sigtelser",
            ["Sigtelser mod unge", "Charges against the young"],
            "police",
            Direction::Risk,
            Granularity::Quarter,
        )
    };
    Published { indicator: Arc::new(indicator), table }
}

/// Vandalism by month without a base; some cases have no area.
fn vandalism() -> Published {
    let mut periods = steps("2024-01", "2026-10");
    periods.extend(steps("2024-Q1", "2026-Q3"));
    periods.extend(steps("2024", "2025"));
    periods.sort();
    let table = table(&["all"], periods, true, |row, _, at| {
        let months = f64::from(at.level().months());
        let figure = match row {
            Row::Area(_) => known(1234.0 * months),
            Row::Unknown => known(11.0 * months),
            Row::Total => known((15.0 * 1234.0 + 11.0) * months),
        };
        (figure, at == period("2026-10"))
    });
    let indicator = Indicator {
        measure: Measure::Count,
        per: 1,
        place_basis: PlaceBasis::Offence,
        protect: false,
        ..indicator(
            "haervaerk",
            ["Anmeldt hærværk", "Reported vandalism"],
            "police",
            Direction::Risk,
            Granularity::Month,
        )
    };
    Published { indicator: Arc::new(indicator), table }
}

/// Pupils with much absence: 30 of 240 in every area, 36 in area 1 this year.
fn absence() -> Published {
    let table = table(&["all"], steps("2014/2015", "2025/2026"), false, |row, _, at| {
        let figure = match row {
            Row::Area(1) if at == period("2025/2026") => of_base(36.0, 240),
            Row::Area(_) => of_base(30.0, 240),
            _ => of_base(450.0, 3600),
        };
        (figure, false)
    });
    let indicator = indicator(
        "fravaer",
        ["Elever med højt fravær", "Pupils often absent"],
        "school",
        Direction::Risk,
        Granularity::SchoolYear,
    );
    Published { indicator: Arc::new(indicator), table }
}

/// Mean marks: 6.5 everywhere, 7.04 in area 1 this year.
fn marks() -> Published {
    let table = table(&["all"], steps("2020/2021", "2025/2026"), false, |row, _, at| {
        let figure = match row {
            Row::Area(1) if at == period("2025/2026") => of_base(7.04, 51),
            Row::Area(_) => of_base(6.5, 50),
            _ => of_base(6.5, 751),
        };
        (figure, false)
    });
    let indicator = Indicator {
        measure: Measure::Mean,
        ..indicator(
            "karakterer",
            ["Karaktersnit", "Mean mark"],
            "school",
            Direction::Protective,
            Granularity::SchoolYear,
        )
    };
    Published { indicator: Arc::new(indicator), table }
}

/// Who feels safe: 80 of 100 asked, 60 in area 1.
fn safety() -> Published {
    let table = table(&["all"], steps("2015", "2025"), false, |row, _, _| {
        let figure = match row {
            Row::Area(1) => of_base(60.0, 100),
            Row::Area(_) => of_base(80.0, 100),
            _ => of_base(1180.0, 1500),
        };
        (figure, false)
    });
    let indicator = indicator(
        "tryghed",
        ["Tryg i nabolaget", "Feels safe nearby"],
        "safety",
        Direction::Protective,
        Granularity::Year,
    );
    Published { indicator: Arc::new(indicator), table }
}
