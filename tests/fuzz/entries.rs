//! What is fuzzed: the readers of text from outside, entered as a bundle enters them.

use std::cell::RefCell;
use std::fs;

use komspot::bundle::{Bundle, Limits};
use komspot::check::judge;
use komspot::finding::Findings;
use komspot::geometry::{Coverage, Reading};
use komspot::progress::Silent;
use tempfile::TempDir;

/// Ways in which a table may be written.
const DIALECTS: [&str; 5] = [
    "",
    r#", "dialect": {"delimiter": ";", "quoteChar": "'"}, "encoding": "iso-8859-1""#,
    r##", "dialect": {"header": false, "commentChar": "#", "skipInitialSpace": true}"##,
    r#", "encoding": "utf-16", "dialect": {"delimiter": "\t", "doubleQuote": false, "escapeChar": "\\"}"#,
    r#", "schema": {"missingValues": ["", "-"], "fields": [{"name": "value", "decimalChar": ",", "groupChar": "."}]}"#,
];

/// Any bytes as `datapackage.json`.
pub fn descriptor(bytes: &[u8]) {
    judged(&[("datapackage.json", bytes)]);
}

/// Any bytes as a table, in the dialect that the first of them chooses: catalogue, inhabitants or figures.
pub fn csv(bytes: &[u8]) {
    let Some((&first, bytes)) = bytes.split_first() else { return };
    let names = ["observations", "indicators", "population"];
    let (name, dialect) = (names[usize::from(first) % 3], DIALECTS[usize::from(first / 3) % 5]);
    let resources = ["areas", "indicators", "population", "observations"].map(|resource| {
        let ending = if resource == "areas" { "geojson" } else { "csv" };
        let dialect = if resource == name { dialect } else { "" };
        format!(r#"{{"name": "{resource}", "path": "{resource}.{ending}"{dialect}}}"#)
    });
    let descriptor = format!(r#"{{"name": "x", "resources": [{}]}}"#, resources.join(","));
    judged(&[("datapackage.json", descriptor.as_bytes()), (&format!("{name}.csv"), bytes)]);
}

/// Any bytes as areas.
pub fn geojson(bytes: &[u8]) {
    let mut findings = Findings::default();
    let coverage = Coverage::read(bytes, &Reading::default(), &mut findings);
    assert_eq!(coverage.is_none(), findings.refuse(), "a file is refused with a reason and only then");
    if let Some(coverage) = coverage {
        assert!(Coverage::restore(&coverage.store()).is_ok(), "what is stored can be read again");
    }
}

/// Judges the good bundle with other files in it.
fn judged(others: &[(&str, &[u8])]) {
    thread_local! {
        static PLACE: RefCell<Option<TempDir>> = const { RefCell::new(None) };
    }
    const GOOD: [(&str, &[u8]); 5] = [
        ("areas.geojson", include_bytes!("../fixtures/bundles/good/areas.geojson")),
        ("datapackage.json", include_bytes!("../fixtures/bundles/good/datapackage.json")),
        ("indicators.csv", include_bytes!("../fixtures/bundles/good/indicators.csv")),
        ("observations.csv", include_bytes!("../fixtures/bundles/good/observations.csv")),
        ("population.csv", include_bytes!("../fixtures/bundles/good/population.csv")),
    ];
    PLACE.with_borrow_mut(|place| {
        // In memory, if possible: a bundle is a folder here, and written each time.
        let place = place.get_or_insert_with(|| {
            TempDir::new_in("/dev/shm").or_else(|_| TempDir::new()).expect("a temporary directory")
        });
        for (name, good) in GOOD {
            let bytes = others.iter().find(|(other, _)| *other == name).map_or(good, |(_, bytes)| bytes);
            fs::write(place.path().join(name), bytes).expect("room for a small file");
        }
        match Bundle::open(place.path(), &Limits::default()) {
            Err(findings) => assert!(!findings.is_empty(), "refused without a reason"),
            Ok(bundle) => {
                let verdict = judge(&bundle, None, &Silent);
                assert!(verdict.accepted.is_some() || !verdict.findings.is_empty(), "refused without a reason");
            }
        }
    });
}
