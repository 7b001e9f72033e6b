//! Real maps load, with every repair told.
//!
//! Numbers of neighbours, gaps and overlaps were computed with shapely 2 and
//! pyproj 3 from the same files.

use geo::{Contains, Point, Validation, Winding};
use komspot::finding::Severity::{Note, Warning};
use komspot::geometry::{Contiguity, Coverage};

use super::*;

/// What holds for every map that is taken.
fn holds_together(coverage: &Coverage) {
    for (at, place) in coverage.places().iter().enumerate() {
        assert!(place.planar.contains(&Point(place.label)), "{}", place.area.id);
        assert!(place.room > 0.0);
        for polygon in place.wgs84.iter().chain(&place.planar) {
            assert!(polygon.exterior().is_ccw() && polygon.interiors().iter().all(Winding::is_cw));
        }
        for &neighbour in coverage.neighbours(at) {
            assert!(neighbour != at && coverage.neighbours(neighbour).contains(&at));
        }
    }
    // Checking is quadratic in the vertices: not for a whole country's coast.
    if coverage.places().len() < 50 {
        assert!(coverage.places().iter().all(|place| place.planar.is_valid()));
    }
    let again = Coverage::restore(&coverage.store()).unwrap();
    assert!(&again == coverage, "stored and restored areas are the same");
    assert_eq!(again.to_geojson(), coverage.to_geojson());
    public(&coverage.to_geojson(), coverage.places().len());
}

/// What the API gives: RFC 7946, no more than seven decimals, nothing foreign.
fn public(text: &str, areas: usize) {
    let document: serde_json::Value = serde_json::from_str(text).unwrap();
    assert_eq!(document.as_object().unwrap().keys().collect::<Vec<_>>(), ["type", "features"]);
    let features = document["features"].as_array().unwrap();
    assert_eq!(features.len(), areas);
    for feature in features {
        let properties: Vec<_> = feature["properties"].as_object().unwrap().keys().collect();
        assert_eq!(properties, ["id", "name", "short_name"]);
        for number in feature["geometry"]["coordinates"].to_string().split(['[', ']', ',']) {
            assert!(number.split_once('.').is_none_or(|(_, decimals)| decimals.len() <= 7), "{number}");
        }
    }
}

/// Number of areas that each area touches.
fn degrees(coverage: &Coverage) -> Vec<usize> {
    coverage.contiguous(Contiguity::Queen).iter().map(Vec::len).collect()
}

#[test]
fn our_own_schematic_is_flawless() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/maps/odense-15-skematisk.geojson");
    let (coverage, findings) = read(&std::fs::read_to_string(path).unwrap(), &Reading::default());
    let coverage = coverage.unwrap();
    assert_eq!(findings, []);
    assert_eq!(coverage.epsg(), 25832);
    assert_eq!(degrees(&coverage), [6, 5, 4, 4, 4, 5, 5, 4, 5, 5, 4, 5, 5, 6, 5]);
    holds_together(&coverage);
}

#[test]
fn odense_by_polling_districts() {
    let Some(text) = shared("maps/real/odense-15-kandidat.geojson") else { return };
    let (coverage, findings) = read(&text, &mapped("nr", "navn"));
    let coverage = coverage.unwrap();
    assert_eq!(coverage.places()[0].area.name, "Bymidten–Vesterbro");
    assert_eq!(degrees(&coverage), [8, 5, 4, 4, 3, 4, 4, 5, 5, 5, 4, 4, 6, 6, 5]);
    assert_eq!(codes(&findings), [(Warning, "area-gap")]);
    let mut gaps: Vec<f64> = findings.iter().map(|gap| detail(gap, "m2").parse().unwrap()).collect();
    gaps.sort_by(f64::total_cmp);
    for (found, expected) in gaps.iter().zip([11_130.0, 31_563.0, 51_551.0, 135_130.0]) {
        assert!((found - expected).abs() < 10.0, "{gaps:?}");
    }
    assert_eq!(gaps.len(), 4);
    holds_together(&coverage);
}

#[test]
fn odense_by_parishes() {
    let Some(text) = shared("maps/real/odense-sogne.geojson") else { return };
    let (coverage, findings) = read(&text, &mapped("sognekode", "navn"));
    let coverage = coverage.unwrap();
    assert_eq!(findings, []);
    let expected = [
        6, 7, 4, 4, 5, 5, 7, 4, 8, 8, 7, 3, 6, 4, 6, 2, 5, 5, 2, 5, 2, 5, 5, 2, 4, 6, 5, 2, 1, 5, 4, 9, 6, 5,
        4,
    ];
    assert_eq!(degrees(&coverage), expected);
    holds_together(&coverage);
}

#[test]
fn oslo_with_its_invalid_rings() {
    let Some(text) = shared("maps/real/oslo-15-bydeler.geojson") else { return };
    let (coverage, findings) = read(&text, &mapped("id", "name"));
    let coverage = coverage.unwrap();
    assert_eq!(coverage.epsg(), 25832);
    assert_eq!(degrees(&coverage), [5, 6, 3, 4, 4, 2, 3, 6, 5, 3, 2, 6, 4, 3, 2]);
    // Its coordinates have four decimals: eleven metres. So one overlap is
    // above 0.1 %, yet thinner than the coordinates tell.
    assert_eq!(count(&findings, "area-overlap-small"), 23);
    assert!(findings.iter().any(|f| detail(f, "percent") == "0.12" && detail(f, "m2") == "9516"));
    let told = |code: &str| -> Vec<String> {
        let values = findings.iter().filter(|f| f.code == code).filter_map(|f| f.value.as_ref());
        values.map(|value| value.as_str().to_owned()).collect()
    };
    assert_eq!(told("area-ring-short"), ["01", "05", "06", "14"]);
    assert!(told("area-self-crossing-repaired").contains(&"05".to_owned()));
    assert_eq!(count(&findings, "area-third-coordinate"), 1);
    assert_eq!(findings.iter().map(|finding| finding.severity).min(), Some(Note));
    holds_together(&coverage);
}

#[test]
fn danish_municipalities_with_islands() {
    let Some(text) = shared("bundles/dk-kommuner/areas.geojson") else { return };
    let (coverage, findings) = read(&text, &mapped("lau_1", "label_dk"));
    let coverage = coverage.unwrap();
    assert_eq!((coverage.places().len(), coverage.epsg()), (99, 25832));
    assert_eq!(degrees(&coverage).iter().sum::<usize>() / 2, 186);
    let mut bridges: Vec<(&str, &str, &str)> = findings
        .iter()
        .filter(|finding| finding.code == "area-island-bridged")
        .map(|f| {
            (f.value.as_ref().map_or("", |value| value.as_str()), detail(f, "other"), detail(f, "metres"))
        })
        .collect();
    bridges.sort_unstable();
    let expected = [
        ("Bornholm", "Christiansø", "17751"),
        ("Christiansø", "Bornholm", "17751"),
        ("Fanø", "Esbjerg", "1084"),
        ("Langeland", "Svendborg", "535"),
        ("Læsø", "Frederikshavn", "18558"),
        ("Morsø", "Thisted", "308"),
        ("Samsø", "Odder", "3849"),
        ("Ærø", "Langeland", "1942"),
    ];
    assert_eq!(bridges, expected);
    let joined = only(&findings, "area-features-joined");
    assert_eq!((detail(joined, "features"), detail(joined, "areas")), ("311", "99"));
    assert_eq!(detail(only(&findings, "area-third-coordinate"), "count"), "41157");
    holds_together(&coverage);
}
