//! `komspot protect`: the command, its folder, and the demo that it makes.

use std::fs;
use std::path::Path;

use tempfile::TempDir;

use super::{good, ours, protected};
use crate::harness::{Ran, komspot};
use komspot::bundle::columns::INDICATORS;

const FILES: [&str; 6] = [
    "areas.geojson",
    "datapackage.json",
    "indicators.csv",
    "ledger.jsonl",
    "observations.csv",
    "population.csv",
];

fn protect(bundle: &Path, out: &Path) -> Ran {
    komspot(&["--lang", "da", "protect", bundle.to_str().unwrap(), "--out", out.to_str().unwrap()])
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

#[test]
fn a_bundle_without_hidden_counts_is_written() {
    let folder = TempDir::new().unwrap();
    let out = folder.path().join("ud");
    let ran = protect(good().path(), &out);
    assert_eq!(ran.code, Some(0), "{ran:?}");
    assert!(ran.stdout.contains("Mappen indeholder ingen skjulte tal"), "{ran:?}");
    assert_eq!(names(&out), FILES);
    assert_eq!(names(folder.path()), ["ud"], "nothing is left beside it");
    let mut table = csv::Reader::from_path(out.join("observations.csv")).unwrap();
    let header = table.headers().unwrap().clone();
    assert_eq!(
        header.iter().collect::<Vec<_>>(),
        ["indicator", "area", "period", "age_group", "value", "base", "mark", "status"]
    );
    for row in table.records().map(Result::unwrap) {
        let row: Vec<_> = row.iter().collect();
        assert_eq!(row[6] == "published", !row[4].is_empty(), "{row:?}");
        if row[0] == "anmeldelser" && row[6] == "published" {
            let value: u32 = row[4].parse().unwrap();
            assert!(value >= 5, "{row:?}");
        }
    }
    let text = fs::read_to_string(out.join("observations.csv")).unwrap();
    assert!(text.contains("anmeldelser,øst,2024,all,,,below_k,\n"), "3 is under 5:\n{text}");
    assert!(text.contains("anmeldelser,nord,2024,all,31,,published,\n"), "{text}");
}

#[test]
fn no_column_of_the_catalogue_is_lost() {
    let told = |column: &str| match column {
        "id" => "anmeldelser",
        "name_da" => "Anmeldelser",
        "name_en" => "Reports",
        "short_da" => "Anm.",
        "short_en" => "Rep.",
        "domain" => "police",
        "source" => "Eksempel",
        "definition_da" => "Antal i året",
        "definition_en" => "Number in the year",
        "measure" => "count",
        "per" => "10000",
        "base" => "none",
        "direction" => "context",
        "granularity" => "year",
        "place_basis" => "residence",
        "protect" => "false",
        "zeros" => "published",
        "rhythm_days" => "400",
        "views" => "total-year area-year",
        "family" => "alle",
        other => panic!("{other} is told by no indicator of this test"),
    };
    let table = |file: &Path| -> Vec<Vec<String>> {
        let mut table = csv::ReaderBuilder::new().has_headers(false).from_path(file).unwrap();
        table.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
    };
    let bundle = good();
    let header = INDICATORS.map(|column| column.name);
    let cells = header.map(told);
    fs::write(bundle.path().join("indicators.csv"), format!("{}\n{}\n", header.join(","), cells.join(",")))
        .unwrap();
    let figures = fs::read_to_string(bundle.path().join("observations.csv")).unwrap();
    let own = |line: &&str| line.starts_with("indicator,") || line.starts_with("anmeldelser,");
    let figures: Vec<_> = figures.lines().filter(own).collect();
    fs::write(bundle.path().join("observations.csv"), figures.join("\n") + "\n").unwrap();
    let (_folder, out) = protected(bundle.path());
    assert_eq!(table(&out.join("indicators.csv")), [header, cells]);
}

#[test]
fn what_is_there_already_is_never_written_over() {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("brev.txt"), "hej").unwrap();
    let good = ours("tests/fixtures/bundles/good");
    for out in [folder.path().to_owned(), folder.path().join("brev.txt")] {
        let ran = protect(&good, &out);
        assert_eq!(ran.code, Some(1), "{ran:?}");
        assert!(ran.stderr.contains("er ikke en tom mappe"), "{ran:?}");
    }
    assert_eq!(names(folder.path()), ["brev.txt"]);
    let empty = folder.path().join("tom");
    fs::create_dir(&empty).unwrap();
    assert_eq!(protect(&good, &empty).code, Some(0), "an empty folder is filled");
    assert_eq!(names(&empty), FILES);
}

#[test]
fn a_faulty_bundle_is_refused_and_nothing_is_written() {
    let (folder, bundle) = protected(&ours("tests/fixtures/bundles/good"));
    let out = folder.path().join("igen");
    let twice = protect(&bundle, &out);
    assert_eq!(twice.code, Some(3), "{twice:?}");
    assert!(twice.stdout.contains("allerede beskyttet"), "{twice:?}");
    let nowhere = protect(Path::new("/findes/ikke"), &out);
    assert_eq!(nowhere.code, Some(3), "{nowhere:?}");
    assert_eq!(names(folder.path()), ["out"]);
}

#[test]
fn the_same_bundle_gives_the_same_bytes() {
    let good = ours("tests/fixtures/bundles/good");
    let ((_one, a), (_other, b)) = (protected(&good), protected(&good));
    for file in FILES {
        assert!(fs::read(a.join(file)).unwrap() == fs::read(b.join(file)).unwrap(), "{file}");
    }
}

#[test]
fn the_shipped_demo_is_what_the_program_makes_of_the_invented_figures() {
    let (_folder, made) = protected(&ours("data/demo"));
    let shipped = ours("data/protected");
    assert_eq!(names(&shipped), names(&made));
    for file in FILES {
        let same = fs::read(made.join(file)).unwrap() == fs::read(shipped.join(file)).unwrap();
        assert!(same, "data/protected/{file} differs: run `make demo`");
    }
}

#[test]
fn a_device_can_refuse_true_counts() {
    let folder = TempDir::new().unwrap();
    let settings = folder.path().join("komspot.toml");
    fs::write(&settings, "[protect]\naccept = \"protected\"\n[trust]\nunsigned = \"accept\"\n").unwrap();
    let data = folder.path().join("data");
    let run = |command: &str, bundle: &Path| {
        let [settings, data, bundle] = [&settings, &data, bundle].map(|path| path.to_str().unwrap());
        komspot(&["--lang", "da", "--config", settings, "--data-dir", data, command, bundle])
    };
    let good = ours("tests/fixtures/bundles/good");
    for command in ["check", "import"] {
        let refused = run(command, &good);
        assert_eq!(refused.code, Some(3), "{refused:?}");
        assert!(refused.stdout.contains("komspot protect DATAPAKKE --out MAPPE"), "{refused:?}");
    }
    let (_folder, bundle) = protected(&good);
    assert_eq!(run("check", &bundle).code, Some(0));
    assert_eq!(run("import", &bundle).code, Some(0));
    fs::write(&settings, "[protect]\nk = 7\n[trust]\nunsigned = \"accept\"\n").unwrap();
    let other = run("import", &bundle);
    assert_eq!(other.code, Some(3), "{other:?}");
    assert!(other.stdout.contains("grænsen 5, men her er grænsen 7"), "{other:?}");
}
