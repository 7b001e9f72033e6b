//! What changes more than the operator lets through waits: it is confirmed, declined or outdated.

use std::fs;

use komspot::app::ImportError;
use komspot::app::Terms;
use komspot::app::preview::Beyond;
use komspot::app::stage::{self, Publication};
use komspot::config::Limits;

use super::{Desk, TWO_MONTHS, hand};

const LIMITS: Limits = Limits {
    jump: Some(10.0),
    emptied_areas: false,
    removed_indicators: false,
    removed_areas: false,
    rewritten: false,
    hidden: None,
    earlier_end: false,
};

/// February is published; March jumps, and waits under the name that is given.
fn waiting() -> (Desk, String) {
    let desk = Desk::new();
    desk.write("1", &[("uro", true)], &TWO_MONTHS);
    assert!(matches!(desk.import(&LIMITS), Publication::Shown { .. }), "the first has nothing to jump from");
    let name = jumping(&desk);
    (desk, name)
}

fn jumping(desk: &Desk) -> String {
    let mut rows = TWO_MONTHS.to_vec();
    rows.extend(["uro nord 2025-03 800", "uro syd 2025-03 700", "uro øst 2025-03 600"]);
    desk.write("2", &[("uro", true)], &rows);
    let Publication::Held(held) = desk.import(&LIMITS) else { panic!("it jumps from 93 to 2,100") };
    assert!(matches!(&held.note.beyond[..], [Beyond::Jump { indicator, .. }] if indicator == "uro"));
    held.name
}

#[test]
fn a_jump_waits_and_is_shown_once_it_is_confirmed() {
    let (desk, name) = waiting();
    let store = desk.store();
    let before = store.current();
    assert_eq!(desk.staged(), std::slice::from_ref(&name));
    let held = stage::held(&store).unwrap();
    assert_eq!((held.len(), held[0].name.as_str(), held[0].outdated), (1, name.as_str(), false));
    assert_eq!(
        (held[0].note.signer.as_deref(), held[0].note.version.as_deref()),
        (Some("kontor"), Some("2"))
    );
    let list = desk.run(&["held", "list"]);
    assert!(
        list.stdout.contains(&name) && list.stdout.contains("fra 93 (februar 2025) til 2.100"),
        "{list:?}"
    );

    let lock = store.lock().unwrap();
    let shown = stage::confirm(&store, &name, &Terms::default(), &hand("Bo"), &lock).unwrap();
    assert_eq!(store.current(), Some(shown.id));
    assert_ne!(store.current(), before);
    assert_eq!(desk.staged(), [""; 0]);
    assert_eq!(desk.deeds(), ["imported", "held", "confirmed", "imported"]);
    let again = stage::confirm(&store, &name, &Terms::default(), &hand("Bo"), &lock);
    assert!(matches!(again, Err(ImportError::NotStaged(_))));
}

#[test]
fn what_is_declined_is_gone_with_its_reason_in_the_log() {
    let (desk, name) = waiting();
    let before = desk.store().current();
    let declined = desk.run(&["held", "decline", &name, "--reason", "forkert måned"]);
    assert_eq!(declined.code, Some(0), "{declined:?}");
    assert_eq!((desk.staged().len(), desk.store().current()), (0, before));
    assert!(desk.run(&["log"]).stdout.contains("Begrundelse: forkert måned"));
    assert_eq!(desk.run(&["held", "decline", &name]).code, Some(1), "there is nothing any more");
    assert!(desk.run(&["held", "list"]).stdout.contains("venter ikke noget"));
}

#[test]
fn what_was_overtaken_can_only_be_declined() {
    let (desk, name) = waiting();
    let mut rows = TWO_MONTHS.to_vec();
    rows.extend(["uro nord 2025-03 40", "uro syd 2025-03 30", "uro øst 2025-03 20"]);
    desk.write("2b", &[("uro", true)], &rows);
    assert!(matches!(desk.import(&LIMITS), Publication::Shown { .. }));
    assert_eq!(desk.staged(), std::slice::from_ref(&name), "what waits is not swept away");
    assert!(stage::held(&desk.store()).unwrap()[0].outdated);
    let confirmed = desk.run(&["held", "confirm", &name]);
    assert_eq!(confirmed.code, Some(1), "{confirmed:?}");
    assert!(confirmed.stderr.contains("Bring den igen"), "{confirmed:?}");
    assert_eq!(desk.run(&["held", "decline", &name]).code, Some(0));
}

#[test]
fn a_confirmation_that_was_interrupted_is_made_again() {
    let (desk, name) = waiting();
    // What stands there after the ledger was saved and before the log was told.
    let left = desk.data().join("staged").join(&name).join("ledger.jsonl");
    let saved = fs::read(&left).unwrap();
    assert_ne!(saved, fs::read(desk.data().join("ledger.jsonl")).unwrap(), "something new is published");
    fs::write(desk.data().join("ledger.jsonl"), saved).unwrap();
    let store = desk.store();
    assert!(!stage::held(&store).unwrap()[0].outdated, "it can be confirmed");
    let lock = store.lock().unwrap();
    let shown = stage::confirm(&store, &name, &Terms::default(), &hand("Bo"), &lock).unwrap();
    assert_eq!((store.current(), desk.staged().len()), (Some(shown.id), 0));
}

#[test]
fn what_an_interrupted_import_has_overtaken_says_so_before_it_is_confirmed() {
    let (desk, name) = waiting();
    let mut rows = TWO_MONTHS.to_vec();
    rows.extend(["uro nord 2025-03 40", "uro syd 2025-03 30", "uro øst 2025-03 20"]);
    desk.write("2b", &[("uro", true)], &rows);
    desk.prepare("job");
    fs::copy(desk.data().join("staged/job/ledger.jsonl"), desk.data().join("ledger.jsonl")).unwrap();
    let store = desk.store();
    let lock = store.lock().unwrap();
    let confirmed = stage::confirm(&store, &name, &Terms::default(), &hand("Bo"), &lock);
    assert!(matches!(confirmed, Err(ImportError::Outdated)), "another ledger has grown");
    assert!(stage::held(&store).unwrap()[0].outdated);
}

#[test]
fn the_same_bundle_brought_twice_waits_once() {
    let (desk, name) = waiting();
    assert_eq!(jumping(&desk), name);
    assert_eq!(desk.staged(), [name]);
}

#[test]
fn the_command_holds_by_the_settings() {
    let desk = Desk::new();
    desk.write("1", &[("uro", true)], &TWO_MONTHS);
    let settings = desk.bundle().with_file_name("komspot.toml");
    fs::write(&settings, "[confirm]\njump = 10\n").unwrap();
    let bundle = desk.bundle();
    let import = || {
        desk.run(&["--config", settings.to_str().unwrap(), "import", "--unsigned", bundle.to_str().unwrap()])
    };
    assert_eq!(import().code, Some(0));
    let mut rows = TWO_MONTHS.to_vec();
    rows.extend(["uro nord 2025-03 800", "uro syd 2025-03 700", "uro øst 2025-03 600"]);
    desk.write("2", &[("uro", true)], &rows);
    let held = import();
    assert_eq!(held.code, Some(0), "{held:?}");
    assert!(held.stdout.contains("komspot held confirm held-"), "{held:?}");
    let name = desk.staged().remove(0);
    let confirmed = desk.run(&["held", "confirm", &name]);
    assert!(confirmed.code == Some(0) && confirmed.stdout.contains("Skærmene viser nu"), "{confirmed:?}");
}
