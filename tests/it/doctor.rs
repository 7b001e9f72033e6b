//! `komspot doctor` as it is called: on a device with figures, and on one that has lost its mind.

use std::fs;
use std::path::Path;

use tempfile::TempDir;

use crate::harness::{Ran, komspot};

/// A device that has taken in the demo in its protected form, and was brought something more.
fn device() -> TempDir {
    let data = TempDir::new().unwrap();
    let bundle = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/protected");
    let [folder, bundle] = [data.path(), &bundle].map(|path| path.to_str().unwrap());
    let ran = komspot(&["--data-dir", folder, "import", "--unsigned", bundle]);
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
    fs::create_dir_all(data.path().join("inbox")).unwrap();
    fs::write(data.path().join("inbox/vollsmose-anmeldelser.zip"), "x").unwrap();
    data
}

/// The doctor's words, with settings whose server nobody runs.
fn doctor(data: &Path, lang: &str, settings: &str, more: &[&str]) -> Ran {
    let config = data.join("komspot.toml");
    // Port 1 belongs to nobody.
    fs::write(&config, format!("[server]\nlisten = '127.0.0.1:1'\n{settings}")).unwrap();
    let [config, folder] = [&config, data].map(|path: &Path| path.to_str().unwrap());
    let usual = ["--lang", lang, "--config", config, "--data-dir", folder, "doctor"];
    komspot(&[&usual[..], more].concat())
}

/// Every word of the bundle that a stranger might not expect in a mail: names of areas and indicators.
fn words() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/protected");
    let mut words = vec!["vollsmose-anmeldelser".to_owned(), "odense-demo".to_owned()];
    let areas: serde_json::Value =
        serde_json::from_str(&fs::read_to_string(folder.join("areas.geojson")).unwrap()).unwrap();
    for feature in areas["features"].as_array().unwrap() {
        words.extend(feature["properties"]["name"].as_str().map(str::to_owned));
    }
    let indicators = fs::read_to_string(folder.join("indicators.csv")).unwrap();
    for line in indicators.lines().skip(1) {
        words.extend(line.split(',').take(2).map(str::to_owned));
    }
    assert!(words.len() > 30, "{words:?}");
    words
}

#[test]
fn the_report_holds_no_name_and_no_figure_of_what_was_brought() {
    let data = device();
    let report = data.path().join("report.txt");
    for lang in ["da", "en"] {
        let ran = doctor(data.path(), lang, "", &["--report", report.to_str().unwrap()]);
        assert_eq!(ran.code, Some(3), "nobody runs the server: {}", ran.stdout);
        assert!(ran.stdout.contains("odense-demo"), "the house may know: {}", ran.stdout);
        let mailed = fs::read_to_string(&report).unwrap();
        for word in words() {
            let found = mailed.split(|sign: char| !(sign.is_alphanumeric() || sign == '-' || sign == '_'));
            let found =
                found.into_iter().any(|part| part == word) || (word.contains(' ') && mailed.contains(&word));
            assert!(!found, "{word} is in\n{mailed}");
        }
        let place = data.path().to_str().unwrap();
        assert!(!mailed.contains(place) && !mailed.contains('\u{1b}'), "{mailed}");
        assert!(
            mailed.lines().count() >= 18 && mailed.lines().all(|line| line.chars().count() <= 80),
            "{mailed}"
        );
    }
}

#[test]
fn settings_that_cannot_be_used_are_the_doctors_business_too() {
    let data = TempDir::new().unwrap();
    let ran = doctor(data.path(), "da", "[wall]\nscene_secs = 3\n", &[]);
    assert_eq!(ran.code, Some(3));
    let said = ran.stdout.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(said.contains("scene_secs") && said.contains("line 4"), "{}", ran.stdout);
    assert!(said.contains("FEJL Indstillinger") && said.contains("FEJL Server"), "{}", ran.stdout);
    assert!(said.ends_with("2 fejl skal rettes (FEJL). Begynd med den øverste."), "{}", ran.stdout);
}

#[test]
fn a_report_that_cannot_be_written_is_told() {
    let data = TempDir::new().unwrap();
    let ran = doctor(data.path(), "en", "", &["--report", "/nowhere/report.txt"]);
    assert_eq!(ran.code, Some(1));
    assert!(ran.stderr.contains("/nowhere/report.txt") && ran.stdout.contains("Server"), "{}", ran.stderr);
}
