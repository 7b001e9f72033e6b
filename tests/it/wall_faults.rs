//! Data at the edge of what a wall can show: it still shows them, readable and
//! without one word over another.

use std::sync::Arc;

use komspot::domain::{
    AgeGroup, AreaId, Base, Direction, Domain, Figure, Granularity, Indicator, IndicatorId, Known, Mark,
    Measure, Period, PlaceBasis, Population, Zeros,
};
use komspot::finding::Findings;
use komspot::geometry::{Coverage, Reading};
use komspot::release::{Cell, Published, Release, ReleaseTable};
use komspot::snapshot::{Origin, Snapshot, SnapshotId};

use crate::harness::Browser;
use crate::wall_type::faults;
use crate::web::served::Served;

/// A name of 60 characters.
const LONG: &str = "Sankt Hans Landevej og Skovene ved Stige Ø, Næsbyhoved-Broby";

/// A large screen and a small one.
const SCREENS: [(u32, u32); 2] = [(1920, 1080), (800, 480)];

/// Areas whose pattern the browser finds nowhere, or in a part of the page that is not shown.
const UNDRAWN: &str = "[...document.querySelectorAll('.map .area[fill]')]
    .filter((area) => area.checkVisibility())
    .filter((area) => {
        const pattern = document.getElementById(area.getAttribute('fill').slice(5, -1));
        return !pattern || !pattern.closest('svg').checkVisibility();
    }).length";

/// An area: its name, if it has one, its inhabitants, and what is known of it.
type Area<'a> = (Option<&'a str>, u64, Option<f64>);

#[test]
fn areas_without_a_name_with_a_long_one_and_without_people() {
    let areas = [
        (Some("Engen"), 4000, Some(40.0)),
        (None, 3000, Some(30.0)),
        (Some(LONG), 2000, Some(90.0)),
        (Some("Havnen"), 0, Some(0.0)),
        (Some("Åkanten"), 2500, Some(20.0)),
        (Some("Lunden"), 5000, None),
    ];
    assert_eq!(LONG.chars().count(), 60);
    let html = shown("names", &areas, 3, 2025);
    assert!(html.contains("Sankt Hans") && html.contains("Engen"));
}

#[test]
fn all_figures_hidden() {
    let areas = [(Some("Engen"), 4000, None), (Some("Havnen"), 3000, None), (Some("Lunden"), 2000, None)];
    let html = shown("hidden", &areas, 3, 2025);
    assert!(html.contains("skjult"), "it is said that they are hidden");
}

#[test]
fn one_single_area() {
    shown("one-area", &[(Some("Hele øen"), 4000, Some(40.0))], 1, 2025);
}

#[test]
fn sixty_areas() {
    let names: Vec<String> = (1..=60).map(|nth| format!("Kvarter {nth}")).collect();
    let areas: Vec<Area<'_>> = names
        .iter()
        .zip(0_u32..)
        .map(|(name, nth)| (Some(name.as_str()), 1000, (nth % 7 > 0).then(|| f64::from(nth % 11 + 6))))
        .collect();
    shown("sixty-areas", &areas, 10, 2025);
}

#[test]
fn figures_that_end_two_years_ago() {
    let areas = [(Some("Engen"), 4000, Some(40.0)), (Some("Havnen"), 3000, Some(60.0))];
    let html = shown("two-years-old", &areas, 2, 2024);
    assert!(html.contains("Data til og med 2024"), "it is said how old they are");
}

/// Shows areas in rows of `columns`, keeps the pictures and gives the page.
fn shown(name: &str, areas: &[Area<'_>], columns: usize, last: i32) -> String {
    let served = Served::new(snapshot(areas, columns, last));
    let html = served.get("/wall").text();
    for size in SCREENS {
        let Some(browser) = Browser::open(size) else { return html };
        browser.visit(&served.url("/wall"));
        let mut faults = faults(&browser, 55.0, 3.0);
        // A pattern out of what is not shown is not drawn.
        if browser.eval(UNDRAWN) != 0 {
            faults.push("an area's pattern is not drawn".to_owned());
        }
        let picture = browser.screenshot(&format!("wall-fault-{name}"));
        assert!(faults.is_empty(), "{}:\n{}", picture.display(), faults.join("\n"));
        assert_eq!(browser.complaints(), [""; 0]);
    }
    html
}

fn snapshot(areas: &[Area<'_>], columns: usize, last: i32) -> Snapshot {
    let mut population = Population::default();
    for ((_, persons, _), nth) in areas.iter().zip(1_usize..) {
        for year in 2015..=2026 {
            population.insert(id(nth), year, AgeGroup::All, *persons);
        }
    }
    let release = Release {
        municipality: "Prøveby".to_owned(),
        coverage: Arc::new(coverage(areas, columns)),
        population: Arc::new(population),
        indicators: vec![thefts(areas, last)],
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
    Snapshot { id: SnapshotId::new(1, "0000000a"), origin, release }
}

fn id(nth: usize) -> AreaId {
    AreaId::new(&format!("a{nth}"))
}

/// Squares of 0.01° in rows.
fn coverage(areas: &[Area<'_>], columns: usize) -> Coverage {
    let features = areas.iter().enumerate().map(|(nth, (name, ..))| {
        let side = |steps: usize| f64::from(u32::try_from(steps).unwrap()) * 0.01;
        let (west, south) = (10.3 + side(nth % columns), 55.3 + side(nth / columns) * 0.6);
        let (east, north) = (west + 0.01, south + 0.006);
        let mut properties = serde_json::json!({ "id": format!("a{}", nth + 1) });
        if let Some(name) = name {
            properties["name"] = (*name).into();
        }
        serde_json::json!({
            "type": "Feature",
            "properties": properties,
            "geometry": {"type": "Polygon", "coordinates":
                [[[west, south], [east, south], [east, north], [west, north], [west, south]]]},
        })
    });
    let features: Vec<_> = features.collect();
    let text = serde_json::json!({ "type": "FeatureCollection", "features": features }).to_string();
    let mut findings = Findings::default();
    let coverage = Coverage::read(text.as_bytes(), &Reading::default(), &mut findings);
    coverage.unwrap_or_else(|| panic!("{:?}", findings.into_list()))
}

/// Yearly counts, five years of them, alike in all years.
fn thefts(areas: &[Area<'_>], last: i32) -> Published {
    let periods: Vec<Period> = (last - 4..=last).map(|year| year.to_string().parse().unwrap()).collect();
    let cell = |count: Option<f64>| {
        let figure = count
            .map_or(Figure::Suppressed(Mark::Hidden), |value| Figure::Known(Known { value, base: None }));
        Cell { figure, provisional: false }
    };
    let known: Option<f64> = areas.iter().filter_map(|(.., count)| *count).reduce(|a, b| a + b);
    let rows = areas.iter().map(|(.., count)| *count).chain([known]);
    let cells = rows.flat_map(|count| periods.iter().map(move |_| cell(count))).collect();
    let ids = (1..=areas.len()).map(id).chain([AreaId::new("total")]).collect();
    let table = ReleaseTable::new(ids, vec![AgeGroup::All], periods, cells, Vec::new()).unwrap();
    let indicator = Indicator {
        id: IndicatorId::new("thefts"),
        name_da: "Anmeldte tyverier".to_owned(),
        name_en: "Reported thefts".to_owned(),
        short_da: "Anmeldte tyverier".to_owned(),
        short_en: "Reported thefts".to_owned(),
        domain: Domain("police".to_owned()),
        source: "Opdigtet til prøver".to_owned(),
        definition_da: String::new(),
        definition_en: String::new(),
        measure: Measure::Count,
        per: 1000,
        base: Base::Population,
        direction: Direction::Risk,
        granularity: Granularity::Year,
        place_basis: PlaceBasis::Residence,
        protect: true,
        zeros: Zeros::Hidden,
        rhythm_days: None,
        views: None,
        family: None,
    };
    Published { indicator: Arc::new(indicator), table: Arc::new(table) }
}
