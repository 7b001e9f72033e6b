//! Month after month through the real program, with a ledger that is lost, cut, altered or exchanged.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use komspot::domain::Figure;
use komspot::snapshot::Store;
use tempfile::TempDir;

use crate::harness::{Ran, komspot};

/// Counts of three areas in six months, worked out by nobody: some small, some not.
const COUNTS: [[u32; 3]; 6] = [[12, 3, 31], [9, 0, 28], [15, 7, 22], [11, 2, 40], [8, 5, 19], [14, 1, 33]];

const INDICATORS: &str = "id,name_da,name_en,domain,source,definition_da,definition_en,measure,per,base,\
                          direction,granularity,place_basis,protect,views\n\
                          uro,Uro,Unrest,police,Eksempel,,,count,,none,risk,month,offence,true,\
                          area-month area-quarter total-month total-quarter\n";

/// A data directory and a bundle that grows.
struct Desk {
    folder: TempDir,
}

impl Desk {
    fn new(municipality: &str) -> Self {
        let desk = Self { folder: TempDir::new().unwrap() };
        let good = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/bundles/good");
        fs::create_dir(desk.bundle()).unwrap();
        fs::copy(good.join("areas.geojson"), desk.bundle().join("areas.geojson")).unwrap();
        fs::write(desk.bundle().join("indicators.csv"), INDICATORS).unwrap();
        let descriptor = format!(
            r#"{{"name": "uro", "komspot": {{"municipality": {{"name": "{municipality}"}}}}, "resources": [
            {{"name": "areas", "path": "areas.geojson"}}, {{"name": "indicators", "path": "indicators.csv"}},
            {{"name": "observations", "path": "observations.csv"}}]}}"#
        );
        fs::write(desk.bundle().join("datapackage.json"), descriptor).unwrap();
        desk
    }

    fn bundle(&self) -> std::path::PathBuf {
        self.folder.path().join("bundle")
    }

    fn data(&self) -> std::path::PathBuf {
        self.folder.path().join("data")
    }

    fn ledger(&self) -> std::path::PathBuf {
        self.data().join("ledger.jsonl")
    }

    /// Brings the first months.
    fn import(&self, months: usize) -> Ran {
        self.write(months);
        self.run(&["import", "--unsigned", self.bundle().to_str().unwrap()])
    }

    /// Makes the bundle that of the first months.
    fn write(&self, months: usize) {
        let mut rows = String::from("indicator,area,period,age_group,value\n");
        for (month, counts) in COUNTS.iter().enumerate().take(months) {
            for (area, count) in ["nord", "syd", "øst"].iter().zip(counts) {
                writeln!(rows, "uro,{area},2025-{:02},all,{count}", month + 1).unwrap();
            }
        }
        fs::write(self.bundle().join("observations.csv"), rows).unwrap();
    }

    fn run(&self, arguments: &[&str]) -> Ran {
        let data = self.data();
        let common = ["--lang", "da", "--data-dir", data.to_str().unwrap()];
        komspot(&[&common, arguments].concat())
    }

    /// What is shown, by area and period.
    fn shown(&self) -> BTreeMap<(String, String), Figure> {
        let store = Store::new(&self.data());
        let snapshot = store.load(&store.current().unwrap()).unwrap();
        let table = &snapshot.release.indicators[0].table;
        table
            .iter()
            .map(|(area, _, period, cell)| ((area.to_string(), period.to_string()), cell.figure))
            .collect()
    }

    /// An import is refused for the ledger's sake, the old snapshot stays, and
    /// the way back leads to a ledger that goes on.
    #[track_caller]
    fn refuses_and_is_restored(&self, months: usize, told: &str) {
        let before = self.shown();
        let refused = self.import(months);
        assert_eq!(refused.code, Some(1), "{refused:?}");
        assert!(refused.stderr.contains(told), "{told}: {}", refused.stderr);
        assert!(refused.stderr.contains("komspot ledger restore"), "{}", refused.stderr);
        assert!(refused.stderr.contains("viser stadig"), "{}", refused.stderr);
        assert_eq!(self.shown(), before);
        let verified = self.run(&["ledger", "verify"]);
        assert_eq!(verified.code, Some(1), "{verified:?}");
        assert!(verified.stderr.contains(told), "{verified:?}");
        assert_eq!(self.run(&["ledger", "restore"]).code, Some(0));
        assert_eq!(self.run(&["ledger", "verify"]).code, Some(0));
        let done = self.import(months);
        assert_eq!(done.code, Some(0), "{done:?}");
    }
}

#[test]
fn month_after_month_nothing_shown_is_altered_and_nothing_hidden_comes_out() {
    let desk = Desk::new("Odense");
    let mut before = BTreeMap::new();
    for months in 1..=6 {
        let done = desk.import(months);
        assert_eq!(done.code, Some(0), "{done:?}");
        let shown = desk.shown();
        for (key, figure) in &before {
            assert_eq!(shown.get(key), Some(figure), "{key:?} after {months} months");
        }
        before = shown;
    }
    assert!(before.values().any(|figure| figure.is_suppressed()));
    assert!(before.values().any(|figure| figure.known().is_some()));
    let verified = desk.run(&["ledger", "verify"]);
    assert!(verified.stdout.contains("7 linjer"), "a header and six releases: {verified:?}");
}

#[test]
fn a_lost_cut_or_altered_ledger_stops_the_import_until_it_is_restored() {
    let desk = Desk::new("Odense");
    assert_eq!(desk.run(&["ledger", "verify"]).code, Some(0), "nothing was published yet");
    for months in 1..=2 {
        assert_eq!(desk.import(months).code, Some(0));
    }
    fs::remove_file(desk.ledger()).unwrap();
    desk.refuses_and_is_restored(3, "mangler");

    let text = fs::read_to_string(desk.ledger()).unwrap();
    let header = text.split_inclusive('\n').next().unwrap();
    fs::write(desk.ledger(), header).unwrap();
    desk.refuses_and_is_restored(4, "har 1 linjer");

    let text = fs::read_to_string(desk.ledger()).unwrap();
    fs::write(desk.ledger(), text.replacen("\"31\"", "\"32\"", 1)).unwrap();
    desk.refuses_and_is_restored(5, "ændret");
}

#[test]
fn the_ledger_of_another_municipality_is_told_from_ones_own() {
    let (desk, other) = (Desk::new("Odense"), Desk::new("Aarhus"));
    for desk in [&desk, &other] {
        assert_eq!(desk.import(1).code, Some(0));
    }
    fs::copy(other.ledger(), desk.ledger()).unwrap();
    desk.refuses_and_is_restored(2, "er fra Aarhus");
}

#[test]
fn a_ledger_that_is_longer_than_what_is_shown_goes_on() {
    let desk = Desk::new("Odense");
    for months in 1..=3 {
        assert_eq!(desk.import(months).code, Some(0));
    }
    let newest = desk.shown();
    assert_eq!(desk.run(&["snapshots", "rollback"]).code, Some(0));
    assert_ne!(desk.shown(), newest);
    assert_eq!(desk.run(&["ledger", "verify"]).code, Some(0));
    assert_eq!(desk.import(3).code, Some(0));
    assert_eq!(desk.shown(), newest, "what was released once is shown again as it was");
}

#[test]
fn what_was_hidden_in_an_issue_that_is_shown_no_longer_stays_hidden() {
    let desk = Desk::new("Odense");
    let at = |name: &str| desk.folder.path().join(name);
    let protect = |out: &str, ledger: Option<&str>| {
        let (bundle, out) = (desk.bundle(), at(out));
        let ledger = ledger.map(|name| at(name).join("ledger.jsonl"));
        let mut arguments = vec!["protect", bundle.to_str().unwrap(), "--out", out.to_str().unwrap()];
        arguments.extend(ledger.iter().flat_map(|file| ["--ledger", file.to_str().unwrap()]));
        let ran = desk.run(&arguments);
        assert_eq!(ran.code, Some(0), "{ran:?}");
    };
    let bring = |name: &str| desk.run(&["import", "--unsigned", at(name).to_str().unwrap()]);
    desk.write(1);
    protect("january", None);
    assert_eq!(bring("january").code, Some(0));
    desk.write(2);
    protect("february", Some("january"));
    assert_eq!(bring("february").code, Some(0));
    let syd = ("syd".to_owned(), "2025-02".to_owned());
    assert!(desk.shown()[&syd].is_suppressed(), "nobody in syd");
    assert_eq!(desk.run(&["snapshots", "rollback"]).code, Some(0));

    // February again, with figures of which none is small, and protected as if there had been none before.
    let rows = fs::read_to_string(desk.bundle().join("observations.csv")).unwrap();
    fs::write(desk.bundle().join("observations.csv"), rows.replace("syd,2025-02,all,0", "syd,2025-02,all,9"))
        .unwrap();
    protect("corrected", Some("january"));
    let refused = bring("corrected");
    assert_eq!(refused.code, Some(3), "{refused:?}");
    assert!(refused.stdout.contains("byområdet syd, perioden 2025-02"), "{}", refused.stdout);
    protect("going-on", Some("february"));
    assert_eq!(bring("going-on").code, Some(0));
    assert!(desk.shown()[&syd].is_suppressed());
}

#[test]
fn a_bundle_that_rewrites_history_changes_nothing_that_was_shown() {
    let desk = Desk::new("Odense");
    assert_eq!(desk.import(6).code, Some(0));
    let before = desk.shown();
    let rows = fs::read_to_string(desk.bundle().join("observations.csv")).unwrap();
    fs::write(desk.bundle().join("observations.csv"), rows.replace("2025-01,all,31", "2025-01,all,77"))
        .unwrap();
    assert_eq!(desk.run(&["import", "--unsigned", desk.bundle().to_str().unwrap()]).code, Some(0));
    assert_eq!(desk.shown(), before);
}

#[test]
fn the_report_keeps_what_was_proved() {
    let desk = Desk::new("Odense");
    assert_eq!(desk.import(2).code, Some(0));
    let report = fs::read(desk.data().join("current/report.json")).unwrap();
    let report: serde_json::Value = serde_json::from_slice(&report).unwrap();
    assert_eq!(report["audit"]["blocks"], 1);
    assert_eq!(report["audit"]["programs"], serde_json::Value::Null, "that follows from hidden counts");
    let store = Store::new(&desk.data());
    let audit = store.load(&store.current().unwrap()).unwrap().origin.audit.unwrap();
    assert_eq!(audit.blocks, 1);
}
