//! Real maps load, with every repair told.

use komspot::finding::Severity::{Note, Warning};
use komspot::geometry::Coverage;

use super::*;

fn restores(coverage: &Coverage) {
    let again = Coverage::restore(&coverage.store()).unwrap();
    assert!(&again == coverage, "stored and restored areas are the same");
    assert_eq!(again.to_geojson(), coverage.to_geojson());
}

fn labels_are_inside(coverage: &Coverage) {
    use geo::{Contains, Point};
    for place in coverage.places() {
        assert!(place.planar.contains(&Point(place.label)), "{}", place.area.id);
        assert!(place.room > 0.0);
    }
}

#[test]
fn our_own_schematic_is_flawless() {
    let text = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/maps/odense-15-skematisk.geojson")).unwrap();
    let (coverage, findings) = read(&text, &Reading::default());
    let coverage = coverage.unwrap();
    assert_eq!(findings, []);
    assert_eq!((coverage.places().len(), coverage.epsg()), (15, 25832));
    labels_are_inside(&coverage);
    restores(&coverage);
}

#[test]
fn odense_by_polling_districts() {
    let Some(text) = shared("maps/real/odense-15-kandidat.geojson") else { return };
    let (coverage, findings) = read(&text, &mapped("nr", "navn"));
    let coverage = coverage.unwrap();
    eprintln!("{findings:#?}");
    assert_eq!(coverage.places()[0].area.name, "Bymidten–Vesterbro");
    labels_are_inside(&coverage);
    restores(&coverage);
    // Holes of the union by shapely: 135130, 51551, 31563 and 11130 m², and one below 1 m².
    assert_eq!(codes(&findings), [(Warning, "area-gap")]);
    assert_eq!(count(&findings, "area-gap"), 4);
}

#[test]
fn odense_by_parishes() {
    let Some(text) = shared("maps/real/odense-sogne.geojson") else { return };
    let (coverage, findings) = read(&text, &mapped("sognekode", "navn"));
    let coverage = coverage.unwrap();
    eprintln!("{findings:#?}");
    assert_eq!(coverage.places().len(), 35);
    labels_are_inside(&coverage);
    restores(&coverage);
}

#[test]
fn oslo_with_its_invalid_rings() {
    let Some(text) = shared("maps/real/oslo-15-bydeler.geojson") else { return };
    let (coverage, findings) = read(&text, &mapped("id", "name"));
    eprintln!("{findings:#?}");
    let coverage = coverage.unwrap();
    assert_eq!((coverage.places().len(), coverage.epsg()), (15, 25832));
    labels_are_inside(&coverage);
    restores(&coverage);
}

#[test]
fn danish_municipalities_with_islands() {
    let Some(text) = shared("bundles/dk-kommuner/areas.geojson") else { return };
    let start = std::time::Instant::now();
    let (coverage, findings) = read(&text, &mapped("lau_1", "label_dk"));
    eprintln!("{:?}", start.elapsed());
    eprintln!("{findings:#?}");
    let coverage = coverage.unwrap();
    assert_eq!((coverage.places().len(), coverage.epsg()), (99, 25832));
    labels_are_inside(&coverage);
    restores(&coverage);
}
