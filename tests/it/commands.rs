//! The commands and the server as a user has them: the real program, from a
//! bundle on disk to what the screens are given.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use crate::harness::{Komspot, Ran, komspot, until};

fn data() -> (TempDir, String) {
    let folder = TempDir::new().unwrap();
    let path = folder.path().to_str().unwrap().to_owned();
    (folder, path)
}

fn good() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/bundles/good")
}

fn import(data: &str, bundle: &Path) -> Ran {
    komspot(&["--data-dir", data, "import", bundle.to_str().unwrap()])
}

/// The bundle `good` with one text of a file replaced.
fn altered(file: &str, old: &str, new: &str) -> TempDir {
    let folder = TempDir::new().unwrap();
    for entry in fs::read_dir(good()).unwrap() {
        let entry = entry.unwrap();
        fs::copy(entry.path(), folder.path().join(entry.file_name())).unwrap();
    }
    let path = folder.path().join(file);
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.contains(old), "{old:?} is not in {file}");
    fs::write(path, text.replacen(old, new, 1)).unwrap();
    folder
}

fn snapshot(server: &Komspot) -> String {
    server.get("/api/v1/status").json()["snapshot"].as_str().unwrap().to_owned()
}

/// The rows of an indicator by area, period and age group.
fn rows(server: &Komspot, indicator: &str) -> HashMap<[String; 3], HashMap<String, String>> {
    let answer = server.get(&format!("/api/v1/observations?indicator={indicator}&format=csv"));
    assert_eq!(answer.status, 200, "{}", answer.text());
    let mut reader = csv::Reader::from_reader(answer.body.as_slice());
    let header = reader.headers().unwrap().clone();
    assert_eq!(
        header.iter().collect::<Vec<_>>(),
        ["indicator", "area", "period", "age_group", "value", "mark", "base", "rate", "provisional"]
    );
    reader
        .records()
        .map(|record| {
            let record = record.unwrap();
            let row: HashMap<String, String> =
                header.iter().map(str::to_owned).zip(record.iter().map(str::to_owned)).collect();
            (["area", "period", "age_group"].map(|key| row[key].clone()), row)
        })
        .collect()
}

#[test]
fn the_demo_is_shown_until_something_is_imported() {
    let (_folder, data) = data();
    let server = Komspot::on(Path::new(&data));
    let status = server.get("/api/v1/status").json();
    assert_eq!(status["demo"], true);
    assert_eq!(status["areas"], 15);
    for page in ["/", "/wall", "/areas/03"] {
        let answer = server.get_with(page, &[("Accept", "text/html")]);
        assert_eq!(answer.status, 200);
        assert!(answer.text().contains("opdigtede tal"), "{page} does not say that its figures are invented");
    }
    let imported = import(&data, &good());
    assert_eq!(imported.code, Some(0), "{imported:?}");
    until("the imported snapshot", || (server.get("/api/v1/status").json()["demo"] == false).then_some(()));
    assert!(!server.get("/wall").text().contains("opdigtede tal"));
}

#[test]
fn a_new_snapshot_is_shown_by_the_running_server_and_told_to_its_screens() {
    let (_folder, data) = data();
    assert_eq!(import(&data, &good()).code, Some(0));
    let server = Komspot::on(Path::new(&data));
    let first = snapshot(&server);
    assert_eq!(import(&data, &good()).code, Some(0));
    let second = until("the second snapshot", || Some(snapshot(&server)).filter(|id| *id != first));
    assert!(second > first, "ids go up: {first} {second}");
    let back = komspot(&["--data-dir", &data, "snapshots", "rollback"]);
    assert_eq!(back.code, Some(0), "{back:?}");
    until("the first snapshot again", || (snapshot(&server) == first).then_some(()));
    let list = komspot(&["--data-dir", &data, "snapshots", "list"]).stdout;
    assert!(list.lines().any(|line| line.starts_with(&format!("* {first}"))), "{list}");
    let pruned = komspot(&["--data-dir", &data, "snapshots", "prune", "--keep", "1"]);
    assert_eq!(pruned.code, Some(0), "{pruned:?}");
    assert_eq!(snapshot(&server), first, "the one that is shown is never pruned");
}

#[test]
fn a_refused_bundle_leaves_what_is_shown() {
    let (_folder, data) = data();
    assert_eq!(import(&data, &good()).code, Some(0));
    let server = Komspot::on(Path::new(&data));
    let shown = snapshot(&server);
    let missing = TempDir::new().unwrap();
    let bad = [
        altered("observations.csv", "anmeldelser", "ukendt"),
        altered("observations.csv", ",all,", ",alle,"),
        altered("datapackage.json", "observations.csv", "../observations.csv"),
        altered("datapackage.json", "observations.csv", "findes-ikke.csv"),
        altered("areas.geojson", "\"FeatureCollection\"", "\"Noget andet\""),
        missing,
    ];
    for bundle in &bad {
        let refused = import(&data, bundle.path());
        assert_eq!(refused.code, Some(3), "{refused:?}");
        assert!(refused.stdout.contains("Afvist"), "{refused:?}");
        assert!(refused.stdout.contains("viser stadig"), "{refused:?}");
        let checked =
            komspot(&["--data-dir", &data, "check", bundle.path().to_str().unwrap(), "--format", "json"]);
        assert_eq!(checked.code, Some(3));
        let report: serde_json::Value = serde_json::from_str(&checked.stdout).unwrap();
        assert_eq!(report["verdict"], "refused");
        assert!(!report["findings"].as_array().unwrap().is_empty());
    }
    assert_eq!(snapshot(&server), shown);
    assert_eq!(server.get("/wall").status, 200);
}

#[test]
fn usage_is_told_from_failure() {
    let (_folder, data) = data();
    assert_eq!(komspot(&["--data-dir", &data, "tegn"]).code, Some(2));
    assert_eq!(komspot(&["--data-dir", &data, "snapshots", "prune", "--keep", "0"]).code, Some(2));
    let back = komspot(&["--data-dir", &data, "snapshots", "rollback"]);
    assert_eq!(back.code, Some(1), "{back:?}");
    assert_eq!(import(&data, Path::new("/findes/ikke")).code, Some(3));
    let broken = TempDir::new().unwrap();
    let settings = broken.path().join("komspot.toml");
    fs::write(&settings, "[protect]\nk = 1\n").unwrap();
    let refused =
        komspot(&["--config", settings.to_str().unwrap(), "--data-dir", &data, "snapshots", "list"]);
    assert_eq!(refused.code, Some(1));
    assert!(refused.stderr.contains("protect.k"), "{}", refused.stderr);
}

/// Real figures, held against the CSV by plain sums.
#[test]
fn served_totals_and_rates_equal_the_real_bundles_own_figures() {
    let bundle = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/bundles/dk-kommuner");
    if !bundle.exists() {
        println!("skipped: the real bundle is not here");
        return;
    }
    let (_folder, data) = data();
    let imported = import(&data, &bundle);
    assert_eq!(imported.code, Some(0), "{imported:?}");
    let server = Komspot::on(Path::new(&data));

    let mut population: HashMap<(String, String), f64> = HashMap::new();
    let mut all_persons: HashMap<String, f64> = HashMap::new();
    for record in csv::Reader::from_path(bundle.join("population.csv")).unwrap().records() {
        let record = record.unwrap();
        let persons: f64 = record[3].parse().unwrap();
        population.insert((record[0].to_owned(), record[1].to_owned()), persons);
        *all_persons.entry(record[1].to_owned()).or_default() += persons;
    }
    // By indicator and year: what the CSV's own rows of that year add up to.
    let mut sums: HashMap<(String, String), f64> = HashMap::new();
    let mut single: HashMap<[String; 3], f64> = HashMap::new();
    let mut reader =
        csv::ReaderBuilder::new().delimiter(b';').from_path(bundle.join("observations.csv")).unwrap();
    for record in reader.records() {
        let record = record.unwrap();
        let value: f64 = record[4].parse().unwrap();
        *sums.entry((record[0].to_owned(), record[2][..4].to_owned())).or_default() += value;
        single.insert([&record[0], &record[1], &record[2]].map(str::to_owned), value);
    }
    let (mut totals, mut rates) = (0, 0);
    let catalogue = server.get("/api/v1/indicators").json();
    let indicators =
        catalogue.as_array().cloned().unwrap_or_else(|| catalogue["indicators"].as_array().unwrap().clone());
    assert_eq!(indicators.len(), 9);
    for indicator in indicators {
        let id = indicator["id"].as_str().unwrap().to_owned();
        for ([area, period, age], row) in rows(&server, &id) {
            if row["mark"] != "published" || age != "all" {
                continue;
            }
            let value: f64 = row["value"].parse().unwrap();
            if area == "total" && period.len() == 4 {
                assert!((value - sums[&(id.clone(), period.clone())]).abs() < 0.5, "{id} {period}");
                totals += 1;
            }
            if let Some(own) =
                single.get(&[id.clone(), area.clone(), period.replace("-Q", "K").replace('-', "M")])
            {
                assert!((value - own).abs() < 0.5, "{id} {area} {period}");
            }
            let year = period[..4].to_owned();
            let persons = if area == "total" {
                all_persons.get(&year).copied()
            } else {
                population.get(&(area.clone(), year)).copied()
            };
            match (row["rate"].parse::<f64>(), persons) {
                (Ok(rate), Some(persons)) => {
                    let expected = 1000.0 * value / persons;
                    assert!(
                        (rate - expected).abs() <= 1e-9 * expected,
                        "{id} {area} {period}: {rate} {expected}"
                    );
                    rates += 1;
                }
                (Ok(rate), None) => panic!("{id} {area} {period}: a rate of {rate} without population"),
                (Err(_), _) => {}
            }
        }
    }
    assert!(totals > 80 && rates > 5000, "{totals} totals, {rates} rates");
}
