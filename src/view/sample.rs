//! An invented snapshot on any map, for tests and for looking at.
#![allow(clippy::print_stdout)]

use std::sync::Arc;

use crate::domain::{
    AgeGroup, AreaId, Base, Direction, Domain, Figure, Granularity, Indicator, IndicatorId, Known, Mark,
    Measure, Period, PlaceBasis, Population, Zeros,
};
use crate::finding::Findings;
use crate::geometry::{Coverage, Reading};
use crate::locale::Lang;
use crate::release::{Cell, Published, Release, ReleaseTable};
use crate::snapshot::{Origin, Snapshot, SnapshotId};

/// Maps to try everything on: name, and file below this repository or else the shared folder.
pub(crate) const MAPS: &[(&str, &str)] = &[
    ("skema", "maps/odense-15-skematisk.geojson"),
    ("kandidat", "maps/real/odense-15-kandidat.geojson"),
    ("sogne", "maps/real/odense-sogne.geojson"),
    ("oslo", "maps/real/oslo-15-bydeler.geojson"),
    ("kommuner", "bundles/dk-kommuner/areas.geojson"),
];

/// Reads one of the maps; `None`, saying so, where the folder is not there.
pub(crate) fn coverage(file: &str) -> Option<Coverage> {
    let here = env!("CARGO_MANIFEST_DIR");
    let found = ["", "../shared/"].map(|folder| std::fs::read(format!("{here}/{folder}{file}")));
    let Some(bytes) = found.into_iter().find_map(Result::ok) else {
        println!("skipped: {file} is not here");
        return None;
    };
    let reading = |id: &str, name: &str| Reading {
        resource: file.to_owned(),
        id: Some(id.to_owned()),
        name: Some(name.to_owned()),
        ..Reading::default()
    };
    let reading = match file {
        _ if file.contains("sogne") => reading("sognekode", "navn"),
        _ if file.contains("kandidat") => reading("id", "navn"),
        _ if file.contains("kommuner") => reading("lau_1", "label_dk"),
        _ => Reading { resource: file.to_owned(), ..Reading::default() },
    };
    let coverage = Coverage::read(&bytes, &reading, &mut Findings::default());
    if coverage.is_none() {
        println!("skipped: {file} was refused");
    }
    coverage
}

/// A single square area with a name of one's choice.
pub(crate) fn square(name: &str) -> Coverage {
    let name = serde_json::to_string(name).unwrap();
    let text = format!(
        r#"{{"type":"FeatureCollection","features":[{{"type":"Feature","properties":{{"id":"1","name":{name}}},
        "geometry":{{"type":"Polygon","coordinates":[[[10.3,55.3],[10.5,55.3],[10.5,55.45],[10.3,55.45],[10.3,55.3]]]}}}}]}}"#
    );
    Coverage::read(text.as_bytes(), &Reading::default(), &mut Findings::default()).unwrap()
}

/// That many areas side by side as on a chessboard, `across` in a row.
pub(crate) fn chessboard(areas: usize, across: usize) -> Coverage {
    let feature = |at: usize| {
        let (x, y) = (10.0 + 0.02 * (at % across) as f64, 55.5 - 0.012 * (at / across) as f64);
        let (e, s) = (x + 0.02, y - 0.012);
        format!(
            r#"{{"type":"Feature","properties":{{"id":"{at}","name":"Felt {at}"}},"geometry":{{"type":"Polygon",
            "coordinates":[[[{x},{y}],[{x},{s}],[{e},{s}],[{e},{y}],[{x},{y}]]]}}}}"#
        )
    };
    let features: Vec<String> = (0..areas).map(feature).collect();
    let text = format!(r#"{{"type":"FeatureCollection","features":[{}]}}"#, features.join(","));
    Coverage::read(text.as_bytes(), &Reading::default(), &mut Findings::default()).unwrap()
}

/// What the methods say of a snapshot.
pub(crate) fn assessment(snapshot: &Snapshot) -> crate::analysis::Assessment {
    let terms = crate::analysis::Terms { k: snapshot.origin.k, release: snapshot.id.as_str() };
    crate::analysis::assess(&snapshot.release, &terms)
}

/// The maps of the first indicators on a coverage, as the wall shows them.
pub(crate) fn maps(coverage: Coverage, at_most: usize) -> Vec<crate::view::map::MapView> {
    use crate::view::wall::{Body, Programme, SceneId, Shift, Wall};
    let snapshot = snapshot(coverage);
    let assessment = assessment(&snapshot);
    let programme = Programme::usual(20);
    let wall = Wall::new((&snapshot, &assessment), Lang::Da, &programme, Shift::default());
    let ids = snapshot.release.indicators.iter().map(|of| SceneId::Map(of.indicator.id.to_string()));
    let maps = ids.filter_map(|id| match wall.scene(&id).ok()?.body {
        Body::Figures(figures) => Some(figures.map),
        _ => None,
    });
    maps.take(at_most).collect()
}

/// Every scene that there can be, of the areas the first.
pub(crate) fn scenes(snapshot: &Snapshot) -> Vec<crate::view::wall::SceneId> {
    use crate::view::wall::SceneId;
    let ids = || snapshot.release.indicators.iter().map(|of| of.indicator.id.to_string());
    let areas = snapshot.release.coverage.places().iter().take(1);
    let areas = areas.map(|place| SceneId::Area(place.area.id.as_str().to_owned()));
    let maps = ids().map(SceneId::Map).chain(ids().map(SceneId::Years));
    [SceneId::Signals, SceneId::Improved, SceneId::Sources].into_iter().chain(areas).chain(maps).collect()
}

/// What an area's figures look like.
#[derive(Clone, Copy)]
enum Kind {
    Usual,
    Dominated,
    Sparse,
    Empty,
}

/// A snapshot with one indicator of each sort.
pub(crate) fn snapshot(coverage: Coverage) -> Snapshot {
    let mut population = Population::default();
    for (at, place) in coverage.places().iter().enumerate() {
        for year in 2015..=2026 {
            let persons = 900 + 370 * ((at * 7) % 11) as u64;
            population.insert(place.area.id.clone(), year, "10-17".parse().unwrap(), persons);
            population.insert(place.area.id.clone(), year, AgeGroup::All, persons * 9);
        }
    }
    let ids: Vec<AreaId> = coverage.places().iter().map(|place| place.area.id.clone()).collect();
    let quarter = Granularity::Quarter;
    let year = Granularity::Year;
    let indicators = vec![
        published(
            "sigtelser",
            "Sigtelser mod unge",
            Measure::Count,
            quarter,
            Direction::Risk,
            Kind::Usual,
            &ids,
        ),
        published(
            "fritidsjob",
            "Unge med fritidsjob",
            Measure::Share,
            year,
            Direction::Protective,
            Kind::Usual,
            &ids,
        ),
        published(
            "haervaerk",
            "Anmeldt hærværk",
            Measure::Count,
            quarter,
            Direction::Risk,
            Kind::Dominated,
            &ids,
        ),
        published(
            "karakterer",
            "Karaktersnit i 9. klasse",
            Measure::Mean,
            Granularity::SchoolYear,
            Direction::Protective,
            Kind::Usual,
            &ids,
        ),
        published(
            "bekymringer",
            "SSP-bekymringer",
            Measure::Count,
            quarter,
            Direction::Risk,
            Kind::Sparse,
            &ids,
        ),
        published("antal", "Fremmøde i klubber", Measure::Count, year, Direction::Context, Kind::Usual, &ids),
        published(
            "tom",
            "Tryghed i nabolaget",
            Measure::Share,
            year,
            Direction::Protective,
            Kind::Empty,
            &ids,
        ),
    ];
    Snapshot {
        id: SnapshotId::new(12, "3fa9c2d1"),
        origin: Origin {
            bundle: "sample".to_owned(),
            title: None,
            version: Some("1".to_owned()),
            digest: "0".repeat(64),
            sources: Vec::new(),
            demo: true,
            k: 5,
            audit: None,
            signer: None,
        },
        release: Release {
            municipality: "Odense".to_owned(),
            coverage: Arc::new(coverage),
            population: Arc::new(population),
            indicators,
            notes: Vec::new(),
        },
    }
}

fn published(
    id: &str,
    name: &str,
    measure: Measure,
    granularity: Granularity,
    direction: Direction,
    kind: Kind,
    areas: &[AreaId],
) -> Published {
    let indicator = Indicator {
        id: IndicatorId::new(id),
        name_da: name.to_owned(),
        name_en: name.to_owned(),
        short_da: name.to_owned(),
        short_en: name.to_owned(),
        domain: Domain("police".to_owned()),
        source: "Fyns Politi".to_owned(),
        definition_da: String::new(),
        definition_en: String::new(),
        measure,
        per: if measure == Measure::Count { 1000 } else { 100 },
        base: if measure == Measure::Count && id != "antal" { Base::Population } else { Base::None },
        direction,
        granularity,
        place_basis: PlaceBasis::Offence,
        protect: true,
        zeros: Zeros::Published,
        rhythm_days: None,
        views: None,
        family: None,
    };
    let first = match granularity {
        Granularity::Quarter => Period::quarter(2016, 1).unwrap(),
        Granularity::SchoolYear => Period::school_year(2016),
        _ => Period::year(2016),
    };
    let count = if granularity == Granularity::Quarter { 43 } else { 10 };
    let periods: Vec<Period> = (0..count).map(|step| first.step(step)).collect();
    let per_year = if granularity == Granularity::Quarter { 4.0 } else { 1.0 };
    let mut noise = Noise(7);
    let mut cells = Vec::new();
    let mut totals = vec![(0.0, 0_u64); periods.len()];
    for at in 0..areas.len() {
        for (step, total) in totals.iter_mut().enumerate() {
            let cell = cell(kind, measure, at, step, periods.len(), per_year, &mut noise);
            if let Figure::Known(known) = cell.figure {
                let weight = if measure == Measure::Mean { known.base.unwrap_or(0) as f64 } else { 1.0 };
                total.0 += known.value * weight;
                total.1 += known.base.unwrap_or(0);
            } else if matches!(kind, Kind::Sparse | Kind::Usual) {
                total.0 += 3.0;
            }
            cells.push(cell);
        }
    }
    for (step, &(value, base)) in totals.iter().enumerate() {
        let figure = match (kind, measure) {
            (Kind::Empty, _) => Figure::Missing,
            (_, Measure::Count) => Figure::Known(Known { value, base: None }),
            (_, Measure::Share) => Figure::Known(Known { value, base: Some(base) }),
            (_, Measure::Mean) => {
                Figure::Known(Known { value: value / base.max(1) as f64, base: Some(base) })
            }
        };
        // One quarter that nobody reported.
        let figure = if step == 17 && granularity == Granularity::Quarter { Figure::Missing } else { figure };
        cells.push(Cell { figure, provisional: step + 2 >= periods.len() && measure == Measure::Count });
    }
    let mut all = areas.to_vec();
    all.push(ReleaseTable::total());
    let parts = if measure == Measure::Count { vec!["10-17".parse().unwrap()] } else { Vec::new() };
    let table = ReleaseTable::new(all, vec![AgeGroup::All], periods, cells, parts).unwrap();
    Published { indicator: Arc::new(indicator), table: Arc::new(table) }
}

fn cell(
    kind: Kind,
    measure: Measure,
    at: usize,
    step: usize,
    steps: usize,
    per_year: f64,
    noise: &mut Noise,
) -> Cell {
    let recent = step + (per_year as usize) >= steps;
    let level = match kind {
        Kind::Dominated if at % 15 == 2 => 9.0,
        Kind::Dominated => 0.9,
        _ => [1.0, 1.25, 2.4, 0.7, 0.6, 0.95, 0.5, 0.72, 1.35, 1.05, 0.6, 0.9, 0.45, 1.6, 1.1][at % 15],
    };
    let shift = match at % 15 {
        2 if recent => 1.45,
        8 if recent => 1.5,
        0 if recent => 0.68,
        3 if recent => 0.6,
        _ => 1.0,
    };
    let season = if per_year > 1.0 { 1.0 + 0.15 * ((step % 4) as f64 - 1.5) / 1.5 } else { 1.0 };
    let persons = (900 + 370 * ((at * 7) % 11)) as f64;
    let provisional = step + 2 >= steps && measure == Measure::Count && at % 15 == 5;
    let hide = |mark| Cell { figure: Figure::Suppressed(mark), provisional: false };
    let figure = match (kind, measure) {
        (Kind::Empty, _) => Figure::Missing,
        (Kind::Sparse, _) if at % 15 % 4 != 2 => {
            return hide(if at.is_multiple_of(2) { Mark::Hidden } else { Mark::BelowK });
        }
        _ if at % 15 == 10 && recent && step + 1 == steps => return hide(Mark::Hidden),
        _ if at % 15 == 6 && recent && measure == Measure::Share => return hide(Mark::BelowK),
        _ if at % 15 == 12 && measure == Measure::Share => Figure::Missing,
        (_, Measure::Count) if at % 15 == 4 && recent => Figure::Known(Known { value: 0.0, base: None }),
        (_, Measure::Count) => {
            let mean = persons * 0.016 * level * shift * season * 4.0 / per_year / 4.0 * 2.0;
            Figure::Known(Known { value: (mean + noise.next() * mean.sqrt()).round().max(5.0), base: None })
        }
        (_, Measure::Share) => {
            let share = (0.32 / level.powf(0.4) * (2.0 - shift)).min(0.9);
            let value = (persons * share + noise.next() * (persons * 0.2).sqrt()).round();
            Figure::Known(Known { value: value.clamp(5.0, persons), base: Some(persons as u64) })
        }
        (_, Measure::Mean) => Figure::Known(Known {
            value: 6.9 / level.powf(0.2) + noise.next() * 0.1,
            base: Some(persons as u64 / 8),
        }),
    };
    Cell { figure, provisional }
}

/// Numbers around zero that are the same in every run.
struct Noise(u64);

impl Noise {
    fn next(&mut self) -> f64 {
        let mut sum = 0.0;
        for _ in 0..4 {
            self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            sum += (self.0 >> 40) as f64 / (1_u64 << 24) as f64 - 0.5;
        }
        sum * 1.7
    }
}
