//! The store of snapshots: what was published stays whole, whatever happens.

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use komspot::app::clock::Clock;
use komspot::app::follow::Follower;
use komspot::app::{Hand, ImportError, history};
use komspot::config::{ClockTrust, Retention};
use komspot::domain::{
    AgeGroup, AreaId, Base, Direction, Domain, Figure, Granularity, Indicator, IndicatorId, Known, Mark,
    Measure, PlaceBasis, Population, Zeros,
};
use komspot::finding::Findings;
use komspot::geometry::{Coverage, Reading};
use komspot::logbook::{Actor, Deed, Logbook, Now, Text};
use komspot::release::{Cell, Published, Release, ReleaseTable};
use komspot::snapshot::folder::{self, Papers};
use komspot::snapshot::{Lock, Origin, Scribe, SnapshotId, Store, StoreError};

use crate::stage::hand;

/// A release with every kind of cell, over the schematic map.
fn release(municipality: &str) -> Release {
    let map = include_bytes!("../../maps/odense-15-skematisk.geojson");
    let coverage = Coverage::read(map, &Reading::default(), &mut Findings::default()).unwrap();
    let indicator = Indicator {
        id: IndicatorId::new("vold"),
        name_da: "Vold <&>".into(),
        name_en: "Violence".into(),
        short_da: "Vold".into(),
        short_en: "Violence".into(),
        domain: Domain("police".into()),
        source: "Fyns Politi".into(),
        definition_da: String::new(),
        definition_en: "\"quoted\"\nlines".into(),
        measure: Measure::Share,
        per: 100,
        base: Base::None,
        direction: Direction::Risk,
        granularity: Granularity::Quarter,
        place_basis: PlaceBasis::Offence,
        protect: true,
        zeros: Zeros::Published,
        rhythm_days: Some(31),
        views: None,
        family: Some("straffelov".into()),
    };
    let areas: Vec<AreaId> = coverage.places().iter().map(|place| place.area.id.clone()).collect();
    let areas: Vec<AreaId> = areas.into_iter().chain([AreaId::new("total")]).collect();
    let kinds = [
        Figure::Known(Known { value: 12.5, base: Some(40) }),
        Figure::Known(Known { value: 0.0, base: None }),
        Figure::Suppressed(Mark::BelowK),
        Figure::Suppressed(Mark::AtLeastK),
        Figure::Suppressed(Mark::Hidden),
        Figure::Missing,
    ];
    let periods = vec!["2024-Q1".parse().unwrap(), "2024-Q2".parse().unwrap()];
    let ages = vec![AgeGroup::All, "10-14".parse().unwrap()];
    let parts = vec!["10-14".parse().unwrap()];
    let cells = (0..areas.len() * 4)
        .map(|at| Cell { figure: kinds[at % kinds.len()], provisional: at % 7 == 0 })
        .collect();
    let table = ReleaseTable::new(areas.clone(), ages, periods, cells, parts)
        .unwrap()
        .with_thresholds(vec![
            (komspot::domain::Period::year(2024), 5),
            (komspot::domain::Period::year(2025), 7),
        ])
        .with_revised(vec![(komspot::domain::Period::year(2024), 61)]);
    let mut population = Population::default();
    for (at, area) in (0_u64..).zip(&areas) {
        population.insert(area.clone(), 2024, AgeGroup::All, 1000 + at);
    }
    Release {
        municipality: municipality.into(),
        coverage: Arc::new(coverage),
        population: Arc::new(population),
        indicators: vec![Published { indicator: Arc::new(indicator), table: Arc::new(table) }],
        notes: Vec::new(),
    }
}

fn origin(version: &str) -> Origin {
    Origin {
        bundle: "prøve".into(),
        title: Some("En prøve".into()),
        version: Some(version.into()),
        digest: "ab".repeat(32),
        sources: vec!["Os selv".into()],
        demo: false,
        k: 5,
        audit: None,
        signer: None,
    }
}

fn publish(store: &Store, name: &str) -> SnapshotId {
    let lock = store.lock().unwrap();
    show(store, name, &lock).unwrap()
}

/// Writes a snapshot, takes it in and shows it, as an import does.
fn show(store: &Store, name: &str, lock: &Lock) -> Result<SnapshotId, StoreError> {
    store.sweep(lock)?;
    let (aside, origin) = (tempfile::tempdir_in(store.root()).unwrap(), origin(name));
    let versions = store.versions()?;
    let papers = Papers { origin: &origin, versions: &versions, report: "[]", ledger: None };
    folder::write(aside.path(), &release(name), papers, store.scribe())?;
    let id = store.next_id(&origin)?;
    store.take_in(aside.path(), &id, lock)?;
    store.show(&id, lock)?;
    Ok(id)
}

fn back(store: &Store, to: Option<&SnapshotId>, lock: &Lock) -> Result<SnapshotId, ImportError> {
    history::roll_back(store, to, "en prøve", &hand("Anna"), lock)
}

fn store() -> (tempfile::TempDir, Store) {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::new(folder.path());
    (folder, store)
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

#[test]
fn what_is_published_is_read_back_unchanged() {
    let (_folder, store) = store();
    assert_eq!(store.current(), None);
    let id = publish(&store, "Odense");
    assert_eq!(store.current(), Some(id.clone()));
    let loaded = store.load(&id).unwrap();
    let made = release("Odense");
    assert_eq!(loaded.id, id);
    assert_eq!(loaded.origin, origin("Odense"));
    assert_eq!(loaded.release.municipality, "Odense");
    assert_eq!(loaded.release.indicators, made.indicators);
    assert_eq!(loaded.release.population, made.population);
    let names = |release: &Release| -> Vec<String> {
        release.coverage.places().iter().map(|place| place.area.name.clone()).collect()
    };
    assert_eq!(names(&loaded.release), names(&made));
}

#[test]
fn a_draft_says_the_same_as_the_snapshot_that_is_made_of_it() {
    let (draft, snapshot) = (tempfile::tempdir().unwrap(), written(None).unwrap());
    let (made, origin, versions) = (release("Odense"), origin("1"), BTreeMap::new());
    let papers = Papers { origin: &origin, versions: &versions, report: "[]", ledger: None };
    folder::write_draft(draft.path(), &made, papers).unwrap();
    let (draft, snapshot) =
        (folder::read_draft(draft.path()).unwrap(), folder::read(snapshot.path()).unwrap());
    assert_eq!(draft.release.indicators, snapshot.release.indicators);
    assert_eq!(draft.release.indicators, made.indicators);
    assert_eq!(draft.release.population, snapshot.release.population);
    assert_eq!(draft.release.coverage, snapshot.release.coverage);
    assert_eq!((draft.origin, draft.ledger), (snapshot.origin, snapshot.ledger));
}

/// A folder filled by way of a scribe.
fn written(scribe: Option<&Scribe>) -> Result<tempfile::TempDir, StoreError> {
    let folder = tempfile::tempdir().unwrap();
    let (origin, versions) = (origin("1"), BTreeMap::new());
    let papers = Papers { origin: &origin, versions: &versions, report: "[]", ledger: None };
    folder::write(folder.path(), &release("Odense"), papers, scribe).map(|()| folder)
}

#[test]
fn a_process_of_its_own_writes_the_same_tables() {
    let scribe = Scribe::new(env!("CARGO_BIN_EXE_komspot").into());
    let made = release("Odense");
    for scribe in [None, Some(&scribe)] {
        let folder = written(scribe).unwrap();
        // Without the text the tables are what is read.
        fs::remove_file(folder.path().join("figures.txt")).unwrap();
        let read = folder::read(folder.path()).unwrap().release;
        assert_eq!(read.indicators, made.indicators, "{scribe:?}");
        assert_eq!(read.population, made.population, "{scribe:?}");
    }
}

#[test]
fn a_process_that_does_not_write_the_tables_says_why() {
    let folder = tempfile::tempdir().unwrap();
    let fails = |says: &str| {
        let program = folder.path().join("scribe");
        fs::write(&program, format!("#!/bin/sh\n{says}\nexit 1\n")).unwrap();
        fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).unwrap();
        written(Some(&Scribe::new(program))).unwrap_err()
    };
    let full = fails("echo 'komspot: x.duckdb: No space left on device (os error 28)' >&2");
    assert!(full.is_full(), "{full}");
    let other = fails("echo 'out of ink' >&2");
    assert!(!other.is_full() && other.to_string().contains("out of ink"), "{other}");
    let absent = written(Some(&Scribe::new(folder.path().join("absent")))).unwrap_err();
    assert!(matches!(absent, StoreError::Io { .. }), "{absent}");
}

#[test]
fn history_goes_back_and_on() {
    let (_folder, store) = store();
    let ids: Vec<SnapshotId> = ["a", "b", "c"].map(|name| publish(&store, name)).into();
    assert_eq!(ids.iter().map(SnapshotId::number).collect::<Vec<_>>(), [1, 2, 3]);
    let lock = store.lock().unwrap();
    assert_eq!(back(&store, None, &lock).unwrap(), ids[1]);
    assert_eq!(store.current().as_ref(), Some(&ids[1]));
    assert_eq!(back(&store, Some(&ids[0]), &lock).unwrap(), ids[0]);
    assert!(matches!(store.way_back(None), Err(StoreError::NothingEarlier)));
    let unknown = SnapshotId::parse("000009-00000000").unwrap();
    assert!(matches!(store.way_back(Some(&unknown)), Err(StoreError::Unknown(_))));
    drop(lock);
    assert_eq!(publish(&store, "d").number(), 4, "numbers are never used twice");
    let current: Vec<bool> = store.list().unwrap().iter().map(|entry| entry.current).collect();
    assert_eq!(current, [false, false, false, true]);
}

#[test]
fn pruning_keeps_the_newest_and_the_one_shown() {
    let (_folder, store) = store();
    let ids: Vec<SnapshotId> = ["a", "b", "c", "d"].map(|name| publish(&store, name)).into();
    let lock = store.lock().unwrap();
    back(&store, Some(&ids[0]), &lock).unwrap();
    let one = Retention { keep: 1, keep_days: None, free_megabytes: 0 };
    assert_eq!(history::prune(&store, &one, &hand("Anna"), &lock).unwrap(), ids[1..3]);
    store.remove(&ids[0], &lock).unwrap();
    let left: Vec<SnapshotId> = store.list().unwrap().into_iter().map(|entry| entry.id).collect();
    assert_eq!(left, [ids[0].clone(), ids[3].clone()]);
    store.load(&ids[0]).unwrap();
}

/// Notes in the log that a snapshot was made then, by a clock that was set or was not.
fn noted(store: &Store, id: &SnapshotId, when: &str, trusted: bool) {
    let now = Now { utc: when.parse().unwrap(), trusted };
    let (snapshot, bundle) = (Text::new(id.as_str()), Text::new("prøve"));
    let deed = Deed::Imported { snapshot, bundle, version: None, signer: None };
    Logbook::open(store.root()).append(now, &Actor::Command, deed).unwrap();
}

#[test]
fn a_clock_that_was_wrong_puts_nothing_in_order_and_makes_nothing_old() {
    let (_folder, store) = store();
    let ids: Vec<SnapshotId> = ["a", "b", "c", "d", "e"].map(|name| publish(&store, name)).into();
    // What the files say of the time is the other way round.
    for (age, id) in ids.iter().rev().enumerate() {
        let then = SystemTime::UNIX_EPOCH + Duration::from_hours(24 * u64::try_from(age).unwrap());
        let folder = fs::File::open(store.folder(id)).unwrap();
        folder.set_modified(then).unwrap();
    }
    noted(&store, &ids[0], "2091-01-01T00:00:00Z", false);
    noted(&store, &ids[1], "1970-01-01T00:03:00Z", false);
    noted(&store, &ids[2], "2026-01-01T00:00:00Z", true);
    let listed: Vec<SnapshotId> = store.list().unwrap().into_iter().map(|entry| entry.id).collect();
    assert_eq!(listed, ids);
    assert_eq!(store.way_back(None).unwrap(), ids[3]);
    let month = Retention { keep: 9, keep_days: Some(30), free_megabytes: 0 };
    let lock = store.lock().unwrap();
    let pruned = |trusted| {
        let now = Now { utc: "2027-01-01T00:00:00Z".parse().unwrap(), trusted };
        history::prune(&store, &month, &Hand { now, ..hand("Anna") }, &lock).unwrap()
    };
    assert_eq!(pruned(false), [], "nobody knows the time now");
    assert_eq!(pruned(true), ids[2..3], "of the others nobody knew it then");
}

#[test]
fn a_clock_that_ran_ahead_does_not_hold_the_right_time_up() {
    let (folder, store) = store();
    let id = publish(&store, "a");
    let (clock, mut follower) = (Clock::new(ClockTrust::Always), Follower::new(folder.path()));
    let snapshot = follower.first().unwrap();
    noted(&store, &id, "2991-01-01T00:00:00Z", false);
    clock.shows(&snapshot, follower.made());
    assert!(clock.today().is_some());
    noted(&store, &id, "2991-01-01T00:00:00Z", true);
    clock.shows(&snapshot, follower.made());
    assert_eq!(clock.today(), None, "it was known to be 2991");
}

#[test]
fn what_an_interrupted_import_left_behind_is_swept_away() {
    let (folder, store) = store();
    let id = publish(&store, "a");
    // As a power cut leaves it: a folder half written, a link not yet renamed.
    let aside = folder.path().join("snapshots/.000002-00000000.aside");
    fs::create_dir(&aside).unwrap();
    fs::write(aside.join("snapshot.duckdb"), "half").unwrap();
    std::os::unix::fs::symlink("snapshots/nowhere", folder.path().join(".current.aside")).unwrap();
    assert_eq!(store.current(), Some(id.clone()), "the old one is still shown");
    store.load(&id).unwrap();
    let next = publish(&store, "b");
    assert_eq!(names(&folder.path().join("snapshots")), [id.as_str(), next.as_str()]);
    assert_eq!(names(folder.path()), ["current", "lock", "snapshots"]);
}

#[test]
fn a_store_that_cannot_be_written_keeps_what_it_shows() {
    let (folder, store) = store();
    let id = publish(&store, "a");
    let lock = store.lock().unwrap();
    // A plain file stands where the next snapshot would be written.
    let snapshots = folder.path().join("snapshots");
    let moved = folder.path().join("moved");
    fs::rename(&snapshots, &moved).unwrap();
    fs::write(&snapshots, "in the way").unwrap();
    let refused = show(&store, "b", &lock).unwrap_err();
    assert!(refused.to_string().contains("snapshots"), "{refused}");
    fs::remove_file(&snapshots).unwrap();
    fs::rename(&moved, &snapshots).unwrap();
    assert_eq!(store.current(), Some(id.clone()));
    store.load(&id).unwrap();
}

#[test]
fn one_import_at_a_time() {
    let (_folder, store) = store();
    let lock = store.lock().unwrap();
    assert!(matches!(store.lock(), Err(StoreError::Busy)));
    drop(lock);
    store.lock().unwrap();
}

#[test]
fn a_damaged_snapshot_is_refused_and_never_rolled_back_to() {
    let (folder, store) = store();
    let first = publish(&store, "a");
    let second = publish(&store, "b");
    let whole = store.load(&first).unwrap().release.indicators;
    let halve = |name: &str| {
        let file = folder.path().join("snapshots").join(first.as_str()).join(name);
        let bytes = fs::read(&file).unwrap();
        fs::write(&file, &bytes[..bytes.len() / 2]).unwrap();
    };
    halve("figures.txt");
    assert_eq!(store.load(&first).unwrap().release.indicators, whole, "the tables say the same");
    halve("snapshot.duckdb");
    assert!(store.load(&first).is_err());
    assert!(back(&store, None, &store.lock().unwrap()).is_err());
    assert_eq!(store.current(), Some(second));
}

#[test]
fn ids_from_outside_stay_inside_the_folder() {
    for text in ["../../etc/passwd", "000001-../..", "1-abcdef12", "000001-abcdefg1", "000001", ""] {
        assert_eq!(SnapshotId::parse(text), None, "{text}");
    }
}
