//! What people and programs read, and that there are words for everything.

use std::collections::BTreeSet;
use std::path::Path;

use super::*;
use crate::finding::Place;

fn findings() -> Vec<Finding> {
    let place = Place::resource("observations.csv").line(214).column("value");
    vec![
        Finding::refused("number-fraction", place.clone()).value("2.5"),
        Finding::refused("more-of-the-kind", Place::resource("observations.csv").column("value"))
            .detail("code", "number-fraction")
            .detail("count", 1900),
        Finding::warning("indicator-without-rows", Place::resource("indicators.csv").line(3)).value("uro"),
    ]
}

#[test]
fn people_read_place_fault_and_remedy_in_one_line() {
    let findings = findings();
    assert_eq!(
        sentence(Lang::Da, &findings[0]),
        "observations.csv, linje 214, kolonne value: »2.5« er ikke et helt tal. \
         Skriv antallet som et helt tal uden decimaler."
    );
    assert!(sentence(Lang::En, &findings[0]).starts_with("observations.csv, line 214, column value: “2.5”"));
}

#[test]
fn a_report_groups_by_severity_and_sums_up() {
    let findings = findings();
    let text = Report::new("pakke.zip", false, &findings).text(Lang::Da);
    let lines: Vec<_> = text.lines().collect();
    assert_eq!(lines[0], "Fejl");
    assert_eq!(lines[4], "Advarsler");
    assert_eq!(
        lines.last(),
        Some(&"Afvist: 1901 fejl og 1 advarsel. Intet er ændret, og væggen viser stadig de hidtidige tal.")
    );
}

#[test]
fn programs_read_the_same_as_json() {
    let findings = findings();
    let json = Report::new("pakke.zip", false, &findings).json(Lang::En);
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["bundle"], "pakke.zip");
    assert_eq!(json["verdict"], "refused");
    assert_eq!(json["counts"], serde_json::json!({"refused": 1901, "warnings": 1, "notes": 0}));
    let first = &json["findings"][0];
    assert_eq!(first["severity"], "refused");
    assert_eq!(first["code"], "number-fraction");
    assert_eq!(first["line"], 214);
    assert_eq!(first["value"], "2.5");
    assert!(first["do"].as_str().is_some_and(|text| !text.is_empty()));
}

#[test]
fn hostile_places_are_made_visible() {
    let place = Place::resource("a\u{202e}b.csv").column("010190-1234");
    let text = sentence(Lang::Da, &Finding::refused("column-unknown", place).detail("allowed", "id"));
    assert!(!text.contains('\u{202e}') && !text.contains("010190"), "{text}");
}

#[test]
fn every_code_in_the_source_has_words_in_both_languages() {
    let codes = codes(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src")));
    assert!(codes.contains("number-fraction"), "the search itself must work");
    let missing: Vec<_> = codes
        .iter()
        .flat_map(|code| Lang::ALL.map(|lang| (lang, code)))
        .filter(|(lang, code)| {
            let has = |key: String| lang.find(&key, &[]).is_some_and(|text| !text.is_empty());
            !has(format!("fault-{code}")) || !has(format!("fault-{code}.do"))
        })
        .collect();
    assert!(missing.is_empty(), "no words for {missing:?}");
}

/// Every literal that a finding is made with under a folder, tests left out.
fn codes(folder: &Path) -> BTreeSet<String> {
    let mut codes = BTreeSet::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            codes.extend(self::codes(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") && !path.ends_with("tests.rs") {
            let text = std::fs::read_to_string(&path).unwrap();
            let code = text.split("#[cfg(test)]").next().unwrap();
            for make in ["Finding::refused(", "Finding::warning(", "Finding::note("] {
                codes.extend(code.split(make).skip(1).filter_map(literal));
            }
        }
    }
    codes
}

/// The string literal that a text begins with.
fn literal(text: &str) -> Option<String> {
    let text = text.trim_start().strip_prefix('"')?;
    text.split_once('"').map(|(code, _)| code.to_owned())
}
