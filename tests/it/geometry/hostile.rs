//! Nothing in a file makes the reading panic.

use komspot::finding::Findings;
use proptest::prelude::*;
use serde_json::{Value, json};

use super::*;

/// Any JSON, with the words of `GeoJSON` more often than chance would have them.
fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<f64>().prop_map(|number| json!(number)),
        (-200.0..200.0f64).prop_map(|number| json!(number)),
        any::<i64>().prop_map(Value::from),
        ".{0,8}".prop_map(Value::from),
        prop::sample::select(vec!["Polygon", "MultiPolygon", "Feature", "EPSG:25832", "total"])
            .prop_map(Value::from),
    ];
    leaf.prop_recursive(5, 48, 6, |inner| {
        let keys =
            prop::sample::select(vec!["type", "id", "properties", "geometry", "coordinates", "name", "crs"]);
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            prop::collection::hash_map(keys.prop_map(str::to_owned), inner, 0..6)
                .prop_map(|members| Value::Object(members.into_iter().collect())),
        ]
    })
}

/// All places in a document where something could stand instead.
fn paths(value: &Value, at: &str, found: &mut Vec<String>) {
    found.push(at.to_owned());
    match value {
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(key, item)| paths(item, &format!("{at}/{key}"), found));
        }
        Value::Object(members) => {
            members.iter().for_each(|(key, item)| paths(item, &format!("{at}/{key}"), found));
        }
        _ => {}
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn any_bytes(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let mut findings = Findings::default();
        prop_assert!(Coverage::read(&bytes, &Reading::default(), &mut findings).is_none());
        prop_assert!(findings.refuse());
    }

    #[test]
    fn good_files_with_parts_replaced(
        spots in prop::collection::vec((any::<prop::sample::Index>(), any_json()), 1..4),
        epsg in prop::option::of(any::<u16>()),
    ) {
        let mut document: Value = serde_json::from_str(&fixture("hole-filled.geojson")).unwrap();
        for (index, replacement) in spots {
            let mut found = Vec::new();
            paths(&document, "", &mut found);
            if let Some(spot) = document.pointer_mut(index.get::<String>(&found).as_str()) {
                *spot = replacement;
            }
        }
        let reading = Reading { epsg, ..Reading::default() };
        let (coverage, _) = read(&document.to_string(), &reading);
        if let Some(coverage) = coverage {
            prop_assert_eq!(&Coverage::restore(&coverage.store()).unwrap(), &coverage);
        }
    }

    #[test]
    fn any_ring_at_all(
        points in prop::collection::vec((0i32..20, 0i32..20), 0..24),
        hole in prop::collection::vec((0i32..20, 0i32..20), 0..8),
    ) {
        let ring = |points: &[(i32, i32)]| -> Value {
            points.iter().map(|&(x, y)| json!([580_000 + x * 50, 6_130_000 + y * 50])).collect()
        };
        let document = json!({
            "type": "FeatureCollection",
            "features": [{
                "type": "Feature",
                "properties": {"id": "a"},
                "geometry": {"type": "Polygon", "coordinates": [ring(&points), ring(&hole)]},
            }],
        });
        let reading = Reading { epsg: Some(25832), ..Reading::default() };
        let (coverage, _) = read(&document.to_string(), &reading);
        if let Some(coverage) = coverage {
            use geo::{Area, Contains, Point};
            let place = &coverage.places()[0];
            prop_assert!(place.planar.unsigned_area() >= 1.0);
            prop_assert!(geo::Validation::is_valid(&place.planar), "{:?}", geo::Validation::validation_errors(&place.planar));
            prop_assert!(place.planar.contains(&Point(place.label)));
            prop_assert_eq!(&Coverage::restore(&coverage.store()).unwrap(), &coverage);
        }
    }

    #[test]
    fn any_areas_together(
        areas in prop::collection::vec((0usize..3, prop::collection::vec((0i32..12, 0i32..12), 3..8)), 1..6),
    ) {
        let features: Vec<Value> = areas
            .iter()
            .map(|(id, points)| {
                let ring: Value =
                    points.iter().map(|&(x, y)| json!([580_000 + x * 90, 6_130_000 + y * 90])).collect();
                json!({
                    "type": "Feature",
                    "properties": {"id": id},
                    "geometry": {"type": "MultiPolygon", "coordinates": [[ring]]},
                })
            })
            .collect();
        let document = json!({"type": "FeatureCollection", "features": features});
        let reading = Reading { epsg: Some(25832), ..Reading::default() };
        if let Some(coverage) = read(&document.to_string(), &reading).0 {
            // What is taken fits together: the areas cover no more than their union.
            use geo::{Area, unary_union};
            let shapes: Vec<_> = coverage.places().iter().map(|place| place.planar.clone()).collect();
            let sum: f64 = shapes.iter().map(Area::unsigned_area).sum();
            prop_assert!(sum - unary_union(&shapes).unsigned_area() <= 0.03 * sum);
            prop_assert_eq!(&Coverage::restore(&coverage.store()).unwrap(), &coverage);
        }
    }

    #[test]
    fn anything_restored(text in any_json()) {
        prop_assert!(Coverage::restore(&text.to_string()).is_err());
    }
}

#[test]
fn two_hundred_areas() {
    let features: Vec<Value> = (0..200)
        .map(|at| {
            let (x, y) = (580_000 + (at % 20) * 500, 6_130_000 + (at / 20) * 500);
            json!({
                "type": "Feature",
                "properties": {"id": at},
                "geometry": {"type": "Polygon", "coordinates":
                    [[[x, y], [x + 500, y], [x + 500, y + 500], [x, y + 500], [x, y]]]},
            })
        })
        .collect();
    let document = json!({"type": "FeatureCollection", "features": features});
    let reading = Reading { epsg: Some(25832), ..Reading::default() };
    let coverage = read(&document.to_string(), &reading).0.unwrap();
    assert_eq!(coverage.places().len(), 200);
    // A corner, an edge and the middle of a grid 20 wide.
    assert_eq!(coverage.neighbours(0), [1, 20, 21]);
    assert_eq!(coverage.neighbours(1).len(), 5);
    assert_eq!(coverage.neighbours(45), [24, 25, 26, 44, 46, 64, 65, 66]);
}
