//! The way back, and how much of the history is kept.

use komspot::app::history;
use komspot::config::Limits;
use komspot::config::Retention;
use komspot::logbook::{Deed, Logbook};
use komspot::snapshot::SnapshotId;

use super::{Desk, TWO_MONTHS, hand};

/// So many imports of the same bundle.
fn imported(times: usize) -> (Desk, Vec<SnapshotId>) {
    let desk = Desk::new();
    desk.write("1", &[("uro", false)], &TWO_MONTHS);
    for _ in 0..times {
        desk.import(&Limits::default());
    }
    let ids = ids(&desk);
    assert_eq!(ids.len(), times);
    (desk, ids)
}

fn ids(desk: &Desk) -> Vec<SnapshotId> {
    desk.store().list().unwrap().into_iter().map(|entry| entry.id).collect()
}

#[test]
fn the_way_back_is_logged_with_its_reason() {
    let (desk, ids) = imported(2);
    let back = desk.run(&["snapshots", "rollback", "--reason", "forkert måned"]);
    assert_eq!(back.code, Some(0), "{back:?}");
    assert_eq!(desk.store().current().as_ref(), Some(&ids[0]));
    let told = Deed::RolledBack {
        from: Some(ids[1].as_str().into()),
        to: ids[0].as_str().into(),
        reason: "forkert måned".into(),
    };
    assert_eq!(Logbook::open(&desk.data()).entries().unwrap().last().unwrap().what, told);
    let again = desk.run(&["snapshots", "rollback"]);
    assert_eq!(again.code, Some(1), "there is nothing earlier: {again:?}");
}

#[test]
fn the_ledger_stays_ahead_after_a_way_back_and_the_next_import_goes_on() {
    let desk = Desk::new();
    desk.write("1", &[("uro", true)], &TWO_MONTHS[..3]);
    desk.import(&Limits::default());
    desk.write("2", &[("uro", true)], &TWO_MONTHS);
    desk.import(&Limits::default());
    let ledger = std::fs::read(desk.data().join("ledger.jsonl")).unwrap();
    assert_eq!(desk.run(&["snapshots", "rollback"]).code, Some(0));
    assert_eq!(std::fs::read(desk.data().join("ledger.jsonl")).unwrap(), ledger, "what was said stays said");
    desk.import(&Limits::default());
    assert_eq!(desk.run(&["ledger", "verify"]).code, Some(0));
    assert_eq!(ids(&desk).len(), 3);
}

#[test]
fn a_disk_without_room_loses_the_oldest_but_never_the_way_back() {
    let (desk, ids_before) = imported(4);
    let store = desk.store();
    let lock = store.lock().unwrap();
    let never_enough = Retention { keep: 9, keep_days: None, free_megabytes: u64::MAX };
    let removed = history::prune(&store, &never_enough, &hand("Anna"), &lock).unwrap();
    assert_eq!(removed, ids_before[..2]);
    assert_eq!(ids(&desk), ids_before[2..]);
    assert_eq!(desk.deeds()[4..], ["pruned", "pruned"], "one by one, as long as there is too little");
}

#[test]
fn an_import_prunes_by_the_settings() {
    let desk = Desk::new();
    desk.write("1", &[("uro", false)], &TWO_MONTHS);
    let settings = desk.bundle().with_file_name("komspot.toml");
    std::fs::write(&settings, "[history]\nkeep = 2\nfree_mb = 0\n").unwrap();
    let (bundle, settings) = (desk.bundle(), settings.to_str().unwrap().to_owned());
    for _ in 0..4 {
        let done = desk.run(&["--config", &settings, "import", "--unsigned", bundle.to_str().unwrap()]);
        assert_eq!(done.code, Some(0), "{done:?}");
    }
    let numbers: Vec<u32> = ids(&desk).iter().map(SnapshotId::number).collect();
    assert_eq!(numbers, [3, 4]);
    let nothing = desk.run(&["--config", &settings, "snapshots", "prune"]);
    assert!(nothing.code == Some(0) && nothing.stdout.contains("ikke noget at fjerne"), "{nothing:?}");
    assert!(desk.run(&["log"]).stdout.contains("KOMspot: Fjernede én gammel udgave: 000001-"));
}
