//! The demo bundle: as its generator writes it, as large as a city, and true to its table of truths.

// Unwrapping is how a test says what it takes for granted, in its own functions too.
#![allow(clippy::unwrap_used)]

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use komspot::domain::{AgeGroup, AreaId, Granularity, Measure, Period, Population};
use sha2::{Digest, Sha256};

#[path = "../../data/generator/invent/mod.rs"]
mod invent;

use invent::truths::{CHANGES, CLUSTER, GAPS, LASTING, QUIET, SEASONS};

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

/// Value and base of all rows of an indicator and area (`*` for all) from one period up to another.
fn sum(rows: &[Record], indicator: &str, area: &str, from: &str, to: &str) -> (f64, f64) {
    let (from, to): (Period, Period) = (from.parse().unwrap(), to.parse().unwrap());
    rows.iter()
        .filter(|row| row["indicator"] == indicator && (area == "*" || row["area"] == area))
        .filter(|row| (from..=to).contains(&row["period"].parse().unwrap()))
        .fold((0.0, 0.0), |(value, base), row| {
            (value + row["value"].parse::<f64>().unwrap(), base + row["base"].parse().unwrap_or(0.0))
        })
}

fn count(rows: &[Record], indicator: &str, area: &str, from: &str, to: &str) -> f64 {
    sum(rows, indicator, area, from, to).0
}

/// Per cent.
fn share(rows: &[Record], indicator: &str, area: &str, from: &str, to: &str) -> f64 {
    let (value, base) = sum(rows, indicator, area, from, to);
    100.0 * value / base
}

#[track_caller]
fn within(value: f64, range: std::ops::RangeInclusive<f64>) {
    assert!(range.contains(&value), "{value} is not within {range:?}");
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
        let hex: String = Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(resource["hash"], format!("sha256:{hex}"));
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
            _ => within(row["value"].parse().unwrap(), 4.0..=9.0),
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

#[test]
fn what_was_not_delivered_has_no_row() {
    let rows = table("observations.csv");
    for (indicator, area, first, last) in GAPS {
        let of = |at: &str| {
            rows.iter().any(|row| row["indicator"] == indicator && row["area"] == area && row["period"] == at)
        };
        assert!(!of(first) && !of(last), "{indicator} {area}");
    }
}

#[test]
fn truths_name_what_exists() {
    let rows = table("observations.csv");
    let known: BTreeSet<(&str, &str)> =
        rows.iter().map(|row| (row["indicator"].as_str(), row["area"].as_str())).collect();
    let changed = CHANGES.iter().map(|truth| (truth.indicator, truth.area.unwrap_or("01")));
    let cluster = CLUSTER.1.iter().map(|area| (CLUSTER.0, *area));
    for pair in changed.chain(cluster).chain(LASTING).chain(SEASONS).chain(QUIET) {
        assert!(known.contains(&pair), "{pair:?}");
    }
    for (indicator, area) in SEASONS.into_iter().chain(QUIET) {
        let is_changed = CHANGES
            .iter()
            .any(|truth| truth.indicator == indicator && truth.area.is_none_or(|changed| changed == area));
        assert!(!is_changed, "{indicator} {area} is said to be quiet");
    }
}

#[test]
fn planted_counts_are_plain_to_see() {
    let rows = &table("observations.csv");
    let ratio = |indicator, area, (from, to), (before_from, before_to)| {
        count(rows, indicator, area, from, to) / count(rows, indicator, area, before_from, before_to)
    };
    // Whole years, so that the season cancels. Ranges allow for two standard deviations of chance and more.
    within(ratio("haervaerk", "06", ("2025-03", "2026-02"), ("2024-03", "2025-02")), 1.4..=3.4);
    within(ratio("indbrud", "15", ("2022-Q1", "2024-Q4"), ("2019-Q1", "2021-Q4")), 0.35..=0.6);
    within(ratio("ssp-bekymringer", "12", ("2026-07", "2026-09"), ("2025-07", "2025-09")), 2.0..=8.0);
    within(ratio("underretninger", "09", ("2025-01", "2025-12"), ("2022-01", "2022-12")), 1.3..=2.0);
    within(ratio("sigtelser-15-24", "03", ("2025-Q1", "2025-Q4"), ("2020-Q1", "2020-Q4")), 0.55..=0.85);
    within(ratio("fraflytninger", "03", ("2020-Q1", "2022-Q4"), ("2017-Q1", "2019-Q4")), 1.6..=2.0);
    within(ratio("fraflytninger", "03", ("2023-Q1", "2025-Q4"), ("2017-Q1", "2019-Q4")), 0.85..=1.15);
    within(ratio("indbrud", "*", ("2025-Q1", "2025-Q4"), ("2016-Q1", "2016-Q4")), 0.6..=0.8);
    within(ratio("underretninger", "*", ("2024-01", "2024-12"), ("2016-01", "2016-12")), 1.15..=1.45);
    within(ratio("vold-offentligt-rum", "*", ("2020-03", "2020-06"), ("2019-03", "2019-06")), 0.3..=0.7);
}

#[test]
fn planted_shares_and_means_are_plain_to_see() {
    let rows = &table("observations.csv");
    let rise = |indicator, area, (from, to), (before_from, before_to)| {
        share(rows, indicator, area, from, to) - share(rows, indicator, area, before_from, before_to)
    };
    within(rise("fritidsjob", "03", ("2026-H1", "2026-H1"), ("2020-H1", "2021-H2")), 7.0..=15.0);
    within(rise("klubmedlemmer", "02", ("2026-H1", "2026-H1"), ("2020-H1", "2022-H2")), -15.0..=-6.0);
    within(rise("hverken-job-uddannelse", "14", ("2025-Q1", "2026-Q3"), ("2023-Q1", "2024-Q4")), 4.0..=6.0);
    within(rise("fravaer-over-10", "*", ("2025/2026", "2025/2026"), ("2017/2018", "2018/2019")), 2.5..=4.5);
    within(rise("glad-for-skolen", "*", ("2025/2026", "2025/2026"), ("2016/2017", "2016/2017")), -7.0..=-3.5);
    within(rise("uden-job-uddannelse-18-64", "*", ("2025", "2025"), ("2016", "2016")), -3.0..=-1.8);
    within(rise("foreningsmedlemmer", "*", ("2020", "2021"), ("2018", "2019")), -5.0..=-3.0);
    let marks = |from, to| count(rows, "karaktersnit-9-klasse", "15", from, to) / 2.0;
    within(marks("2024/2025", "2025/2026") - marks("2018/2019", "2019/2020"), 0.35..=1.05);
}

#[test]
fn lasting_levels_last_and_seasons_return() {
    let rows = &table("observations.csv");
    let people = population();
    let per_head = |indicator, area: &str, year: i16| {
        let quarters = (format!("{year}-Q1"), format!("{year}-Q4"));
        let persons = people.persons(&AreaId::new(area), year, AgeGroup::All).unwrap();
        count(rows, indicator, area, &quarters.0, &quarters.1) / f64::from(u32::try_from(persons).unwrap())
    };
    for year in 2016..=2025 {
        for other in ["01", "09", "14", "15"] {
            assert!(per_head("sigtelser-15-24", "03", year) > 2.0 * per_head("sigtelser-15-24", other, year));
            assert!(
                per_head("registreringer-10-14", "03", year)
                    > 4.0 * per_head("registreringer-10-14", other, year)
            );
        }
        let year = &year.to_string();
        assert!(
            share(rows, "tryg-i-nabolaget", "03", year, year)
                < share(rows, "tryg-i-nabolaget", "*", year, year)
        );
        // Fireworks belong to December and January.
        for area in ["01", "03"] {
            let whole = count(rows, "fyrvaerkeri", area, &format!("{year}-01"), &format!("{year}-12"));
            let winter = count(rows, "fyrvaerkeri", area, &format!("{year}-01"), &format!("{year}-01"))
                + count(rows, "fyrvaerkeri", area, &format!("{year}-12"), &format!("{year}-12"));
            within(winter / whole, 0.5..=0.95);
        }
        let july = count(rows, "underretninger", "*", &format!("{year}-07"), &format!("{year}-07"));
        let june = count(rows, "underretninger", "*", &format!("{year}-06"), &format!("{year}-06"));
        within(july / june, 0.25..=0.6);
    }
    for area in CLUSTER.1 {
        let since = |area| (2016..=2025).map(|year| per_head(CLUSTER.0, area, year)).sum::<f64>();
        assert!(since(area) > 1.2 * since("12"), "{area}");
    }
}

#[test]
fn where_nothing_happens_nothing_is_seen() {
    let rows = &table("observations.csv");
    let catalogue = catalogue();
    for (indicator, area) in QUIET {
        // Per person or per row, four years early and four late.
        let level = |first: i16| {
            let years = first..first + 4;
            let (value, weight) = rows
                .iter()
                .filter(|row| row["indicator"] == indicator && row["area"] == area)
                .filter(|row| years.contains(&row["period"].parse::<Period>().unwrap().first_year()))
                .fold((0.0, 0.0), |(value, weight), row| {
                    let persons: f64 = row["base"].parse().unwrap_or(1.0);
                    let times = if catalogue[indicator]["measure"] == "mean" { persons } else { 1.0 };
                    (value + times * row["value"].parse::<f64>().unwrap(), weight + persons)
                });
            value / weight
        };
        within(level(2022) / level(2017), 0.8..=1.25);
    }
}
