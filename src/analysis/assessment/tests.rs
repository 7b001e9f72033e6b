//! Whatever is published, the whole of an assessment is numbers or a reason.

// Invented figures are small or rounded on purpose.
#![allow(clippy::cast_precision_loss)]

use std::sync::Arc;

use proptest::prelude::*;

use super::{Assessment, Terms, assess};
use crate::analysis::insufficient::Insufficient;
use crate::domain::{
    AgeGroup, AreaId, Base, Direction, Domain, Figure, Granularity, Indicator, IndicatorId, Known, Mark,
    Measure, Note, NoteKind, Period, PlaceBasis, Population, Zeros,
};
use crate::geometry::Coverage;
use crate::release::{Cell, Published, Release, ReleaseTable};

const TERMS: Terms<'_> = Terms { k: 5, release: "000001-00c0ffee" };

/// Areas in a row, each the neighbour of the next; `links` false sets them apart.
fn coverage(areas: usize, links: bool) -> Coverage {
    let feature = |at: usize| {
        let west = 500_000.0 + 1000.0 * at as f64;
        let neighbours: Vec<usize> = [at.checked_sub(1), Some(at + 1)]
            .into_iter()
            .flatten()
            .filter(|&other| links && other < areas)
            .collect();
        serde_json::json!({
            "type": "Feature",
            "properties": { "id": format!("a{at:02}"), "name": format!("A{at}"), "short_name": format!("A{at}") },
            "geometry": { "type": "MultiPolygon", "coordinates": [[[[9.0, 55.0], [9.1, 55.0], [9.1, 55.1], [9.0, 55.0]]]] },
            "measured": { "label": [west + 450.0, 6_100_450.0], "room": 300.0, "neighbours": neighbours },
        })
    };
    let features: Vec<_> = (0..areas).map(feature).collect();
    let text = serde_json::json!({ "type": "FeatureCollection", "planar": 25832, "features": features });
    Coverage::restore(&text.to_string()).unwrap()
}

/// How cells are filled.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Fill {
    /// Some of everything.
    Mixed,
    /// Counts around a mean, all published.
    Known,
    /// The same number everywhere.
    Constant(f64),
    /// Everything hidden.
    Hidden(Mark),
    /// Nothing reported.
    Missing,
    /// Up to a billion.
    Huge,
}

/// What a release is made of.
#[derive(Clone, Debug)]
struct Make {
    areas: usize,
    links: bool,
    granularity: Granularity,
    measure: Measure,
    base: Base,
    periods: i32,
    fill: Fill,
    /// Inhabitants of every area; `None` is not told.
    persons: Option<u64>,
    seed: u64,
}

fn release(make: &Make) -> Release {
    let coverage = coverage(make.areas, make.links);
    let mut areas: Vec<AreaId> = coverage.places().iter().map(|place| place.area.id.clone()).collect();
    let mut population = Population::default();
    for area in &areas {
        for year in 2000..2030 {
            if let Some(persons) = make.persons {
                population.insert(area.clone(), year, AgeGroup::All, persons);
            }
        }
    }
    areas.push(ReleaseTable::total());
    let mut periods: Vec<Period> = make
        .granularity
        .levels()
        .flat_map(|level| {
            let first = match level {
                Granularity::Month => Period::month(2010, 1).unwrap(),
                Granularity::Quarter => Period::quarter(2010, 1).unwrap(),
                Granularity::HalfYear => "2010-H1".parse().unwrap(),
                Granularity::Year => Period::year(2010),
                Granularity::SchoolYear => Period::school_year(2010),
            };
            let count = make.periods * i32::from(make.granularity.months()) / i32::from(level.months());
            (0..count).map(move |step| first.step(step))
        })
        .collect();
    periods.sort();
    let mut random = crate::analysis::Random::new(make.seed);
    let cells = areas
        .iter()
        .flat_map(|area| periods.iter().map(move |_| area))
        .map(|area| Cell { figure: figure(make, area.is_reserved(), &mut random), provisional: false })
        .collect();
    let table = ReleaseTable::new(areas, vec![AgeGroup::All], periods, cells, Vec::new()).unwrap();
    Release {
        municipality: "Testby".to_owned(),
        coverage: Arc::new(coverage),
        population: Arc::new(population),
        indicators: vec![Published { indicator: Arc::new(indicator(make)), table: Arc::new(table) }],
        notes: Vec::new(),
    }
}

fn figure(make: &Make, total: bool, random: &mut crate::analysis::Random) -> Figure {
    let wide = if total { make.areas as f64 } else { 1.0 };
    let value = match make.fill {
        Fill::Constant(value) => value * wide,
        Fill::Known => ((15.0 + 20.0 * random.unit()) * wide).round(),
        Fill::Huge => (1e9 * random.unit()).round(),
        Fill::Hidden(mark) => return Figure::Suppressed(mark),
        Fill::Missing => return Figure::Missing,
        Fill::Mixed => match random.below(12) {
            0 => return Figure::Missing,
            1 => return Figure::Suppressed(Mark::Hidden),
            2 => return Figure::Suppressed(Mark::AtLeastK),
            3 => return Figure::Suppressed(Mark::Unlisted),
            4 | 5 => return Figure::Suppressed(Mark::BelowK),
            6 => 0.0,
            _ => ((5.0 + 40.0 * random.unit()) * wide).round(),
        },
    };
    let base = match (make.measure, make.persons) {
        (Measure::Count, _) | (_, None) => None,
        (_, Some(0)) => Some(0),
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // below 10¹⁰
        (_, Some(persons)) => Some(persons + value as u64),
    };
    Figure::Known(Known { value, base })
}

fn indicator(make: &Make) -> Indicator {
    Indicator {
        id: IndicatorId::new("tal"),
        name_da: "Tal".to_owned(),
        name_en: "Numbers".to_owned(),
        short_da: "Tal".to_owned(),
        short_en: "Numbers".to_owned(),
        domain: Domain("police".to_owned()),
        source: String::new(),
        definition_da: String::new(),
        definition_en: String::new(),
        measure: make.measure,
        per: 1000,
        base: make.base,
        direction: Direction::Risk,
        granularity: make.granularity,
        place_basis: PlaceBasis::None,
        protect: true,
        zeros: Zeros::Hidden,
        rhythm_days: None,
        views: None,
        family: None,
    }
}

const PLAIN: Make = Make {
    areas: 8,
    links: true,
    granularity: Granularity::Quarter,
    measure: Measure::Count,
    base: Base::Population,
    periods: 44,
    fill: Fill::Known,
    persons: Some(1_000),
    seed: 7,
};

fn of(make: &Make) -> Assessment {
    let found = assess(&release(make), &TERMS);
    let text = format!("{found:?}");
    let strange = text.split(|c: char| !c.is_alphanumeric()).find(|word| ["NaN", "inf"].contains(word));
    assert_eq!(strange, None, "{make:?}: {text}");
    found
}

fn fills() -> impl Strategy<Value = Fill> {
    prop_oneof![
        Just(Fill::Mixed),
        Just(Fill::Known),
        Just(Fill::Missing),
        Just(Fill::Huge),
        prop_oneof![Just(0.0), Just(7.0), Just(1e9)].prop_map(Fill::Constant),
        prop_oneof![Just(Mark::BelowK), Just(Mark::AtLeastK), Just(Mark::Hidden), Just(Mark::Unlisted)]
            .prop_map(Fill::Hidden),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(120))]

    #[test]
    fn every_answer_is_a_number_or_a_reason(
        (areas, links, periods, seed) in (1_usize..8, any::<bool>(), 1_i32..70, any::<u64>()),
        granularity in prop_oneof![
            Just(Granularity::Month), Just(Granularity::Quarter), Just(Granularity::HalfYear),
            Just(Granularity::Year), Just(Granularity::SchoolYear)],
        measure in prop_oneof![3 => Just(Measure::Count), 1 => Just(Measure::Share), 1 => Just(Measure::Mean)],
        base in prop_oneof![3 => Just(Base::Population), 1 => Just(Base::None)],
        persons in prop_oneof![1 => Just(None), 1 => Just(Some(0)), 1 => Just(Some(1)), 3 => Just(Some(4_000)), 1 => Just(Some(u64::from(u32::MAX)))],
        fill in fills(),
    ) {
        let periods = if granularity.months() >= 6 { periods.min(30) } else { periods };
        let make = Make { areas, links, granularity, measure, base, periods, fill, persons, seed };
        let found = of(&make);
        // The same figures give the same assessment.
        prop_assert_eq!(&found, &of(&make));
        let assessed = found.of("tal").unwrap();
        prop_assert_eq!(assessed.areas.len(), areas);
        for signal in found.signals().chain(found.hints()) {
            prop_assert!(!signal.areas.is_empty());
            prop_assert!(!signal.grounds.is_empty());
            let table = &release(&make).indicators[0].table.clone();
            for ground in &signal.grounds {
                prop_assert_eq!(table.figure(&ground.area, ground.period, ground.age), ground.figure);
            }
        }
    }
}

#[test]
fn what_is_hidden_gets_a_reason_and_no_signal() {
    for mark in [Mark::Hidden, Mark::Unlisted, Mark::BelowK, Mark::AtLeastK] {
        let found = of(&Make { fill: Fill::Hidden(mark), ..PLAIN });
        assert_eq!(found.signals().chain(found.hints()).count(), 0, "{mark:?}");
        let area = &found.of("tal").unwrap().areas[0];
        assert!(area.hotspot.is_err() && area.change.is_err() && area.trend.is_err(), "{mark:?}");
        assert!(area.alarm.is_err() && area.emerging.is_err() && area.level.is_err(), "{mark:?}");
    }
}

#[test]
fn one_area_has_nothing_to_be_held_against() {
    let found = of(&Make { areas: 1, ..PLAIN });
    let assessed = found.of("tal").unwrap();
    assert!(assessed.areas[0].hotspot.is_err());
    assert!(assessed.clusters.is_err());
    assert!(assessed.areas[0].trend.is_ok(), "its own course can be judged");
}

#[test]
fn two_periods_are_too_few_for_everything_but_a_level() {
    let found = of(&Make { periods: 2, granularity: Granularity::Year, ..PLAIN });
    let area = &found.of("tal").unwrap().areas[0];
    assert!(area.level.is_ok());
    assert_eq!(area.hotspot.unwrap_err(), Insufficient::TooFewPeriods);
    assert_eq!(area.change.unwrap_err(), Insufficient::TooFewPeriods);
    assert_eq!(area.trend.unwrap_err(), Insufficient::TooFewPeriods);
    assert_eq!(area.emerging.unwrap_err(), Insufficient::TooFewPeriods);
}

#[test]
fn nobody_living_there_is_a_reason() {
    let found = of(&Make { persons: Some(0), ..PLAIN });
    let area = &found.of("tal").unwrap().areas[0];
    assert_eq!(area.level.unwrap_err(), Insufficient::ZeroPopulation);
    assert_eq!(area.hotspot.unwrap_err(), Insufficient::ZeroPopulation);
}

#[test]
fn a_constant_series_has_no_trend() {
    let found = of(&Make { fill: Fill::Constant(7.0), ..PLAIN });
    assert_eq!(found.of("tal").unwrap().areas[0].trend.unwrap_err(), Insufficient::Constant);
    assert_eq!(found.signals().count(), 0);
}

/// The plain release with its figures changed: by area (the municipality is
/// the last), period and what stood there.
fn changed(make: &Make, change: impl Fn(usize, Period, Figure) -> Figure) -> Release {
    let mut release = release(make);
    let table = &release.indicators[0].table;
    let position = |area: &AreaId| table.areas().iter().position(|other| other == area).unwrap();
    let cells = table
        .iter()
        .map(|(area, _, at, cell)| Cell { figure: change(position(area), at, cell.figure), ..cell })
        .collect();
    let (areas, periods) = (table.areas().to_vec(), table.periods().to_vec());
    let table = ReleaseTable::new(areas, vec![AgeGroup::All], periods, cells, Vec::new()).unwrap();
    release.indicators[0].table = Arc::new(table);
    release
}

fn known(value: f64, base: Option<u64>) -> Figure {
    Figure::Known(Known { value, base })
}

#[test]
fn a_share_that_most_have_is_tested_by_those_who_have_it_not() {
    // 800 of 1,000 in seven areas and 600 in the first: 400 without against
    // 1,000 · 1,400/7,000 = 200, which is 600 with against 800.
    let years = Make {
        granularity: Granularity::Year,
        measure: Measure::Share,
        base: Base::None,
        periods: 12,
        ..PLAIN
    };
    let release = changed(&years, |area, _, _| match area {
        0 => known(600.0, Some(1_000)),
        8 => known(6_200.0, Some(8_000)),
        _ => known(800.0, Some(1_000)),
    });
    let found = assess(&release, &TERMS);
    let first = found.of("tal").unwrap().areas[0].hotspot.unwrap();
    assert_eq!(first.level, crate::analysis::Level::ClearlyLower);
    assert!((first.expected - 800.0).abs() < 1e-9 && (first.ratio - 0.75).abs() < 1e-9);
    assert!(first.q_low.unwrap() < 1e-9 && first.p_high.unwrap() > 0.99);
}

#[test]
fn a_cell_below_k_may_be_low_and_never_high() {
    let years = Make { granularity: Granularity::Year, periods: 12, ..PLAIN };
    let release = changed(&years, |area, at, _| match (area, at.first_year()) {
        (0, 2021) => Figure::Suppressed(Mark::BelowK),
        (8, _) => known(214.0, None),
        _ => known(30.0, None),
    });
    let found = assess(&release, &TERMS);
    let first = found.of("tal").unwrap().areas[0].hotspot.unwrap();
    // Judged as 4: (214 − 4)/7 = 30 expected.
    assert_eq!((first.observed, first.p_high), (None, None));
    assert!((first.expected - 30.0).abs() < 1e-9 && (first.ratio - 4.0 / 30.0).abs() < 1e-9);
    assert_eq!(first.level, crate::analysis::Level::ClearlyLower);
}

#[test]
fn where_months_are_hidden_quarters_are_judged_and_then_years() {
    let months = Make { granularity: Granularity::Month, periods: 132, ..PLAIN };
    let hide = |coarsest: Granularity| {
        let release = changed(&months, |area, at, figure| {
            if area < 8 && at.level() < coarsest { Figure::Suppressed(Mark::Unlisted) } else { figure }
        });
        let found = assess(&release, &TERMS);
        let first = &found.of("tal").unwrap().areas[0];
        let alarm = first.alarm.as_ref().map(|alert| alert.at.level()).map_err(|&why| why);
        (first.trend.map(|trend| trend.last.level()), alarm)
    };
    let (trend, alarm) = hide(Granularity::Month);
    assert_eq!((trend, alarm), (Ok(Granularity::Month), Ok(Granularity::Month)));
    let (trend, alarm) = hide(Granularity::Quarter);
    assert_eq!((trend, alarm), (Ok(Granularity::Quarter), Ok(Granularity::Quarter)));
    let (trend, alarm) = hide(Granularity::Year);
    assert_eq!((trend, alarm), (Ok(Granularity::Year), Err(Insufficient::HiddenCells)));
}

#[test]
fn no_figure_is_held_against_one_that_was_counted_in_another_way() {
    // Three times as many everywhere in the newest year, and a rise in all years before.
    let years = Make { granularity: Granularity::Year, periods: 12, ..PLAIN };
    let mut release = changed(&years, |area, at, _| {
        let each = f64::from(at.first_year() - 2000) + if at.first_year() == 2021 { 60.0 } else { 10.0 };
        known(if area == 8 { 8.0 * each } else { each }, None)
    });
    let judged = |release: &Release| {
        let found = assess(release, &TERMS);
        let first = found.of("tal").unwrap().areas[0].clone();
        (first.change.is_ok(), first.trend.is_ok(), first.level.is_ok())
    };
    assert_eq!(judged(&release), (true, true, true));
    let mut note = Note {
        period: "2021".parse().unwrap(),
        indicator: None,
        areas: vec![AreaId::new("a00")],
        kind: NoteKind::Break,
        text_da: "Opdigtet".to_owned(),
        text_en: "Invented".to_owned(),
    };
    release.notes = vec![note.clone()];
    assert_eq!(
        judged(&release),
        (false, false, true),
        "one year is no history; its level is one all the same"
    );
    note.period = "2013".parse().unwrap();
    release.notes = vec![note.clone()];
    assert_eq!(judged(&release), (true, true, true), "what lies before the newest years");
    note.kind = NoteKind::Rule;
    note.period = "2021".parse().unwrap();
    release.notes = vec![note.clone()];
    assert_eq!(judged(&release), (true, true, true), "a rule is no break");
    note = Note { kind: NoteKind::Break, areas: vec![AreaId::new("a03")], ..note };
    release.notes = vec![note];
    assert_eq!(judged(&release), (true, true, true), "another area's break");
}
