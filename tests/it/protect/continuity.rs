//! A protected bundle goes on from what is published: nothing is altered, withdrawn or uncovered.

use std::fs;

use komspot::snapshot::Store;
use tempfile::TempDir;

use super::{imported, ours, protected, set};

/// Large counts, one small one among them.
const OBSERVATIONS: &str = "indicator,area,period,age_group,value\n\
    anmeldelser,nord,2024,all,61\nanmeldelser,syd,2024,all,50\nanmeldelser,øst,2024,all,3\n\
    anmeldelser,nord,2025,all,64\nanmeldelser,syd,2025,all,70\nanmeldelser,øst,2025,all,55\n";

/// What a person reads of a second release in which one row is another.
#[track_caller]
fn second(key: &str, row: &str) -> String {
    let folder = TempDir::new().unwrap();
    let raw = folder.path().join("raw");
    fs::create_dir(&raw).unwrap();
    for name in ["datapackage.json", "areas.geojson", "indicators.csv", "population.csv"] {
        fs::copy(ours("tests/fixtures/bundles/good").join(name), raw.join(name)).unwrap();
    }
    fs::write(raw.join("observations.csv"), OBSERVATIONS).unwrap();
    let (_folder, bundle) = protected(&raw);
    let store = Store::new(&folder.path().join("store"));
    let first = imported(&bundle, &store).unwrap();
    set(&bundle, key, row);
    match imported(&bundle, &store) {
        Err(told) => {
            assert_eq!(store.current(), Some(first.id), "what is shown stays");
            told
        }
        Ok(_) => String::new(),
    }
}

#[test]
fn the_same_release_again_is_taken() {
    let row = "anmeldelser,syd,2025,all,70,,published,";
    assert_eq!(second("anmeldelser,syd,2025,all", row), "");
}

#[test]
fn published_figures_stand() {
    let text = second("anmeldelser,syd,2025,all", "anmeldelser,syd,2025,all,71,,published,");
    assert!(text.contains("allerede offentliggjort med en anden værdi"), "{text}");
    let text = second("anmeldelser,syd,2025,all", "anmeldelser,syd,2025,all,,,at_least_k,");
    assert!(text.contains("mangler eller er skjult i datapakken"), "{text}");
    let text = second("anmeldelser,syd,2025,all", "anmeldelser,syd,2023,all,70,,published,");
    assert!(text.contains("mangler eller er skjult i datapakken"), "{text}");
}

#[test]
fn hidden_figures_stay_hidden() {
    let text = second("anmeldelser,øst,2024,all", "anmeldelser,øst,2024,all,6,,published,");
    assert!(text.contains("har hidtil været skjult, men er vist"), "{text}");
    let text = second("anmeldelser,øst,2024,all", "anmeldelser,øst,2024,all,,,at_least_k,");
    assert!(text.contains("siger det modsatte"), "{text}");
}
