//! The commands and the server as a user has them: the real program, from a
//! bundle on disk to what the screens are given.

use std::collections::HashMap;
use std::fs;
use std::io::{BufRead as _, BufReader, Cursor, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

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
    komspot(&["--data-dir", data, "import", "--unsigned", bundle.to_str().unwrap()])
}

/// A bundle on disk, gone when dropped.
struct Bad {
    _folder: TempDir,
    path: PathBuf,
}

/// A copy of the bundle `good`, changed by hand.
fn changed(change: impl FnOnce(&Path)) -> Bad {
    let folder = TempDir::new().unwrap();
    for entry in fs::read_dir(good()).unwrap() {
        let entry = entry.unwrap();
        fs::copy(entry.path(), folder.path().join(entry.file_name())).unwrap();
    }
    change(folder.path());
    Bad { path: folder.path().to_owned(), _folder: folder }
}

/// With one text of a file replaced, everywhere in it.
fn altered(file: &str, old: &str, new: &str) -> Bad {
    changed(|folder| {
        let text = fs::read_to_string(folder.join(file)).unwrap();
        assert!(text.contains(old), "{old:?} is not in {file}");
        fs::write(folder.join(file), text.replacen(old, new, 1)).unwrap();
    })
}

/// With some bytes of a file replaced.
fn bytes(file: &str, old: &[u8], new: &[u8]) -> Bad {
    changed(|folder| {
        let mut content = fs::read(folder.join(file)).unwrap();
        let at = content.windows(old.len()).position(|window| window == old).unwrap();
        content.splice(at..at + old.len(), new.iter().copied());
        fs::write(folder.join(file), content).unwrap();
    })
}

fn written(file: &str, text: &str) -> Bad {
    changed(|folder| fs::write(folder.join(file), text).unwrap())
}

fn without(file: &str) -> Bad {
    changed(|folder| fs::remove_file(folder.join(file)).unwrap())
}

/// With a file cut so many bytes before its end.
fn cut(file: &str, bytes: usize) -> Bad {
    changed(|folder| {
        let content = fs::read(folder.join(file)).unwrap();
        fs::write(folder.join(file), &content[..content.len() - bytes]).unwrap();
    })
}

/// A file of its own instead of a folder.
fn file(name: &str, content: &[u8]) -> Bad {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join(name);
    fs::write(&path, content).unwrap();
    Bad { _folder: folder, path }
}

fn zipped(members: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in members {
        zip.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(content).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A zip archive of which only one part in `parts` has arrived.
fn packed(parts: usize) -> Bad {
    let content = fs::read(good().join("areas.geojson")).unwrap();
    let zip = zipped(&[("datapackage.json", b"{}".to_vec()), ("areas.geojson", content)]);
    file("pakke.zip", &zip[..zip.len() / parts])
}

fn bomb() -> Bad {
    file("bombe.zip", &zipped(&[("datapackage.json", vec![b' '; 64 << 20])]))
}

fn link_out() -> Bad {
    changed(|folder| {
        fs::remove_file(folder.join("observations.csv")).unwrap();
        std::os::unix::fs::symlink("/etc/hostname", folder.join("observations.csv")).unwrap();
    })
}

fn duckdb_cut_short() -> Bad {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("pakke.duckdb");
    let connection = duckdb::Connection::open(&path).unwrap();
    connection
        .execute_batch("CREATE TABLE observations AS SELECT range AS value FROM range(100000)")
        .unwrap();
    connection.close().map_err(|(_, error)| error).unwrap();
    let whole = fs::read(&path).unwrap();
    fs::write(&path, &whole[..whole.len() / 2]).unwrap();
    Bad { _folder: folder, path }
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

/// Every bad bundle that users have to expect, and what they read about it.
fn bad_bundles() -> Vec<(Bad, &'static str)> {
    let observation = |old, new| altered("observations.csv", old, new);
    let descriptor = |old, new| altered("datapackage.json", old, new);
    vec![
        (without("datapackage.json"), "Der er ingen datapackage.json"),
        (without("observations.csv"), "er nævnt, men ligger ikke i datapakken"),
        (
            descriptor("\"observations.csv\"", "\"observations.csv\", \"hash\": \"sha256:00\""),
            "Filen er ikke den, beskrivelsen mener",
        ),
        (
            descriptor("\"observations.csv\"", "\"observations.csv\", \"bytes\": 7"),
            "byte; beskrivelsen siger 7",
        ),
        (cut("observations.csv", 4), "Filen slutter midt i en række"),
        (packed(2), "Arkivet slutter, før det er helt"),
        (duckdb_cut_short(), "DuckDB-filen slutter, før den er hel"),
        (bytes("observations.csv", b"nord,2024", b"n\xf8rd,2024"), "Filen er ikke UTF-8"),
        (
            descriptor("\"observations.csv\"", "\"observations.csv\", \"dialect\": {\"delimiter\": \";\"}"),
            "Det angivne skilletegn »;«",
        ),
        (observation("haervaerk,syd", "graffiti,syd"), "»graffiti« er ikke beskrevet"),
        (observation("haervaerk,syd", "haervaerk,vest"), "»vest« findes ikke i areas"),
        (observation("haervaerk,syd,2025-01", "haervaerk,syd,januar"), "»januar« er ikke en periode"),
        (observation("2025-01,all,1", "2025-01,unge,1"), "»unge« er ikke en aldersgruppe"),
        (observation("2025-01,all,1", "2025-01,all,-3"), "»-3« er negativt"),
        (observation("2025-01,all,1", "2025-01,all,1.5"), "»1.5« er ikke et helt tal"),
        (observation("anmeldelser,syd,2025,all,7", "anmeldelser,syd,2024,all,7"), "har allerede et tal"),
        (observation("anmeldelser,syd,2025,", "anmeldelser,syd,2025-01,"), "Perioden »2025-01« er kortere"),
        (observation("all,12,120", "all,121,120"), "Antallet 121 er større end basen 120"),
        (
            observation("anmeldelser,nord,2024,0-17", "anmeldelser,nord,2024,18-24"),
            "men der er ingen befolkningstal for aldersgruppen 18-24",
        ),
        (written("observations.csv", "indicator,area,period,age_group,value\n"), "Tabellen har ingen rækker"),
        (descriptor("\"observations.csv\"", "\"../observations.csv\""), "fører ud af datapakken"),
        (descriptor("\"observations.csv\"", "\"/etc/passwd\""), "fører ud af datapakken"),
        (link_out(), "er en genvej"),
        (bomb(), "Arkivet fylder langt mere udpakket"),
        (altered("areas.geojson", "\"FeatureCollection\"", "\"Noget andet\""), "areas.geojson: "),
    ]
}

#[test]
fn every_bad_bundle_is_told_and_leaves_what_is_shown() {
    let (_folder, data) = data();
    assert_eq!(import(&data, &good()).code, Some(0));
    let server = Komspot::on(Path::new(&data));
    let shown = snapshot(&server);
    for (bundle, told) in bad_bundles() {
        let refused = import(&data, &bundle.path);
        assert_eq!(refused.code, Some(3), "{told}: {refused:?}");
        assert!(refused.stdout.contains(told), "{told}: {refused:?}");
        assert!(refused.stdout.contains("Afvist") && refused.stdout.contains("viser stadig"), "{refused:?}");
        let path = bundle.path.to_str().unwrap();
        let checked = komspot(&["--data-dir", &data, "check", path, "--format", "json"]);
        assert_eq!(checked.code, Some(3), "{told}");
        let report: serde_json::Value = serde_json::from_str(&checked.stdout).unwrap();
        assert_eq!(report["verdict"], "refused");
        assert!(!report["findings"].as_array().unwrap().is_empty());
        assert_eq!(snapshot(&server), shown, "{told}");
    }
    assert_eq!(server.get("/wall").status, 200);
}

#[test]
fn only_an_empty_device_is_said_to_show_the_demo() {
    let invented = |server: &Komspot| server.said().iter().any(|line| line.contains("viser demoen"));
    let (folder, data) = data();
    assert!(invented(&Komspot::on(folder.path())), "nothing was imported");
    let demo = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/demo");
    assert_eq!(import(&data, &demo).code, Some(0));
    let server = Komspot::on(folder.path());
    assert_eq!(server.get("/api/v1/status").json()["demo"], true, "the bundle is marked as a demo");
    assert!(!invented(&server), "{:?}", server.said());
}

#[test]
fn an_import_that_is_killed_changes_nothing() {
    let (folder, data) = data();
    let demo = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/demo");
    assert_eq!(import(&data, &demo).code, Some(0));
    let before = komspot(&["--data-dir", &data, "snapshots", "list"]).stdout;
    for stage in ["Åbner", "Gennemgår", "Beskytter", "Skriver"] {
        let mut import = Command::new(env!("CARGO_BIN_EXE_komspot"))
            .args(["--lang", "da", "--data-dir", &data, "import", "--unsigned"])
            .arg(&demo)
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(import.stderr.take().unwrap()).lines();
        assert!(lines.any(|line| line.unwrap().starts_with(stage)), "{stage} was never begun");
        import.kill().unwrap();
        import.wait().unwrap();
        let after = komspot(&["--data-dir", &data, "snapshots", "list"]).stdout;
        // It may have been done before the blow fell: then it is done wholly.
        if after != before {
            let back = komspot(&["--data-dir", &data, "snapshots", "rollback"]);
            assert_eq!(back.code, Some(0), "{stage}: {after} {back:?}");
        }
    }
    assert_eq!(import(&data, &demo).code, Some(0), "the next import succeeds");
    let left: Vec<String> = fs::read_dir(folder.path().join("snapshots"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.starts_with('.'))
        .collect();
    assert_eq!(left, [""; 0], "nothing half written stays behind");
}

#[test]
fn one_import_at_a_time_and_the_other_is_told() {
    let (_folder, data) = data();
    let store = ::komspot::snapshot::Store::new(Path::new(&data));
    let lock = store.lock().unwrap();
    let busy = import(&data, &good());
    assert_eq!(busy.code, Some(1), "{busy:?}");
    assert!(busy.stderr.contains("En anden indlæsning er i gang"), "{busy:?}");
    drop(lock);
    assert_eq!(import(&data, &good()).code, Some(0));
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
