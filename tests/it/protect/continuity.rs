//! A protected bundle goes on from what is published: nothing is altered, withdrawn or uncovered.

use komspot::snapshot::Store;
use tempfile::TempDir;

use super::{alter, imported, ours, protected};

/// What a person reads of a second release in which one row is another.
#[track_caller]
fn second(old: &str, new: &str) -> String {
    let folder = TempDir::new().unwrap();
    let store = Store::new(folder.path());
    let (_folder, bundle) = protected(&ours("tests/fixtures/bundles/good"));
    let first = imported(&bundle, &store).unwrap();
    alter(&bundle, "observations.csv", old, new);
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
    assert_eq!(second("indicator,", "indicator,"), "");
}

#[test]
fn published_figures_stand() {
    let text = second("haervaerk,total,2025-01,all,", "haervaerk,total,2025-02,all,");
    assert!(text.contains("Afvist"), "{text}");
    let text = second("anmeldelser,syd,2025,all,7,,", "anmeldelser,syd,2025,all,8,,");
    assert!(text.contains("allerede offentliggjort med en anden værdi"), "{text}");
    let text = second("anmeldelser,syd,2025,all,7,,published", "anmeldelser,syd,2025,all,,,at_least_k");
    assert!(text.contains("mangler eller er skjult i datapakken"), "{text}");
    let text = second("anmeldelser,syd,2025,all,7,,published,provisional\n", "");
    assert!(text.contains("mangler eller er skjult i datapakken"), "{text}");
}

#[test]
fn hidden_figures_stay_hidden() {
    let text = second("anmeldelser,øst,2024,all,,,below_k", "anmeldelser,øst,2024,all,6,,published");
    assert!(text.contains("har hidtil været skjult, men er vist"), "{text}");
    let text = second("anmeldelser,øst,2024,all,,,below_k", "anmeldelser,øst,2024,all,,,at_least_k");
    assert!(text.contains("siger det modsatte"), "{text}");
}
