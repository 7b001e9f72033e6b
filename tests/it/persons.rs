//! What is about one person never gets in, and is never repeated. All numbers
//! here are made up for their shape.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use proptest::prelude::*;
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::harness::{Komspot, Ran, komspot};

/// A bundle of the fixtures that may be altered, and what the program keeps.
struct Desk {
    folder: TempDir,
}

impl Desk {
    fn good() -> Self {
        let desk = Self { folder: TempDir::new().unwrap() };
        std::fs::create_dir(desk.bundle()).unwrap();
        let from = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/bundles/good"));
        for entry in std::fs::read_dir(from).unwrap().flatten() {
            std::fs::copy(entry.path(), desk.bundle().join(entry.file_name())).unwrap();
        }
        desk
    }

    fn bundle(&self) -> PathBuf {
        self.folder.path().join("bundle")
    }

    fn read(&self, file: &str) -> String {
        std::fs::read_to_string(self.bundle().join(file)).unwrap()
    }

    fn write(self, file: &str, text: &str) -> Self {
        std::fs::write(self.bundle().join(file), text).unwrap();
        self
    }

    fn replace(self, file: &str, old: &str, new: &str) -> Self {
        let text = self.read(file);
        assert!(text.contains(old), "{old:?} is not in {file}");
        self.write(file, &text.replacen(old, new, 1))
    }

    /// Puts a text into one cell of a table; the header is row 0.
    fn plant(self, file: &str, row: usize, column: usize, cell: &str) -> Self {
        let text = self.read(file);
        let mut lines: Vec<Vec<String>> =
            text.lines().map(|line| line.split(',').map(str::to_owned).collect()).collect();
        lines[row][column] = format!("\"{}\"", cell.replace('"', "\"\""));
        let text: Vec<_> = lines.iter().map(|cells| cells.join(",")).collect();
        self.write(file, &(text.join("\n") + "\n"))
    }

    fn alter_json(self, file: &str, alter: impl FnOnce(&mut Value)) -> Self {
        let mut value = serde_json::from_str(&self.read(file)).unwrap();
        alter(&mut value);
        let text = serde_json::to_string_pretty(&value).unwrap();
        self.write(file, &text)
    }

    /// Settings beside the bundle.
    fn settings(self, text: &str) -> Self {
        std::fs::write(self.folder.path().join("komspot.toml"), text).unwrap();
        self
    }

    /// Settings that the office's key has signed, as they lie in the fixtures.
    fn signed(self, name: &str) -> Self {
        let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/settings");
        let beside = |name: &str| self.folder.path().join(name);
        std::fs::create_dir(beside("keys")).unwrap();
        for (from, to) in [
            (format!("{name}.toml"), "komspot.toml"),
            (format!("{name}.toml.minisig"), "komspot.toml.minisig"),
            ("keys/office.pub".to_owned(), "keys/office.pub"),
        ] {
            std::fs::copy(fixtures.join(from), beside(to)).unwrap();
        }
        self
    }

    fn run(&self, command: &[&str]) -> Ran {
        let data = self.folder.path().join("data");
        let settings = self.folder.path().join("komspot.toml");
        if !settings.exists() {
            std::fs::write(&settings, "").unwrap();
        }
        let bundle = self.bundle();
        let mut arguments =
            vec!["--config", settings.to_str().unwrap(), "--data-dir", data.to_str().unwrap()];
        arguments.extend(command);
        arguments.push(bundle.to_str().unwrap());
        komspot(&arguments)
    }

    /// Everything that the program says of the bundle, in every form, and writes.
    fn everything_said(&self) -> String {
        let mut said = String::new();
        for command in [
            &["check"][..],
            &["check", "--format", "json"],
            &["import", "--unsigned"],
            &["--lang", "en", "check"],
        ] {
            let ran = self.run(command);
            assert_eq!(ran.code, Some(3), "{command:?} did not refuse: {}{}", ran.stdout, ran.stderr);
            write!(said, "{}{}", ran.stdout, ran.stderr).unwrap();
        }
        let data = self.folder.path().join("data");
        assert!(!data.join("current").exists(), "nothing is published");
        said
    }

    /// Codes with line and column, as programs read them.
    fn alarms(&self) -> Vec<(String, Option<u64>, String)> {
        let ran = self.run(&["check", "--format", "json"]);
        let report: Value = serde_json::from_str(&ran.stdout).unwrap();
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let findings = report["findings"].as_array().unwrap().iter();
        findings
            .filter(|finding| finding["severity"] == "refused")
            .map(|finding| (text(&finding["code"]), finding["line"].as_u64(), text(&finding["column"])))
            .collect()
    }

    /// The one thing wrong is this, and the secret is in nothing that is said.
    #[track_caller]
    fn refused_for(&self, code: &str, line: impl Into<Option<u64>>, column: &str, secret: &str) {
        assert_eq!(self.alarms(), [(code.to_owned(), line.into(), column.to_owned())], "for {secret}");
        let said = self.everything_said();
        assert!(!said.contains(secret), "{secret} is repeated in\n{said}");
        assert!(!said.contains('⟦') && !said.contains("{$"), "{said}");
    }
}

#[test]
fn person_numbers_are_refused_in_every_table() {
    for number in ["0101011234", "010101-1234", "010101 1234", "se 010101-1234 (sag)", "6101011234"] {
        let secret = "1234";
        let area = Desk::good().plant("observations.csv", 10, 1, number);
        area.refused_for("person-number", 11, "area", secret);
        let value = Desk::good().plant("observations.csv", 10, 4, number);
        value.refused_for("person-number", 11, "value", secret);
        let persons = Desk::good().plant("population.csv", 1, 3, number);
        persons.refused_for("person-number", 2, "persons", secret);
        let definition = Desk::good().plant("indicators.csv", 2, 5, number);
        definition.refused_for("person-number", 3, "definition_da", secret);
    }
    let ten = Desk::good().plant("observations.csv", 10, 4, "9876598765");
    ten.refused_for("person-number", 11, "value", "98765");
}

#[test]
fn what_leads_to_a_person_is_refused_by_what_it_looks_like() {
    for (text, code, secret) in [
        ("spørg prøve@eksempel.dk", "person-email", "eksempel.dk"),
        ("23 45 67 89", "person-phone", "45 67"),
        ("ring tlf. 23456789", "person-phone", "234567"),
        ("sket ved Prøvevej 17 B", "person-address", "Prøvevej"),
        ("barn født 14.05.2010", "person-birth-date", "14.05"),
        ("2010-05-14", "person-birth-date", "05-14"),
    ] {
        Desk::good().plant("indicators.csv", 1, 4, text).refused_for(code, 2, "source", secret);
    }
}

#[test]
fn an_alarm_in_one_column_is_not_quoted_in_another() {
    let desk = Desk::good().plant("indicators.csv", 1, 1, "Prøvevej 17").plant("indicators.csv", 1, 2, "");
    let alarms = desk.alarms();
    assert_eq!(alarms, [("person-address".to_owned(), Some(2), "name_da".to_owned())]);
    assert!(!desk.everything_said().contains("Prøvevej"), "the missing English name does not quote it");
    let doubled = Desk::good().alter_json("areas.geojson", |areas| {
        for feature in areas["features"].as_array_mut().unwrap() {
            feature["properties"]["name"] = json!("Prøvevej 17");
        }
    });
    assert!(!doubled.everything_said().contains("Prøvevej"), "nor do two areas of one name");
}

#[test]
fn ordinary_texts_and_ids_raise_no_alarm() {
    for text in [
        "Opgjort 010124 efter reglerne fra 01.01.2024",
        "Distrikt 10",
        "Alle 15 byområder, 10–14 år",
        "Skolevej 10–14 år",
        "Lov nr. 1234 af 2024-01-01",
        "DK-82",
    ] {
        let ran = Desk::good().plant("indicators.csv", 1, 4, text).run(&["check"]);
        assert_eq!((ran.code, ran.stdout.as_str()), (Some(0), "Godkendt: ingen fejl.\n"), "{text}");
    }
}

#[test]
fn descriptor_and_file_names_are_looked_at() {
    let title = Desk::good().alter_json("datapackage.json", |package| {
        package["sources"] = json!([{"title": "udtræk 010101-1234"}]);
    });
    title.refused_for("person-number-in-text", None, "sources.title", "1234");
    let named = Desk::good().write("brev 010101-1234.txt", "");
    named.refused_for("person-number-in-name", None, "", "1234");
}

#[test]
fn properties_and_points_among_the_areas_are_refused() {
    let note = |value: Value| {
        Desk::good().alter_json("areas.geojson", |areas| areas["features"][0]["properties"]["note"] = value)
    };
    let alarms = note(json!("010101-1234")).alarms();
    assert_eq!(alarms.len(), 1);
    let (code, line, column) = &alarms[0];
    assert_eq!((code.as_str(), column.as_str()), ("person-number-in-text", "note"));
    assert!(line.is_some_and(|line| line > 1), "the line is told");
    assert!(!note(json!("010101-1234")).everything_said().contains("1234"));
    assert_eq!(note(json!({"hjem": "Prøvevej 17"})).alarms()[0].0, "person-address");
    let mail = Desk::good().alter_json("areas.geojson", |areas| {
        areas["features"][0]["properties"]["telefon"] = json!("");
    });
    assert_eq!(mail.alarms()[0].0, "personal-data-property");
    let point = Desk::good().alter_json("areas.geojson", |areas| {
        let point = json!({"type": "Feature", "properties": {"id": "x", "name": "X"},
            "geometry": {"type": "Point", "coordinates": [10.403_921, 55.395_113]}});
        areas["features"].as_array_mut().unwrap().push(point);
    });
    point.refused_for("point-geometries", None, "", "395113");
}

#[test]
fn columns_of_persons_and_points_are_named() {
    for (name, code) in [
        ("cpr", "personal-data-column"),
        ("barnets_fornavn", "personal-data-column"),
        ("E-mail", "personal-data-column"),
        ("fødselsdato", "personal-data-column"),
        ("vej", "personal-data-column"),
        ("lat", "point-column"),
        ("geometry", "point-column"),
        ("bemærkning", "column-unknown"),
    ] {
        let table = format!("indicator,area,period,age_group,value,{name}\nhaervaerk,nord,2025-01,all,4,\n");
        let desk = Desk::good().write("observations.csv", &table);
        assert_eq!(desk.alarms(), [(code.to_owned(), Some(1), name.to_owned())]);
    }
    let filled = "indicator,area,period,age_group,value,x1\nhaervaerk,nord,2025-01,all,4,23456789\n";
    let alarms = Desk::good().write("observations.csv", filled).alarms();
    let codes: Vec<_> = alarms.iter().map(|(code, line, _)| (code.as_str(), *line)).collect();
    assert_eq!(codes, [("column-unknown", Some(1)), ("person-phone", Some(2))]);
}

#[test]
fn a_table_without_header_is_not_quoted() {
    let table = "010101-1234,prøve@eksempel.dk\n020202-1234,andet@eksempel.dk\n";
    let said = Desk::good().write("observations.csv", table).everything_said();
    assert!(!said.contains("1234") && !said.contains("eksempel"), "{said}");
}

#[test]
fn a_row_for_each_case_is_more_than_a_table_can_have() {
    let mut table = "indicator,area,period,age_group,value\n".to_owned();
    for _ in 0..40 {
        table.push_str("haervaerk,nord,2025-01,all,1\nhaervaerk,syd,2025-02,all,1\n");
    }
    let said = Desk::good().write("observations.csv", &table).run(&["check"]).stdout;
    assert!(
        said.contains(
            "observations.csv, kolonne indicator: Nøgletallet »haervaerk« har 80 rækker. Det er flere, end 3 byområder, 2 "
        ),
        "{said}"
    );
}

#[test]
fn the_settings_can_acknowledge_a_column() {
    let planted = || {
        Desk::good().plant("indicators.csv", 1, 4, "nr. 0101011234").plant(
            "indicators.csv",
            2,
            4,
            "010101-1234",
        )
    };
    let desk = planted().signed("source");
    let checked = desk.run(&["check"]);
    assert_eq!(checked.code, Some(0), "{}", checked.stdout);
    let expected = "indicators.csv, linje 2, kolonne source: 2 celler ligner CPR-numre, men kolonnen er kvitteret i \
                    indstillingerne. Værdierne vises ikke her.";
    assert!(checked.stdout.contains(expected), "{}", checked.stdout);
    assert!(!checked.stdout.contains("1234") && !checked.stderr.contains("1234"));
    assert!(checked.stderr.contains("acknowledged by the settings"), "{}", checked.stderr);
    let imported = desk.run(&["import", "--unsigned"]);
    assert_eq!(imported.code, Some(0), "{}", imported.stdout);
    assert!(imported.stdout.contains(expected));
    let other = planted().signed("definition_da");
    assert_eq!(other.run(&["check"]).code, Some(3), "only the column that is named");
    let unusable = Desk::good().plant("observations.csv", 10, 1, "010101-1234").signed("area");
    assert_eq!(unusable.run(&["check"]).code, Some(3), "an area that is not there is still none");
    let slip = planted().settings("[check]\nacknowledged = ['indicators.kilde']\n").run(&["check"]);
    assert_eq!(slip.code, Some(1));
    assert!(slip.stderr.contains("check.acknowledged = \"indicators.kilde\""), "{}", slip.stderr);
}

#[test]
fn only_signed_settings_acknowledge() {
    let told = |desk: &Desk, expected: &str| {
        let ran = desk.run(&["check"]);
        assert_eq!(ran.code, Some(1), "{ran:?}");
        assert!(ran.stderr.contains("check.acknowledged needs signed settings"), "{}", ran.stderr);
        assert!(ran.stderr.contains(expected), "{expected}: {}", ran.stderr);
    };
    let unsigned = Desk::good().settings("[check]\nacknowledged = ['indicators.source']\n");
    told(&unsigned, "not signed");
    // A column more than what was signed.
    let changed = Desk::good().signed("source");
    let more = "[check]\nacknowledged = ['indicators.source', 'observations.area']\n";
    told(&changed.settings(more), "signed by none of the keys");
    let keyless = Desk::good().signed("source");
    std::fs::remove_file(keyless.folder.path().join("keys/office.pub")).unwrap();
    told(&keyless, "no public key");
    let scrawl = Desk::good().signed("source");
    std::fs::write(scrawl.folder.path().join("komspot.toml.minisig"), "underskrevet\n").unwrap();
    told(&scrawl, "no minisign signature");
    // Settings that acknowledge nothing need no signature.
    assert_eq!(Desk::good().settings("[protect]\nk = 5\n").run(&["check"]).code, Some(0));
}

/// The texts of all files below a folder that hold the words.
fn files_with(folder: &Path, words: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for path in std::fs::read_dir(folder).unwrap().flatten().map(|entry| entry.path()) {
        if path.is_dir() {
            found.extend(files_with(&path, words));
        } else if String::from_utf8_lossy(&std::fs::read(&path).unwrap()).contains(words) {
            found.push(path);
        }
    }
    found
}

#[test]
fn what_is_acknowledged_is_kept_in_the_report_without_its_value() {
    let desk = Desk::good().plant("indicators.csv", 1, 4, "nr. 0101011234").signed("source");
    assert_eq!(desk.run(&["import", "--unsigned"]).code, Some(0));
    let reports = files_with(&desk.folder.path().join("data"), "alarm-acknowledged");
    assert!(!reports.is_empty(), "the snapshot's report tells of it");
    for report in reports {
        assert!(!std::fs::read_to_string(report).unwrap().contains("0101011234"));
    }
}

#[test]
fn a_bundle_called_like_a_person_is_not_named() {
    let desk = Desk::good();
    let named = desk.folder.path().join("010101-1234");
    std::fs::rename(desk.bundle(), &named).unwrap();
    let data = desk.folder.path().join("data");
    let data = data.to_str().unwrap();
    for format in ["text", "json"] {
        let ran = komspot(&["--data-dir", data, "check", "--format", format, named.to_str().unwrap()]);
        assert!(ran.code == Some(0) && !(ran.stdout + &ran.stderr).contains("1234"));
    }
}

#[test]
fn what_is_asked_for_is_not_repeated_by_the_server() {
    let komspot = Komspot::demo();
    for path in [
        "/0101011234",
        "/areas/0101011234",
        "/?indicator=0101011234",
        "/api/v1/observations?indicator=010101-1234",
        "/api/v1/signals?indicator=0101011234",
        "/map.svg?period=0101011234",
    ] {
        let response = komspot.get(path);
        assert!(response.status >= 400 || !response.text().contains("1234"), "{path}");
        assert!(!response.text().contains("1234"), "{path}: {}", response.text());
    }
}

#[test]
fn a_rule_below_three_is_no_rule() {
    for k in [0, 1, 2, 21] {
        let ran = Desk::good().settings(&format!("[protect]\nk = {k}\n")).run(&["check"]);
        assert_eq!(ran.code, Some(1));
        assert!(ran.stderr.contains("protect.k"), "{}", ran.stderr);
    }
}

#[test]
fn parts_of_the_population_fit_the_whole() {
    let whole = Desk::good().replace("population.csv", "nord,2024,18+", "nord,2024,all,1000\nnord,2024,18+");
    whole.refused_for("population-parts-differ", 3, "persons", "⟦");
    let bases = Desk::good().replace(
        "observations.csv",
        "all,12,120",
        "all,12,120,\nfravaer,nord,2024/2025,7-15,1,190",
    );
    let alarms: Vec<_> = bases.alarms().into_iter().map(|(code, ..)| code).collect();
    assert_eq!(alarms, ["age-group-bases-exceed-all"]);
}

#[test]
fn bundles_that_are_fine_stay_fine() {
    for (bundle, needed) in [
        ("data/demo", true),
        ("tests/fixtures/bundles/small", true),
        ("../shared/bundles/dk-kommuner", false),
    ] {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(bundle);
        if !needed && !path.exists() {
            eprintln!("skipped: {bundle} is not here");
            continue;
        }
        let data = TempDir::new().unwrap();
        let ran = komspot(&["--data-dir", data.path().to_str().unwrap(), "check", path.to_str().unwrap()]);
        assert_eq!(ran.code, Some(0), "{bundle}: {}{}", ran.stdout, ran.stderr);
    }
}

/// Tables of the fixture: rows and columns that a text can be planted in.
const TABLES: [(&str, usize, usize); 3] =
    [("observations.csv", 16, 7), ("indicators.csv", 3, 14), ("population.csv", 6, 4)];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]
    #[test]
    fn no_planted_number_is_missed_or_repeated(
        table in 0..TABLES.len(), row in 1..100_usize, column in 0..100_usize,
        before in "([a-zæøå <>&;:]{1,20}[a-zæøå ])?", after in "([a-zæøå ,;][a-zæøå <>&]{0,20})?",
        day in 1..=28_u8, month in 1..=12_u8, year in 0..=99_u8, serial in 5000..=9999_u16, between in "[ -]?",
    ) {
        let (file, rows, columns) = TABLES[table];
        let number = format!("{day:02}{month:02}{year:02}{between}{serial}");
        let cell = format!("{before}{number}{after}");
        let desk = Desk::good();
        let lines = desk.read(file).lines().count();
        prop_assert!(lines > rows, "the fixture has fewer rows than thought: {lines}", lines = lines);
        let (row, column) = (1 + row % rows, column % columns);
        let desk = desk.plant(file, row, column, &cell);
        let said = desk.everything_said();
        prop_assert!(desk.alarms().iter().any(|(code, line, _)| code == "person-number"
            && *line == u64::try_from(row + 1).ok()), "{cell:?} in {file}: {said}", cell = cell, file = file, said = said);
        for part in [number.as_str(), &serial.to_string()] {
            prop_assert!(!said.contains(part), "{part} of {cell:?} is repeated: {said}", part = part, cell = cell, said = said);
        }
    }

    #[test]
    fn counts_below_a_hundred_million_never_alarm(count in 0..100_000_000_u64, persons in 400..100_000_000_u64) {
        let desk = Desk::good()
            .write("observations.csv", &format!("indicator,area,period,age_group,value\nhaervaerk,nord,2025-01,all,{count}\n"))
            .plant("population.csv", 1, 3, &persons.to_string());
        let ran = desk.run(&["check"]);
        prop_assert_eq!(ran.code, Some(0), "{}", ran.stdout);
    }
}
