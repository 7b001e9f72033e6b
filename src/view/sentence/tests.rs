//! The wording, held fast.

#![allow(clippy::cast_precision_loss)]

use std::collections::BTreeMap;

use super::Teller;
use crate::analysis::{
    Alert, AreaTrend, Basis, Category, Certainty, Change, Ground, Hotspot, Insufficient, Interval, Joined,
    Judged, Kendall, Kind, Level, News, Pattern, Rated, Signal, Slope, Spot, Trend, Warning, Window,
    YearChange,
};
use crate::domain::{AreaId, Period, TOTAL_AREA};
use crate::finding::Findings;
use crate::geometry::{Coverage, Reading};
use crate::locale::Lang;
use crate::snapshot::Snapshot;
use crate::view::sample;

/// Three areas side by side.
fn snapshot() -> Snapshot {
    let square = |at: usize, name: &str| {
        let (west, east) = (10.3 + 0.1 * at as f64, 10.4 + 0.1 * at as f64);
        serde_json::json!({
            "type": "Feature",
            "properties": { "id": format!("{at}"), "name": name },
            "geometry": { "type": "Polygon", "coordinates":
                [[[west, 55.3], [east, 55.3], [east, 55.4], [west, 55.4], [west, 55.3]]] },
        })
    };
    let features = [square(0, "Korsløkke"), square(1, "Næsby"), square(2, "Dalum")];
    let text = serde_json::json!({ "type": "FeatureCollection", "features": features }).to_string();
    let coverage = Coverage::read(text.as_bytes(), &Reading::default(), &mut Findings::default());
    sample::snapshot(coverage.unwrap())
}

fn at(text: &str) -> Period {
    text.parse().unwrap()
}

fn hotspot(level: Level, observed: Option<f64>, base: f64, expected: f64, period: &str) -> Basis {
    Basis::Hotspot(Hotspot {
        level,
        observed,
        base,
        expected,
        ratio: observed.unwrap_or(4.0) / expected,
        p_high: None,
        p_low: 0.5,
        q_high: None,
        q_low: None,
        phi: 1.0,
        window: Window::One(at(period)),
    })
}

fn change(
    now: f64,
    before: f64,
    ratio: Option<f64>,
    bounds: (f64, Option<f64>),
    p: f64,
    window: Window,
) -> YearChange {
    let change = Change { ratio, interval: bounds, p };
    YearChange { change, q: p, now, before, rates: None, phi: 1.0, window }
}

fn trend(s: f64, p: f64, slope: Option<(f64, f64, f64)>) -> Basis {
    let slope = slope.map(|(median, low, high)| Slope { median, low, high, pairs: 100 });
    let test = Kendall { s, variance: 100.0, z: s / 10.0, p, pairs: 100.0 };
    let trend = Trend { test, slope, serial: None };
    Basis::Trend(AreaTrend { trend, q: p, first: at("2020-Q1"), last: at("2035-Q4"), typical: 40.0 })
}

fn alert() -> Basis {
    let warning = Warning {
        baseline: Vec::new(),
        trend_p: None,
        trend_kept: false,
        phi: 1.0,
        spread: 1.0,
        weights: Vec::new(),
        residuals: Vec::new(),
        expected: 6.2,
        tau: 1.0,
        upper: 13.0,
        observed: 17.0,
        p: 0.0004,
        score: None,
        alarm: true,
    };
    Basis::Alarm(Alert { warning, at: at("2026-06"), baseline: Vec::new(), alpha: 0.005 })
}

fn signal(areas: &[&str], basis: Basis, news: News, provisional: bool) -> Signal {
    Signal {
        kind: Kind::High,
        indicator: crate::domain::IndicatorId::new("sigtelser"),
        areas: areas.iter().map(|id| AreaId::new(id)).collect(),
        span: (at("2025"), at("2025")),
        basis,
        certainty: Certainty::Clear,
        news,
        provisional,
        grounds: Vec::<Ground>::new(),
    }
}

/// Every kind of sentence by the name that it has in the fixture.
fn spoken(lang: Lang) -> BTreeMap<&'static str, String> {
    use News::{Attention, Good};
    let snapshot = snapshot();
    let release = &snapshot.release;
    let teller = |id: &str| Teller::new(release, release.indicator(id).unwrap(), lang, 5);
    let (charges, jobs) = (teller("sigtelser"), teller("fritidsjob"));
    let (year, four) = (Window::One(at("2025")), Window::FourQuarters(at("2026-Q3")));
    let joined =
        Joined { areas: Vec::new(), observed: 1209.0, expected: 857.0, llr: 9.0, p: 0.002, window: four };
    let share = YearChange {
        rates: Some((45.0, 36.0)),
        ..change(45.0, 36.0, Some(1.25), (1.1, Some(1.4)), 0.004, year)
    };
    let weak = YearChange { q: 0.2, ..change(20.0, 40.0, Some(0.5), (0.28, Some(0.88)), 0.01, year) };
    let spot = |category| Spot {
        category,
        hot: 20,
        cold: 0,
        trend_p: 0.5,
        first: at("2020-Q1"),
        last: at("2025-Q4"),
    };
    let none = Insufficient::HiddenCells;
    let rated = Rated {
        value: 24.0,
        base: Some(2000.0),
        rate: 12.0,
        interval: Some(Interval { low: 7.689, high: 17.855 }),
        ratio: None,
        class: None,
    };
    let judged = |category| Judged {
        area: AreaId::new("2"),
        level: Ok(rated),
        hotspot: Err(none),
        change: Err(none),
        trend: Err(none),
        alarm: Err(none),
        emerging: Ok(spot(category)),
    };
    let area = charges.area(&judged(Category::Hot(Pattern::Persistent)), Some(year));
    let say = |areas: &[&str], basis, news| charges.signal(&signal(areas, basis, news, false));
    let rise = change(120.0, 53.0, Some(2.2), (1.6, Some(3.1)), 0.0005, four);
    let from_none = change(9.0, 0.0, None, (1.2, None), 0.004, year);
    BTreeMap::from([
        (
            "hotspot-double",
            say(&["0"], hotspot(Level::ClearlyHigher, Some(46.0), 1.0, 23.0, "2026-Q1"), Attention),
        ),
        ("hotspot-half", say(&["1"], hotspot(Level::PossiblyLower, Some(12.0), 1.0, 24.0, "2025"), Good)),
        ("hotspot-below", say(&["1"], hotspot(Level::ClearlyLower, None, 1.0, 14.3, "2025"), Good)),
        (
            "hotspot-share",
            jobs.signal(&signal(
                &["0"],
                hotspot(Level::ClearlyLower, Some(459.0), 1000.0, 670.0, "2025"),
                Attention,
                false,
            )),
        ),
        ("cluster", say(&["0", "1", "2"], Basis::Cluster(joined), Attention)),
        ("rise", charges.signal(&signal(&["0"], Basis::Change(rise), Attention, true))),
        ("rise-from-none", say(&["2"], Basis::Change(from_none), Attention)),
        ("fall-possible", say(&["2"], Basis::Change(weak), Good)),
        ("rise-of-a-share", jobs.signal(&signal(&["0"], Basis::Change(share), Good, false))),
        ("trend-down", say(&[TOTAL_AREA], trend(-400.0, 0.0001, Some((-2.0, -3.0, -1.0))), Good)),
        ("trend-direction", say(&["1"], trend(30.0, 0.03, None), Attention)),
        ("unusual", say(&["2"], alert(), Attention)),
        ("history", area.emerging.unwrap()),
        ("no-history", charges.area(&judged(Category::None), Some(year)).emerging.unwrap()),
        ("level", area.level.unwrap()),
        ("hidden", area.hotspot.unwrap_err()),
    ])
}

/// The fixture's sentences of a language.
fn written(lang: Lang) -> BTreeMap<String, String> {
    let text = include_str!("../../../tests/fixtures/signals/sentences.txt");
    let mut found = BTreeMap::new();
    let mut name = String::new();
    for line in text.lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
        match line.split_once(": ") {
            Some((tag, sentence)) if ["da", "en"].contains(&tag) => {
                if tag == lang.tag() {
                    found.insert(name.clone(), sentence.to_owned());
                }
            }
            _ => line.clone_into(&mut name),
        }
    }
    found
}

#[test]
fn every_sentence_reads_as_it_was_written() {
    for lang in Lang::ALL {
        let written = written(lang);
        let spoken = spoken(lang);
        assert_eq!(spoken.keys().copied().collect::<Vec<_>>(), written.keys().collect::<Vec<_>>());
        for (name, sentence) in spoken {
            assert_eq!(sentence.replace('\u{a0}', " "), written[name], "{name}");
        }
    }
}

#[test]
fn every_reason_and_pattern_has_words() {
    use Insufficient as Why;
    for lang in Lang::ALL {
        let snapshot = snapshot();
        let release = &snapshot.release;
        let teller = Teller::new(release, &release.indicators[0], lang, 5);
        for why in [
            Why::TooFewAreas,
            Why::TooFewPeriods,
            Why::Constant,
            Why::NoBaseline,
            Why::HiddenCells,
            Why::SmallCells,
            Why::ZeroPopulation,
            Why::NoCases,
            Why::NoNeighbours,
            Why::Unsuited,
            Why::Unusable,
        ] {
            assert!(!teller.reason(why).contains('⟦'), "{why:?}");
        }
        for pattern in [
            Pattern::New,
            Pattern::Consecutive,
            Pattern::Intensifying,
            Pattern::Persistent,
            Pattern::Diminishing,
            Pattern::Sporadic,
            Pattern::Oscillating,
            Pattern::Historical,
        ] {
            assert!(!lang.text(super::parts::pattern_key(pattern)).contains('⟦'), "{pattern:?}");
        }
    }
}

#[test]
fn names_are_text() {
    let mut snapshot = snapshot();
    snapshot.release.municipality = "{ $k } <b>".to_owned();
    let release = &snapshot.release;
    let teller = Teller::new(release, &release.indicators[0], Lang::Da, 5);
    let said = teller.signal(&signal(&[TOTAL_AREA], alert(), News::Neutral, false));
    assert!(said.starts_with("Hele { $k } <b> – "), "{said}");
}
