//! An import in its two halves, what a bundle would change, and what waits for a confirmation.

mod held;
mod history;
mod preview;

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use komspot::app::Hand;
use komspot::app::ImportError;
use komspot::app::Terms;
use komspot::app::stage::{self, Prepared, Publication};
use komspot::config::Limits;
use komspot::finding::Finding;
use komspot::logbook::{Actor, Deed, Logbook, Now};
use komspot::progress::Silent;
use komspot::snapshot::{Snapshot, Store};
use tempfile::TempDir;

use crate::harness::komspot;

/// A data directory, and a bundle of public figures that is written by hand: three areas, months.
pub struct Desk {
    folder: TempDir,
}

impl Desk {
    pub fn new() -> Self {
        let desk = Self { folder: TempDir::new().unwrap() };
        let good = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/bundles/good");
        fs::create_dir(desk.bundle()).unwrap();
        fs::copy(good.join("areas.geojson"), desk.bundle().join("areas.geojson")).unwrap();
        desk
    }

    pub fn bundle(&self) -> PathBuf {
        self.folder.path().join("bundle")
    }

    pub fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    pub fn store(&self) -> Store {
        Store::new(&self.data())
    }

    /// Writes the bundle: indicators by id, and whether they are to be protected; rows
    /// `indicator area period value status`.
    pub fn write(&self, version: &str, indicators: &[(&str, bool)], rows: &[&str]) -> &Self {
        let mut catalogue = String::from(
            "id,name_da,name_en,domain,source,definition_da,definition_en,measure,per,base,direction,\
             granularity,place_basis,protect,zeros,views\n",
        );
        for (id, protect) in indicators {
            writeln!(
                catalogue,
                "{id},Da {id},En {id},police,Eksempel,,,count,,none,risk,month,offence,{protect},published,\
                 area-month total-month"
            )
            .unwrap();
        }
        let mut table = String::from("indicator,area,period,age_group,value,base,status\n");
        for row in rows {
            let cells: Vec<&str> = row.split(' ').collect();
            let status = cells.get(4).copied().unwrap_or_default();
            writeln!(table, "{},{},{},all,{},,{status}", cells[0], cells[1], cells[2], cells[3]).unwrap();
        }
        let descriptor = format!(
            r#"{{"name": "proeve", "version": "{version}",
            "komspot": {{"municipality": {{"name": "Prøveby"}}}}, "resources": [
            {{"name": "areas", "path": "areas.geojson"}}, {{"name": "indicators", "path": "indicators.csv"}},
            {{"name": "observations", "path": "observations.csv"}}]}}"#
        );
        for (name, text) in
            [("indicators.csv", catalogue), ("observations.csv", table), ("datapackage.json", descriptor)]
        {
            fs::write(self.bundle().join(name), text).unwrap();
        }
        self
    }

    pub fn prepare(&self, name: &str) -> Prepared {
        let report = |_: &[_], _: Option<&_>| "[]".to_owned();
        let terms = Terms::default();
        stage::prepare(&self.bundle(), name, &self.store(), &terms, &Silent, &report).unwrap()
    }

    pub fn publish(&self, name: &str, limits: &Limits) -> Result<Publication, ImportError> {
        let store = self.store();
        let lock = store.lock().unwrap();
        let terms = Terms { confirm: limits.clone(), ..Terms::default() };
        stage::publish(&store, name, &terms, &hand("Anna"), &lock)
    }

    /// Both halves, one after the other.
    pub fn import(&self, limits: &Limits) -> Publication {
        assert!(matches!(self.prepare("job"), Prepared::Ready { .. }));
        self.publish("job", limits).unwrap()
    }

    pub fn run(&self, arguments: &[&str]) -> crate::harness::Ran {
        let data = self.data();
        komspot(&[&["--lang", "da", "--data-dir", data.to_str().unwrap()], arguments].concat())
    }

    pub fn staged(&self) -> Vec<String> {
        let Ok(entries) = fs::read_dir(self.data().join("staged")) else { return Vec::new() };
        let mut names: Vec<String> =
            entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    /// What was logged, oldest first.
    pub fn deeds(&self) -> Vec<String> {
        let log = Logbook::open(&self.data());
        assert!(log.verify(&[]).unwrap().is_whole());
        log.entries().unwrap().iter().map(|entry| entry.what.word().to_owned()).collect()
    }
}

/// Imports a bundle into a store by both halves, on the default terms; what was found where it is refused.
pub fn imported(bundle: &Path, store: &Store, hand: &Hand) -> Result<Snapshot, Vec<Finding>> {
    let report = |_: &[_], _: Option<&_>| "[]".to_owned();
    let terms = Terms::default();
    let lock = store.lock().unwrap();
    match stage::prepare(bundle, "job", store, &terms, &Silent, &report).unwrap() {
        Prepared::Ready { .. } => {}
        Prepared::Refused { findings } => return Err(findings),
    }
    match stage::publish(store, "job", &terms, hand, &lock).unwrap() {
        Publication::Shown { snapshot, .. } => Ok(*snapshot),
        Publication::Held(held) => panic!("{held:?}"),
    }
}

pub fn hand(name: &str) -> Hand {
    let utc = jiff::Timestamp::from_second(1_795_000_000).unwrap();
    Hand { who: Actor::user(name), signer: Some("kontor".into()), now: Now { utc, trusted: true } }
}

/// Three areas in two months.
pub const TWO_MONTHS: [&str; 6] = [
    "uro nord 2025-01 40",
    "uro syd 2025-01 30",
    "uro øst 2025-01 20",
    "uro nord 2025-02 41",
    "uro syd 2025-02 31",
    "uro øst 2025-02 21",
];

#[test]
fn what_is_prepared_is_not_seen_until_it_is_published() {
    let desk = Desk::new();
    desk.write("1", &[("uro", true)], &TWO_MONTHS);
    assert!(matches!(desk.prepare("job"), Prepared::Ready { .. }));
    assert_eq!((desk.store().current(), desk.deeds().len()), (None, 0));
    assert!(!desk.data().join("ledger.jsonl").exists(), "nothing but the folder was written");
    let names: Vec<String> = fs::read_dir(desk.data())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    assert_eq!(names, ["staged"]);
    // The bundle is not needed any more.
    fs::remove_dir_all(desk.bundle()).unwrap();
    let Publication::Shown { snapshot, .. } = desk.publish("job", &Limits::default()).unwrap() else {
        panic!("nothing is held by default")
    };
    assert_eq!(desk.store().current(), Some(snapshot.id.clone()));
    assert_eq!(desk.store().load(&snapshot.id).unwrap().release.indicators, snapshot.release.indicators);
    assert_eq!(desk.staged(), [""; 0]);
    assert_eq!(desk.run(&["ledger", "verify"]).code, Some(0));
    let entries = Logbook::open(&desk.data()).entries().unwrap();
    let told = Deed::Imported {
        snapshot: snapshot.id.as_str().into(),
        bundle: "proeve".into(),
        version: Some("1".into()),
        signer: Some("kontor".into()),
    };
    assert_eq!((entries.len(), &entries[0].what, &entries[0].who), (1, &told, &Actor::user("Anna")));
}

#[test]
fn what_was_worked_out_from_another_state_is_not_published() {
    let desk = Desk::new();
    desk.write("1", &[("uro", true)], &TWO_MONTHS[..3]);
    assert!(matches!(desk.prepare("late"), Prepared::Ready { .. }));
    // Swept away by an import in between, unless it is put aside.
    let aside = desk.folder.path().join("late");
    fs::rename(desk.data().join("staged/late"), &aside).unwrap();
    desk.import(&Limits::default());
    fs::rename(&aside, desk.data().join("staged/late")).unwrap();
    let before = desk.store().current();
    assert!(matches!(desk.publish("late", &Limits::default()), Err(ImportError::Outdated)));
    assert!(matches!(desk.publish("nothing", &Limits::default()), Err(ImportError::NotStaged(_))));
    assert!(matches!(desk.publish("../job", &Limits::default()), Err(ImportError::NotStaged(_))));
    assert_eq!(desk.store().current(), before);
    // Prepared anew it is.
    desk.import(&Limits::default());
    assert_eq!(desk.staged(), [""; 0], "and what was left is swept away");
}

#[test]
fn a_staged_folder_that_was_tampered_with_is_not_published() {
    let tampered: [fn(&Path); 7] = [
        |folder| std::os::unix::fs::symlink("/etc/hostname", folder.join("extra")).unwrap(),
        |folder| fs::create_dir(folder.join("more")).unwrap(),
        |folder| {
            fs::remove_file(folder.join("areas.geojson")).unwrap();
            std::os::unix::fs::symlink("/etc/hostname", folder.join("areas.geojson")).unwrap();
        },
        |folder| {
            let path = folder.join("ledger.jsonl");
            let text = fs::read_to_string(&path).unwrap();
            fs::write(path, text.replacen("\"40\"", "\"41\"", 1)).unwrap();
        },
        |folder| fs::remove_file(folder.join("manifest.json")).unwrap(),
        // No database is taken from whoever has read a bundle.
        |folder| fs::write(folder.join("snapshot.duckdb"), "DUCK").unwrap(),
        |folder| {
            let path = folder.join("figures.txt");
            let text = fs::read_to_string(&path).unwrap();
            fs::write(path, text.replacen("\n40", "\nNaN", 1)).unwrap();
        },
    ];
    let desk = Desk::new();
    desk.write("1", &[("uro", true)], &TWO_MONTHS[..3]);
    desk.import(&Limits::default());
    desk.write("2", &[("uro", true)], &TWO_MONTHS);
    let before = (desk.store().current(), fs::read(desk.data().join("ledger.jsonl")).unwrap());
    for tamper in tampered {
        desk.prepare("job");
        tamper(&desk.data().join("staged/job"));
        assert!(desk.publish("job", &Limits::default()).is_err());
        assert_eq!((desk.store().current(), fs::read(desk.data().join("ledger.jsonl")).unwrap()), before);
    }
    desk.import(&Limits::default());
}

#[test]
fn a_refused_bundle_leaves_nothing_but_a_line_in_the_log() {
    let desk = Desk::new();
    desk.write("1", &[("uro", true)], &["uro nord 2025-01 minus"]);
    let refused = desk.run(&["import", "--unsigned", desk.bundle().to_str().unwrap()]);
    assert_eq!(refused.code, Some(3), "{refused:?}");
    assert_eq!(desk.staged(), [""; 0]);
    let entries = Logbook::open(&desk.data()).entries().unwrap();
    assert_eq!(entries.len(), 1);
    assert!(matches!(&entries[0].what, Deed::Refused { bundle, .. } if bundle.as_str() == "proeve"));
}

#[test]
fn nothing_is_shown_that_the_log_could_not_be_told_of() {
    let desk = Desk::new();
    desk.write("1", &[("uro", true)], &TWO_MONTHS);
    fs::create_dir_all(desk.data().join("log.jsonl")).unwrap();
    let failed = desk.run(&["import", "--unsigned", desk.bundle().to_str().unwrap()]);
    assert_eq!(failed.code, Some(1), "{failed:?}");
    assert!(failed.stderr.contains("Loggen kan ikke skrives"), "{failed:?}");
    assert_eq!(desk.store().current(), None);
    fs::remove_dir(desk.data().join("log.jsonl")).unwrap();
    assert_eq!(desk.run(&["import", "--unsigned", desk.bundle().to_str().unwrap()]).code, Some(0));
}

#[test]
fn a_log_that_was_thrown_away_is_missed_by_the_snapshots() {
    let desk = Desk::new();
    desk.write("1", &[("uro", true)], &TWO_MONTHS);
    desk.import(&Limits::default());
    assert_eq!(desk.run(&["log", "verify"]).code, Some(0));
    for name in ["log.jsonl", "log.head"] {
        fs::remove_file(desk.data().join(name)).unwrap();
    }
    let gone = desk.run(&["log", "verify"]);
    assert_eq!(gone.code, Some(1), "{gone:?}");
}
