//! The demo bundle: as its generator writes it, as large as a city, and true to its table of truths.

// Unwrapping is how a test says what it takes for granted, in its own functions too.
#![allow(clippy::unwrap_used)]

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use komspot::domain::{AgeGroup, AreaId, Granularity, Measure, Period, Population};
use sha2::{Digest, Sha256};

#[path = "../../data/generator/invent/mod.rs"]
mod invent;

mod truths;

fn data() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("data")
}

type Record = BTreeMap<String, String>;

fn table(name: &str) -> Vec<Record> {
    let mut reader = csv::Reader::from_path(data().join("demo").join(name)).unwrap();
    reader.deserialize().map(Result::unwrap).collect()
}

fn catalogue() -> BTreeMap<String, Record> {
    table("indicators.csv").into_iter().map(|record| (record["id"].clone(), record)).collect()
}

fn population() -> Population {
    let mut population = Population::default();
    for row in table("population.csv") {
        let age = row["age_group"].parse().unwrap();
        let key = (AreaId::new(&row["area"]), row["year"].parse().unwrap(), age);
        population.insert(key.0, key.1, key.2, row["persons"].parse().unwrap());
    }
    population
}

#[test]
fn the_generator_writes_the_committed_files_to_the_byte() {
    for file in invent::bundle().unwrap() {
        let committed = std::fs::read(data().join("demo").join(file.name)).unwrap();
        assert!(
            committed == file.bytes,
            "{} differs: run `cargo run --example demo -- data/demo`",
            file.name
        );
    }
}

#[test]
fn the_readme_tells_every_truth() {
    let readme = std::fs::read_to_string(data().join("README.md")).unwrap();
    assert!(readme.contains(&invent::truths::table()), "replace the table by what the generator prints");
}

#[test]
fn the_descriptor_marks_the_demo_and_describes_every_file() {
    let text = std::fs::read(data().join("demo/datapackage.json")).unwrap();
    let descriptor: serde_json::Value = serde_json::from_slice(&text).unwrap();
    assert_eq!(descriptor["komspot"]["demo"], true);
    assert_eq!(descriptor["komspot"]["municipality"]["name"], "Odense");
    assert!(descriptor["title"].as_str().unwrap().contains("opdigtede tal"));
    let mut names = BTreeSet::new();
    for resource in descriptor["resources"].as_array().unwrap() {
        let path = data().join("demo").join(resource["path"].as_str().unwrap());
        let bytes = std::fs::read(&path).unwrap();
        assert_eq!(resource["bytes"], bytes.len());
        let digest = Sha256::digest(&bytes);
        let written = resource["hash"].as_str().unwrap().strip_prefix("sha256:").unwrap();
        assert_eq!(written.len(), 64);
        for (at, byte) in digest.iter().enumerate() {
            assert_eq!(u8::from_str_radix(&written[2 * at..2 * at + 2], 16).unwrap(), *byte);
        }
        names.insert(resource["name"].as_str().unwrap());
        let Some(fields) = resource["schema"]["fields"].as_array() else { continue };
        let header = csv::Reader::from_path(path).unwrap().headers().unwrap().clone();
        assert!(fields.iter().map(|field| field["name"].as_str().unwrap()).eq(header.iter()));
    }
    assert_eq!(names, BTreeSet::from(["areas", "indicators", "population", "observations"]));
}

#[test]
fn inhabitants_add_up_to_the_city_and_to_every_age_group_used() {
    let population = population();
    let areas: BTreeSet<AreaId> = population.iter().map(|(area, ..)| area.clone()).collect();
    assert_eq!(areas.len(), 15);
    let city = |year, age: &str| -> u64 {
        areas.iter().map(|area| population.persons(area, year, age.parse().unwrap()).unwrap()).sum()
    };
    assert_eq!(city(2023, "all"), 207_762, "Statistics Denmark, 1 January 2023");
    for year in 2016..2026 {
        let growth = city(year + 1, "all") - city(year, "all");
        assert!((500..2_000).contains(&growth), "{year}: {growth}");
    }
    assert!((10_000..12_000).contains(&city(2023, "10-14")));
    assert!((33_000..38_000).contains(&city(2023, "15-24")));
    let catalogue = catalogue();
    for row in table("observations.csv") {
        if catalogue[&row["indicator"]]["base"] == "population" && row["area"] != "unknown" {
            let year = row["period"].parse::<Period>().unwrap().population_year();
            let age: AgeGroup = row["age_group"].parse().unwrap();
            assert!(population.persons(&AreaId::new(&row["area"]), year, age).is_some(), "{row:?}");
        }
    }
}

#[test]
fn the_catalogue_covers_the_field() {
    let catalogue = catalogue();
    assert!(catalogue.len() >= 16);
    let words = |column: &str| catalogue.values().map(|row| row[column].clone()).collect::<BTreeSet<_>>();
    let domains = ["police", "school", "social", "housing", "job", "leisure", "safety"];
    assert_eq!(words("domain"), domains.map(String::from).into());
    assert_eq!(words("measure"), Measure::WORDS.iter().map(ToString::to_string).collect());
    assert_eq!(words("granularity"), Granularity::WORDS.iter().map(ToString::to_string).collect());
    assert_eq!(words("direction").len(), 3);
    assert_eq!(words("base"), ["population", "none"].map(String::from).into());
    assert!(words("place_basis").is_superset(&["offence", "residence", "school"].map(String::from).into()));
    for row in catalogue.values() {
        for short in [&row["short_da"], &row["short_en"]] {
            assert!((1..=26).contains(&short.chars().count()), "{short}");
        }
        assert!(["definition_da", "definition_en", "name_en"].iter().all(|column| !row[*column].is_empty()));
    }
}

#[test]
fn rows_keep_the_contract() {
    let catalogue = catalogue();
    let mut keys = BTreeSet::new();
    let mut groups: BTreeMap<String, BTreeSet<AgeGroup>> = BTreeMap::new();
    for row in table("observations.csv") {
        let indicator = &catalogue[&row["indicator"]];
        let period: Period = row["period"].parse().unwrap();
        let age: AgeGroup = row["age_group"].parse().unwrap();
        assert_eq!(period.level().word(), indicator["granularity"], "{row:?}");
        assert!(keys.insert((row["indicator"].clone(), row["area"].clone(), period, age)), "twice: {row:?}");
        groups.entry(row["indicator"].clone()).or_default().insert(age);
        match indicator["measure"].as_str() {
            "count" => assert!(row["value"].parse::<u32>().is_ok() && row["base"].is_empty(), "{row:?}"),
            "share" => {
                let (value, base): (u32, u32) = (row["value"].parse().unwrap(), row["base"].parse().unwrap());
                assert!(value <= base, "{row:?}");
            }
            _ => assert!((4.0..=9.0).contains(&row["value"].parse().unwrap()), "{row:?}"),
        }
    }
    assert!(groups.values().filter(|ages| ages.len() > 1).count() >= 4);
    for ages in groups.values().map(|ages| ages.iter().copied().collect::<Vec<_>>()) {
        assert!(ages.iter().enumerate().all(|(at, a)| ages.iter().skip(at + 1).all(|b| !a.overlaps(*b))));
    }
}

#[test]
fn most_monthly_counts_of_areas_are_under_five() {
    let rows = table("observations.csv");
    for indicator in ["haervaerk", "vold-offentligt-rum", "ssp-bekymringer", "fyrvaerkeri"] {
        let mut cells: BTreeMap<(&str, &str), u32> = BTreeMap::new();
        for row in rows.iter().filter(|row| row["indicator"] == indicator && row["area"] != "unknown") {
            *cells.entry((&row["area"], &row["period"])).or_default() += row["value"].parse::<u32>().unwrap();
        }
        let small = cells.values().filter(|&&count| count < 5).count();
        assert!(small * 2 > cells.len(), "{indicator}: {small} of {}", cells.len());
    }
}

#[test]
fn only_the_newest_periods_are_provisional() {
    let rows = table("observations.csv");
    let provisional: BTreeSet<&str> =
        rows.iter().filter(|row| row["status"] == "provisional").map(|row| row["period"].as_str()).collect();
    assert_eq!(provisional, BTreeSet::from(["2026-08", "2026-09", "2026-10", "2026-H1", "2026-Q3"]));
    assert!(rows.iter().any(|row| row["area"] == "unknown"));
}
