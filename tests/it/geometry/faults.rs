//! Each fault has its finding, and each finding its words.

use geo::Area;
use komspot::domain::AreaId;
use komspot::finding::Severity::{self, Note, Refused, Warning};

use super::*;

/// What is found in each fixture, worst first.
const EXPECTED: &[(&str, &[(Severity, &str)])] = &[
    ("good", &[]),
    ("one", &[]),
    ("ring-open", &[(Note, "area-ring-open")]),
    ("ring-short", &[(Refused, "area-empty"), (Note, "area-ring-short")]),
    ("ring-line", &[(Refused, "area-empty"), (Note, "area-ring-short")]),
    ("part-short", &[(Note, "area-ring-short")]),
    ("hole-short", &[(Note, "area-hole-short")]),
    ("polygon-empty", &[(Note, "area-polygon-empty")]),
    ("coordinates-empty", &[(Refused, "area-empty"), (Note, "area-polygon-empty")]),
    ("bow-tie", &[(Refused, "area-self-crossing")]),
    // The loop outside the square goes, the loop inside becomes a hole of 10 m².
    ("bow-tie-tiny", &[(Note, "area-self-crossing-repaired"), (Note, "area-slivers")]),
    ("spike", &[(Note, "area-self-crossing-repaired")]),
    ("repeated-positions", &[(Note, "area-points-repeated")]),
    ("clockwise", &[(Note, "area-orientation")]),
    ("hole", &[(Note, "area-slivers")]),
    ("hole-filled", &[]),
    ("hole-outside", &[(Warning, "area-hole-outside")]),
    ("hole-crossing", &[(Warning, "area-rings-cross")]),
    (
        "every-fault",
        &[
            (Refused, "area-geometry-missing"),
            (Refused, "area-id-missing"),
            (Refused, "area-overlap"),
            (Refused, "area-self-crossing"),
            (Warning, "area-hole-outside"),
            (Note, "area-ring-open"),
        ],
    ),
    ("overlap", &[(Refused, "area-overlap")]),
    ("overlap-small", &[(Note, "area-overlap-small")]),
    ("overlap-many", &[(Refused, "area-overlap"), (Note, "area-overlap-small")]),
    ("gap", &[(Warning, "area-gap")]),
    ("gap-sliver", &[(Note, "area-slivers")]),
    ("island", &[(Note, "area-island-bridged")]),
    ("far", &[(Warning, "area-far"), (Note, "area-island-bridged")]),
    ("geometry-missing", &[(Refused, "area-geometry-missing")]),
    ("geometry-point", &[(Refused, "area-geometry-kind")]),
    ("geometry-collection", &[]),
    ("geometry-wrong", &[(Refused, "area-feature-unreadable")]),
    ("feature-text", &[(Refused, "area-feature-unreadable")]),
    ("same-id", &[(Note, "area-features-joined")]),
    ("same-id-names-differ", &[(Warning, "area-names-differ"), (Note, "area-features-joined")]),
    ("same-name", &[(Warning, "area-duplicate-name")]),
    ("parts-overlap", &[(Note, "area-parts-overlap")]),
    ("third-coordinate", &[(Note, "area-third-coordinate")]),
    ("id-missing", &[(Refused, "area-id-missing")]),
    ("id-empty", &[(Refused, "area-id-empty")]),
    ("id-number", &[]),
    ("id-of-feature", &[(Note, "area-name-missing")]),
    ("id-list", &[(Refused, "area-id-kind")]),
    ("id-reserved", &[(Refused, "area-id-reserved")]),
    ("id-control", &[(Refused, "area-id-control")]),
    ("id-long", &[(Refused, "area-id-long")]),
    ("name-missing", &[(Note, "area-name-missing")]),
    ("name-long", &[(Refused, "area-name-long")]),
    ("name-300", &[]),
    ("name-control", &[(Note, "area-name-control")]),
    ("name-list", &[(Refused, "area-name-kind")]),
    ("names-hostile", &[]),
    ("crs-unknown", &[(Refused, "area-crs-unknown")]),
    ("crs-missing", &[(Refused, "area-coordinates-metres")]),
    ("crs-wrong", &[(Refused, "area-coordinates-degrees")]),
    ("swapped", &[(Refused, "area-coordinates-swapped")]),
    ("out-of-range", &[(Refused, "area-coordinates-range")]),
    ("none", &[(Refused, "area-none")]),
    ("no-collection", &[(Refused, "area-no-collection")]),
    ("list", &[(Refused, "area-no-collection")]),
    ("truncated", &[(Refused, "area-no-json")]),
    ("not-finite", &[(Refused, "area-no-json")]),
    ("nested", &[(Refused, "area-no-json")]),
];

fn of(name: &str) -> (Option<Coverage>, Vec<Finding>) {
    let reading = Reading { resource: format!("{name}.geojson"), ..Reading::default() };
    read(&fixture(&format!("{name}.geojson")), &reading)
}

fn taken(name: &str) -> Coverage {
    of(name).0.unwrap_or_else(|| panic!("{name} is refused"))
}

/// Size of an area in whole square metres.
fn size(coverage: &Coverage, id: &str) -> f64 {
    let position = coverage.position(&AreaId::new(id)).unwrap();
    coverage.places()[position].planar.unsigned_area()
}

#[test]
fn every_fixture_is_found_out() {
    let mut wrong = Vec::new();
    for (name, expected) in EXPECTED {
        let (_, findings) = of(name);
        if codes(&findings) != *expected {
            wrong.push(format!("{name}: {:?}", codes(&findings)));
        }
        for finding in &findings {
            assert_eq!(finding.place.resource.as_deref(), Some(&*format!("{name}.geojson")));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn every_fixture_is_listed() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/areas");
    for entry in std::fs::read_dir(folder).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        let Some(name) = name.strip_suffix(".geojson") else { continue };
        assert!(EXPECTED.iter().any(|(listed, _)| *listed == name), "{name}");
    }
}

#[test]
fn every_finding_has_words_in_both_languages() {
    let texts = [
        ("da", include_str!("../../../src/locale/da/faults-areas.ftl")),
        ("en", include_str!("../../../src/locale/en/faults-areas.ftl")),
    ];
    for (language, text) in texts {
        let resource = fluent_bundle::FluentResource::try_new(text.to_owned()).unwrap();
        let mut bundle = fluent_bundle::FluentBundle::new(vec![language.parse().unwrap()]);
        bundle.add_resource(&resource).unwrap();
        for (name, _) in EXPECTED {
            for finding in of(name).1 {
                let mut arguments = fluent_bundle::FluentArgs::new();
                if let Some(value) = &finding.value {
                    arguments.set("value", value.as_str());
                }
                for (key, value) in &finding.details {
                    arguments.set(*key, value.as_str());
                }
                let message = bundle
                    .get_message(&format!("fault-{}", finding.code))
                    .unwrap_or_else(|| panic!("{language} has no words for {}", finding.code));
                let mut errors = Vec::new();
                let what = bundle.format_pattern(message.value().unwrap(), Some(&arguments), &mut errors);
                let todo = message.get_attribute("do").unwrap().value();
                let todo = bundle.format_pattern(todo, Some(&arguments), &mut errors);
                assert!(errors.is_empty(), "{language} {}: {errors:?} {what} {todo}", finding.code);
            }
        }
    }
}

#[test]
fn words_and_codes_are_the_same_set() {
    let mut used = std::collections::BTreeSet::new();
    for entry in std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/src/geometry")).unwrap() {
        let source = std::fs::read_to_string(entry.unwrap().path()).unwrap();
        used.extend(source.split('"').filter(|text| text.starts_with("area-")).map(str::to_owned));
    }
    for text in [
        include_str!("../../../src/locale/da/faults-areas.ftl"),
        include_str!("../../../src/locale/en/faults-areas.ftl"),
    ] {
        let worded: std::collections::BTreeSet<String> = text
            .lines()
            .filter_map(|line| Some(line.strip_prefix("fault-")?.split_once(" =")?.0.to_owned()))
            .collect();
        assert_eq!(worded, used);
    }
}

/// Sizes worked out by hand: squares of 1,000 m, one square kilometre each.
/// The grid of a centimetre moves a border of 4 km by less than 40 m².
#[test]
fn repairs_leave_the_right_shape() {
    for (name, expected) in [
        ("good", 1e6),
        ("ring-open", 1e6),
        ("part-short", 1e6),
        ("clockwise", 1e6),
        ("spike", 1e6),
        ("hole", 1e6 - 1e4),
        ("hole-outside", 1e6),
        // The half of the hole that lies inside is taken off.
        ("hole-crossing", 1e6 - 5e3),
        ("same-id", 2e6),
        ("parts-overlap", 1.5e6),
        ("geometry-collection", 2e6),
    ] {
        let found = size(&taken(name), "a");
        assert!((found - expected).abs() < 40.0, "{name}: {found}");
    }
}

#[test]
fn overlaps_name_both_areas_and_the_square_metres() {
    // A strip of 10 m by 1,000 m: one per cent.
    let (_, findings) = of("overlap");
    let overlap = only(&findings, "area-overlap");
    assert_eq!(overlap.value.as_ref().unwrap().as_str(), "Område a");
    assert_eq!(detail(overlap, "other"), "Område b");
    let m2: f64 = detail(overlap, "m2").parse().unwrap();
    assert!((m2 - 1e4).abs() < 20.0, "{m2}");
    assert_eq!(detail(overlap, "percent"), "1.00");
    // Two strips, and the corner of 10 m by 10 m where they meet.
    let (_, findings) = of("overlap-many");
    assert_eq!(count(&findings, "area-overlap"), 2);
    assert_eq!(detail(only(&findings, "area-overlap-small"), "m2"), "100");
}

#[test]
fn gaps_name_the_areas_around_them() {
    let (_, findings) = of("gap");
    let gap = only(&findings, "area-gap");
    assert_eq!(detail(gap, "areas"), "a, b");
    let m2: f64 = detail(gap, "m2").parse().unwrap();
    assert!((m2 - 1.2e5).abs() < 20.0, "{m2}");
    let strict = Reading { sliver_m2: Some(100), ..Reading::default() };
    let (_, findings) = read(&fixture("gap-sliver.geojson"), &strict);
    assert_eq!(codes(&findings), [(Warning, "area-gap")]);
}

#[test]
fn crossings_are_placed() {
    // The wings meet at E 580500, N 6130500: degrees from pyproj 3.
    let (_, findings) = of("bow-tie");
    let crossing = only(&findings, "area-self-crossing");
    assert_eq!(detail(crossing, "longitude"), "10.26840");
    assert_eq!(detail(crossing, "latitude"), "55.31430");
}

#[test]
fn ids_are_text_and_names_stay_text() {
    let coverage = taken("id-number");
    assert!(
        coverage.position(&AreaId::new("7")).is_some() && coverage.position(&AreaId::new("8.5")).is_some()
    );
    assert!(taken("id-of-feature").position(&AreaId::new("461")).is_some());
    let coverage = taken("names-hostile");
    assert_eq!(coverage.places()[0].area.id.as_str(), "<script>alert(1)</script>");
    assert_eq!(coverage.places()[0].area.name, "<script>alert('æ')</script> & \"Søn\"");
    assert_eq!(coverage.places()[1].area.name, "\u{200f}bagfra\u{202e}");
    assert_eq!(taken("name-300").places()[0].area.name, "å".repeat(300));
    assert_eq!(taken("name-control").places()[0].area.name, "En to");
    assert_eq!(taken("name-missing").places()[0].area.name, "a");
    for name in ["names-hostile", "name-300", "id-number", "hole"] {
        let coverage = taken(name);
        assert_eq!(Coverage::restore(&coverage.store()).unwrap(), coverage);
    }
}

#[test]
fn links_are_added_and_removed() {
    let pair = |a: &str, b: &str| (a.to_owned(), b.to_owned());
    let around = |reading: &Reading| {
        let (coverage, findings) = read(&fixture("island.geojson"), reading);
        let coverage = coverage.unwrap();
        ((0..3).map(|at| coverage.neighbours(at).to_vec()).collect::<Vec<_>>(), codes(&findings))
    };
    let bridged = (Note, "area-island-bridged");
    assert_eq!(around(&Reading::default()), (vec![vec![1], vec![0, 2], vec![1]], vec![bridged]));
    let linked = Reading { link: vec![pair("a", "c")], ..Reading::default() };
    assert_eq!(around(&linked), (vec![vec![1, 2], vec![0], vec![0]], vec![]));
    let parted = Reading { unlink: vec![pair("b", "a")], ..Reading::default() };
    assert_eq!(around(&parted), (vec![vec![], vec![2], vec![1]], vec![bridged]));
    let unknown = Reading { link: vec![pair("a", "x")], ..Reading::default() };
    assert_eq!(around(&unknown).1, [(Warning, "area-link-unknown"), bridged]);
}

#[test]
fn a_stated_system_goes_before_the_files_own() {
    let reading = Reading { epsg: Some(25832), ..Reading::default() };
    let (coverage, findings) = read(&fixture("crs-missing.geojson"), &reading);
    assert_eq!((coverage.unwrap().epsg(), findings), (25832, vec![]));
    let reading = Reading { epsg: Some(4326), ..Reading::default() };
    let (coverage, _) = read(&fixture("crs-wrong.geojson"), &reading);
    assert_eq!(coverage.unwrap().places().len(), 2);
    let reading = Reading { epsg: Some(3857), ..Reading::default() };
    assert_eq!(codes(&read(&fixture("good.geojson"), &reading).1), [(Refused, "area-crs-unknown")]);
}

#[test]
fn bounds_span_all_areas() {
    let bounds = taken("good").bounds();
    for (found, expected) in [
        (bounds.min().x, 580_000.0),
        (bounds.min().y, 6_130_000.0),
        (bounds.max().x, 582_000.0),
        (bounds.max().y, 6_131_000.0),
    ] {
        assert!((found - expected).abs() < 0.02, "{found}");
    }
}
